"""Chinese units that mean several things, told by the words beside them: 度 分 节 块, and measure words that are rarely counted."""

from __future__ import annotations

import re

from service.figures.chinese.sets import WORDS_AFTER
from service.figures.units import Unit, read_chinese_unit

_NEAR = 14  # characters that are read on either side; nobody measured it
_POINT = Unit("count", "point", "分")
_MINUTE = Unit("duration", "minute", "分")
_CELSIUS = Unit("measure", "degree_celsius", "度")
_FAHRENHEIT = Unit("measure", "degree_fahrenheit", "度")
_ANGLE = Unit("measure", "degree", "度")
_POWER = Unit("measure", "kilowatt_hour", "度")
_YUAN = Unit("money", "CNY", "块")
_PARTY = Unit("count", "party", "方")
_KNOT = Unit("measure", "knot", "节")
_SECTION = Unit("count", None, "节", classifier=True)

_POWER_NEAR = re.compile(r"电|峰谷|能耗|光伏|千瓦|月用|发电|储能")
_WARM_NEAR = re.compile(r"温|热|冷|寒|冻|烧|烤|摄氏|零下|零上|冰|炎|低至|暖|天气|沸|熔")
_ANGLE_NEAR = re.compile(r"[纬经]|转|弯|旋|角|倾|弧|仰|斜|环绕|全景|视野|坡")
_WARM_AFTER = re.compile(r"[^，。；]{0,4}(?:高温|低温|热水|天气|水温)|(?:以[上下]|左右)?的?(?:高温|气温|体温)")
_ANGLE_AFTER = re.compile(r"(?:的|大)?(?:转|弯|角|旋|全景|无死角|视角|环绕|倾斜|大转)")
_TIME_BEFORE = re.compile(r"(?:小时|[时点]|用时|耗时|历时|时长|计时|成绩[为是]?|跑出)$")
_TIME_AFTER = re.compile(r"[〇零0-9一二三四五六七八九十.]{1,6}秒")
_KNOT_NEAR = re.compile(r"[航船风时]速|海里|航行|速度|巡航|最高速")
_PRICE_NEAR = re.compile(r"[钱价卖买付花贵票租罚补赔挣赚给费资]|便宜|一共|共计|工资|红包")
_SCORING = re.compile(r"(?:领先|落后|净胜|[得拿丢扣输赢差追砍抢]下?了?|[以胜到])$")
_SCORED = re.compile(r"(?:的?(?:优势|差距|领先|大胜|险胜|之差))")
# 一米八: the digits are tenths, unless something of their own follows that they count.
BEHIND_METRES = re.compile(r"(?:[一二三四五六七八九]{1,2}|[0-9]{1,2})(?=[，。、；！？）的左以上多高身，]|$)")
# A lone Chinese digit before these counts only where the words on either side say so.
_RARE: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "局": (re.compile(r"(?:连[输胜赢扳]|[输胜赢负丢扳]|以)$"), re.compile(r"^$")),
    "任": (re.compile(r"(?:前|连续|历)$"), re.compile(r"(?:首相|总[统理]|主[席任]|市长|书记|[校局院县区部]长|教练|班子)")),
    "方": (
        re.compile(r"(?:[，。；、]|^|[这该与和及由])$"),
        re.compile(r"(?:会[谈议晤]|讨论|签[署订约]|达成|协议|合作|代表|均|都|同意|一致|将|在|共同|联合)"),
    ),
    "面": (re.compile(r"^$"), re.compile(r"(?:环|临|靠|围|包围|受敌|是[山海])")),
    "晚": (re.compile(r"(?:连[演住续]?|住|入住|共|为期|后)$"), re.compile(r"(?:演出|住宿|的?(?:酒店|行程))")),
    "则": (re.compile(r"^$"), re.compile(r"(?:好|坏|新|短|重)?(?:消息|新闻|寓言|故事|报道|启事|公告|通知|案例)")),
    "分": (_SCORING, _SCORED),
    "度": (_WARM_NEAR, _WARM_AFTER),
}


def read_in_context(text: str, start: int, unit: Unit, *, at: int) -> Unit:
    """Return the unit that `unit`, written at `at` after the number at `start`, means among the words around it.

    >>> read_in_context("气温30度", 2, Unit("measure", "kilowatt_hour", "度"), at=4).name
    'degree_celsius'
    """
    before = text[max(0, start - _NEAR) : start]
    after = text[at + len(unit.written) : at + len(unit.written) + _NEAR]
    if unit.written == "度":
        return _CELSIUS if text.startswith(("零下", "零上"), start) else _degree(before, after)
    if unit.written == "分":
        return _MINUTE if _TIME_BEFORE.search(before) or _TIME_AFTER.match(after) else _POINT
    if unit.written == "节":
        return _KNOT if _KNOT_NEAR.search(before) else _SECTION
    if unit.written == "块":
        return _YUAN if _is_price(before, after) else unit
    if unit.written == "方" and text[start] in "两三四五六七八九":
        return _PARTY
    return unit


def begins_word(text: str, at: int, unit: Unit) -> bool:
    """Tell a measure word at `at` that is the beginning of another word: 三家庭, 八方面."""
    after = WORDS_AFTER.get(unit.written)
    return bool(after) and text[at + len(unit.written) : at + len(unit.written) + 2].startswith(tuple(after or ()))


def _degree(before: str, after: str) -> Unit:
    if before.endswith("华氏"):
        return _FAHRENHEIT
    if _POWER_NEAR.search(before) or after.startswith("电"):
        return _POWER
    if _ANGLE_AFTER.match(after) or _ANGLE_NEAR.search(before[-6:]):
        return _ANGLE
    return _CELSIUS if _WARM_NEAR.search(before) or _WARM_AFTER.match(after) else _ANGLE


def _is_price(before: str, after: str) -> bool:
    """Tell 三块五 and 一共一百五十块。 from pieces."""
    if re.match(r"[一二三四五六七八九](?![个块张只条件名人年月天岁倍百千万]|十)|[一二三四五六七八九\d]毛|半(?![个块])", after):
        return True
    return after[:1] in ("", "，", "。", "！", "？", "、", "；", "”", "吧", "了") and _PRICE_NEAR.search(before) is not None


def counts_here(text: str, start: int, unit: Unit, *, at: int) -> bool:
    """Tell whether a lone Chinese digit before a measure word that is mostly part of another word counts after all: 连输三局."""
    rare = _RARE.get(unit.written)
    if rare is None:
        return unit.written == "角" and re.match(r"[一二三四五六七八九]分", text[at + 1 : at + 3]) is not None
    leading, trailing = rare
    return bool(leading.search(text[max(0, start - 8) : start])) or bool(trailing.match(text, at + len(unit.written)))


def part_after(text: str, end: int, *, code: str, written: str) -> tuple[int, int] | None:
    """Return the divisor and the end of the jiao, fen or cent unit that stands at `end` behind money in `code`."""
    if code == "CNY":
        for part, divisor in (("角", 10), ("毛钱", 10), ("毛", 10), ("分钱", 100), ("分", 100)):
            if text.startswith(part, end) and not text.startswith(("分钟", "分之", "角度"), end):
                return divisor, end + len(part)
        return (10, end) if written == "块" and read_chinese_unit(text, end) is None else None
    unit = read_chinese_unit(text, end)
    return (unit.parts, end + len(unit.written)) if unit is not None and unit.parts > 1 and unit.name == code else None
