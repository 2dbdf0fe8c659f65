"""What an English figure says: how exact, of what, per what, when, up or down, reached or planned."""

from __future__ import annotations

import datetime as dt
import re

from service.figures.drafts import Draft
from service.figures.english.changes import move_english
from service.figures.english.counted import name_from_before, name_kind
from service.figures.english.qualifiers import qualify_english
from service.figures.english.rates import rate_english, share_base
from service.figures.english.relative import SpokenTimes, spoken_period
from service.figures.english.status import read_status
from service.figures.english.subject import find_subject
from service.figures.period import date_period, nearest_period, same_year
from service.figures.places import Places

# A pattern that begins with one set of characters is searched for three times as fast as one of several alternatives.
_SENTENCE = re.compile(r"[.!?\n。！？](?:(?<=[\n。！？])|(?=\s|$|[\"”’])|(?<=[a-z]\.)(?=[A-Z]))")
_CLAUSE = re.compile(r"[,;:().!?\n—–](?:(?<=[\n—])|(?<= –) |(?<!–)(?=\s|$))")
_BASE = re.compile(r"\b(?:per|every|each|for every)\s(?:every\s)?$", re.IGNORECASE)
# Characters around a figure that are read for what it says: bounded, so that the cost stays linear. Nobody swept them.
_WINDOW = 240
_BEFORE, _AFTER, _CLOSE, _STATUS = 110, 60, 40, 140
_FIGURES = 12  # figures back to a date: a sentence with more is a table


def explain_english(text: str, drafts: list[Draft], *, published: dt.date | None = None, briefly: bool = False) -> list[Draft]:
    """Return the drafts with what the text says of them; those that are only the base of a rate are dropped.

    `briefly` leaves out what a comparison does not ask: subject, period and status.
    """
    if not drafts:
        return []
    places = Places(text, sentence=_SENTENCE, clause=_CLAUSE)
    spoken = SpokenTimes("" if briefly else text)
    kept: list[Draft] = []
    previous: Draft | None = None
    for position, draft in enumerate(drafts):
        bounds = places.sentence(draft.start)
        start = max(bounds[0], draft.start - _WINDOW)
        if draft.kind in ("count", "measure") and _BASE.search(text[max(start, draft.start - 12) : draft.start]):
            continue
        kept.append(draft)
        if draft.kind in ("date", "identifier"):
            continue
        beside = previous if previous is not None and previous.start >= start else None
        around = (start, min(bounds[1], draft.end + _WINDOW))
        _explain(text, draft, around, places, beside)
        if not briefly:
            draft.status = read_status(text[max(start, draft.start - _STATUS) : draft.start])
            draft.subject = find_subject(text, draft, sentence=around, beside=beside)
            draft.period = _find_period(drafts, position, bounds, spoken, published)
        if beside is not None:
            share_base(draft, beside, text[beside.end : draft.start])
        previous = draft
    return kept


def _explain(text: str, draft: Draft, bounds: tuple[int, int], places: Places, beside: Draft | None) -> None:
    """Fill the draft from the words of its sentence within `bounds`; `beside` is the figure before it there."""
    start, end = bounds
    clause_start = max(places.clause(draft.start)[0], start)
    before, after = text[max(start, draft.start - _BEFORE) : draft.start], text[draft.end : min(end, draft.end + _AFTER)]
    sentence = text[start:end]
    name_kind(draft, before, after)
    qualify_english(draft, before[-_CLOSE:], after)
    rate_english(draft, text[clause_start : draft.start], after)
    move_english(draft, before, after, sentence)
    name_from_before(draft, before, after, beside)


def _find_period(drafts: list[Draft], position: int, bounds: tuple[int, int], spoken: SpokenTimes, published: dt.date | None) -> str | None:
    """Return the period of the date, or the words for one, that stand nearest before the figure; else of the first behind it."""
    draft = drafts[position]
    near = reversed(drafts[max(0, position - _FIGURES) : position])
    dated = next((other for other in near if other.kind == "date" and date_period(other)), None)
    before = spoken.before(draft.start, start=bounds[0])
    if before is not None and (dated is None or dated.start < before.start()):
        return (before.group("same") and same_year(dated)) or spoken_period(before, published)
    period = nearest_period(drafts, position, start=bounds[0], end=bounds[1])
    behind = spoken.behind(draft.start, end=bounds[1])
    return period or (spoken_period(behind, published) if behind is not None else None)
