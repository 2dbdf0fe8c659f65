"""A figure -> its wording alone in a table, as a newsroom writes it: number words, halves, "more than" and "per" with it."""

from __future__ import annotations

from decimal import Decimal

from service.figures.numerals import number_slice
from service.figures.rendered_nouns import chinese_base, english_base
from service.figures.rendering import render_figure
from service.records import Figure, Language, Renderings

_WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SPELLED = ("count", "duration", "multiple", "rate")  # measures, ages, percent and money keep their digits
_HALVES = {
    "hour": ("半小时", "half an hour"), "year": ("半年", "half a year"), "day": ("半天", "half a day"), "month": ("半个月", "half a month"),
    "century": ("半个世纪", "half a century"), "minute": ("半分钟", "half a minute"),
}  # fmt: skip
_MORE = ("多", "余")  # in a Chinese number, they say that it is more


def with_renderings(figure: Figure) -> Figure:
    """Return `figure` with its wording in both languages; one that cannot be read with certainty stays as it is printed."""
    if figure.suspect is not None:
        return figure.model_copy(update={"renderings": Renderings(zh=figure.text, en=figure.text)})
    return figure.model_copy(update={"renderings": Renderings(zh=_write(figure, Language.ZH), en=_write(figure, Language.EN))})


def _write(figure: Figure, language: Language) -> str:
    if figure.kind == "duration" and figure.value == "0.5" and figure.unit in _HALVES:
        return _HALVES[figure.unit][language is Language.EN]
    chinese = language is Language.ZH
    words = render_figure(figure, language=language)
    if not chinese and figure.kind in _SPELLED:
        words = _spell(words)
    if figure.qualifier == "more_than" and figure.kind not in ("date", "identifier"):
        words = _say_more(figure, words, chinese=chinese)
    if figure.per is None:
        return words
    if chinese:
        base = chinese_base(figure.per)
        return f"每{base}{words}" if base else words
    base = english_base(figure.per)
    return f"{words} per {base}" if base else words


def _spell(words: str) -> str:
    """Return English words with a number below ten spelled out.

    >>> _spell("3 cities"), _spell("30 cities"), _spell("3.5 places")
    ('three cities', '30 cities', '3.5 places')
    """
    number, _, rest = words.partition(" ")
    return f"{_WORDS[int(number)]} {rest}" if rest and len(number) == 1 and number in "123456789" and not rest.startswith("to ") else words


def _say_more(figure: Figure, words: str, *, chinese: bool) -> str:
    """Return the words with the 多 or 余 that the figure itself holds: 50多名 is no 50."""
    if not any(mark in figure.text for mark in _MORE):
        return words
    if not chinese:
        return f"more than {words}"
    made = figure.model_copy(update={"text": words})
    _, end = number_slice(made, language=Language.ZH)
    return f"{words[:end]}多{words[end:]}" if Decimal(figure.value or 0) >= 10 else f"超过{words}"
