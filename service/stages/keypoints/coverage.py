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
# So many candidates are weighed one by one; whoever asks for more points gets the rest by worth alone, which keeps the time linear.
_WEIGHED = 256


def measure_overlap(words: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the shorter side's words that both hold.

    >>> measure_overlap(frozenset({"bed", "city"}), frozenset({"bed", "city", "school"}))
    1.0
    """
    shared = len(words & other)
    return shared / min(len(words), len(other)) if shared else 0.0


def pick_candidates(candidates: Sequence[Candidate], *, count: int, weights: Weights, strict: bool) -> list[Candidate]:
    """Return the chosen ones, best first: fit ones that repeat nothing, then, unless the choice is strict, the others."""
    pool, used = list(candidates), Counter[int]()
    chosen: list[Candidate] = []
    spare: list[Candidate] = []
    overlaps = dict.fromkeys(map(id, pool), 0.0)
    price = _SAME_PART if count_parts(candidates) else 0.0

    def weigh(candidate: Candidate) -> float:
        return candidate.worth - weights.repetition * overlaps[id(candidate)] - (price * used[candidate.part] if price else 0.0)

    def rank(candidate: Candidate) -> tuple[int, float]:
        repeats = overlaps[id(candidate)] >= _SAME
        return -(max(candidate.fitness, Fitness.FRAGMENT) if repeats else candidate.fitness), weigh(candidate)

    for _ in range(min(len(pool), _WEIGHED)):
        if len(chosen) == count:
            break
        best = max(pool, key=weigh)
        pool.remove(best)
        if best.fitness is not Fitness.WHOLE or overlaps[id(best)] >= _SAME:
            spare.append(best)
            continue
        chosen.append(best)
        used[best.part] += 1
        for other in pool:
            overlap = measure_overlap(best.words, other.words)
            if overlap > overlaps[id(other)]:
                overlaps[id(other)] = overlap
    if strict:
        return chosen or nlargest(1, spare, key=rank)
    return [*chosen, *nlargest(count - len(chosen), [*spare, *pool], key=rank)]
