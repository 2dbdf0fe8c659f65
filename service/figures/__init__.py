"""Figures: found, valued exactly, explained, written in both languages, and held against their translation."""

from __future__ import annotations

from service.figures.chinese import find_chinese
from service.figures.dates import read_published
from service.figures.drafts import finish
from service.figures.english import find_english
from service.figures.rendering import with_renderings
from service.records import Figure, Language


def find_figures(text: str, *, language: Language, published: str | None = None) -> tuple[Figure, ...]:
    """Return the figures of `text` in order; offsets point into it, and `text[figure.start:figure.end] == figure.text`.

    >>> find_figures("全年门诊8651万人次", language=Language.ZH)[0].value
    '86510000'
    """
    day = read_published(published)
    drafts = find_chinese(text, published=day) if language is Language.ZH else find_english(text, published=day)
    return tuple(with_renderings(finish(draft, index=index, text=text)) for index, draft in enumerate(_disjoint(drafts)))


def _disjoint(drafts: list) -> list:  # type: ignore[type-arg]
    kept: list = []  # type: ignore[type-arg]
    for draft in drafts:
        if not kept or draft.start >= kept[-1].end:
            kept.append(draft)
    return kept
