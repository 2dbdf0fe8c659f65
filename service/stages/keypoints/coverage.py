"""Scored candidates to the few that together say most, without saying anything twice."""

from collections import Counter
from collections.abc import Sequence
from heapq import nlargest

from service.stages.keypoints.scoring import Candidate, Weights, count_parts
from service.stages.keypoints.structure import Fitness

# Two slices that share this much of the shorter one's words tell the same thing (not swept).
_SAME = 0.8
# A further point of a part that has one already, where an article has parts (not swept; above the usual gap between neighbours).
_SAME_PART = 1.0
# So many points are weighed against each other one by one; whoever asks for more gets the rest by worth alone, in linear time.
_WEIGHED = 64


def measure_overlap(words: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the shorter side's words that both hold.

    >>> measure_overlap(frozenset({"bed", "city"}), frozenset({"bed", "city", "school"}))
    1.0
    """
    shared = len(words & other)
    return shared / min(len(words), len(other)) if shared else 0.0


def pick_candidates(candidates: Sequence[Candidate], *, count: int, weights: Weights, strict: bool) -> list[Candidate]:
    """Return the chosen ones, best first; a strict choice stops where only unfit or repeating ones are left."""
    pool, used = list(candidates), Counter[int]()
    chosen: list[Candidate] = []
    overlaps = dict.fromkeys(map(id, pool), 0.0)
    price = _SAME_PART if count_parts(candidates) else 0.0

    def rank(candidate: Candidate) -> tuple[int, float]:
        overlap = overlaps[id(candidate)]
        fitness = candidate.fitness if overlap < _SAME else max(candidate.fitness, Fitness.FRAGMENT)
        return -fitness, candidate.worth - weights.repetition * overlap - (price * used[candidate.part] if price else 0.0)

    while pool and len(chosen) < min(count, _WEIGHED):
        for other in pool if chosen else ():
            overlap = measure_overlap(chosen[-1].words, other.words)
            if overlap > overlaps[id(other)]:
                overlaps[id(other)] = overlap
        best = max(pool, key=rank)
        if strict and chosen and rank(best)[0] < -Fitness.WHOLE:
            break
        pool.remove(best)
        chosen.append(best)
        used[best.part] += 1
    return chosen if strict else [*chosen, *nlargest(count - len(chosen), pool, key=rank)]
