"""The last repair: where one figure of the target stands for one of the source with a wrong value or unit, it is set right."""

import re
from collections.abc import Sequence

from service.figures.loose import read_numbers
from service.figures.numerals import number_slice
from service.figures.rendering import render_figure, render_number
from service.figures.sameness import MARKED, same_value
from service.guard.judging import Verdict
from service.guard.splicing import splice
from service.records import Figure, Language

# Kinds that are taken for one another (percent for percentage points) and then written anew, unit and all.
SHARES = frozenset({"percent", "percentage_point", "permille"})
# What a model left of the source's unit behind the number: 2 billion欧元s, 4.8亿 miles.
_LEFT_BEHIND = {
    Language.EN: re.compile(r"\s?[\u3400-\u9fff]{1,4}s?\b"),
    Language.ZH: re.compile(r"\s?[A-Za-z]{2,12}(?:-[a-z]+)?(?=[\s，。、；（]|$)"),
}
_HAN = re.compile(r"\s?[\u3400-\u9fff]")
_SHAPE = re.compile(r"\d+")


def mend_figures(
    verdict: Verdict, *, source_text: str, figures: Sequence[Figure], target: Language, units_only: bool = False
) -> str | None:
    """Return the translation with changed figures set right in their place; None where no such place is sure.

    Nothing is appended: a figure that is missing altogether is left for a person. With `units_only` no number is touched.
    """
    language = target.other
    changed = sorted(verdict.comparison.changed, key=lambda pair: -verdict.target_figures[pair[1]].start)
    doubtful = bool(verdict.comparison.missing or verdict.added)
    text = verdict.translation
    for source_index, target_index in changed:
        right, wrong = figures[source_index], verdict.target_figures[target_index]
        if (
            not right.suspect
            and not _only_moved(wrong, others=[figures[i] for i, _ in changed])
            and not _said_elsewhere(wrong, right=right, source_text=source_text, language=language)
        ):
            mended = (
                _mend_unit(text, right, wrong, target)
                if units_only
                else _mend_one(text, right=right, wrong=wrong, target=target, doubtful=doubtful)
            )
            text = mended or text
    return None if text == verdict.translation else text


def _mend_one(text: str, *, right: Figure, wrong: Figure, target: Language, doubtful: bool) -> str | None:
    """Return the text with one figure set right; None where the wrong one may stand for something else.

    In a sentence that lost or won another figure too, only the same digits show that this one stands for the source's.
    """
    if "date" in (right.kind, wrong.kind):
        same = right.kind == wrong.kind and not doubtful and _shape(right) == _shape(wrong)
        return _write(text, wrong, render_figure(right, language=target), target=target) if same else _mend_unit(text, right, wrong, target)
    if (mended := _mend_unit(text, right, wrong, target)) is not None:
        return mended
    if (
        (doubtful and _digits(right) != _digits(wrong))
        or "rank" in (right.kind, wrong.kind)
        or (right.value is None) != (wrong.value is None)
    ):
        return None
    if right.number is not None and wrong.number == -right.number:
        return None  # a dash or a minus: what moves which way is the words' to say
    if right.kind == wrong.kind:
        start, end = number_slice(wrong, language=target)
        words = render_number(right, language=target)
        return splice(text, start=wrong.start + start, end=wrong.start + end, words=words, language=target)
    if {right.kind, wrong.kind} <= SHARES:
        return _write(text, wrong, render_figure(right, language=target), target=target)
    return None


def _mend_unit(text: str, right: Figure, wrong: Figure, target: Language) -> str | None:
    """Return the text with number and unit written anew, where the number is right and only its unit is lost or another's."""
    numbers = [number.value for number in read_numbers(wrong.text, language=target)]
    if right.number is None or numbers != [right.number]:
        return None
    counted_in_years = right.kind == "count" and right.unit is not None and (wrong.unit == "year" or wrong.kind == "date")
    left_in_chinese = target is Language.EN and _HAN.match(text, wrong.end)
    if right.kind not in (*MARKED, "multiple") and not counted_in_years and not left_in_chinese:
        return None
    return _write(text, wrong, render_figure(right, language=target), target=target, unit=right.unit_text)


def _write(text: str, wrong: Figure, words: str, *, target: Language, unit: str | None = None) -> str:
    """Return the text with the words in the place of a wrong figure, and of what stayed behind it of the source's unit."""
    end = wrong.end
    if unit and (told := re.compile(rf"\s*{re.escape(unit)}s?(?![A-Za-z])").match(text, end)):
        end = told.end()
    elif wrong.unit is None and (left := _LEFT_BEHIND[target].match(text, end)):
        end = left.end()
    return splice(text, start=wrong.start, end=end, words=words, language=target)


def _shape(figure: Figure) -> tuple[str, ...]:
    """Return how exact a date is: what it gives, without the numbers."""
    return tuple(_SHAPE.sub("0", value or "") for value in (figure.value, figure.low, figure.high))


def _digits(figure: Figure) -> str:
    """Return the digits of a value without its power of ten; those of both ends of a range."""
    said = figure.value or f"{figure.low} {figure.high}"
    return " ".join(part.replace(".", "").strip("0") for part in said.split())


def _said_elsewhere(wrong: Figure, *, right: Figure, source_text: str, language: Language) -> bool:
    """Tell a number that the source says in another place: it stands for that, and no reader saw it there."""
    if wrong.number is None or wrong.number == right.number:
        return False
    numbers = read_numbers(source_text, language=language)
    return any(number.value == wrong.number and (number.end <= right.start or right.end <= number.start) for number in numbers)


def _only_moved(wrong: Figure, *, others: Sequence[Figure]) -> bool:
    """Tell a number that is right for another figure of its kind: whether the two changed places, or the clauses did, nobody can say."""
    return any(other.unit == wrong.unit and same_value(other, wrong) for other in others)
