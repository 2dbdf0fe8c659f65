"""What an English figure measures: the noun phrase that its clause says it of."""

from __future__ import annotations

import re

from service.figures.drafts import Draft
from service.figures.english_nouns import canonical, singular
from service.figures.moves import DOWN, UP

_LONGEST = 10  # words; longer subjects keep their end
_LEAD = re.compile(
    r"^(?:\s*(?:and|but|while|with|where|which|that|as|of|also|meanwhile|additionally|moreover|besides|however|in addition"
    r"|at present|currently|now|so|then|including|among them|of which|both|the total|total|a total of|its|their|his|her|the|a|an"
    r"|it|they|there (?:are|were|is|was)(?: currently)?|has|have|had|been|being|is|are|was|were|in|by|since|for|from|on|during"
    r"|over|at|this|these|those|such|to|about|when|after|since then|last year|this year|some|all|who|because|whose|only|to be"
    r"|additional|another|added|added to|reaching|totaling|including)\b[\s,]*)+",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:was|were|is|are|reach(?:ed|es|ing)?|total(?:ed|led|s|ing|ling)?|amount(?:ed|s|ing)? to|exceed(?:ed|s|ing)?|account(?:ed"
    r"|s|ing)? for|stood at|stands at|came to|hit|hits|surpass(?:ed|es|ing)?|rose|rises?|risen|fell|falls?|fallen|grew|grows?"
    r"|grown|increas(?:ed|es|e|ing)|decreas(?:ed|es|e|ing)|declin(?:ed|es|e|ing)|dropp?(?:ed|s|ing)?|climb(?:ed|s)?|jumped"
    r"|narrow(?:ed|s)|cover(?:ed|s|ing)?|accounting|reaching|made up|makes up|represent(?:ed|s|ing)?|averag(?:ed|es|ing)|(?:are "
    r"|is )?kept|remain(?:ed|s)?|ranked|rank(?:s|ing)?|has|have|had|will|would|can|could|should|may|been|be|expected|raised"
    r"|lowered|reduced|cut|improved|being|set|maintained|targeting|aiming|achiev(?:ed|ing|es)|nearing|doubled|tripled)\b",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    r"\b(?:number|total|count|numbers)s? of ((?:[\w'’-]+\s){1,7}?)(?:\w+ed|has|have|had|was|were|is|are|reach|exceed|total|to"
    r"|stood|rose|fell|will|collected|by|through|in|from|at)\b",
    re.IGNORECASE,
)


def name_from_before(draft: Draft, before: str, beside: Draft | None) -> None:
    """Name what is counted where the noun stands before: the number of enterprises exceeded 4,300."""
    if draft.unit is not None or draft.kind not in ("count", "rank", "rate"):
        return
    matches = list(_NUMBER_OF.finditer(before))
    if draft.kind != "rank" and matches:
        for word in reversed(matches[-1].group(1).split()):
            name = singular(word.lower())
            if name is not None:
                draft.unit, draft.unit_text = canonical(name), word
                return
    if beside is not None and beside.kind in ("count", "rank"):
        draft.unit = beside.unit


_OF = re.compile(
    r"\b((?:[\w'’-]+\s+){1,5})of(?:\s+(?:about|over|nearly|more than|around|almost|some"
    r"|at least|up to|less than|under|a total of))?\s*[$¥€£]?$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    rf"\b(?:{UP}|{DOWN}|(?:bring|brought|keep|kept|push|pushed)(?:ing)?)\s+((?:[\w'’-]+\s+){{1,9}}?)(?:by|to|from)(?:\s+(?:about"
    rf"|over|nearly|more than|around|almost|some|at least|up to|less than|under))*\s*[$¥€£]?$",
    re.IGNORECASE,
)


_PHRASE_STARTS = re.compile(r"\b(?:a|an|the|with|its|their|in|by|for|to|at|on|from|was|were|is|are)\s", re.IGNORECASE)


def find_subject(text: str, draft: Draft, *, sentence: tuple[int, int], clause: tuple[int, int], beside: Draft | None) -> str | None:
    """Return the words that say what `draft` measures; `beside` is the figure before it in its sentence."""
    start, clause_start = sentence[0], max(sentence[0], clause[0])
    before, after = text[clause_start : draft.start], text[draft.end : min(sentence[1], draft.end + 60)]
    counted = _phrase_after(draft, after)
    numbered = re.search(
        r"\b(?:total )?(?:number|scale|volume|amount|value|proportion|share|area|output) of [\w\s'’-]{3,70}?(?= (?:\w+ed|has|have"
        r"|had|was|were|is|are|reach\w*|exceed\w*|to|stood|rose|fell|will)\b)",
        before,
        re.IGNORECASE,
    )
    if numbered:
        return " ".join(numbered.group().split()[:12])
    match = _OF.search(before)
    if match and not re.search(r"\b(?:total|number|increase|decrease|rise|drop|growth|one|some|most|all|each)\s*$", match.group(1)):
        return _clean(_PHRASE_STARTS.split(match.group(1))[-1])
    match = _OBJECT.search(before)
    if match:
        return _clean(match.group(1))
    subject = _before_verb(text[start : draft.start] if len(before.split()) < 4 else before)
    if draft.kind == "rank" and re.match(r"\s+(?:in|among|place|on)\b", after):
        return (beside.subject if beside is not None else None) or subject
    if draft.kind in ("percent", "ratio") and re.match(r"\s*of\s", after):
        return _clean(re.sub(r"^\s*of\s+", "", counted or "")) or subject
    if draft.kind in ("count", "rate", "rank", "duration", "age") and counted and not _measures(before):
        return counted
    if subject:
        return subject
    if beside is not None and beside.subject:
        return beside.subject
    return counted


def _measures(before: str) -> bool:
    """Tell whether the words before say what is measured: volume was, number exceeded."""
    return (
        re.search(
            r"\b(?:number|volume|total|amount|rate|ratio|capacity|area|output|income|scale|population|density|length|value|cost"
            r"|price)\b[^,;]{0,60}\b(?:was|were|is|are|reach\w*|exceed\w*|total\w*|to|stood|rose|fell)\b",
            before,
        )
        is not None
    )


def _phrase_after(draft: Draft, after: str) -> str | None:
    match = re.match(
        r"[\s-]*((?:of\s)?[A-Za-z][\w'’-]*(?:\s(?!has\b|have\b|were\b|was\b|are\b|is\b|and\b|which\b|who\b|that\b|will\b|had\b"
        r"|as\b|while\b|can\b|with\b|to\b|by\b)[\w'’-]+){0,7})",
        after,
    )
    phrase = _clean(match.group(1)) if match else None
    if draft.unit_text and draft.kind in ("count", "rate") and phrase and len(phrase) < len(draft.unit_text):
        return draft.unit_text
    return phrase or draft.unit_text


def _before_verb(before: str) -> str | None:
    words = _LEAD.sub(
        "", re.sub(r"^\s*(?:in|by|as of|at|since|from|during|on)\b[^,]{0,40}\b\d{4}\b,?", "", before.strip(), flags=re.IGNORECASE).strip()
    )
    match = _VERB.search(words)
    subject = words[: match.start()] if match else ""
    cleaned = _clean(subject)
    if cleaned is None and match:
        rest = words[match.end() :]
        inner = _VERB.search(rest)
        cleaned = _clean(rest[: inner.start()] if inner else rest)
    return cleaned


_EMPTY = frozenset("ago later others more only just years year days free old number total away long old ago, than".split())


def _clean(phrase: str) -> str | None:
    words = _LEAD.sub("", phrase.strip(" ,;:\"“”'()-")).strip(" ,;:\"“”'()-").split()
    if not words or (len(words) == 1 and (len(words[0]) < 3 or words[0].lower() in _EMPTY)):
        return None
    return " ".join(words[-_LONGEST:] if len(words) > _LONGEST else words)
