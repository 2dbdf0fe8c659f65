"""Everything that is done in, all files over all articles out, in one pass over the reports."""

import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict

from service.adapters.batch.atomic import Shelf
from service.adapters.batch.changing import Since
from service.adapters.batch.entries import Failure
from service.adapters.batch.exports.crossing import Crossing, find_series
from service.adapters.batch.exports.page import INDEX_HTML, Page
from service.adapters.batch.exports.summary import Counts, Summary
from service.adapters.batch.exports.tables import FIGURES_CSV, FigureTable
from service.adapters.batch.exports.workbook import FIGURES_XLSX, Workbook
from service.adapters.batch.ledger import Done
from service.records import Report
from service.stages.keypoints import choose_points_of_the_day

SUMMARY = "summary.json"
ERRORS = "errors.jsonl"
CHANGES = "changes.json"
# What a desk reads in a day; the points of an archive's ten years would say nothing. Not swept.
_MOST_OF_A_DAY = 2_000
# All of a report that choosing the points of the day does not need: thousands of them are held at once.
_SLIM: Mapping[str, object] = {"text": "", "sentences": (), "translation": "", "figures": (), "conflicts": (), "warnings": ()}
OVERVIEWS = (FIGURES_CSV, FIGURES_XLSX, INDEX_HTML, SUMMARY, ERRORS)


def write_overview(
    kept: Mapping[str, Done], *, failures: Sequence[Failure], shelf: Shelf, signature: str, since: Since | None = None
) -> None:
    """Write the tables, the workbook, the page, the summary and the errors; texts that several files hold count once.

    With `since` the page and the summary tell what changed, and changes.json holds it; without it, none stays from an earlier run.

    Raises:
        OutputError: the disk is full.
    """
    firsts, duplicates = part_duplicates(kept)
    copies: dict[str, list[str]] = {}
    for first, copy in duplicates:
        copies.setdefault(first.name, []).append(copy.where)
    summary = Summary(signature=signature)
    of_the_day: list[Report] = []
    with ExitStack() as stack:
        table = stack.enter_context(FigureTable(shelf))
        book = stack.enter_context(Workbook(shelf))
        page = stack.enter_context(Page(shelf))
        crossing = stack.enter_context(Crossing())
        for done in firsts:
            report = Report.model_validate_json(shelf.read(done.report))
            table.add(report, file=done.report)
            book.add(report, done=done)
            page.add(report, done=done, copies=copies.get(done.name, ()))
            crossing.add(report, article=done.where)
            summary.add(report)
            if len(firsts) <= _MOST_OF_A_DAY:
                of_the_day.append(report.model_copy(update=_SLIM))
        clashes, series = _add_crossing(crossing, book=book, page=page)
        points = choose_points_of_the_day(of_the_day)
        page.add_points(points)
        page.add_failures(failures)
        page.add_changes(since)
    counts = Counts(articles=len(kept), failed=len(failures), clashes=clashes, series=series)
    shelf.write(SUMMARY, content=summary.write(counts, duplicates=duplicates, points=points, since=since))
    if since:
        shelf.write(CHANGES, content=write_changes(since))
    else:
        shelf.remove(CHANGES)
    shelf.write(ERRORS, content=write_errors(failures))


def _add_crossing(crossing: Crossing, *, book: Workbook, page: Page) -> tuple[int, int]:
    """Write what articles say against each other, and figures over time; return how many of each."""
    clashes = series = 0
    for clash in crossing.clashes():
        clashes += 1
        book.add_clash(clash)
        page.add_clash(clash)
    for followed in filter(None, map(find_series, crossing.shared())):
        series += 1
        book.add_series(followed)
        page.add_series(followed)
    return clashes, series


def part_duplicates(kept: Mapping[str, Done]) -> tuple[list[Done], list[tuple[Done, Done]]]:
    """Return the articles by name, each text once, and the others with the first that has their text."""
    firsts: dict[str, Done] = {}
    duplicates = []
    for _, done in sorted(kept.items()):
        first = firsts.setdefault(done.content, done)
        if first is not done:
            duplicates.append((first, done))
    return list(firsts.values()), duplicates


def write_errors(failures: Sequence[Failure]) -> str:
    """Return one JSON line for each failure, in the order of names."""
    ordered = sorted(failures, key=lambda failure: (failure.where, failure.code))
    lines = ({"name": failure.where, "error": {"code": failure.code, "message": failure.message}} for failure in ordered)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def write_changes(since: Since) -> str:
    """Return what changed as JSON: names of articles, and figures with what they were and are."""
    figures = [{"article": change.article, "change": change.kind, "before": change.before, "now": change.now} for change in since.figures]
    told = {"since": since.run, "articles": asdict(since.articles), "counts": since.counts, "figures": figures}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
