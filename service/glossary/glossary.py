"""A glossary: terms in order, and where they stand in a text, longest first, none overlapping another."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Protocol

from service.characters import simplify
from service.glossary.clashes import Clash, find_several, key_of
from service.glossary.english import WORD, is_name, stem
from service.glossary.terms import Term, TermMatch, end_of, same_words, stands
from service.records import Language


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
        return Glossary(self.terms, below=below)

    @cached_property
    def fingerprint(self) -> str:
        """What tells these terms, and those below, from others: equal texts under equal ones have equal translations."""
        own = hashlib.sha256(repr(self.terms).encode()).hexdigest()[:12] if self.terms else ""
        lower = self.below.fingerprint if isinstance(self.below, Glossary) else type(self.below).__name__.lower() if self.below else ""
        return "+".join(filter(None, (own, lower))) or "none"

    def fight_over(self, term: Term, *, language: Language) -> Clash | None:
        """Return what else the newsroom gives for the wording of a term in a text of `language`; None where nothing is."""
        found = self._fights[language].get(key_of(term.wording(language), language=language))
        return found or (self.below.fight_over(term, language=language) if isinstance(self.below, Glossary) else None)

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
    def _fights(self) -> dict[Language, dict[str, Clash]]:
        own = [term for term in self.terms if term.fixed]
        return {language: find_several(own, language=language) for language in Language}

    @cached_property
    def _chinese(self) -> tuple[dict[str, Term], dict[str, list[int]]]:
        """The terms by their wording, and for each first character the lengths that wordings have, the longest first."""
        by_wording: dict[str, Term] = {}
        lengths: dict[str, set[int]] = defaultdict(set)
        for term in self.terms:
            wording = simplify(term.zh)
            by_wording.setdefault(wording, term)
            lengths[wording[0]].add(len(wording))
        return by_wording, {first: sorted(found, reverse=True) for first, found in lengths.items()}

    @cached_property
    def _english(self) -> dict[str, list[tuple[tuple[str, ...], Term]]]:
        index: dict[str, dict[tuple[str, ...], Term]] = defaultdict(dict)
        for term in self.terms:
            words = tuple(WORD.findall(term.en))
            if words:
                index[stem(words[0])].setdefault(words, term)
        return {first: sorted(choices.items(), key=lambda item: -len(item[0])) for first, choices in index.items()}


def _merge(first: Sequence[TermMatch], rest: Sequence[TermMatch]) -> tuple[TermMatch, ...]:
    """Return the matches of both in order, without those of `rest` that overlap one of `first`."""
    free = [match for match in rest if all(match.end <= taken.start or taken.end <= match.start for taken in first)]
    return tuple(sorted((*first, *free), key=lambda match: match.start))


def _find_chinese(text: str, *, index: tuple[dict[str, Term], dict[str, list[int]]]) -> Iterator[TermMatch]:
    terms, lengths = index
    plain = simplify(text)
    at = 0
    while at < len(plain):
        wordings = (plain[at : at + length] for length in lengths.get(plain[at], ()))
        found = next((wording for wording in wordings if wording in terms and stands(plain, wording=wording, at=at)), "")
        if found:
            yield TermMatch(at, at + len(found), terms[found])
        at += len(found) or 1


def _find_english(text: str, *, index: dict[str, list[tuple[tuple[str, ...], Term]]]) -> Iterator[TermMatch]:
    words = list(WORD.finditer(text))
    at = 0
    while at < len(words):
        length = 1
        for wording, term in index.get(stem(words[at][0]), ()):
            here = words[at : at + len(wording)]
            if same_words(here, wanted=wording, strict=is_name(wording)):
                yield TermMatch(here[0].start(), end_of(here[-1], wanted=wording[-1]), term)
                length = len(wording)
                break
        at += length
