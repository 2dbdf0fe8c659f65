"""What a Chinese figure says: how exact, of what, per what, when, up or down, reached or planned."""

from __future__ import annotations

import re
from typing import Literal

from service.figures.chinese_subject import find_subject
from service.figures.drafts import Draft, qualify
from service.figures.period import nearest_period
from service.figures.places import Places
from service.records import Change, Qualifier, Status

_SENTENCE = re.compile(r"[。！？!?\n]|(?<=[^\d])\.(?=\s|$)")
_CLAUSE = re.compile(r"[，,；;：:、（）()。！？\n]")
_BEFORE: tuple[tuple[re.Pattern[str], Qualifier], ...] = (
    (re.compile(r"(?:至少|不少于|不低于|不小于|最少|起码|不下于?)(?:为|达|有|达到)?$"), "at_least"),
    (re.compile(r"(?:最多|至多|不超过|不多于|不高于|不大于|多达|不超|最高|顶多)(?:为|达|有|可达|支付|补贴|奖励)?$"), "up_to"),
    (re.compile(r"(?:超过了?|超出|突破|逾|多于|高于|大于|超|(?<![经通不])过)(?:了|到)?$"), "more_than"),
    (re.compile(r"(?:不足|不到|少于|低于|小于|未满|不满|不及|未达|未到)(?:了|到)?$"), "less_than"),
    (re.compile(r"(?:将近|接近|临近|(?<![附最])近|逼近|直逼)(?:了|于)?$"), "nearly"),
    (re.compile(r"(?:大约|约为|约有|约达|约合|(?<![合签预制节])约|大概|大致|差不多|估计|~|～)$"), "about"),
)
_AFTER: tuple[tuple[re.Pattern[str], Qualifier], ...] = (
    (re.compile(r"(?:及|或|和)?(?:以上|之上|起步|起(?=[，。；]))"), "at_least"),
    (re.compile(r"(?:及|或|和)?(?:以内|之内|以里)"), "up_to"),
    (re.compile(r"(?:及|或|和)?(?:以下|之下)"), "less_than"),
    (re.compile(r"左右|上下|前后|上下浮动|许(?=[，。])"), "about"),
    (re.compile(r"多(?![少数个次元])|有余|出头|强(?=[，。；])"), "more_than"),
)
_UP = (
    "增长|增加|提高|上升|提升|上涨|扩大|攀升|飙升|新增|净增|增产|增收|激增|猛增|递增|增幅|涨幅|升高|走高|拉高|升幅|改善|延长|拓展"
    "|扩充|扩招|增补|增"
)
_DOWN = "下降|减少|降低|缩减|下跌|回落|下滑|下调|缩小|收窄|压减|压缩|削减|萎缩|降幅|跌幅|骤降|锐减|缩短|负增长|减产|减负|减免|下浮|降|减|跌"
_VERB = re.compile(rf"(?P<up>{_UP}|涨|升)|(?P<down>{_DOWN})")
_FILLER = re.compile(
    r"(?:了|幅度?|速度?|率|额|量|值|也|又|均|分别|就|将近|近|大约|约|超过|超|逾|突破|不到|不足|接近|至少|最高|高达|达|为|年均|同比"
    r"|环比|比上年|较上年|多达|有|共|累计|个|\s)*+"
)
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
_ESTIMATE = re.compile(r"预计|预测|估计|有望|估算|据估|预料|料将|预估|或将|可能|大约将")
_TARGET = re.compile(
    r"力争|计划|拟|(?<![即行])将(?!近|军|来|士|领)|目标|(?<!五年)规划(?!期|》)|争取|确保|要达到|应达到|预期|打算|要(?:求)?[^，。]{0,12}(?:达到|控制在|提高到|提升到|不低于|超过)|到20(?:2[6-9]|[3-9]\d)年|未来|今后|实现.{0,10}目标"
)
_PER_BEFORE = re.compile(
    r"(?P<avg>亩产|人均|户均|日均|月均|车均|亩均|校均|年均|次均|例均|件均)|每(?P<number>十万|百万|千万|万|千|百|十|[0-9]+)?(?:名|个|位"
    r"|位?常住)?(?P<unit>常住人口|人口|老年人|老人|人|户家庭|户|平方公里|平方米|公顷|亩|小时|年|个?季度|个?月|周|天|日|分钟|秒|吨"
    r"|公里|千克|公斤|度电|辆车|辆|张床|床|家庭|家|学生|生|居民|儿童|件|次|例|台|村|县|班|股)"
)
_AVERAGES = {
    "亩产": "mu",
    "人均": "person",
    "户均": "household",
    "日均": "day",
    "月均": "month",
    "车均": "vehicle",
    "亩均": "mu",
    "校均": "school",
    "年均": "year",
    "次均": "time",
    "例均": "case",
    "件均": "item",
}
_PER_UNITS = {
    "常住人口": "person", "人口": "person", "老年人": "elderly_person", "老人": "elderly_person", "人": "person", "户家庭": "household",
    "户": "household",
    "平方公里": "square_kilometre", "平方米": "square_metre", "公顷": "hectare", "亩": "mu", "小时": "hour", "年": "year",
    "个季度": "quarter", "季度": "quarter",
    "个月": "month", "月": "month", "周": "week", "天": "day", "日": "day", "分钟": "minute", "秒": "second", "吨": "tonne",
    "公里": "kilometre", "千克": "kilogram",
    "公斤": "kilogram", "度电": "kilowatt_hour", "辆车": "vehicle", "辆": "vehicle", "张床": "bed", "床": "bed", "家庭": "household",
    "家": "household", "学生": "student",
    "生": "student", "居民": "resident", "儿童": "child", "件": "item", "次": "time", "例": "case", "台": "machine", "村": "village",
    "县": "county", "班": "class", "股": "share",
    "人次": "person_visit", "人·年": "person_year", "瓶": "bottle", "盒": "box", "片": "tablet", "支": "piece", "剂": "dose",
    "套": "set", "升": "litre", "斤": "jin", "立方米": "cubic_metre",
    "时": "hour", "米": "metre", "台次": "machine", "床日": "bed_day", "门": "item", "千瓦时": "kilowatt_hour", "课时": "class_hour",
}  # fmt: skip
_NUMBERS = {"十": 10, "百": 100, "千": 1000, "万": 10000, "十万": 100000, "百万": 1000000, "千万": 10000000}
_PER_AFTER = re.compile(r"(?:/|／|每)(?:每)?(?P<unit>" + "|".join(sorted(_PER_UNITS, key=len, reverse=True)) + ")")
_PERIOD_WORDS = re.compile(
    r"(?:“?十[一二三四五]五”?(?:期间|时期|以来|末)?|“?十[一二三四]五”?规划期?|去年|今年以来|今年|明年|前年|上年|当年|过去[一二三四五六七八九十两几\d]+[年个天周]月?|近[一二三四五六七八九十两几\d]+年来?|[一二三四五六七八九十两几\d]+年来|今后[一二三四五六七八九十两几\d]+年|未来[一二三四五六七八九十两几\d]+年|目前|截至目前|近年来|党的[十二]+[一二三四五六七八九]?大以来|上半年|下半年|全年|年底前|当前)"
)


def explain_chinese(text: str, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with what the text says of them; those that are only the base of a rate are dropped."""
    places = Places(text, sentence=_SENTENCE, clause=_CLAUSE)
    kept: list[Draft] = []
    previous: Draft | None = None
    for position, draft in enumerate(drafts):
        if _is_base(text, draft):
            continue
        kept.append(draft)
        if draft.kind in ("date", "identifier"):
            continue
        start, end = places.sentence(draft.start)
        clause_start, clause_end = places.clause(draft.start)
        before = text[max(clause_start, draft.start - 40) : draft.start]
        after = text[draft.end : min(end, draft.end + 12)]
        if draft.kind == "count" and draft.unit is None and _INDEX.search(before):
            draft.kind, draft.unit = "index", "coefficient"
        if (
            draft.kind == "count"
            and draft.unit is None
            and previous is not None
            and previous.start >= start
            and draft.unit_text == (previous.unit_text or "")[:1]
        ):
            draft.unit = previous.unit
        _qualify(draft, before, after)
        _rate(text, draft, before)
        sentence_before = text[max(start, draft.start - 60) : draft.start]
        _move(draft, before, after, sentence_before)
        draft.status = _status(sentence_before, before)
        draft.period = nearest_period(drafts, position, start=start, end=end) or _spoken_period(
            text[max(start, draft.start - _WINDOW) : draft.start]
        )
        beside = previous if previous is not None and previous.start >= start else None
        draft.subject = find_subject(text, draft, sentence=(start, end), beside=beside)
        previous = draft
    return kept


_WINDOW = 80  # characters before a figure that are read for its period


_INDEX = re.compile(r"(?:系数|指数)[^，。；]{0,8}$")


def _is_base(text: str, draft: Draft) -> bool:
    """Tell 千人 of 每千人口 from a figure."""
    return draft.kind in ("count", "measure") and (text[draft.start - 1 : draft.start] == "每" and draft.start > 0)


def _qualify(draft: Draft, before: str, after: str) -> None:
    if draft.qualifier != "exact":
        return
    qualify(draft, before=before[-8:], after=after, leading=_BEFORE, trailing=_AFTER)


def _rate(text: str, draft: Draft, before: str) -> None:
    if draft.kind in ("rank", "ratio", "age"):
        return
    match = _PER_AFTER.match(text, draft.end)
    if match:
        draft.per = _PER_UNITS[match.group("unit")]
    else:
        found = [each for each in _PER_BEFORE.finditer(before) if not _CLAUSE.search(before, each.end())]
        if not found:
            return
        last = found[-1]
        if last.group("avg"):
            if last.group("avg") == "年均" and draft.kind in ("percent", "percentage_point"):
                return
            draft.per = _AVERAGES[last.group("avg")]
        else:
            number = last.group("number")
            count = int(number) if number and number.isascii() else _NUMBERS.get(number or "", 1)
            unit = _PER_UNITS[last.group("unit")]
            draft.per = unit if count == 1 else f"{count} {unit}"
    if draft.kind == "count" and draft.per is not None:
        draft.kind = "rate"


def _move(draft: Draft, before: str, after: str, sentence_before: str) -> None:
    if draft.kind in ("rank", "age"):
        return
    basis = _basis(sentence_before)
    if draft.kind == "multiple" and draft.unit_text == "番":
        draft.change = Change(direction="up", kind="to", basis=basis)
        return
    if _TRACE.search(before):
        return
    verbs = list(_VERB.finditer(before[-_REACH:]))
    verb = verbs[-1] if verbs else None
    if verb is not None and (kind := _kind_of_move(before[-_REACH:][verb.end() :])) is not None:
        draft.change = Change(direction="up" if verb.group("up") else "down", kind=kind, basis=basis)
        return
    following = _MOVE_AFTER.match(after)
    if following is not None and draft.kind in ("percent", "percentage_point", "multiple"):
        draft.change = Change(direction="up" if following.group("up") else "down", kind="by", basis=basis)


_REACH = 18  # characters between a verb of change and its number; nobody measured it


def _kind_of_move(between: str) -> Literal["by", "to"] | None:
    """Return whether what stands between verb and number says by or to; None where it parts them."""
    level = re.search(r"[到至成]", between)
    rest = between[level.end() :] if level else between
    if not _FILLER.fullmatch(rest):
        return None
    return "to" if level else "by"


def _basis(before: str) -> str | None:
    found = [match.group() for match in _BASIS.finditer(before)]
    if not found:
        return None
    word = found[-1]
    return "year-on-year" if _LAST_YEAR.fullmatch(word) else _BASES.get(word, word)


def _status(sentence_before: str, before: str) -> Status:
    if _ESTIMATE.search(sentence_before[-30:]):
        return "estimate"
    return "target" if _TARGET.search(sentence_before[-30:]) or _TARGET.search(before) else "actual"


def _spoken_period(before: str) -> str | None:
    found = [match.group() for match in _PERIOD_WORDS.finditer(before)]
    return found[-1] if found else None
