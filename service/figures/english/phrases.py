"""English tokens around a figure -> noun phrases and predicates, by word lists alone: no tagger is fast enough."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from service.figures.english.verb_table import (
    ADVERBS,
    AUXILIARIES,
    BASES,
    CONJUNCTIONS,
    DETERMINERS,
    MONTHS,
    NO_PASTS,
    PASTS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SINGULARS,
    SINGULARS_OR_PLURALS,
)
from service.figures.english.words import NUMBER_WORDS

LONGEST = 14  # words of a subject; the cells of a table take about as many
_TOKEN = re.compile(r"[A-Za-zÀ-ɏ](?:[\w’'&-]|\.(?=[A-Za-z]))*|\d(?:[\d.,:]*\d)?(?:%|st|nd|rd|th)?|[^\s\w]")
_BREAKS = frozenset(",;:()—–!?.…[]")


class Token(NamedTuple):
    """A word, number or mark of a sentence: lower case, and where it stands in the text."""

    word: str
    start: int
    end: int


def read_tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of a part of `text`.

    >>> [token.word for token in read_tokens("high-tech firms, 4,300", 0, 22)]
    ['high-tech', 'firms', ',', '4,300']
    """
    if 0 < start < len(text) and text[start - 1].isalnum():  # a window may begin within a word
        blank = text.find(" ", start, end)
        start = blank if blank >= 0 else end
    return [Token(match.group().lower(), match.start(), match.end()) for match in _TOKEN.finditer(text, start, end)]


def word_at(tokens: Sequence[Token], at: int) -> str:
    """Return the word at `at`, or nothing outside."""
    return tokens[at].word if 0 <= at < len(tokens) else ""


def is_number(word: str) -> bool:
    """Tell digits and number words; "one" may be a pronoun and counts as none."""
    return (word[:1].isdigit() and not word.endswith(("st", "nd", "rd", "th"))) or (word in NUMBER_WORDS and word != "one")


def is_break(word: str) -> bool:
    """Tell a mark that ends a phrase."""
    return word in _BREAKS


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the token is the verb of a clause, by its form and its neighbours."""
    word, before, after = word_at(tokens, at), word_at(tokens, at - 1), word_at(tokens, at + 1)
    if word in AUXILIARIES:
        return True
    if before in DETERMINERS:
        return False
    if word in PASTS or word in SINGULARS:
        return True
    opens = after in DETERMINERS or after in PRONOUNS or is_number(after) or after in ("$", "nearly", "about", "almost", "only")
    if word.endswith("ed") and len(word) > 4 and word not in NO_PASTS and "-" not in word:
        return (
            opens
            or before in AUXILIARIES
            or after.endswith("ly")
            or (after in ("more", "less", "over", "by", "to", "from") and _moves(tokens, at))
        )
    if word in SINGULARS_OR_PLURALS:
        return opens or after in ("for", "to", "as") or (after in PREPOSITIONS and before.endswith("n"))
    if before in ADVERBS:
        before = word_at(tokens, at - 2)
    return word in BASES and (
        before in ("to", "we", "they", "you", "i", "people", "who", "that") or _is_plural(before) or before in AUXILIARIES
    )


def _moves(tokens: Sequence[Token], at: int) -> bool:
    """Tell "rose by 5" from "hired by the county": a number is near."""
    return any(is_number(word_at(tokens, at + ahead)) for ahead in (2, 3, 4)) or at + 2 >= len(tokens)


def _is_plural(word: str) -> bool:
    return word in ("people", "children", "women", "men", "police") or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    )


def end_phrase(tokens: Sequence[Token], at: int, *, head: int) -> int:
    """Return where the noun phrase from `at` on ends: all before `head` belongs to it, then phrases with of, in, for and the like."""
    position = max(at, head)
    while position < len(tokens) and position - at < LONGEST:
        word = tokens[position].word
        if word not in PREPOSITIONS or (word != "of" and _is_time(tokens, position)):
            break
        inner = _end_object(tokens, position + 1, limit=at + LONGEST)
        if inner == position + 1:
            break
        position = inner
    return position


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    """Tell "in 2025", "by the end of", "over the past two years" from places."""
    following = [word_at(tokens, at + ahead) for ahead in (1, 2)]
    first = following[1] if following[0] in ("the", "a", "its") else following[0]
    return (
        is_number(first)
        or first in MONTHS
        or first in ("end", "past", "last", "next", "coming", "first", "second", "course", "same", "total", "recent", "addition", "year")
    )


def _end_object(tokens: Sequence[Token], at: int, *, limit: int) -> int:
    """Return where the object of a preposition ends: before a mark, a verb, a number, a relative or the next preposition."""
    position = at
    if word_at(tokens, at) in PRONOUNS:
        return at
    while word_at(tokens, at - 1) == "aged" and (is_number(word_at(tokens, position)) or word_at(tokens, position) in _AGES):
        position += 1
    while position < min(len(tokens), limit):
        word = tokens[position].word
        if (
            is_break(word)
            or word in PREPOSITIONS
            or word in RELATIVES
            or word in CONJUNCTIONS
            or word in ADVERBS
            or word in ("to", "by", "or")
        ):
            break
        if is_number(word) or (is_verb(tokens, position) and position > at):
            break
        if word == "and" and not _joins(tokens, position):
            break
        position += 1
    return position


_AGES = frozenset("to and or over above under below between up older younger".split())


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Tell "urban and rural areas" from "in the city and has": no verb, number or article follows soon."""
    ahead = range(at + 1, min(at + 4, len(tokens)))
    if word_at(tokens, at + 1) in DETERMINERS | ADVERBS | PREPOSITIONS or is_number(word_at(tokens, at + 1)):
        return False
    return not any(is_verb(tokens, position) for position in ahead)


def end_predicate(tokens: Sequence[Token], at: int) -> int:
    """Return where what is said from `at` on ends: at a mark, a number, a second statement, or a time."""
    position, relative, verbs = at, word_at(tokens, at) in RELATIVES, 0
    while position < len(tokens) and position - at < LONGEST:
        word = tokens[position].word
        if word == "aged":
            position = max(position + 1, _end_object(tokens, position + 1, limit=at + LONGEST))
            continue
        if is_break(word) or (is_number(word) and position > at) or word in _OTHERWISE or (word in _TIMED and _is_time(tokens, position)):
            break
        if word == "and" and not _joins(tokens, position):
            break
        if is_verb(tokens, position) and word_at(tokens, position - 1) not in AUXILIARIES | ADVERBS | {"to"}:
            verbs += 1
            if relative and verbs > 1:
                break
        position += 1
    while position > at and (tokens[position - 1].word in _IDLE or (position - 1 > at and _dangles(tokens, position - 1))):
        position -= 1
    return position


_OTHERWISE = frozenset("while but although though whereas because".split())
_TIMED = frozenset("by in on at for during since over within until".split())
_IDLE = PREPOSITIONS | DETERMINERS | frozenset("and to by or over about than nearly as".split())


def _dangles(tokens: Sequence[Token], at: int) -> bool:
    """Tell a verb whose object was cut off, and what is left before it: have reached."""
    word = tokens[at].word
    return (is_number(word_at(tokens, at + 1)) and (word in PASTS or word.endswith("ed"))) or word in AUXILIARIES


def begin_phrase(tokens: Sequence[Token], end: int, *, relatives: bool = True) -> int:
    """Return where the noun phrase before token `end` begins: after a mark, a verb outside a relative clause, or a conjunction."""
    position = end
    while position > 0:
        word = tokens[position - 1].word
        if is_break(word) or word in CONJUNCTIONS or (word == "and" and (position == end or not _joins(tokens, position - 1))):
            break
        if is_verb(tokens, position - 1):
            opening = _relative_before(tokens, position - 1) if relatives and position != end else None
            if opening is None:
                break
            position = opening
            continue
        if word in RELATIVES and (position == end or is_break(word_at(tokens, position - 2)) or not relatives):
            break
        position -= 1
    return position


def _relative_before(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the "who" or "that" stands whose clause the verb at `at` belongs to."""
    for position in range(at - 1, max(-1, at - 7), -1):
        word = tokens[position].word
        if is_break(word):
            return None
        if word in RELATIVES:
            return position if position > 0 and not is_break(word_at(tokens, position - 1)) else None
    return None
