"""A right number among wrong English words -> the words set right: nearly for more than, to for by, the 4th for 4."""

import re

from service.figures.rendering import render_figure
from service.figures.sameness import same_value
from service.guard.splicing import splice
from service.records import Figure, Language

_WORDS = {
    "more_than": "more than",
    "at_least": "at least",
    "nearly": "nearly",
    "less_than": "less than",
    "up_to": "up to",
    "about": "about",
}
_QUALIFIED = re.compile(
    r"\b(?:more than|over|above|at least|no less than|no fewer than|less than|fewer than|under|below|nearly|almost|close to|up to|at most"
    r"|no more than|as many as)(?=\s(?:RMB\s?|US|HK)?$)",
    re.IGNORECASE,
)
_MOVED = re.compile(r"\b(by|to)(?=\s(?:(?:about|around|nearly|almost|over|more than|less than|at least)\s)?(?:RMB\s?|US|HK)?$)")
_DAY = re.compile(r"---(\d\d)")
# What a model leaves of 4日 behind the number: 4 days, 24 daily.
_LEFT_OF_DAY = re.compile(r"(?:\s|-)(?:days?|daily)\b")
_IN = re.compile(r"\bin $", re.IGNORECASE)
_LEADS_TO_DAY = re.compile(
    r"(?:\b(?:on|by|until|till|since|from|to|of|for|and|or|between|before|after|through|as of)\s|[(“\"])$", re.IGNORECASE
)
_BARE_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?(?:[\s-]days?)?")


def reword(text: str, *, right: Figure, wrong: Figure) -> str | None:
    """Return an English text with the words before a right number set right; None where they are none that can be exchanged."""
    if not same_value(right, wrong):
        return None
    before = text[: wrong.start]
    if right.change and wrong.change and right.change.kind != wrong.change.kind:
        found, words = _MOVED.search(before), str(right.change.kind)
    else:
        found, words = _QUALIFIED.search(before), _WORDS.get(right.qualifier, "")
    if found is None or not words or found[0].lower() == words:
        return None
    words = words.capitalize() if found[0][0].isupper() else words
    return before[: found.start()] + words + before[found.end() :] + text[wrong.start :]


def write_day(text: str, *, right: Figure, wrong: Figure) -> str | None:
    """Return an English text with a day of the month written as one where its bare number stands, or a month that nobody named with it.

    None where the number is another.
    """
    day = _DAY.fullmatch(right.value or "")
    if day is None or not _says_day(wrong, day[1]):
        return None
    before, after = text[: wrong.start], text[wrong.end :]
    left = _LEFT_OF_DAY.match(after)
    before = _IN.sub("on ", before.removesuffix("the "))
    words = render_figure(right, language=Language.EN)
    if not _LEADS_TO_DAY.search(before):
        words = f"on {words}"
    return splice(f"{before}{after[left.end() if left else 0 :]}", start=len(before), end=len(before), words=words, language=Language.EN)


def _says_day(wrong: Figure, day: str) -> bool:
    if wrong.kind == "date":
        return (wrong.value or "").endswith(f"-{day}") and not (wrong.value or "")[:1].isdigit()
    return wrong.number == int(day) and _BARE_DAY.fullmatch(wrong.text) is not None
