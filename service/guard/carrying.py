"""Figures and terms on their way through a model: masked by placeholders in the source, put back in the words of the target."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.figures.numerals import number_slice
from service.figures.rendering import render_figure, render_number
from service.glossary import TermMatch
from service.records import Figure, Language

# What both languages write in digits within a date: the year and the day of the month, but not the month nor a time of day.
_DATE_DIGITS = {
    Language.ZH: re.compile(r"(?<!\d)\d{4}(?=年)|(?<!\d)\d{1,2}(?=日)"),
    Language.EN: re.compile(r"(?<![\d:])\d{4}(?![\d:])|(?<=[a-z.] )\d{1,2}(?![\d:])"),
}
_LEFT_OVER = re.compile(r"⟦\d?|\d?⟧")


@dataclass(frozen=True, slots=True)
class Cargo:
    """A masked sentence, and for each placeholder in it what stands there in the target."""

    text: str
    items: tuple[tuple[str, str], ...] = ()


def load_cargo(
    text: str,
    *,
    figures: Sequence[Figure],
    terms: Sequence[TermMatch] = (),
    placeholders: Sequence[str],
    source: Language,
    target: Language,
    whole_dates: bool = False,
) -> Cargo:
    """Return `text` with figures, then terms, replaced by placeholders, as many as there are placeholders.

    Numbers are masked with their magnitude, never with their unit; of a date its year and day, or, with `whole_dates`, all of it.
    Figures and terms lie in `text` by their offsets.
    """
    slices = [load for figure in figures for load in _loads_of(figure, source=source, target=target, whole_dates=whole_dates)]
    slices += [
        (match.start, match.end, match.term.wording(target))
        for match in terms
        if all(match.end <= figure.start or figure.end <= match.start for figure in figures)
    ]
    loads = sorted(slices[: len(placeholders)])
    masked, position, items = [], 0, []
    for placeholder, (start, end, wording) in zip(placeholders, loads, strict=False):
        masked += [text[position:start], placeholder]
        items.append((placeholder, wording))
        position = end
    return Cargo("".join([*masked, text[position:]]), tuple(items))


def unload_cargo(hypothesis: str, *, cargo: Cargo, target: Language) -> str | None:
    """Return `hypothesis` with every item put back; None unless each placeholder stands there just once."""
    for placeholder, wording in cargo.items:
        if hypothesis.count(placeholder) != 1:
            return None
        if target is Language.EN:
            hypothesis = _space_english(hypothesis, placeholder=placeholder)
        hypothesis = hypothesis.replace(placeholder, wording)
    return None if _LEFT_OVER.search(hypothesis) else hypothesis


def _loads_of(figure: Figure, *, source: Language, target: Language, whole_dates: bool) -> list[tuple[int, int, str]]:
    """Return what of a figure is carried, with its wording in the target; nothing of one that cannot be trusted as it stands."""
    if figure.suspect or figure.kind == "identifier":
        return []
    if figure.kind == "date" and whole_dates:
        return [(figure.start, figure.end, render_figure(figure, language=target))]
    if figure.kind == "date":
        digits = _DATE_DIGITS[source].finditer(figure.text)
        return [(figure.start + match.start(), figure.start + match.end(), match[0]) for match in digits]
    start, end = number_slice(figure, language=source)
    return [(figure.start + start, figure.start + end, render_number(figure, language=target))]


def _space_english(hypothesis: str, *, placeholder: str) -> str:
    """Return `hypothesis` with a space between the placeholder and a word that touches it.

    >>> _space_english("about⟦0⟧beds", placeholder="⟦0⟧")
    'about ⟦0⟧ beds'
    """
    hypothesis = re.sub(rf"(?<=\w){re.escape(placeholder)}", f" {placeholder}", hypothesis)
    return re.sub(rf"{re.escape(placeholder)}(?=[A-Za-z])", f"{placeholder} ", hypothesis)
