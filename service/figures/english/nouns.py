"""The noun that an English number counts: the head of the phrase after it."""

from __future__ import annotations

from typing import NamedTuple

from service.figures.english.noun_table import CANONICAL, CONTAINERS, EMPTY, IRREGULAR, STOPS
from service.figures.english.sets import RACED
from service.figures.english.tokens import Words
from service.figures.english.words import NUMBER_WORDS

_LONGEST_PHRASE = 9


class Noun(NamedTuple):
    """A noun that was found: canonical name, and the token after it."""

    name: str
    stop: int


def singular(word: str) -> str | None:
    """Return the singular of a plural, or None for a word that is none.

    >>> singular("facilities"), singular("beds"), singular("across")
    ('facility', 'bed', None)
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) < 3 or not word.endswith("s") or word in EMPTY or word.endswith(("ss", "us", "is", "'s", "’s", "ous")):
        return None
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


def counts_millions(tokens: Words, at: int) -> bool:
    """Tell the m of "1.3m cars" and "1.27m hospital beds" from metres: things that are counted follow it at `at`."""
    for word in tokens.words[at : at + 4]:
        if not word[:1].isalpha() or word in STOPS or word in RACED or word in _SIZED:
            return False
        if singular(word) is not None:
            return not any(later in RACED for later in tokens.words[at : at + 4])
    return False


_SIZED = frozenset("high tall long wide deep away above below thick across apart off up down square cubic".split())


def canonical(word: str) -> str:
    """Return the one name for words that mean the same."""
    name = CANONICAL.get(word, word)
    return name.replace("-", "_").replace("’", "'")


def find_counted(tokens: Words, start: int, *, one: bool = False, depth: int = 3) -> Noun | None:
    """Return the noun that the number before token `start` counts: the first plural of the phrase, or the last word after "one".

    `depth` is how many more numbers a list may hold before it names its noun.
    """
    last: Noun | None = None
    hyphenated = False
    for at in range(start, min(len(tokens), start + _LONGEST_PHRASE)):
        word = tokens.words[at]
        if word in _HYPHENS:
            hyphenated = True
            continue
        if _passes(tokens, at, start, last):
            continue
        if not word[0].isalpha() or (not hyphenated and (word in STOPS or (word in NUMBER_WORDS and at > start))):
            break
        hyphenated = False
        if word in CONTAINERS and tokens.word(at + 1) == "of" and (inner := find_counted(tokens, at + 2, one=True)) is not None:
            return inner
        name = singular(word)
        if name is not None and tokens.word(at + 1) != "-" and not _qualifies(tokens, at + 1):
            return Noun(canonical(name), at + 1)
        last = Noun(canonical(word), at + 1)
    if one or last is None:
        return last if one else None
    return _find_elided(tokens, last.stop, depth)


def _find_elided(tokens: Words, stop: int, depth: int) -> Noun | None:
    """Return the noun that a list names at its end: two general, four specialized and one regional centers."""
    at = stop + (tokens.word(stop) == ",")
    at += tokens.word(at) in ("and", "or")
    if at == stop or depth == 0 or not (at in tokens.digits or tokens.word(at) in NUMBER_WORDS):
        return None
    return find_counted(tokens, at + 1, depth=depth - 1)


def _qualifies(tokens: Words, at: int) -> bool:
    """Tell plurals before another (farmers' markets, grassroots events), which is the noun that is counted."""
    if tokens.word(at) in ("'", "’") and tokens.joined(at):
        at += 1
    return singular(tokens.word(at)) is not None


_HYPHENS = ("-", "‐", "‑")
_QUOTES = ('"', "“", "‘", "'", "”", "’", "(")


def _passes(tokens: Words, at: int, start: int, last: Noun | None) -> bool:
    """Tell tokens that a noun phrase may hold without being its noun: 24-, an opening quote, the comma and "and" between adjectives."""
    word = tokens.words[at]
    if at in tokens.digits:
        return tokens.word(at + 1) == "-"
    if at == start and word in _QUOTES:
        return True
    if last is None:
        return False
    if word in ("'", "’"):
        return tokens.joined(at)
    return word == "/" or (word in (",", "and") and not _plural(tokens, at - 1) and _continues(tokens, at + 1))


def _plural(tokens: Words, at: int) -> bool:
    return singular(tokens.word(at)) is not None


def _continues(tokens: Words, at: int) -> bool:
    """Tell "medical and health institutions" from "beds and staff were": a plural must still come before a stop."""
    for ahead in range(at, min(at + 4, len(tokens))):
        word = tokens.words[ahead]
        if ahead in tokens.digits or word in NUMBER_WORDS or (word in STOPS and word != "and") or not word[0].isalpha():
            return False
        if singular(word) is not None:
            return True
    return False
