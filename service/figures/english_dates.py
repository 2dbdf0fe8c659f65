"""English dates, periods and clock times -> drafts with ISO 8601 values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal

from service.figures.dates import century, clock, iso_day, last_day, likely_year
from service.figures.drafts import Draft
from service.figures.english_words import ONES, ORDINAL_ONES

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_DASH = r"[ ]?(?:-|–|—|~|to|until|through)[ ]?"
_ORDINAL = r"(?:1st|2nd|3rd|[0-9]{1,2}th|" + "|".join(ORDINAL_ONES) + ")"
_MERIDIEM = r"[ ]?(?:[ap]\.m\.|[ap]\.?m\b)"

_DATE = re.compile(
    rf"""
    (?=\b[0-9A-Za-z]|['’]|(?<![A-Za-z.])[JFMASOND])(?:  # no date begins elsewhere: most of a text is passed over unread
    (?P<iso>\b{_YEAR}(?P<sep>[-/.])(?:1[0-2]|0?[1-9])(?P=sep){_DAY}\b(?![-/.]?\d))
  | (?P<isomonth>\b{_YEAR}-(?:1[0-2]|0[1-9])\b(?![-/.\d]))
  | (?P<slashed>\b[0-9]{{1,2}}/[0-9]{{1,2}}/(?:{_YEAR}|[0-9]{{2}})\b(?![/\d]))
  | (?P<end>\b(?:end|close)[ ]of[ ](?:(?P<endmonth>{_MONTH})[ ,]{{0,2}})?(?P<endyear>{_YEAR})\b)
  | (?P<half>\b(?P<which>first|second|1st|2nd)[ ]half[ ]of[ ](?P<halfyear>{_YEAR})\b)
  | (?P<quarters>\b(?P<many>first[ ](?:two|three)|first|second|third|fourth|1st|2nd|3rd|4th)[ ]quarters?(?:(?:[ ]of
      |,)?[ ](?P<quarteryear>{_YEAR}))?\b)
  | (?P<q>\bQ(?P<qnumber>[1-4])(?:[ ](?:of[ ])?(?P<qyear>{_YEAR}))?\b)
  | (?P<firstmonths>\bfirst[ ](?P<monthcount>[a-z]{{3,6}}|[0-9]{{1,2}})[ ]months[ ]of[ ](?P<monthsyear>{_YEAR})\b)
  | (?P<betweenmonths>(?<=\bbetween[ ])(?P<b1>{_MONTH})[ ]and[ ](?P<b2>{_MONTH}),?(?:[ ](?P<byear>{_YEAR}))?\b(?![ ]?\d))
  | (?P<monthspan>\b(?P<m1>{_MONTH}){_DASH}(?P<m2>{_MONTH}),?(?:[ ](?P<msyear>{_YEAR}))?\b(?![ ]?\d))
  | (?P<dayspan>\b(?P<dsmonth>{_MONTH})[ ]?(?P<d1>{_DAY}){_DASH}(?P<d2>{_DAY})\b(?:,?[ ](?P<dsyear>{_YEAR})\b)?(?![:%\d]))
  | (?P<mdy>\b(?P<mdmonth>{_MONTH})[ ]?(?P<mdday>{_DAY})(?:st|nd|rd|th)?\b(?:,?[ ]?(?P<mdyear>{_YEAR})
      |,?[ ](?P<mdbc>[0-9]{{1,4}})[ ]B\.?C\.?(?:E\.?)?(?![A-Za-z]))?(?![,.]?\d|:\d|[ ]?%))
  | (?P<dmy>\b(?P<dmday>{_DAY})(?:st|nd|rd|th)?[ ](?:of[ ])?(?P<dmmonth>{_MONTH})\b(?:,?[ ](?P<dmyear>{_YEAR})\b)?)
  | (?P<my>\b(?P<mymonth>{_MONTH}),?[ ](?:of[ ])?(?P<myyear>{_YEAR})\b)
  | (?P<decade>(?:\b|(?<=mid-))(?P<dcyear>(?:1[0-9]|20)[0-9])0(?:'|’)?s\b|(?<![\w])['’](?P<dcshort>[2-9])0s\b)
  | (?P<century>\b(?P<cnumber>{_ORDINAL}|twentieth|twenty-first)(?:(?:[ -]century|[ -]centuries)\b|(?=(?:,|[ ]and|[ ]or|[ ]to
      |[ ]through)[ ](?:early[ ]|late[ ]|mid-|the[ ]){{0,2}}(?:{_ORDINAL}|twentieth|twenty-first)[ -]centur))(?P<cbc>[ ]B\.?C\.?E?\.?)?)
  | (?P<yearspan>\b{_YEAR}(?:{_DASH}|/)(?:{_YEAR}|[0-9]{{2}})\b(?![,.]?\d|[ ]?%|[-/]\d))
  | (?P<clockspan>\b(?P<k1>[0-9]{{1,2}}(?::[0-5][0-9])?)(?P<k1m>{_MERIDIEM})?[ ]?(?:-|–|—
      |to)[ ]?(?P<k2>[0-9]{{1,2}}(?::[0-5][0-9])?)(?P<k2m>{_MERIDIEM}))
  | (?P<clock>\b(?P<chour>[01]?[0-9]|2[0-4])[:.](?P<cminute>[0-5][0-9])(?::[0-5][0-9])?(?P<cm>{_MERIDIEM})?(?![\d:%]|[.,]\d))
  | (?P<hour>\b(?P<hhour>1[0-2]|0?[1-9])(?P<hm>{_MERIDIEM}))
  | (?P<oclock>\b(?P<ohour>[0-9]{{1,2}}|[a-z]{{3,6}})[ ]o['’]clock\b)
  | (?P<zulu>\b(?P<zhour>[01][0-9]|2[0-3])(?P<zminute>[0-5][0-9])(?=[ ](?:UTC|GMT|hours|hrs)\b))
  | (?P<bc>\b(?P<bcyear>[0-9]{{1,3}}(?:,[0-9]{{3}})?|[0-9]{{4,6}})[ ]B\.?C\.?(?:E\.?)?(?![A-Za-z]))
  | (?P<ad>\bA\.?D\.?[ ](?P<adyear>[0-9]{{1,4}})\b|\b(?P<ceyear>[0-9]{{1,4}})[ ](?:A\.?D\.?|C\.?E\.?)(?![A-Za-z]))
  | (?P<month>(?<![A-Za-z.])(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)
    )
    """,
    re.VERBOSE,
)
_HINT = re.compile(r"[0-9]+|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|centur|quarter|clock")
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|by|until|till|from|to|during|through|between|before|after|and|around|about|mid|early|late|mid|last|next"
    r"|this|every|each|for|or)[ -]$",
    re.IGNORECASE,
)
_BEFORE_MARCH_OR_MAY = re.compile(
    r"\b(?:in|of|since|by|until|from|during|before|after|around|about|early|late|mid|last|next|this|end of)[ -]$", re.IGNORECASE
)


def month_number(name: str) -> int:
    """Return the number of a month by its first three letters.

    >>> month_number("Sept.")
    9
    """
    return _MONTHS.index(name[:3].lower()) + 1


def find_english_dates(text: str, *, published: dt.date | None) -> list[Draft]:
    """Return the dates, periods and clock times of `text`, in order; bare years are left to the finder, which sees more context."""
    if not _HINT.search(text):
        return []
    drafts: list[Draft] = []
    position = 0
    for hint in _HINT.finditer(text):
        begin = max(position, hint.start() - _BEHIND)
        while position <= hint.start() and (match := _DATE.search(text, begin, hint.end() + _AHEAD)):
            if match.start() > hint.start():
                break
            draft = _read(match, text, published)
            if draft is not None:
                drafts.append(draft)
                position = draft.end
            begin = draft.end if draft is not None else match.start() + 1
    return drafts


# The longest date before and after the digit or month that hints at it: looking no farther keeps the cost linear.
_BEHIND, _AHEAD = 32, 48


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
    if text[match.end() : match.end() + 7] == " season":
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


def _half(match: re.Match[str], *_: object) -> Draft | None:
    year = match.group("halfyear")
    low, high = ("01", "06") if match.group("which") in ("first", "1st") else ("07", "12")
    return _draft(match, None, f"{year}-{low}", f"{year}-{high}")


def _quarters(match: re.Match[str], text: str, published: dt.date | None) -> Draft | None:
    many, year = match.group("many"), match.group("quarteryear")
    if (
        year is None
        and not many.startswith("first ")
        and (text[match.end() : match.end() + 5].lower() in (" of th", " of a ") or match.group().endswith("s"))
    ):
        return None
    first, last = {"first two": (1, 2), "first three": (1, 3)}.get(many) or (_ordinal(many),) * 2
    return _quarter_span(match, first, last, _number(year), published)


def _quarter_span(match: re.Match[str], first: int, last: int, year: int | None, published: dt.date | None) -> Draft | None:
    year = year if year is not None or published is None else published.year
    return _draft(match, None, iso_day(year, first * 3 - 2), iso_day(year, last * 3))


def _ordinal(word: str) -> int:
    spelled = ORDINAL_ONES.get(word.lower()) or {"twentieth": Decimal(20), "twenty-first": Decimal(21)}.get(word.lower())
    return int(spelled) if spelled is not None else int(re.sub(r"\D", "", word))


def _q(match: re.Match[str], _: str, published: dt.date | None) -> Draft | None:
    number = int(match.group("qnumber"))
    return _quarter_span(match, number, number, _number(match.group("qyear")), published)


def _first_months(match: re.Match[str], *_: object) -> Draft | None:
    written = match.group("monthcount")
    count = int(written) if written.isdigit() else int(ONES.get(written, 0))
    year = int(match.group("monthsyear"))
    return _draft(match, None, iso_day(year, 1), iso_day(year, count)) if 1 <= count <= 12 else None


def _month_span(match: re.Match[str], _: str, published: dt.date | None) -> Draft | None:
    year = _number(match.group("msyear")) or (published.year if published else None)
    return _draft(match, None, iso_day(year, month_number(match.group("m1"))), iso_day(year, month_number(match.group("m2"))))


def _between_months(match: re.Match[str], _: str, published: dt.date | None) -> Draft | None:
    year = _number(match.group("byear")) or (published.year if published else None)
    return _draft(match, None, iso_day(year, month_number(match.group("b1"))), iso_day(year, month_number(match.group("b2"))))


def _day_span(match: re.Match[str], _: str, published: dt.date | None) -> Draft | None:
    month, first, last = month_number(match.group("dsmonth")), int(match.group("d1")), int(match.group("d2"))
    year = _number(match.group("dsyear")) or (likely_year(month, first, published) if published else None)
    return _draft(match, None, iso_day(year, month, first), iso_day(year, month, last)) if first < last else None


def _day(match: re.Match[str], month_name: str, day: int, year: int | None, published: dt.date | None) -> Draft | None:
    month = month_number(month_name)
    if year is None and published is not None:
        year = likely_year(month, day, published)
    return _draft(match, iso_day(year, month, day))


def _mdy(match: re.Match[str], _: str, published: dt.date | None) -> Draft | None:
    if before_christ := match.group("mdbc"):
        return _draft(match, f"-{int(before_christ) - 1:04d}-{month_number(match.group('mdmonth')):02d}-{int(match.group('mdday')):02d}")
    return _day(match, match.group("mdmonth"), int(match.group("mdday")), _number(match.group("mdyear")), published)


def _dmy(match: re.Match[str], _: str, published: dt.date | None) -> Draft | None:
    return _day(match, match.group("dmmonth"), int(match.group("dmday")), _number(match.group("dmyear")), published)


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
    return _draft(match, None, low, high) if sensible and not _counts(text, match.end()) else None


def _counts(text: str, end: int) -> bool:
    return (
        re.match(r" (?:people|yuan|dollars|million|billion|meters|metres|tons|km|kilometers|students|words)\b", text[end : end + 12])
        is not None
    )


def _meridiem(written: str | None) -> bool | None:
    return None if not written else written.strip()[0].lower() == "p"


def _clock_of(written: str, meridiem: str | None) -> str | None:
    hour, _, minute = written.partition(":")
    return clock(int(hour), int(minute or 0), afternoon=_meridiem(meridiem))


def _clock_span(match: re.Match[str], *_: object) -> Draft | None:
    last = match.group("k2m")
    return _draft(match, None, _clock_of(match.group("k1"), match.group("k1m") or last), _clock_of(match.group("k2"), last))


def _clock(match: re.Match[str], text: str, _: object) -> Draft | None:
    if match.group()[len(match.group("chour"))] == "." and not match.group("cm"):
        return None
    if re.search(r"\b(?:ratio|score|beat|won|by)\b[^.]{0,20}$", text[max(0, match.start() - 24) : match.start()]):
        return None
    return _draft(match, clock(int(match.group("chour")), int(match.group("cminute")), afternoon=_meridiem(match.group("cm"))))


def _hour(match: re.Match[str], *_: object) -> Draft | None:
    return _draft(match, clock(int(match.group("hhour")), afternoon=_meridiem(match.group("hm"))))


def _oclock(match: re.Match[str], *_: object) -> Draft | None:
    written = match.group("ohour")
    hour = int(written) if written.isdigit() else int(ONES.get(written, -1))
    return _draft(match, clock(hour)) if hour >= 0 else None


def _zulu(match: re.Match[str], *_: object) -> Draft | None:
    return _draft(match, clock(int(match.group("zhour")), int(match.group("zminute"))))


def _bc(match: re.Match[str], *_: object) -> Draft | None:
    return _draft(match, f"-{int(match.group('bcyear').replace(',', '')) - 1:04d}")  # ISO 8601 counts a year 0


def _ad(match: re.Match[str], *_: object) -> Draft | None:
    return _draft(match, f"{int(match.group('adyear') or match.group('ceyear')):04d}")


def _bare_month(match: re.Match[str], text: str, published: dt.date | None) -> Draft | None:
    name = match.group()
    before = text[max(0, match.start() - 10) : match.start()]
    rule = _BEFORE_MARCH_OR_MAY if name in ("March", "May", "April", "June", "August") else _BEFORE_MONTH
    if not rule.search(before) or re.match(r" (?:Day|[A-Z][a-z])|['’]s", text[match.end() : match.end() + 4]):
        return None
    month = month_number(name)
    return _draft(match, iso_day(likely_year(month, None, published) if published else None, month))


_READERS: dict[str, Callable[[re.Match[str], str, dt.date | None], Draft | None]] = {
    "iso": _iso, "isomonth": _iso_month, "slashed": _slashed, "end": _end, "half": _half, "quarters": _quarters, "q": _q,
    "firstmonths": _first_months, "betweenmonths": _between_months, "monthspan": _month_span, "dayspan": _day_span, "mdy": _mdy,
    "dmy": _dmy, "my": _my, "decade": _decade,
    "century": _century, "yearspan": _year_span, "clockspan": _clock_span, "clock": _clock, "hour": _hour, "oclock": _oclock,
    "zulu": _zulu, "bc": _bc, "ad": _ad, "month": _bare_month,
}  # fmt: skip
