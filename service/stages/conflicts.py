"""Figures of one article or of many -> those that contradict each other, or cannot be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from service.records import Conflict, Figure

_POWERS = tuple(Decimal(10) ** power for power in (-4, -3, -2, -1, 1, 2, 3, 4))
# Two statements of one measure may be rounded differently: 38.365 and 38.37 million. Half a percent is a guess that nobody measured.
_ROUNDING = Decimal("0.005")
_VAGUE = ("more_than", "at_least", "less_than", "up_to", "about", "nearly")
_VAGUE_ROUNDING = Decimal("0.05")
_SHARE = re.compile(r"率|比例|占比|覆盖|满意度|\b(?:rate|share|coverage|proportion|percentage)\b", re.IGNORECASE)
_UNCOUNTED = ("date", "identifier", "rank", "age", "duration", "index")


def find_conflicts(figures: Sequence[Figure]) -> tuple[Conflict, ...]:
    """Return the figures, by position, that speak of one measure and period and differ beyond rounding, and those that cannot be.

    The figures may come from one article or from many: what counts is the measure, not the place.
    """
    conflicts = [Conflict(figures=(position,), why=why) for position, figure in enumerate(figures) if (why := _impossible(figure))]
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, figure in enumerate(figures):
        if _is_measure(figure):
            groups[_measure(figure)].append(position)
    for positions in groups.values():
        conflicts.extend(_contradictions(figures, positions))
    return tuple(sorted(conflicts, key=lambda conflict: conflict.figures))


def _is_measure(figure: Figure) -> bool:
    return (
        figure.value is not None
        and figure.kind not in _UNCOUNTED
        and bool(figure.subject)
        and not (figure.change and figure.change.kind == "by")
    )


def _measure(figure: Figure) -> tuple[str, ...]:
    """Return what makes two figures speak of the same: kind, unit, base, status, subject, period."""
    subject = re.sub(r"[\s“”\"'’]+|\b(?:the|a|an|its|their)\b", " ", (figure.subject or "").lower()).strip()
    return figure.kind, figure.unit or "", figure.per or "", figure.status, subject, figure.period or ""


def _impossible(figure: Figure) -> str | None:
    """Return why a figure cannot be; None where it can."""
    if figure.suspect:
        return f"cannot be read with certainty: {figure.suspect}"
    if (
        figure.kind == "percent"
        and figure.change is None
        and figure.value is not None
        and Decimal(figure.value) > 100
        and _SHARE.search(figure.subject or "")
    ):
        return "a share above 100%"
    return None


def _contradictions(figures: Sequence[Figure], positions: list[int]) -> list[Conflict]:
    """Return one conflict for each value that differs from the first that was stated."""
    first = positions[0]
    return [
        Conflict(figures=(first, other), why=_why(figures[first], figures[other]))
        for other in positions[1:]
        if _differ(figures[first], figures[other]) and not _enumerated(figures[first], figures[other])
    ]


def _enumerated(one: Figure, other: Figure) -> bool:
    """Tell figures that one sentence sets side by side: urban and rural, from and to. They differ, and do not contradict each other."""
    return one.sentence is not None and one.sentence == other.sentence


def _differ(one: Figure, other: Figure) -> bool:
    first, second = Decimal(one.value or 0), Decimal(other.value or 0)
    vague = one.qualifier in _VAGUE or other.qualifier in _VAGUE
    return abs(first - second) > max(abs(first), abs(second)) * (_VAGUE_ROUNDING if vague else _ROUNDING)


def _why(one: Figure, other: Figure) -> str:
    first, second = Decimal(one.value or 0), Decimal(other.value or 0)
    if second and first / second in _POWERS:
        return f"{one.text} and {other.text}: the same digits with another power of ten"
    return f"{one.text} and {other.text}: the same measure and period with another value"
