"""Chinese dates and periods -> drafts with ISO 8601 values; two that are joined by 至 are one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from service.figures.chinese.clocks import read_clock, read_hour, read_zulu
from service.figures.chinese.date_forms import DATE, HINT, LUNAR, TO
from service.figures.chinese.numerals import DIGITS, read_small
from service.figures.chinese.relative import relative_month, relative_year
from service.figures.dates import century, date_draft, iso_day, last_day, likely_year
from service.figures.drafts import Draft

_JOINT = re.compile(rf"{TO}(?:次日|翌日|当日)?(?:凌晨|上午|中午|下午|晚上|晚)?")
_LONGEST_JOINT = 6
_FARTHEST_MONTH = 40  # characters back to the month of a bare day: nobody measured it
_SENTENCE_END = re.compile(r"[。！？\n]")


def find_chinese_dates(text: str, *, published: dt.date | None) -> list[Draft]:
    """Return the dates, periods and clock times of `text`, in order."""
    if not HINT.search(text):
        return []
    drafts: list[Draft] = []
    position = 0
    while match := DATE.search(text, position):
        name = next(name for name in _READERS if match.group(name) is not None)
        draft = None if LUNAR.search(text, max(0, match.start() - 10), match.start()) else _READERS[name](match, text, published)
        if draft is None:
            position = match.start() + 1
            continue
        position = draft.end
        before = drafts[-1] if drafts else None
        if name in ("days", "oneday") and before is not None:
            _take_month(text, before, draft)
        if before is None or not _join(text, before, draft):
            drafts.append(draft)
    return drafts


def _take_month(text: str, before: Draft, draft: Draft) -> None:
    """Give a bare day the month of the date before it: 7月10日预售，24日上市."""
    month = re.match(r"(-|[0-9]{4})-([0-9]{2})", str(before.value or before.high or ""))
    if month is None or draft.start - before.end > _FARTHEST_MONTH or _SENTENCE_END.search(text, before.end, draft.start):
        return
    if text.startswith(("上月", "上个月", "本月", "当月", "下月"), max(0, draft.start - 2)):
        return
    for field in ("value", "low", "high"):
        value = getattr(draft, field)
        if isinstance(value, str):
            setattr(draft, field, f"{month.group()}-{value[-2:]}")


def _join(text: str, first: Draft, second: Draft) -> bool:
    """Make one range of 2023年3月28日至4月5日 or 上午9点到下午5点; tell whether they are one."""
    if second.start - first.end > _LONGEST_JOINT or not _JOINT.fullmatch(text, first.end, second.start):
        return False
    low, high = first.value, second.value
    if not isinstance(low, str) or not isinstance(high, str):
        return False
    if "年" not in text[second.start : second.end] and low[:1].isdigit() and high[:1] != "T":
        high = _in_year(high, low)
    if len(low) != len(high) or low[:1] != high[:1] or low == high or (low > high and low[:1] not in "T-"):
        return False
    first.low, first.high, first.value = low, high, None
    first.end = first.number_end = second.end
    return True


def _in_year(high: str, low: str) -> str:
    """Return a date without a year of its own in the year of the date before it, or the next where it would come earlier."""
    rest = high[2:] if high.startswith("--") else high[5:]
    year = int(low[:4]) + (rest < low[5:])
    return f"{year:04d}-{rest}"


def _iso(match: re.Match[str], *_: object) -> Draft | None:
    year, month, day = (int(part) for part in re.split(r"[-/.]", match.group()))
    return date_draft(match, iso_day(year, month, day))


def _as_written(match: re.Match[str], *_: object) -> Draft | None:
    return date_draft(match, match.group())


def _decade(match: re.Match[str], *_: object) -> Draft | None:
    tens = match.group("dctens")
    head = int(tens[0]) if tens[0].isascii() else int(DIGITS[tens[0]])
    number = match.group("dccentury")
    base = (read_small(number) - 1 if number else 20 if head < 2 else 19) * 10 + head
    first = match.group("dcfirst")  # 八九十年代 are two decades
    return date_draft(match, None, f"{base - head + int(DIGITS[first]) if first else base}0", f"{base}9")


def _decade_year(match: re.Match[str], *_: object) -> Draft | None:
    head = match.group("dyear")
    return date_draft(match, None, f"{head}0", f"{head}9")


def _before_christ_span(match: re.Match[str], *_: object) -> Draft | None:
    first, last = int(match.group("bc1")), int(match.group("bc2"))
    return date_draft(match, None, f"-{first - 1:04d}", f"-{last - 1:04d}") if first > last > 0 else None


def _century(match: re.Match[str], *_: object) -> Draft | None:
    number = read_small(match.group("cnumber"))
    if not 0 < number < 40:
        return None
    if match.group("cbc"):
        return date_draft(match, None, f"-{number * 100 - 1:04d}", f"-{number * 100 - 100:04d}")
    return date_draft(match, None, *century(number))


def _year_span(match: re.Match[str], *_: object) -> Draft | None:
    low, high = read_small(match.group("ys1")), read_small(match.group("ys2"))
    if high < 100:
        high += low // 100 * 100
    return date_draft(match, None, f"{low:04d}", f"{high:04d}") if low < high <= low + 400 else None


def _bare_years(match: re.Match[str], *_: object) -> Draft | None:
    low, high = (year.zfill(4) for year in re.findall(r"[0-9]{3,4}", match.group()))
    return date_draft(match, None, low, high) if low < high else None


def _date(match: re.Match[str], *_: object) -> Draft | None:
    year = read_small(match.group("year"))
    era = match.group("era") or ""
    if era.startswith("公元前"):
        return _before_christ(match, year)
    if era == "民国":
        year += 1911
    if match.group("end"):
        return date_draft(match, last_day(year))
    return _within(match, year, "") or date_draft(match, iso_day(year))


def _before_christ(match: re.Match[str], year: int) -> Draft | None:
    """Return a date before our era: ISO 8601 counts a year 0, so 356 BC is -0355."""
    month, day = match.group("month"), match.group("day")
    tail = (f"-{read_small(month):02d}" if month else "") + (f"-{read_small(day):02d}" if day else "")
    return date_draft(match, f"-{year - 1:04d}{tail}")


_BEFORE_FIRST = frozenset("年，。；、国省市县区州")


def _yearless(match: re.Match[str], text: str, published: dt.date | None) -> Draft | None:
    month = match.group("ymonth")
    if text[match.end() : match.end() + 1] in ("内", "来") and month and not match.group("yday"):
        return None
    year = relative_year(text[max(0, match.start() - 3) : match.start()], published)
    if year is None and published is not None:
        year = likely_year(min(read_small(month), 12), None, published) if month else published.year
    first = match.start() - 1
    if month and not match.group("yday") and first > 0 and text[first] == "前" and text[first - 1] in _BEFORE_FIRST:
        draft = date_draft(match, None, iso_day(year, 1), iso_day(year, read_small(month)))
        if draft is not None:
            draft.start = first  # 前十月 are ten months
        return draft
    return _within(match, year, "y")


def _within(match: re.Match[str], year: int | None, prefix: str) -> Draft | None:
    """Read what follows the year: halves, quarters, months, days."""
    group = match.group
    if half := group(f"{prefix}h"):
        low, high = (1, 6) if half == "上半年" else (7, 12)
        return date_draft(match, None, iso_day(year, low), iso_day(year, high))
    if quarters := group(f"{prefix}fq"):
        return date_draft(match, None, iso_day(year, 1), iso_day(year, 6 if quarters[1] in "二两2" else 9))
    if quarter := group(f"{prefix}q"):
        number = 1 if quarter == "首" else read_small(quarter)
        return date_draft(match, None, iso_day(year, number * 3 - 2), iso_day(year, number * 3))
    if not prefix and (months := group("fm")):
        return date_draft(match, None, iso_day(year, 1), iso_day(year, read_small(months)))
    if group(f"{prefix}m1"):
        return _months(match, year, prefix)
    if month := group(f"{prefix}month"):
        return _month(match, year, read_small(month), prefix)
    return None


def _months(match: re.Match[str], year: int | None, prefix: str) -> Draft | None:
    low, high = read_small(match.group(f"{prefix}m1")), read_small(match.group(f"{prefix}m2"))
    following = match.group(f"{prefix}mnext") is not None
    if low == high or (low > high and not following and match.group().count("月") < 2):
        return None
    return date_draft(match, None, iso_day(year, low), iso_day(year + 1 if year is not None and (following or low > high) else year, high))


def _month(match: re.Match[str], year: int | None, month: int, prefix: str) -> Draft | None:
    group = match.group
    last = group(f"{prefix}day2") or group(f"{prefix}day3")
    day = group(f"{prefix}day") or (None if prefix else group("daybare"))
    if day and last:
        return date_draft(match, None, iso_day(year, month, read_small(day)), iso_day(year, month, read_small(last)))
    if day:
        return date_draft(match, iso_day(year, month, read_small(day)))
    if group(f"{prefix}monthend") and year is not None and 1 <= month <= 12:
        return date_draft(match, last_day(year, month))
    return date_draft(match, iso_day(year, month))


def _days(match: re.Match[str], text: str, published: dt.date | None) -> Draft | None:
    low, high = read_small(match.group("od")), read_small(match.group("od2"))
    year, month = _month_of(match, text, published)
    return date_draft(match, None, iso_day(year, month, low), iso_day(year, month, high)) if low < high else None


def _one_day(match: re.Match[str], text: str, published: dt.date | None) -> Draft | None:
    return date_draft(
        match, iso_day(*_month_of(match, text, published), int(match.group("sd") or match.group("sd2") or match.group("sd3")))
    )


def _month_of(match: re.Match[str], text: str, published: dt.date | None) -> tuple[int | None, int | None]:
    return (None, None) if published is None else relative_month(text[max(0, match.start() - 4) : match.start()], published)


_READERS: dict[str, Callable[[re.Match[str], str, dt.date | None], Draft | None]] = {
    "iso": _iso, "isomonth": _as_written, "decadeyear": _decade_year, "decade": _decade, "bcspan": _before_christ_span, "century": _century,
    "yearspan": _year_span,
    "bareyears": _bare_years, "bareyear": _as_written, "date": _date, "yearless": _yearless, "days": _days, "oneday": _one_day,
    "clock": read_clock, "zulu": read_zulu, "hour": read_hour,
}  # fmt: skip
