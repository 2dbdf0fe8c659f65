"""Source figures and a translation in, a verdict out: which figures arrived, what is wrong, how good it is all in all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from service.figures import read_figures
from service.figures.fidelity import Comparison, compare_figures
from service.glossary import Term, TermMatch
from service.guard.faults import MILD, find_fault
from service.guard.second_look import is_said, look_again
from service.guard.whole import Texts
from service.records import Figure, Language

# What any figure that a reader would miss is written with; where a source has no figures, a translation without it is not read.
_SIGNS = {Language.EN: re.compile(r"[\d%$€£¥]"), Language.ZH: re.compile(r"\d|[十百千万亿兆%％元]|成|折|分之")}
_NUMBER_WORDS = (
    *("percent", "per cent", "hundred", "thousand", "illion", "dozen", "eleven", "twel", "teen", "twent"),
    *(tens + end for tens in ("thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet") for end in "iy"),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One translation judged against its source."""

    translation: str
    target_figures: tuple[Figure, ...]
    comparison: Comparison
    added: tuple[int, ...]
    lost_terms: tuple[Term, ...]
    missed_terms: tuple[Term, ...]
    fault: str | None

    @property
    def faithful(self) -> bool:
        """Whether every figure and term arrived and no figure was added."""
        return self.losses == 0

    @property
    def losses(self) -> int:
        """How many figures and terms are missing, changed or added."""
        return len(self.comparison.missing) + len(self.comparison.changed) + len(self.added) + len(self.lost_terms)

    @property
    def places(self) -> dict[int, tuple[int, int]]:
        """Where each source figure that arrived stands in the translation."""
        found = self.target_figures
        return {i: (found[j].start, found[j].end) for i, j in self.comparison.pairs} | {
            i: (start, end) for i, start, end in self.comparison.stands
        }

    @property
    def absent_terms(self) -> tuple[Term, ...]:
        """Every term that is not in the translation, fixed or preferred."""
        return (*self.lost_terms, *self.missed_terms)

    @property
    def cost(self) -> tuple[int, int, int, int]:
        """How bad it is, smaller is better: a broken sentence is worse than a flagged figure, which a person will look at.

        A mild fault, and then a term that is only preferred, count among equals.
        """
        mild = self.fault in MILD
        return (0 if self.fault is None or mild else 1, self.losses, int(mild), len(self.missed_terms))


def judge_translation(
    translation: str, *, source_text: str, figures: Sequence[Figure], terms: Sequence[TermMatch] = (), target: Language
) -> Verdict:
    """Return the verdict on `translation`: its figures and terms are found anew and matched with those of the source."""
    found = read_figures(translation, language=target) if figures or _may_hold_figures(translation, language=target) else ()
    wanted = dict.fromkeys(match.term for match in terms)
    absent = [term for term in wanted if not term.held_by(translation, language=target)]
    texts = Texts(source=source_text, figures=figures, translation=translation, found=found, target=target)
    comparison = look_again(compare_figures(figures, found), texts=texts)
    return Verdict(
        translation=translation,
        target_figures=found,
        comparison=comparison,
        added=_added(comparison, texts=texts),
        lost_terms=tuple(term for term in absent if term.fixed),
        missed_terms=tuple(term for term in absent if not term.fixed),
        fault=find_fault(source_text, translation=translation, target=target),
    )


def _may_hold_figures(text: str, *, language: Language) -> bool:
    """Return whether a figure may stand in `text`. Words are looked for one by one: one pattern of all took five times as long."""
    if _SIGNS[language].search(text) is not None:
        return True
    small = text.lower() if language is Language.EN else ""
    return any(word in small for word in _NUMBER_WORDS)


def _added(comparison: Comparison, *, texts: Texts) -> tuple[int, ...]:
    """Return the target figures that no source figure stands behind; small numbers in words ("one", 两) are the language's own.

    Digits that the source holds in a label ("Group 1") are said there, though they are no figure.
    """
    return tuple(
        index
        for index in comparison.added
        if _weighs(texts.found[index]) and not is_said(texts.found[index], comparison=comparison, texts=texts)
    )


def _weighs(figure: Figure) -> bool:
    """Return whether an added figure would mislead a reader: it has digits, a number word above ten, or thousands without one."""
    if any(character.isdigit() for character in figure.text):
        return True
    if figure.kind == "ratio":
        return figure.number != _HALF
    if figure.kind in ("percent", "percentage_point", "money"):
        return True
    if figure.low is not None and figure.kind != "date":
        return Decimal(figure.low) > _MANY
    return figure.number is not None and figure.number > _MOST_IDLE


_HALF, _MOST_IDLE, _MANY = Decimal("0.5"), 10, 1000  # half of anything, ten, dozens and hundreds are said idly
