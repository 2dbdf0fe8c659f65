"""Over-long sentences are parted at clause marks, never inside a number."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.clauses import split_clauses
from service.records import Language


def _pieces(text: str, *, language: Language, limit: int) -> list[str]:
    return [text[start:end] for start, end in split_clauses(text, language=language, limit=limit)]


@pytest.mark.parametrize(
    ("note", "language", "limit", "text", "pieces"),
    [
        ("short stays", "zh", 20, "甲方建设；乙方管理。", ["甲方建设；乙方管理。"]),
        ("semicolon before comma", "zh", 14, "新建学校，扩大学位；改造诊所，补齐设备。", ["新建学校，扩大学位；", "改造诊所，补齐设备。"]),
        ("comma", "zh", 10, "新建学校扩大学位，改造诊所补齐。", ["新建学校扩大学位，", "改造诊所补齐。"]),
        ("enumeration comma last", "zh", 8, "诊所学校车站、码头机场仓库。", ["诊所学校车站、", "码头机场仓库。"]),
        ("quotes stay whole", "zh", 14, "印发了，“甲，乙，丙，丁”的通知。", ["印发了，", "“甲，乙，丙，丁”的通知。"]),
        ("brackets stay whole", "zh", 14, "扩大供给，含（公办，民办）两类托位。", ["扩大供给，", "含（公办，民办）两类托位。"]),
        (
            "English semicolon",
            "en",
            34,
            "The city adds beds in towns; the county trains nurses.",
            ["The city adds beds in towns;", "the county trains nurses."],
        ),
        (
            "English comma",
            "en",
            30,
            "Beds rose in all towns, nurses in all villages.",
            ["Beds rose in all towns,", "nurses in all villages."],
        ),
        (
            "conjunction",
            "en",
            28,
            "Beds rose in all the towns and nurses in villages",
            ["Beds rose in all the towns", "and nurses in villages"],
        ),
        ("no comma of a number", "en", 12, "He got 1,000,000 yuan in all", ["He got", "1,000,000", "yuan in all"]),
        ("between words", "en", 12, "alpha beta gamma delta", ["alpha beta", "gamma delta"]),
        ("a word longer than the limit", "en", 5, "abcdefghijkl", ["abcde", "fghij", "kl"]),
        ("a number stays with its unit", "zh", 9, "全市共有床位累计8651万张", ["全市共有床位累计", "8651万张"]),
    ],
)
def test_split_clauses_takes_the_strongest_mark(note: str, language: str, limit: int, text: str, pieces: list[str]) -> None:
    assert _pieces(text, language=Language(language), limit=limit) == pieces, note


@given(st.text(alphabet="医院，；、。“”（）12345.,; abcde and\n", max_size=300), st.sampled_from(Language), st.integers(10, 60))
def test_split_clauses_keeps_everything_within_the_limit(text: str, language: Language, limit: int) -> None:
    spans = split_clauses(text, language=language, limit=limit)
    place = 0
    for start, end in spans:
        assert text[place:start].strip() == ""
        assert 0 < end - start <= limit
        place = end
    assert text[place:].strip() == ""


@given(
    st.lists(st.sampled_from(["1,000.5万元", "3.5%的", "12:30开", "8,763 beds ", "医院", "，", ", ", "and ", "；"]), max_size=60).map(
        "".join
    )
)
def test_split_clauses_parts_no_number(text: str) -> None:
    spans = split_clauses(text, language=Language.ZH, limit=24)
    for number in re.finditer(r"\d+(?:[.,:]\d+)*", text):
        assert any(start <= number.start() and number.end() <= end for start, end in spans), number.group()


def test_split_clauses_takes_a_sentence_of_five_thousand_characters() -> None:
    text = "推进基本公共服务均等化，" * 420
    pieces = _pieces(text, language=Language.ZH, limit=120)
    assert "".join(pieces) == text
    assert all(piece.endswith("，") for piece in pieces)


def test_split_clauses_finds_nothing_in_nothing() -> None:
    assert split_clauses("", language=Language.EN) == []
