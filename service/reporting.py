"""A draft and its translations in, one report out whose parts agree."""

import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from service.records import (
    Article,
    Check,
    Conflict,
    Detection,
    EngineUsed,
    Figure,
    KeyPoint,
    Language,
    Report,
    ReportLanguage,
    Seconds,
    Sentence,
    Title,
    Translation,
    Warn,
)


class Stopwatch:
    """Seconds spent, by stage; entering a stage twice adds up."""

    def __init__(self) -> None:
        self._spent: dict[str, float] = {}

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Count the time inside the block towards `stage`."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self._spent[stage] = self._spent.get(stage, 0.0) + time.perf_counter() - began

    def add(self, stage: str, seconds: float) -> None:
        """Count time that was measured elsewhere: an article's share of a batch."""
        self._spent[stage] = self._spent.get(stage, 0.0) + seconds

    @property
    def seconds(self) -> Seconds:
        """The sums, rounded to a tenth of a millisecond."""
        return Seconds(**{stage: round(spent, 4) for stage, spent in self._spent.items()})


@dataclass(frozen=True, slots=True)
class Draft:
    """An article read and measured, not yet translated; figures carry their sentence and offsets into the article."""

    article: Article
    detection: Detection
    language: Language
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    conflicts: tuple[Conflict, ...]
    points: tuple[KeyPoint, ...]
    clock: Stopwatch

    @property
    def partial_points(self) -> tuple[KeyPoint, ...]:
        """Key points that are a part of their sentence and so need a translation of their own."""
        return tuple(point for point in self.points if point.text != self.sentences[point.sentence].text)

    def figures_within(self, start: int, end: int) -> tuple[Figure, ...]:
        """Return the figures of a slice, with offsets into the slice."""
        first = bisect_left(self.figures, start, key=lambda figure: figure.start)
        inside = []
        for figure in self.figures[first:]:
            if figure.start >= end:
                break
            if figure.end <= end:
                inside.append(figure.model_copy(update={"start": figure.start - start, "end": figure.end - start}))
        return tuple(inside)


def place_figures(figures: Sequence[Figure], *, sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """Return the figures that lie wholly inside a sentence, numbered in order, each with the index of that sentence."""
    starts = [sentence.start for sentence in sentences]
    placed: list[Figure] = []
    for figure in figures:
        at = bisect_right(starts, figure.start) - 1
        if at >= 0 and figure.end <= sentences[at].end:
            placed.append(figure.model_copy(update={"index": len(placed), "sentence": sentences[at].index}))
    return tuple(placed)


def compose_report(draft: Draft, *, translations: Sequence[Translation], target: Language, engine: EngineUsed) -> Report:
    """Return the report: sentences with translations, figures with their fidelity, points with their own check."""
    of_sentences = translations[: len(draft.sentences)]
    of_points = dict(zip((point.start for point in draft.partial_points), translations[len(draft.sentences) :], strict=True))
    sentences = tuple(sentence.translated(translation) for sentence, translation in zip(draft.sentences, of_sentences, strict=True))
    fates = {figure.index: figure for translation in of_sentences for figure in translation.figures}
    figures = tuple(_with_fate(figure, fate=fates[figure.index]) for figure in draft.figures)
    headline = sentences[0] if draft.article.has_title and sentences else None
    return Report(
        id=draft.article.id,
        name=draft.article.name,
        title=Title(source=headline.text, target=headline.translation or "") if headline else None,
        language=ReportLanguage(code=draft.language, script=draft.detection.script, confidence=draft.detection.confidence),
        target=target,
        text=draft.article.text,
        sentences=sentences,
        translation=join_translations(draft.article.text, sentences=sentences, target=target),
        key_points=tuple(_complete_point(point, own=of_points.get(point.start), sentences=sentences) for point in draft.points),
        figures=figures,
        conflicts=draft.conflicts,
        warnings=tuple(_warnings_of(of_sentences)),
        engine=engine,
        seconds=draft.clock.seconds,
    )


def join_translations(text: str, *, sentences: Sequence[Sentence], target: Language) -> str:
    """Return the whole translation: line breaks of the source kept between sentences, a blank between English ones."""
    parts: list[str] = []
    end = 0
    for sentence in sentences:
        gap = text[end : sentence.start]
        if "\n" in gap:
            parts.append("\n" * gap.count("\n"))
        elif parts and target is Language.EN:
            parts.append(" ")
        parts.append(sentence.translation or "")
        end = sentence.end
    return "".join(parts)


def _with_fate(figure: Figure, *, fate: Figure) -> Figure:
    return figure.model_copy(update={"fidelity": fate.fidelity, "target_start": fate.target_start, "target_end": fate.target_end})


def _complete_point(point: KeyPoint, *, own: Translation | None, sentences: Sequence[Sentence]) -> KeyPoint:
    """Return the point with its translation and check: its own where it is a part of its sentence, else the sentence's."""
    sentence = sentences[point.sentence]
    translation: str | None = own.translation if own else sentence.translation
    check: Check | None = own.check if own else sentence.check
    return point.model_copy(update={"translation": translation, "check": check})


def _warnings_of(translations: Sequence[Translation]) -> Iterator[Warn]:
    for index, translation in enumerate(translations):
        for warning in translation.warnings:
            yield warning.model_copy(update={"sentence": index})
