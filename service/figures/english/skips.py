"""Digits of an English text that are no figures, or identifiers: telephones, list numbers, citations, sections, hotlines."""

from __future__ import annotations

import re
from decimal import Decimal

from service.figures.drafts import Draft

_CODES = r"""\[\d{1,3}(?:[-,–]\d{1,3})*\]                                                     # citation marks
    | (?<![^\n])[ \t]{0,8}\(?\d{1,2}[.)](?=\s|[A-Z][a-z])                                           # numbers of a list
    | (?<=[.!?;] )\d{1,2}\.(?=[ ]?[A-Z“"]) | (?<=[a-z]\.)\d{1,2}\.(?=[ ]?[A-Z“"‘])
    | \(?\+\d{1,3}\)?[ -]?\d[\d \-]{5,16}\d | \b\d{3,4}-\d{3,4}-\d{4}\b | \(\d{3}\)\ ?\d{3}-\d{4}\b
    | \b0\d{2,3}-\d{7,8}\b | \b1-8\d\d-\d{3}-\d{4}\b | \b\d{3}\ \d{3}\ \d{4}\b           # telephones
    | \b\d+\+\d+\b"""
_ADDRESSES = r"| (?:https?://|www\.)[^\s]{1,400} | \b[\w.+-]{1,64}@[\w-]{1,64}\.\w+"
_LABELS = r"""
    | \b\d{1,2}(?:\.\d{1,2}){1,2}(?=\ (?:release|update|version|patch|firmware)\b)
    | \b(?:9/11|24/7|20/20|50/50|1992\ Consensus)\b | \b\d{1,2}x\d{1,2}\b(?!\ ?[cm]?m\b)             # 4x4
    | \b(?:[Gg]roup|[Cc]hapter|[Ss]ection|[Aa]rticle|[Ff]igure|[Tt]able|[Pp]age|[Vv]ersion|[Ss]tep|[Pp]hase|[Nn]o\.|[Rr]oom|[Pp]art
        |[Vv]olume|[Vv]ol\.|[Ff]light|[Rr]oute|[Hh]ighway|[Aa]ppendix|[Ii]tem|[Cc]lause|[Ll]ine|UTC\+?|GMT\+?|[Tt]ype
        |[Ss]eason|[Ee]pisode|[Dd]ay|[Ww]eek|[Gg]ame|[Ll]ap|[Zz]one|[Dd]istrict|[Gg]ate|[Pp]latform|[Tt]erminal|[Rr]unway)
      \ ?[+-]?\d+(?:\.\d+)*\b(?!%|,\d|\ (?:percent|million|billion|times|people|years?|days?|hours?|minutes?|degrees|point))
    """
# Nothing that is skipped begins elsewhere, but for addresses: what passes over most of a text unread takes a fifth of the time.
_STARTS = r"(?=[\[(+\d]|(?<![^\n])[ \t]|\b[A-Za-z]{2,8}[.+]?[ ]?[+-]?\d)"
_SKIP = re.compile(rf"{_STARTS}(?:{_CODES}{_LABELS})", re.VERBOSE)
_SKIP_ADDRESSES_TOO = re.compile(f"{_CODES}{_ADDRESSES}{_LABELS}", re.VERBOSE)
_ADDRESS = re.compile(r"@|https?://|www\.")
# The 14th Five-Year Plan.
_PLAN = re.compile(r"\b(?:\d{1,2}(?:st|nd|rd|th)|[A-Za-z]{3,12}(?:-[a-z]{3,10})?(?:th|st|nd|rd))[- ](?:[Ff]ive|5)-[Yy]ear\b", re.ASCII)
# World No. 2, climbed to No. 31; the No. 7 bus and No. 10 Downing Street have other numbers.
_NUMBERED = re.compile(
    r"\b(?:at|to|ranked|ranks?|as|seeded|world|the|[a-z]{2,20}['’]s)\s([Nn]o\.\s?(\d{1,3}))\b(?![.,]\d|\s(?:[A-Z]|bus|train|line|route|road|factory"
    r"|middle|high|primary|hospital))"
)
_HOTLINE = re.compile(
    r"[\"“”‘']?\b(\d{3,8})\b(?=[\"”’']?,?\s(?:[a-z]{1,20}\s){0,3}(?:hotline|helpline))"
    r"|\b(?:hotline|helpline)\s[\"“‘']?(\d{3,8})\b|\b(?:hotline|helpline|dial|dialing|call|calling|platform)(?:\s(?!by\b|in\b|of\b|since\b|until\b|for\b)[a-z]{1,20}){0,2}\s[\"“‘']?(\d{3,8})\b(?=[\"”’'.,;)])"
)
_CALLED = ("line", "dial", "call", "platform")  # one of them is in whatever `_HOTLINE` finds


def find_skipped(text: str, *, digits: bool) -> list[tuple[int, int]]:
    """Return where no figure may begin; without `digits` in the text only plans by name need a look."""
    patterns = []
    if digits:
        patterns.append(_SKIP_ADDRESSES_TOO if _ADDRESS.search(text) else _SKIP)
    if "Year" in text or "-year" in text:
        patterns.append(_PLAN)
    return [match.span() for pattern in patterns for match in pattern.finditer(text)]


def find_identifiers(text: str) -> list[Draft]:
    """Return the numbers of hotlines, and ranks that are written as numbers."""
    numbered = _NUMBERED.finditer(text) if "o." in text else ()
    drafts = [Draft(match.start(1), match.end(1), match.end(1), kind="rank", value=Decimal(match.group(2))) for match in numbered]
    for match in _HOTLINE.finditer(text) if any(word in text for word in _CALLED) else ():
        start, end = match.span(match.lastindex or 0)
        drafts.append(Draft(start, end, end, kind="identifier", value=text[start:end]))
    return drafts
