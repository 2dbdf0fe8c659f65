"""Figures of one article or of many -> those that contradict each other, or cannot be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from service.records import Conflict, Figure
from service.stages.conflicts.impossible import find_impossible
from service.stages.conflicts.measures import (
    Measure,
    digits_of,
    has_same_digits,
    is_slip,
    is_specific,
    measure_of,
    same_words,
    subject_words,
)

# Two statements of one measure may be rounded differently: 38.365 and 38.37 million. Half a percent is a guess that nobody measured.
_ROUNDING = Decimal("0.005")
_VAGUE = ("more_than", "at_least", "less_than", "up_to", "about", "nearly")
_VAGUE_ROUNDING = Decimal("0.05")
_TWIN_DIGITS = 4  # fewer meet by chance: of 100 and 1,000 nothing follows. Not swept.

__all__ = ["digits_of", "find_conflicts", "is_specific", "subject_words"]


def find_conflicts(figures: Sequence[Figure], *, text: str | None = None) -> tuple[Conflict, ...]:
    """Return the figures, by position, that speak of one measure and period and differ beyond rounding, and those that cannot be.

    The figures may come from one article or from many: what counts is the measure, not the place. With the `text` of their one
    article, parts above their whole and counts of people above the population are told as well.
    """
    found = {
        conflict.figures: conflict for conflict in (*_twins(figures), *_contradictions(figures, text), *find_impossible(figures, text=text))
    }
    return tuple(sorted(found.values(), key=lambda conflict: conflict.figures))


def _contradictions(figures: Sequence[Figure], text: str | None) -> Iterator[Conflict]:
    """Yield each figure with the first of its measure that it contradicts."""
    groups: dict[tuple[str, ...], list[tuple[int, Measure]]] = defaultdict(list)
    for position, figure in enumerate(figures):
        if (measure := measure_of(figure, text=text)) is not None:
            groups[measure.key].append((position, measure))
    for members in groups.values():
        for at, (other, measure) in enumerate(members):
            first = next((first for first, earlier in members[:at] if _contradict(figures[first], figures[other], earlier, measure)), None)
            if first is not None:
                yield Conflict(figures=(first, other), why=_why(figures[first], figures[other]))


def _contradict(one: Figure, other: Figure, measure: Measure, other_measure: Measure) -> bool:
    """Tell whether two values of one measure cannot both be: of one period, or of none and alike but for a slip of the pen.

    Without that, 1 of 17 pairs in 380 stretches of broadcast news was a contradiction: two of a story's numbers share their words.
    """
    if _enumerated(one, other) or not _differ(one, other) or measure.places != other_measure.places:
        return False
    dated = measure.period is not None and measure.period == other_measure.period
    undated = None in (measure.period, other_measure.period)
    if measure.specific and dated:
        return True
    return (dated or undated) and is_slip(one, other) and (measure.specific or _is_exact(one, other))


def _is_exact(one: Figure, other: Figure) -> bool:
    """Tell values of several digits: of 67,984 and 76,984 beds one is wrong, of 20 and 30 beds nothing follows."""
    return all(len(digits_of(figure) or "") >= _EXACT_DIGITS for figure in (one, other))


_EXACT_DIGITS = 3


def _twins(figures: Sequence[Figure]) -> Iterator[Conflict]:
    """Yield figures of one unit with the same digits and another power of ten: 1,592 million and 15.92 million people."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, figure in enumerate(figures):
        digits = digits_of(figure)
        if digits is not None and len(digits) >= _TWIN_DIGITS:
            groups[figure.kind, figure.unit or "", figure.per or "", digits].append(position)
    for positions in groups.values():
        first = positions[0]
        for other in positions[1:]:
            one, two = figures[first], figures[other]
            if one.value != two.value and not _enumerated(one, two) and same_words(one, two):
                yield Conflict(figures=(first, other), why=_why(one, two))


def _enumerated(one: Figure, other: Figure) -> bool:
    """Tell figures that one sentence sets side by side: urban and rural, from and to. They differ, and do not contradict each other."""
    return one.sentence is not None and one.sentence == other.sentence


def _differ(one: Figure, other: Figure) -> bool:
    first, second = Decimal(one.value or 0), Decimal(other.value or 0)
    vague = one.qualifier in _VAGUE or other.qualifier in _VAGUE
    if _reaches(one, second) or _reaches(other, first):
        return False
    return abs(first - second) > max(abs(first), abs(second)) * (_VAGUE_ROUNDING if vague else _ROUNDING)


def _reaches(figure: Figure, value: Decimal) -> bool:
    """Tell whether another value is within what a figure says: 5329 is more than 5000, and not ten times as much."""
    said = Decimal(figure.value or 0)
    if figure.qualifier in ("more_than", "at_least"):
        return said <= value < said * 2
    return figure.qualifier in ("less_than", "up_to", "nearly") and said / 2 < value <= said


def _why(one: Figure, other: Figure) -> str:
    if has_same_digits(one, other):
        return f"{one.text} and {other.text}: the same digits with another power of ten"
    return f"{one.text} and {other.text}: the same measure and period with another value"
