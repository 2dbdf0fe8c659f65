"""What a Chinese number counts or ranks: the noun behind its measure word, before the number, or the measure word itself."""

from __future__ import annotations

from service.figures.chinese.classifiers import PEOPLE
from service.figures.chinese.noun_table import NOUNS
from service.figures.chinese.noun_table import PEOPLE as PEOPLE_NOUNS
from service.figures.chinese.nouns import Noun, find_noun, noun_before
from service.figures.chinese.sets import BARE_NOUNS, COUNTS_ITSELF, LOOKS_BACK
from service.figures.drafts import Draft
from service.figures.units import Unit, read_chinese_unit


def name_counted(text: str, draft: Draft, unit: Unit) -> None:
    """Resolve a measure word to the noun that the text names, after the number or before it."""
    if unit.written in COUNTS_ITSELF:
        return
    noun = find_noun(text, draft.end, window=16)
    if noun is not None and (noun.name in _PEOPLE or unit.written not in PEOPLE):
        if noun.name in _PEOPLE and unit.written in _NEVER_PEOPLE:
            return  # what is named is of them: 62户受灾群众 are households
        draft.unit = noun.name
        if noun.start == draft.end:
            draft.unit_text = unit.written + noun.written
    elif unit.written in LOOKS_BACK and (behind := noun_before(text, draft.start)) is not None:
        draft.unit = behind


_PEOPLE = frozenset(PEOPLE_NOUNS.values())
_NEVER_PEOPLE = frozenset("家座所辆艘架栋幢条台处间户批组队届期章轮类种")  # what these count is no person: 5家采购商 are firms


def name_ranked(text: str, draft: Draft) -> None:
    """Name the thing ranked: the noun behind 第三大, the classifier or span that is counted in 第五次 and 第12个月."""
    unit = read_chinese_unit(text, draft.end)
    at = draft.end + (
        len(unit.written) if unit is not None and unit.kind == "count" else 1 if text[draft.end : draft.end + 1] == "大" else 0
    )
    if unit is not None and unit.kind == "duration":
        draft.unit, draft.unit_text = unit.name, unit.written
        return
    noun = find_noun(text, at, window=8)
    if noun is not None and not (unit is not None and unit.written in COUNTS_ITSELF):
        draft.unit, draft.unit_text = noun.name, noun.written
    elif unit is not None and unit.name is not None and unit.written not in PEOPLE:
        draft.unit, draft.unit_text = unit.name, unit.written


def name_bare(text: str, draft: Draft) -> None:
    """Name what a number without a measure word counts: 两国, 三大战役, 病例超4亿."""
    at = draft.end
    noun = _bare_noun(text, at) or find_noun(text, at + (text[at : at + 1] == "大"), window=10)
    if noun is not None and text[at : at + 1] == "的" and noun.name in _PLACES:
        return  # 人口超过700万的艾哈迈达巴德市
    if noun is not None:
        draft.unit, draft.unit_text = noun.name, noun.written
    elif text[at : at + 1] in ("", "，", "。", "；", "、"):
        draft.unit = noun_before(text, draft.start)


_PLACES = frozenset({"city", "county", "province", "country", "region", "district", "town", "village"})


def _bare_noun(text: str, at: int) -> Noun | None:
    """Return the noun that a digit counts without a measure word, whatever it belongs to: 两国关系, 六省干部."""
    if text[at : at + 1] not in BARE_NOUNS:
        return None
    for end in (at + 2, at + 1):
        if text[at:end] in NOUNS:
            return Noun(NOUNS[text[at:end]], at, end, text[at:end])
    return None
