"""An article becomes sentences, each with its exact place; nothing but blanks lies between them.

pysbd, nltk's Punkt and jieba were considered: none returns offsets for Chinese and English alike, and none parts run-together
lists or glued sentences without breaking numbers.
"""

import re
from collections.abc import Iterator

from service.clauses import split_clauses
from service.clauses.pairs import find_pairs
from service.records import Article, Language, Sentence
from service.stages.sentences.lists import find_items
from service.stages.sentences.stops import STOP, ends_sentence, read_stop

__all__ = ["find_sentences", "split_clauses", "split_sentences"]

Span = tuple[int, int]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_READABLE = re.compile(r"[^\W_]")


def split_sentences(article: Article, *, language: Language) -> tuple[Sentence, ...]:
    """Return the sentences of `article` in order; its title, where it has one, is the first, whole."""
    sentences: list[Sentence] = []
    for paragraph, (start, end) in enumerate(_lines(article.text)):
        is_title = paragraph == 0 and article.has_title
        spans = [(start, end)] if is_title else _split_line(article.text, start, end, language)
        for first, last in spans:
            sentences.append(Sentence(index=len(sentences), start=first, end=last, text=article.text[first:last], paragraph=paragraph))
    return tuple(sentences)


def find_sentences(text: str, *, language: Language) -> list[Span]:
    """Return the half-open slices of the sentences of `text`, blanks trimmed; a line end always ends one.

    Both languages' marks are read in either, since articles mix them; the language decides where they differ.

    >>> find_sentences("增长3.5%。完成了！", language=Language.ZH)
    [(0, 7), (7, 11)]
    """
    return [span for start, end in _lines(text) for span in _split_line(text, start, end, language)]


def _lines(text: str) -> Iterator[Span]:
    """Yield the lines that hold anything, without the blanks around them."""
    for found in _LINE.finditer(text):
        span = _trim(text, found.start(), found.end())
        if span is not None:
            yield span


def _trim(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    body = piece.strip()
    if not body:
        return None
    first = start + len(piece) - len(piece.lstrip())
    return first, first + len(body)


def _split_line(text: str, start: int, end: int, language: Language) -> list[Span]:
    line = text[start:end]
    spans: list[Span] = []
    begin, seen, readable = 0, 0, False
    for edge in [*_find_edges(line, language), len(line)]:
        # Looked at once only: a line of nothing but marks would cost the square of its length.
        readable = readable or _READABLE.search(line, seen, edge) is not None
        seen = edge
        if not readable and edge < len(line):
            continue  # marks alone go with what follows them
        piece = _trim(line, begin, edge)
        if piece is not None and spans and not readable:
            spans[-1] = (spans[-1][0], start + piece[1])
        elif piece is not None:
            spans.append((start + piece[0], start + piece[1]))
        begin, readable = edge, False
    return spans


def _find_edges(line: str, language: Language) -> Iterator[int]:
    """Yield where one sentence of `line` ends and the next begins, ascending."""
    pairs = find_pairs(line)
    items = find_items(line, pairs=pairs)
    begin, place, item = 0, 0, 0
    while found := STOP.search(line, place):
        while item < len(items) and items[item] <= found.start():
            begin = items[item]
            item += 1
            yield begin
        stop = read_stop(line, found.start(), pairs=pairs)
        place = stop.end
        if pairs.around(stop.end) is None and ends_sentence(line, stop, begin=begin, language=language):
            begin = stop.end + _blanks(line, stop.end)
            yield begin
    yield from items[item:]


def _blanks(line: str, place: int) -> int:
    """Return how many blanks follow, as far as it is worth counting."""
    ahead = line[place : place + 64]
    return len(ahead) - len(ahead.lstrip())
