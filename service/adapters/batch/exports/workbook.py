"""figures.xlsx: figures, articles, what needs review, conflicts and series, with typed cells and filters."""

import datetime as dt
import re
from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack
from decimal import Decimal
from typing import Any

import xlsxwriter

from service.adapters.batch.atomic import Shelf
from service.adapters.batch.exports.columns import DAY_KINDS, FIGURE_COLUMNS, TEXT_KINDS, CellType
from service.adapters.batch.exports.crossing import Clash, Series
from service.adapters.batch.ledger import Done
from service.records import Report

FIGURES_XLSX = "figures.xlsx"
# The format's own bounds: rows of a sheet, characters of a cell, decimal digits that a number keeps.
_MOST_ROWS = 1_048_576
_MOST_CHARACTERS = 32_767
_EXACT_DIGITS = 15
_DAY = re.compile(r"(19|20)\d\d-\d\d-\d\d")
Cell = str | int | None


class Workbook(AbstractContextManager["Workbook"]):
    """The workbook under way; rows go to disk as they come, and it appears under its name when the block ends well."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._stack = ExitStack()

    def __enter__(self) -> "Workbook":
        """Open the sheets."""
        file = self._stack.enter_context(self._shelf.open(FIGURES_XLSX))
        self._book = xlsxwriter.Workbook(
            file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        )
        # The format stores when a book was made; equal runs give equal books.
        self._book.set_properties({"created": dt.datetime(2000, 1, 1, tzinfo=dt.UTC)})
        self._figures = _Sheet(
            self._book, "figures", headings=["article", *(column.heading for column in FIGURE_COLUMNS)],
            types=["text", *(column.type for column in FIGURE_COLUMNS)], widths=[28, *(column.width for column in FIGURE_COLUMNS)],
        )  # fmt: skip
        self._articles = _sheet(
            self._book, "articles", "article:30 report:30 title:40 title_translated:40 language:9 sentences:10# figures:8# flagged:8#"
        )
        self._review = _sheet(self._book, "review", "article:28 sentence:9# check:9 source:60 translation:60 why:50")
        self._conflicts = _sheet(self._book, "conflicts", "articles:50 figures:40 why:90")
        self._series = _sheet(self._book, "over time", "subject:30 unit:14 period:12 value:16# text:20 article:30")
        self._stack.callback(self._close)
        return self

    def __exit__(self, *ended: object) -> None:
        """Finish the book, or leave none."""
        self._stack.__exit__(*ended)  # type: ignore[arg-type]

    def add(self, report: Report, *, done: Done) -> None:
        """Write an article: its row, its figures, what in it needs review."""
        title = report.title
        self._articles.add([done.where, done.report, title.source if title else None, title.target if title else None,
                            str(report.language.code), done.sentences, done.figures, done.flagged])  # fmt: skip
        for figure in report.figures:
            texts = {"value"} if figure.kind in TEXT_KINDS else set()
            days = {"value"} if figure.kind in DAY_KINDS else set()
            types: list[CellType] = [
                "text" if column.heading in texts else "day" if column.heading in days else column.type for column in FIGURE_COLUMNS
            ]
            self._figures.add([done.where, *(column.take(figure) for column in FIGURE_COLUMNS)], types=["text", *types])
        reasons: dict[int | None, list[str]] = {}
        for warning in report.warnings:
            reasons.setdefault(warning.sentence, []).append(warning.message)
        for sentence in report.sentences:
            if sentence.check == "flagged" or sentence.index in reasons:
                why = " ".join(reasons.get(sentence.index, []))
                self._review.add([done.where, sentence.index, sentence.check, sentence.text, sentence.translation, why])
        for conflict in report.conflicts:
            figures = ", ".join(report.figures[index].text for index in conflict.figures)
            self._conflicts.add([done.where, figures, conflict.why])

    def add_clash(self, clash: Clash) -> None:
        """Write a conflict between articles."""
        self._conflicts.add([", ".join(dict.fromkeys(clash.articles)), ", ".join(clash.texts), clash.why])

    def add_series(self, series: Series) -> None:
        """Write a figure followed over time."""
        for point in series.points:
            self._series.add([series.subject, series.unit, point.period, point.value, point.text, point.article])

    def _close(self) -> None:
        for sheet in (self._figures, self._articles, self._review, self._conflicts, self._series):
            sheet.finish()
        self._book.close()


class _Sheet:
    """One table with its headings frozen and a filter on them; what is over the format's bound of rows goes to a second sheet."""

    def __init__(
        self, book: xlsxwriter.Workbook, name: str, *, headings: Sequence[str], types: Sequence[CellType], widths: Sequence[int]
    ) -> None:
        self._book, self._name = book, name
        self._headings, self._types, self._widths = headings, types, widths
        self._bold = book.add_format({"bold": True, "bottom": 1})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._number_of_sheets = 0
        self._begin()

    def _begin(self) -> None:
        self._number_of_sheets += 1
        name = self._name if self._number_of_sheets == 1 else f"{self._name} {self._number_of_sheets}"
        self._sheet: Any = self._book.add_worksheet(name)
        for at, (heading, width) in enumerate(zip(self._headings, self._widths, strict=True)):
            self._sheet.set_column(at, at, width)
            self._sheet.write_string(0, at, heading, self._bold)
        self._sheet.freeze_panes(1, 1)
        self._row = 0

    def add(self, cells: Sequence[Cell], *, types: Sequence[CellType] | None = None) -> None:
        """Write a row, each cell in its type."""
        if self._row + 1 >= _MOST_ROWS:
            self.finish()
            self._begin()
        self._row += 1
        for at, (cell, kind) in enumerate(zip(cells, types or self._types, strict=True)):
            if cell is None or cell == "":
                continue
            if kind == "number" and is_exact_number(cell):
                self._sheet.write_number(self._row, at, Decimal(cell))
            elif kind == "day" and isinstance(cell, str) and _DAY.fullmatch(cell):
                day = dt.datetime.strptime(cell, "%Y-%m-%d")
                self._sheet.write_datetime(self._row, at, day, self._day)
            else:
                self._sheet.write_string(self._row, at, str(cell)[:_MOST_CHARACTERS])

    def finish(self) -> None:
        """Lay the filter over what was written."""
        self._sheet.autofilter(0, 0, self._row, len(self._headings) - 1)


def _sheet(book: xlsxwriter.Workbook, name: str, columns: str) -> _Sheet:
    """Return a sheet of columns written as `heading:width`, with # behind those that hold numbers."""
    parts = [column.rstrip("#").split(":") for column in columns.split()]
    types: list[CellType] = ["number" if column.endswith("#") else "text" for column in columns.split()]
    return _Sheet(book, name, headings=[heading for heading, _ in parts], types=types, widths=[int(width) for _, width in parts])


def is_exact_number(cell: str | int) -> bool:
    """Return whether a spreadsheet's number holds the value exactly: it keeps 15 digits, so a longer one stays text.

    >>> is_exact_number("86510000"), is_exact_number("1234567890123456"), is_exact_number("2023-12-18")
    (True, False, False)
    """
    try:
        value = Decimal(cell)
    except ArithmeticError:
        return False
    return value.is_finite() and len(value.normalize().as_tuple().digits) <= _EXACT_DIGITS and abs(value.adjusted()) < 300
