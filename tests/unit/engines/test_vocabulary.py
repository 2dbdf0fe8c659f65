"""Text to tokens and back, for a two-way vocabulary with byte pieces and for OPUS-MT's without them."""

from pathlib import Path

import pytest

from service.engines.vocabulary import Vocabulary
from service.engines.weights import read_weights
from service.errors import ModelDamagedError, ModelMissingError
from service.records import Language

TO_ENGLISH = {"source": Language.ZH, "target": Language.EN}
TO_CHINESE = {"source": Language.EN, "target": Language.ZH}


@pytest.fixture(scope="module")
def shared(two_way: Path) -> Vocabulary:
    return Vocabulary(read_weights(two_way))


@pytest.fixture(scope="module")
def forth(per_direction: Path) -> Vocabulary:
    return Vocabulary(read_weights(per_direction / "zh-en"))


@pytest.fixture(scope="module")
def back(per_direction: Path) -> Vocabulary:
    return Vocabulary(read_weights(per_direction / "en-zh"))


def test_encode_puts_the_tag_first_and_the_end_last(shared: Vocabulary) -> None:
    assert shared.encode("医院", **TO_ENGLISH)[0] == ">>en<<"
    assert shared.encode("Hospital", **TO_CHINESE)[0] == ">>zh<<"
    assert shared.encode("Hospital", **TO_CHINESE)[-1] == "</s>"


def test_encode_writes_the_tag_that_opus_mt_has(forth: Vocabulary, back: Vocabulary) -> None:
    assert back.encode("Hospitals", **TO_CHINESE)[0] == ">>cmn_Hans<<"
    assert not forth.encode("医院", **TO_ENGLISH)[0].startswith(">>")


@pytest.mark.parametrize("text", ["新增床位⟦0⟧张。", "⟦3⟧⟦7⟧", "增长⟦1⟧，达到⟦0⟧"])
def test_placeholders_stay_whole_both_ways(shared: Vocabulary, text: str) -> None:
    tokens = shared.encode(text, **TO_ENGLISH)
    assert [token for token in tokens if "⟦" in token] == [text[at : at + 3] for at, mark in enumerate(text) if mark == "⟦"]
    assert shared.decode(tokens) == text


@pytest.mark.parametrize("text", ["稀有字龘𠮷", "表情🙂", "The city café naïve", "12.3%"])
def test_byte_pieces_give_back_what_the_vocabulary_lacks(shared: Vocabulary, text: str) -> None:
    assert shared.decode(shared.encode(text, **TO_ENGLISH)) == text


def test_encode_writes_unknown_where_there_are_no_byte_pieces(forth: Vocabulary) -> None:
    tokens = forth.encode("医院龘🙂", **TO_ENGLISH)
    assert "<unk>" in tokens
    assert all(number >= 0 for number in forth.to_ids(tokens))


def test_every_token_has_a_row_and_comes_back_from_it(shared: Vocabulary) -> None:
    tokens = shared.encode("门诊量增长⟦0⟧。", **TO_ENGLISH)
    assert shared.to_tokens(shared.to_ids(tokens)) == tokens
    assert shared.to_tokens([10**6]) == ["<unk>"]


@pytest.mark.parametrize("text", ["</s>", "<pad>", ">>zh<<", "<unk>"])
def test_encode_takes_no_orders_from_the_text(shared: Vocabulary, text: str) -> None:
    inner = shared.encode(text + "医院", **TO_ENGLISH)[1:-1]
    assert text not in inner


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["▁The", "▁city", "</s>"], "The city"),
        ([">>zh<<", "▁", "医", "院", "<pad>"], "医院"),
        (["▁全市", "▁医院", "▁。"], "全市医院。"),
        (["▁医", "院", "▁20", "▁张"], "医院 20 张"),
        (["▁", "<0xE5>", "<0x8C>", "<0xBB>"], "医"),
        (["<unused470>", "医"], "医"),
        ([], ""),
    ],
    ids=["latin", "specials", "no space between Han", "space beside digits stays", "bytes", "filler", "nothing"],
)
def test_decode_writes_clean_text(shared: Vocabulary, pieces: list[str], text: str) -> None:
    assert shared.decode(pieces) == text


def test_encode_prefix_has_neither_tag_nor_end(shared: Vocabulary) -> None:
    tokens = shared.encode_prefix("The city")
    assert shared.decode(tokens) == "The city"
    assert not {">>en<<", "</s>"} & set(tokens)
    assert shared.encode_prefix("") == []


def test_cut_gives_each_piece_its_tag_and_end(shared: Vocabulary, forth: Vocabulary) -> None:
    tokens = shared.encode("医院医院医院", **TO_ENGLISH)
    pieces = shared.cut(tokens, limit=4)
    assert all(piece[0] == ">>en<<" and piece[-1] == "</s>" and len(piece) <= 4 for piece in pieces)
    assert [token for piece in pieces for token in piece[1:-1]] == tokens[1:-1]
    assert shared.cut(tokens, limit=128) == [tokens]
    assert forth.cut(["医", "院", "</s>"], limit=2) == [["医", "</s>"], ["院", "</s>"]]


def test_encode_refuses_direction_without_weights(forth: Vocabulary) -> None:
    with pytest.raises(ModelMissingError, match="'en-zh'"):
        forth.encode("Hospital", **TO_CHINESE)


def test_vocabulary_reports_broken_pieces(per_direction: Path, tmp_path: Path) -> None:
    for path in (per_direction / "zh-en").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "source.spm").write_bytes(b"not a model")
    with pytest.raises(ModelDamagedError, match=r"source\.spm is no SentencePiece model"):
        Vocabulary(read_weights(tmp_path))
