"""Where an English figure moved: up or down, by it or to it, and against what."""

from __future__ import annotations

import re
from typing import Literal

from service.figures.drafts import Draft
from service.figures.moves import DOWN, UP
from service.records import Change

_ABOUT = "about|around|over|nearly|almost|more than|less than|some|approximately|at least|roughly|just|under"
_MOVE = re.compile(
    rf"(?s:.*)\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b(?P<between>(?:\s+(?!and\b|while\b|but\b|which\b|who\b|that\b|as\b|when\b"
    rf"|with\b)[\w'’%$-]+){{0,9}}?)\s*[$¥€£]?$"
)
_TO = re.compile(
    rf"(?:^|(?<!\bup)(?<!\bamount)(?<!\bamounts)(?<!\bamounted)(?<!\bamounting)\s)to(?:\s+(?:a|an|the|{_ABOUT}|record|all-time|total"
    r"|average|mean|median|peak|high|low|of|level))*\s*[$¥€£]?$",
    re.IGNORECASE,
)
_BY = re.compile(rf"(?:^|\s)(?:by|of)(?:\s+(?:a|an|{_ABOUT}|up to))*\s*[$¥€£]?$", re.IGNORECASE)
_DIRECT = re.compile(rf"^(?:\s+(?:{_ABOUT}|another|further|a|an|to|by|of))*\s*[$¥€£]?$", re.IGNORECASE)
_RATE = re.compile(r"\b(?:slow|accelerat|quicken|moderat|cool)")
_FROM = re.compile(r"\bfrom\s*[$¥€£]?$")
_NEXT = re.compile(
    r"[\s-]+(?:(?:year-on-year|annual|yearly|average|net|overall|percentage|point|points|sharp|further)\s+)*(?:(?P<up>increase"
    r"|rise|growth|jump|surge|gain|hike|more|higher|expansion|improvement|up)|(?P<down>decrease|decline|drop|fall|reduction|cut"
    r"|less|fewer|lower|slump|contraction|down))\b",
    re.IGNORECASE,
)
_BASIS = re.compile(
    r"year[- ]on[- ]year|year[- ]over[- ]year|yoy|month[- ]on[- ]month|quarter[- ]on[- ]quarter|(?:from|over|than|compared (?:with"
    r"|to)|against) (?:a year (?:earlier|ago|before)|last year|the previous year|the year before|the same period[\w ]{0,20}"
    r"|the previous (?:month|quarter)|last month|\d{4}|before the [\w ]{3,40})",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"[^.;:,\d]{0,40}\b(?:out of|above)\b")
_NEVER = frozenset({"rank", "age", "identifier"})
_COMPARED = frozenset({"percent", "percentage_point", "multiple", "count", "money"})
_LONGEST_TWICE = 6  # "doubled" says that something moved, "twice" and "double" do not


def move_english(draft: Draft, before: str, after: str, sentence: str) -> None:
    """Give the draft the change that the words beside it tell."""
    if draft.kind in _NEVER:
        return
    if draft.kind == "multiple" and draft.unit_text is None:
        draft.change = Change(direction="up", kind="to", basis=_basis(sentence)) if draft.end - draft.start > _LONGEST_TWICE else None
        return
    following = _NEXT.match(after)
    if following is not None and draft.kind in _COMPARED:
        draft.change = Change(direction="up" if following.group("up") else "down", kind="by", basis=_basis(sentence))
        return
    match = _MOVE.match(before.lower())  # a pattern that folds case takes twice as long
    if match is None or _FROM.search(before):
        return
    between = match.group("between")
    if _RATE.search(between):
        return  # growth that slowed to 2% is still growth
    if (match.group("up") or "").startswith(("lift", "rais")) and _OUT_OF.match(after):
        return  # who is lifted out of poverty is one poor person less
    direction: Literal["up", "down"] = "up" if match.group("up") else "down"
    if _TO.search(between):
        draft.change = Change(direction=direction, kind="to", basis=_basis(sentence))
    elif _BY.search(between) or _DIRECT.match(between):
        draft.change = Change(direction=direction, kind="by", basis=_basis(sentence))


def _basis(sentence: str) -> str | None:
    match = _BASIS.search(sentence)
    if match is None:
        return None
    words = match.group().lower()
    if "month" in words and "on" in words:
        return "month-on-month"
    if "quarter" in words and "on" in words:
        return "quarter-on-quarter"
    yearly = words.startswith(("year", "yoy")) or any(said in words for said in ("a year", "last year", "previous year", "year before"))
    return "year-on-year" if yearly else match.group()
