"""The last repair: where one figure of the target stands for one of the source with a wrong value or unit, it is set right."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from service.figures.drafts import plain
from service.figures.loose import read_numbers
from service.figures.numerals import number_slice
from service.figures.rendered_nouns import measure_word
from service.figures.rendering import TURNED, render_figure, render_number
from service.figures.sameness import MARKED, end_multiple, same_value
from service.guard.judging import Verdict
from service.guard.rewording import reword, write_day
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
# Doubled, doubling; tripled …
_MULTIPLIED = {Decimal(2): "doubl", Decimal(3): "tripl", Decimal(4): "quadrupl", Decimal(5): "quintupl"}
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
    if target is Language.EN and not units_only and (joined := _join_factors(verdict, figures)) is not None:
        return joined
    for source_index, target_index in changed:
        right, wrong = figures[source_index], verdict.target_figures[target_index]
        if (
            not right.suspect
            and not _only_moved(wrong, others=[figures[i] for i, _ in changed if i != source_index])
            and not _said_elsewhere(wrong, right=right, source_text=source_text, language=language)
        ):
            mended = (
                _mend_unit(text, right, wrong, target)
                if units_only
                else _mend_one(text, right=right, wrong=wrong, target=target, doubtful=doubtful)
            )
            text = mended or text
    if target is Language.EN and not units_only and not changed:
        text = _mend_days(text, verdict, figures)
    return None if text == verdict.translation else text


def _join_factors(verdict: Verdict, figures: Sequence[Figure]) -> str | None:
    """Return an English text with 84.27 100 million, the magnitudes of Chinese word for word, as one number; None without such."""
    comparison, text = verdict.comparison, verdict.translation
    lost = [figures[i] for i in (*comparison.missing, *(i for i, _ in comparison.changed))]
    for first, second in reversed([*pairwise(verdict.target_figures)]):
        if verdict.translation[first.end : second.start].strip() or first.number is None or second.number is None:
            continue
        right = next((one for one in lost if one.number == first.number * second.number), None)
        if right is not None:
            _, end = number_slice(second, language=Language.EN)
            words = render_number(right, language=Language.EN)
            text = splice(text, start=first.start, end=second.start + end, words=words, language=Language.EN)
    return None if text == verdict.translation else text


def _mend_days(text: str, verdict: Verdict, figures: Sequence[Figure]) -> str:
    """Return an English text with days of the month that lost their day: 4, or 4 days, for 4日."""
    for index in sorted(verdict.added, key=lambda index: -verdict.target_figures[index].start):
        wrong = verdict.target_figures[index]
        for right in (figures[i] for i in verdict.comparison.missing):
            written = write_day(text, right=right, wrong=wrong)
            if written is not None:
                text = written
                break
    return text


def _mend_one(text: str, *, right: Figure, wrong: Figure, target: Language, doubtful: bool) -> str | None:
    """Return the text with one figure set right; None where the wrong one may stand for something else.

    In a sentence that lost or won another figure too, only the same digits show that this one stands for the source's.
    """
    if (
        target is Language.EN
        and (mended := reword(text, right=right, wrong=wrong) or write_day(text, right=right, wrong=wrong)) is not None
    ):
        return mended
    if "date" in (right.kind, wrong.kind):
        same = right.kind == wrong.kind and not doubtful and _shape(right) == _shape(wrong)
        return _write(text, wrong, render_figure(right, language=target), target=target) if same else _mend_unit(text, right, wrong, target)
    if right.kind == wrong.kind == "multiple" and wrong.text.startswith("翻"):
        turned = TURNED.get(right.number or _LARGE)
        return None if turned is None else text[: wrong.start] + turned + text[wrong.end :]
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
    if (_is_idle(wrong) and not _is_idle(right)) or _of_another_thing(right, wrong):
        return None  # 两人一起吸引了观众: the language's own, not what became of 3.85 million
    if right.kind == wrong.kind == "multiple" and wrong.text.isascii() and wrong.text.isalpha():
        return _mend_verb(text, right, wrong)
    if right.kind == wrong.kind:
        start, end = number_slice(wrong, language=target)
        words = _without_verb(render_number(right, language=target), right) + _more_behind(wrong.text[:end], right=right)
        return splice(text, start=wrong.start + start, end=wrong.start + end, words=words, language=target)
    if {right.kind, wrong.kind} <= SHARES:
        return _write(text, wrong, render_figure(right, language=target), target=target)
    return None


def _without_verb(words: str, right: Figure) -> str:
    """Return the words of a figure beside a verb that says how it moves: 2倍 behind 增至, and not 翻一番."""
    return f"{plain(right.number)}倍" if words in TURNED.values() else words


def _mend_verb(text: str, right: Figure, wrong: Figure) -> str | None:
    """Return the text with doubled for quadrupled; None where there is no such verb."""
    stem = next((stem for stem in _MULTIPLIED.values() if wrong.text.lower().startswith(stem)), None)
    times = end_multiple(right)
    if stem is None or right.change is None or times not in _MULTIPLIED:
        return None
    verb = _MULTIPLIED[times] + wrong.text.lower()[len(stem) :]
    return text[: wrong.start] + (verb.capitalize() if wrong.text[0].isupper() else verb) + text[wrong.end :]


def _is_idle(figure: Figure) -> bool:
    """Tell a small number in words, which a language says of its own accord."""
    return figure.kind == "count" and not any(char.isdigit() for char in figure.text) and (figure.number or _LARGE) <= _MOST_IDLE


def _of_another_thing(right: Figure, wrong: Figure) -> bool:
    """Tell two counts that neither their digits nor what they count ties to each other."""
    if not right.kind == wrong.kind == "count" or wrong.unit in (None, right.unit):
        return False
    mine, other = sorted((_digits(right), _digits(wrong)), key=len)
    return not (mine in other or sorted(mine) == sorted(other) or (len(mine) > 1 and mine[:-1] == other[:-1]))


_LARGE, _MOST_IDLE = Decimal(100), Decimal(10)


def _more_behind(written: str, *, right: Figure) -> str:
    """Return the 多 or 余 behind the number that is replaced, where the right one is more than it says too: 3001多名, 3000多名."""
    said = next((char for char in written if char in _MORE), "")
    round_number = right.number is not None and right.number >= _MOST_IDLE and right.number % 10 == 0
    return said if round_number and right.qualifier in ("more_than", "at_least") else ""


_MORE = frozenset("多余")


def _mend_unit(text: str, right: Figure, wrong: Figure, target: Language) -> str | None:
    """Return the text with number and unit written anew, where the number is right and only its unit is lost or another's."""
    numbers = [number.value for number in read_numbers(wrong.text, language=target)]
    if right.kind == wrong.kind == "rank" and target is Language.ZH and same_value(right, wrong):
        return _unrank_span(text, right, wrong)
    if right.number is None or numbers != [right.number] or wrong.text.startswith("翻"):
        return None
    counted = right.kind == "count" and (right.unit_text is not None or right.number % 1 != 0)
    counted_in_years = (counted or right.kind in ("ratio", "index")) and (wrong.unit == "year" or wrong.kind == "date")
    left_in_chinese = target is Language.EN and _HAN.match(text, wrong.end)
    if right.kind not in (*MARKED, "multiple") and not counted_in_years and not left_in_chinese:
        return None
    words = _without_verb(render_figure(right, language=target), right)
    if target is Language.ZH and right.kind == "count" and _HAN.match(text, wrong.end):
        words = render_number(right, language=target) + (measure_word(right) or "")  # the noun stands there: 300支 before 投资团队
    return _write(text, wrong, words, target=target, unit=right.unit_text)


def _unrank_span(text: str, right: Figure, wrong: Figure) -> str | None:
    """Return the text with the span of time gone that is ranked where something else is: 第六年选手, the sixth player."""
    span = wrong.unit_text or ""
    if not span or not text.startswith(span, wrong.end):
        return None
    after = text[wrong.end + len(span) :]
    return text[: wrong.end] + (measure_word(right) or "" if _HAN.match(after) else "") + after


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
