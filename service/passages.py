"""A line of several sentences: split for translation, and put together again with its figures in place."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.figures import find_figures
from service.records import Check, Figure, Language, Translation, Warn
from service.stages.sentences import find_sentences
from service.stages.translation import Line

_WORST_FIRST: tuple[Check, ...] = ("flagged", "repaired", "reviewed", "verified", "no-figures")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, its sentences as lines to translate, and where each begins."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]


def split_passage(text: str, *, language: Language) -> Passage:
    """Return the sentences of `text`, each with its figures at offsets of its own."""
    figures = find_figures(text, language=language)
    spans = find_sentences(text, language=language)
    lines = [
        Line(
            text[start:end],
            tuple(
                figure.model_copy(update={"start": figure.start - start, "end": figure.end - start})
                for figure in figures
                if start <= figure.start and figure.end <= end
            ),
        )
        for start, end in spans
    ]
    return Passage(text, tuple(lines), tuple(start for start, _ in spans))


def join_passage(passage: Passage, *, translations: Sequence[Translation], target: Language) -> Translation:
    """Return one translation of the whole passage; figures lie in it and in the passage's text by their offsets."""
    joined = ""
    figures: list[Figure] = []
    warnings: list[Warn] = []
    for start, translation in zip(passage.starts, translations, strict=True):
        if joined and translation.translation and target is Language.EN:
            joined += " "
        figures += [_shift(figure, source=start, target=len(joined)) for figure in translation.figures]
        warnings += translation.warnings
        joined += translation.translation
    checks = {translation.check for translation in translations}
    worst: Check = next((check for check in _WORST_FIRST if check in checks), "no-figures")
    numbered = tuple(figure.model_copy(update={"index": index}) for index, figure in enumerate(figures))
    return Translation(text=passage.text, translation=joined, check=worst, figures=numbered, warnings=tuple(warnings))


def _shift(figure: Figure, *, source: int, target: int) -> Figure:
    moved: dict[str, int] = {"start": figure.start + source, "end": figure.end + source}
    if figure.target_start is not None and figure.target_end is not None:
        moved |= {"target_start": figure.target_start + target, "target_end": figure.target_end + target}
    return figure.model_copy(update=moved)
