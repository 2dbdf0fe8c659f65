"""Canonical units of counts -> words: English plurals, Chinese measure words and nouns."""

from __future__ import annotations

from service.characters import simplify
from service.figures.chinese.noun_table import NOUNS
from service.figures.measures import MEASURES
from service.records import Figure

_IRREGULAR = {
    "person": "people", "child": "children", "man": "men", "woman": "women", "foot": "feet", "person_visit": "visits",
    "household": "households",
    "aircraft": "aircraft", "series": "series", "species": "species", "sheep": "sheep", "consortium": "consortia",
    "police_officer": "police officers",
    "medical_consortium": "medical consortia", "medium": "media", "criterion": "criteria", "analysis": "analyses", "crisis": "crises",
    "teu": "TEUs", "life": "lives",
    "person_year": "person-years", "basis_point": "basis points", "wife": "wives", "half": "halves", "shelf": "shelves",
    "elderly_person": "elderly people", "young_person": "young people",
    "poor_person": "poor people", "disabled_person": "disabled people", "injured_person": "injured people", "dead_person": "dead",
    "jobless_person": "jobless people",
}  # fmt: skip
# Measure word and noun where the dictionary's noun would be another thing, or its measure word is not 个.
_COUNTED = {
    "institution": "家机构", "hospital": "家医院", "enterprise": "家企业", "company": "家公司", "clinic": "家诊所", "shop": "家商店",
    "school": "所学校", "university": "所大学", "bed": "张床位", "museum": "座博物馆", "library": "座图书馆", "station": "座车站",
    "vehicle": "辆车", "car": "辆汽车", "bus": "辆公交车", "ambulance": "辆救护车",
    "train": "列列车", "project": "个项目", "policy": "项政策",
    "measure": "项措施", "case": "例", "machine": "台机器", "aircraft": "架飞机", "ship": "艘船", "book": "本书", "document": "份文件",
    "road": "条道路", "street": "条街道", "lane": "条街巷", "item": "项", "building": "栋楼", "home": "套住房", "house": "套房屋",
    "apartment": "套公寓", "tree": "棵树", "flight": "架次", "film": "部电影",
    "match": "场比赛", "performance": "场演出", "patent": "件专利",
    "proposal": "件提案", "appointment": "次预约", "appeal": "件诉求", "trip": "次出行", "test": "项检测", "examination": "项检查",
    "inspection": "项检查", "event": "场活动", "activity": "场活动", "lecture": "场讲座", "disease": "种疾病", "vaccine": "剂疫苗",
    "certificate": "张证书", "facility": "处设施", "site": "处地点",
    "matter": "件事", "campaign": "项行动", "class": "个班", "group": "个组",
    "initiative": "项举措", "network": "个网络", "kind": "种", "type": "种", "community": "个社区", "service": "项服务", "job": "个岗位",
    "place": "个名额", "spot": "个名额", "passenger_trip": "人次", "screening": "次筛查", "complaint": "件投诉", "order": "份订单",
    "ticket": "张票", "article": "篇文章", "law": "部法律", "bridge": "座桥", "tunnel": "条隧道", "line": "条线路", "award": "个奖项",
    "medal": "枚奖牌", "photo": "张照片", "story": "个故事", "step": "步",
    "goal": "个球", "seat": "个座位", "room": "个房间", "team": "支队伍",
    "village": "个村", "county": "个县", "city": "个城市", "province": "个省份",
    "country": "个国家", "region": "个地区", "bank": "家银行",
    "restaurant": "家餐馆", "hotel": "家酒店", "factory": "家工厂", "store": "家门店", "pig": "头猪", "cow": "头牛", "sheep": "只羊",
    "dog": "只狗", "horse": "匹马", "bird": "只鸟", "letter": "封信", "song": "首歌",
    "satellite": "颗卫星", "rocket": "枚火箭", "missile": "枚导弹",
    "share": "股", "word": "个词", "page": "页", "vote": "票", "point": "分",
    "person": "人", "person_visit": "人次", "dose": "剂", "time": "次",
    "household": "户", "model": "个典型", "family": "个家庭", "child": "名儿童",
    "death": "人死亡", "injury": "人受伤", "farmer": "名农民",
    "action": "项行动", "payment": "笔款项", "area": "个区域", "caterer": "家餐饮企业", "consortium": "个联合体", "level": "级",
    "instance": "次", "recognition": "次", "expert": "名专家", "beneficiary": "人", "home_visit": "次", "user": "名用户",
    "passenger": "名旅客", "visitor": "名访客", "tourist": "名游客", "resident": "名居民", "citizen": "名公民",
}  # fmt: skip
_PEOPLE = frozenset({"worker", "employee", "student", "teacher", "doctor", "nurse", "expert", "child", "woman", "man", "patient",
"volunteer", "official", "graduate", "farmer",
    "athlete", "player", "soldier", "police_officer", "reporter", "lawmaker", "delegate", "scientist", "medical_worker",
    "elderly_person", "young_person", "migrant_worker", "researcher", "general_practitioner"})  # fmt: skip


def _reversed_nouns() -> dict[str, str]:
    reverse: dict[str, str] = {}
    for chinese, english in sorted(NOUNS.items(), key=lambda pair: len(pair[0]) < 2):  # 城市 before 市
        reverse.setdefault(english, chinese)
    return reverse


_CHINESE = _reversed_nouns()


def plural(unit: str, *, one: bool) -> str:
    """Return a canonical unit as English words.

    >>> plural("person_visit", one=False), plural("city", one=False), plural("bed", one=True)
    ('visits', 'cities', 'bed')
    """
    if one:
        return "visit" if unit == "person_visit" else unit.replace("_", " ")
    if unit in _IRREGULAR:
        return _IRREGULAR[unit]
    word = unit.replace("_", " ")
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def chinese_noun(figure: Figure) -> str:
    """Return the measure word and noun of a count as Chinese writes it: as written where the source is Chinese."""
    written = figure.unit_text or ""
    if any("\u4e00" <= char <= "\u9fff" for char in written):
        return simplify(written)
    unit = figure.unit or ""
    if unit in _COUNTED:
        return _COUNTED[unit]
    noun = _CHINESE.get(unit, "")
    if not noun:
        return ""
    return f"名{noun}" if unit in _PEOPLE or unit.endswith(_AGENTS) else f"个{noun}"


def measure_word(figure: Figure) -> str | None:
    """Return the measure word alone that stands between a count and its noun; None for a number of nothing."""
    unit = figure.unit
    if not unit:
        return None
    word = _COUNTED.get(unit, "")
    if word in ("人", "人次", "次", "例", "步", "页", "票", "分", "级", "件事") or not word:
        return word[:1] if word and word != "件事" else "名" if unit in _PEOPLE or unit.endswith(_AGENTS) else "个"
    return word[:1]


_AGENTS = ("worker", "doctor", "practitioner", "expert", "ist", "ian", "_person", "man", "woman", "member", "holder", "maker", "owner")
_NUMBERS = {"100": "百", "1000": "千", "10000": "万", "100000": "十万", "1000000": "百万"}
_BASES = {
    "person": "人", "household": "户", "person_visit": "人次", "day": "天", "year": "年", "month": "月", "week": "周", "hour": "小时",
    "minute": "分钟", "second": "秒", "night": "晚", "vehicle": "辆车",
    "bed": "张床位", "student": "名学生", "village": "个村", "county": "个县",
    "city": "个城市", "school": "所学校", "class": "个班", "time": "次", "case": "例", "item": "件", "share": "股", "quarter": "季度",
    "resident": "名居民", "elderly_person": "名老年人", "child": "名儿童",
    "machine": "台", "class_hour": "课时", "bed_day": "床日", "dose": "剂",
    "bottle": "瓶", "box": "盒", "person_year": "人年",
}  # fmt: skip


def chinese_base(per: str) -> str | None:
    """Return the base of a rate in Chinese; None where no word is known.

    >>> chinese_base("1000 person"), chinese_base("kilogram"), chinese_base("day")
    ('千人', '公斤', '天')
    """
    count, unit = per.split(" ") if " " in per else ("", per)
    word = _BASES.get(unit) or (MEASURES[unit].chinese[0] if unit in MEASURES and MEASURES[unit].chinese else None)
    return f"{_NUMBERS.get(count, count)}{word}" if word else None


def english_base(per: str) -> str:
    """Return the base of a rate in English.

    >>> english_base("1000 person"), english_base("kilogram"), english_base("person_visit")
    ('1,000 people', 'kilogram', 'visit')
    """
    count, unit = per.split(" ") if " " in per else ("", per)
    if unit in MEASURES and MEASURES[unit].english:
        word = MEASURES[unit].english[1 if count and len(MEASURES[unit].english) > 1 else 0]
    else:
        word = plural(unit, one=not count)
    return f"{int(count):,} {word}" if count.isdigit() else word
