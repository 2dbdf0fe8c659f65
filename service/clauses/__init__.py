"""An over-long sentence is parted at clause marks, for whoever cannot take it whole."""

import re
from collections.abc import Callable

from service.clauses.pairs import find_pairs
from service.records import Language

__all__ = ["split_clauses"]

Span = tuple[int, int]

# Characters that a compact model translates well in one go; guessed from its training pairs, not measured.
LONGEST = {Language.ZH: 120, Language.EN: 320}
# A mark before this share of the limit leaves a piece too small to translate well; not measured.
_SMALLEST_SHARE = 3

_CONJUNCTIONS = "and|or|but|nor|so|which|who|whose|while|whereas|where|when|because|although|as"
_PREPOSITIONS = "that|with|without|including|from|to|for|of|in|on|by|at"
# Strongest first; each pattern ends where a piece may end. A comma or colon between digits is part of a number.
_MARKS: tuple[re.Pattern[str], ...] = (
    re.compile(r"[；。！？]+[”’」』）》]*|[;.!?][\"”’)]*(?=\s)|——|……"),
    re.compile(r"(?<!\d)[，：]|[，：](?!\d{3})|(?<!\d)[,:](?![\d\s])|[,:](?=\s)|\s[–—-](?=\s)"),
    re.compile(rf"、|\s(?=(?:{_CONJUNCTIONS})\s)"),
    re.compile(rf"\s(?=(?:{_PREPOSITIONS})\s)"),
)
# A cut by force never falls between two of these: inside a Latin word, a number, or between a number and its unit.
_GLUE = re.compile(r"[0-9A-Za-zÀ-ɏ.,:%‰０-９〇零一二三四五六七八九十百千万亿兆多余几两个]")
_NUMBER = re.compile(r"[0-9.,:%０-９]")
# A conjunction behind the limit is read with its blank.
_LOOK = 16


def split_clauses(text: str, *, language: Language, limit: int | None = None) -> list[Span]:
    """Return slices of `text` that, with the blanks between them, give it back; each at most `limit` characters.

    The strongest mark wins: semicolons and stops, then commas, then conjunctions and 、. Numbers are never parted, quotes
    and brackets only where nothing else is left; without any mark the cut falls between words.

    >>> split_clauses("甲方负责建设；乙方负责管理。", language=Language.ZH, limit=8)
    [(0, 7), (7, 14)]
    """
    most = limit or LONGEST[language]
    pairs = find_pairs(text)
    spans: list[Span] = []
    begin = 0
    while len(text) - begin > most:
        cut = _find_cut(text, begin, most, inside=lambda place: pairs.around(place) is not None)
        spans.append((begin, cut))
        begin = cut
    spans.append((begin, len(text)))
    return [span for start, end in spans if (span := _trim(text, start, end)) is not None]


def _find_cut(text: str, begin: int, most: int, *, inside: Callable[[int], bool]) -> int:
    """Return where the piece from `begin` ends: after the last of the strongest marks within reach."""
    window = text[begin : begin + most + _LOOK]
    least = most // _SMALLEST_SHARE
    for whole_pairs in (True, False):
        for marks in _MARKS:
            cuts = [found.end() for found in marks.finditer(window) if least <= found.end() <= most]
            kept = [cut for cut in cuts if not (whole_pairs and inside(begin + cut))]
            if kept:
                return begin + kept[-1]
    return begin + _cut_by_force(window, most)


def _cut_by_force(window: str, most: int) -> int:
    """Return a cut between words, else between characters that are no number, else at the very limit."""
    for glue in (_GLUE, _NUMBER):
        for cut in range(most, most // _SMALLEST_SHARE, -1):
            before, after = window[cut - 1], window[cut : cut + 1]
            if not before.isspace() and (after.isspace() or not (glue.match(before) and glue.match(after))):
                return cut
    return most


def _trim(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    body = piece.strip()
    first = start + len(piece) - len(piece.lstrip())
    return (first, first + len(body)) if body else None
