"""CTranslate2 and transformers on the same tiny weights: the same hypotheses, in any company and from any thread."""

import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from service.engines.base import Decoding
from service.engines.ct2 import Ct2Engine
from service.engines.marian import MarianEngine
from service.engines.weights import TORCH_WEIGHTS
from service.errors import ConfigurationError, ModelDamagedError, ModelMissingError, TranslationError
from service.records import Language

SENTENCES = (
    "全市共有学校三百二十所，在校学生五十万人。",
    "门诊量比上年增长12.3个百分点。",
    "新增床位⟦0⟧张。",
    "医院",
    "",
    "稀有字龘𠮷，表情🙂也不能使它停下。",
    "居民医保参保率稳定在95%以上，" * 3,
)
TO_ENGLISH = {"source": Language.ZH, "target": Language.EN}
DECODINGS = {
    "greedy": Decoding(beam=1),
    "greedy-penalised": Decoding(beam=1, repetition_penalty=1.3, no_repeat_ngram=2),
    "greedy-prefix": Decoding(beam=1, prefix="The city"),
    "beam": Decoding(beam=4, hypotheses=4),
    "beam-short": Decoding(beam=3, hypotheses=2, length_penalty=0.6),
    "beam-no-repeat": Decoding(beam=4, hypotheses=4, no_repeat_ngram=3),
    "beam-prefix": Decoding(beam=3, hypotheses=3, prefix="The city", length_penalty=0.0),
}


@pytest.fixture(scope="module")
def ct2(two_way: Path) -> Ct2Engine:
    return Ct2Engine(two_way, compute_type="float32", threads=1)


@pytest.fixture(scope="module")
def marian(two_way: Path) -> MarianEngine:
    return MarianEngine(two_way, device="cpu")


@pytest.fixture(params=["ct2", "marian"])
def engine(request: pytest.FixtureRequest) -> object:
    return request.getfixturevalue(request.param)


@pytest.fixture
def covering(two_way: Path, tmp_path: Path) -> Ct2Engine:
    """The same weights, whose configuration asks for much coverage."""
    folder = Path(shutil.copytree(two_way, tmp_path / "covering"))
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    config["minsheng"]["coverage_penalty"] = 5.0
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return Ct2Engine(folder, compute_type="float32", threads=1)


def test_coverage_that_a_model_asks_for_changes_beams_and_is_told(ct2: Ct2Engine, covering: Ct2Engine) -> None:
    assert covering.signature == ct2.signature + "|coverage:5.0"
    beam, greedy = Decoding(beam=4), Decoding(beam=1)
    assert covering.translate(SENTENCES, **TO_ENGLISH, decoding=beam) != ct2.translate(SENTENCES, **TO_ENGLISH, decoding=beam)
    assert covering.translate(SENTENCES, **TO_ENGLISH, decoding=greedy) == ct2.translate(SENTENCES, **TO_ENGLISH, decoding=greedy)


@pytest.mark.parametrize("decoding", DECODINGS.values(), ids=DECODINGS)
def test_runtimes_agree_on_equal_weights(ct2: Ct2Engine, marian: MarianEngine, decoding: Decoding) -> None:
    left = ct2.translate(SENTENCES, decoding=decoding, **TO_ENGLISH)
    right = marian.translate(SENTENCES, decoding=decoding, **TO_ENGLISH)
    assert left == right
    assert len({tuple(hypotheses) for hypotheses in left}) > 4  # the weights do read their source


def test_translate_differs_by_target_tag(ct2: Ct2Engine) -> None:
    forth = ct2.translate(["2024"], source=Language.ZH, target=Language.EN, decoding=Decoding(beam=1))
    back = ct2.translate(["2024"], source=Language.EN, target=Language.ZH, decoding=Decoding(beam=1))
    assert forth != back


def test_translate_answers_blank_without_decoding(engine: object) -> None:
    assert engine.translate(["", "  \n"], decoding=Decoding(), **TO_ENGLISH) == [[""], [""]]
    assert engine.translate([], decoding=Decoding(), **TO_ENGLISH) == []


def test_translate_gives_a_sentence_the_same_in_any_company(engine: object) -> None:
    together = engine.translate(SENTENCES, decoding=Decoding(beam=2), **TO_ENGLISH)
    alone = [engine.translate([sentence], decoding=Decoding(beam=2), **TO_ENGLISH)[0] for sentence in SENTENCES]
    assert together == alone


def test_translate_begins_with_prefix(engine: object) -> None:
    found = engine.translate(SENTENCES[:2], decoding=Decoding(beam=2, hypotheses=2, prefix="The city has"), **TO_ENGLISH)
    assert all(text.startswith("The city has") and len(text) > len("The city has") for texts in found for text in texts)


def test_translate_leaves_room_after_a_long_prefix(engine: object) -> None:
    (found,) = engine.translate(SENTENCES[3:4], decoding=Decoding(prefix="The city has schools. " * 40), **TO_ENGLISH)
    assert found[0].startswith("The city has schools. The city")


def test_translate_returns_no_more_hypotheses_than_asked(engine: object) -> None:
    found = engine.translate(SENTENCES[:3], decoding=Decoding(beam=1, hypotheses=3), **TO_ENGLISH)
    assert [len(texts) for texts in found] == [3, 3, 3]


def test_translate_bounds_a_short_sentence_by_its_own_length(ct2: Ct2Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    searched = []
    search = Ct2Engine._search

    def watch(self: Ct2Engine, batch: list[list[str]], **options: object) -> object:
        found = search(self, batch, **options)
        searched.append((max(len(tokens) for tokens in batch), options["bound"], max(len(tokens) for texts in found for tokens in texts)))
        return found

    monkeypatch.setattr(Ct2Engine, "_search", watch)
    ct2.translate(["医院", SENTENCES[6]], decoding=Decoding(beam=1, max_length_ratio=2.0), **TO_ENGLISH)
    assert [(length <= 12, bound) for length, bound, _ in searched] == [(False, 127), (True, 24)]
    assert all(longest <= bound for _, bound, longest in searched)


def test_translate_refuses_direction_without_weights(build_folder: Callable[..., Path], tmp_path: Path) -> None:
    engine = MarianEngine(build_folder(tmp_path / "one", kind="zh-en", quantization=None), device="cpu")
    assert engine.supports(source=Language.ZH, target=Language.EN)
    assert not engine.supports(source=Language.EN, target=Language.ZH)
    with pytest.raises(ModelMissingError, match=r"'en-zh'.*minsheng models install"):
        engine.translate(["Hello."], source=Language.EN, target=Language.ZH, decoding=Decoding())


def test_translate_takes_a_sentence_past_the_positions_in_pieces(engine: object) -> None:
    endless = "医院" * 600
    short, long = engine.translate(["短句。", endless], decoding=Decoding(hypotheses=2), **TO_ENGLISH)
    assert len(short) == 2
    assert len(long) == 1
    assert engine.count_tokens([endless], **TO_ENGLISH)[0] > 5 * 128


def test_translate_names_only_the_sentence_at_fault(ct2: Ct2Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    search = Ct2Engine._search

    def fail_on_visits(self: Ct2Engine, batch: list[list[str]], **options: object) -> object:
        if any("门" in tokens for tokens in batch):
            raise RuntimeError("out of memory")
        return search(self, batch, **options)

    monkeypatch.setattr(Ct2Engine, "_search", fail_on_visits)
    with pytest.raises(TranslationError, match=r"门诊量.*out of memory"):
        ct2.translate(SENTENCES, decoding=Decoding(), **TO_ENGLISH)
    assert ct2.translate(SENTENCES[:1], decoding=Decoding(), **TO_ENGLISH)[0][0]


def test_translate_retries_a_failed_batch_sentence_by_sentence(ct2: Ct2Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = ct2.translate(SENTENCES, decoding=Decoding(), **TO_ENGLISH)
    search = Ct2Engine._search

    def fail_on_many(self: Ct2Engine, batch: list[list[str]], **options: object) -> object:
        if len(batch) > 1:
            raise RuntimeError("out of memory")
        return search(self, batch, **options)

    monkeypatch.setattr(Ct2Engine, "_search", fail_on_many)
    assert ct2.translate(SENTENCES, decoding=Decoding(), **TO_ENGLISH) == expected


def test_translate_serves_many_threads(engine: object) -> None:
    expected = engine.translate(SENTENCES, decoding=Decoding(), **TO_ENGLISH)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: engine.translate(SENTENCES, decoding=Decoding(), **TO_ENGLISH), range(8)))
    assert found == [expected] * 8


def test_marian_cuts_batches_without_changing_them(two_way: Path, marian: MarianEngine) -> None:
    small = MarianEngine(two_way, device="cpu", batch_tokens=64)
    assert small.translate(SENTENCES, decoding=Decoding(), **TO_ENGLISH) == marian.translate(SENTENCES, decoding=Decoding(), **TO_ENGLISH)


def test_count_tokens_counts_every_piece(engine: object) -> None:
    short, long = engine.count_tokens([SENTENCES[3], SENTENCES[6]], **TO_ENGLISH)
    assert 3 <= short < long


def test_signatures_name_weights_and_runtime(ct2: Ct2Engine, marian: MarianEngine) -> None:
    assert ct2.signature.startswith("tiny-1:")
    assert ct2.signature.endswith("|ct2:float32")
    assert marian.signature.endswith("|marian:float32")
    assert ct2.placeholders == marian.placeholders == tuple(f"⟦{number}⟧" for number in range(8))
    assert ct2.device == marian.device == "cpu"


def test_ct2_says_what_to_do_without_converted_weights(build_folder: Callable[..., Path], tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError, match="Run: minsheng"):
        Ct2Engine(build_folder(tmp_path / "raw", kind="two-way", quantization=None))


def test_ct2_reports_broken_weights(build_folder: Callable[..., Path], tmp_path: Path) -> None:
    folder = build_folder(tmp_path / "broken", kind="two-way", quantization="int8")
    (folder / "ct2" / "model.bin").write_bytes(b"not a model")
    with pytest.raises(ModelDamagedError, match="models check"):
        Ct2Engine(folder)


def test_marian_reports_missing_and_broken_weights(build_folder: Callable[..., Path], tmp_path: Path) -> None:
    folder = build_folder(tmp_path / "broken", kind="two-way", quantization=None)
    weights = folder / TORCH_WEIGHTS[0]
    weights.write_bytes(b"not a model")
    with pytest.raises(ModelDamagedError, match="models check"):
        MarianEngine(folder, device="cpu")
    weights.unlink()
    with pytest.raises(ModelMissingError, match="no weights for transformers"):
        MarianEngine(folder, device="cpu")


def test_marian_names_the_extra_without_torch(two_way: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "transformers", None)
    with pytest.raises(ConfigurationError, match=r"pip install 'minsheng\[torch\]'"):
        MarianEngine(two_way, device="cpu")
