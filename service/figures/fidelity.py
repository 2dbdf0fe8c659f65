"""The figures of a source against those of its translation -> which are kept, missing, added or changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from service.records import Figure

_NEVER = 1000.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Indices of source and target figures: equal pairs, what either side lacks, and pairs that are likely one figure gone wrong."""

    pairs: tuple[tuple[int, int], ...] = ()
    missing: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    changed: tuple[tuple[int, int], ...] = ()

    @property
    def faithful(self) -> bool:
        """Nothing is missing, added or changed."""
        return not (self.missing or self.added or self.changed)


def compare_figures(source: Sequence[Figure], target: Sequence[Figure]) -> Comparison:
    """Return how the figures of `source` fared in `target`, by the assignment that keeps most of them."""
    equal = [[_equal_cost(one, other, _distance(i, j, source, target)) for j, other in enumerate(target)] for i, one in enumerate(source)]
    matched = _assign(equal)
    swapped = _swapped(matched, source, target)
    pairs = [(i, j) for i, j in matched if i not in {one for one, _ in swapped}]
    left = [i for i in range(len(source)) if i not in {i for i, _ in matched}]
    right = [j for j in range(len(target)) if j not in {j for _, j in matched}]
    near = [[_near_cost(source[i], target[j], _distance(i, j, source, target)) for j in right] for i in left]
    changed = [(left[i], right[j]) for i, j in _assign(near)]
    gone, new = {i for i, _ in changed}, {j for _, j in changed}
    return Comparison(
        pairs=tuple(pairs),
        missing=tuple(i for i in left if i not in gone),
        added=tuple(j for j in right if j not in new),
        changed=tuple(sorted([*changed, *swapped])),
    )


def _swapped(pairs: Sequence[tuple[int, int]], source: Sequence[Figure], target: Sequence[Figure]) -> list[tuple[int, int]]:
    """Return the pairs as they ought to be where two numbers have changed places: 94 schools and 53 hospitals for 53 and 94."""
    right: list[tuple[int, int]] = []
    for number, (i, j) in enumerate(pairs):
        for other_i, other_j in pairs[number + 1 :]:
            mine, other = source[i].unit, source[other_i].unit
            if mine and other and mine != other and target[j].unit == other and target[other_j].unit == mine:
                right += [(i, other_j), (other_i, j)]
    return right


def _distance(i: int, j: int, source: Sequence[Figure], target: Sequence[Figure]) -> float:
    return abs(i / max(1, len(source)) - j / max(1, len(target)))


# An age is told by its own words, so 165 groups are not 165岁; durations and measures hang on units that may be misread (分, 节).
_UNITED = frozenset({"age"})
_LIKE = {"percentage_point": "points", "percent": "percent", "permille": "permille", "money": "money"}


def same_value(one: Figure, other: Figure) -> bool:
    """Tell whether two figures say the same number, whatever the words: exact values, bounds that meet, dates as exact as the vaguer."""
    if (one.kind == "date") != (other.kind == "date"):
        return _year_as_number(one, other)
    if one.kind == "date":
        return _same_date(one, other)
    if "identifier" in (one.kind, other.kind):
        return one.value == other.value
    if _shares(one, other):
        return True
    if (
        one.si is not None
        and other.si is not None
        and one.si.unit == other.si.unit
        and _close(Decimal(one.si.value), Decimal(other.si.value))
    ):
        return True
    if one.kind == other.kind == "multiple":
        return one.value == other.value or _end_multiple(one) == _end_multiple(other)
    if one.kind == other.kind == "duration" and one.unit != other.unit:
        return _same_time(one, other)
    if one.kind != other.kind and {one.kind, other.kind} & _UNITED and one.unit and other.unit and one.unit != other.unit:
        return False
    marked = {_LIKE.get(figure.kind, "") for figure in (one, other)}
    if len(marked) > 1 and not ({"money", ""} == marked and None in (one.unit, other.unit)):
        return False
    if one.kind == other.kind == "money" and one.unit and other.unit and one.unit != other.unit:
        return False
    return _bounds_meet(one, other)


_MINUTES = {"second": Decimal(1) / 60, "minute": Decimal(1), "hour": Decimal(60), "day": Decimal(1440), "week": Decimal(10080),
"month": Decimal(43830),
    "quarter": Decimal(131490), "year": Decimal(525960), "decade": Decimal(5259600), "century": Decimal(52596000)}  # fmt: skip


def _same_time(one: Figure, other: Figure) -> bool:
    """Tell whether 三十年 and three decades, 半年 and six months are one span."""
    first, second = _bounds(one), _bounds(other)
    scale, other_scale = _MINUTES.get(one.unit or ""), _MINUTES.get(other.unit or "")
    if first is None or second is None:
        return False
    if scale is None or other_scale is None:
        return first == second
    return all(abs(a * scale - b * other_scale) <= a * scale * Decimal("0.02") for a, b in zip(first, second, strict=True))


def _close(first: Decimal, second: Decimal) -> bool:
    return abs(first - second) <= max(abs(first), abs(second)) * Decimal("0.000001")


def _end_multiple(figure: Figure) -> Decimal | None:
    """Return what a multiple comes to: up by 1倍 and doubled are twice as much."""
    value = figure.number
    return value + 1 if value is not None and figure.change is not None and figure.change.kind == "by" else value


def _shares(one: Figure, other: Figure) -> bool:
    """三成 and three tenths, half and 50%: a share said either way."""
    kinds = {one.kind, other.kind}
    if kinds != {"percent", "ratio"} or one.value is None or other.value is None:
        return False
    percent, ratio = (one, other) if one.kind == "percent" else (other, one)
    return Decimal(percent.value or 0) == Decimal(ratio.value or 0) * 100


def _bounds(figure: Figure) -> tuple[Decimal, Decimal] | None:
    if figure.value is not None:
        return Decimal(figure.value), Decimal(figure.value)
    if figure.low is None or figure.high is None:
        return None
    return Decimal(figure.low), Decimal(figure.high)


def _bounds_meet(one: Figure, other: Figure) -> bool:
    first, second = _bounds(one), _bounds(other)
    if first is None or second is None:
        return first == second
    if first == second or _a_dozen(one, other):
        return True
    if not all(_is_vague(figure) for figure in (one, other) if figure.value is None):
        return False
    exact, vague, figure = (first, second, one) if first[0] == first[1] else (second, first, other)
    if exact[0] == exact[1] and vague[0] != vague[1]:
        return figure.qualifier in ("more_than", "at_least", "about", "nearly", "up_to") and vague[0] * Decimal("0.5") <= exact[0] <= vague[
            1
        ] * Decimal("1.2")
    if first[0] != first[1] and second[0] != second[1]:
        return _near(first[0], second[0], Decimal("1.3")) and _near(first[1], second[1], Decimal("1.5"))
    return False


def _is_vague(figure: Figure) -> bool:
    """Tell 十几万 and dozens from a range whose ends are written out: those must be the same to the last digit."""
    return figure.value is None and not any(character.isdigit() for character in figure.text)


def _near(first: Decimal, second: Decimal, factor: Decimal) -> bool:
    """Tell two ends of vague numbers that no translator would keep apart (dozens, 几十); the factors are guesses."""
    return max(abs(first), abs(second)) <= min(abs(first), abs(second)) * factor


def _a_dozen(one: Figure, other: Figure) -> bool:
    """Tell 十多次 and more than a dozen times."""
    return {one.value, other.value} == {"10", "12"} and all(figure.qualifier in ("more_than", "about") for figure in (one, other))


def _year_as_number(one: Figure, other: Figure) -> bool:
    date, number = (one, other) if one.kind == "date" else (other, one)
    return (
        number.kind in ("count", "duration", "rank")
        and date.value is not None
        and number.value is not None
        and date.value.isdigit()
        and date.value == number.value
    )


def _same_date(one: Figure, other: Figure) -> bool:
    if one.value is None or other.value is None:
        if one.value is None and other.value is None:
            return _compatible(one.low or "", other.low or "") and _compatible(one.high or "", other.high or "")
        return False
    return _compatible(one.value, other.value)


def _compatible(one: str, other: str) -> bool:
    """Tell whether two ISO dates can be one day: either may leave out the year, but what follows is equally exact."""
    if one == other:
        return True
    if one.startswith("T") or other.startswith("T"):
        return one.startswith("T") and other.startswith("T") and abs(_minutes(one) - _minutes(other)) == 720
    (year, month, day), (other_year, other_month, other_day) = _parts(one), _parts(other)
    if year and other_year and (year, month) != (other_year, other_month):  # end of 2022 is not just 2022
        return False
    if month and other_month and (month, day) != (other_month, other_day):
        return False
    return bool((year and other_year) or (month and other_month) or (day and day == other_day))


def _minutes(value: str) -> int:
    return int(value[1:3]) * 60 + int(value[4:6])


def _parts(value: str) -> tuple[str, str, str]:
    if value.startswith("---"):
        return "", "", value[3:]
    if value.startswith("--"):
        month, _, day = value[2:].partition("-")
        return "", month, day
    era = value[: value.startswith("-")]
    year, _, rest = value.removeprefix("-").partition("-")
    month, _, day = rest.partition("-")
    return era + year, month, day


def _equal_cost(one: Figure, other: Figure, distance: float) -> float:
    if not same_value(one, other):
        return _NEVER
    return distance + (0.0 if one.kind == other.kind else 0.5) + (0.0 if one.unit == other.unit else 0.25)


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
