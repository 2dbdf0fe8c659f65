"""A sentence on its way: what it says, the best translation of it so far, and what else was tried."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from service.glossary import Term, TermMatch
from service.guard.judging import Verdict, judge_translation
from service.guard.mending import mend_figures
from service.guard.terms import mend_terms
from service.records import Figure, Language


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence to translate; the figures lie in `text` by their offsets."""

    text: str
    figures: tuple[Figure, ...] = ()


@dataclass(slots=True)
class Work:
    """A line under way: the best verdict so far, whether a repair brought it, and the others that mending may turn to."""

    line: Line
    terms: tuple[TermMatch, ...] = ()
    best: Verdict | None = None
    repaired: bool = False
    # Terms that were missed once, for a new translation would miss them again; and those of them that the last one brought back.
    wanted: frozenset[Term] = frozenset()
    arrived: frozenset[Term] = frozenset()
    tried: list[Verdict] = field(default_factory=list)
    judged: dict[str, Verdict] = field(default_factory=dict)

    @property
    def fixed_terms(self) -> bool:
        """Whether a term is among those that must stand in the translation."""
        return any(match.term.fixed for match in self.terms)

    @property
    def settled(self) -> bool:
        """Whether nothing is left to repair."""
        return self.best is not None and self.best.faithful and self.best.fault is None

    def misses_term(self, *, names: bool, carries: bool) -> bool:
        """Return whether a term is absent that one more look is worth: of those preferred, names alone where `names` says so.

        Where the engine carries nothing, they are not worth it either; and no term is worth a look at a sentence that is broken.
        """
        if self.best is None:
            return False
        garbled = self.best.fault is None and any(term.origin == "place" for term in self.best.missed_terms)
        return garbled or (not names and bool(self.best.lost_terms or (carries and self.best.missed_terms and not self.best.fault)))

    @property
    def brought_some(self) -> bool:
        """Whether the last try brought back some of the terms that are missed, and not all that are wanted."""
        return self.best is not None and self.arrived < self.wanted and not self.arrived.isdisjoint(self.best.absent_terms)

    def judge(self, translation: str, *, target: Language) -> Verdict:
        """Return the verdict on a translation of this line; one that another way brought too is not read again."""
        if translation not in self.judged:
            self.judged[translation] = judge_translation(
                translation, source_text=self.line.text, figures=self.line.figures, terms=self.terms, target=target
            )
        return self.judged[translation]

    def consider(self, verdict: Verdict) -> None:
        """Keep the better verdict; it is a repair where an earlier one had lost a figure."""
        if not verdict.faithful and verdict not in self.tried:
            self.tried.append(verdict)
        if self.best is None or verdict.cost < self.best.cost:
            self.repaired = self.repaired or (self.best is not None and not self.best.faithful)
            self.best = verdict

    def mend(self, *, target: Language, units_only: bool = False) -> None:
        """Set figures right in the best of what was tried, where that is safe; it is kept only where it is then better.

        With `units_only`, only in the best, and only units beside right numbers.
        """
        if self.best is None:
            return
        worded = mend_terms(self.best.translation, matches=self.terms, target=target)
        if worded != self.best.translation and (verdict := self.judge(worded, target=target)).losses <= self.best.losses:
            self.best = verdict
        if self.best.faithful:
            return
        for verdict in [self.best] if units_only else sorted(self.tried, key=lambda tried: tried.cost):
            text = mend_figures(verdict, source_text=self.line.text, figures=self.line.figures, target=target, units_only=units_only)
            if text is not None:
                self.consider(self.judge(text, target=target))
            if self.settled:
                return

    def clauses(self, spans: Sequence[tuple[int, int]]) -> Iterator["Work"]:
        """Yield the work of each slice of the line, figures and terms with it."""
        for start, end in spans:
            figures = tuple(
                figure.model_copy(update={"start": figure.start - start, "end": figure.end - start})
                for figure in self.line.figures
                if start <= figure.start and figure.end <= end
            )
            terms = tuple(
                TermMatch(match.start - start, match.end - start, match.term)
                for match in self.terms
                if start <= match.start and match.end <= end
            )
            yield Work(Line(self.line.text[start:end], figures), terms)
