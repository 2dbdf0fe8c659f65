"""Figures and terms on their way through a model: masked by placeholders in the source, put back in the words of the target."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.figures.numerals import number_slice
from service.figures.rendering import render_figure, render_number
from service.figures.sameness import MARKED
from service.glossary import Term, TermMatch
from service.guard.splicing import splice
from service.guard.terms import free_stand_ins, put_term
from service.records import Figure, Language

# What both languages write in digits within a date: the year and the day of the month, but not the month nor a time of day.
_DATE_DIGITS = {
    Language.ZH: re.compile(r"(?<!\d)\d{4}(?=年)|(?<!\d)\d{1,2}(?=日)"),
    Language.EN: re.compile(r"(?<![\d:])\d{4}(?![\d:])|(?<=[a-z.] )\d{1,2}(?![\d:])"),
}
# The shipped model makes decades of years that are none: 2021年代. 代表 and 代理 are other words.
_NO_DECADE = re.compile(r"(?<=\d{3}[1-9]年)代(?![表理替码价言号办课])")
_STRESSED = ("超", "过", "逾", "近", "约", "破", "达")  # words that qualify a number already
_LEFT_OVER = re.compile(r"⟦\d?|\d?⟧")


@dataclass(frozen=True, slots=True)
class Cargo:
    """A masked sentence, and for each placeholder in it what stands there in the target."""

    text: str
    items: tuple[tuple[str, str | Term], ...] = ()


def load_cargo(
    text: str,
    *,
    figures: Sequence[Figure],
    terms: Sequence[TermMatch] = (),
    placeholders: Sequence[str],
    source: Language,
    target: Language,
    whole: bool = False,
    stand_ins: bool = False,
) -> Cargo:
    """Return `text` with figures, then terms, replaced by placeholders, as many as there are; with `stand_ins`, terms by other names.

    Numbers are masked with their magnitude, never with their unit; of a date its year and day. With `whole`, figures go as they are.
    What 多 and 余 say inside a number (7700多万) is left to the model, which has words for it.
    Figures and terms lie in `text` by their offsets.
    """
    slices: list[tuple[int, int, str | Term]] = []
    for figure in figures:
        slices += _loads_of(figure, source=source, target=target, whole=whole)
    slices += [
        (match.start, match.end, match.term)
        for match in terms
        if all(match.end <= figure.start or figure.end <= match.start for figure in figures)
    ]
    loads = slices if stand_ins else slices[: len(placeholders)]
    marks = ((mark, mark) for mark in placeholders)
    names = iter(free_stand_ins(text, source=source)) if stand_ins else marks
    masked, position = [], 0
    items: list[tuple[str, str | Term]] = []
    for start, end, wording in sorted(loads, key=lambda load: load[:2]):
        mark, standing = next(names if isinstance(wording, Term) else marks, ("", ""))
        if mark:
            more = source is Language.ZH and isinstance(wording, str) and any(said in text[start:end] for said in "多余")
            if more and whole:
                masked += [text[position:start], "" if text[position:start].endswith(_STRESSED) else "超过", mark]
            else:
                masked += [text[position:start], mark, "多" * more]
            items.append((standing, wording))
            position = end
    return Cargo("".join([*masked, text[position:]]), tuple(items))


def unload_cargo(hypothesis: str, *, cargo: Cargo, target: Language) -> str | None:
    """Return `hypothesis` with every item put back; None unless each placeholder stands there just once.

    >>> unload_cargo("⟦0⟧年代的官员", cargo=Cargo("Officials in ⟦0⟧", (("⟦0⟧", "2021"),)), target=Language.ZH)
    '2021年的官员'
    """
    for placeholder, wording in cargo.items:
        if hypothesis.count(placeholder) != 1:
            return None
        if isinstance(wording, str):
            start = hypothesis.index(placeholder)
            hypothesis = splice(hypothesis, start=start, end=start + len(placeholder), words=wording, language=target)
    for placeholder, term in cargo.items:  # after the figures, which say whether a term is one or many
        if isinstance(term, Term):
            hypothesis = put_term(hypothesis, placeholder=placeholder, term=term, target=target)
    return None if _LEFT_OVER.search(hypothesis) else _NO_DECADE.sub("", hypothesis)


def find_arrived(hypotheses: Sequence[str], *, cargo: Cargo) -> frozenset[Term]:
    """Return the terms whose placeholders stand just once in the hypothesis that has most of them.

    >>> cargo = Cargo("⟦0⟧和⟦1⟧", (("⟦0⟧", Term("天津", "Tianjin")), ("⟦1⟧", Term("河北", "Hebei"))))
    >>> [term.en for term in find_arrived(["⟦1⟧ and Tian"], cargo=cargo)]
    ['Hebei']
    """
    terms = [(placeholder, term) for placeholder, term in cargo.items if isinstance(term, Term)]
    arrived = [frozenset(term for placeholder, term in terms if hypothesis.count(placeholder) == 1) for hypothesis in hypotheses]
    return max(arrived, key=len, default=frozenset())


def _loads_of(figure: Figure, *, source: Language, target: Language, whole: bool) -> list[tuple[int, int, str]]:
    """Return what of a figure is carried, with its wording in the target; nothing of one that cannot be trusted as it stands."""
    if figure.suspect or figure.kind == "identifier" or (figure.kind, figure.value) == ("duration", "0.5"):
        return []  # half a year is no 0.5 years
    if figure.kind == "date" and whole:
        return [(figure.start, figure.end, render_figure(figure, language=target))]
    if figure.kind in MARKED and whole:
        return [(figure.start, figure.end, render_figure(figure, language=target))]
    if figure.kind == "date":
        digits = _DATE_DIGITS[source].finditer(figure.text)
        return [(figure.start + match.start(), figure.start + match.end(), match[0]) for match in digits]
    if figure.kind == "ratio" and "中" in figure.text:
        return []  # 每100万人中有180人 has words that would be left without it
    if figure.kind == "multiple" and figure.number == 1 and not whole:
        return []  # 增加一倍 has no number in English: it doubles
    start, end = number_slice(figure, language=source)
    end -= source is Language.ZH and figure.text[end - 1] in "多余来"
    return [(figure.start + start, figure.start + end, render_number(figure, language=target))]
