"""Calendar facts that both languages share: ISO 8601 values, ends of months, the year that a partial date means."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from service.figures.drafts import Draft


def iso_day(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """Return the ISO 8601 form of what is known, as exact as it is; None where no such day can be.

    >>> iso_day(2021, 3)
    '2021-03'
    >>> iso_day(None, 3, 20)
    '--03-20'
    >>> iso_day(2021, 2, 30) is None
    True
    """
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and not 1 <= day <= (31 if month is None else calendar.monthrange(year or 2024, month)[1]):
        return None
    head = "-" if year is None else f"{year:04d}"
    if month is None:
        return head if day is None else f"{head}--{day:02d}" if year is None else None
    return f"{head}-{month:02d}" + ("" if day is None else f"-{day:02d}")


def date_draft(match: re.Match[str], value: str | None, low: str | None = None, high: str | None = None) -> Draft | None:
    """Return the draft of a date written as `match`, without the spaces around it; None where it has no value."""
    if value is None and (low is None or high is None):
        return None
    written = match.group().rstrip()
    start = match.start() + len(written) - len(written.lstrip())
    end = match.start() + len(written)
    return Draft(start, end, end, kind="date", value=value, low=low, high=high)


def last_day(year: int, month: int = 12) -> str:
    """Return the last day of a month, or of a year.

    >>> last_day(2022), last_day(2024, 2)
    ('2022-12-31', '2024-02-29')
    """
    return f"{year:04d}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


def shift_months(day: dt.date, months: int) -> dt.date:
    """Return the day so many months later, or the last of that month where it is shorter.

    >>> shift_months(dt.date(2024, 3, 31), -1)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def clock(hour: int, minute: int = 0, *, afternoon: bool | None = None) -> str | None:
    """Return a clock time as T and ISO 8601; None where no clock shows it.

    >>> clock(9, 19), clock(5, 0, afternoon=True)
    ('T09:19', 'T17:00')
    """
    if afternoon and hour < 12:
        hour += 12
    elif afternoon is False and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}" if 0 <= hour <= 24 and 0 <= minute < 60 else None


def century(number: int) -> tuple[str, str]:
    """Return the first and last year of a century: ISO writes 19 for the years 1900 to 1999, and so does the press.

    >>> century(20)
    ('1900', '1999')
    """
    return f"{number * 100 - 100:04d}", f"{number * 100 - 1:04d}"


def read_published(published: str | None) -> dt.date | None:
    """Return the day an article appeared, or None where that is not known."""
    if not published:
        return None
    try:
        return dt.date.fromisoformat(published[:10])
    except ValueError:
        return None


def likely_year(month: int, day: int | None, published: dt.date) -> int:
    """Return the year that a date without one means: the article's, or the one before where it would lie far ahead."""
    ahead = (month - published.month) * 30 + ((day or 15) - published.day)
    return published.year - 1 if ahead > _FAR_AHEAD_DAYS else published.year


_FAR_AHEAD_DAYS = 183  # half a year: nobody measured it
