"""Quotes and brackets of one line: where they pair, and inside which of them a stop ends nothing."""

from bisect import bisect_right
from collections.abc import Sequence

_BRACKETS = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【", "》": "《", "〉": "〈", "］": "［", "〕": "〔"}
_QUOTES = {"”": "“", "’": "‘", "」": "「", "』": "『", "»": "«", '"': '"'}
_OPENERS = frozenset(_BRACKETS.values()) | frozenset(_QUOTES.values())
CLOSERS = frozenset(_BRACKETS) | frozenset(_QUOTES) | {"'"}
# Before a closing quote: what was quoted is speech of whole sentences, which may be parted.
_SPEECH_ENDS = frozenset("。！？!?….．，,；;—")
# A longer pair is taken for a mistake in the text, or for speech; nobody measured where the best limit lies.
_LONGEST_WHOLE = 240

Span = tuple[int, int]


class Pairs:
    """The pairs of a line that stay whole; asks by place are answered in logarithmic time."""

    def __init__(self, spans: Sequence[Span], closing: frozenset[int]) -> None:
        self._spans = spans
        self._starts = [start for start, _ in spans]
        self._closing = closing

    def around(self, place: int) -> Span | None:
        """Return the outermost pair that must stay whole and has `place` inside, or None."""
        found = bisect_right(self._starts, place - 1) - 1
        if found < 0:
            return None
        start, end = self._spans[found]
        return (start, end) if start < place < end else None

    def closes(self, place: int) -> bool:
        """Return whether the character at `place` is the second of its pair."""
        return place in self._closing


def find_pairs(line: str) -> Pairs:
    """Return the pairs of `line` in one walk; a mark without its partner pairs with nothing."""
    whole: list[Span] = []
    closing: set[int] = set()
    opened: list[tuple[str, int]] = []
    waiting: dict[str, int] = {}
    for place, mark in enumerate(line):
        if mark not in _OPENERS and mark not in CLOSERS:
            continue
        opener = _QUOTES.get(mark) or _BRACKETS.get(mark)
        if opener is None or not waiting.get(opener) or _is_apostrophe(line, place):
            if mark in _OPENERS:
                opened.append((mark, place))
                waiting[mark] = waiting.get(mark, 0) + 1
            continue
        start = _close(opened, waiting, opener)
        closing.add(place)
        end = _end_of_whole(line, start, place, nested=mark in _QUOTES and any(waiting.values()))
        if end is not None:
            while whole and whole[-1][0] > start:
                whole.pop()
            whole.append((start, end))
    return Pairs(whole, frozenset(closing))


def _close(opened: list[tuple[str, int]], waiting: dict[str, int], opener: str) -> int:
    """Return where the pair began, forgetting the marks that were opened inside it and never closed."""
    while True:
        mark, place = opened.pop()
        waiting[mark] -= 1
        if mark == opener:
            return place


def _is_apostrophe(line: str, place: int) -> bool:
    """Return whether a ’ stands inside a word (Qingdao’s) and closes nothing."""
    return (
        line[place] == "’"
        and 0 < place < len(line) - 1
        and line[place - 1].isalpha()
        and line[place + 1].isalpha()
        and line[place + 1].isascii()
    )


def _end_of_whole(line: str, start: int, place: int, *, nested: bool) -> int | None:
    """Return where the pair ends as something that stays whole, None for speech of whole sentences.

    One more where the sentence goes on after it: a quotation within a quotation, an aside in the midst of Chinese.
    """
    if place - start > _LONGEST_WHOLE:
        return None
    if nested:
        return place + 2
    if line[place] in _QUOTES:
        return None if line[place - 1] in _SPEECH_ENDS else place + 1
    return place + 1 + (_is_chinese(line[start - 1 : start]) and _is_chinese(line[place + 1 : place + 2]))


def _is_chinese(character: str) -> bool:
    return character.isalnum() and not character.isascii()
