"""Terms of two languages and where they stand in a text: longest first, whole words in English, never overlapping."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Protocol

from service.characters import simplify
from service.glossary.english import WORD, is_name, same_word, stem
from service.records import Language

Origin = Literal["newsroom", "built-in", "place"]


@dataclass(frozen=True, slots=True)
class Term:
    """One term in both languages, as it is to be printed; `also` are other English wordings that may stand for it.

    A newsroom's term is fixed: it stands in the translation, or the sentence is flagged. The others are preferred, no more.
    """

    zh: str
    en: str
    note: str = ""
    also: tuple[str, ...] = ()
    origin: Origin = "newsroom"

    @property
    def fixed(self) -> bool:
        """Whether a translation without it is flagged."""
        return self.origin == "newsroom"

    def wording(self, language: Language) -> str:
        """Return the term in one language."""
        return self.zh if language is Language.ZH else self.en

    def find_in(self, text: str, *, language: Language) -> tuple[int, int] | None:
        """Return where the term stands in `text` in its own wording, in whatever case and number; None where it does not."""
        return _find_wording(self.wording(language), text=text, language=language)

    def held_by(self, text: str, *, language: Language) -> bool:
        """Return whether `text` says the term, in its own wording or another one.

        >>> Term("西藏", "Xizang", also=("Tibet",)).held_by("Schools in Tibet.", language=Language.EN)
        True
        """
        wordings = (self.en, *self.also) if language is Language.EN else (self.zh,)
        return any(_find_wording(wording, text=text, language=language) for wording in wordings)


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term where it stands: a half-open slice of the text."""

    start: int
    end: int
    term: Term


class TermSource(Protocol):
    """Anything that finds terms in a text."""

    def find(self, text: str, *, language: Language) -> tuple[TermMatch, ...]:
        """Return the terms of `text`, in order, none overlapping another."""
        ...


class Glossary:
    """An ordered set of terms; among terms of one wording the first one counts. What lies `below` is asked for the rest of a text."""

    def __init__(self, terms: Iterable[Term] = (), *, below: TermSource | None = None) -> None:
        self.terms = tuple(dict.fromkeys(terms))
        self.below = below

    def __bool__(self) -> bool:
        return bool(self.terms) or self.below is not None

    def over(self, below: TermSource | None) -> Glossary:
        """Return these terms with others below them, which yield where both claim a place."""
        return Glossary(self.terms, below=below if self.below is None else Stack((self.below, below)) if below else self.below)

    def find(self, text: str, *, language: Language) -> tuple[TermMatch, ...]:
        """Return the terms of `text`, in order: the longest at each place, whole words in English.

        >>> beds = Glossary([Term("床位", "hospital bed"), Term("医疗床位", "medical bed")])
        >>> [(match.start, match.term.en) for match in beds.find("增加医疗床位。", language=Language.ZH)]
        [(2, 'medical bed')]
        >>> [match.term.zh for match in beds.find("Hospital beds rose.", language=Language.EN)]
        ['床位']
        """
        own = tuple(_find_chinese(text, index=self._chinese) if language is Language.ZH else _find_english(text, index=self._english))
        return _merge(own, self.below.find(text, language=language)) if self.below else own

    @cached_property
    def _chinese(self) -> dict[str, list[tuple[str, Term]]]:
        index: dict[str, dict[str, Term]] = defaultdict(dict)
        for term in self.terms:
            wording = simplify(term.zh)
            index[wording[0]].setdefault(wording, term)
        return {first: sorted(choices.items(), key=lambda item: -len(item[0])) for first, choices in index.items()}

    @cached_property
    def _english(self) -> dict[str, list[tuple[tuple[str, ...], Term]]]:
        index: dict[str, dict[tuple[str, ...], Term]] = defaultdict(dict)
        for term in self.terms:
            words = tuple(WORD.findall(term.en))
            if words:
                index[stem(words[0])].setdefault(words, term)
        return {first: sorted(choices.items(), key=lambda item: -len(item[0])) for first, choices in index.items()}


class Stack:
    """Sources of terms, one over the other: the first that claims a place has it."""

    def __init__(self, sources: Sequence[TermSource]) -> None:
        self._sources = tuple(sources)

    def find(self, text: str, *, language: Language) -> tuple[TermMatch, ...]:
        """Return the terms of `text`, in order, none overlapping another."""
        found: tuple[TermMatch, ...] = ()
        for source in self._sources:
            found = _merge(found, source.find(text, language=language))
        return found


def _merge(first: Sequence[TermMatch], rest: Sequence[TermMatch]) -> tuple[TermMatch, ...]:
    """Return the matches of both in order, without those of `rest` that overlap one of `first`."""
    free = [match for match in rest if all(match.end <= taken.start or taken.end <= match.start for taken in first)]
    return tuple(sorted((*first, *free), key=lambda match: match.start))


def _find_chinese(text: str, *, index: dict[str, list[tuple[str, Term]]]) -> Iterator[TermMatch]:
    plain = simplify(text)
    at = 0
    while at < len(plain):
        found = next(((wording, term) for wording, term in index.get(plain[at], ()) if _stands(plain, wording=wording, at=at)), None)
        if found:
            yield TermMatch(at, at + len(found[0]), found[1])
        at += len(found[0]) if found else 1


_LATIN = re.compile(r"[A-Za-z0-9]")


def _stands(text: str, *, wording: str, at: int) -> bool:
    """Return whether a Chinese wording stands at a place; one that begins or ends in Latin letters only as a whole word."""
    end = at + len(wording)
    if not text.startswith(wording, at):
        return False
    cut_before = at > 0 and _LATIN.match(wording[0]) and _LATIN.match(text[at - 1])
    return not (cut_before or (end < len(text) and _LATIN.match(wording[-1]) and _LATIN.match(text[end])))


def _find_english(text: str, *, index: dict[str, list[tuple[tuple[str, ...], Term]]]) -> Iterator[TermMatch]:
    words = list(WORD.finditer(text))
    at = 0
    while at < len(words):
        length = 1
        for wording, term in index.get(stem(words[at][0]), ()):
            here = words[at : at + len(wording)]
            if _same_words(here, wanted=wording, strict=is_name(wording)):
                yield TermMatch(here[0].start(), _end_of(here[-1], wanted=wording[-1]), term)
                length = len(wording)
                break
        at += length


def _same_words(here: Sequence[re.Match[str]], *, wanted: Sequence[str], strict: bool) -> bool:
    return len(here) == len(wanted) and all(same_word(match[0], word, strict=strict) for match, word in zip(here, wanted, strict=True))


def _end_of(last: re.Match[str], *, wanted: str) -> int:
    """Return where a term ends: before the possessive of its last word, unless the term has one."""
    owned = re.search(r"['’]s$", last[0])
    return last.start() + owned.start() if owned and not re.search(r"['’]s$", wanted) else last.end()


def _find_wording(wording: str, *, text: str, language: Language) -> tuple[int, int] | None:
    if language is Language.ZH:
        plain, wanted = simplify(text), simplify(wording)
        starts = (match.start() for match in re.finditer(re.escape(wanted), plain))
        return next(((at, at + len(wanted)) for at in starts if _stands(plain, wording=wanted, at=at)), None)
    wanted_words = WORD.findall(wording)
    words = list(WORD.finditer(text))
    for at in range(len(words) - len(wanted_words) + 1):
        here = words[at : at + len(wanted_words)]
        if wanted_words and _same_words(here, wanted=wanted_words, strict=False):
            return here[0].start(), _end_of(here[-1], wanted=wanted_words[-1])
    return None
