"""Chinese and English are told from each other and from everything else; the cases are in specs/languages.json."""

import json
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.stages.language import detect_language

TESTS = Path(__file__).parents[1]
SHARED = TESTS.parents[1] / "shared"
CASES = json.loads((TESTS / "specs" / "languages.json").read_text(encoding="utf-8"))


def _cases(group: str) -> list[dict[str, str]]:
    return [case for case in CASES if case["group"] == group]


def _identify(case: dict[str, str]) -> str:
    return f"{case['note']}: {case['text'][:20]}"


@pytest.mark.parametrize("case", _cases("mixed") + _cases("neighbours") + _cases("scripts"), ids=_identify)
def test_detect_language_goes_by_script_and_majority(case: dict[str, str]) -> None:
    found = detect_language(case["text"])
    assert (found.language, found.script) == (case["language"], case["script"])


@pytest.mark.parametrize("group", ["chinese", "english"])
def test_detect_language_is_right_from_ten_characters(group: str) -> None:
    cases = _cases(group)
    wrong = [case["text"] for case in cases if _answer(case["text"]) != (case["language"], case["script"])]
    assert len(wrong) <= 0.01 * len(cases), wrong


def test_detect_language_refuses_other_latin_languages_from_forty_characters() -> None:
    cases = [case for case in _cases("latin") if len(case["text"]) >= 40]
    taken = [case["text"] for case in cases if detect_language(case["text"]).language != "und"]
    assert len(cases) >= 150
    assert len(taken) <= 0.01 * len(cases), taken


@pytest.mark.parametrize("text", ["Nouvelle ligne de tramway", "Precios al alza", "Qingdao shi weisheng"])
def test_detect_language_takes_short_latin_text_for_english_without_trust(text: str) -> None:
    found = detect_language(text)
    assert found.language == "en"
    assert found.confidence < 0.5


def test_detect_language_trusts_a_sentence() -> None:
    assert detect_language("The county opened twelve clinics and forty village schools last year.").confidence > 0.8
    assert detect_language("全县去年新开十二家诊所和四十所村小。").confidence > 0.99


def test_detect_language_reads_titles_and_capitals_alike() -> None:
    text = "More than half of the villages in the county have a clinic of their own"
    assert {detect_language(form).language for form in (text, text.upper(), text.title())} == {"en"}


def test_detect_language_looks_at_all_parts_of_a_long_text() -> None:
    chinese = "全市医疗卫生机构达到八千多个。" * 4000
    english = "The city has more than eight thousand clinics. " * 400
    assert detect_language(english + chinese).language == "zh"


@given(st.text(max_size=120))
@settings(deadline=None)  # the first call loads langdetect's profiles
def test_detect_language_answers_anything(text: str) -> None:
    assert detect_language(text) == detect_language(text)


def test_detect_language_answers_the_same_in_many_threads() -> None:
    texts = [case["text"] for case in CASES]
    expected = [detect_language(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(detect_language, texts)) == expected


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "dev").is_dir(), reason="the reference corpora are not beside the checkout")
@pytest.mark.parametrize(
    ("name", "language"), [("flores-dev.zh", "zh"), ("flores-dev.en", "en"), ("gov-reports.zh", "zh"), ("gov-reports.en", "en")]
)
def test_detect_language_is_right_on_sentences_and_their_beginnings(name: str, language: str) -> None:
    lines = (SHARED / "dev" / name).read_text(encoding="utf-8").splitlines()
    chosen = random.Random(7).sample(lines, 150)
    texts = chosen + [_beginning(line) for line in chosen]
    wrong = [text for text in texts if detect_language(text).language != language]
    assert len(wrong) <= 0.01 * len(texts), wrong


def _beginning(line: str) -> str:
    """Return the first words of a line, at least ten characters."""
    return line[:10] + line[10:].partition(" ")[0] if line.isascii() else line[:12]


def _answer(text: str) -> tuple[str, str | None]:
    found = detect_language(text)
    return found.language, found.script
