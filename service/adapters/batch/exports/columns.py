"""The columns of the figure tables: heading, how it is taken from a figure, and the type of its cells."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from service.records import Figure

CellType = Literal["text", "number", "day"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; a `number` or `day` that is none of its kind, or too long to be exact, stays text."""

    heading: str
    take: Callable[[Figure], str | int | None]
    type: CellType = "text"
    width: int = 12


FIGURE_COLUMNS: tuple[Column, ...] = (
    Column("index", lambda figure: figure.index, "number", 6),
    Column("sentence", lambda figure: figure.sentence, "number", 8),
    Column("text", lambda figure: figure.text, width=20),
    Column("kind", lambda figure: figure.kind),
    Column("value", lambda figure: figure.value, "number", 16),
    Column("low", lambda figure: figure.low, "number"),
    Column("high", lambda figure: figure.high, "number"),
    Column("qualifier", lambda figure: figure.qualifier),
    Column("unit", lambda figure: figure.unit),
    Column("unit_text", lambda figure: figure.unit_text),
    Column("per", lambda figure: figure.per),
    Column("si_value", lambda figure: figure.si.value if figure.si else None, "number"),
    Column("si_unit", lambda figure: figure.si.unit if figure.si else None),
    Column("subject", lambda figure: figure.subject, width=30),
    Column("period", lambda figure: figure.period),
    Column("change_direction", lambda figure: figure.change.direction if figure.change else None),
    Column("change_kind", lambda figure: figure.change.kind if figure.change else None),
    Column("change_basis", lambda figure: figure.change.basis if figure.change else None),
    Column("status", lambda figure: figure.status),
    Column("rendering_zh", lambda figure: figure.renderings.zh, width=20),
    Column("rendering_en", lambda figure: figure.renderings.en, width=20),
    Column("fidelity", lambda figure: figure.fidelity),
    Column("start", lambda figure: figure.start, "number", 7),
    Column("end", lambda figure: figure.end, "number", 7),
    Column("target_start", lambda figure: figure.target_start, "number", 7),
    Column("target_end", lambda figure: figure.target_end, "number", 7),
    Column("suspect", lambda figure: figure.suspect),
)
# What a value is when its kind is no number, whatever its characters.
TEXT_KINDS = frozenset({"identifier"})
DAY_KINDS = frozenset({"date"})
