"""What a Chinese figure is counted per: 每千人口, 人均, 单日, 元/人次."""

from __future__ import annotations

import re

from service.figures.drafts import Draft

_PER_BEFORE = re.compile(
    r"(?P<avg>单日|亩产|人均|户均|日均|月均|车均|亩均|校均|年均|次均|例均|件均)|每(?P<number>十万|百万|千万|万|千|百|十|[0-9]+)?(?:名|个|位"
    r"|位?常住)?(?P<unit>常住人口|人口|老年人|老人|人|户家庭|户|平方公里|平方米|公顷|亩|小时|年|个?季度|个?月|周|天|日|分钟|秒|吨"
    r"|公里|千克|公斤|度电|辆车|辆|张床|床|家庭|家|学生|生|居民|儿童|件|次|例|台|村|县|班|股|加仑|桶|盎司|立方米|升|斤)"
)
_AVERAGES = {
    "单日": "day",
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
    "加仑": "gallon", "桶": "barrel", "盎司": "ounce",
    "时": "hour", "米": "metre", "台次": "machine", "床日": "bed_day", "门": "item", "千瓦时": "kilowatt_hour",
    "课时": "class_hour",
}  # fmt: skip
_NUMBERS = {"十": 10, "百": 100, "千": 1000, "万": 10000, "十万": 100000, "百万": 1000000, "千万": 10000000}
_PER_AFTER = re.compile(r"(?:/|／|每)(?:每)?(?P<unit>" + "|".join(sorted(_PER_UNITS, key=len, reverse=True)) + ")")
_CLAUSE_END = re.compile(r"[，,；;：:、（）()。！？\n]")
_DISTRIBUTED = re.compile(r"(?:有|都|至少|均|各|配|建)")
_FARTHEST_PARALLEL = 14  # characters to the figure whose base is shared: swept on nothing, the longest seen is 8


def name_rate(text: str, draft: Draft, *, before: str, beside: Draft | None) -> None:
    """Give the draft what it is counted per: written after it, before it in its clause, or shared with the figure beside it."""
    if draft.kind in ("rank", "ratio", "age"):
        return
    match = _PER_AFTER.match(text, draft.end)
    draft.per = _PER_UNITS[match.group("unit")] if match else _base_before(draft, before) or _shared_base(text, draft, beside)
    if draft.kind == "count" and draft.per is not None:
        draft.kind = "rate"


def _base_before(draft: Draft, before: str) -> str | None:
    found = [each for each in _PER_BEFORE.finditer(before) if not _CLAUSE_END.search(before, each.end())]
    if not found:
        return None
    last = found[-1]
    average, number = last.group("avg"), last.group("number")
    if average:
        return None if average == "年均" and draft.kind in ("percent", "percentage_point") else _AVERAGES[average]
    if draft.kind == "count" and number is None and "平均" not in before and _DISTRIBUTED.search(before, last.end()):
        return None  # 每个村至少建有一座礼堂 counts halls, not halls per village
    count = int(number) if number and number.isascii() else _NUMBERS.get(number or "", 1)
    unit = _PER_UNITS[last.group("unit")]
    return unit if count == 1 else f"{count} {unit}"


def _shared_base(text: str, draft: Draft, beside: Draft | None) -> str | None:
    """Return the base of the figure beside, where both are said in one breath: 城镇居民人均收入为5万元，农村居民为3万元."""
    if beside is None or beside.per is None or (beside.kind, beside.unit) != (draft.kind, draft.unit) or draft.kind != "money":
        return None
    between = text[beside.end : draft.start]
    return beside.per if len(between) <= _FARTHEST_PARALLEL and not re.search(r"[总共补奖]|比|增", between) else None
