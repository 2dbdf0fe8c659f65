"""What part a figure plays in its sentence, told by the words beside it: where a change began, by how much, what it came to."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from service.guard.role_table import BY, FROM, PART, SINCE, TO, UNTIL
from service.records import Figure, Language

_REACH = 48  # characters before a figure that are read; nobody measured it
_SENTENCE = re.compile(r"[。；;！？\n]|[.!?]\s")


class Role(NamedTuple):
    """What is told of a figure; None where nothing tells."""

    move: str | None = None
    direction: str | None = None
    part: bool | None = None


class Fit(NamedTuple):
    """On how many points roles agree, and on how many they contradict each other; of those that agree, how many say by how much."""

    agree: int = 0
    contradict: int = 0
    by: int = 0


def read_roles(figures: Sequence[Figure], *, text: str, language: Language) -> tuple[Role, ...]:
    """Return the role of each figure of a text, in order.

    >>> from service.figures import read_figures
    >>> text = "It rose from 3% to 5%, up by 300 yuan."
    >>> [role.move for role in read_roles(read_figures(text, language=Language.EN), text=text, language=Language.EN)]
    ['from', 'to', 'by']
    """
    roles, edge = [], 0
    for figure in figures:
        before = text[max(edge, figure.start - _REACH) : figure.start].lower()
        roles.append(_date_role(before, language) if figure.kind == "date" else _number_role(figure, before, text, language))
        if figure.kind != "date":  # from 2012's 54 trillion
            edge = figure.end
    return tuple(roles)


def fit_roles(one: tuple[Role, Role], other: tuple[Role, Role]) -> Fit:
    """Return how the roles of two figures fit those of two others, first with first; what tells neither two apart says nothing.

    >>> fit_roles((Role("from"), Role("to")), (Role("from"), Role("by")))
    Fit(agree=1, contradict=1, by=0)
    """
    agreed, contradict = [], 0
    for (first, second), (third, fourth) in zip(zip(*one, strict=True), zip(*other, strict=True), strict=True):
        if first == second and third == fourth:
            continue
        told = [pair for pair in ((first, third), (second, fourth)) if None not in pair]
        agreed += [mine for mine, theirs in told if mine == theirs]
        contradict += sum(mine != theirs for mine, theirs in told)
    return Fit(len(agreed), contradict, agreed.count("by"))


def move_alike(figure: Figure, found: Figure) -> bool:
    """Return whether two figures move the same way, as far as both tell: up or down, by so much or to so much.

    A multiple says the same by and to (增长一倍, doubled), and "up to" neither. Of the figures that move in 12,000 translations by
    people, one contradicts its source: 增幅超过40% is "rising to over 40 percent" there.
    """
    moves = (figure.change, found.change)
    if None in moves or "up_to" in (figure.qualifier, found.qualifier):
        return True
    if "multiple" in (figure.kind, found.kind):
        return len({move.direction for move in moves if move is not None}) == 1
    return len({(move.kind, move.direction) for move in moves if move is not None}) == 1


def _date_role(before: str, language: Language) -> Role:
    return Role("from" if _ends(SINCE[language], before) else "to" if _ends(UNTIL[language], before) else None)


def _number_role(figure: Figure, before: str, text: str, language: Language) -> Role:
    if figure.kind in ("rank", "identifier", "age"):
        return Role()
    part = _ends(PART[language], _SENTENCE.split(text[: figure.start])[-1].lower())
    if _ends(FROM[language], before):
        return Role("from", None, part)
    if figure.change is not None and figure.kind != "multiple":
        return Role(figure.change.kind, figure.change.direction if figure.change.kind == "by" else None, part)
    return Role("to" if _ends(TO[language], before) else "by" if _ends(BY[language], before) else None, None, part)


def _ends(pattern: str, text: str) -> bool:
    return _compiled(pattern).search(text) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
