"""Terms of two languages and where they stand in a text: longest first, whole words in English, never overlapping."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from service.characters import simplify
from service.records import Language

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """One term in both languages, as the newsroom wants it printed."""

    zh: str
    en: str
    note: str = ""

    def wording(self, language: Language) -> str:
        """Return the term in one language."""
        return self.zh if language is Language.ZH else self.en


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term where it stands: a half-open slice of the text."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True, slots=True)
class Clash:
    """One wording with several translations; the first of them is used."""

    language: Language
    wording: str
    translations: tuple[str, ...]


class Glossary:
    """An ordered set of terms; among terms of one wording the first one counts."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self.terms = tuple(dict.fromkeys(terms))

    def __bool__(self) -> bool:
        return bool(self.terms)

    def find(self, text: str, *, language: Language) -> tuple[TermMatch, ...]:
        """Return the terms of `text`, in order: the longest at each place, whole words in English.

        >>> beds = Glossary([Term("床位", "hospital bed"), Term("医疗床位", "medical bed")])
        >>> [(match.start, match.term.en) for match in beds.find("增加医疗床位。", language=Language.ZH)]
        [(2, 'medical bed')]
        >>> [match.term.zh for match in beds.find("Hospital beds rose.", language=Language.EN)]
        ['床位']
        """
        return tuple(_find_chinese(text, index=self._chinese) if language is Language.ZH else _find_english(text, index=self._english))

    def clashes(self) -> tuple[Clash, ...]:
        """Return the wordings that are given more than one translation, in either direction."""
        found = []
        for language in Language:
            choices: dict[str, dict[str, None]] = defaultdict(dict)
            for term in self.terms:
                choices[_key(term.wording(language), language=language)][term.wording(language.other)] = None
            found += [Clash(language, wording, tuple(others)) for wording, others in choices.items() if len(others) > 1]
        return tuple(found)

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
            words = tuple(_WORD.findall(term.en))
            if words:
                index[_stem(words[0])].setdefault(words, term)
        return {first: sorted(choices.items(), key=lambda item: -len(item[0])) for first, choices in index.items()}


def _find_chinese(text: str, *, index: dict[str, list[tuple[str, Term]]]) -> Iterable[TermMatch]:
    plain = simplify(text)
    at = 0
    while at < len(plain):
        found = next(((wording, term) for wording, term in index.get(plain[at], ()) if plain.startswith(wording, at)), None)
        if found:
            yield TermMatch(at, at + len(found[0]), found[1])
        at += len(found[0]) if found else 1


def _find_english(text: str, *, index: dict[str, list[tuple[tuple[str, ...], Term]]]) -> Iterable[TermMatch]:
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        length = 1
        for wording, term in index.get(_stem(words[at][0]), ()):
            here = words[at : at + len(wording)]
            if len(here) == len(wording) and all(_same_word(match[0], wanted) for match, wanted in zip(here, wording, strict=True)):
                yield TermMatch(here[0].start(), here[-1].end(), term)
                length = len(wording)
                break
        at += length


def _same_word(word: str, wanted: str) -> bool:
    """Return whether a word of a text is a word of a term: case counts in abbreviations, a plural s does not.

    >>> _same_word("beds", "bed"), _same_word("who", "WHO")
    (True, False)
    """
    if wanted.isupper() and len(wanted) > 1:
        return word == wanted
    return _stem(word) == _stem(wanted)


def _stem(word: str) -> str:
    """Return a word in lower case without the s of its plural: all the grammar that matching needs.

    >>> _stem("Beds"), _stem("glass"), _stem("cities")
    ('bed', 'glass', 'city')
    """
    low = word.lower()
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    return low[:-1] if low.endswith("s") and not low.endswith("ss") and len(low) > 3 else low


def _key(wording: str, *, language: Language) -> str:
    return simplify(wording) if language is Language.ZH else " ".join(_stem(word) for word in _WORD.findall(wording))
