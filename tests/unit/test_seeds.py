"""The example articles and the figures marked in them by hand are what they say they are."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest

from service.records import Kind, Language, Qualifier, Status

SEEDS = Path(__file__).parents[2] / "seeds"
FIGURES = sorted(SEEDS.glob("*/*.figures"))
SUBJECTS = {
    "qingdao-education-health",
    "qingdao-city-development",
    "qingdao-health-news",
    "haiyan-equal-services",
    "shandong-livelihood-projects",
}  # the five that every release carries; more may stand beside them
FIELDS = {"text", "start", "end", "kind", "value", "low", "high", "qualifier", "unit", "per", "status"}
ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?|T\d\d:\d\d")
# Digits that are no figures: list numbers, names and codes, and the denominator of a rate, which is the figure's `per`.
NO_FIGURE = re.compile(r"^\d+\. |8\+10|5G|14th Five-Year Plan|(?:per|每) ?(?:1,000|10,000)", re.MULTILINE)
# The fourteen articles held 517 figures when they were marked; fewer means that a file was lost or cut.
LEAST_FIGURES = 517


def _read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def _article(path: Path) -> str:
    return path.with_suffix(".txt").read_bytes().decode("utf-8")


def _subject(path: Path) -> str:
    return path.stem.removesuffix("-hant")


def _values(language: str, subject: str) -> set[str]:
    """Return the values of a subject in a language, dates apart: they may be told differently."""
    return {
        figure["value"] or f"{figure['low']}..{figure['high']}"
        for path in FIGURES
        if path.parent.name == language and _subject(path) == subject
        for figure in _read(path)["figures"]
        if figure["kind"] != "date"
    }


def _name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


each_file = pytest.mark.parametrize("path", FIGURES, ids=_name)


def test_every_article_has_its_figures_beside_it(seeds: list[Path]) -> None:
    assert [path.with_suffix(".figures") for path in seeds] == FIGURES
    assert len(seeds) >= 10


def test_every_subject_is_told_in_both_languages() -> None:
    told = {language: {_subject(path) for path in FIGURES if path.parent.name == language} for language in Language}
    assert told[Language.ZH] == told[Language.EN]
    assert told[Language.ZH] >= SUBJECTS


def test_seeds_hold_the_figures_that_were_marked() -> None:
    assert sum(len(_read(path)["figures"]) for path in FIGURES) >= LEAST_FIGURES


@each_file
def test_article_is_a_headline_a_blank_line_and_paragraphs(path: Path) -> None:
    article = _article(path)
    headline, blank, *rest = article.split("\n")
    assert headline
    assert not blank
    assert sum(1 for line in rest if line) >= 5
    assert not set(article) & {"\r", "\ufeff", "\t"}
    assert article.endswith("\n")


@each_file
def test_figures_file_names_its_article(path: Path) -> None:
    marked = _read(path)
    assert set(marked) == {"article", "language", "figures"}
    assert (marked["article"], marked["language"]) == (f"{path.stem}.txt", path.parent.name)


@each_file
def test_figures_speak_the_words_of_the_contract(path: Path) -> None:
    for figure in _read(path)["figures"]:
        assert set(figure) == FIELDS
        assert figure["kind"] in get_args(Kind)
        assert figure["qualifier"] in get_args(Qualifier)
        assert figure["status"] in get_args(Status)
        assert figure["unit"] is None or re.fullmatch(r"[A-Z]{3}|[a-z]+(_[a-z]+)*", figure["unit"])


@each_file
def test_slices_are_literal_and_in_order(path: Path) -> None:
    article, last = _article(path), 0
    for figure in _read(path)["figures"]:
        assert article[figure["start"] : figure["end"]] == figure["text"]
        assert last <= figure["start"] < figure["end"]
        last = figure["end"]


@each_file
def test_no_digit_is_left_unmarked(path: Path) -> None:
    letters = list(_article(path))
    for figure in _read(path)["figures"]:
        letters[figure["start"] : figure["end"]] = "·" * (figure["end"] - figure["start"])
    assert re.findall(r".{0,9}\d.{0,9}", NO_FIGURE.sub("", "".join(letters))) == []


@each_file
def test_values_are_exact(path: Path) -> None:
    for figure in _read(path)["figures"]:
        if figure["kind"] == "date":
            assert ISO_DATE.fullmatch(figure["value"] or f"{figure['low']}"), figure
        elif figure["kind"] == "identifier":
            assert figure["value"].isdigit(), figure
        elif figure["value"] is None:
            assert Decimal(figure["low"]) < Decimal(figure["high"]), figure
        else:
            assert figure["low"] is figure["high"] is None, figure
            assert format(Decimal(figure["value"]).normalize(), "f") == figure["value"], figure


@pytest.mark.parametrize("subject", sorted({_subject(path) for path in FIGURES}))
def test_both_languages_tell_the_same_figures(subject: str) -> None:
    chinese, english = _values("zh", subject), _values("en", subject)
    assert len(chinese & english) >= 0.7 * max(len(chinese), len(english))
