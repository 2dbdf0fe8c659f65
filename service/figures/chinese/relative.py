"""Chinese words for times that are counted from the article's own date: 去年, 上月, 近三年, 今年以来, 十四五期间 -> ISO 8601."""

from __future__ import annotations

import datetime as dt
import re

from service.figures.chinese.numerals import read_chinese_numeral
from service.figures.dates import iso_day, last_day, shift_months
from service.figures.spoken import read_spoken, write_interval, write_week

_YEARS = {"大前年": -3, "前年": -2, "去年": -1, "上年": -1, "上一年": -1, "今年": 0, "本年": 0, "明年": 1, "来年": 1, "后年": 2}
_MONTHS = {"上个月": -1, "上月": -1, "本月": 0, "这个月": 0, "当月": 0, "下个月": 1, "下月": 1}
_DAYS = {
    "前天": -2,
    "前日": -2,
    "昨天": -1,
    "昨日": -1,
    "昨晚": -1,
    "今天": 0,
    "今日": 0,
    "今晚": 0,
    "今晨": 0,
    "明天": 1,
    "明日": 1,
    "后天": 2,
}
_WEEKS = {"上周": -1, "上星期": -1, "本周": 0, "这周": 0, "下周": 1}
_PLANS = {"十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
_SPANS = {"年": 12, "个月": 1, "个季度": 3}

_NUMBER = r"[一二三四五六七八九十两\d]{1,3}"
_SPAN = r"年|个月|个季度|天"
SPOKEN = re.compile(
    r"(?P<plan>(?<![一二三四五六七八九])十[一二三四五六]?五)[”\"’」』]?(?:规划)?(?:期间|时期|以来|末|规划期)"
    r"|(?<![比较与同])(?P<year>大前年|前年|去年|上一年|上年|今年|本年(?!度)|明年|来年|后年)(?P<since>以来)?(?P<end>年?底|末)?(?!同[期比月]|相比)"
    rf"|(?P<back>过去的?|(?<![将接附最])近|最近|此前)(?P<number>{_NUMBER})(?P<unit>{_SPAN})(?![前后级])来?"
    rf"|(?P<ahead>今后|未来|接下来)(?P<anumber>{_NUMBER})(?P<aunit>{_SPAN})"
    r"|(?<![比较与])(?P<month>上个?月|本月|这个月|当月|下个?月)(?![一二三四五六七八九十\d])"
    r"|(?P<week>上周|上星期|本周|这周|下周)|(?P<day>前[天日]|昨[天日晚]|今[天日晚晨]|明[天日]|后天)"
    r"|(?P<now>截至目前|目前|当前)|(?P<same>(?<!相)当年|同年|该年)|(?P<words>[一二三四五六七八九十两几\d]{1,3}年来|近年来|党的[十二]{1,3}[一二三四五六七八九]?大以来|全年|年底前)"
)


def relative_year(before: str, published: dt.date | None) -> int | None:
    """Return the year that the words ending `before` name, such as 去年; None without them or without the article's date.

    >>> relative_year("据统计，去年", dt.date(2024, 6, 1))
    2023
    """
    if published is not None:
        before = before.rstrip()
        for word, shift in _YEARS.items():
            if before.endswith(word):
                return published.year + shift
    return None


def relative_month(before: str, published: dt.date) -> tuple[int, int]:
    """Return the year and month that a bare day belongs to: the article's, unless 上月 or 下月 stands before.

    >>> relative_month("会议于上月", dt.date(2024, 1, 9))
    (2023, 12)
    """
    shift = next((shift for word, shift in _MONTHS.items() if before.rstrip().endswith(word)), 0)
    year, month = divmod(published.year * 12 + published.month - 1 + shift, 12)
    return year, month + 1


def spoken_period(match: re.Match[str], published: dt.date | None) -> str:
    """Return the period that the words of `match`, found by `SPOKEN`, mean: ISO 8601 where that is known, else the words.

    >>> spoken_period(SPOKEN.search("“十四五”期间"), None)
    '2021/2025'
    >>> spoken_period(SPOKEN.search("近三年"), dt.date(2024, 6, 1))
    '2021-06-01/2024-06-01'
    """
    if plan := match.group("plan"):
        first = _PLANS[plan]
        return f"{first}/{first + 4}"
    return read_spoken(match, published, read=_read)


def _read(match: re.Match[str], published: dt.date) -> str:
    return _year(match, published) or _span(match, published) or _short(match, published)


def _year(match: re.Match[str], published: dt.date) -> str | None:
    word = match.group("year")
    if word is None:
        return None
    year = published.year + _YEARS[word]
    if match.group("since"):
        return f"{year:04d}-01-01/{published.isoformat()}"
    return last_day(year) if match.group("end") else iso_day(year) or word


def _span(match: re.Match[str], published: dt.date) -> str | None:
    back = match.group("back") is not None
    if not back and match.group("ahead") is None:
        return None
    numeral = read_chinese_numeral(match.group("number" if back else "anumber"))
    unit = match.group("unit" if back else "aunit")
    if numeral is None or numeral.value is None:
        return match.group()
    count = int(numeral.value) * (-1 if back else 1)
    other = published + dt.timedelta(days=count) if unit == "天" else shift_months(published, count * _SPANS[unit])
    return write_interval(published, other)


def _short(match: re.Match[str], published: dt.date) -> str:
    if word := match.group("day"):
        return (published + dt.timedelta(days=_DAYS[word])).isoformat()
    if word := match.group("week"):
        return write_week(published, shift=_WEEKS[word])
    month = shift_months(published, _MONTHS[match.group("month")])
    return iso_day(month.year, month.month) or match.group()
