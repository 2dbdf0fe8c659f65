"""Key points of many reports to the points of the day: near duplicates joined, each with where it was read."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log2

from service.characters import simplify
from service.records import DayPoint, KeyPoint, Language, PointSource, Report
from service.stages.keypoints.words import read_words

# Two points are one where they share this much of their words (Dice); below, other news of the same kind begin to meet.
# Tried on the example articles of the repository alone; nobody swept it.
_SAME = 0.6
# Fewer words than this tell nothing: a translation that stayed in the other language has its figures alone (not swept).
_FEWEST_WORDS = 3
# A word of more points than this tells nothing apart; passing it over keeps the time linear in the number of points.
_COMMON = 64
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class _Reading:
    """A point as it is compared: its words in each language it was printed in."""

    report: Report
    point: KeyPoint
    words: dict[Language, frozenset[str]]


@dataclass(slots=True)
class _Group:
    """Points that say the same; the first stands for all in comparisons."""

    readings: list[_Reading] = field(default_factory=list)

    @property
    def worth(self) -> float:
        """How much it matters: the best score, raised by the number of articles that say it."""
        best = max(reading.point.score for reading in self.readings)
        return best * (1 + log2(len({reading.report.id for reading in self.readings})))


def _read_point(report: Report, point: KeyPoint) -> _Reading:
    """Return `point` with its words; a translation is read too, so that articles in two languages can meet."""
    texts = {report.language.code: point.text}
    if point.translation:
        texts[report.target] = point.translation
    words = {
        language: read_words(simplify(text) if language is Language.ZH else text, language=language) for language, text in texts.items()
    }
    return _Reading(report, point, words)


def _tell_same(one: _Reading, other: _Reading) -> bool:
    """Return whether both say the same; points whose figures all differ never do, however alike their words."""
    for language in one.words.keys() & other.words.keys():
        ours, theirs = one.words[language], other.words[language]
        if min(len(ours), len(theirs)) < _FEWEST_WORDS:
            continue
        figures, others = ({word for word in words if _DIGIT.search(word)} for words in (ours, theirs))
        if figures and others and not figures & others:
            continue
        if 2 * len(ours & theirs) >= _SAME * (len(ours) + len(theirs)):
            return True
    return False


def _group_readings(readings: Sequence[_Reading]) -> list[_Group]:
    """Return the groups in the order of their first points."""
    groups: list[_Group] = []
    holders: defaultdict[tuple[Language, str], list[int]] = defaultdict(list)
    for reading in readings:
        keys = [(language, word) for language, words in reading.words.items() for word in sorted(words)]
        shared = Counter(place for key in keys if len(holders[key]) <= _COMMON for place in holders[key])
        likely = [place for place, _ in shared.most_common()]
        found = next((place for place in likely if _tell_same(groups[place].readings[0], reading)), None)
        if found is not None:
            groups[found].readings.append(reading)
            continue
        groups.append(_Group([reading]))
        for key in keys:
            holders[key].append(len(groups) - 1)
    return groups


def _write_point(group: _Group) -> DayPoint:
    best = max(group.readings, key=lambda reading: reading.point.score)
    return DayPoint(
        text=best.point.text,
        translation=best.point.translation,
        language=best.report.language.code,
        score=round(group.worth, 4),
        sources=tuple(
            PointSource(
                report=reading.report.id,
                name=reading.report.name,
                text=reading.point.text,
                start=reading.point.start,
                end=reading.point.end,
            )
            for reading in group.readings
        ),
    )


def choose_points_of_the_day(reports: Sequence[Report], *, count: int = 8) -> tuple[DayPoint, ...]:
    """Return what the articles of a day say most, the weightiest first: what several say before what one says.

    The same reports in the same order give the same points.
    """
    readings = [_read_point(report, point) for report in reports for point in report.key_points]
    groups = sorted(_group_readings(readings), key=lambda group: -group.worth)
    return tuple(map(_write_point, groups[:count]))
