"""Candidates to what each is worth as a point: place, centrality, title, figures, length."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log1p

from service.records import Figure, Language, Sentence
from service.stages.keypoints.structure import Fitness


@dataclass(frozen=True, slots=True)
class Weights:
    """What a point is scored by; lengths are characters for Chinese, words for English."""

    lead: float
    place: float
    reach: float
    density: float
    breadth: float
    title: float
    figures: float
    length: float
    repetition: float
    ideal: int

    @property
    def best(self) -> float:
        """The worth of a perfect lead: what scores are shares of."""
        return self.lead + self.place + self.density + self.breadth + self.title + self.figures


@dataclass(slots=True)
class Candidate:
    """A slice of a sentence that may become a point."""

    sentence: Sentence
    start: int
    end: int
    length: int
    fitness: Fitness
    words: frozenset[str]
    figures: tuple[Figure, ...]
    part: int
    worth: float = 0.0


WEIGHTS = {
    Language.ZH: Weights(
        lead=1.0, place=1.0, reach=2.0, density=0.5, breadth=0.5, title=0.5, figures=0.1, length=0.5, repetition=1.0, ideal=16
    ),
    Language.EN: Weights(
        lead=1.0, place=1.0, reach=2.0, density=0.5, breadth=0.5, title=0.5, figures=0.1, length=0.5, repetition=1.0, ideal=14
    ),
}  # fmt: skip
# A sentence of few words is dense by chance alone; four words more on every sentence even that out (not swept).
_DAMPING = 4
# Digits tell where no figures are given; half a dozen are as many as three figures.
_DIGITS_A_FIGURE = 2
_ENOUGH_FIGURES = 3


def weigh_words(candidates: Sequence[Candidate]) -> dict[str, float]:
    """Return what each word says of the topic: more, the more sentences hold it; nothing where one alone does."""
    counts = Counter(word for candidate in candidates for word in candidate.words)
    return {word: log1p(count - 1) for word, count in counts.items() if count > 1}


def _weigh_figure(figure: Figure) -> float:
    """Return what a figure adds: ranked and changing ones tell most, dates and codes nothing."""
    if figure.kind in ("date", "identifier"):
        return 0.0
    return 1.0 + (figure.kind == "rank") + (figure.change is not None)


def _weigh_figures(candidate: Candidate) -> float:
    """Return how much of a full point's figures `candidate` holds, 0 to 1."""
    if candidate.figures:
        return min(1.0, sum(map(_weigh_figure, candidate.figures)) / _ENOUGH_FIGURES)
    text = candidate.sentence.text[candidate.start - candidate.sentence.start : candidate.end - candidate.sentence.start]
    return min(1.0, sum(map(str.isdigit, text)) / _DIGITS_A_FIGURE / _ENOUGH_FIGURES)


def _share(words: frozenset[str], topic: frozenset[str]) -> float:
    return len(words & topic) / len(topic) if topic else 0.0


def _penalise_length(length: int, *, ideal: int) -> float:
    """Return how far `length` is from ideal: a point too short to say anything costs twice what a long one does."""
    return (length - ideal) / ideal if length > ideal else 2 * (ideal - length) / ideal


def score_candidates(candidates: Sequence[Candidate], *, title: frozenset[str], weights: Weights) -> None:
    """Set the worth of each candidate; the first fit one is the lead, which tells the story whatever its length."""
    values = weigh_words(candidates)
    breadths = [sum(values.get(word, 0.0) for word in candidate.words) for candidate in candidates]
    densities = [breadth / (len(candidate.words) + _DAMPING) for breadth, candidate in zip(breadths, candidates, strict=True)]
    broadest, densest = max(breadths, default=0.0) or 1.0, max(densities, default=0.0) or 1.0
    lead = next((place for place, candidate in enumerate(candidates) if candidate.fitness is Fitness.WHOLE), 0)
    for place, candidate in enumerate(candidates):
        worth = weights.place * exp(-max(0, place - lead) / weights.reach)
        worth += weights.density * densities[place] / densest + weights.breadth * breadths[place] / broadest
        worth += weights.title * _share(candidate.words, title) + weights.figures * _weigh_figures(candidate)
        worth += weights.lead if place == lead else -weights.length * min(2.0, _penalise_length(candidate.length, ideal=weights.ideal))
        candidate.worth = worth
