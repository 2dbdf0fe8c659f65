"""How many points an article bears, by its length and its parts."""

from bisect import bisect_right
from collections.abc import Sequence

from service.records import Language
from service.stages.keypoints.parts import count_parts
from service.stages.keypoints.scoring import Candidate
from service.stages.keypoints.structure import Fitness

# Lengths, in sentences of ordinary size, from which an article bears one more point. Set by what a desk would print of a brief,
# a news story (10-25 sentences: three to five) and a long report; nobody swept them.
_STEPS = (4, 8, 14, 24, 40, 60, 90)
_ORDINARY = {Language.ZH: 40, Language.EN: 24}
MOST = len(_STEPS) + 1


def count_points(candidates: Sequence[Candidate], *, language: Language) -> int:
    """Return how many points suit the article: one for a brief, up to eight; an article in parts gets one a part where it can."""
    told = [candidate for candidate in candidates if candidate.fitness <= Fitness.LEANING]
    sentences = sum(candidate.length for candidate in told) / _ORDINARY[language]
    by_length = 1 + bisect_right(_STEPS, sentences)
    by_parts = min(count_parts(candidates), by_length + 2)
    return min(max(by_length, by_parts), MOST)
