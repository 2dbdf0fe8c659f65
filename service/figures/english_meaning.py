"""What an English figure says: how exact, of what, per what, when, up or down, reached or planned."""

from __future__ import annotations

import re
from decimal import Decimal

from service.figures.drafts import Draft, qualify
from service.figures.english_nouns import canonical, singular
from service.figures.english_subject import find_subject, name_from_before
from service.figures.moves import DOWN, UP
from service.figures.period import nearest_period
from service.figures.places import Places
from service.records import Change, Qualifier, Status

_SENTENCE = re.compile(r"[.!?](?=\s|$|[\"”’])|\n|(?<=[a-z])\.(?=[A-Z])|[。！？]")
_CLAUSE = re.compile(r"[,;:()—](?=\s|$)|[.!?](?=\s|$)|\n|—| – ")
_GAP = r"(?:\s+(?:a|an|the|total of|a total of|by|to|of|than|some|as|its|their|[$¥€£]|US\$|RMB))*\s*[$¥€£(“\"]?$"
_BEFORE: tuple[tuple[re.Pattern[str], Qualifier], ...] = tuple(
    (re.compile(rf"\b(?:{words}){_GAP}", re.IGNORECASE), qualifier)  # type: ignore[misc]
    for words, qualifier in (
        (r"at least|no less than|no fewer than|not less than|not fewer than|a minimum of|minimum of", "at_least"),
        (
            (
                r"up to|as many as|as much as|at most|no more than|not more than|not exceeding|a maximum of|maximum of|as high as"
                r"|no higher than"
            ),
            "up_to",
        ),
        (r"just under|just short of|nearly|almost|close to|approaching|nearing|virtually|near", "nearly"),
        (
            (
                r"more than|over|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops|pass(?:es|ed|ing)|upwards? of"
                r"|beyond|in excess of"
                r"|north of|greater than|higher than|older than|longer than|larger than"
            ),
            "more_than",
        ),
        (r"less than|under|below|fewer than|lower than|short of|within|younger than|shorter than|smaller than", "less_than"),
        (
            (
                r"about|around|approximately|roughly|some|circa|an estimated|estimated|or so|in the region of|averag(?:es|ed"
                r"|ing) about|ca\.|c\.|~|approx\.?"
            ),
            "about",
        ),
    )
)
_AFTER: tuple[tuple[re.Pattern[str], Qualifier], ...] = (
    (
        re.compile(
            r"(?:\s\w+){0,2}?\s(?:or|and) (?:more|above|over|older|higher|up|upwards?|longer|larger)\b|\+|-plus\b|\splus\b", re.IGNORECASE
        ),
        "at_least",
    ),
    (re.compile(r"(?:\s\w+){0,2}?\s(?:or|and) (?:less|fewer|below|under|younger|lower|shorter)\b", re.IGNORECASE), "up_to"),
    (re.compile(r"(?:\s\w+){0,2}?\sor so\b|-odd\b|-ish\b|\sodd\b", re.IGNORECASE), "about"),
)
_MOVE = re.compile(
    rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b(?P<between>(?:\s+(?!and\b|while\b|but\b|which\b|who\b|that\b|as\b|when\b"
    rf"|with\b)[\w'’%$-]+){{0,9}}?)\s*[$¥€£]?$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:^|\s)to(?:\s+(?:a|an|the|about|around|over|nearly|almost|more than|less than|some|approximately|at least|record|total|of"
    r"|level|roughly|just|under))*\s*[$¥€£]?$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:^|\s)(?:by|of)(?:\s+(?:a|an|about|around|over|nearly|almost|more than|less than|some|approximately|at least|roughly|just"
    r"|under|up to))*\s*[$¥€£]?$",
    re.IGNORECASE,
)
_DIRECT = re.compile(
    r"^(?:\s+(?:about|around|over|nearly|almost|more than|less than|some|approximately|at least|roughly|just|under|another|further"
    r"|a|an|to|by|of))*\s*[$¥€£]?$",
    re.IGNORECASE,
)
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
_ESTIMATE = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|estimat(?:e|es|ed)|forecast(?:s|ed)?|project(?:ed|s)?(?= to)|predict(?:s|ed)?|likely to|may|could"
    r"|might|anticipat(?:e|es|ed))\b",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\b(?:will|plans? to|planned to|planning to|aim(?:s|ed|ing)? (?:to|for|at)|target(?:s|ing|ed)?|goals?|striv(?:e|es|ing) to"
    r"|is to|are to|intends? to|pledg(?:e|ed|es) to|shall|seek(?:s)? to|by 20[3-9]\d|hopes? to|vow(?:s|ed)? to|objective)\b",
    re.IGNORECASE,
)
_PER_STRICT = re.compile(
    r"(?P<lead>(?:\s(?!and\b|or\b|to\b|in\b|which\b|while\b|its\b|increas)[A-Za-z-]+){0,4}?)(?:\s(?:per|for every|for each)\s"
    r"|/)(?P<number>[\d,]+|hundred|thousand|million|ten thousand)?\s?(?P<unit>[A-Za-z][a-z-]+)"
)
_A_TIME = re.compile(
    r"(?P<lead>(?:\s[a-z-]+){0,2}?)\s(?:a|an|each|every)\s(?P<unit>day|week|month|year|hour|minute|second|night|head|person|piece"
    r"|ton|tonne|barrel|share|litre|liter|kilometre|kilometer)\b"
)
_PER_CAPITA = re.compile(r"\bper[ -]capita\b", re.IGNORECASE)
_NUMBERS = {"hundred": 100, "thousand": 1000, "million": 1000000, "ten thousand": 10000}
_BASE = re.compile(r"\b(?:per|every|each|for every)\s(?:every\s)?$", re.IGNORECASE)
_PERIOD_WORDS = re.compile(
    r"\b(?:(?:over|in|during|for) the (?:past|last|next|coming) (?:(?:few|several|\w+)\s)?(?:years?|months?|decades?|weeks?|days?)"
    r"|(?:last|this|next) (?:year|month|week|quarter|summer|winter|season)|so far this year|currently|to date|so far|recently"
    r"|at present|by the end of (?:this|last|next) year|(?:the )?\w+ Five-Year Plan(?: period)?)\b",
    re.IGNORECASE,
)


def explain_english(text: str, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with what the text says of them; those that are only the base of a rate are dropped."""
    places = Places(text, sentence=_SENTENCE, clause=_CLAUSE)
    kept: list[Draft] = []
    previous: Draft | None = None
    for position, draft in enumerate(drafts):
        start, end = places.sentence(draft.start)
        start, end = max(start, draft.start - _WINDOW), min(end, draft.end + _WINDOW)
        if draft.kind in ("count", "measure") and _BASE.search(text[max(start, draft.start - 12) : draft.start]):
            continue
        kept.append(draft)
        if draft.kind in ("date", "identifier"):
            continue
        clause_start = max(places.clause(draft.start)[0], start)
        before = text[max(start, draft.start - 110) : draft.start]
        after = text[draft.end : min(end, draft.end + 60)]
        beside = previous if previous is not None and previous.start >= start else None
        _name_kind(draft, before)
        _qualify(draft, before[-40:], after)
        _rate(draft, text[clause_start : draft.start], after)
        _move(draft, before, after, text[start:end])
        draft.status = _status(text[max(start, draft.start - 140) : draft.start])
        draft.period = nearest_period(
            drafts, position, start=places.sentence(draft.start)[0], end=places.sentence(draft.start)[1]
        ) or _spoken_period(text[start:end])
        name_from_before(draft, before, beside)
        draft.subject = find_subject(text, draft, sentence=(start, end), beside=beside)
        previous = draft
    return kept


_AGED = re.compile(
    r"\b(?:aged|ages|age of|ages of|under age|over age|age)(?: (?:over|under|above|below|between|from|up to))?\s$", re.IGNORECASE
)
_INDEX = re.compile(r"\b(?:coefficients?|index|indices)\b[^.;]{0,60}$", re.IGNORECASE)


def _name_kind(draft: Draft, before: str) -> None:
    """Name ages and indices, which only the words before them tell from counts."""
    if draft.kind == "count" and _AGED.search(before[-30:]):
        draft.kind, draft.unit, draft.unit_text = "age", "year", None
    elif (
        draft.kind == "count"
        and draft.unit is None
        and isinstance(draft.value, Decimal)
        and draft.value % 1
        and _INDEX.search(before[-80:])
    ):
        draft.kind, draft.unit = "index", "coefficient"


_WINDOW = 240  # characters around a figure that are read for what it says


def _qualify(draft: Draft, before: str, after: str) -> None:
    if draft.qualifier != "exact" or draft.kind == "rank":
        return
    if draft.kind == "duration" and _SPAN.search(before):
        return  # over the past two years
    qualify(draft, before=before, after=after, leading=_BEFORE, trailing=_AFTER)


_SPAN = re.compile(
    r"\b(?:over|in|within|for|during|under) (?:the|a|its|his|her|their) (?:past |last |next |coming |following |previous |first )?$",
    re.IGNORECASE,
)


def _rate(draft: Draft, before: str, after: str) -> None:
    if draft.kind in ("rank", "ratio", "age", "percent", "percentage_point", "multiple", "duration"):
        return
    match = _PER_STRICT.match(after) or _A_TIME.match(after)
    if match is not None:
        number = match.groupdict().get("number") or ""
        unit = match.group("unit").lower()
        count = _NUMBERS.get(number.lower()) or (int(number.replace(",", "")) if number.replace(",", "").isdigit() else 1)
        name = "person" if unit in ("capita", "head") else canonical(singular(unit) or unit)
        draft.per = name if count == 1 else f"{count} {name}"
    elif _PER_CAPITA.search(before):
        draft.per = "person"
    if draft.kind == "count" and draft.per is not None and match is not None:
        draft.kind = "rate"


def _move(draft: Draft, before: str, after: str, sentence: str) -> None:
    if draft.kind in ("rank", "age", "identifier"):
        return
    if draft.kind == "multiple" and draft.unit_text is None:
        draft.change = Change(direction="up", kind="to", basis=_basis(sentence)) if draft.end - draft.start > 6 else None
        return
    following = _NEXT.match(after)
    if following is not None and draft.kind in ("percent", "percentage_point", "multiple", "count", "money"):
        draft.change = Change(direction="up" if following.group("up") else "down", kind="by", basis=_basis(sentence))
        return
    match = _MOVE.search(before)
    if match is None:
        return
    between = match.group("between")
    kind = "to" if _TO.search(between) else "by" if _BY.search(between) or _DIRECT.match(between) else None
    if kind is not None and not re.search(r"\bfrom\s*[$¥€£]?$", before):
        draft.change = Change(direction="up" if match.group("up") else "down", kind=kind, basis=_basis(sentence))  # type: ignore[arg-type]


def _basis(sentence: str) -> str | None:
    match = _BASIS.search(sentence)
    if match is None:
        return None
    words = match.group().lower()
    if "month" in words and "on" in words:
        return "month-on-month"
    if "quarter" in words and "on" in words:
        return "quarter-on-quarter"
    yearly = (
        words.startswith(("year", "yoy")) or "a year" in words or "last year" in words or "previous year" in words or "year before" in words
    )
    return "year-on-year" if yearly else match.group()


def _status(before: str) -> Status:
    if _ESTIMATE.search(before):
        return "estimate"
    return "target" if _TARGET.search(before) else "actual"


def _spoken_period(sentence: str) -> str | None:
    match = _PERIOD_WORDS.search(sentence)
    return match.group() if match else None
