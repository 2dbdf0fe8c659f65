"""What a Chinese number counts or measures: the unit written onto it, a noun after or before it, or tenths and doublings."""

from __future__ import annotations

import re
from decimal import Decimal

from service.figures.chinese.contexts import BEHIND_METRES, part_after, read_in_context
from service.figures.chinese.counted import name_bare, name_counted, name_ranked
from service.figures.chinese.numerals import DIGITS, read_chinese_numeral
from service.figures.chinese.pairs import begins_number
from service.figures.chinese.senses import is_word, noun_at, tenths
from service.figures.drafts import Draft, divide_by
from service.figures.units import Unit, read_chinese_unit


def read_over(text: str, draft: Draft) -> None:
    """Take 多, 余 and 来 after the number into the slice, where they say that it is more."""
    following = text[draft.end : draft.end + 1]
    rest = draft.end + 1
    if not following or following not in "多余来几" or text.startswith(("多次", "多少", "多样", "余额", "余下"), draft.end):
        return
    counted = read_chinese_unit(text, rest) is not None
    if following == "来" and not counted:
        return
    if following in "多余" and not (counted or noun_at(text, rest)):
        ends = text[rest : rest + 1] in ("，", "。", "、", "")
        if following == "多" and not ends:
            return
    draft.qualifier = "about" if following == "来" else "more_than"
    draft.end = draft.number_end = rest


def read_unit(text: str, draft: Draft) -> Unit | None:
    """Return the unit after the number and take it into the slice."""
    at = draft.end + (1 if text[draft.end : draft.end + 1] == " " else 0)
    unit = read_chinese_unit(text, at)
    if unit is None or is_word(text, at, unit, draft) or (draft.kind == "money" and unit.classifier):
        return None
    draft.end = at + len(unit.written)
    return read_in_context(text, draft.start, unit, at=at)


def settle(text: str, draft: Draft, unit: Unit | None) -> None:
    """Settle kind, unit and, for halves and cents, the value."""
    if draft.ranked:
        draft.kind = "rank"
        draft.start, draft.end = text.rindex("第", 0, draft.start), draft.number_end
        name_ranked(text, draft)
        return
    if unit is None:
        _settle_bare(text, draft)
        return
    if draft.kind != "money":
        draft.kind, draft.unit, draft.unit_text = unit.kind, unit.name, unit.written
    divide_by(draft, unit.parts)
    if _half_follows(text, draft, unit):
        unit = _add_half(text, draft, unit)
    if "多" in unit.written:  # 两个多月, 一倍多
        draft.qualifier = "more_than"
    if unit.kind == "money":
        _add_parts(text, draft)
    elif unit.written == "米":
        _add_tenths(text, draft)
    elif unit.written == "秒":
        _add_hundredths(text, draft)
    if unit.written == "打":
        draft.value = draft.value * 12 if isinstance(draft.value, Decimal) else draft.value
    if unit.classifier:
        name_counted(text, draft, unit)


def _half_follows(text: str, draft: Draft, unit: Unit) -> bool:
    """Tell the half of 两年半, 三斤半 and 一个半小时 from the beginning of another word: 3公里半马."""
    if text[draft.end : draft.end + 1] != "半" or not isinstance(draft.value, Decimal):
        return False
    if unit.written == "个" or unit.kind in ("duration", "multiple"):
        return True
    return unit.kind in ("age", "measure") and text[draft.end + 1 : draft.end + 2] not in _AFTER_NO_HALF


_AFTER_NO_HALF = frozenset("马程径数挂年月天小夜山")


def _add_parts(text: str, draft: Draft) -> None:
    """Take the jiao, fen and cents behind money into it: 2元5角, 三块五."""
    for _ in range(2):
        if not isinstance(draft.value, Decimal) or draft.unit is None or not begins_number(text, draft.end, more=""):
            return
        numeral = read_chinese_numeral(text, draft.end)
        if numeral is None or numeral.value is None or numeral.value >= 100:
            return
        part = part_after(text, numeral.end, code=draft.unit, written=text[draft.end - 1 : draft.end])
        if part is None or numeral.value >= part[0]:
            return
        draft.value += numeral.value / part[0]
        draft.end = part[1]


def _add_half(text: str, draft: Draft, unit: Unit) -> Unit:
    """Read the half of 两年半, 3倍半 and 一个半小时."""
    if unit.written == "个":
        following = read_chinese_unit(text, draft.end + 1)
        if following is None:
            return unit
        unit = following
        draft.end += len(unit.written)
        draft.kind, draft.unit, draft.unit_text = unit.kind, unit.name, unit.written
    draft.value = (draft.value if isinstance(draft.value, Decimal) else Decimal(0)) + Decimal("0.5")
    draft.end += 1
    return unit


def _add_tenths(text: str, draft: Draft) -> None:
    """Take the digits behind metres into them: 一米八, 1米78."""
    match = BEHIND_METRES.match(text, draft.end)
    if match is not None and isinstance(draft.value, Decimal) and 0 < draft.value < 10:
        draft.value += Decimal("0." + "".join(str(DIGITS.get(char, char)) for char in match.group()))
        draft.end = match.end()


def _add_hundredths(text: str, draft: Draft) -> None:
    """Take the digits behind seconds into them: 9秒58."""
    match = _HUNDREDTHS.match(text, draft.end)
    if match is not None and isinstance(draft.value, Decimal) and draft.value % 1 == 0:
        draft.value += Decimal(f"0.{match.group()}")
        draft.end = match.end()


_HUNDREDTHS = re.compile(r"[0-9]{1,3}(?=[的，。；、）)夺获跑刷成排位列]|$)")


def _settle_bare(text: str, draft: Draft) -> None:
    """Settle a number without unit: tenths, discounts, doublings, a noun, or nothing."""
    at = draft.end
    following = text[at : at + 1]
    if following == "成" and draft.kind == "count" and tenths(text, draft):
        _settle_tenths(text, draft)
    elif following == "折" and tenths(text, draft):
        draft.kind, draft.unit, draft.unit_text = "percent", "percent", "折"
        draft.end = draft.number_end = at + 1
        _times_ten(draft)
    elif (
        following == "番"
        and (turn := _TURN.search(text, max(0, draft.start - 4), draft.start))
        and isinstance(draft.value, Decimal)
        and draft.value < 20
    ):
        draft.kind, draft.unit, draft.unit_text = "multiple", "multiple", "番"
        draft.value = Decimal(2) ** int(draft.value)
        draft.start, draft.end, draft.number_end = turn.start(), at + 1, at + 1
    elif _is_year(text, draft):
        draft.kind, draft.value = "date", text[draft.start : at]
    elif draft.kind != "money":
        name_bare(text, draft)


def _is_year(text: str, draft: Draft) -> bool:
    """Tell the year of a name, 2023世界机器人大会, from a number that counts."""
    if draft.kind != "count" or draft.number_end != draft.end or _YEAR.fullmatch(text, draft.start, draft.end) is None:
        return False
    if text[draft.start - 1 : draft.start] == "的" and _EVENT.match(text, draft.end) is not None:
        return True  # 举办的2015亚欧商品贸易博览会
    return _NAMED_YEAR.match(text, draft.end) is not None and _COUNTING.search(text, max(0, draft.start - 4), draft.start) is None


_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_NAMED_YEAR = re.compile(r"[\u4e00-\u9fff]{2}(?!以)(?<!左右)(?<!以[上下内])|[》】]")
_EVENT = re.compile(r"(?![个名人家所件项次万亿元余多])[^，。；、]{2,16}?(?:大会|博览会|峰会|年会|论坛|展|联赛|[杯赛节奖季])")
_COUNTING = re.compile(r"[超约近达至到共为有过是的增减余逾值价收第前于]了?$|\d ?$")


_TURN = re.compile(r"翻(?:了|近|约|一)?$")


def _settle_tenths(text: str, draft: Draft) -> None:
    at = draft.end
    draft.kind, draft.unit, draft.unit_text = "percent", "percent", "成"
    draft.end = draft.number_end = at + 1
    _times_ten(draft)
    more = text[at + 1 : at + 2]
    if more == "半" and isinstance(draft.value, Decimal):
        draft.value += 5
        draft.end = draft.number_end = at + 2
        return
    if more and more in "一二三四五六七八九" and isinstance(draft.value, Decimal) and read_chinese_unit(text, at + 2) is None:
        draft.value += DIGITS[more]
        draft.end = draft.number_end = at + 2


def _times_ten(draft: Draft) -> None:
    for field in ("value", "low", "high"):
        value = getattr(draft, field)
        if isinstance(value, Decimal) and value < 10:
            setattr(draft, field, value * 10)
