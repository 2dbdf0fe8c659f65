"""What follows a number -> kind and canonical unit, in both languages; and what a measure is in SI."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from typing import Any, NamedTuple

from service.figures.chinese.classifiers import CLASSIFIERS
from service.figures.currencies import CHINESE_CURRENCIES, CHINESE_PARTS, ENGLISH_CURRENCIES, ENGLISH_PARTS
from service.figures.drafts import plain
from service.figures.measures import MEASURES, PINT_ADDITIONS, SPANS
from service.records import Kind, Quantity

_SI_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)


class Unit(NamedTuple):
    """A unit that was read: what kind of figure it makes, its canonical name, how much of one it is, how it is written."""

    kind: Kind
    name: str | None
    written: str
    parts: int = 1  # the number counts 1/parts of the unit: cents
    classifier: bool = False


def _chinese_units() -> dict[str, Unit]:
    units = {written: Unit("count", name, written, classifier=True) for written, name in CLASSIFIERS.items()}
    for name, measure in MEASURES.items():
        units.update({written: Unit("measure", name, written) for written in (*measure.chinese, *measure.marks)})
    for name, (chinese, _) in SPANS.items():
        units.update({written: Unit("duration", name, written) for written in chinese})
    for written, code in CHINESE_CURRENCIES.items():
        units[written] = Unit("money", code, written, CHINESE_PARTS.get(written, 1))
    for written in ("岁", "周岁"):
        units[written] = Unit("age", "year", written)
    for written in ("%", "％", "﹪", "pct", "个百分比"):
        units[written] = Unit("percent", "percent", written)
    for written in ("个百分点", "百分点", "个多百分点", "pct点", "个pct"):
        units[written] = Unit("percentage_point", "percentage_point", written)
    for written in ("个基点", "基点"):
        units[written] = Unit("percentage_point", "basis_point", written)
    for written in ("‰", "个千分点", "千分点"):
        units[written] = Unit("permille", "permille", written)
    for written in ("倍", "倍多"):
        units[written] = Unit("multiple", "multiple", written)
    return units


_CHINESE = _chinese_units()
_CHINESE_LONGEST = max(map(len, _CHINESE))


def read_chinese_unit(text: str, start: int) -> Unit | None:
    """Return the unit that stands at `start`, the longest that fits.

    >>> read_chinese_unit("8651万人次", 5).name
    'person_visit'
    """
    for length in range(min(_CHINESE_LONGEST, len(text) - start), 0, -1):
        unit = _CHINESE.get(text[start : start + length])
        if unit is not None and not _runs_on(text, start + length, unit.written):
            return unit
    return None


def _runs_on(text: str, end: int, written: str) -> bool:
    """Tell a symbol that is the beginning of a longer Latin word: 5Gbps is no gram."""
    return written[-1].isascii() and written[-1].isalpha() and end < len(text) and text[end].isascii() and text[end].isalnum()


def _english_units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for name, measure in MEASURES.items():
        for written in measure.english:
            units[written] = Unit("measure", name, written)
            units[written.replace("-", " - ")] = Unit("measure", name, written)
    for name, (_, english) in SPANS.items():
        units.update({written: Unit("duration", name, written) for written in english})
    for written, code in ENGLISH_CURRENCIES.items():
        units[written] = Unit("money", code, written, ENGLISH_PARTS.get(written, 1))
    for written in ("percent", "per cent", "%", "pct", "％", "per - cent"):
        units[written] = Unit("percent", "percent", written)
    for written in (
        "percentage point",
        "percentage points",
        "percent points",
        "% points",
        "pp",
        "% point",
        "percentage - point",
        "pct points",
        "ppt",
    ):
        units[written] = Unit("percentage_point", "percentage_point", written)
    for written in ("per mille", "permille", "‰", "per thousand", "per mil"):
        units[written] = Unit("permille", "permille", written)
    for written in ("basis points", "basis point", "bps"):
        units[written] = Unit("percentage_point", "basis_point", written)
    return units


_ENGLISH = _english_units()
_ENGLISH_MARKS = {mark: Unit("measure", name, mark) for name, measure in MEASURES.items() for mark in measure.marks}
_ENGLISH_LONGEST = 5


def read_english_unit(words: list[str], start: int) -> tuple[Unit, int] | None:
    """Return the unit that stands at token `start` and the token after it."""
    for length in range(min(_ENGLISH_LONGEST, len(words) - start), 0, -1):
        unit = _ENGLISH.get(" ".join(words[start : start + length]))
        if unit is not None:
            return unit, start + length
    return None


def read_mark(text: str, start: int) -> Unit | None:
    """Return the symbol of a measure that stands at `start` of an English text: km², kWh, °C."""
    for length in range(min(6, len(text) - start), 0, -1):
        unit = _ENGLISH_MARKS.get(text[start : start + length])
        if unit is not None:
            return None if _runs_on(text, start + length, unit.written) else unit
    return None


@cache
def _registry() -> Any:
    import pint

    registry: Any = pint.UnitRegistry(non_int_type=Decimal)
    for definition in PINT_ADDITIONS:
        registry.define(definition)
    return registry


@cache
def _line(expression: str) -> tuple[Decimal, Decimal]:
    """Return factor and offset of a unit in SI base units."""
    registry = _registry()
    zero, one = (Decimal(registry.Quantity(Decimal(number), expression).to_base_units().magnitude) for number in (0, 1))
    return one - zero, zero


def to_si(value: Decimal, *, unit: str, difference: bool = False) -> Quantity | None:
    """Return a measure in SI; None for a unit that has none, such as the decibel. A difference of temperatures has no zero.

    >>> to_si(Decimal(3870000), unit="mu")
    Quantity(value='2580000000', unit='square_metre')
    >>> to_si(Decimal(2), unit="degree_celsius", difference=True)
    Quantity(value='2', unit='kelvin')
    """
    measure = MEASURES.get(unit)
    if measure is None or not measure.si:
        return None
    factor, offset = _line(measure.pint)
    if measure.si in ("byte", "bit_per_second"):
        factor = factor / 8 if measure.si == "byte" else factor
    exact = _SI_DIGITS.plus(value * factor + (0 if difference else offset))
    return Quantity(value=plain(exact) or "0", unit=measure.si)
