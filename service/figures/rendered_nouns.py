"""Canonical units of counts -> words: English plurals, Chinese measure words and nouns."""

from __future__ import annotations

from service.characters import simplify
from service.figures.nouns_chinese import NOUNS
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
_CLASSIFIERS = {
    "institution": "家", "hospital": "家", "enterprise": "家", "company": "家", "clinic": "家", "school": "所", "university": "所",
    "bed": "张", "museum": "座", "library": "座",
    "vehicle": "辆", "car": "辆", "bus": "辆", "ambulance": "辆", "project": "个", "policy": "项", "measure": "项", "case": "例",
    "machine": "台", "aircraft": "架", "ship": "艘",
    "book": "本", "document": "份", "household": "户", "road": "条", "person": "人", "person_visit": "人次", "dose": "剂", "time": "次",
    "item": "项", "building": "栋",
    "home": "套", "house": "套", "apartment": "套", "tree": "棵", "flight": "架次", "film": "部", "match": "场", "performance": "场",
    "patent": "件", "proposal": "件", "point": "分", "vote": "票",
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
_WITHOUT_NOUN = frozenset({"person", "person_visit", "dose", "time", "household", "flight", "point", "vote"})


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
    if written and not written.isascii():
        return simplify(written)
    unit = figure.unit or ""
    noun = _CHINESE.get(unit, "")
    if unit in _WITHOUT_NOUN:
        return _CLASSIFIERS.get(unit, "次")
    if unit in _PEOPLE:
        return f"名{noun}"
    return _CLASSIFIERS.get(unit, "个") + noun if noun else ""
