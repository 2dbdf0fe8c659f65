"""The noun that a Chinese number counts: the head of the phrase after it."""

from __future__ import annotations

import re
from typing import NamedTuple

from service.figures.nouns_chinese import NOUNS

_LONGEST = max(map(len, NOUNS))
_STOPS = frozenset('，。；：！？、（）()《》“”"\n,;')


class Noun(NamedTuple):
    """A noun that was found: canonical name, place, and how it is written from the number on."""

    name: str
    start: int
    end: int
    written: str


def find_noun(text: str, start: int, *, window: int) -> Noun | None:
    """Return the noun that heads the phrase at `start`: the last of a run of nouns, after any 的.

    >>> find_noun("个社区医院", 1, window=16).name
    'hospital'
    """
    found: Noun | None = None
    position = start
    limit = min(len(text), start + window)
    while position < limit:
        char = text[position]
        if char in _STOPS:
            break
        length = _noun_length(text, position)
        if length:
            if found is not None and position > found.end:
                break
            end = position + length
            found = Noun(NOUNS[text[position:end]], start, end, text[start:end])
            position = end
            if text[position : position + 1] == "的":
                position += 1
                found, before = None, found
                rest = find_noun(text, position, window=max(0, limit - position))
                return Noun(rest.name, start, rest.end, text[start : rest.end]) if rest else before
        else:
            position += 1
    return found


def _noun_length(text: str, start: int) -> int:
    for length in range(_LONGEST, 1, -1):
        if text[start : start + length] in NOUNS:
            return length
    return 1 if text[start : start + 1] in NOUNS and text[start + 1 : start + 2] not in _ADJECTIVAL else 0


_ADJECTIVAL = frozenset("级域直际有内外立属办企均工才民")  # 县级, 国际, 市属: the noun is part of an adjective


def noun_before(text: str, end: int) -> str | None:
    """Return the canonical name of the noun that ends at `end`, past a verb or two: 医疗机构达到 is institution.

    >>> noun_before("共有医疗卫生机构", 8)
    'institution'
    """
    verbs = _VERBS.search(text, max(0, end - 10), end)
    end = verbs.start() if verbs else end
    for length in range(min(_LONGEST, end), 1, -1):
        name = NOUNS.get(text[end - length : end])
        if name is not None:
            return name
    return None


_VERBS = re.compile(
    r"(?:新增|净增|增加|达到|增至|达|突破|超过|超|共有|现有|已有|有|共|为|约|近|了|到|至|数量|总数|数|分别|累计|建成|完成)++$"
)
