"""English numerals -> exact value or range: 86.51 million, two and a half million, dozens, twenty-first."""

from __future__ import annotations

from service.figures.english.cardinals import read_cardinal
from service.figures.english.count import Count, scale_up
from service.figures.english.printed import read_printed
from service.figures.english.tokens import Words
from service.figures.english.vague import read_after_article, read_half, read_vague
from service.figures.english.words import ONES, ORDINAL_MAGNITUDES, ORDINAL_ONES, ORDINAL_TENS, ROUND_PLURALS, TENS, VULGAR

_BEGINS = frozenset((*ONES, *TENS, *VULGAR, "a", "an", "half", *ROUND_PLURALS, "several", "few", *ORDINAL_ONES, *ORDINAL_TENS))


def read_english_numeral(tokens: Words, start: int, *, money: bool = False) -> Count | None:
    """Return the numeral whose first token is `start`, or None where none begins.

    >>> from service.figures.english.tokens import read_words
    >>> read_english_numeral(read_words("two and a half million people"), 0).value
    Decimal('2500000.0')
    """
    word = tokens.word(start)
    if start in tokens.digits:
        return read_printed(tokens, start, money=money)
    if word not in _BEGINS:
        return None
    if word in ONES or word in TENS:
        return read_cardinal(tokens, start)
    if word in VULGAR:
        return scale_up(tokens, Count(start + 1, VULGAR[word], fraction=True))
    if word in ("a", "an"):
        return read_after_article(tokens, start)
    if word == "half":
        return read_half(tokens, start + 1)
    if word in ROUND_PLURALS or word in ("several", "few"):
        return read_vague(tokens, start)
    ordinal = ORDINAL_ONES.get(word) or ORDINAL_TENS.get(word)
    return None if ordinal is None else Count(start + 1, ordinal, spelled=True, ordinal=True)


def read_long_ordinal(tokens: Words, count: Count) -> Count:
    """Return `count`, or the ordinal that it begins: "twenty" of "twenty-first", "one hundred" of "one hundredth"."""
    value = count.value
    if value is None or not count.spelled or count.ordinal:
        return count
    at = tokens.past_hyphen(count.stop)
    word = tokens.word(at)
    if word in ORDINAL_ONES and value >= 20 and value % 10 == 0 and ORDINAL_ONES[word] < 10:
        return Count(at + 1, value + ORDINAL_ONES[word], spelled=True, ordinal=True)
    if word in ORDINAL_MAGNITUDES and at == count.stop:
        return Count(at + 1, value * ORDINAL_MAGNITUDES[word], spelled=True, ordinal=True)
    return count
