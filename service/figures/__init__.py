"""Figures: found, valued exactly, explained, written in both languages, and held against their translation."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import partial
from typing import Protocol

from service.figures.chinese.finding import find_chinese, readable
from service.figures.chinese.meaning import explain_chinese
from service.figures.dates import read_published
from service.figures.drafts import Draft, finish, quote_source
from service.figures.english.finding import find_english
from service.figures.english.meaning import explain_english
from service.figures.newsroom import with_renderings
from service.figures.tables import fill_cells
from service.figures.units import to_si
from service.records import Figure, Language


def find_figures(text: str, *, language: Language, published: str | None = None) -> tuple[Figure, ...]:
    """Return the figures of `text` in order; offsets point into it, and `text[figure.start:figure.end] == figure.text`.

    >>> find_figures("全年门诊8651万人次", language=Language.ZH)[0].value
    '86510000'
    """
    return tuple(map(with_renderings, _read(text, language=language, published=published, briefly=False)))


def read_figures(text: str, *, language: Language) -> tuple[Figure, ...]:
    """Return the figures of `text` with their values and units alone, to be compared: no subject, period, status or rendering.

    That is half the work of `find_figures`, and a guard reads every hypothesis.

    >>> read_figures("86.51 million visits", language=Language.EN)[0].value
    '86510000'
    """
    return _read(text, language=language, published=None, briefly=True)


def _read(text: str, *, language: Language, published: str | None, briefly: bool) -> tuple[Figure, ...]:
    day = read_published(published)
    if language is Language.ZH:
        plain = readable(text)
        drafts = explain_chinese(plain, _find(plain, find_chinese, day), published=day, briefly=briefly)
        if plain != text:
            quote_source(drafts, plain=plain, text=text)
    else:
        drafts = explain_english(text, _find(text, find_english, day), published=day, briefly=briefly)
    for draft in drafts:
        if draft.kind == "measure" and isinstance(draft.value, Decimal) and draft.unit is not None:
            draft.si = to_si(draft.value, unit=draft.unit, difference=draft.change is not None and draft.change.kind == "by")
    return tuple(finish(draft, index=index, text=text) for index, draft in enumerate(drafts))


class _Finder(Protocol):
    def __call__(self, text: str, *, published: dt.date | None) -> list[Draft]: ...


def _find(text: str, find: _Finder, published: dt.date | None) -> list[Draft]:
    """Return the drafts that do not overlap, those in cells with the unit of their head."""
    drafts = _disjoint(find(text, published=published))
    return fill_cells(text, drafts, find=partial(find, published=None))


def _disjoint(drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        if not kept or draft.start >= kept[-1].end:
            kept.append(draft)
    return kept
