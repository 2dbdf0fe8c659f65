"""Where the parts of a list or of sections begin, how many tell something, and how far each sentence stands from the lead."""

import re
from collections.abc import Sequence

from service.records import Sentence
from service.stages.keypoints import phrases
from service.stages.keypoints.scoring import Candidate, find_lead
from service.stages.keypoints.structure import Fitness

_MARK = re.compile(
    r"\s*(?:(?:group|part|section|chapter|step|no\.?)\s*\d+\b|\d{1,2}[.、．]\s*(?!\d)|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]|第[一二三四五六七八九十]{1,3}[，,、章节条项]|[一二三四五六七八九十]是)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s*(?:\d{1,2}[.、．]\s*(?!\d)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳])")
_LIST_TITLE = re.compile("|".join(phrases.LIST_TITLES), re.IGNORECASE)
# Fewer parts than this are no list.
_FEWEST = 3
# The head of a part stands as far from the lead as the third sentence of plain news (read off the seeds, not swept).
_DISTANCE = 3


def opens_part(text: str) -> bool:
    """Return whether `text` opens with a mark of a list or section: a number, "Group 2", 一、, （三）.

    >>> opens_part("2. Beds grew."), opens_part("2.5 million people came."), opens_part("三是扩大供给。")
    (True, False, True)
    """
    return _MARK.match(text) is not None


def announce_parts(title: str) -> int:
    """Return how many things a title of a list announces; 0 where it announces none, or too few to matter.

    >>> announce_parts("Top 10 health news of 2021"), announce_parts("2023年十大新闻"), announce_parts("Ten die in flood")
    (10, 10, 0)
    """
    found = _LIST_TITLE.search(title)
    number = next((group for group in found.groups() if group), "") if found else ""
    count = int(number) if number.isdecimal() else phrases.NUMBERS.get(number.lower(), 0)
    return count if count >= _FEWEST else 0


def count_parts(candidates: Sequence[Candidate]) -> int:
    """Return how many parts of a list or of sections have something to say; 0 where there are too few to matter."""
    parts = {candidate.part for candidate in candidates if candidate.part and candidate.fitness is Fitness.WHOLE}
    return len(parts) if len(parts) >= _FEWEST else 0


def heads_item(sentence: Sentence, *, before: Sentence | None, after: Sentence | None) -> bool:
    """Return whether a numbered sentence begins a paragraph that goes on: it may be the headline of an item, not its news."""
    if after is None or after.paragraph != sentence.paragraph or (before is not None and before.paragraph == sentence.paragraph):
        return False
    return _NUMBERED.match(sentence.text) is not None and not opens_part(after.text)


def spread_parts(candidates: Sequence[Candidate], *, announced: int) -> None:
    """Cut what follows the lead into as many even parts as the title announces, where most of their marks were lost."""
    lead = find_lead(candidates)
    rest = candidates[lead + 1 :]
    if not announced or 2 * count_parts(candidates) >= announced or len(rest) < announced:
        return
    for place, candidate in enumerate(rest):
        candidate.part = 1 + place * announced // len(rest)


def measure_distances(candidates: Sequence[Candidate]) -> list[int]:
    """Return how far each stands from the lead; in an article of parts, no farther than from the head of its own part."""
    lead = find_lead(candidates)
    distances = [abs(place - lead) for place in range(len(candidates))]
    if count_parts(candidates):
        inner, part = 0, 0
        for place, candidate in enumerate(candidates):
            inner = inner + 1 if candidate.part == part else 0
            part = candidate.part
            distances[place] = min(distances[place], _DISTANCE + inner) if part else distances[place]
    return distances
