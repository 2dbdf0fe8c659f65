"""What both languages' words for times share: which need no date of the article, and the intervals that the others mean."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

Reader = Callable[[re.Match[str], dt.date], str]


def read_spoken(match: re.Match[str], published: dt.date | None, *, read: Reader) -> str:
    """Return what the words of `match` mean, read by a language's own reader: ISO 8601 where that is known, else the words."""
    if published is None or match.group("words") or match.group("same"):
        return match.group()
    if match.group("now"):
        return published.isoformat()
    try:
        return read(match, published)
    except (ValueError, OverflowError):  # beyond the years that a calendar has
        return match.group()


def write_interval(one: dt.date, other: dt.date) -> str:
    """Return the ISO 8601 interval between two days, whichever comes first.

    >>> write_interval(dt.date(2024, 6, 1), dt.date(2021, 6, 1))
    '2021-06-01/2024-06-01'
    """
    first, last = sorted((one, other))
    return f"{first.isoformat()}/{last.isoformat()}"


def write_week(day: dt.date, *, shift: int) -> str:
    """Return the week from Monday to Sunday that lies `shift` weeks from that of `day`.

    >>> write_week(dt.date(2024, 6, 5), shift=-1)
    '2024-05-27/2024-06-02'
    """
    monday = day - dt.timedelta(days=day.weekday() - 7 * shift)
    return write_interval(monday, monday + dt.timedelta(days=6))
