"""Scored candidates to the few that together say most, without saying anything twice."""

from collections.abc import Sequence
from heapq import nlargest

from service.stages.keypoints.parts import count_parts
from service.stages.keypoints.scoring import Candidate, Weights
from service.stages.keypoints.structure import Fitness

# Two slices that share this much of the shorter one's words tell the same thing; from the first on unless all their figures differ, as
# in reports that go from district to district. Swept from 0.4 to 0.8 on news with summaries: the same ROUGE within 0.003 from 0.5 on.
# With 0.8 alone a page that told its story twice in other words gave its first sentence twice.
_SAME = 0.6
_SURE = 0.8
# A further point of a part that has one already, where an article has parts (not swept; above the usual gap between neighbours).
_SAME_PART = 1.0
# So many candidates are weighed one by one; whoever asks for more points gets the rest by worth alone, which keeps the time linear.
_WEIGHED = 256


def measure_overlap(words: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the shorter side's words that both hold.

    >>> measure_overlap(frozenset({"bed", "city"}), frozenset({"bed", "city", "school"}))
    1.0
    """
    shared = len(words & other)
    return shared / min(len(words), len(other)) if shared else 0.0


def tell_same(candidate: Candidate, other: Candidate, *, overlap: float) -> bool:
    """Return whether two slices whose words overlap so much say the same."""
    if overlap < _SAME or overlap >= _SURE:
        return overlap >= _SURE
    ours, theirs = ({word for word in side.words if not word.isalpha()} for side in (candidate, other))
    return not ours or not theirs or bool(ours & theirs)


def pick_candidates(candidates: Sequence[Candidate], *, count: int, weights: Weights, strict: bool) -> list[Candidate]:
    """Return the chosen ones, best first: fit ones that repeat nothing, then, unless the choice is strict, the others."""
    values = {candidate: candidate.worth for candidate in candidates}
    overlaps = dict.fromkeys(candidates, 0.0)
    price = _SAME_PART if count_parts(candidates) else 0.0
    chosen: list[Candidate] = []
    spare: dict[Candidate, float] = {}
    repeated: set[Candidate] = set()

    def rank(candidate: Candidate) -> tuple[int, float]:
        fitness = max(candidate.fitness, Fitness.FRAGMENT) if candidate in repeated else candidate.fitness
        return -fitness, spare[candidate]

    for _ in range(min(len(values), _WEIGHED)):
        if len(chosen) == count:
            break
        best = max(values, key=values.__getitem__)
        value = values.pop(best)
        if best.fitness is not Fitness.WHOLE or best in repeated:
            spare[best] = value
            continue
        chosen.append(best)
        for other in values:
            overlap = measure_overlap(best.words, other.words)
            if overlap > overlaps[other]:
                values[other] -= weights.repetition * (overlap - overlaps[other])
                overlaps[other] = overlap
            if overlap >= _SAME and tell_same(best, other, overlap=overlap):
                repeated.add(other)
            if price and other.part == best.part:
                values[other] -= price
    if strict:
        return chosen or nlargest(1, spare, key=rank)
    spare.update(values)
    return [*chosen, *nlargest(count - len(chosen), spare, key=rank)]
