"""The last repair: where one figure of the target stands for one of the source with a wrong value, its number is set right."""

from service.figures.numerals import number_slice
from service.figures.rendering import render_figure, render_number
from service.figures.sameness import same_value
from service.guard.judging import Verdict
from service.records import Figure, Language

# Kinds that are taken for one another (percent for percentage points) and then written anew, unit and all.
SHARES = frozenset({"percent", "percentage_point", "permille"})


def mend_figures(verdict: Verdict, *, figures: tuple[Figure, ...], target: Language) -> str | None:
    """Return the translation with changed figures set right in their place; None where no such place is sure.

    Nothing is appended: a figure that is missing altogether is left for a person.
    """
    comparison = verdict.comparison
    if comparison.missing or not comparison.changed or len(verdict.added):
        return None
    text = verdict.translation
    for source_index, target_index in sorted(comparison.changed, key=lambda pair: -verdict.target_figures[pair[1]].start):
        right, wrong = figures[source_index], verdict.target_figures[target_index]
        if right.suspect or "date" in (right.kind, wrong.kind) or _only_moved(wrong, others=[figures[i] for i, _ in comparison.changed]):
            return None
        same_kind = right.kind == wrong.kind
        if not same_kind and not {right.kind, wrong.kind} <= SHARES:
            return None
        start, end = number_slice(wrong, language=target)
        replacement = render_number(right, language=target) if same_kind else render_figure(right, language=target)
        start, end = (wrong.start + start, wrong.start + end) if same_kind else (wrong.start, wrong.end)
        text = text[:start] + replacement + text[end:]
    return text


def _only_moved(wrong: Figure, *, others: list[Figure]) -> bool:
    """Tell a number that is right for another figure of its kind: whether the two changed places, or the clauses did, nobody can say."""
    return any(other.unit == wrong.unit and same_value(other, wrong) for other in others)
