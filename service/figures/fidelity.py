"""The figures of a source against those of its translation -> which are kept, missing, added or changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.figures.sameness import same_value
from service.records import Figure

_NEVER = 1000.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Indices of source and target figures: equal pairs, what either side lacks, and pairs that are likely one figure gone wrong."""

    pairs: tuple[tuple[int, int], ...] = ()
    missing: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    changed: tuple[tuple[int, int], ...] = ()
    # Source figures that stand in the translation though no one figure was read there: (index, start, end).
    stands: tuple[tuple[int, int, int], ...] = ()

    @property
    def faithful(self) -> bool:
        """Nothing is missing, added or changed."""
        return not (self.missing or self.added or self.changed)


def compare_figures(source: Sequence[Figure], target: Sequence[Figure]) -> Comparison:
    """Return how the figures of `source` fared in `target`, by the assignment that keeps most of them."""
    if _all_in_order(source, target):
        return Comparison(pairs=tuple((i, i) for i in range(len(source))))
    equal = [[_equal_cost(one, other, _distance(i, j, source, target)) for j, other in enumerate(target)] for i, one in enumerate(source)]
    matched = _assign(equal)
    left = [i for i in range(len(source)) if i not in {i for i, _ in matched}]
    right = [j for j in range(len(target)) if j not in {j for _, j in matched}]
    near = [[_near_cost(source[i], target[j], _distance(i, j, source, target)) for j in right] for i in left]
    changed = [(left[i], right[j]) for i, j in _assign(near)]
    gone, new = {i for i, _ in changed}, {j for _, j in changed}
    return Comparison(
        pairs=tuple(matched),
        missing=tuple(i for i in left if i not in gone),
        added=tuple(j for j in right if j not in new),
        changed=tuple(changed),
    )


def _all_in_order(source: Sequence[Figure], target: Sequence[Figure]) -> bool:
    """Tell the common case, in which no assignment is cheaper and none need be looked for."""
    return len(source) == len(target) and all(
        one.kind == other.kind and one.unit == other.unit and same_value(one, other) for one, other in zip(source, target, strict=True)
    )


def _distance(i: int, j: int, source: Sequence[Figure], target: Sequence[Figure]) -> float:
    return abs(i / max(1, len(source)) - j / max(1, len(target)))


def _equal_cost(one: Figure, other: Figure, distance: float) -> float:
    if not same_value(one, other):
        return _NEVER
    moves = one.change is not None and other.change is not None and one.change.direction != other.change.direction
    return distance + (0.0 if one.kind == other.kind else 0.5) + (0.0 if one.unit == other.unit else 0.25) + (0.25 if moves else 0.0)


def _near_cost(one: Figure, other: Figure, distance: float) -> float:
    """Return how unlike two figures are that say different numbers; never where nothing ties them."""
    if (one.kind == "date") != (other.kind == "date") or "identifier" in (one.kind, other.kind):
        return _NEVER
    cost = distance + (0.0 if one.kind == other.kind else 1.0) + (0.0 if one.unit == other.unit else 0.5)
    digits = {_leading(one), _leading(other)}
    if len(digits) == 1:
        return cost - 1.0
    return cost if one.kind == other.kind else _NEVER


def _leading(figure: Figure) -> str:
    """Return the digits of the value without the power of ten: a figure off by one keeps them."""
    value = figure.value or figure.low or ""
    return value.replace(".", "").replace("-", "").strip("0")


def _assign(costs: list[list[float]]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of the cheapest assignment, without those that may never be paired (Hungarian algorithm)."""
    if not costs or not costs[0]:
        return []
    rows, columns = len(costs), len(costs[0])
    if rows > columns:
        return sorted((i, j) for j, i in _assign([list(column) for column in zip(*costs, strict=True)]))
    owner = [0] * (columns + 1)
    prices = ([0.0] * (rows + 1), [0.0] * (columns + 1))
    for row in range(1, rows + 1):
        owner[0] = row
        _augment(costs, owner, *prices)
    return sorted((owner[j] - 1, j - 1) for j in range(1, columns + 1) if owner[j] and costs[owner[j] - 1][j - 1] < _NEVER)


def _augment(costs: list[list[float]], owner: list[int], row_price: list[float], column_price: list[float]) -> None:
    """Give the row that waits in `owner[0]` a column along the cheapest path; columns and rows are counted from 1."""
    columns = len(owner) - 1
    slack, used, way = [float("inf")] * (columns + 1), [False] * (columns + 1), [0] * (columns + 1)
    column = 0
    while owner[column]:
        used[column] = True
        row = owner[column]
        for other in range(1, columns + 1):
            reduced = costs[row - 1][other - 1] - row_price[row] - column_price[other]
            if not used[other] and reduced < slack[other]:
                slack[other], way[other] = reduced, column
        following = min((other for other in range(1, columns + 1) if not used[other]), key=slack.__getitem__)
        delta = slack[following]
        for other in range(columns + 1):
            if used[other]:
                row_price[owner[other]] += delta
                column_price[other] -= delta
            else:
                slack[other] -= delta
        column = following
    while column:
        owner[column], column = owner[way[column]], way[column]
