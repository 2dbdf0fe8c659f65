"""What an English figure says: how exact, of what, per what, when, up or down, reached or planned."""

from __future__ import annotations

import re
from bisect import bisect_right

from service.figures.drafts import Draft
from service.figures.english_nouns import canonical, singular
from service.figures.period import nearest_period
from service.records import Change, Qualifier, Status

_SENTENCE = re.compile(r"[.!?](?=\s|$|[\"”’])|\n|(?<=[a-z])\.(?=[A-Z])|[。！？]")
_CLAUSE = re.compile(r"[,;:()—](?=\s|$)|[.!?](?=\s|$)|\n|—| – ")
_GAP = r"(?:\s+(?:a|an|the|total of|a total of|by|to|of|than|some|as|its|their|[$¥€£]|US\$|RMB))*\s*[$¥€£(“\"]?$"
_BEFORE: tuple[tuple[re.Pattern[str], Qualifier], ...] = tuple(
    (re.compile(rf"\b(?:{words}){_GAP}", re.IGNORECASE), qualifier)  # type: ignore[misc]
    for words, qualifier in (
        (r"at least|no less than|no fewer than|not less than|not fewer than|a minimum of|minimum of", "at_least"),
        (
            r"up to|as many as|as much as|at most|no more than|not more than|not exceeding|a maximum of|maximum of|as high as|no higher than",
            "up_to",
        ),
        (r"just under|just short of|nearly|almost|close to|approaching|nearing|virtually|near", "nearly"),
        (
            r"more than|over|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops|upwards? of|beyond|in excess of|north of|greater than|higher than|older than|longer than|larger than",
            "more_than",
        ),
        (r"less than|under|below|fewer than|lower than|short of|within|younger than|shorter than|smaller than", "less_than"),
        (
            r"about|around|approximately|roughly|some|circa|an estimated|estimated|or so|in the region of|averag(?:es|ed|ing) about|ca\.|c\.|~|approx\.?",
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
_UP = (
    r"increas(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|grow(?:s|n|ing|th)?|grew|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)"
    r"|soar(?:s|ed|ing)?|gain(?:s|ed|ing)?|up|rais(?:e|es|ed|ing)|improv(?:e|es|ed|ing|ement)|expand(?:s|ed|ing)?|lift(?:s|ed|ing)?"
    r"|boost(?:s|ed|ing)?|extend(?:s|ed|ing)?|add(?:s|ed|ing)?|hike|increment|upgrad(?:ed|ing)"
)
_DOWN = (
    r"decreas(?:e|es|ed|ing)|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|down|reduc(?:e|es|ed|ing|tion)|cut(?:s"
    r"|ting)?|lower(?:s|ed|ing)?|shr(?:ink|ank|unk)(?:s|ing)?|slash(?:ed|es|ing)?|narrow(?:s|ed|ing)?|slid(?:e|es)?|plung(?:e|ed|es)"
    r"|tumbl(?:e|ed|es)|dip(?:s|ped)?|lost|shed|slump(?:ed|s)?|shorten(?:ed|s|ing)?|eas(?:e|ed|es) (?:by|to)"
)
_MOVE = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?P<between>(?:\s+(?!and\b|while\b|but\b|which\b|who\b|that\b|as\b|when\b"
    rf"|with\b)[\w'’%$-]+){{0,9}}?)\s*[$¥€£]?$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:^|\s)to(?:\s+(?:a|an|the|about|around|over|nearly|almost|more than|less than|some|approximately|at least|record|total|of|level|roughly|just|under))*\s*[$¥€£]?$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:^|\s)(?:by|of)(?:\s+(?:a|an|about|around|over|nearly|almost|more than|less than|some|approximately|at least|roughly|just|under|up to))*\s*[$¥€£]?$",
    re.IGNORECASE,
)
_DIRECT = re.compile(
    r"^(?:\s+(?:about|around|over|nearly|almost|more than|less than|some|approximately|at least|roughly|just|under|another|further|a|an|to|by|of))*\s*[$¥€£]?$",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"[\s-]+(?:(?:year-on-year|annual|yearly|average|net|overall|percentage|point|points|sharp|further)\s+)*(?:(?P<up>increase|rise|growth|jump|surge|gain|hike|more|higher|expansion|improvement|up)|(?P<down>decrease|decline|drop|fall|reduction|cut|less|fewer|lower|slump|contraction|down))\b",
    re.IGNORECASE,
)
_BASIS = re.compile(
    r"year[- ]on[- ]year|year[- ]over[- ]year|yoy|month[- ]on[- ]month|quarter[- ]on[- ]quarter|(?:from|over|than|compared (?:with"
    r"|to)|against) (?:a year (?:earlier|ago|before)|last year|the previous year|the year before|the same period[\w ]{0,20}"
    r"|the previous (?:month|quarter)|last month|\d{4}|before the [\w ]{3,40})",
    re.IGNORECASE,
)
_ESTIMATE = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|estimat(?:e|es|ed)|forecast(?:s|ed)?|project(?:ed|s)?(?= to)|predict(?:s|ed)?|likely to|may|could|might|anticipat(?:e|es|ed))\b",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\b(?:will|plans? to|planned to|planning to|aim(?:s|ed|ing)? (?:to|for|at)|target(?:s|ing|ed)?|goals?|striv(?:e|es|ing) to|is to|are to|intends? to|pledg(?:e|ed|es) to|shall|seek(?:s)? to|by 20[3-9]\d|hopes? to|vow(?:s|ed)? to|objective)\b",
    re.IGNORECASE,
)
_PER = re.compile(
    r"(?:\s[A-Za-z]+){0,4}?\s?(?:(?:per|each|every|for every|for each|a|an)\s|/\s?)(?P<number>[\d,]+|(?:hundred|thousand|million|ten thousand|100 thousand))?\s?(?P<unit>[a-z][a-z-]+)(?P<second>\s[a-z]+)?",
    re.IGNORECASE,
)
_PER_STRICT = re.compile(
    r"(?P<lead>(?:\s(?!and\b|or\b|to\b|in\b|which\b|while\b|its\b|increas)[A-Za-z-]+){0,4}?)(?:\s(?:per|for every|for each)\s|/)(?P<number>[\d,]+|hundred|thousand|million|ten thousand)?\s?(?P<unit>[A-Za-z][a-z-]+)"
)
_A_TIME = re.compile(
    r"(?P<lead>(?:\s[a-z-]+){0,2}?)\s(?:a|an|each|every)\s(?P<unit>day|week|month|year|hour|minute|second|night|head|person|piece|ton|tonne|barrel|share|litre|liter|kilometre|kilometer)\b"
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
_LONGEST = 10


class Places:
    """Where sentences and clauses of a text begin and end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentences = [0, *(match.end() for match in _SENTENCE.finditer(text))]
        self.clauses = [0, *(match.end() for match in _CLAUSE.finditer(text))]

    def sentence(self, position: int) -> tuple[int, int]:
        """Return the bounds of the sentence that holds `position`."""
        return _bounds(self.sentences, position, len(self.text))

    def clause(self, position: int) -> tuple[int, int]:
        """Return the bounds of the clause that holds `position`."""
        return _bounds(self.clauses, position, len(self.text))


def _bounds(edges: list[int], position: int, length: int) -> tuple[int, int]:
    at = bisect_right(edges, position)
    return edges[at - 1], edges[at] if at < len(edges) else length


def explain_english(text: str, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with what the text says of them; those that are only the base of a rate are dropped."""
    places = Places(text)
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
        clause_start, clause_end = places.clause(draft.start)
        clause_start, clause_end = max(clause_start, start), min(clause_end, end)
        before = text[max(start, draft.start - 110) : draft.start]
        after = text[draft.end : min(end, draft.end + 60)]
        beside = previous if previous is not None and previous.start >= start else None
        _qualify(draft, before[-40:], after)
        _rate(draft, text[clause_start : draft.start], after)
        _move(draft, before, after, text[start:end])
        draft.status = _status(text[max(start, draft.start - 140) : draft.start])
        draft.period = nearest_period(
            drafts, position, start=places.sentence(draft.start)[0], end=places.sentence(draft.start)[1]
        ) or _spoken_period(text[start:end])
        _name_from_before(draft, before, beside)
        draft.subject = _subject(text, draft, (start, clause_start, clause_end), after, beside)
        previous = draft
    return kept


_WINDOW = 240  # characters around a figure that are read for what it says


def _qualify(draft: Draft, before: str, after: str) -> None:
    if draft.qualifier != "exact" or draft.kind == "rank":
        return
    if draft.kind == "duration" and _SPAN.search(before):
        return  # over the past two years
    for pattern, qualifier in _BEFORE:
        if pattern.search(before):
            draft.qualifier = qualifier
            return
    for pattern, qualifier in _AFTER:
        if pattern.match(after):
            draft.qualifier = qualifier
            return


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


_NUMBER_OF = re.compile(
    r"\b(?:number|total|count|numbers)s? of ((?:[\w'’-]+\s){1,7}?)(?:\w+ed|has|have|had|was|were|is|are|reach|exceed|total|to|stood|rose|fell|will|collected|by|through|in|from|at)\b",
    re.IGNORECASE,
)


def _name_from_before(draft: Draft, before: str, beside: Draft | None) -> None:
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


def _words(text: str) -> list[str]:
    return text.split()


_OF = re.compile(
    r"(?:\b(?:a|an|the|with|its|and|their)\s+)*((?:[\w'’-]+\s+){1,5})of(?:\s+(?:about|over|nearly|more than|around|almost|some|at least|up to|less than|under|a total of))?\s*[$¥€£]?$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    rf"\b(?:{_UP}|{_DOWN}|(?:bring|brought|keep|kept|push|pushed)(?:ing)?)\s+((?:[\w'’-]+\s+){{1,9}}?)(?:by|to|from)(?:\s+(?:about|over|nearly|more than|around|almost|some|at least|up to|less than|under))*\s*[$¥€£]?$",
    re.IGNORECASE,
)


def _subject(text: str, draft: Draft, places: tuple[int, int, int], after: str, beside: Draft | None) -> str | None:
    start, clause_start, _ = places
    before = text[clause_start : draft.start]
    counted = _phrase_after(text, draft, after)
    numbered = re.search(
        r"\b(?:total )?(?:number|scale|volume|amount|value|proportion|share|area|output) of [\w\s'’-]{3,70}?(?= (?:\w+ed|has|have|had|was|were|is|are|reach\w*|exceed\w*|to|stood|rose|fell|will)\b)",
        before,
        re.IGNORECASE,
    )
    if numbered:
        return " ".join(numbered.group().split()[:12])
    match = _OF.search(before)
    if match and not re.search(r"\b(?:total|number|increase|decrease|rise|drop|growth|one|some|most|all|each)\s*$", match.group(1)):
        return _clean(match.group(1))
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
            r"\b(?:number|volume|total|amount|rate|ratio|capacity|area|output|income|scale|population|density|length|value|cost|price)\b[^,;]{0,60}\b(?:was|were|is|are|reach\w*|exceed\w*|total\w*|to|stood|rose|fell)\b",
            before,
        )
        is not None
    )


def _phrase_after(text: str, draft: Draft, after: str) -> str | None:
    match = re.match(
        r"[\s-]*((?:of\s)?[A-Za-z][\w'’-]*(?:\s(?!has\b|have\b|were\b|was\b|are\b|is\b|and\b|which\b|who\b|that\b|will\b|had\b|as\b|while\b|can\b|with\b|to\b|by\b)[\w'’-]+){0,7})",
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
