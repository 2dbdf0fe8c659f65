"""How a Chinese figure moved: up or down, by or to, against what."""

from __future__ import annotations

import re
from typing import Literal

from service.figures.drafts import Draft
from service.records import Change

_UP = (
    "增长|增加|提高|上升|提升|上涨|扩大|攀升|飙升|新增|净增|增产|增收|激增|猛增|递增|增幅|涨幅|升高|走高|拉高|升幅|改善|延长|拓展"
    "|扩充|扩招|增补|加快|加速|增"
)
_DOWN = (
    "下降|减少|降低|缩减|下跌|回落|下滑|下调|缩小|收窄|压减|压缩|削减|萎缩|降幅|跌幅|骤降|锐减|缩短|负增长|放缓|放慢|减缓|趋缓"
    "|减产|减负|减免|下浮|降|减|跌"
)
_VERB = re.compile(rf"(?P<up>{_UP}|涨|升)|(?P<down>{_DOWN})")
_FILLER = re.compile(
    r"(?:了|幅度?|速度?|率|额|量|值|也|又|均|分别|就|将近|近|大约|约|超过|超|逾|突破|不到|不足|接近|至少|最高|高达|达|为|年均|同比"
    r"|环比|比上年|较上年|多达|有|共|累计|个|\s)*+"
)
# 比英国高三倍 is four times as high, 翻了一倍 twice as much.
_HIGHER = re.compile(r"(?:高出?|多出?|[大快贵长强重]|(?P<turned>翻))了?(?:将近|近|大?约|超过?|逾|足足|整整|不止|至少)?$")
_TRACE = re.compile(r"(?:由|从)$")
_MOVE_AFTER = re.compile(
    r"(?:以上|左右|的|多)*(?P<up>增长|增幅|增速|涨幅|升幅|提升)|(?:以上|左右|的|多)*(?P<down>降幅|下降|跌幅|减幅|缩减)"
)
_BASIS = re.compile(
    r"同比|环比|比(?:上年|去年|前年|上一年|上月|上季度|年初|同期|[^，。；]{0,8}?(?:同期|年|月|季度|前|时))|较(?:上年|去年|前年"
    r"|上月|上季度|上一年|年初|同期|[^，。；]{0,8}?(?:同期|年|月|季度|前|时))|与[^，。；]{1,12}相比"
)
_BASES = {"同比": "year-on-year", "环比": "period-on-period"}
_LAST_YEAR = re.compile(r"[比较](?:上年|去年|上一年)(?:同期|同月|同季)?")
_REACH = 18  # characters between a verb of change and its number; nobody measured it


def name_move(draft: Draft, *, before: str, after: str, sentence_before: str) -> None:
    """Give the draft its change, where a verb beside it tells one."""
    if draft.kind in ("rank", "age"):
        return
    basis = _basis(sentence_before)
    if draft.kind == "multiple" and draft.unit_text == "番":
        draft.change = Change(direction="up", kind="to", basis=basis)
        return
    higher = _HIGHER.search(before) if draft.kind == "multiple" else None
    if higher is not None and (not higher["turned"] or draft.value == 1):  # 翻了三倍 is as often three times as four
        draft.change = Change(direction="up", kind="by", basis=basis)
        return
    if _TRACE.search(before):
        return
    verbs = list(_VERB.finditer(before[-_REACH:]))
    verb = verbs[-1] if verbs else None
    if verb is not None and (kind := _kind_of_move(verb.group(), before[-_REACH:][verb.end() :])) is not None:
        draft.change = Change(direction="up" if verb.group("up") else "down", kind=kind, basis=basis)
        return
    following = _MOVE_AFTER.match(after)
    if following is not None and draft.kind in ("percent", "percentage_point", "multiple"):
        draft.change = Change(direction="up" if following.group("up") else "down", kind="by", basis=basis)


def _kind_of_move(verb: str, between: str) -> Literal["by", "to"] | None:
    """Return whether what stands between verb and number says by or to; None where it parts them."""
    level = re.search(r"[到至成]", between) or (None if verb.endswith(("幅", "增长")) else re.match("为", between))
    rest = between[level.end() :] if level else between
    if not _FILLER.fullmatch(rest):
        return None
    rate = between[:1] in ("率", "速") and not between.startswith(("速到", "速至"))  # a growth rate of 5% is growth by 5%; 减速到 is to
    return "to" if level and not rate else "by"


def _basis(before: str) -> str | None:
    found = [match.group() for match in _BASIS.finditer(before)]
    if not found:
        return None
    word = found[-1]
    return "year-on-year" if _LAST_YEAR.fullmatch(word) else _BASES.get(word, word)
