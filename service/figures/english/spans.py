"""English spans and measures that no number stands before: an hour, a mile and a half, decades, his thirties, the nineties."""

from __future__ import annotations

from decimal import Decimal

from service.figures.drafts import Draft, divide
from service.figures.english.cardinals import read_spoken_part
from service.figures.english.sets import BEFORE_ONE_UNIT, POSSESSIVES, WEATHER
from service.figures.english.tokens import Words
from service.figures.english.words import LONG_SPANS, ROUND_TENS, TENS
from service.figures.units import Unit, read_english_unit

_SEVERAL = (Decimal(2), Decimal(9))
_BESIDE_TENS = frozenset({"early", "mid", "late", "-", "s", "and", "or"})
_TIED = frozenset({"duration", "measure", "percentage_point"})


def read_long_span(tokens: Words, at: int) -> tuple[Draft | None, int]:
    """Read "decades", "centuries" and "millennia" without a number as several, and a decade as ten years."""
    word = tokens.words[at]
    scale, unit, many = LONG_SPANS[word]
    end = tokens.ends[at]
    if not many:
        value = Decimal(scale) if word == "decade" else None
        return (Draft(tokens.starts[at], end, end, kind="duration", value=value, unit=unit, unit_text=word) if value else None), at + 1
    low, high = (scale * bound for bound in _SEVERAL)
    return Draft(tokens.starts[at], end, end, kind="duration", low=low, high=high, unit=unit, unit_text=word), at + 1


def read_one_unit(tokens: Words, at: int) -> tuple[Draft | None, int]:
    """Read "an hour" as one where its amount is stressed (at least an hour), and "an hour and a half"; `at` is the article."""
    unit = read_english_unit(tokens.words, at + 1)
    if unit is None or unit[0].kind not in _TIED:
        return None, at + 1
    more = read_spoken_part(tokens, unit[1])
    if more is None and not _is_stressed(tokens, at, unit[0]):
        return None, at + 1
    half, stop = more or (None, unit[1])
    return _one(tokens, at, stop, unit[0], Decimal(1) if half is None else 1 + divide(Decimal(half[0]), Decimal(half[1]))), stop


def _one(tokens: Words, at: int, stop: int, unit: Unit, value: Decimal) -> Draft:
    end = tokens.ends[stop - 1]
    draft = Draft(tokens.starts[at], end, tokens.ends[at], kind=unit.kind, value=value, unit=unit.name, unit_text=unit.written)
    settle_decades(draft)
    return draft


def _is_stressed(tokens: Words, at: int, unit: Unit) -> bool:
    before = tokens.word(at - 1)
    if unit.kind == "percentage_point":
        return before in ("by", "of", "up", "down") or before in BEFORE_ONE_UNIT
    return before in BEFORE_ONE_UNIT or (before == "as" and tokens.word(at - 2) in ("much", "long", "far"))


def settle_decades(draft: Draft) -> None:
    """Count years where the text counts decades or millennia: three decades are 三十年."""
    scale = {"decade": Decimal(10), "millennium": Decimal(1000)}.get(draft.unit or "")
    if scale is None:
        return
    draft.unit = "year"
    if isinstance(draft.value, Decimal):
        draft.value *= scale
    if isinstance(draft.low, Decimal) and isinstance(draft.high, Decimal):
        draft.low, draft.high = draft.low * scale, draft.high * scale


def read_round_tens(tokens: Words, at: int, value: Decimal, stop: int) -> Draft | None:
    """Return the age of "in her thirties", the decade of "the early 90s"; `value` is the round number, None where it is neither."""
    start = at
    while tokens.word(start - 1) in _BESIDE_TENS or start - 1 in tokens.digits or round_tens(tokens.word(start - 1)) is not None:
        start -= 1
    before = tokens.word(start - 1)
    end = tokens.ends[stop - 1]
    if before in POSSESSIVES:
        return Draft(tokens.starts[at], end, end, kind="age", value=value, unit="year", qualifier="more_than")
    if (before == "the" or tokens.word(at - 1) in _BESIDE_TENS) and WEATHER.isdisjoint(tokens.words[max(0, start - 9) : start]):
        head = f"19{int(value) // 10}"
        return Draft(tokens.starts[at], end, end, kind="date", low=f"{head}0", high=f"{head}9")
    return None


def round_tens(word: str) -> Decimal | None:
    """Return the number that a plural of tens repeats.

    >>> round_tens("thirties")
    Decimal('30')
    """
    return TENS.get(ROUND_TENS.get(word, ""))
