"""Chinese text -> drafts of its figures: one pass over the characters, a small grammar at each numeral."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from service.characters import simplify
from service.figures.arabic import read_digits
from service.figures.chinese.dates import find_chinese_dates
from service.figures.chinese.numerals import DIGITS, FORMAL, LARGE, SMALL, read_chinese_numeral
from service.figures.chinese.pairs import read_pair, read_range
from service.figures.chinese.senses import is_code, is_hotline, names_in, one_counts, skip_name, stands_alone
from service.figures.chinese.units import read_over, read_unit, settle
from service.figures.chinese.words import read_word
from service.figures.currencies import CURRENCY_SIGNS
from service.figures.drafts import Draft
from service.figures.units import read_chinese_unit

_WIDE: dict[int, int | str] = {ord("０") + digit: ord("0") + digit for digit in range(10)}
_WIDE |= {ord(wide): narrow for wide, narrow in (("％", "%"), ("．", "."), ("＋", "+"), ("＄", "$"), ("　", " "), ("○", "〇"))}
_TRIGGER = re.compile(r"[0-9一二两三四五六七八九十百千万亿廿卅卌几数半首成]|减半|翻[番倍]|[零〇]点[零〇一二三四五六七八九]")
_ANY_FORMAL = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟]")
_FORMAL = re.compile(
    r"[壹贰叁肆伍陆柒捌玖零拾佰仟万亿]{2,40}(?=[元圆整角分点吨户人亩]|$)|[壹贰叁肆伍陆柒捌玖][拾佰仟][壹贰叁肆伍陆柒捌玖零拾佰仟万亿]*"
)
_LATIN_BEFORE = re.compile(r"[A-Za-z][A-Za-z0-9.]{0,12}[-–+_]?$")
_NAMED = re.compile(r"[A-Za-z][a-z]*[A-Za-z] $")  # iOS 18, Quest 2
_CODE_AFTER = re.compile(r"[A-Za-z0-9+\-]*+(?:\.[0-9]++)*+")
_INDICATOR = re.compile(r"[A-Z]{2,5}")  # GDP9.5%, CPI2.1%: a share of it, no code
_STRESSES_MULTIPLIER = frozenset("上近逾约超达过成每")
_OPEN_POINT = re.compile(r"(?:^|[\u4e00-\u9fff（(])\.$")
_MINUS = frozenset("-−－")
_SIGNED = re.compile(r"[%‰℃]|°C|摄氏度|个百分点")
_BEARS = frozenset("税债胜担抱肩背欺辜重减")  # 税负3500亿元 is no minus
_GAINS = re.compile(r"(?:利润|收益|差额|净额|余额|现金流|损益|盈亏|增速|增幅|涨幅)$")
_BEFORE_MINUS = frozenset("为是达至到约在的了于由从、，：；。（( \n\t|")


def readable(text: str) -> str:
    """Return `text` simplified, half-width and with plain numerals, character for character.

    >>> readable("２３萬，伍拾陸元")
    '23万，五十六元'
    """
    plain = simplify(text).translate(_WIDE)
    if _ANY_FORMAL.search(plain):
        plain = _FORMAL.sub(lambda match: match.group().translate(FORMAL), plain)
    return plain


def find_chinese(text: str, *, published: dt.date | None) -> list[Draft]:
    """Return the figures of a Chinese text made `readable`, in order."""
    dates = find_chinese_dates(text, published=published)
    taken = sorted([(draft.start, draft.end) for draft in dates] + names_in(text))
    drafts: list[Draft] = []
    position = ahead = 0
    while match := _TRIGGER.search(text, position):
        position = match.start()
        while ahead < len(taken) and taken[ahead][1] <= position:
            ahead += 1
        if ahead < len(taken) and taken[ahead][0] <= position:
            position = taken[ahead][1]
            continue
        draft, position = _read(text, position)
        if draft is not None and (ahead >= len(taken) or draft.end <= taken[ahead][0]):
            drafts.append(draft)
    return sorted([*drafts, *dates], key=lambda draft: draft.start)


def _read(text: str, start: int) -> tuple[Draft | None, int]:
    """Return the figure that begins at `start`, or None, and where to look next."""
    char = text[start]
    if "0" <= char <= "9":
        return _read_arabic(text, start)
    if (end := skip_name(text, start)) is not None:
        return None, end
    if (word := read_word(text, start)) is not None:
        return word, word.end
    if char in "半首减翻":
        return None, start + 1
    if char in SMALL or char in LARGE or char in "几数成":
        return _read_bare_multiplier(text, start)
    return _read_numeral(text, start)


def _read_arabic(text: str, start: int) -> tuple[Draft | None, int]:
    before = _LATIN_BEFORE.search(text, max(0, start - 14), start)
    digits = read_digits(text, start)
    if before and before.group().rstrip("-–+_") not in CURRENCY_SIGNS and not _is_times(text, start):
        share = digits is not None and text[digits.end : digits.end + 1] == "%" and _INDICATOR.fullmatch(before.group())
        if not share:
            return None, _code_end(text, start)
    if digits is None or digits.value is None:
        return None, digits.end if digits else start + 1
    if is_code(text, digits.end):
        return None, _code_end(text, digits.end)
    if is_hotline(text, start, digits.end):
        return Draft(start, digits.end, digits.end, kind="identifier", value=text[start : digits.end]), digits.end
    draft, end = _read_numeral(text, start)
    if draft is not None and draft.kind == "count" and not draft.unit_text and _NAMED.search(text, max(0, start - 14), start):
        return None, end
    return draft, end


def _is_times(text: str, start: int) -> bool:
    """Tell the second number of 6x6厘米."""
    return start > 1 and text[start - 1] in "xX" and text[start - 2].isdigit()


def _code_end(text: str, start: int) -> int:
    match = _CODE_AFTER.match(text, start)
    return max(start + 1, match.end() if match else 0)


def _read_bare_multiplier(text: str, start: int) -> tuple[Draft | None, int]:
    """Read numerals without a digit in front: 百分之五, 十几万, 数百万, 上百家, 万亿."""
    if text.startswith("分之", start + 1):
        return _read_numeral(text, start)
    char, before = text[start], text[start - 1 : start] if start else ""
    numeral = read_chinese_numeral(text, start) if char != "成" else None
    if numeral is None:
        return None, start + 1 if char == "成" else _skip_numerals(text, start)
    if before == "上" and char in "百千万亿":
        draft, end = _read_numeral(text, start)
        if draft is not None:
            draft.start, draft.qualifier = start - 1, "at_least"
        return draft, end
    over = text[numeral.end : numeral.end + 1] in ("余", "多") and read_chinese_unit(text, numeral.end + 1) is not None
    if char == "十" or char in "几数" or len(numeral.spelled) > 1 or before in _STRESSES_MULTIPLIER or over:
        return _read_numeral(text, start)
    return None, numeral.end


def _read_numeral(text: str, start: int) -> tuple[Draft | None, int]:
    numeral = read_chinese_numeral(text, start)
    if numeral is None:
        return None, _skip_numerals(text, start)
    if (pair := read_pair(text, start, numeral)) is not None:
        return pair
    draft = Draft(start, numeral.end, numeral.end, value=numeral.value, low=numeral.low, high=numeral.high, suspect=numeral.suspect)
    if numeral.over:
        draft.qualifier = "more_than"
    _read_sign(text, draft)
    draft.ranked = text.endswith(("第", "第 "), 0, start)
    read_range(text, draft, numeral)
    read_over(text, draft)
    unit = read_unit(text, draft)
    spelled = not "0" <= text[start] <= "9"
    if unit is None and not stands_alone(text, draft, numeral, spelled=spelled):
        return None, max(numeral.end, start + 1)
    if spelled and draft.value == 1 and not one_counts(text, draft, unit):
        return None, numeral.end
    settle(text, draft, unit)
    if draft.unit_text == "度" and text.endswith(("摄氏", "华氏"), 0, draft.start):
        draft.unit, draft.start = "degree_celsius" if text[draft.start - 2] == "摄" else "degree_fahrenheit", draft.start - 2
    return draft, draft.end


def _skip_numerals(text: str, start: int) -> int:
    end = start + 1
    while end < len(text) and (text[end] in DIGITS or text[end] in SMALL or text[end] in LARGE):
        end += 1
    return end


def _read_sign(text: str, draft: Draft) -> None:
    """Take a minus, or a currency that stands before the number, into the slice."""
    start = draft.start
    if _OPEN_POINT.search(text, max(0, start - 2), start) and text[start : draft.number_end].isdigit() and text[start].isascii():
        draft.start, draft.value = start - 1, Decimal(f"0.{text[start : draft.number_end]}")  # 打击率.310
        return
    for length in range(min(5, start), 0, -1):
        sign = text[start - length : start]
        written = sign.rstrip(" ") if sign[:3].isupper() else sign  # USD 300万
        if written in CURRENCY_SIGNS and not (_is_latin(sign[0]) and start > length and _is_latin(text[start - length - 1])):
            draft.kind, draft.unit, draft.unit_text = "money", CURRENCY_SIGNS[written], written
            draft.start -= length
            if draft.start and text[draft.start - 1] in _MINUS and not text[draft.start - 2 : draft.start - 1].isdigit():
                draft.start -= 1
                _negate(draft)
            return
    minus = _is_minus(text, start, draft.number_end)
    below = text.startswith("零下", start - 2) and start > 1
    if minus or below or (start > 0 and text[start - 1] == "负" and text[start - 2 : start - 1] not in _BEARS):
        draft.start -= 2 if below else 1
        _negate(draft)


def _is_minus(text: str, start: int, end: int) -> bool:
    """Tell the minus of 气温-5℃ and 净利润-3.2亿元 from a hyphen."""
    if start == 0 or text[start - 1] not in _MINUS:
        return False
    if start == 1 or text[start - 2] in _BEFORE_MINUS:
        return True
    measured = _SIGNED.match(text, end) is not None and "\u4e00" <= text[start - 2] <= "\u9fff"
    return measured or _GAINS.search(text[max(0, start - 7) : start - 1]) is not None


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _negate(draft: Draft) -> None:
    if isinstance(draft.value, Decimal):
        draft.value = -draft.value
    elif isinstance(draft.low, Decimal) and isinstance(draft.high, Decimal):
        draft.low, draft.high = -draft.high, -draft.low
