"""Source figures and a translation in, a verdict out: which figures arrived, what is wrong, how good it is all in all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.figures import find_figures
from service.figures.fidelity import Comparison, compare_figures
from service.glossary import Term, TermMatch
from service.guard.faults import find_fault
from service.records import Figure, Language

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One translation judged against its source."""

    translation: str
    target_figures: tuple[Figure, ...]
    comparison: Comparison
    lost_terms: tuple[Term, ...]
    missed_terms: tuple[Term, ...]
    said: frozenset[str]
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
    def added(self) -> tuple[int, ...]:
        """Target figures that no source figure stands behind; small numbers in words ("one", 两) are the language's own.

        Digits that the source holds in a label ("Group 1") are said there, though they are no figure.
        """
        return tuple(index for index in self.comparison.added if _weighs(self.target_figures[index], said=self.said))

    @property
    def cost(self) -> tuple[int, int, int]:
        """How bad it is, smaller is better: a broken sentence is worse than a flagged figure, which a person will look at.

        A term that is only preferred counts among equals.
        """
        return (0 if self.fault is None else 1, self.losses, len(self.missed_terms))


def judge_translation(
    translation: str, *, source_text: str, figures: Sequence[Figure], terms: Sequence[TermMatch] = (), target: Language
) -> Verdict:
    """Return the verdict on `translation`: its figures and terms are found anew and matched with those of the source."""
    found = find_figures(translation, language=target)
    wanted = dict.fromkeys(match.term for match in terms)
    absent = [term for term in wanted if not term.held_by(translation, language=target)]
    return Verdict(
        translation=translation,
        target_figures=found,
        comparison=compare_figures(figures, found),
        lost_terms=tuple(term for term in absent if term.fixed),
        missed_terms=tuple(term for term in absent if not term.fixed),
        said=frozenset(_DIGITS.findall(source_text)),
        fault=find_fault(source_text, translation=translation, target=target),
    )


def _weighs(figure: Figure, *, said: frozenset[str]) -> bool:
    """Return whether an added figure would mislead a reader: digits that the source lacks, or a number word above ten."""
    if any(character.isdigit() for character in figure.text):
        return figure.kind not in ("count", "rank") or not said.issuperset(_DIGITS.findall(figure.text))
    number = figure.number
    return figure.kind in ("percent", "percentage_point", "money") or (number is not None and number > 10)
