"""figures.csv: one row a figure over all articles, exact decimals as written in the reports."""

import csv
import io
import re
from contextlib import AbstractContextManager, ExitStack

from service.adapters.batch.atomic import Shelf
from service.adapters.batch.exports.columns import FIGURE_COLUMNS
from service.records import Report

FIGURES_CSV = "figures.csv"
# What spreadsheet programs take for a formula; a plain negative number is none.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d.,]+%?$)")


class FigureTable(AbstractContextManager["FigureTable"]):
    """The table under way; it appears under its name when the block ends well."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._stack = ExitStack()

    def __enter__(self) -> "FigureTable":
        """Write the headings."""
        file = self._stack.enter_context(self._shelf.open(FIGURES_CSV))
        text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        self._stack.callback(text.detach)
        self._writer = csv.writer(text)
        self._writer.writerow(["article", "report", "language", *(column.heading for column in FIGURE_COLUMNS)])
        return self

    def __exit__(self, *ended: object) -> None:
        """Finish the table, or leave none."""
        self._stack.__exit__(*ended)  # type: ignore[arg-type]

    def add(self, report: Report, *, file: str) -> None:
        """Write the figures of a report."""
        head = [report.name or "", file, str(report.language.code)]
        for figure in report.figures:
            values = [column.take(figure) for column in FIGURE_COLUMNS]
            self._writer.writerow([guard_cell(value) for value in (*head, *values)])


def guard_cell(value: str | int | None) -> str | int:
    """Return a cell that no spreadsheet program runs: text that would be a formula gets an apostrophe in front.

    >>> guard_cell("=1+1"), guard_cell("-5%"), guard_cell("+86 tel"), guard_cell(None)
    ("'=1+1", '-5%', "'+86 tel", '')
    """
    if value is None:
        return ""
    return "'" + value if isinstance(value, str) and _FORMULA.match(value) else value
