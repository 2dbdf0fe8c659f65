"""The two articles whose figures were marked by hand: found, valued, with their units and dates."""

import json
from pathlib import Path

import pytest

from service.figures import find_figures
from service.records import Language

SHARED = Path(__file__).parents[4] / "shared"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SHARED.is_dir(), reason="needs the reference articles beside the checkout")]


def matched(name):
    """Pair the marks of an article with the figures found in it."""
    (path,) = SHARED.glob(f"seeds/{name}_*.txt")
    text = path.read_text(encoding="utf-8")
    marks = [json.loads(line) for line in (SHARED / "gold" / f"seed-{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    figures = list(find_figures(text, language=Language.EN))
    pairs = []
    for mark in marks:
        same = [
            f
            for f in figures
            if f.start < mark["end"] and mark["start"] < f.end and (f.value, f.low, f.high) == (mark["value"], mark["low"], mark["high"])
        ]
        if same:
            figures.remove(same[0])
        pairs.append((mark, same[0] if same else None))
    return pairs, figures


def share(pairs, extra):
    right = sum(figure is not None for mark, figure in pairs if not mark["hard"])
    missed = sum(figure is None for mark, figure in pairs if not mark["hard"])
    return 2 * right / (2 * right + missed + len(extra))


@pytest.fixture(scope="module")
def gold():
    pairs, extra = [], []
    for name in ("000", "001"):
        found, more = matched(name)
        pairs += found
        extra += more
    return pairs, extra


def test_values_of_the_marked_articles_are_found(gold):
    pairs, extra = gold
    assert share([pair for pair in pairs if pair[0]["kind"] != "date"], [f for f in extra if f.kind != "date"]) >= 0.98


def test_dates_of_the_marked_articles_are_found(gold):
    pairs, extra = gold
    assert share([pair for pair in pairs if pair[0]["kind"] == "date"], [f for f in extra if f.kind == "date"]) >= 0.97


def test_units_of_the_marked_articles_name_the_noun(gold):
    counted = [(mark["unit"], figure.unit or "") for mark, figure in gold[0] if figure and mark["kind"] != "date" and not mark["hard"]]
    right = sum(marked == found or marked.endswith(f"_{found}") for marked, found in counted)
    assert right / len(counted) >= 0.92
