"""English dates that lean on one beside them: the two ends of a range, and days that take their month from the date before."""

from __future__ import annotations

import re

from service.figures.dates import iso_day
from service.figures.drafts import Draft

_NEAR = 160  # characters from a date to a day that takes its month; nobody measured it
_WHOLE_DAY = re.compile(r"(?:-|\d{4})-\d\d-\d\d")
_AND_DAY = re.compile(r"(?:,| and| or) (\d{1,2})(?:st|nd|rd|th)?\b(?=[;)]|[.,](?!\d)|$| (?:in|at|respectively|this|for|to|the)\b)")
_THE_DAY = re.compile(r"(?<=\b[Oo]n the )(\d{1,2})(?:st|nd|rd|th)\b(?![ -][A-Za-z])")
_LONGEST_TIE = 9
_DASHED = re.compile(r"[ ]?[-–—][ ]?")
_TO = re.compile(r",? (?:to|until|till|through) ")
_FROM = re.compile(r"\b[Ff]rom (?:the )?$")
_BETWEEN = re.compile(r"\b[Bb]etween (?:the )?$")


def add_days(drafts: list[Draft], text: str) -> list[Draft]:
    """Return the dates with the days that take their month from one before: July 21 and 23; on July 10 …, on the 24th."""
    found: list[Draft] = []
    for position, draft in enumerate(drafts):
        found.append(draft)
        whole = str(draft.value or draft.high or "")
        if _WHOLE_DAY.fullmatch(whole) is None:
            continue
        end = min(draft.end + _NEAR, drafts[position + 1].start if position + 1 < len(drafts) else len(text))
        for match in (_AND_DAY.match(text, draft.end, end), _THE_DAY.search(text, draft.end, end)):
            day = int(match.group(1)) if match is not None else 0
            year = int(whole[:4]) if whole[0] != "-" else None
            if match is not None and (value := iso_day(year, int(whole[-5:-3]), day)) is not None and match.start(1) >= found[-1].end:
                found.append(Draft(match.start(1), match.end(), match.end(), kind="date", value=value))
    return found


def join_ends(drafts: list[Draft], text: str) -> list[Draft]:
    """Return the dates with two that a dash or "from … to" ties made one range: from March 5 to April 10, 2020."""
    joined: list[Draft] = []
    for draft in drafts:
        first = joined[-1] if joined else None
        if first is None or not _are_ends(text, first, draft):
            joined.append(draft)
            continue
        low, high = str(first.value), str(draft.value)
        first.low, first.high = (high[:4] + low[1:] if low.startswith("--") and not high.startswith("--") else low), high
        first.value, first.end, first.number_end = None, draft.end, draft.end
    return joined


def _are_ends(text: str, first: Draft, second: Draft) -> bool:
    """Tell the two ends of a range: written alike, tied, and in order."""
    if not isinstance(first.value, str) or not isinstance(second.value, str) or second.start - first.end > _LONGEST_TIE:
        return False
    tie, before = text[first.end : second.start], text[max(0, first.start - 10) : first.start]
    if not (_DASHED.fullmatch(tie) or (_TO.fullmatch(tie) and _FROM.search(before)) or (tie == " and " and _BETWEEN.search(before))):
        return False
    low, high = first.value.removeprefix("--"), second.value.removeprefix("--")
    return (
        (first.value[0] == "T") == (second.value[0] == "T")
        and len(low) in (len(high), len(high) - 5)
        and (low < high or first.value[:2] == "--")
    )
