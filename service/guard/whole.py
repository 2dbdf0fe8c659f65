"""What makes a figure whole, told in both texts: its unit, its currency, the year of a date, the hour of a speed."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from service.figures.loose import read_numbers
from service.figures.measures import SPANS
from service.figures.sameness import MARKED, qualifiers_fight
from service.guard.units import unit_stands
from service.records import Figure, Language

_AGED = re.compile(r"\b(?:old|age[ds]?|birthday|born|boys?|girls?|child(?:ren)?|kids?|toddlers?|life|lifespan)\b", re.IGNORECASE)
_NEAR = 30  # characters in which a word belongs to a figure; nobody measured it
_YOUNGEST, _OLDEST = 4, 120
# Measure words that count, and words before a number that rank by it all the same: 21个 is not 21st, 排名21 is.
_COUNTERS, _RANKED, _RANK_REACH = frozenset("个家所人台只辆国间座"), re.compile(r"[第排列居]|名次|位列"), 5
_CLAUSE_END = re.compile(r"[;；。！!?？]|\.\s|[,，](?!\s?(?:and |or |to |but )?\d)")
_PER = {
    "hour": re.compile(r"每小时|时速|/小时|/时|每个小时|小时|hour|ph\b|/h"),
    "second": re.compile(r"每秒|秒速|/秒|second|/s|ps\b"),
    "minute": re.compile(r"每分|/分|minute|/min"),
}


@dataclass(frozen=True, slots=True)
class Texts:
    """Both texts with the figures that were found in them."""

    source: str
    figures: Sequence[Figure]
    translation: str
    found: Sequence[Figure]
    target: Language


def arrives_whole(figure: Figure, found: Figure, *, texts: Texts) -> bool:
    """Return whether the source's `figure` and the one `found` for it in the translation tell the same but for the words."""
    return (
        _unit_told(figure, found, texts=texts)
        and _speed_stands(figure, found, texts=texts)
        and _date_whole(figure, found, texts=texts)
        and not qualifiers_fight(figure, found)
    )


def _unit_told(figure: Figure, found: Figure, *, texts: Texts) -> bool:
    if found.kind == "duration" and figure.kind != "duration" and (figure.per or "").endswith(found.unit or "-"):
        return False  # three sessions a week are no three weeks
    if figure.kind == "duration" and found.kind == "age" and texts.target is Language.ZH:
        return _AGED.search(texts.source) is not None
    if figure.kind == "rank" and found.kind == "count" and texts.target is Language.ZH and (found.unit_text or "")[:1] in _COUNTERS:
        return _RANKED.search(texts.translation, max(0, found.start - _RANK_REACH), found.start) is not None
    if figure.kind == found.kind == "rank":
        return figure.unit == found.unit or not _span_is_new(figure, found, texts=texts)
    if (
        figure.kind in ("count", "rate", "rank") and None in (figure.unit, figure.unit_text) and found.kind in MARKED
    ):  # a bare number that has got a unit on its way
        clause = _CLAUSE_END.search(texts.source, figure.end)
        said = texts.source[: clause.start()] if clause else texts.source  # 230 of them, so that the year's plan: no 230 years
        told = unit_stands(found, found=figure, translation=said, language=texts.target.other)
        return told or _may_be_an_age(found) or _is_sum(figure, found, texts=texts)
    if unit_stands(figure, found=found, translation=texts.translation, language=texts.target):
        return True
    return (
        figure.kind == "money"
        and _one_currency(texts.figures)
        and any(one.unit == figure.unit for one in texts.found)
        and _one_currency(texts.found)
    )


def _may_be_an_age(found: Figure) -> bool:
    """Tell the age that a bare number got on its way (Smith , 77 , a historian) from what nobody is."""
    return found.kind == "age" and found.number is not None and _YOUNGEST <= found.number <= _OLDEST


def _is_sum(figure: Figure, found: Figure, *, texts: Texts) -> bool:
    """Tell the money of "they invest billions", which Chinese has to name: that of the other sums, else any."""
    currencies = {one.unit for one in texts.figures if one.kind == "money"}
    large = figure.low is not None or (figure.number or 0) >= _SUM
    if found.kind != "money" or not large or (currencies and found.unit not in currencies):
        return False
    return _SPENT.search(texts.source, max(0, figure.start - 2 * _NEAR), figure.end + 2 * _NEAR) is not None


_SUM = 1_000_000
_SPENT = re.compile(
    r"\b(?:invest|sp[ei]n[dt]|cost|worth|pa(?:y|id)|rais(?:e|ing)|sav(?:e|ing)|earn|ma[dk]e|los[et]|fund|bail|debt|budget|profit|revenue|sales"
    r"|amounting|value|award|owe|funnel|pour|pump|inject|lend|lent|borrow|grant|gross|bonds?\b|trade\b|issuance|pric|want|demand|ransom)",
    re.IGNORECASE,
)


def _span_is_new(figure: Figure, found: Figure, *, texts: Texts) -> bool:
    """Tell the sixth place from 第六年: what is ranked has become a span of time that the source does not name."""
    chinese, english = SPANS.get(found.unit or "", ((), ()))
    written = english if texts.target is Language.ZH else chinese
    return bool(written) and not any(word in texts.source[figure.start : figure.end + _NEAR].lower() for word in written)


def _one_currency(figures: Sequence[Figure]) -> bool:
    """Tell a text of one currency, which need not be named with every sum: 超过10亿美元 … 超过5亿."""
    return len({figure.unit for figure in figures if figure.kind == "money" and figure.unit}) == 1


def _date_whole(figure: Figure, found: Figure, *, texts: Texts) -> bool:
    """Return whether what one date says more than the other (the year, as a rule) stands elsewhere in the text of the other."""
    if figure.kind != "date" or found.kind != "date" or "T" in (figure.value or "") + (found.value or ""):
        return True
    mine, other = _parts(figure), _parts(found)
    if mine == other:
        return True
    written = Counter(_whole_numbers(figure.text, language=texts.target.other))  # the year of publication may be known and not written
    return mine & written <= other + _around(found, texts.translation, language=texts.target) and other <= mine + _around(
        figure, texts.source, language=texts.target.other
    )


def _parts(figure: Figure) -> Counter[int]:
    """Return the years, months and days that a date says."""
    said = f"{figure.value or ''} {figure.low or ''} {figure.high or ''}"
    return Counter(int(part) for part in re.findall(r"\d+", said))


def _around(figure: Figure, text: str, *, language: Language) -> Counter[int]:
    """Return the whole numbers of `text` outside the figure."""
    return Counter(_whole_numbers(text, language=language)) - Counter(_whole_numbers(figure.text, language=language))


def _whole_numbers(text: str, *, language: Language) -> list[int]:
    return [int(number.value) for number in read_numbers(text, language=language) if number.value == number.value.to_integral_value()]


def _speed_stands(figure: Figure, found: Figure, *, texts: Texts) -> bool:
    """Return whether "per hour" is told on the side where a speed was read as a mere distance."""
    fast = [unit is not None and "_per_" in unit for unit in (figure.unit, found.unit)]
    if fast[0] == fast[1]:
        return True
    slow, text, unit = (found, texts.translation, figure.unit) if fast[0] else (figure, texts.source, found.unit)
    told = _PER.get((unit or "").split("_per_")[-1])
    return told is None or bool(told.search(text[max(0, slow.start - 12) : slow.end + 12]))
