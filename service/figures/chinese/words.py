"""Chinese figures that are words more than numbers: 半数, 首次, 减半, 翻番, 八五折, 一刻钟, 数以万计, 亿万."""

from __future__ import annotations

import re
from decimal import Decimal

from service.figures.chinese.contexts import begins_word
from service.figures.chinese.nouns import find_noun
from service.figures.chinese.numerals import DIGITS, read_chinese_numeral
from service.figures.chinese.sets import COUNTED_FIRST, HALVED
from service.figures.drafts import Draft
from service.figures.units import Unit, read_chinese_unit

_VAGUE = re.compile(
    r"数以(?P<power>[十百千万亿]{1,2})(?:计|(?=吨|公里|公斤|亩|公顷|平方))|(?<=以)(?P<bare>[百千万亿]{1,2})计(?!划)|成千上万(?!亿)|成百上千(?P<more>[万亿]?)|千百万|亿万(?![富分元美])"
)
_POWERS = {"成千上万": 10**3, "成百上千": 10**2, "千百万": 10**6, "亿万": 10**8}
_TOP_PLACES = re.compile(r"(?:放|摆|排|置|列|作)(?:在|于|到|为)[^，。；]{0,8}$")
_QUARTERS = {"一": 15, "两": 30, "三": 45}
_PAST_HALF = ("", "，", "。", "的", "、", "数", "；", "）", "！")


def read_word(text: str, start: int) -> Draft | None:
    """Return the figure whose first character, at `start`, is that of a word which holds its number; None where it is no such word."""
    char = text[start]
    if char == "半":
        return _read_half(text, start)
    if char == "首":
        return _read_first(text, start)
    if char in "减翻":
        return _read_turn(text, start)
    if char in _QUARTERS and text.startswith("刻钟", start + 1):
        return Draft(start, start + 3, start + 1, kind="duration", value=Decimal(_QUARTERS[char]), unit="minute", unit_text="刻钟")
    if char in DIGITS and text[start + 2 : start + 3] == "折" and DIGITS.get(text[start + 1]) and DIGITS[char]:
        value = DIGITS[char] * 10 + DIGITS[text[start + 1]]
        return Draft(start, start + 3, start + 3, kind="percent", value=value, unit="percent", unit_text="折")
    return _read_vague(text, start) if char in "数成百千万亿几" else None


def _read_half(text: str, start: int) -> Draft | None:
    """Read 半数, 过半, 近半, 半年, 半小时."""
    past = start > 0 and text[start - 1] in "过超近" and text[start + 1 : start + 2] in _PAST_HALF
    if past or text.startswith("数", start + 1):
        end = start + (2 if text.startswith("数", start + 1) else 1)
        return Draft(start, end, end, kind="ratio", value=Decimal("0.5"), unit="ratio")
    written = next((written for written in HALVED if text.startswith(written, start + 1)), None)
    unit = read_chinese_unit(text, start + 1) if written else None
    return None if unit is None else _one(start, unit, Decimal("0.5"))


def _one(start: int, unit: Unit, value: Decimal) -> Draft:
    end = start + 1 + len(unit.written)
    return Draft(start, end, start + 1, kind=unit.kind, value=value, unit=unit.name, unit_text=unit.written)


def _read_first(text: str, start: int) -> Draft | None:
    """Read 首 as the first of something counted: 首次, 首批; not 首都, 首先, nor 放在首位, which is importance."""
    following = text[start + 1 : start + 2]
    if text.startswith("首次公开", start) or (following not in COUNTED_FIRST and not (start and text[start - 1] in "居列")):
        return None
    if following == "位" and _TOP_PLACES.search(text, max(0, start - 12), start):
        return None
    draft = Draft(start, start + 1, start + 1, kind="rank", value=Decimal(1), ranked=True)
    noun = find_noun(text, start + 2, window=10) if following in COUNTED_FIRST else None
    if noun is not None:
        draft.unit, draft.unit_text = noun.name, noun.written
    return draft


def _read_turn(text: str, start: int) -> Draft | None:
    """Read 减半 as a half, 翻番 and 翻倍 as twice."""
    if text.startswith("减半", start):
        return Draft(start, start + 2, start + 2, kind="ratio", value=Decimal("0.5"), unit="ratio")
    if text.startswith(("翻番", "翻倍"), start):
        written = text[start + 1]
        return Draft(start, start + 2, start + 2, kind="multiple", value=Decimal(2), unit="multiple", unit_text=written)
    return None


def _read_vague(text: str, start: int) -> Draft | None:
    """Read 数以万计 as 数万 is read, 成千上万 as thousands, 亿万 as hundreds of millions."""
    if text.startswith(("几个世纪", "数个世纪", "数世纪"), start):
        end = text.index("世纪", start) + 2
        return Draft(start, end, start + 1, kind="duration", low=Decimal(2), high=Decimal(9), unit="century", unit_text="个世纪")
    match = _VAGUE.match(text, start)
    if match is None:
        return None
    power = _power(match)
    draft = Draft(start - (match.group("bare") is not None), match.end(), match.end(), low=2 * power, high=9 * power)
    unit = read_chinese_unit(text, match.end())
    if unit is not None and unit.kind in ("measure", "count") and not begins_word(text, match.end(), unit):
        draft.kind, draft.unit, draft.unit_text, draft.end = unit.kind, unit.name, unit.written, match.end() + len(unit.written)
    if draft.kind == "count" and (noun := find_noun(text, draft.end, window=8)) is not None:
        draft.unit, draft.unit_text = noun.name, noun.written.removeprefix("的")
    return draft


def _power(match: re.Match[str]) -> Decimal:
    if power := match.group("power") or match.group("bare"):
        numeral = read_chinese_numeral(power, 0)
        return numeral.value if numeral is not None and numeral.value is not None else Decimal(1)
    if match.group("more"):
        return Decimal({"万": 10**6, "亿": 10**10}[match.group("more")])
    return Decimal(_POWERS[match.group()])
