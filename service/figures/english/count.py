"""A number read in an English text, and the magnitudes that may follow it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from service.figures.english.tokens import Words
from service.figures.english.words import DOZENS, HUNDRED, MAGNITUDES

LARGEST = Decimal(10**24)
_MOST_MAGNITUDES = 3  # three hundred thousand million


@dataclass(slots=True)
class Count:
    """A numeral read over tokens: it ends before token `stop`."""

    stop: int
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    spelled: bool = False  # in words
    magnitude: Decimal = Decimal(1)
    ordinal: bool = False
    fraction: bool = False
    suspect: str | None = None


def scale_up(tokens: Words, count: Count) -> Count:
    """Apply the magnitudes that follow a number: 86.51 million, 3 hundred thousand, 2,000-crore."""
    for _ in range(_MOST_MAGNITUDES):
        at = tokens.past_hyphen(count.stop)
        word = tokens.word(at)
        scale = HUNDRED.get(word) or MAGNITUDES.get(word) or (DOZENS.get(word) if word == "dozen" else None)
        if scale is None or count.value is None or (word.endswith("s") and tokens.word(at + 1) == "of") or count.value * scale > LARGEST:
            break
        count.value *= scale
        count.magnitude *= scale
        count.stop = at + 1
    return count


def one_magnitude(word: str) -> Decimal | None:
    """Return what a magnitude in the singular multiplies by.

    >>> one_magnitude("million"), one_magnitude("millions")
    (Decimal('1000000'), None)
    """
    return None if word.endswith("s") else MAGNITUDES.get(word)
