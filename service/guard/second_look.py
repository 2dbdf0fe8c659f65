"""A comparison of figures and both texts in, the comparison mended out: units that are lost, numbers that no reader takes for figures."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from service.figures.fidelity import Comparison
from service.figures.loose import Number, read_numbers
from service.figures.sameness import MARKED, same_value
from service.glossary import TermMatch
from service.guard.labels import find_labels
from service.guard.otherwise import find_first, find_odds, find_period
from service.guard.roles import move_alike
from service.guard.swaps import find_swaps
from service.guard.things import same_thing
from service.guard.units import unit_near, unit_words
from service.guard.whole import Texts, arrives_whole
from service.records import Figure, Language

# Two figures that a reader takes for the ends of a range stand this close, and nothing but these words between them.
_BETWEEN = re.compile(
    r"[\s,]*(?:to|until|till|and|or|through|-|–|—|至|到|或|和|与|~|～|次年|翌年|年|日|月|间|\(|（)*[\s,]*(?:次年|翌年|the following)?\s*"
)
# What may stand between the ends of a movement: 从1万亿美元迅速增长至3万亿美元.
_GROWN = re.compile(r"[^，。；,.;\d]{0,10}[到至为]")
_BY_THEN = re.compile(r"(?:截至|截止到?|截止至|到|至|by|until|till|as of|up to|to|late(?: in)?)\s*$", re.IGNORECASE)
_ONE = re.compile(r"\b(?:an?|one|each|every|single)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_MAGNITUDE_AFTER = re.compile(r"\s?(?:[十百千万亿兆]|(?:hundred|thousand|million|billion|trillion)\b)", re.IGNORECASE)
_WORDED = frozenset({"both", "couple", "pair", "twin", "dual", "once", "双", "俩", "首", "初"})  # they count things, and no percent
_BARE = re.compile(r"[\d.,:%/+-]+")
# A rate of growth grows by itself: 增长率为2.5% is "growth accelerated to 2.5%" as well.
_RATE_OF_GROWTH = re.compile(
    r"(?:增长率|增长速度|[增升涨降跌]幅|增速)(?:均|都|仍|也|约|近|超过?|[为是在]|保持在?|达到?|高达|只有|[至到])*$"
    r"|\bgrowth rates?\b[^,.;\d]{0,24}$",
    re.IGNORECASE,
)
_FROM = re.compile(r"[由从](?:[12]\d{3}年的?|[\u4e00-\u9fff]{0,4}的)?(?:不到|不足|近|约)?$")
_BY = re.compile(r"\bby\s(?:(?:about|around|nearly|almost|over|more than|less than)\s)?(?:RMB\s?|US)?[$¥€£]?$")
_CLOCK_AFTER = re.compile(r"\s?(?:点|时|:|[ap]\.?m|o.clock)", re.IGNORECASE)


def look_again(comparison: Comparison, *, texts: Texts) -> Comparison:
    """Return the comparison as the texts around the figures allow it.

    Two pairs that changed places, and a pair whose unit is lost or that moves the other way, become changes. A change, a loss or an
    addition that is only one of reading is none.
    """
    comparison = _without_units(find_swaps(comparison, texts=texts), texts)
    if comparison.missing or comparison.changed:
        comparison = _join_ranges(comparison, texts)
        comparison = _ends_of_periods(comparison, texts)
        comparison = _find_unread(comparison, texts)
    return comparison


def is_said(figure: Figure, *, comparison: Comparison, texts: Texts) -> bool:
    """Return whether an added figure only repeats one that arrived, or says a number that the source says outside its figures.

    A number in a label stands for no date and no span: 8+10 is no 10th day.
    """
    if any(
        same_value(texts.figures[i], figure) and texts.figures[i].unit == texts.found[j].unit == figure.unit for i, j in comparison.pairs
    ):
        return True
    numbers = [number.value for number in read_numbers(figure.text, language=texts.target)]
    taken: list[Figure | TermMatch] = [*texts.figures]
    if figure.kind == "date" or figure.kind in MARKED:
        taken += find_labels(texts.source, figures=texts.figures, terms=())
    unread = [number.value for number in _outside(read_numbers(texts.source, language=texts.target.other), taken)]
    return bool(numbers) and all(number in unread for number in numbers)


def _without_units(comparison: Comparison, texts: Texts) -> Comparison:
    lost = [(i, j) for i, j in comparison.pairs if not _arrives(texts.figures[i], texts.found[j], texts=texts)]
    if not lost:
        return comparison
    kept = tuple(pair for pair in comparison.pairs if pair not in lost)
    return replace(comparison, pairs=kept, changed=tuple(sorted([*comparison.changed, *lost])))


def _arrives(figure: Figure, found: Figure, *, texts: Texts) -> bool:
    moved = move_alike(figure, found) or _RATE_OF_GROWTH.search(texts.source[: figure.start]) is not None
    if _is_base_for_step(figure, found, texts=texts):
        return False
    return arrives_whole(figure, found, texts=texts) and moved and same_thing(figure, found, texts=texts)


def _is_base_for_step(figure: Figure, found: Figure, *, texts: Texts) -> bool:
    """Tell a number that a change began at in Chinese, and that English makes the change: by 18 for 由18."""
    if texts.target is not Language.EN or figure.kind == "date":
        return False
    return bool(_FROM.search(texts.source[: figure.start])) and bool(_BY.search(texts.translation[: found.start]))


def _open(comparison: Comparison) -> tuple[list[int], list[int]]:
    """Return the source and target figures that have found no partner of the same value."""
    return (
        sorted([*comparison.missing, *(i for i, _ in comparison.changed)]),
        sorted([*comparison.added, *(j for _, j in comparison.changed)]),
    )


def _settle(comparison: Comparison, *, sources: Iterable[int], targets: Iterable[int], **more: object) -> Comparison:
    """Return the comparison without these figures among the doubtful; partners of theirs go back to missing and added."""
    gone, done = set(sources), set(targets)
    freed_sources = {i for i, j in comparison.changed if j in done and i not in gone}
    freed_targets = {j for i, j in comparison.changed if i in gone and j not in done}
    return replace(
        comparison,
        missing=tuple(sorted({*comparison.missing, *freed_sources} - gone)),
        added=tuple(sorted({*comparison.added, *freed_targets} - done)),
        changed=tuple((i, j) for i, j in comparison.changed if i not in gone and j not in done),
        **more,  # type: ignore[arg-type]
    )


def _join_ranges(comparison: Comparison, texts: Texts) -> Comparison:
    """Return the comparison with a range that stands as two figures, or two figures that stand as a range, for kept."""
    sources, targets = _open(comparison)
    for i in sources:
        for j, k in pairwise(targets):
            if k == j + 1 and _are_ends(texts.figures[i], texts.found[j], texts.found[k], text=texts.translation):
                place = (i, texts.found[j].start, texts.found[k].end)
                return _join_ranges(_settle(comparison, sources=[i], targets=[j, k], stands=(*comparison.stands, place)), texts)
        for j in targets:
            if (start := _low_end(texts.figures[i], texts.found[j], texts=texts)) is not None:
                place = (i, start, texts.found[j].end)
                return _join_ranges(_settle(comparison, sources=[i], targets=[j], stands=(*comparison.stands, place)), texts)
    for i, k in pairwise(sources):
        for j in targets:
            step = _is_base_for_step(texts.figures[i], texts.found[j], texts=texts)
            if k == i + 1 and not step and _are_ends(texts.found[j], texts.figures[i], texts.figures[k], text=None):
                start, end = texts.found[j].start, texts.found[j].end
                stands = (*comparison.stands, (i, start, end), (k, start, end))
                return _join_ranges(_settle(comparison, sources=[i, k], targets=[j], stands=stands), texts)
    return comparison


def _low_end(whole: Figure, high: Figure, *, texts: Texts) -> int | None:
    """Return where a range begins of which only the high end was read as a figure: 二十或三十分钟."""
    if whole.low is None or whole.high is None or whole.kind == "date" or high.number is None or str(high.number) != whole.high:
        return None
    for number in read_numbers(texts.translation[: high.start], language=texts.target):
        if str(number.value) == whole.low and _BETWEEN.fullmatch(texts.translation, number.end, high.start):
            return number.start if whole.kind == high.kind else None
    return None


def _are_ends(whole: Figure, first: Figure, second: Figure, *, text: str | None) -> bool:
    """Tell whether `first` and `second` are the two ends of the range `whole`, written next to each other in `text`."""
    if whole.kind == first.kind == second.kind == "date" and whole.low is not None and (whole.low, whole.high) == (first.low, second.high):
        return True  # the 1980s and 1990s, 八九十年代
    if whole.low is None or whole.high is None or first.value is None or second.value is None:
        return False
    moved = " to " in whole.text and text is not None and _GROWN.fullmatch(text, first.end, second.start)
    if text is not None and not moved and not _BETWEEN.fullmatch(text, first.end, second.start):
        return False
    low, high = (whole.model_copy(update={"value": value, "low": None, "high": None, "si": None}) for value in (whole.low, whole.high))
    if whole.kind not in ("date", first.kind) or (whole.unit and first.unit and whole.unit != first.unit):
        return False
    return same_value(low, first) and same_value(high, second)


def _ends_of_periods(comparison: Comparison, texts: Texts) -> Comparison:
    """Return the comparison with 截至2021年 and "by the end of 2021" for one date."""
    for i, j in comparison.changed:
        figure, found = texts.figures[i], texts.found[j]
        if figure.kind != "date" or found.kind != "date":
            continue
        vaguer, finer = sorted([figure, found], key=lambda one: len(one.value or ""))
        text = texts.source if vaguer is figure else texts.translation
        if _is_last_day(finer.value or "", of=vaguer.value or "") and _BY_THEN.search(text[: vaguer.start]):
            return _ends_of_periods(_settle(comparison, sources=[i], targets=[j], pairs=tuple(sorted([*comparison.pairs, (i, j)]))), texts)
    return comparison


def _is_last_day(day: str, *, of: str) -> bool:
    return (
        bool(of)
        and of[0].isdigit()
        and day.startswith(f"{of}-")
        and (day == f"{of}-12-31" or (len(of) == 7 and day[8:] in ("28", "29", "30", "31")))
    )


def _find_unread(comparison: Comparison, texts: Texts) -> Comparison:
    """Return the comparison with figures whose number stands in the translation where no figure was read: 四级 for Category 4."""
    taken = {j for _, j in comparison.pairs}
    numbers = _outside(read_numbers(texts.translation, language=texts.target), [texts.found[j] for j in sorted(taken)])
    odd = [i for i, _ in comparison.changed if texts.figures[i].kind == "ratio"]
    for i in (*comparison.missing, *odd):
        figure = texts.figures[i]
        place = next(_places(figure, numbers=numbers, texts=texts), None)
        if place is not None:
            numbers = [number for number in numbers if not (number.start < place[1] and place[0] < number.end)]
            read = [j for j in _open(comparison)[1] if texts.found[j].start < place[1] and place[0] < texts.found[j].end]
            comparison = _settle(comparison, sources=[i], targets=read, stands=(*comparison.stands, (i, *place)))
    return comparison


def _places(figure: Figure, *, numbers: Sequence[Number], texts: Texts) -> Iterator[tuple[int, int]]:
    """Yield where an unread number says what `figure` says."""
    text = texts.translation
    verbatim = rf"(?<![\d.,:]){re.escape(figure.text.strip('.'))}(?![\d:]|[.,]\d)" if _BARE.fullmatch(figure.text) else r"(?!)"
    for match in re.finditer(verbatim, text):
        read = (one for one in texts.found if one.start < match.end() and match.start() < one.end)
        if not _MAGNITUDE_AFTER.match(text, match.end()) and all(one.kind == "count" and one.unit is None for one in read):
            yield match.span()
    if figure.kind == "date":
        value = figure.value or ""
        if value.startswith("T") and value.endswith(":00"):
            yield from ((n.start, n.end) for n in numbers if n.value == int(value[1:3]) and _CLOCK_AFTER.match(text, n.end))
        yield from find_period(figure, text=text, language=texts.target)
        if value.startswith("---") and texts.target is Language.EN:
            yield from (match.span() for match in re.finditer(rf"\b{int(value[3:])}(?:st|nd|rd|th)\b", text))
        if value.startswith("--") and value[2:].isdigit():
            yield from ((n.start, n.end) for n in numbers if n.value == int(value[2:]) and text[n.start].isupper())
        return
    yield from find_odds(figure, text=text, language=texts.target)
    yield from find_first(figure, text=text, language=texts.target)
    number = figure.number
    if number is None or (figure.kind == "ratio" and not figure.text.isalpha() and "分之" not in figure.text):
        return
    for said in numbers:
        if (
            said.value == number
            and _counts(said, figure=figure, found=texts.found)
            and unit_near(figure, translation=text, start=said.start, end=said.end, language=texts.target)
        ):
            yield said.start, said.end
    if figure.kind in MARKED and texts.target is Language.EN and (number == 1 or figure.text.startswith("一")):
        yield from _one_of(figure, text=text)


def _counts(said: Number, *, figure: Figure, found: Sequence[Figure]) -> bool:
    """Tell a number that was read as no figure, or as a figure of a kind that says no more than the source's."""
    return not any(one.start < said.end and said.start < one.end and (one.kind in MARKED or one.kind == "date") for one in found) or (
        figure.kind == "age" and said.value % 10 == 0
    )


def _one_of(figure: Figure, *, text: str) -> Iterator[tuple[int, int]]:
    """Yield where one of a unit is told by an article: an hour, a cent, per minute."""
    words = unit_words(figure, language=Language.EN)
    for match in words.finditer(text) if words else ():
        article = _ONE.search(text[: match.start()])
        if article is not None:
            yield article.start(), match.end()


def _outside(numbers: Sequence[Number], taken: Sequence[Figure | TermMatch]) -> list[Number]:
    return [number for number in numbers if not any(one.start < number.end and number.start < one.end for one in taken)]
