"""Figures of one article or of many -> those that contradict each other, or cannot be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from service.records import Conflict, Figure

_POWERS = tuple(Decimal(10) ** power for power in (-4, -3, -2, -1, 1, 2, 3, 4))


def find_conflicts(figures: Sequence[Figure]) -> tuple[Conflict, ...]:
    """Return the figures, by position in `figures`, that speak of one measure and period and differ beyond rounding, and impossible ones."""
    conflicts = [conflict for position, figure in enumerate(figures) if (conflict := _impossible(position, figure)) is not None]
    groups: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for position, figure in enumerate(figures):
        key = _key(figure)
        if key is not None:
            groups[key].append(position)
    for positions in groups.values():
        conflicts.extend(_contradictions(figures, positions))
    return tuple(conflicts)


def _key(figure: Figure) -> tuple[str, str, str] | None:
    if figure.value is None or figure.kind in ("date", "identifier", "rank", "age") or not figure.subject:
        return None
    change = f"{figure.change.direction}-{figure.change.kind}" if figure.change and figure.change.kind == "by" else ""
    return f"{figure.kind}:{figure.unit}:{figure.per}:{change}:{figure.status}", _bare(figure.subject), figure.period or ""


def _bare(subject: str) -> str:
    return "".join(subject.lower().split())


def _impossible(position: int, figure: Figure) -> Conflict | None:
    return None


def _contradictions(figures: Sequence[Figure], positions: list[int]) -> list[Conflict]:
    conflicts = []
    for order, one in enumerate(positions):
        for other in positions[order + 1 :]:
            if _differ(figures[one], figures[other]):
                conflicts.append(Conflict(figures=(one, other), why=_why(figures[one], figures[other])))
                break
    return conflicts


def _differ(one: Figure, other: Figure) -> bool:
    first, second = Decimal(one.value or 0), Decimal(other.value or 0)
    if first == second or one.qualifier != "exact" or other.qualifier != "exact":
        return False
    return abs(first - second) > max(abs(first), abs(second)) * Decimal("0.005")


def _why(one: Figure, other: Figure) -> str:
    first, second = Decimal(one.value or 0), Decimal(other.value or 0)
    if second and any(first / second == power for power in _POWERS):
        return "the same digits, a different power of ten"
    return "the same measure and period, a different value"
