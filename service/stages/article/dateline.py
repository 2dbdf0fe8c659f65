"""When an article was published, as a line near its top says it."""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMERIC = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-/.]|\s?年\s?)(\d{1,2})(?:[-/.]|\s?月\s?)(\d{1,2})(?:\s?日)?(?!\d)")
_MONTH_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_MONTH_FIRST = re.compile(rf"\b{_MONTH_NAME}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH_NAME},?\s+((?:19|20)\d\d)", re.IGNORECASE)
# A dateline stands among the first lines and is short; not measured beyond the five sample articles.
_LINES = 8
_LONGEST = 100
_SENTENCE_END = re.compile(r"[。！？!?]|[.](?:\s|$)")


def find_published(text: str) -> str | None:
    r"""Return the ISO date of the dateline near the top of `text`, None where there is no clear one.

    >>> find_published("Education first\n\n(China Daily) | 2023-12-18\n\nThe city has 165 groups.")
    '2023-12-18'
    """
    lines = [line.strip() for line in text[:4000].split("\n") if line.strip()][:_LINES]
    for line in lines:
        if len(line) <= _LONGEST and not _SENTENCE_END.search(line.rstrip(".")):
            found = read_date(line)
            if found:
                return found
    return None


def read_date(text: str) -> str | None:
    """Return the first full date in `text` in ISO 8601, None without one.

    >>> read_date("2023年12月5日 09:19"), read_date("Nov 26, 2020By")
    ('2023-12-05', '2020-11-26')
    """
    if found := _NUMERIC.search(text):
        return _iso(found[1], found[2], found[3])
    if found := _MONTH_FIRST.search(text):
        return _iso(found[3], str(_MONTHS.index(found[1].lower()) + 1), found[2])
    if found := _DAY_FIRST.search(text):
        return _iso(found[3], str(_MONTHS.index(found[2].lower()) + 1), found[1])
    return None


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
