"""Figures that English says in words of another kind -> where it does: the first six months, 19.6 per 100,000, the initial tranche."""

import re
from collections.abc import Iterator
from itertools import pairwise

from service.figures.drafts import divide
from service.figures.loose import read_numbers
from service.figures.number_rendering import write_small
from service.records import Figure, Language

_MONTHS = re.compile(r"(?:-|\d{4})-(\d\d)")
_COUNTS = {
    2: "two|2",
    3: "three|3",
    4: "four|4",
    5: "five|5",
    6: "six|6",
    7: "seven|7",
    8: "eight|8",
    9: "nine|9",
    10: "ten|10",
    11: "eleven|11",
}
# First and last month -> its names.
_NAMED = {
    (1, 3): r"\bfirst quarter\b|\bQ1\b", (4, 6): r"\bsecond quarter\b|\bQ2\b", (7, 9): r"\bthird quarter\b|\bQ3\b",
    (10, 12): r"\b(?:fourth|last|final) quarter\b|\bQ4\b", (1, 6): r"\b(?:first half|H1)\b",
    (7, 12): r"\b(?:second half|H2|(?:last|latter) (?:half|six months))\b", (1, 9): r"\bfirst three quarters\b",
}  # fmt: skip


def find_period(figure: Figure, *, text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Yield where a `text`, if it is English, names the months that `figure` spans.

    >>> from service.figures import find_figures
    >>> (spring,) = find_figures("上半年", language=Language.ZH)
    >>> list(find_period(spring, text="sold in the first six months", language=Language.EN))
    [(12, 28)]
    """
    low, high = (_MONTHS.fullmatch(end or "") for end in (figure.low, figure.high))
    if low is None or high is None:
        return
    months = int(low[1]), int(high[1])
    if language is Language.ZH:
        if months[1] - months[0] == 2 and months[1] % 3 == 0:  # the fourth quarter of a match
            yield from (match.span() for match in re.finditer(f"第{'一二三四'[months[1] // 3 - 1]}节", text))
        elif months[0] == 1:
            yield from (match.span() for match in re.finditer(f"前(?:{months[1]}|{write_small(months[1])})个月", text))
        return
    names = [_NAMED[months]] if months in _NAMED else []
    if months[0] == 1 and months[1] in _COUNTS:
        names.append(rf"\bfirst (?:{_COUNTS[months[1]]}) months\b")
    if names:
        yield from (match.span() for match in re.finditer("|".join(names), text, re.IGNORECASE))


def find_odds(figure: Figure, *, text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Yield where an English `text` gives 十万分之十九点六 as so many per so many.

    >>> from service.figures import find_figures
    >>> (odds,) = find_figures("十万分之十九点六", language=Language.ZH)
    >>> list(find_odds(odds, text="fell to 19.6 per 100,000", language=Language.EN))
    [(8, 24)]
    """
    if (
        figure.kind != "ratio"
        or not any(said in figure.text for said in ("分之", "中"))
        or figure.number is None
        or language is not Language.EN
    ):
        return
    for top, bottom in pairwise(read_numbers(text, language=language)):
        if bottom.value and _PER.fullmatch(text, top.end, bottom.start) and divide(top.value, bottom.value) == figure.number:
            yield top.start, bottom.end


_PER = re.compile(r"\s(?:[a-z]+\s){0,2}(?:per|for every|for each|in|out of|in every|out of every)\s")


def find_first(figure: Figure, *, text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Yield where an English `text` says that something is the first in a word of its own: 首期 the initial tranche, 居首 leads.

    >>> from service.figures import find_figures
    >>> (first,) = find_figures("首期3000亿元", language=Language.ZH)[:1]
    >>> list(find_first(first, text="the initial tranche", language=Language.EN))
    [(4, 11)]
    """
    if figure.kind == "rank" and figure.text == "首" and language is Language.EN:
        yield from (match.span() for match in _FIRST.finditer(text))


_FIRST = re.compile(
    r"\b(?:initial(?:ly)?|debut(?:s|ed)?|inaugural|maiden|top(?:s|ped)?|lead(?:s|ing|er)?|led|highest|No\. ?1|foremost|chief|premiered?"
    r"|never before|unprecedented(?:ly)?)\b",
    re.IGNORECASE,
)
