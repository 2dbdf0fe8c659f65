"""How exact an English figure is: the wording before and after it that says about, at least, nearly."""

from __future__ import annotations

import re

from service.figures.drafts import Draft, Hints, qualify

_GAP = r"(?:\s+(?:a|an|the|total of|a total of|to|of|than|some|as|its|their|[$¥€£]|us\$|rmb))*\s*[$¥€£(“\"]?$"


def _hint(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words}){_GAP}")


_BEFORE: Hints = (
    (
        _hint(
            "at least|no less than|no fewer than|not less than|not fewer than|a minimum of|minimum of"
            "|no (?:lower|smaller|shorter|younger) than"
            "|start(?:s|ing|ed)? (?:at|from)"
        ),
        "at_least",
    ),
    (
        _hint(
            "up to|as many as|as much as|as long as|at most|no more than|not more than|not exceeding|a maximum of|maximum of|as high as"
            "|no (?:higher|later|longer|larger|greater|older) than|capped at"
        ),
        "up_to",
    ),
    (
        _hint("just under|just short of|nearly|almost|close to|approaching|nearing|virtually|near|slightly less than|slightly under"),
        "nearly",
    ),
    (
        _hint(
            r"more than|over|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops|pass(?:es|ed|ing)|upwards? of"
            "|beyond|in excess of|north of|greater than|higher than|older than|longer than|larger than"
        ),
        "more_than",
    ),
    (
        _hint("less than|under|below|fewer than|lower than|short of|within|younger than|shorter than|smaller than"),
        "less_than",
    ),
    (
        _hint(
            r"about|around|approximately|roughly|some|circa|an estimated|estimated|or so|in the region of|averag(?:es|ed|ing) about|ca\."
            r"|c\.|~|approx\.?"
        ),
        "about",
    ),
)
_AFTER: Hints = (
    (
        re.compile(
            r"(?:\s\w+){0,2}?\s(?:or|and) (?:more|above|over|older|higher|up|upwards?|longer|larger)\b|\+|-plus\b|\splus\b", re.IGNORECASE
        ),
        "at_least",
    ),
    (re.compile(r"(?:\s\w+){0,2}?\s(?:or|and) (?:less|fewer|below|under|younger|lower|shorter)\b", re.IGNORECASE), "up_to"),
    (re.compile(r"(?:\s\w+){0,2}?\sor so\b|-odd\b|-some\b|-ish\b|\sodd\b", re.IGNORECASE), "about"),
)
# Over the past two years: a span of time, not more than two.
_SPAN = re.compile(
    r"\b(?:over|in|within|for|during|under) (?:the|a|its|his|her|their) (?:past |last |next |coming |following |previous |first )?$",
    re.IGNORECASE,
)

# Rarely rising above 2%: at that or below.
_NEGATED = re.compile(
    r"(?:\b(?:rarely|never|hardly|seldom|scarcely|nor)|n['’]t)\s(?:\w+\s){0,2}(?:more than|over|above|exceed\w*|less than|below|under)\s$",
    re.IGNORECASE,
)


def qualify_english(draft: Draft, before: str, after: str) -> None:
    """Give the draft the qualifier that the words beside it say."""
    if draft.qualifier != "exact" or draft.kind == "rank" or (draft.kind == "duration" and _SPAN.search(before)):
        return
    if _NEGATED.search(before):
        return
    qualify(draft, before=before.lower(), after=after, leading=_BEFORE, trailing=_AFTER)  # patterns that fold case take twice as long
