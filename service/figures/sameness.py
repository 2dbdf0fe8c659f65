"""Two figures of different languages -> whether they say the same: number, date, and the unit as far as both tell it."""

from __future__ import annotations

from decimal import Decimal

from service.figures.currencies import CURRENCY_FAMILIES
from service.figures.measures import MEASURES
from service.records import Figure

# A figure of these kinds is no figure without its unit: 80% is not 80 years, 47 square kilometres are not 47 kilometres.
MARKED = frozenset({"money", "percent", "percentage_point", "permille", "measure", "duration", "age"})
# Chinese units that are measure words as well (二十分: points or minutes; 300节: carriages or knots), and English ones (pounds).
_AMBIGUOUS = frozenset("分 节 度 点 里 期 季 周 方 两 卡 码 刻 担 代 晚 夜 头 磅 周年 pound pounds season seasons degree degrees".split())


def same_value(one: Figure, other: Figure) -> bool:
    """Tell whether two figures say the same number, whatever the words: exact values, bounds that meet, dates as exact as the vaguer."""
    if (one.kind == "date") != (other.kind == "date"):
        return _year_as_number(one, other) or _day_as_rank(one, other)
    if one.kind == "date":
        return _same_date(one, other)
    if "identifier" in (one.kind, other.kind):
        return one.value == other.value
    if _shares(one, other):
        return True
    if _bases_fight(one, other):
        return False
    if _is_speed(one, other):
        return _bounds(one) == _bounds(other)
    if one.si is not None and other.si is not None and one.unit != other.unit and not _ambiguous(one, other):
        return one.si.unit == other.si.unit and _close(Decimal(one.si.value), Decimal(other.si.value))
    if one.kind == other.kind == "multiple":
        return _same_multiple(one, other)
    if {one.kind, other.kind} == {"multiple", "percent"}:
        return _grown_alike(one, other)
    if one.kind == other.kind == "duration" and one.unit != other.unit:
        return _same_time(one, other)
    return _units_agree(one, other) and _bounds_meet(one, other)


def _units_agree(one: Figure, other: Figure) -> bool:
    """Tell whether two units can be one: equal, convertible (compared before), or not told on one side."""
    if not {one.kind, other.kind} & MARKED:
        return True  # whether two nouns may be one, the words around them tell
    if one.kind == other.kind:
        same = one.unit == other.unit or None in (one.unit, other.unit) or _one_family(one, other)
        return same or (one.kind != "money" and _ambiguous(one, other))  # pounds may weigh, but not for dollars
    if {one.kind, other.kind} == {"measure", "ratio"}:  # 1/5 inch
        return all(figure.number is not None and figure.number < 1 for figure in (one, other))
    if {one.kind, other.kind} == {"age", "rank"}:
        return "birthday" in (one.unit, other.unit)
    if {one.kind, other.kind} == {"percentage_point", "count"} and "point" in (one.unit, other.unit):
        return True  # up 5.2 points
    if {one.kind, other.kind} & _BARE_OR_NOTHING:  # from 30 to over 40 percent: the guard looks for the sign
        return "count" in (one.kind, other.kind) and None in (one.unit, other.unit)
    guessed = any(figure.kind == "count" and figure.unit_text is None for figure in (one, other))  # the unit of a figure beside it
    return one.unit == other.unit or None in (one.unit, other.unit) or guessed or _ambiguous(one, other)


def _one_family(one: Figure, other: Figure) -> bool:
    """Tell currencies of one name, where a text leaves it at that: kroner and 丹麦克朗, ¥ and 日元."""
    return any(
        {one.unit, other.unit} <= codes and any((figure.unit_text or "").lower() in names for figure in (one, other))
        for codes, names in CURRENCY_FAMILIES
    )


_BARE_OR_NOTHING = frozenset({"percent", "percentage_point", "permille", "money"})


def _is_speed(one: Figure, other: Figure) -> bool:
    """Tell a measure from the same measure per hour: 每小时240公里 is read as kilometres by one reader, as a speed by the other."""
    units = sorted([one.unit or "", other.unit or ""], key=len)
    return one.kind == other.kind == "measure" and units[1].startswith(f"{units[0]}_per_")


def _ambiguous(one: Figure, other: Figure) -> bool:
    return is_ambiguous(one) or is_ambiguous(other)


def is_ambiguous(figure: Figure) -> bool:
    """Return whether the unit as written may be a mere measure word."""
    return figure.unit_text in _AMBIGUOUS


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
    """Tell a conversion: translators round it (8 miles, 12.9 km). Within one unit only the very number will do. Nobody swept the 1%."""
    return abs(first - second) <= max(abs(first), abs(second)) * Decimal("0.01")


def _same_multiple(one: Figure, other: Figure) -> bool:
    """Tell two multiples that come to the same; by and to are kept apart but for "fivefold", which is written for either."""
    if end_multiple(one) == end_multiple(other):
        return True
    moves = {figure.change.kind for figure in (one, other) if figure.change is not None}
    return one.value == other.value and (moves != {"by", "to"} or any(figure.text.endswith("fold") for figure in (one, other)))


def _grown_alike(multiple: Figure, percent: Figure) -> bool:
    """Tell 增长3倍 and up by 300 percent."""
    if multiple.kind == "percent":
        multiple, percent = percent, multiple
    if percent.number is None or percent.number < _TWICE or percent.change is None or percent.change.kind != "by":
        return False
    return end_multiple(multiple) == 1 + percent.number / 100


_TWICE = Decimal(100)  # growth by less is no multiple


def end_multiple(figure: Figure) -> Decimal | None:
    """Return what a multiple comes to: up by 1倍 and doubled are twice as much."""
    value = figure.number
    return value + 1 if value is not None and figure.change is not None and figure.change.kind == "by" else value


def _shares(one: Figure, other: Figure) -> bool:
    """三成 and three tenths, half and 50%, 千分之七 and 0.7%, 25 basis points and 0.25个百分点: a share said either way."""
    scales = [_SCALES.get(figure.unit or "") for figure in (one, other)]
    if (
        one.unit == other.unit
        or None in scales
        or None in (one.value, other.value)
        or (one.kind == "percentage_point") != (other.kind == "percentage_point")
    ):
        return False
    first, second = (Decimal(figure.value or 0) * (scale or 1) for figure, scale in zip((one, other), scales, strict=True))
    return first == second


_SCALES = {
    "percent": Decimal(1), "ratio": Decimal(100), "permille": Decimal("0.1"), "percentage_point": Decimal(1),
    "basis_point": Decimal("0.01"), "part_per_million": Decimal("0.0001"),
}  # fmt: skip


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
    if first == second or _a_dozen(one, other) or _is_countless(one, second) or _is_countless(other, first):
        return True
    if not all(_is_vague(figure) for figure in (one, other) if figure.value is None):
        return False
    exact, vague, figure = (first, second, one) if first[0] == first[1] else (second, first, other)
    if exact[0] == exact[1] and vague[0] != vague[1] and figure.text[:1] in _BARE_MAGNITUDES and exact[0] * 2 == vague[0]:
        return True  # 百万开发者, millions of developers
    if exact[0] == exact[1] and vague[0] != vague[1]:
        above = figure.qualifier in ("more_than", "at_least")  # 上亿 is no tens of millions
        loosely = figure.qualifier in ("about", "nearly", "up_to")
        return (above or loosely) and vague[0] * Decimal("0.5") <= exact[0] <= vague[1] * (1 if above else Decimal("1.2"))
    if first[0] != first[1] and second[0] != second[1]:
        return _near(first[0], second[0], Decimal("1.3")) and _near(first[1], second[1], Decimal("1.5"))
    return False


def _is_countless(figure: Figure, other: tuple[Decimal, Decimal]) -> bool:
    """Tell 成千上万, which is thousands as well as hundreds of thousands."""
    least, most = next((bounds for words, bounds in _COUNTLESS.items() if figure.text.startswith(words)), (1, 0))
    return least <= other[0] < other[1] <= most


_COUNTLESS = {"成千上万": (1000, 10**6), "成百上千": (100, 10**4), "千千万万": (10**6, 10**8)}
_BARE_MAGNITUDES = frozenset("百千万亿")


def qualifiers_fight(one: Figure, other: Figure) -> bool:
    """Tell more than 200 from 不到200. Where one side qualifies nothing it says no more than the number."""
    return {one.qualifier, other.qualifier} in _FIGHTING


_FIGHTING = ({"more_than", "less_than"}, {"more_than", "nearly"}, {"at_least", "less_than"}, {"at_least", "nearly"}, {"at_least", "up_to"})


def _is_vague(figure: Figure) -> bool:
    """Tell 十几万 and dozens from a range whose ends are written out: those must be the same to the last digit."""
    return figure.value is None and not any(character.isdigit() for character in figure.text)


def _near(first: Decimal, second: Decimal, factor: Decimal) -> bool:
    """Tell two ends of vague numbers that no translator would keep apart (dozens, 几十); the factors are guesses."""
    return max(abs(first), abs(second)) <= min(abs(first), abs(second)) * factor


def _a_dozen(one: Figure, other: Figure) -> bool:
    """Tell 十多次 and more than a dozen times, 十几家 and a dozen."""
    if any(figure.value == "12" and "dozen" in figure.text.lower() for figure in (one, other)) and "11" in (one.low, other.low):
        return "19" in (one.high, other.high)
    return {one.value, other.value} == {"10", "12"} and all(
        figure.qualifier in ("more_than", "at_least", "about") for figure in (one, other)
    )


def _bases_fight(one: Figure, other: Figure) -> bool:
    """Tell 6.8 per 1,000 people from 6.8 per 10,000, and a price per tonne from one per kilogram; a person and a year may be both."""
    if one.per is None or other.per is None or one.per == other.per:
        return False
    units = [per.split(" ")[-1] for per in (one.per, other.per)]
    return units[0] == units[1] or all(unit in MEASURES for unit in units)


def _year_as_number(one: Figure, other: Figure) -> bool:
    """Tell 2011年 from 2011 that was read as a mere number, and 830-846年 from 830–846; not from 2,011 months."""
    date, number = (one, other) if one.kind == "date" else (other, one)
    if number.kind not in ("count", "duration", "rank"):
        return False
    if date.value is None or number.value is None:
        bounds = _bounds(number)
        years = (date.low or "", date.high or "")
        return bounds is not None and all(year.isdigit() for year in years) and bounds == (Decimal(years[0]), Decimal(years[1]))
    names = number.text.isascii() and number.text[:4] == date.value  # a 2011 report: English groups the digits of what it counts
    names = names or (number.unit_text or "").startswith(("届", "级"))  # 2019届, the class of 2019
    same = date.value.isdigit() and int(date.value) == Decimal(number.value)
    return same and (names or number.unit in (None, "year")) and "," not in number.text


def _day_as_rank(one: Figure, other: Figure) -> bool:
    """Tell 29日 from the 29th that was read as a mere rank."""
    date, rank = (one, other) if one.kind == "date" else (other, one)
    day = date.value or ""
    return rank.kind == "rank" and day.startswith("---") and rank.number == int(day[3:]) and rank.text[:1].isdigit()


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
