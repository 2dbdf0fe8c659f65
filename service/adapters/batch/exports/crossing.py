"""Figures of many articles in, those out that several share: followed over time, or in conflict."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter

from service.characters import simplify
from service.records import Figure, Report
from service.stages import conflicts
from service.stages.conflicts import digits_of, find_conflicts

# A subject that more figures share says too little to compare them ("total"); not swept.
_MOST_SHARERS = 500


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series, where it was read."""

    article: str
    period: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """The same measure in several articles, over several periods."""

    subject: str
    unit: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Figures of several articles that contradict each other, with the reports that they stand in."""

    articles: tuple[str, ...]
    texts: tuple[str, ...]
    why: str


class Crossing(AbstractContextManager["Crossing"]):
    """Every figure that says what it measures and when, by measure; a nameless database keeps memory flat, as SQLite spills it to disk."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("")
        self._database.execute("CREATE TABLE figures (measure TEXT, article TEXT, figure TEXT)")
        self._database.execute("CREATE TABLE numbers (digits TEXT, value TEXT, article TEXT, figure TEXT)")

    def __exit__(self, *ended: object) -> None:
        """Drop everything."""
        self._database.close()

    def add(self, report: Report, *, article: str) -> None:
        """Take in the figures of an article."""
        comparable = [figure for figure in report.figures if figure.number is not None and figure.period and is_specific(figure.subject)]
        rows = [(measure_of(figure), article, figure.model_dump_json()) for figure in comparable]
        self._database.executemany("INSERT INTO figures VALUES (?, ?, ?)", rows)
        counted = [(digits, figure) for figure in report.figures if (digits := digits_of(figure)) is not None and len(digits) > 1]
        numbers = [
            (f"{figure.unit}|{figure.per or ''}|{digits}", figure.value, article, figure.model_dump_json()) for digits, figure in counted
        ]
        self._database.executemany("INSERT INTO numbers VALUES (?, ?, ?, ?)", numbers)

    def shared(self) -> Iterator[list[tuple[str, Figure]]]:
        """Yield, for each measure that several articles give, its figures with their articles, in order."""
        self._database.execute("CREATE INDEX IF NOT EXISTS by_measure ON figures (measure, article)")
        found = self._database.execute(
            "SELECT measure, article, figure FROM figures WHERE measure IN (SELECT measure FROM figures GROUP BY measure"
            " HAVING COUNT(DISTINCT article) > 1 AND COUNT(*) <= ?) ORDER BY measure, article, rowid",
            (_MOST_SHARERS,),
        )
        for _, rows in groupby(found, key=itemgetter(0)):
            yield [(article, Figure.model_validate_json(figure)) for _, article, figure in rows]

    def clashes(self) -> Iterator[Clash]:
        """Yield what the articles contradict each other in, each pair once."""
        told = set()
        for shared in chain(self.shared(), self.twins()):
            for clash in find_clashes(shared):
                if (clash.articles, clash.texts) not in told:
                    told.add((clash.articles, clash.texts))
                    yield clash

    def twins(self) -> Iterator[list[tuple[str, Figure]]]:
        """Yield two figures of the same digits and unit but another power of ten, from articles that have other values in common.

        That works across languages, where no subject can be compared: 1,592 million people and 1592万人.
        """
        self._database.execute("CREATE INDEX IF NOT EXISTS by_digits ON numbers (digits, value)")
        self._database.execute("CREATE INDEX IF NOT EXISTS by_article ON numbers (article)")
        found = self._database.execute(_TWINS, (_TWIN_DIGITS, _IN_COMMON))
        for article, figure, other_article, other in found:
            yield [(article, Figure.model_validate_json(figure)), (other_article, Figure.model_validate_json(other))]


_TWIN_DIGITS, _IN_COMMON = 4, 3  # digits that hardly meet by chance; values that make two articles tell one story. Not swept.
_TWINS = """
SELECT one.article, one.figure, other.article, other.figure FROM numbers AS one
JOIN numbers AS other ON other.digits = one.digits AND other.article > one.article AND other.value <> one.value
WHERE length(one.digits) - length(rtrim(one.digits, '0123456789')) >= ?
AND (SELECT COUNT(DISTINCT mine.digits) FROM numbers AS mine JOIN numbers AS yours
     ON yours.digits = mine.digits AND yours.value = mine.value AND yours.article = other.article WHERE mine.article = one.article) >= ?
ORDER BY one.digits, one.article, other.article
"""


def is_specific(subject: str | None) -> bool:
    """Return whether a subject says enough to be the same in two articles: "people" does not, two words or four characters do.

    >>> is_specific("people"), is_specific("hospital beds"), is_specific("床位"), is_specific("年门诊服务量"), is_specific(None)
    (False, True, False, True, False)
    """
    return conflicts.is_specific(conflicts.subject_words(subject))


def measure_of(figure: Figure) -> str:
    """Return what two figures share when they measure the same: subject, unit, denominator, and whether it is a change.

    Traditional characters count as simplified ones, and capitals as small letters.
    """
    change = f"{figure.change.kind}:{figure.change.basis or ''}" if figure.change and figure.change.kind == "by" else ""
    return "|".join(
        (simplify(figure.subject or "").casefold().strip(), figure.kind, figure.unit or "", figure.per or "", figure.status, change)
    )


def find_series(shared: list[tuple[str, Figure]]) -> Series | None:
    """Return the figures of one measure as a series, when they hold for more than one period and come from more than one article."""
    points = {
        Point(article, figure.period, figure.value, figure.text) for article, figure in shared if figure.period and figure.value is not None
    }
    if len({point.period for point in points}) < 2 or len({point.article for point in points}) < 2:
        return None
    first = shared[0][1]
    unit = " per ".join(filter(None, (first.unit, first.per)))
    return Series(
        first.subject or "", unit, tuple(sorted(points, key=lambda point: (point.period, point.article, point.value, point.text)))
    )


def find_clashes(shared: list[tuple[str, Figure]]) -> Iterator[Clash]:
    """Yield the conflicts in which figures of more than one article stand."""
    numbered = [figure.model_copy(update={"index": index, "sentence": None}) for index, (_, figure) in enumerate(shared)]
    for conflict in find_conflicts(numbered):
        articles = tuple(shared[index][0] for index in conflict.figures)
        if len(set(articles)) > 1:
            yield Clash(articles, tuple(shared[index][1].text for index in conflict.figures), conflict.why)
