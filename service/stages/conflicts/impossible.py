"""Figures that cannot be: unreadable as printed, a share above the whole, a part above its whole, more people than a place has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from service.records import Conflict, Figure

# Shares that end at 100%. A plan may be carried out to 102%, a hospital's beds be used to 110%: those are none.
_SHARE = re.compile(
    r"覆盖率|占比|比例|满意度|满意率|普及率|参保率|接种率|合格率|达标率|知晓率|识字率|支持率|办结率|及格率|签约率|就诊率|筛查率"
    r"|\b(?:coverage|share|proportion|percentage|satisfaction|literacy|turnout|approval|awareness|pass rate|vaccination rate)\b",
    re.IGNORECASE,
)
_BEYOND = re.compile(r"完成|增长|增幅|涨|负债|\b(?:completion|growth|increase|debt|achiev\w+)\b", re.IGNORECASE)
_PART = re.compile(r"其中|\b(?:of which|of whom|of them|among them)\b", re.IGNORECASE)
_PART_BEHIND = re.compile(r"\s*(?:of them|of which|of whom)\b", re.IGNORECASE)
_GAP = 60  # characters between a whole and its part; a longer way speaks of something else. Not swept.
_POPULATION = re.compile(
    r"(?:常住|户籍|总|全[市省县区])人口|人口(?:总数|总量)|^人口$|\b(?:total |resident |permanent )?population\b", re.IGNORECASE
)
_SOME_OF_IT = re.compile(
    r"老年|劳动|就业|贫困|流动|学龄|农村|城镇|增|减|\b(?:aged|elderly|rural|urban|working|poor|growth|floating|density)\b", re.IGNORECASE
)
_WIDER = re.compile(r"全球|世界|全国|我国|中国|\b(?:world|global|national|nation|country|China|countries)\b")
_PEOPLE = frozenset("person people resident patient student worker citizen user elderly_person child woman man".split())


def find_impossible(figures: Sequence[Figure], *, text: str | None) -> Iterator[Conflict]:
    """Yield the figures that cannot be, by position; two of them where one cannot be beside the other."""
    for position, figure in enumerate(figures):
        if (why := _why_impossible(figure)) is not None:
            yield Conflict(figures=(position,), why=why)
    if text is not None:
        yield from _parts(figures, text)
        yield from _crowds(figures, text)


def _why_impossible(figure: Figure) -> str | None:
    if figure.suspect:
        return f"cannot be read with certainty: {figure.suspect}"
    subject = figure.subject or ""
    share = figure.kind == "percent" and figure.change is None and figure.value is not None and Decimal(figure.value) > 100
    return "a share above 100%" if share and _SHARE.search(subject) and not _BEYOND.search(subject) else None


def _parts(figures: Sequence[Figure], text: str) -> Iterator[Conflict]:
    """Yield a part with the whole before it, where the part is greater."""
    for position, (whole, part) in enumerate(pairwise(figures)):
        between = text[whole.end : part.start]
        if whole.sentence != part.sentence or len(between) > _GAP or not _comparable(whole, part):
            continue
        told = _PART.search(between) or _PART_BEHIND.match(text[part.end : part.end + 12])
        if told and Decimal(part.value or 0) > Decimal(whole.value or 0):
            yield Conflict(figures=(position, position + 1), why=f"{part.text} is a part of {whole.text}, and is more")


def _comparable(one: Figure, other: Figure) -> bool:
    counted = ("count", "money", "measure")
    if one.value is None or other.value is None or one.kind not in counted or one.kind != other.kind or one.per or other.per:
        return False
    return one.unit is not None and one.unit == other.unit and not (other.change and other.change.kind == "by")


def _crowds(figures: Sequence[Figure], text: str) -> Iterator[Conflict]:
    """Yield counts of people above the one population that the article states; counts that speak of a wider place are left out."""
    stated = [position for position, figure in enumerate(figures) if _is_population(figure)]
    if len({figures[position].value for position in stated}) != 1:
        return
    population = figures[stated[0]]
    for position, figure in enumerate(figures):
        if position in stated or figure.value is None or figure.kind != "count" or figure.per or figure.unit not in _PEOPLE:
            continue
        around = text[max(0, figure.start - _GAP) : figure.start]
        if Decimal(figure.value) > Decimal(population.value or 0) and not _WIDER.search(around):
            why = f"{figure.text} is more than the population of {population.text}"
            yield Conflict(figures=(min(stated[0], position), max(stated[0], position)), why=why)


def _is_population(figure: Figure) -> bool:
    subject = figure.subject or ""
    people = figure.kind == "count" and figure.value is not None and figure.unit in (None, *_PEOPLE) and figure.change is None
    return people and _POPULATION.search(subject) is not None and _SOME_OF_IT.search(subject) is None
