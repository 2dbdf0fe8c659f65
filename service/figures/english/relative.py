"""English words for times that are counted from the article's own date: last year, the past three years, so far this year -> ISO 8601."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right

from service.figures.dates import iso_day, last_day, shift_months
from service.figures.english.words import ONES, ORDINAL_ONES
from service.figures.spoken import read_spoken, write_interval, write_week

_SHIFTS = {"last": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_MONTHS_IN = {"year": 12, "month": 1, "quarter": 3, "decade": 120}
_FIRST_PLAN = 1951  # the Five-Year Plans began in 1953, but for every one since the sixth the years are 5n + 1 to 5n + 5

_COUNT = r"[a-z]{3,9}|\d{1,3}"
SPOKEN = re.compile(
    r"\b(?:(?:the\s)?(?P<plan>\d{1,2}(?=(?:st|nd|rd|th)\s)|[a-z]{5,11})(?:st|nd|rd|th)?\s[Ff]ive-[Yy]ear\s[Pp]lan(?:\speriod)?"
    r"|(?P<sofar>so\sfar\sthis\syear|since\sthe\s(?:beginning|start)\sof\s(?:this|the)\syear)"
    r"|(?:at|by)\sthe\send\sof\s(?P<end>this|last|next)\syear"
    rf"|(?:(?:over|in|during|for|within)\s)?the\s(?P<side>past|last|next|coming)\s(?:(?P<count>{_COUNT})\s)?(?P<unit>year|month|quarter|decade|day)s?"
    r"|(?P<which>last|this|next)\s(?P<span>year|month|week)(?!['’]s)"
    r"|(?P<day>yesterday|today|tomorrow)(?!['’]s)|(?P<now>currently|at\spresent|to\sdate|so\sfar)|(?P<same>(?:that|the\ssame)\syear)"
    r"|(?P<words>recently|in\srecent\syears|(?:last|this|next)\s(?:quarter|summer|winter|spring|autumn|season)))\b",
    re.IGNORECASE,
)


class SpokenTimes:
    """The words for times of a text, found once: the last before a figure, or the first behind."""

    def __init__(self, text: str) -> None:
        self._matches = [*SPOKEN.finditer(text)]
        self._starts = [match.start() for match in self._matches]

    def before(self, at: int, *, start: int) -> re.Match[str] | None:
        """Return the last that begins between `start` and `at`."""
        position = bisect_right(self._starts, at) - 1
        return self._matches[position] if position >= 0 and self._starts[position] >= start else None

    def behind(self, at: int, *, end: int) -> re.Match[str] | None:
        """Return the first that begins between `at` and `end`."""
        position = bisect_right(self._starts, at)
        return self._matches[position] if position < len(self._starts) and self._starts[position] < end else None


def spoken_period(match: re.Match[str], published: dt.date | None) -> str:
    """Return the period that the words of `match`, found by `SPOKEN`, mean: ISO 8601 where that is known, else the words.

    >>> spoken_period(SPOKEN.search("during the 14th Five-Year Plan period"), None)
    '2021/2025'
    >>> spoken_period(SPOKEN.search("over the past three years"), dt.date(2024, 6, 1))
    '2021-06-01/2024-06-01'
    """
    if match.group("plan"):
        return _plan(match.group("plan")) or match.group()
    return read_spoken(match, published, read=_read)


def _read(match: re.Match[str], published: dt.date) -> str:
    return _year(match, published) or _span(match, published) or _short(match, published)


def _plan(word: str) -> str | None:
    number = int(word) if word.isdigit() else int(ORDINAL_ONES.get(word.lower(), 0))
    first = _FIRST_PLAN + 5 * number
    return f"{first}/{first + 4}" if number > 5 else None


def _year(match: re.Match[str], published: dt.date) -> str | None:
    if match.group("sofar"):
        return f"{published.year:04d}-01-01/{published.isoformat()}"
    if match.group("end"):
        return last_day(published.year + _SHIFTS[match.group("end").lower()])
    if (match.group("span") or "").lower() == "year":
        return iso_day(published.year + _SHIFTS[match.group("which").lower()])
    return None


def _span(match: re.Match[str], published: dt.date) -> str | None:
    if match.group("side") is None:
        return None
    written, unit = (match.group("count") or "one").lower(), match.group("unit").lower()
    count = int(written) if written.isdigit() else int(ONES.get(written, 0))
    if not count:
        return match.group()
    count *= -1 if match.group("side").lower() in ("past", "last") else 1
    other = published + dt.timedelta(days=count) if unit == "day" else shift_months(published, count * _MONTHS_IN[unit])
    return write_interval(published, other)


def _short(match: re.Match[str], published: dt.date) -> str:
    if word := match.group("day"):
        return (published + dt.timedelta(days=_DAYS[word.lower()])).isoformat()
    shift = _SHIFTS[match.group("which").lower()]
    if match.group("span").lower() == "week":
        return write_week(published, shift=shift)
    month = shift_months(published, shift)
    return iso_day(month.year, month.month) or match.group()
