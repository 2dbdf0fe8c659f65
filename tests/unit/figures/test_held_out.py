"""The held-out cases of tests/specs/held-out.*.json, counted together: no rule is tuned on them, so each share stays above its floor.

A key that a figure of a case lacks was left open by whoever wrote it; a figure marked hard may be found or not.
"""

import hashlib
import json
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import SimpleNamespace

import pytest

from service.figures import find_figures
from service.records import Language

TESTS = Path(__file__).parents[2]
FLOORS = TESTS / "quality" / "floors.json"
SUITE = "held-out figures"
VALUES = ("value", "low", "high")


def _read_cases(language):
    return json.loads((TESTS / "specs" / f"held-out.{language.value}.json").read_text(encoding="utf-8"))


def _same(one, other):
    try:
        return one == other or (None not in (one, other) and Decimal(one) == Decimal(other))
    except InvalidOperation:
        return False


def _agrees(figure, expected):
    overlaps = figure.start < expected["end"] and expected["start"] < figure.end
    return overlaps and all(_same(getattr(figure, key), expected[key]) for key in VALUES if key in expected)


def match_figures(found, *, expected):
    """Pair the figures of a case with those found; return the pairs and what was found besides."""
    left, pairs = list(found), []
    for mark in expected:
        figure = next((figure for figure in left if _agrees(figure, mark)), None)
        if figure is not None:
            left.remove(figure)
        pairs.append((mark, figure))
    doubtful = [mark for mark in expected if mark.get("hard")]
    extra = [figure for figure in left if not any(figure.start < mark["end"] and mark["start"] < figure.end for mark in doubtful)]
    return [pair for pair in pairs if not pair[0].get("hard")], extra


def _share(pairs, key, *, read=lambda text: text):
    told = [(read(mark[key]), read(getattr(figure, key))) for mark, figure in pairs if figure is not None and key in mark]
    return round(sum(one == other for one, other in told) / len(told), 3)


def _last_word(unit):
    return None if unit is None else unit.rsplit("_", 1)[-1]


def measure(cases, *, language):
    """Return the shares over all cases: value F1 (whatever the kind), then of the pairs kind, unit, its last word, slice, qualifier."""
    pairs, extra = [], []
    for case in cases:
        matched, more = match_figures(find_figures(case["text"], language=language), expected=case["figures"])
        pairs += matched
        extra += more
    right = sum(figure is not None for _, figure in pairs)
    united = [pair for pair in pairs if pair[0].get("kind") not in ("date", "identifier")]
    return {
        "value F1": round(2 * right / (right + len(pairs) + len(extra)), 3),
        "kind": _share(pairs, "kind"),
        "unit": _share(united, "unit"),
        "last word of the unit": _share(united, "unit", read=_last_word),
        "slice": _share(pairs, "text"),
        "qualifier": _share(pairs, "qualifier"),
    }


def _fingerprint():
    digest = hashlib.sha256()
    for language in Language:
        digest.update((TESTS / "specs" / f"held-out.{language.value}.json").read_bytes())
    return digest.hexdigest()[:16]


@pytest.mark.parametrize("language", list(Language))
def test_held_out_figures_keep_their_floors(language):
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))[SUITE]["floors"]
    shares = measure(_read_cases(language), language=language)
    below = {name: share for name, share in shares.items() if share < floors[f"{language.value}, {name}"]}
    assert below == {}, f"{language.value}: {shares}, floors {floors}"


def test_held_out_cases_change_only_with_their_floors():
    expected = json.loads(FLOORS.read_text(encoding="utf-8"))[SUITE]["fingerprint"]
    assert _fingerprint() == expected, "the cases changed: measure again, then store their fingerprint and the floors"


@pytest.mark.parametrize("language", list(Language))
def test_held_out_cases_slice_their_texts(language):
    for case in _read_cases(language):
        for figure in case["figures"]:
            written = case["text"][figure["start"] : figure["end"]]
            assert written
            assert figure.get("text", written) == written


def test_a_wrong_value_is_missed_and_a_doubtful_figure_is_not_counted():
    found = [SimpleNamespace(start=start, end=start + 1, value=value, low=None, high=None) for start, value in ((0, "30"), (5, "1"))]
    expected = [
        {"start": 0, "end": 1, "value": "3", "low": None, "high": None},
        {"start": 5, "end": 6, "value": "2", "low": None, "high": None, "hard": True},
    ]
    pairs, extra = match_figures(found, expected=expected)
    assert pairs == [(expected[0], None)]
    assert extra == [found[0]]
