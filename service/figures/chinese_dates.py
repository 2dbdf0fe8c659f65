"""Chinese dates, periods and clock times -> drafts with ISO 8601 values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from service.figures.dates import century, clock, iso_day, last_day, likely_year
from service.figures.drafts import Draft

_SMALL = r"(?:[0-9]{1,2}|十[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])"
_YEAR = r"(?:[12][0-9]{3}|[一二][〇零○一二三四五六七八九]{3})"
_TO = r"[ ]?(?:-|－|—|–|~|～|至|到|——)[ ]?"
_PARTS = "凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜里|深夜|当晚|午后|晨"

_DATE = re.compile(
    rf"""
    (?P<iso>(?<![\d.])[12][0-9]{{3}}(?P<sep>[-/.])(?:1[0-2]|0?[1-9])(?P=sep)(?:3[01]|[12][0-9]|0?[1-9])(?![\d]|[-/.]\d))
  | (?P<isomonth>(?<![\d.])(?:19|20)[0-9]{{2}}-(?:1[0-2]|0[1-9])(?![-/.\d年]))
  | (?P<decadeyear>(?<![\d.])(?P<dyear>(?:1[0-9]|20)[0-9])0[ ]?年代)
  | (?P<decade>(?:(?P<dccentury>{_SMALL})[ ]?世纪|上世纪)?[ ]?(?P<dctens>[一二三四五六七八九]十|[1-9]0)[ ]?年代)
  | (?P<century>(?:(?P<cbc>公元前)[ ]?)?(?P<cnumber>{_SMALL})[ ]?世纪(?![末]?年))
  | (?P<bareyears>(?<=[（(])[12][0-9]{{3}}{_TO}[12][0-9]{{3}}(?=[)）])|(?<![\d.])(?:19|20)[0-9]{{2}}{_TO}(?:19
      |20)[0-9]{{2}}(?![ ]?[\d.个名人家万亿元年所张件米公千亩吨%]))
  | (?P<yearspan>(?<![\d.])(?P<ys1>{_YEAR})[ ]?年?{_TO}(?P<ys2>{_YEAR}|[0-9]{{2}})[ ]?(?:年|(?=赛季|财年
      |学年))(?:度)?(?![底末初])(?![ ]?[0-9]{{1,2}}[ ]?月)(?!期间?代))
  | (?P<date>(?:(?P<bc>公元前约?|公元)[ ]?)?(?<![\d.])(?:(?P<year>{_YEAR}|(?<=公元前)[0-9]{{1,6}}|(?<=公元前约)[0-9]{{1,6}}
      |(?<=公元前[ ])[0-9]{{1,6}}|(?<=公元)[0-9]{{1,4}})[ ]?年(?:度)?[ ]?)
      (?:(?P<end>底|末|年底|年末)|(?P<h>上半年|下半年)|(?P<fq>前[二三两]季度|前[23]季度|前[二三两23]个季度)|第?(?P<q>[一二三四1-4])[ ]?季度
        |前(?P<fm>{_SMALL})个月
        |(?P<m1>{_SMALL})[ ]?月?{_TO}(?P<m2>{_SMALL})[ ]?月份?(?!\d)
        |(?P<month>{_SMALL})[ ]?月(?P<monthend>底|末)?(?:份)?(?:[ ]?(?P<day>{_SMALL})[ ]?[日号](?:{_TO}(?P<day2>{_SMALL})[ ]?[日号])?)?
      )?)
  | (?P<yearless>(?<![\d.个十百千万几多])(?:(?P<yfq>前[二三两]季度|前[23]季度|前三个季度)|(?P<yh>上半年|下半年)
      |第?(?P<yq>[一二三四1-4])季度(?!末?度)
      |(?P<ym1>{_SMALL})[ ]?月?{_TO}(?P<ym2>{_SMALL})[ ]?月份?(?!\d)
      |(?P<ymonth>{_SMALL})[ ]?月(?P<ymonthend>底
          |末)?(?:份)?(?:[ ]?(?P<yday>{_SMALL})[ ]?[日号](?:{_TO}(?P<yday2>{_SMALL})[ ]?[日号])?)?(?!球|饼|亮|光|嫂|历|租|薪|票|子)))
  | (?P<days>(?<![\d.个十百千万几多每])(?P<od>{_SMALL})[ ]?[日号]{_TO}(?P<od2>{_SMALL})[ ]?[日号])
  | (?P<oneday>(?<![\d.个十百千万几多每近约第])(?P<sd>[0-9]{{1,2}})[ ]?日(?![内游均元圆本报用常程间]|之|以来|凌晨起?征))
  | (?P<clock>(?P<cpart>{_PARTS})?[ ]?(?<![\d.:：])(?P<chour>[01]?[0-9]
      |2[0-4])[:：](?P<cminute>[0-5][0-9])(?:[:：][0-5][0-9])?(?![\d:：%]|[.]\d))
  | (?P<zulu>(?<=UTC[ ])(?P<zhour>[01][0-9]|2[0-3])(?P<zminute>[0-5][0-9])(?!\d)|(?P<zhour2>[01][0-9]
      |2[0-3])(?P<zminute2>[0-5][0-9])(?=[ ]?(?:UTC|GMT)))
  | (?P<hour>(?P<hpart>{_PARTS})?[ ]?(?:约|大约)?(?<![\d.:：])(?P<hhour>[0-9]{{1,2}}|十[一二]?|[一二三四五六七八九两])[ ]?(?:点钟?
      |时)(?![ ]?[几多余个])(?:(?P<hhalf>半)|整|(?P<hquarter>[一三])刻|(?:[ ]?(?P<hminute>[0-5]?[0-9]
      |[一二三四五]?十[一二三四五六七八九]?)[ ]?分)?))
    """,
    re.VERBOSE,
)
_HINT = re.compile(r"[年月日号世时点:：季/\-]|半年")
_CHINESE = {char: digit for digit, chars in enumerate(("〇零○", "一", "二两", "三", "四", "五", "六", "七", "八", "九")) for char in chars}


def read_small(written: str) -> int:
    """Return a number up to 99, or a year, in either script.

    >>> read_small("二十一"), read_small("二〇二三"), read_small("05")
    (21, 2023, 5)
    """
    if written.isascii():
        return int(written)
    if "十" in written:
        tens, _, ones = written.partition("十")
        return (_CHINESE[tens] if tens else 1) * 10 + (_CHINESE[ones] if ones else 0)
    return int("".join(str(_CHINESE[char]) for char in written))


def find_chinese_dates(text: str, *, published: dt.date | None) -> list[Draft]:
    """Return the dates, periods and clock times of `text`, in order."""
    if not _HINT.search(text):
        return []
    drafts: list[Draft] = []
    position = 0
    while match := _DATE.search(text, position):
        name = next(name for name in _READERS if match.group(name) is not None)
        draft = _READERS[name](match, text, published)
        if draft is None:
            position = match.start() + 1
        else:
            drafts.append(draft)
            position = draft.end
    return drafts


def _draft(match: re.Match[str], value: str | None = None, low: str | None = None, high: str | None = None) -> Draft | None:
    if value is None and (low is None or high is None):
        return None
    written = match.group().rstrip()
    start = match.start() + len(written) - len(written.lstrip())
    return Draft(start, match.start() + len(written), match.start() + len(written), kind="date", value=value, low=low, high=high)


def _iso(match: re.Match[str], *_: object) -> Draft | None:
    year, month, day = (int(part) for part in re.split(r"[-/.]", match.group()))
    return _draft(match, iso_day(year, month, day))


def _iso_month(match: re.Match[str], *_: object) -> Draft | None:
    return _draft(match, match.group())


def _decade(match: re.Match[str], *_: object) -> Draft | None:
    tens = match.group("dctens")
    head = _CHINESE[tens[0]] if not tens[0].isascii() else int(tens[0])
    number = match.group("dccentury")
    base = (read_small(number) - 1 if number else 20 if head < 2 else 19) * 10 + head
    return _draft(match, None, f"{base}0", f"{base}9")


def _decade_year(match: re.Match[str], *_: object) -> Draft | None:
    head = match.group("dyear")
    return _draft(match, None, f"{head}0", f"{head}9")


def _century(match: re.Match[str], *_: object) -> Draft | None:
    number = read_small(match.group("cnumber"))
    if not 0 < number < 40:
        return None
    if match.group("cbc"):
        return _draft(match, None, f"-{number * 100 - 1:04d}", f"-{number * 100 - 100:04d}")
    return _draft(match, None, *century(number))


def _year_span(match: re.Match[str], *_: object) -> Draft | None:
    low, high = read_small(match.group("ys1")), read_small(match.group("ys2"))
    if high < 100:
        high += low // 100 * 100
    return _draft(match, None, f"{low:04d}", f"{high:04d}") if low < high <= low + 400 else None


def _bare_years(match: re.Match[str], *_: object) -> Draft | None:
    low, high = match.group()[:4], match.group().rstrip()[-4:]
    return _draft(match, None, low, high) if low < high else None


def _date(match: re.Match[str], *_: object) -> Draft | None:
    year = read_small(match.group("year"))
    era = match.group("bc")
    if era and era.startswith("公元前"):
        return _before_christ(match, year)
    if match.group("end"):
        return _draft(match, last_day(year))
    return _within(match, year, "") or _draft(match, iso_day(year))


def _before_christ(match: re.Match[str], year: int) -> Draft | None:
    """Return a date before our era: ISO 8601 counts a year 0, so 356 BC is -0355."""
    month, day = match.group("month"), match.group("day")
    tail = (f"-{read_small(month):02d}" if month else "") + (f"-{read_small(day):02d}" if day else "")
    return _draft(match, f"-{year - 1:04d}{tail}")


def _yearless(match: re.Match[str], text: str, published: dt.date | None) -> Draft | None:
    before = text[max(0, match.start() - 3) : match.start()]
    year = _relative_year(before, published)
    month = match.group("ymonth")
    if text[match.end() : match.end() + 1] in ("内", "来") and month and not match.group("yday"):
        return None
    if year is None and published is not None:
        year = likely_year(min(read_small(month), 12), None, published) if month else published.year
    return _within(match, year, "y")


_YEARS_AGO = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "当年": None, "明年": 1, "后年": 2}


def _relative_year(before: str, published: dt.date | None) -> int | None:
    for word, shift in _YEARS_AGO.items():
        if before.rstrip().endswith(word):
            return published.year + shift if published and shift is not None else None
    return None


def _within(match: re.Match[str], year: int | None, prefix: str) -> Draft | None:
    """Read what follows the year: halves, quarters, months, days."""
    group = match.group
    if half := group(f"{prefix}h"):
        low, high = (1, 6) if half == "上半年" else (7, 12)
        return _draft(match, None, iso_day(year, low), iso_day(year, high))
    if quarters := group(f"{prefix}fq"):
        return _draft(match, None, iso_day(year, 1), iso_day(year, 6 if quarters[1] in "二两2" else 9))
    if quarter := group(f"{prefix}q"):
        number = read_small(quarter)
        return _draft(match, None, iso_day(year, number * 3 - 2), iso_day(year, number * 3))
    if not prefix and (months := group("fm")):
        return _draft(match, None, iso_day(year, 1), iso_day(year, read_small(months)))
    if first := group(f"{prefix}m1"):
        low, high = read_small(first), read_small(group(f"{prefix}m2"))
        return (
            _draft(match, None, iso_day(year, low), iso_day(year, high))
            if low < high or (match.group().count("月") > 1 and low != high)
            else None
        )
    if month := group(f"{prefix}month"):
        return _month(match, year, read_small(month), prefix)
    return None


def _month(match: re.Match[str], year: int | None, month: int, prefix: str) -> Draft | None:
    day, day2 = match.group(f"{prefix}day"), match.group(f"{prefix}day2")
    if day2:
        return _draft(match, None, iso_day(year, month, read_small(day)), iso_day(year, month, read_small(day2)))
    if day:
        return _draft(match, iso_day(year, month, read_small(day)))
    if match.group(f"{prefix}monthend") and year is not None and 1 <= month <= 12:
        return _draft(match, last_day(year, month))
    return _draft(match, iso_day(year, month))


def _days(match: re.Match[str], _: str, published: dt.date | None) -> Draft | None:
    low, high = read_small(match.group("od")), read_small(match.group("od2"))
    year, month = (published.year, published.month) if published else (None, None)
    return _draft(match, None, iso_day(year, month, low), iso_day(year, month, high)) if low < high else None


def _one_day(match: re.Match[str], _: str, published: dt.date | None) -> Draft | None:
    year, month = (published.year, published.month) if published else (None, None)
    return _draft(match, iso_day(year, month, int(match.group("sd"))))


def _afternoon(part: str | None, hour: int) -> bool | None:
    if part in ("下午", "傍晚", "晚上", "晚间", "当晚", "午后") or (part in ("夜里", "深夜") and hour > 5):
        return True
    if part == "中午":
        return hour < 3
    return False if part in ("凌晨",) and hour == 12 else None


def _clock(match: re.Match[str], text: str, _: object) -> Draft | None:
    before = text[max(0, match.start() - 8) : match.start()]
    if re.search(r"比[为例]?|比分|比率|胜|负|以$", before) and not match.group("cpart"):
        return None
    hour = int(match.group("chour"))
    return _clock_draft(match, clock(hour, int(match.group("cminute")), afternoon=_afternoon(match.group("cpart"), hour)), "chour")


def _clock_draft(match: re.Match[str], value: str | None, group: str) -> Draft | None:
    draft = _draft(match, value)
    if draft is not None:
        draft.start = match.start(group)  # 上午 is a word, not a part of the number
    return draft


def _zulu(match: re.Match[str], *_: object) -> Draft | None:
    hour, minute = (match.group("zhour") or match.group("zhour2")), (match.group("zminute") or match.group("zminute2"))
    return _draft(match, clock(int(hour), int(minute)))


_AFTER_HOUR = re.compile(r"刚过|左右|许|前后|(?<=时)[，开]|开始")


def _hour(match: re.Match[str], text: str, _: object) -> Draft | None:
    written, rest = match.group("hhour"), match.group("hminute")
    part, before = match.group("hpart"), text[max(0, match.start() - 4) : match.start()]
    sure = part or rest or match.group("hhalf") or "点钟" in match.group() or "整" in match.group() or match.group("hquarter")
    if not sure and not (re.search(r"[日号午晚晨时间在到至于从自前后天] ?$", before) or _AFTER_HOUR.match(text, match.end())):
        return None
    if not written.isascii() and not (
        part or "点钟" in match.group() or (rest and re.search(r"[日午晚晨]$", before)) or match.group("hhalf")
    ):
        return None
    if match.group().rstrip().endswith("时") and not written.isascii():
        return None
    hour = read_small(written)
    minute = (
        30
        if match.group("hhalf")
        else {"一": 15, "三": 45}[match.group("hquarter")]
        if match.group("hquarter")
        else read_small(rest)
        if rest
        else 0
    )
    return _clock_draft(match, clock(hour, minute, afternoon=_afternoon(part, hour)), "hhour")


_READERS: dict[str, Callable[[re.Match[str], str, dt.date | None], Draft | None]] = {
    "iso": _iso, "isomonth": _iso_month, "decadeyear": _decade_year, "decade": _decade, "century": _century, "yearspan": _year_span,
    "bareyears": _bare_years, "date": _date, "yearless": _yearless,
    "days": _days, "oneday": _one_day, "clock": _clock,
    "zulu": _zulu, "hour": _hour,
}  # fmt: skip
