"""Terms that fight, found in a list: which one is used, and what it keeps out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Literal

from service.characters import simplify
from service.glossary.english import WORD, stem
from service.glossary.terms import Term
from service.records import Language, Record

# Longer wordings are not searched for terms within them: the cost grows with the square, and a sentence is no term; not measured.
LONGEST_HOLDER = 24

Kind = Literal["several", "case", "inside"]


class Clash(Record):
    """Renderings of one wording that differ, the one that is used first.

    `several`: it is given several translations. `case`: they differ in nothing but capitals. `inside`: a longer term holds this
    one and renders it otherwise; where the longer one stands, it has the place.
    """

    kind: Kind
    language: Language
    wording: str
    translations: tuple[str, ...]
    within: str | None = None

    def describe(self) -> str:
        """Return the clash in a sentence."""
        if self.within is not None:
            return f"{self.wording} is {self.translations[0]}, but within {self.within} it is not: {self.translations[1]}"
        differ = "in different case" if self.kind == "case" else "in different words"
        return f"{self.wording} is given {differ}: {', '.join(self.translations)}; the first is used"


def find_clashes(terms: Sequence[Term], *, most: int | None = None) -> tuple[Clash, ...]:
    """Return what fights in a list of terms, in either direction, in the order of the list, so many at the `most`.

    >>> [clash.describe() for clash in find_clashes([Term("街道", "subdistrict"), Term("街道", "street")])]
    ['街道 is given in different words: subdistrict, street; the first is used']
    >>> [clash.kind for clash in find_clashes([Term("门诊", "outpatient"), Term("门诊部", "clinic")])]
    ['inside']
    """
    own = [term for term in terms if term.fixed]
    several = (clash for language in Language for clash in _several(own, language=language))
    return tuple(islice(chain(several, _inside(own)), most))


def find_several(terms: Sequence[Term], *, language: Language) -> dict[str, Clash]:
    """Return the wordings of one language that are given more than one translation, by their key."""
    return {key_of(clash.wording, language=language): clash for clash in _several(terms, language=language)}


def key_of(wording: str, *, language: Language) -> str:
    """Return what is equal for wordings that are found in the same places of a text."""
    return simplify(wording) if language is Language.ZH else " ".join(stem(word) for word in WORD.findall(wording))


def _several(terms: Sequence[Term], *, language: Language) -> Iterator[Clash]:
    choices: dict[str, dict[str, str]] = defaultdict(dict)
    for term in terms:
        choices[key_of(term.wording(language), language=language)].setdefault(term.wording(language.other), term.wording(language))
    for others in choices.values():
        if len(others) > 1:
            kind: Kind = "case" if len({other.lower() for other in others}) == 1 else "several"
            yield Clash(kind=kind, language=language, wording=next(iter(others.values())), translations=tuple(others))


def _inside(terms: Sequence[Term]) -> Iterator[Clash]:
    """Yield terms within longer ones, in Chinese, whose renderings have nothing in common."""
    by_wording = {simplify(term.zh): term for term in reversed(terms)}
    for wording, term in reversed(by_wording.items()):
        if len(wording) > LONGEST_HOLDER:
            continue
        seen = set()
        for start in range(len(wording)):
            for end in range(start + 1, len(wording) + 1):
                part = wording[start:end]
                if end - start == len(wording) or part not in by_wording or part in seen:
                    continue
                seen.add(part)
                inner = by_wording[part]
                if not inner.held_by(term.en, language=Language.EN):
                    yield Clash(kind="inside", language=Language.ZH, wording=inner.zh, translations=(inner.en, term.en), within=term.zh)
