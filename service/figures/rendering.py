"""A figure -> how a newsroom of either language writes it: magnitude, grouping, unit, singular and plural."""

from __future__ import annotations

from decimal import Decimal

from service.figures.currencies import (
    BARE_CHINESE_NAMES,
    CHINESE_NAMES,
    CHINESE_PART_NAMES,
    CHINESE_PARTS,
    ENGLISH_NAMES,
    ENGLISH_PART_NAMES,
    ENGLISH_PARTS,
    ENGLISH_SIGNS,
    ENGLISH_SINGULARS,
)
from service.figures.date_rendering import render_date
from service.figures.measures import MEASURES, SPANS
from service.figures.number_rendering import (
    ordinal_english,
    render_fraction,
    write_chinese,
    write_english,
    write_small,
    write_span_chinese,
    write_span_english,
)
from service.figures.numerals import number_slice
from service.figures.rendered_nouns import chinese_noun, plural
from service.records import Figure, Language

_WHOLE = ("百分之", "千分之", "成", "折", "番")


def render_figure(figure: Figure, *, language: Language) -> str:
    """Return the figure as a newsroom of `language` writes it, unit included."""
    if figure.kind == "date":
        return render_date(figure, language=language)
    if figure.kind == "identifier":
        return figure.text
    number = _number(figure, language)
    return _chinese(figure, number) if language is Language.ZH else _english(figure, number)


def render_number(figure: Figure, *, language: Language) -> str:
    """Return what stands for the figure's number in `language`, with its magnitude.

    The unit is there only where the source's number holds it, as 百分之九十五 and 三成 do: see `number_slice`.
    """
    if figure.kind in ("date", "identifier"):
        return render_figure(figure, language=language)
    if figure.kind in ("percent", "permille", "multiple") and _swallows_unit(figure):
        return render_figure(figure, language=language)
    return _number(figure, language)


def _swallows_unit(figure: Figure) -> bool:
    start, end = number_slice(figure)
    return any(mark in figure.text[start:end] for mark in _WHOLE) or (
        figure.kind == "multiple" and figure.text.isalpha() and figure.text.isascii()
    )


def _number(figure: Figure, language: Language) -> str:
    chinese = language is Language.ZH
    if figure.value is None:
        if figure.low is None or figure.high is None:
            return figure.text
        low, high = Decimal(figure.low), Decimal(figure.high)
        if low == 2 and high == 9 and not any(character.isdigit() for character in figure.text):
            return "几" if chinese else "several"  # 几个世纪; nobody wrote 2 to 9
        return write_span_chinese(low, high) if chinese else write_span_english(low, high)
    value = Decimal(figure.value) * (_parts(figure) if _part_name(figure, language) else 1)
    if figure.kind == "rank":
        return f"第{_place(value)}" if chinese else ordinal_english(value)
    if figure.kind == "ratio":
        return render_fraction(value, text=figure.text, language=language)
    return write_chinese(value) if chinese else write_english(value)


def _parts(figure: Figure) -> int:
    """Return how many of what a sum is counted in make one of its currency: a hundred of pence."""
    written = (figure.unit_text or "").lower()
    return CHINESE_PARTS.get(written) or ENGLISH_PARTS.get(written, 1) if figure.kind == "money" else 1


def _part_name(figure: Figure, language: Language) -> str | None:
    names = CHINESE_PART_NAMES if language is Language.ZH else ENGLISH_PART_NAMES
    return names.get((figure.unit or "", _parts(figure))) if figure.value is not None else None


def _place(value: Decimal) -> str:
    """Return a rank as Chinese writes it: characters up to ten."""
    return write_small(int(value)) if value % 1 == 0 and 0 < value <= 10 else write_chinese(value)


def _is_one(figure: Figure) -> bool:
    return figure.value is not None and Decimal(figure.value) in (1, -1)


# Doubled, as a Chinese verb: twice as much is 翻一番, four times 翻两番; three times has no such verb.
TURNED = {Decimal(2): "翻一番", Decimal(3): "增至三倍", Decimal(4): "翻两番", Decimal(5): "增至五倍", Decimal(8): "翻三番"}


def _chinese(figure: Figure, number: str) -> str:
    unit = figure.unit
    if figure.kind == "multiple" and figure.change is not None and figure.text.isascii() and figure.text.isalpha():
        return TURNED.get(figure.number or Decimal(0), number + "倍")
    if figure.kind == "money":
        bare = BARE_CHINESE_NAMES.get((figure.unit_text or "").lower())
        return number + (_part_name(figure, Language.ZH) or bare or CHINESE_NAMES.get(unit or "", unit or ""))
    if figure.kind in _CHINESE_MARKS:
        mark = "个基点" if unit == "basis_point" else _CHINESE_MARKS[figure.kind]
        return (number.replace("至", f"{mark}至") if figure.kind in ("percent", "permille") else number) + mark
    if figure.kind == "measure" and unit in MEASURES:
        return number + (MEASURES[unit].chinese or MEASURES[unit].marks or ("",))[0]
    if figure.kind == "duration" and unit in SPANS:
        return number + (SPANS[unit][0] or ("",))[0]
    if figure.kind in ("ratio", "rank", "index"):
        return number
    return number + chinese_noun(figure)


_CHINESE_MARKS = {"percent": "%", "percentage_point": "个百分点", "permille": "‰", "multiple": "倍", "age": "岁"}


def _english(figure: Figure, number: str) -> str:
    unit, one = figure.unit, _is_one(figure)
    if number.startswith(("tens of", "hundreds of")) and unit:
        number = f"{number} of"  # tens of millions of tonnes
    if figure.kind == "money" and (part := _part_name(figure, Language.EN)):
        return f"{number} {part}"
    if figure.kind == "money":
        return _english_money(unit or "", number, one=one)
    if figure.kind in ("percent", "permille"):
        mark = "%" if figure.kind == "percent" else "‰"
        return number.replace(" to ", f"{mark} to ") + mark
    if figure.kind == "percentage_point":
        return f"{number} {'basis' if unit == 'basis_point' else 'percentage'} point{'' if one else 's'}"
    if figure.kind == "multiple":
        return f"{number} time{'' if one else 's'}"
    if figure.kind == "age":
        return f"{number} year{'' if one else 's'} old"
    if figure.kind == "measure" and unit in MEASURES:
        words = MEASURES[unit].english[0 if one or len(MEASURES[unit].english) < 2 else 1]
        return f"{number} {words.replace('celsius', 'Celsius').replace('fahrenheit', 'Fahrenheit')}"
    if figure.kind == "duration" and unit in SPANS:
        word = SPANS[unit][1][0]
        if figure.value == "0.5":
            return f"half {'an' if word == 'hour' else 'a'} {word}"
        return f"{number} {word if one else SPANS[unit][1][1]}"
    if figure.kind in ("ratio", "rank", "index") or not unit:
        return number
    return f"{number} {plural(unit, one=one)}"


def _english_money(code: str, number: str, *, one: bool) -> str:
    sign = ENGLISH_SIGNS.get(code)
    if sign and number[:1].isdigit():
        return sign + number.replace(" to ", f" to {sign}")
    plural_name = ENGLISH_NAMES.get(code, code)
    return f"{number} {ENGLISH_SINGULARS.get(code, plural_name.removesuffix('s')) if one else plural_name}".strip()
