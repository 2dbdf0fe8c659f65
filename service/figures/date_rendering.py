"""ISO 8601 dates, periods and clock times -> words of either language."""

from __future__ import annotations

import re
from decimal import Decimal

from service.figures.dates import last_day
from service.figures.number_rendering import ordinal_english
from service.records import Figure, Language

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_ENDS = ("底", "末", "end of", "close of", "End of")


def render_date(figure: Figure, *, language: Language) -> str:
    """Return the date as a newsroom of `language` writes it."""
    chinese = language is Language.ZH
    if figure.value is None:
        if figure.low is None or figure.high is None:
            return figure.text
        return _part_of_year(figure, chinese=chinese) or _span(figure.low, figure.high, chinese=chinese)
    if any(mark in figure.text for mark in _ENDS) and figure.value[:1].isdigit() and figure.value.count("-") == 2:
        return _end(figure.value, chinese=chinese)
    return _one(figure.value, chinese=chinese)


# First and last month -> what it is called where the source does not name the months.
_PARTS = {
    (1, 3): ("一季度", "first quarter"), (4, 6): ("二季度", "second quarter"), (7, 9): ("三季度", "third quarter"),
    (10, 12): ("四季度", "fourth quarter"), (1, 6): ("上半年", "first half"), (7, 12): ("下半年", "second half"),
    (1, 9): ("前三季度", "first three quarters"),
}  # fmt: skip
_PART = re.compile(r"季度|半年|quarter|half|Q[1-4]", re.IGNORECASE)
_MONTHS_OF_YEAR = re.compile(r"(-|\d{4})-(\d\d)")


def _part_of_year(figure: Figure, *, chinese: bool) -> str | None:
    """Return a quarter or a half year by its name; None where the source names months, or another span."""
    low, high = (_MONTHS_OF_YEAR.fullmatch(end or "") for end in (figure.low, figure.high))
    if low is None or high is None or low[1] != high[1] or not _PART.search(figure.text):
        return None
    names = _PARTS.get((int(low[2]), int(high[2])))
    if names is None:
        return None
    year = low[1].lstrip("-")
    if chinese:
        return f"{year}年{names[0]}" if year else names[0]
    return f"the {names[1]}" + (f" of {year}" if year else " of the year" if "half" in names[1] else "")


def _end(value: str, *, chinese: bool) -> str:
    year, month = int(value[:4]), int(value[5:7])
    if month == 12 and value == last_day(year):
        return f"{year}年底" if chinese else f"the end of {year}"
    return f"{year}年{month}月底" if chinese else f"the end of {_MONTHS[month - 1]} {year}"


def _one(value: str, *, chinese: bool) -> str:
    if value.startswith("T"):
        return _clock(value, chinese=chinese)
    if value.startswith("-") and not value.startswith("--"):
        year, _, rest = value[1:].partition("-")
        day = _one(f"--{rest}", chinese=chinese) if rest else ""
        return f"公元前{int(year) + 1}年{day}" if chinese else f"{day}, {int(year) + 1} BC".removeprefix(", ")
    if value.startswith("---"):
        number = int(value[3:])
        return f"{number}日" if chinese else f"the {ordinal_english(Decimal(number)) if number > 10 else _suffixed(number)}"
    year, _, rest = ("", "", value[2:]) if value.startswith("--") else value.partition("-")
    month, _, day_text = rest.partition("-")
    return _chinese(year, month, day_text) if chinese else _english(year, month, day_text)


def _suffixed(day: int) -> str:
    return f"{day}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(day, 'th') }"


def _chinese(year: str, month: str, day: str) -> str:
    return (f"{int(year)}年" if year else "") + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")


def _english(year: str, month: str, day: str) -> str:
    name = _MONTHS[int(month) - 1] if month else ""
    if day:
        return f"{name} {int(day)}" + (f", {int(year)}" if year else "")
    return " ".join(part for part in (name, str(int(year)) if year else "") if part)


def _clock(value: str, *, chinese: bool) -> str:
    hour, minute = int(value[1:3]), value[4:6]
    if chinese:
        return f"{hour}:{minute}" if minute != "00" else f"{hour}时"
    half = "am" if hour < 12 or hour == 24 else "pm"
    return f"{(hour - 1) % 12 + 1}" + (f":{minute}" if minute != "00" else "") + f" {half}"


def _span(low: str, high: str, *, chinese: bool) -> str:
    if low.isdigit() and high.isdigit() and len(low) == len(high) == 4:
        return _years(low, high, chinese=chinese)
    if chinese and low[:4] == high[:4] and low.count("-") == high.count("-") and not low.startswith("T"):
        return f"{_one(low, chinese=True)}至{_tail(low, high)}"
    if not chinese and low[:4] == high[:4] and low[:4].isdigit() and low.count("-") == high.count("-") == 1:
        return f"{_one(f'--{low[5:]}', chinese=False)} to {_one(high, chinese=False)}"
    return f"{_one(low, chinese=chinese)}{'至' if chinese else ' to '}{_one(high, chinese=chinese)}"


def _tail(low: str, high: str) -> str:
    """Return the part of the end that the start does not say already: 2024年1月至6月."""
    if low.startswith("--"):
        return _one("-" + high if high.startswith("---") else high, chinese=True)
    return _one(f"-{high[4:]}", chinese=True)


def _years(low: str, high: str, *, chinese: bool) -> str:
    if low.endswith("00") and high == f"{int(low) + 99:04d}":
        number = int(low) // 100 + 1
        return f"{number}世纪" if chinese else f"the {ordinal_english(Decimal(number)) if number > 10 else _suffixed(number)} century"
    if low.endswith("0") and high == f"{int(low) + 9:04d}":
        return f"{int(low) // 100 + 1}世纪{low[2:]}年代" if chinese else f"the {low}s"
    return f"{low}年至{high}年" if chinese else f"{low} to {high}"
