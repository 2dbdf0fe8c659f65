"""Chinese clock times -> drafts: 上午9时30分, 下午三点半, 晚8点, 21:05."""

from __future__ import annotations

import re

from service.figures.chinese.numerals import read_small
from service.figures.dates import clock, date_draft
from service.figures.drafts import Draft

_AFTERNOON = ("下午", "傍晚", "晚上", "晚间", "当晚", "午后", "晚")
_RATIO_BEFORE = re.compile(r"比[为例]?|比分|比率|胜|负|以$")
_SURE_BEFORE = re.compile(r"[日号午晚晨时间在到至于从自前后天] ?$")
_SURE_AFTER = re.compile(r"刚过|左右|许|前后|(?<=时)[，开]|开始|[ ]?[-—–~～至到][ ]?[0-9]{1,2}[ ]?[时点]")


def _is_afternoon(part: str | None, hour: int) -> bool | None:
    if part in _AFTERNOON or (part in ("夜里", "深夜") and hour > 5):
        return True
    if part == "中午":
        return True if hour < 3 else None
    return False if part == "凌晨" and hour == 12 else None


def _draft(match: re.Match[str], value: str | None, group: str) -> Draft | None:
    draft = date_draft(match, value)
    if draft is not None:
        draft.start = match.start(group)  # 上午 is a word, not a part of the number
    return draft


def read_clock(match: re.Match[str], text: str, _: object) -> Draft | None:
    """Return the clock time of 9:30; None where the colon is a ratio's or a score's."""
    before = text[max(0, match.start() - 8) : match.start()]
    part = match.group("cpart")
    if not part and _RATIO_BEFORE.search(before):
        return None
    hour = int(match.group("chour"))
    return _draft(match, clock(hour, int(match.group("cminute")), afternoon=_is_afternoon(part, hour)), "chour")


def read_zulu(match: re.Match[str], *_: object) -> Draft | None:
    """Return the clock time of UTC 0930."""
    hour, minute = (match.group("zhour") or match.group("zhour2")), (match.group("zminute") or match.group("zminute2"))
    return date_draft(match, clock(int(hour), int(minute)))


def read_hour(match: re.Match[str], text: str, _: object) -> Draft | None:
    """Return the clock time of 9时, 三点半; None where 点 and 时 are other words."""
    if not _is_clock(match, text):
        return None
    hour = read_small(match.group("hhour"))
    return _draft(match, clock(hour, _minute(match), afternoon=_is_afternoon(match.group("hpart"), hour)), "hhour")


def _is_clock(match: re.Match[str], text: str) -> bool:
    written, minute, part = match.group("hhour"), match.group("hminute"), match.group("hpart")
    before = text[max(0, match.start() - 4) : match.start()]
    half, o_clock = match.group("hhalf"), "点钟" in match.group()
    if not written.isascii():
        if match.group().rstrip().endswith("时"):
            return part is not None
        return bool(part or o_clock or half or (minute and ("十" in minute or re.search(r"[日午晚晨]$", before))))
    if part or minute or half or o_clock or match.group("hbare") or match.group("hquarter") or "整" in match.group():
        return True
    return bool(_SURE_BEFORE.search(before) or _SURE_AFTER.match(text, match.end()))


def _minute(match: re.Match[str]) -> int:
    if match.group("hhalf"):
        return 30
    if quarter := match.group("hquarter"):
        return 15 if quarter == "一" else 45
    minute = match.group("hminute") or match.group("hbare")
    return read_small(minute) if minute else 0
