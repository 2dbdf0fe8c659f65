"""Figures on their way through a model: masked by placeholders in the source, put back in the words of the target."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.figures.numerals import number_slice
from service.figures.rendering import render_number
from service.records import Figure, Language

# Years and clock times come through a model unharmed more often than through a mask; what is carried is what counts and measures.
NOT_CARRIED = frozenset({"date", "identifier"})


@dataclass(frozen=True, slots=True)
class Cargo:
    """A masked sentence and what each of its placeholders stands for."""

    text: str
    figures: tuple[tuple[str, Figure], ...]


def mask_figures(text: str, *, figures: Sequence[Figure], placeholders: Sequence[str], language: Language) -> Cargo:
    """Return `text` with the number of each figure replaced by a placeholder, as many as there are placeholders.

    Numbers are masked with their magnitude, never with their unit. Figures lie in `text` by their offsets.
    """
    carried = [figure for figure in figures if figure.kind not in NOT_CARRIED and not figure.suspect][: len(placeholders)]
    loaded = tuple(zip(placeholders, carried, strict=False))
    masked, position = [], 0
    for placeholder, figure in loaded:
        start, end = number_slice(figure, language=language)
        masked += [text[position : figure.start + start], placeholder]
        position = figure.start + end
    return Cargo("".join([*masked, text[position:]]), loaded)


def unload_figures(hypothesis: str, *, cargo: Cargo, language: Language) -> str | None:
    """Return `hypothesis` with the numbers put back as `language` writes them; None unless each placeholder stands there once."""
    for placeholder, figure in cargo.figures:
        if hypothesis.count(placeholder) != 1:
            return None
        number = render_number(figure, language=language)
        if language is Language.EN:
            hypothesis = _space_english(hypothesis, placeholder=placeholder)
        hypothesis = hypothesis.replace(placeholder, number)
    if re.search(r"⟦\d⟧", hypothesis):
        return None
    return hypothesis


def _space_english(hypothesis: str, *, placeholder: str) -> str:
    """Return `hypothesis` with a space between the placeholder and a word that touches it.

    >>> _space_english("about⟦0⟧beds", placeholder="⟦0⟧")
    'about ⟦0⟧ beds'
    """
    hypothesis = re.sub(rf"(?<=\w){re.escape(placeholder)}", f" {placeholder}", hypothesis)
    return re.sub(rf"{re.escape(placeholder)}(?=[A-Za-z])", f"{placeholder} ", hypothesis)
