"""Tables in text, cells parted by tabs or bars: a unit that stands in a head holds for the bare numbers below or beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from service.figures.drafts import Draft

_SEPARATOR = re.compile(r"[\t|｜]")
_IN_BRACKETS = re.compile(r"[（(] {0,3}(?:(?:单位|[Uu]nits?|[Ii]n) {0,3}[:：]? {0,3})?(?P<unit>[^（()）\n]{1,24}?) {0,3}[)）] {0,3}$")
_BEHIND_SLASH = re.compile(r"[\u4e00-\u9fff] {0,2}[/／] {0,2}(?P<unit>[^/／（）()\d\n]{1,8})$")
_DECLARED = re.compile(r"(?:单位|[Uu]nits?) {0,3}[:：] {0,3}(?P<unit>[^（）()，。,;；|\t\n]{1,24})")
_LONGEST_HEAD = 60
_LINES_ABOVE = 2  # between the line that declares a unit and the table: nobody measured it


class _Cell(NamedTuple):
    start: int
    end: int
    text: str


def fill_cells(text: str, drafts: list[Draft], *, find: Callable[[str], list[Draft]]) -> list[Draft]:
    r"""Return the drafts, bare numbers in cells with the unit and the magnitude of their table's head; `find` reads the figures of a text.

    >>> from service.figures.chinese.finding import find_chinese
    >>> text = "年份\t门诊量（万人次）\n甲院\t8651\n"
    >>> drafts = find_chinese(text, published=None)
    >>> filled = fill_cells(text, drafts, find=lambda part: find_chinese(part, published=None))
    >>> filled[0].value, filled[0].unit
    (Decimal('86510000'), 'person_visit')
    """
    if _SEPARATOR.search(text) is None:
        return drafts
    bare = {(draft.start, draft.end): draft for draft in drafts if draft.kind == "count" and not (draft.unit or draft.unit_text)}
    if not bare:
        return drafts
    heads = _Heads(find)
    for declared, rows in _tables(text):
        columns = [heads.unit_of(cell) for cell in rows[0]]
        whole = heads.read(declared or "", before="")
        for row in rows:
            beside = heads.unit_of(row[0])
            for column, cell in enumerate(row):
                draft = bare.get((cell.start, cell.end))
                unit = beside or (columns[column] if column < len(columns) else None) or whole
                if draft is not None and unit is not None:
                    _measure(draft, unit)
    return [draft for draft in drafts if draft.start not in heads.inside]


def _tables(text: str) -> Iterator[tuple[str | None, list[list[_Cell]]]]:
    """Yield the tables of a text, each with the unit that a line above it declares."""
    rows: list[list[_Cell]] = []
    declared, age, start = None, 0, 0
    for line in [*text.split("\n"), ""]:
        found = _DECLARED.search(line, 0, 4 * _LONGEST_HEAD)
        cells = _cells(line, start)
        start += len(line) + 1
        if len(cells) > 1:
            rows.append(cells)
            continue
        if rows:
            yield declared, rows
            rows, declared = [], None
        if found is not None:
            declared, age = found.group("unit"), 0
        elif (age := age + 1) > _LINES_ABOVE:
            declared = None


def _cells(line: str, start: int) -> list[_Cell]:
    """Return the cells of a line that begins at `start`, without the spaces around them; ruled lines and outer bars make none."""
    if _SEPARATOR.search(line) is None:
        return []
    cells = []
    for written in _SEPARATOR.split(line):
        body = written.strip()
        if body and body.strip("-:—="):
            at = start + len(written) - len(written.lstrip())
            cells.append(_Cell(at, at + len(body), body))
        start += len(written) + 1
    return cells


class _Heads:
    """The units that heads name, each read once, and where they stand: what is part of a unit is no figure."""

    def __init__(self, find: Callable[[str], list[Draft]]) -> None:
        self._find = find
        self._read: dict[str, Draft | None] = {}
        self.inside: set[int] = set()

    def unit_of(self, cell: _Cell) -> Draft | None:
        """Return one of what the cell names behind its words: 门诊量（万人次）."""
        if len(cell.text) > _LONGEST_HEAD:
            return None
        found = _IN_BRACKETS.search(cell.text) or _BEHIND_SLASH.search(cell.text) or _DECLARED.search(cell.text)
        unit = self.read(found.group("unit"), before=cell.text[: found.start()]) if found is not None else None
        if found is not None and unit is not None:
            self.inside.update(range(cell.start + found.start("unit"), cell.start + found.end("unit")))
        return unit

    def read(self, unit: str, *, before: str) -> Draft | None:
        """Return the figure of one `unit` of what stands before it, None where that is no unit."""
        written = unit.strip()
        if not written:
            return None
        one = written if written[0].isdigit() else f"1{written}" if written[0] == "%" or written[0] > _LAST_LATIN else f"1 {written}"
        words = before.strip() if written[0] > _LAST_LATIN else ""
        key = words + one
        if key not in self._read:
            figures = [draft for draft in self._find(key) if draft.start == len(words)]
            fits = bool(figures) and figures[0].kind != "date" and bool(figures[0].unit or figures[0].unit_text)
            self._read[key] = figures[0] if fits and isinstance(figures[0].value, Decimal) else None
        return self._read[key]


_LAST_LATIN = "\u2e7f"


def _measure(draft: Draft, unit: Draft) -> None:
    """Make a number of a cell one of `unit`: 8651 under 万人次 is 86,510,000 visits."""
    scale = unit.value if isinstance(unit.value, Decimal) else Decimal(1)
    draft.kind, draft.unit, draft.unit_text = unit.kind, unit.unit, unit.unit_text
    for field in ("value", "low", "high"):
        value = getattr(draft, field)
        if isinstance(value, Decimal):
            setattr(draft, field, value * scale)
