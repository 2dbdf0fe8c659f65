"""English dates, periods and clock times -> drafts with ISO 8601 values."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from decimal import Decimal

from service.figures.dates import century, iso_day, last_day, likely_year
from service.figures.drafts import Draft
from service.figures.english.clocks import CLOCK_READERS
from service.figures.english.date_patterns import (
    AFTER_MARCH_OR_MAY,
    AFTER_MONTH,
    AHEAD,
    BEFORE_MARCH_OR_MAY,
    BEFORE_MONTH,
    BEHIND,
    COUNTED,
    DATE,
    HINT,
    MONTHS,
    START,
    SURE_MONTHS,
)
from service.figures.english.leaning_dates import add_days, join_ends
from service.figures.english.words import ONES, ORDINAL_ONES


def month_number(name: str) -> int:
    """Return the number of a month by its first three letters.

    >>> month_number("Sept.")
    9
    """
    return MONTHS.index(name[:3].lower()) + 1


def find_english_dates(text: str, *, published: dt.date | None) -> list[Draft]:
    """Return the dates, periods and clock times of `text`, in order; bare years are left to the finder, which sees more context."""
    hints = [*HINT.finditer(text)]
    starts = [match.start() for match in START.finditer(text)] if hints else []
    drafts: list[Draft] = []
    position = 0
    for hint in hints:
        for start in starts[bisect_left(starts, hint.start() - BEHIND) : bisect_right(starts, hint.start())]:
            match = DATE.match(text, start, hint.end() + AHEAD) if start >= position else None
            if match is not None and (draft := _read(match, text, published)) is not None:
                drafts.append(draft)
                position = draft.end
    return join_ends(add_days(drafts, text), text)


def _draft(match: re.Match[str], value: str | None = None, low: str | None = None, high: str | None = None) -> Draft | None:
    if value is None and (low is None or high is None):
        return None
    return Draft(match.start(), match.end(), match.end(), kind="date", value=value, low=low, high=high)


def _read(match: re.Match[str], text: str, published: dt.date | None) -> Draft | None:
    name = next(name for name in _READERS if match.group(name) is not None)
    return _READERS[name](match, text, published)


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _iso(match: re.Match[str], *_: object) -> Draft | None:
    year, month, day = (int(part) for part in re.split(r"[-/.]", match.group()))
    return _draft(match, iso_day(year, month, day))


def _iso_month(match: re.Match[str], text: str, _: object) -> Draft | None:
    year, month = match.group().split("-")
    if text[match.end() : match.end() + 7] == " season" or int(month) == (int(year) + 1) % 100:  # the 2001-02 identity
        return _draft(match, None, year, year[:2] + month)
    return _draft(match, f"{year}-{month}")


def _slashed(match: re.Match[str], *_: object) -> Draft | None:
    first, second, year = (int(part) for part in match.group().split("/"))
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    month, day = (second, first) if first > 12 else (first, second)  # the American order, unless it cannot be
    return _draft(match, iso_day(year, month, day))


def _end(match: re.Match[str], *_: object) -> Draft | None:
    month = match.group("endmonth")
    return _draft(match, last_day(int(match.group("endyear")), month_number(month) if month else 12))


def _half(match: re.Match[str], _: str, published: dt.date | None) -> Draft | None:
    year = _year_of(match.group("halfyear"), match.group("halfwhich"), published)
    first = match.group("which").lower() in ("first", "1st")
    return _draft(match, None, iso_day(year, 1 if first else 7), iso_day(year, 6 if first else 12))


def _year_of(written: str | None, word: str | None, published: dt.date | None) -> int | None:
    """Return the year of a part of one, where it is written or said against the day of publication: of 2019, of last year."""
    if written is not None or published is None:
        return _number(written)
    return published.year + {"last": -1, "next": 1}.get(word or "", 0)


def _quarters(match: re.Match[str], text: str, published: dt.date | None) -> Draft | None:
    many, written, word = match.group("many").lower(), match.group("quarteryear"), match.group("quarterwhich")
    dated = written or word or many.startswith("first ")
    if not dated and (_OF_ANOTHER.match(text, match.end()) or match.group().endswith("s")):
        return None
    first, last = {"first two": (1, 2), "first three": (1, 3)}.get(many) or (_ordinal(many),) * 2
    return _quarter_span(match, first, last, _year_of(written, word, published))


def _quarter_span(match: re.Match[str], first: int, last: int, year: int | None) -> Draft | None:
    return _draft(match, None, iso_day(year, first * 3 - 2), iso_day(year, last * 3))


def _ordinal(word: str) -> int:
    spelled = ORDINAL_ONES.get(word.lower()) or {"twentieth": Decimal(20), "twenty-first": Decimal(21)}.get(word.lower())
    return int(spelled) if spelled is not None else int(re.sub(r"\D", "", word))


def _q(match: re.Match[str], _: str, published: dt.date | None) -> Draft | None:
    number = int(match.group("qnumber"))
    return _quarter_span(match, number, number, _year_of(match.group("qyear"), None, published))


def _first_months(match: re.Match[str], _: str, published: dt.date | None) -> Draft | None:
    written = match.group("monthcount")
    count = int(written) if written.isdigit() else int(ONES.get(written, 0))
    year = _year_of(match.group("monthsyear"), match.group("monthswhich"), published)
    return _draft(match, None, iso_day(year, 1), iso_day(year, count)) if 1 <= count <= 12 else None


def _fiscal(match: re.Match[str], *_: object) -> Draft | None:
    year = match.group("fiscalyear")
    return _draft(match, year if len(year) == 4 else f"20{year}")


def _month_span(match: re.Match[str], _: str, published: dt.date | None) -> Draft | None:
    year = _number(match.group("msyear")) or (published.year if published else None)
    return _draft(match, None, iso_day(year, month_number(match.group("m1"))), iso_day(year, month_number(match.group("m2"))))


def _between_months(match: re.Match[str], _: str, published: dt.date | None) -> Draft | None:
    year = _number(match.group("byear")) or (published.year if published else None)
    return _draft(match, None, iso_day(year, month_number(match.group("b1"))), iso_day(year, month_number(match.group("b2"))))


def _day_span(match: re.Match[str], _: str, published: dt.date | None) -> Draft | None:
    return _days(match, ("dsmonth", "d1", "d2", "dsyear"), published)


def _day_span_month(match: re.Match[str], _: str, published: dt.date | None) -> Draft | None:
    return _days(match, ("dmsmonth", "dm1", "dm2", "dmsyear"), published)


def _between_days(match: re.Match[str], _: str, published: dt.date | None) -> Draft | None:
    return _days(match, ("bdmonth", "bd1", "bd2", "bdyear"), published)


def _days(match: re.Match[str], names: tuple[str, str, str, str], published: dt.date | None) -> Draft | None:
    month, first, last = month_number(match.group(names[0])), int(match.group(names[1])), int(match.group(names[2]))
    year = _number(match.group(names[3])) or (likely_year(month, first, published) if published else None)
    return _draft(match, None, iso_day(year, month, first), iso_day(year, month, last)) if first < last else None


def _day(match: re.Match[str], month_name: str, day: int, year: int | None, published: dt.date | None) -> Draft | None:
    month = month_number(month_name)
    if year is None and published is not None:
        year = likely_year(month, day, published)
    return _draft(match, iso_day(year, month, day))


def _mdy(match: re.Match[str], text: str, published: dt.date | None) -> Draft | None:
    if text.endswith("Long ", 0, match.start()):
        return None  # the Long March 10 rocket
    if before_christ := match.group("mdbc"):
        return _day_before_christ(match, match.group("mdmonth"), match.group("mdday"), before_christ)
    return _day(match, match.group("mdmonth"), int(match.group("mdday")), _number(match.group("mdyear")), published)


def _dmy(match: re.Match[str], _: str, published: dt.date | None) -> Draft | None:
    if before_christ := match.group("dmbc"):
        return _day_before_christ(match, match.group("dmmonth"), match.group("dmday"), before_christ)
    return _day(match, match.group("dmmonth"), int(match.group("dmday")), _number(match.group("dmyear")), published)


def _day_before_christ(match: re.Match[str], month: str, day: str, year: str) -> Draft | None:
    return _draft(match, f"{_before_christ(year)}-{month_number(month):02d}-{int(day):02d}")


def _before_christ(year: str) -> str:
    return f"-{int(year.replace(',', '')) - 1:04d}"  # ISO 8601 counts a year 0


def _my(match: re.Match[str], *_: object) -> Draft | None:
    return _draft(match, iso_day(int(match.group("myyear")), month_number(match.group("mymonth"))))


def _decade(match: re.Match[str], *_: object) -> Draft | None:
    head = match.group("dcyear") or "19" + match.group("dcshort")
    return _draft(match, None, f"{head}0", f"{head}9")


def _century(match: re.Match[str], *_: object) -> Draft | None:
    number = _ordinal(match.group("cnumber"))
    if not 0 < number < 40:
        return None
    if match.group("cbc"):
        return _draft(match, None, f"-{number * 100 - 1:04d}", f"-{number * 100 - 100:04d}")
    return _draft(match, None, *century(number))


def _year_span(match: re.Match[str], text: str, _: object) -> Draft | None:
    low, high = match.group()[:4], re.search(r"\d+$", match.group()).group()  # type: ignore[union-attr]
    high = low[:2] + high if len(high) == 2 else high
    sensible = int(low) < int(high) <= int(low) + 400
    return _draft(match, None, low, high) if sensible and not COUNTED.match(text, match.end()) else None


def _bc_span(match: re.Match[str], *_: object) -> Draft | None:
    earlier, later = match.group("bc1"), match.group("bc2")
    return _draft(match, None, _before_christ(earlier), _before_christ(later)) if int(earlier) > int(later) else None


def _ad_span(match: re.Match[str], *_: object) -> Draft | None:
    first, last = int(match.group("ad1")), int(match.group("ad2"))
    return _draft(match, None, f"{first:04d}", f"{last:04d}") if first < last else None


def _bc(match: re.Match[str], *_: object) -> Draft | None:
    return _draft(match, _before_christ(match.group("bcyear")))


def _ad(match: re.Match[str], *_: object) -> Draft | None:
    return _draft(match, f"{int(match.group('adyear') or match.group('ceyear')):04d}")


def _bare_month(match: re.Match[str], text: str, published: dt.date | None) -> Draft | None:
    name = match.group()
    before = text[max(0, match.start() - 12) : match.start()]
    behind = AFTER_MONTH if name in SURE_MONTHS else AFTER_MARCH_OR_MAY
    if behind.match(text, match.end()):
        return None
    if name not in SURE_MONTHS and not (BEFORE_MARCH_OR_MAY if name in ("March", "May") else BEFORE_MONTH).search(before):
        return None
    month = month_number(name)
    return _draft(match, iso_day(likely_year(month, None, published) if published else None, month))


_OF_ANOTHER = re.compile(r" of (?:the|a|an|[a-z]+) ")
_READERS: dict[str, Callable[[re.Match[str], str, dt.date | None], Draft | None]] = {
    "iso": _iso, "isomonth": _iso_month, "slashed": _slashed, "end": _end, "half": _half, "quarters": _quarters, "q": _q,
    "firstmonths": _first_months, "fiscal": _fiscal, "betweenmonths": _between_months, "monthspan": _month_span, "dayspan": _day_span,
    "dayspanmonth": _day_span_month, "betweendays": _between_days, "mdy": _mdy, "dmy": _dmy, "my": _my, "decade": _decade,
    "century": _century, "yearspan": _year_span, "bcspan": _bc_span, "adspan": _ad_span,
    "bc": _bc, "ad": _ad, "month": _bare_month, **CLOCK_READERS,
}  # fmt: skip
