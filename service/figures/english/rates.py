"""What an English figure is per: people per square kilometre, 2.4 yuan a kilogram, $40 a month."""

from __future__ import annotations

import re

from service.figures.drafts import Draft
from service.figures.english.nouns import canonical, singular
from service.figures.units import read_english_unit

_PER = re.compile(
    r"(?:\s(?!and\b|or\b|to\b|in\b|which\b|while\b|its\b|increas)[A-Za-z-]+){0,4}?(?:[\s-](?:per|for every|for each)[\s-]"
    r"|/)(?P<number>[\d,]+|hundred|thousand|million|ten thousand)?\s?(?P<unit>[A-Za-z][a-z-]+(?:\s[a-z]+)?)"
)
_A = re.compile(
    r"(?:\s[a-z-]+){0,3}?[\s-](?:a|an|each|every)[\s-](?![a-z]+\s(?:ago|earlier|before|later|from)\b)(?P<unit>[a-z]+(?:\s[a-z]+)?)(?P<number>)"
)
_PER_CAPITA = re.compile(r"\bper[ -]capita\b", re.IGNORECASE)
_NUMBERS = {"hundred": 100, "thousand": 1000, "million": 1000000, "ten thousand": 10000}
_PERSONS = frozenset({"capita", "head", "person"})
_SHARED = frozenset(
    {"head", "person", "piece", "share", "unit", "student", "vote", "household", "seat", "ticket"}
)  # what "a" may share out
_SHARED_KINDS = frozenset({"duration", "measure"})
_NEVER = frozenset({"rank", "ratio", "age", "percent", "percentage_point", "multiple", "duration"})


def rate_english(draft: Draft, before: str, after: str) -> None:
    """Give the draft what it is per, and make a count with it a rate."""
    if draft.kind in _NEVER:
        return
    match = _PER.match(after) or _A.match(after)
    name = _read_base(match) if match is not None else None
    if name is not None:
        draft.per = name
        draft.kind = "rate" if draft.kind == "count" else draft.kind
    elif _PER_CAPITA.search(before):
        draft.per = "person"


def _read_base(match: re.Match[str]) -> str | None:
    """Return the name of what the figure is per; after "a" only what is commonly shared out: a day, a kilogram, a head."""
    words = match.group("unit").lower().split()
    found = read_english_unit(words, 0)
    if found is not None and found[0].kind in _SHARED_KINDS:
        name = found[0].name or words[0]
    elif match.re is _A and words[0] not in _SHARED:
        return None
    else:
        name = "person" if words[0] in _PERSONS else canonical(singular(words[0]) or words[0])
    number = (match.group("number") or "").lower()
    count = _NUMBERS.get(number) or (int(number.replace(",", "")) if number.replace(",", "").isdigit() else 1)
    return name if count == 1 else f"{count} {name}"


def share_base(draft: Draft, beside: Draft, between: str) -> None:
    """Give the figure before what this one is per, where both are said in one breath: 2.4 and 2.8 yuan a kilogram."""
    if draft.per is not None and beside.per is None and between.strip() in ("and", "or", "to") and beside.unit == draft.unit:
        beside.per, beside.kind = draft.per, draft.kind
