"""Everything that is done in, all files over all articles out, in one pass over the reports."""

import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack

from service.adapters.batch.atomic import Shelf
from service.adapters.batch.entries import Failure
from service.adapters.batch.exports.crossing import Crossing, find_clashes, find_series
from service.adapters.batch.exports.page import INDEX_HTML, Page
from service.adapters.batch.exports.summary import Summary
from service.adapters.batch.exports.tables import FIGURES_CSV, FigureTable
from service.adapters.batch.exports.workbook import FIGURES_XLSX, Workbook
from service.adapters.batch.ledger import Done
from service.records import Report

SUMMARY = "summary.json"
ERRORS = "errors.jsonl"
OVERVIEWS = (FIGURES_CSV, FIGURES_XLSX, INDEX_HTML, SUMMARY, ERRORS)


def write_overview(kept: Mapping[str, Done], *, failures: Sequence[Failure], shelf: Shelf, signature: str) -> None:
    """Write the tables, the workbook, the page, the summary and the errors; texts that several files hold count once.

    Raises:
        OutputError: the disk is full.
    """
    firsts, duplicates = part_duplicates(kept)
    copies: dict[str, list[str]] = {}
    for first, copy in duplicates:
        copies.setdefault(first.name, []).append(copy.where)
    summary = Summary(signature=signature)
    with ExitStack() as stack:
        table = stack.enter_context(FigureTable(shelf))
        book = stack.enter_context(Workbook(shelf))
        page = stack.enter_context(Page(shelf))
        crossing = stack.enter_context(Crossing())
        for done in firsts:
            report = Report.model_validate_json((shelf.root / done.report).read_bytes())
            table.add(report, file=done.report)
            book.add(report, done=done)
            page.add(report, done=done, copies=copies.get(done.name, ()))
            crossing.add(report, article=done.where)
            summary.add(report)
        clashes = series = 0
        for shared in crossing.shared():
            for clash in find_clashes(shared):
                clashes += 1
                book.add_clash(clash)
                page.add_clash(clash)
            if followed := find_series(shared):
                series += 1
                book.add_series(followed)
                page.add_series(followed)
        page.add_failures(failures)
    shelf.write(
        SUMMARY, content=summary.write(articles=len(kept), duplicates=duplicates, failures=failures, clashes=clashes, series=series)
    )
    shelf.write(ERRORS, content=write_errors(failures))


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
