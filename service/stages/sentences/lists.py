"""Where the items of a list begin that was run together in one paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.clauses.pairs import Pairs

_MARK = re.compile(
    r"(?P<round>[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）])"
    r"|(?P<circle>[①-⑳⑴-⒇❶-❿])"
    r"|(?P<digit>(?<![\d,A-Za-z第])(?<!\d[.．:：])\d{1,2}[.．、)）](?!\d))"
    r"|(?P<han>(?<![一二三四五六七八九十百千万第、])[一二三四五六七八九十]{1,3}、)"
    r"|(?P<bullet>[•●■◆▪◇□‣])"
)
_ANCHORS = frozenset("。！？；;!?.…")
_LEADS = _ANCHORS | frozenset(":：")
_CONTINUES = re.compile(r"(?:[,，、和与及或]|\b(?:and|or))\s*$")
_DASH = re.compile(r"\s[-–—]\s(?=[A-Z“\"0-9])")
_AFTER_ITEM = re.compile(r"[.!?。]\s*(?:\[\d{1,3}\])*$|\]$")
_CITED = re.compile(r"\]\s+(?=[A-Z])")
_HAN_DIGITS = "一二三四五六七八九十"
# An item shorter than this is a word of an enumeration, which stays in its sentence; not measured.
_SHORTEST_ITEM = 8
_LONGEST_HEADING = 120
_LOOK = 32


@dataclass(frozen=True, slots=True)
class _Mark:
    style: str
    value: int
    start: int
    end: int


def find_items(line: str, *, pairs: Pairs) -> list[int]:
    """Return where list items begin inside `line`, ascending; a mark that begins the line is not among them.

    A mark counts when it follows a finished sentence, or continues a run (1, 2, 3) with items long enough to be
    sentences; "(1) roads, (2) rail" and "see 图①" stay as they are.
    """
    starts = set(_numbered_items(line, pairs))
    starts.update(_dashed_items(line))
    starts.discard(0)
    return sorted(starts)


def _numbered_items(line: str, pairs: Pairs) -> Iterator[int]:
    last: dict[str, _Mark] = {}
    for mark in _find_marks(line):
        if pairs.around(mark.start):
            continue
        if mark.style == "bullet":
            if line[mark.start - 1 : mark.start].isspace() or line[mark.start - 1 : mark.start] in _ANCHORS:
                yield mark.start
            continue
        before = last.get(mark.style)
        runs_on = before is not None and mark.value == before.value + 1 and mark.start - before.end >= _SHORTEST_ITEM
        if mark.value == 1 or runs_on or before is None:
            last[mark.style] = mark
        if _begins_item(line, mark, runs_on=runs_on):
            yield mark.start


def _begins_item(line: str, mark: _Mark, *, runs_on: bool) -> bool:
    before = line[max(0, mark.start - _LOOK) : mark.start].rstrip()
    after = line[mark.end : mark.end + _LOOK].lstrip().lstrip('“"‘「《【')
    if not before or not after or after[0].islower() or not after[0].isalnum():
        return False
    if before[-1] in _ANCHORS or (mark.value == 1 and before[-1] in _LEADS):
        return True
    if mark.style == "digit" and not line[mark.start - 1].isspace() and after[0].isascii():
        return False
    return runs_on and _CONTINUES.search(before) is None


def _find_marks(line: str) -> Iterator[_Mark]:
    for found in _MARK.finditer(line):
        style = found.lastgroup or ""
        yield _Mark(style, _value_of(found.group(), style), found.start(), found.end())


def _value_of(text: str, style: str) -> int:
    if style == "bullet":
        return 0
    if style == "circle":
        first = next(first for first in "❶⑴①" if text >= first)
        return ord(text) - ord(first) + 1
    body = text.strip("（）().．、")
    return int(body) if body.isdecimal() else _read_han(body)


def _read_han(text: str) -> int:
    """Return the value of a Chinese number below 100, 0 where it is none.

    >>> _read_han("二十三")
    23
    """
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _HAN_DIGITS.index(text) + 1 if len(text) == 1 else 0
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (_HAN_DIGITS.index(tens) + 1 if tens else 1) * 10 + (_HAN_DIGITS.index(ones) + 1 if ones else 0)


def _dashed_items(line: str) -> Iterator[int]:
    """Yield the dashes of " - A. - B. - C." and the headings between such items.

    One dash alone proves nothing (Monday - Friday); two that follow finished items show that the line is a list.
    """
    dashes = [found.start() + 1 for found in _DASH.finditer(line)]
    anchored = [start for start in dashes if _AFTER_ITEM.search(line, max(0, start - 12), start - 1)]
    if len(anchored) < 2:
        return
    yield from anchored
    cited = [found.end() for found in _CITED.finditer(line)]
    yield from cited
    begins = sorted([0, *anchored, *cited, *(found.end() for found in re.finditer(r"[.!?]\s(?:\[\d+\]\s)?", line))])
    yield from _after_headings(line, sorted(set(dashes) - set(anchored)), begins)


def _after_headings(line: str, dashes: list[int], begins: list[int]) -> Iterator[int]:
    """Yield the dashes whose text since the last beginning reads like a heading: short, its long words capitalised."""
    at = 0
    for dash in dashes:
        while at + 1 < len(begins) and begins[at + 1] < dash:
            at += 1
        if dash - begins[at] > _LONGEST_HEADING or not line[dash + 2].isupper():
            continue
        words = [word for word in line[begins[at] : dash].split() if len(word) > 3 and word[0].isalpha()]
        if words and all(word[0].isupper() for word in words):
            yield dash
