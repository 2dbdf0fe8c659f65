"""The contract's records, written once: what stages exchange and what goes over the wire."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

REPORT_VERSION = 1


class Language(StrEnum):
    """A language that is translated from and to."""

    ZH = "zh"
    EN = "en"

    @property
    def other(self) -> Language:
        """The language an article in this one goes to, unless told."""
        return Language.EN if self is Language.ZH else Language.ZH


Script = Literal["Hans", "Hant", "Latn"]
Kind = Literal[
    "count", "money", "percent", "percentage_point", "permille", "ratio", "rate", "measure",
    "duration", "age", "multiple", "rank", "index", "date", "identifier",
]  # fmt: skip
Qualifier = Literal["exact", "about", "nearly", "more_than", "less_than", "at_least", "up_to"]
Status = Literal["actual", "target", "estimate"]
Fidelity = Literal["kept", "repaired", "flagged", "unchecked"]
Check = Literal["verified", "repaired", "flagged", "no-figures", "reviewed"]


class Record(BaseModel):
    """A plain value: frozen, closed, compared by content."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Article(Record):
    """One article, decoded; every offset of its report points into `text`. A title is the first line of `text`."""

    text: str
    id: str = Field(description="sha256 of the text after normalisation, as 'sha256:<hex>'")
    name: str | None = None
    has_title: bool = False
    published: str | None = Field(default=None, description="ISO 8601 date, when the source gives one")


class Detection(Record):
    """The language of a text; `und` where it is neither Chinese nor English."""

    language: Literal["zh", "en", "und"]
    script: Script | None
    confidence: float = Field(ge=0, le=1)


class Change(Record):
    """A movement: up or down, by an amount or to a level, and against what."""

    direction: Literal["up", "down"]
    kind: Literal["by", "to"]
    basis: str | None = None


class Quantity(Record):
    """A measure in SI: `value` is an exact decimal string."""

    value: str
    unit: str


class Renderings(Record):
    """How a newsroom of each language writes a figure."""

    zh: str
    en: str


class Figure(Record):
    """One figure of a text: its literal slice, exact value, unit, and what it says. Offsets are code points, half-open."""

    index: int
    text: str
    start: int
    end: int
    sentence: int | None = None
    kind: Kind
    value: str | None = Field(description="exact decimal with the magnitude applied, or an ISO 8601 date; null for a range")
    low: str | None = None
    high: str | None = None
    qualifier: Qualifier = "exact"
    unit: str | None = None
    unit_text: str | None = None
    per: str | None = None
    si: Quantity | None = None
    subject: str | None = None
    period: str | None = None
    change: Change | None = None
    status: Status = "actual"
    renderings: Renderings
    fidelity: Fidelity = "unchecked"
    target_start: int | None = None
    target_end: int | None = None
    suspect: str | None = Field(default=None, description="why the figure looks wrong as printed; it is then never guessed at silently")

    @property
    def number(self) -> Decimal | None:
        """The value as a Decimal; None for ranges, dates and identifiers."""
        return None if self.value is None or self.kind in ("date", "identifier") else Decimal(self.value)


class Sentence(Record):
    """One sentence or heading in its place: `article.text[start:end] == text`."""

    index: int
    start: int
    end: int
    text: str
    paragraph: int
    translation: str | None = None
    check: Check | None = None

    def translated(self, translation: Translation) -> Sentence:
        """Return the sentence with its translation and check."""
        return self.model_copy(update={"translation": translation.translation, "check": translation.check})


class Warn(Record):
    """Something a person should know; `sentence` is null when it is about the whole."""

    code: str
    message: str
    sentence: int | None = None


class Translation(Record):
    """One line translated and checked: figures carry their fidelity and their place in `translation`."""

    text: str
    translation: str
    check: Check
    figures: tuple[Figure, ...] = ()
    warnings: tuple[Warn, ...] = ()


class KeyPoint(Record):
    """A slice of the article chosen as a key point: `text` is quoted, never rewritten."""

    text: str
    start: int
    end: int
    score: float
    sentence: int
    translation: str | None = None
    figures: tuple[int, ...] = ()
    check: Check | None = None


class PointSource(Record):
    """Where a point of the day was read: `text` is quoted from the report's article."""

    report: str = Field(description="the report's id")
    name: str | None = None
    text: str
    start: int
    end: int


class DayPoint(Record):
    """What one or several articles of a day say: the best wording, and every place that says it."""

    text: str
    translation: str | None = None
    language: Language
    score: float
    sources: tuple[PointSource, ...]


class Conflict(Record):
    """Figures, by index, that contradict each other or cannot be."""

    figures: tuple[int, ...]
    why: str


class Title(Record):
    """The headline in both languages."""

    source: str
    target: str


class ReportLanguage(Record):
    """What the article is written in."""

    code: Language
    script: Script | None
    confidence: float


class EngineUsed(Record):
    """What translated: the signature names weights, runtime, decoding and version."""

    signature: str
    device: str


class Seconds(Record):
    """Time spent in each stage, in seconds."""

    detect: float = 0.0
    translate: float = 0.0
    figures: float = 0.0
    key_points: float = 0.0


class Report(Record):
    """Everything that is said of one article."""

    version: int = REPORT_VERSION
    id: str
    name: str | None
    title: Title | None
    language: ReportLanguage
    target: Language
    text: str
    sentences: tuple[Sentence, ...]
    translation: str
    key_points: tuple[KeyPoint, ...]
    figures: tuple[Figure, ...]
    conflicts: tuple[Conflict, ...]
    warnings: tuple[Warn, ...]
    engine: EngineUsed
    seconds: Seconds
