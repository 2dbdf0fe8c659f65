"""What an English number counts where no noun follows it: the noun stands before, or the words beside tell ages and people."""

from __future__ import annotations

import re
from decimal import Decimal

from service.figures.drafts import Draft
from service.figures.english.nouns import canonical, singular

_NUMBER_OF = re.compile(
    r"\b(?:number|total|count|pool|ranks)s? of ((?:[\w'’-]+\s){1,7}?)(?:\w+ed|has|have|had|was|were|is|are|reach|exceed|total|to"
    r"|stood|rose|fell|will|collected|by|through|in|from|at|tripl|doubl)\b",
    re.IGNORECASE,
)
_ABOUT = r"(?:\s(?:about|around|over|nearly|almost|more than|less than|some|at least|roughly|just|under|by|to|at|up to|a|total|of))*\s$"
# Enterprises now number more than 4,300; facilities have risen to over 11,000.
_REACHED = re.compile(
    r"\s(?:number(?:s|ed|ing)?|reach(?:ed|es)?|risen|rose|grown|grew|increased|fallen|fell|dropped|climbed|declined|exceed(?:ed|s)?"
    rf"|surpass(?:ed)?|total(?:ed|led)?|stood|topped|passed){_ABOUT}",
    re.IGNORECASE,
)
_LONGEST_SUBJECT = 7  # words before the verb in which the noun is looked for; nobody measured it
_OF_PEOPLE = re.compile(
    r"\b(?:population|workforce|crowd|audience|membership|electorate|city|town|country|nation|village|community) of" + _ABOUT
    + r"|\b(?:kill|injur|wound|arrest|hospitali[sz]|employ|displac|evacuat)(?:s|ed|ing|e)?" + _ABOUT,
    re.IGNORECASE,
)  # fmt: skip
_PEOPLE_DID = re.compile(
    r"\s(?:died|said|voted|attended|live|lived|work|worked|lost their|were (?:killed|injured|hurt|arrested|wounded|infected|missing"
    r"|displaced)|dead|injured|wounded|had (?:a|an|been|received|taken))\b"
)
_AGED = re.compile(
    r"\b(?:aged|ages|age of|ages of|under age|over age|age|as young as|as old as)(?: (?:over|under|above|below|between|from|up to))?\s$"
    r"|\b(?:people|those|them|adults|children|women|men|residents|workers|everyone|anyone|players|citizens|patients|students|professionals"
    r"|individuals)\s(?:who are\s)?(?:under|over|above|below)\s$"
    r"|\b[A-Z][a-z'’-]+,\s$",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"(?:,|\)|\s(?:and|of|from)\b)")
_OLDEST = 120
_INDEX = re.compile(r"\b(?:coefficients?|index|indices)\b[^.;]{0,60}$", re.IGNORECASE)


def name_kind(draft: Draft, before: str, after: str) -> None:
    """Name ages and indices, which only the words around them tell from counts."""
    if draft.kind != "count":
        return
    if (aged := _AGED.search(before)) is not None and (draft.unit is None or not aged.group().endswith(", ")):
        if aged.group().endswith(", ") and not _names_age(draft, aged.group(), after):
            return
        draft.kind, draft.unit, draft.unit_text = "age", "year", None
    elif draft.unit is None and isinstance(draft.value, Decimal) and draft.value % 1 and _INDEX.search(before):
        draft.kind, draft.unit = "index", "coefficient"


def _names_age(draft: Draft, name: str, after: str) -> bool:
    """Tell "John Smith, 42, of Leeds" from other numbers between commas."""
    whole = isinstance(draft.value, Decimal) and draft.value % 1 == 0 and 0 < draft.value < _OLDEST
    return whole and name[:1].isupper() and _AFTER_NAME.match(after) is not None


def name_from_before(draft: Draft, before: str, after: str, beside: Draft | None) -> None:
    """Name what is counted where no noun follows: the number of enterprises exceeded 4,300; 12 were killed."""
    if draft.unit is not None or draft.kind not in ("count", "rank", "rate"):
        return
    if draft.kind != "rank" and (word := _noun_before(before)) is not None:
        draft.unit, draft.unit_text = canonical(singular(word.lower()) or word), word
    elif draft.kind == "count" and (_OF_PEOPLE.search(before) or ((beside is None or beside.kind != "count") and _PEOPLE_DID.match(after))):
        draft.unit = "person"
    elif beside is not None and beside.kind in ("count", "rank") and not (beside.unit_text or "").startswith("-"):
        draft.unit = beside.unit


def _noun_before(before: str) -> str | None:
    """Return the plural that "the number of", or a number behind its verb, is said of."""
    phrases = [match.group(1).split() for match in _NUMBER_OF.finditer(before)][-1:]
    if (reached := _REACHED.search(before)) is not None:
        clause = re.split(r"[,;:.]\s", before[: reached.start()])[-1]
        phrases.append(clause.split()[-_LONGEST_SUBJECT:])
    return next((word for phrase in phrases for word in reversed(phrase) if singular(word.lower()) is not None), None)
