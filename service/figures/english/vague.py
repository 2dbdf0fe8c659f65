"""English amounts that begin with an article or name no one number: half a million, dozens, hundreds of thousands."""

from __future__ import annotations

from decimal import Decimal

from service.figures.drafts import divide
from service.figures.english.cardinals import part_of_magnitude, read_cardinal
from service.figures.english.count import LARGEST, Count, one_magnitude
from service.figures.english.tokens import Words
from service.figures.english.words import DENOMINATORS, DOZENS, HUNDRED, MAGNITUDES, ROUND_PLURALS

_TWENTY, _NINETY = Decimal(20), Decimal(90)


def read_after_article(tokens: Words, start: int) -> Count | None:
    """Return what "a" or "an" at `start` begins: a hundred and five, a dozen, a half, a third, a few thousand."""
    following = tokens.word(start + 1)
    if following in ("few", "couple"):
        return read_vague(tokens, start + 1)
    if following == "half":
        return read_half(tokens, start + 2)
    if following == "dozen":
        return Count(start + 2, Decimal(12), spelled=True)
    if following == "hundred" or one_magnitude(following) is not None:
        return read_cardinal(tokens, start, article=True)
    denominator = DENOMINATORS.get(following)
    if denominator is None or following.endswith("s"):
        return None
    return part_of_magnitude(tokens, Count(start + 2, divide(Decimal(1), Decimal(denominator)), spelled=True, fraction=True))


def read_half(tokens: Words, at: int) -> Count:
    """Return "half a million", "half a dozen", "a half million"; else one half. `at` is the token after "half"."""
    article = at + 1 if tokens.word(at) in ("a", "an", "-") else at
    word = tokens.word(article)
    scale = one_magnitude(word) or (DOZENS[word] if word == "dozen" else None)
    if scale is not None:
        return Count(article + 1, scale / 2, spelled=True, magnitude=scale)
    return Count(at, Decimal("0.5"), spelled=True, fraction=True)


def read_vague(tokens: Words, start: int) -> Count | None:
    """Return the range of "hundreds of thousands", "dozens", "several hundred", "few thousand", "couple of thousand" at `start`."""
    word = tokens.word(start)
    at = start + (word in ("several", "few", "couple"))
    at += word == "couple" and tokens.word(at) == "of"
    scale = _round_scale(tokens.word(at), plural=at == start)
    if scale is None:
        return None
    rounded = tokens.word(at)
    at += 1
    while (further := _further(tokens, at, rounded)) is not None and scale * further[0] <= LARGEST:
        scale, at = scale * further[0], further[1]
    if (rounded == "tens" and at == start + 1) or (rounded == "scores" and not _are_many(tokens, at)):
        return None  # tens of seats, the scores of 80 students
    low, high = (_TWENTY * scale / 12, _NINETY * scale / 12) if rounded in ("dozen", "dozens", "scores") else (scale * 2, scale * 9)
    return Count(at, None, low, high, spelled=True, magnitude=scale)


def _are_many(tokens: Words, at: int) -> bool:
    return tokens.word(at) == "of" and at + 1 not in tokens.digits


def _round_scale(word: str, *, plural: bool) -> Decimal | None:
    if plural:
        return ROUND_PLURALS.get(word)
    return HUNDRED.get(word) or MAGNITUDES.get(word) or DOZENS.get(word)


def _further(tokens: Words, at: int, rounded: str) -> tuple[Decimal, int] | None:
    """Return the factor of "of thousands", "thousand" or "and hundreds" at `at`, and the token after it."""
    word = tokens.word(at)
    if word in ("and", "upon", "on") and tokens.word(at + 1) == rounded and rounded.endswith("s"):
        return Decimal(1), at + 2  # thousands and thousands
    inner = at + 1 if word == "of" else at
    scale = MAGNITUDES.get(tokens.word(inner))
    return (scale, inner + 1) if scale is not None else None
