"""Cases of tests/specs/figures.*.json: each text with the figures that must be found in it, no more and no less."""

import json
from pathlib import Path

import pytest

from service.figures import find_figures
from service.records import Language

SPECS = Path(__file__).parents[2] / "specs"
CASES = [
    pytest.param(language, case, id=f"{language.value}-{case['note']}")
    for language in Language
    for case in json.loads((SPECS / f"figures.{language.value}.json").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("language", "case"), CASES)
def test_finds_the_figures_of_a_case_and_no_others(language, case):
    found = find_figures(case["text"], language=language)
    assert [figure.text for figure in found] == [expected["text"] for expected in case["figures"]]
    for figure, expected in zip(found, case["figures"], strict=True):
        assert {key: getattr(figure, key) for key in expected} == expected


def test_slices_point_into_traditional_and_full_width_text():
    text = "興建學校３所，投資２.５億元，惠及兩萬戶。"
    figures = find_figures(text, language=Language.ZH)
    assert [text[figure.start : figure.end] for figure in figures] == ["３所", "２.５億元", "兩萬戶"]
    assert [figure.value for figure in figures] == ["3", "250000000", "20000"]


def test_malformed_digits_are_told_and_not_guessed_silently():
    figures = find_figures("It covered 9.351,500 people and 12 towns.", language=Language.EN)
    assert [bool(figure.suspect) for figure in figures] == [True, False]


def test_relative_words_take_their_year_from_the_article():
    (figure,) = find_figures("3月5日发布通知。", language=Language.ZH, published="2024-06-01")
    assert figure.value == "2024-03-05"


def test_a_date_without_a_year_stays_without_one():
    (figure,) = find_figures("3月5日发布通知。", language=Language.ZH)
    assert figure.value == "--03-05"


@pytest.mark.parametrize("language", list(Language))
def test_empty_text_has_no_figures(language):
    assert find_figures("", language=language) == ()
