"""Sentences keep their exact places in both languages; the cases are in specs/sentences.*.json."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.records import Article, Language
from service.stages.sentences import find_sentences, split_sentences

TESTS = Path(__file__).parents[1]
SHARED = TESTS.parents[1] / "shared"
SEEDS = sorted((TESTS.parent / "seeds").glob("*/*.txt"))
# What hostile and careless texts are made of.
MARKS = "% 。 ！ ？ ； ， … …… . .. ! ? ; , : “ ” ‘ ’ （ ） ( ) [3] 《 》 1. 2. （一） （二） ① ② 一、 • -"
WORDS = "全市医疗卫生机构 8763个 The city opened U.S. No. e.g. 3.5 1,000.5 A b 😀 \U00020000 é ²"
PIECES = [*MARKS.split(), *WORDS.split(), '"', " - ", " ", "\u3000", "\n", "\n\n", "\t", "\u2028"]


def _cases() -> list[tuple[Language, dict[str, object]]]:
    folder = TESTS / "specs"
    return [
        (language, case)
        for language in Language
        for case in json.loads((folder / f"sentences.{language}.json").read_text(encoding="utf-8"))
    ]


def _article(text: str, *, has_title: bool = False) -> Article:
    return Article(text=text, id="sha256:0", has_title=has_title)


def _check_nothing_is_lost(text: str, spans: list[tuple[int, int]]) -> None:
    """Fail unless the slices ascend, hold no blanks at their ends, and leave only blanks between them."""
    place = 0
    for start, end in spans:
        assert place <= start < end
        assert text[place:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        place = end
    assert text[place:].strip() == ""


@pytest.mark.parametrize(("language", "case"), _cases(), ids=lambda value: value["note"] if isinstance(value, dict) else str(value))
def test_find_sentences_follows_the_cases(language: Language, case: dict[str, object]) -> None:
    text = str(case["text"])
    assert [text[start:end] for start, end in find_sentences(text, language=language)] == case["sentences"]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from(Language))
def test_find_sentences_loses_nothing_of_mixtures(text: str, language: Language) -> None:
    _check_nothing_is_lost(text, find_sentences(text, language=language))


@given(st.text(), st.sampled_from(Language))
def test_find_sentences_loses_nothing_of_any_text(text: str, language: Language) -> None:
    _check_nothing_is_lost(text, find_sentences(text, language=language))


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_find_sentences_parts_no_digits(text: str) -> None:
    # isdecimal: ² behind a full stop is a note's mark, and ends a sentence whatever follows
    edges = {end for _, end in find_sentences(text, language=Language.EN)}
    followed = [edge for edge in edges if text[edge : edge + 1].isdecimal()]
    assert not [edge for edge in followed if text[edge - 1 : edge].isdecimal()]
    assert not [edge for edge in followed if text[edge - 1 : edge] == "." and text[edge - 2 : edge - 1].isdecimal()]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_split_sentences_gives_back_every_seed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    language = Language.ZH if path.parent.name == "zh" else Language.EN
    sentences = split_sentences(_article(text, has_title=True), language=language)
    _check_nothing_is_lost(text, [(sentence.start, sentence.end) for sentence in sentences])
    assert [sentence.index for sentence in sentences] == list(range(len(sentences)))
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in sentences)


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the reference corpora are not beside the checkout")
@pytest.mark.parametrize("language", Language)
def test_find_sentences_gives_back_the_sample_articles(language: Language) -> None:
    paths = sorted((SHARED / "seeds").glob("*.txt"))
    assert len(paths) == 5
    for path in paths:
        text = path.read_text(encoding="utf-8")
        spans = find_sentences(text, language=language)
        _check_nothing_is_lost(text, spans)
        assert max(end - start for start, end in spans) < 1300  # the longest is one real sentence of semicolons


def test_split_sentences_keeps_the_title_whole() -> None:
    text = "Ready? Set. Go!\n\nThe race began. It ended."
    sentences = split_sentences(_article(text, has_title=True), language=Language.EN)
    assert [sentence.text for sentence in sentences] == ["Ready? Set. Go!", "The race began.", "It ended."]


def test_split_sentences_splits_a_first_line_that_is_no_title() -> None:
    sentences = split_sentences(_article("Ready? Set. Go!\nThe race began."), language=Language.EN)
    assert [sentence.text for sentence in sentences][:2] == ["Ready?", "Set."]


def test_split_sentences_counts_paragraphs_by_lines_with_text() -> None:
    text = "标题\n\n\n第一段。还是第一段。\n \n第二段\n第三段。"
    sentences = split_sentences(_article(text, has_title=True), language=Language.ZH)
    assert [(sentence.text, sentence.paragraph) for sentence in sentences] == [
        ("标题", 0),
        ("第一段。", 1),
        ("还是第一段。", 1),
        ("第二段", 2),
        ("第三段。", 3),
    ]


def test_split_sentences_finds_nothing_in_blanks() -> None:
    assert split_sentences(_article(" \n\u3000\n"), language=Language.ZH) == ()


@pytest.mark.parametrize(
    "text",
    [
        "医" * 200_000,
        "。" * 200_000,
        "A. " * 60_000,
        "（" * 100_000 + "）" * 100_000,
        "“。" * 100_000,
        '"' * 200_000,
        "[1]" * 60_000,
        "1. B - " * 30_000,
    ],
    ids=["no stop", "only stops", "initials", "nested brackets", "open quotes", "straight quotes", "citations", "items and dashes"],
)
def test_find_sentences_takes_hostile_text(text: str) -> None:
    _check_nothing_is_lost(text, find_sentences(text, language=Language.ZH))
