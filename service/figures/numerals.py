"""Text <-> numbers: exact values out of words and digits, and where in a figure its number stands."""

from __future__ import annotations

from decimal import Decimal

from service.figures.arabic import read_digits
from service.figures.chinese.numerals import DIGITS, LARGE, SMALL, read_chinese_numeral
from service.figures.english.numerals import read_english_numeral
from service.figures.english.tokens import read_words
from service.records import Figure, Language

_CHINESE_STARTS = frozenset(DIGITS) | frozenset(SMALL) | frozenset(LARGE) | frozenset("几数0123456789")
_WHOLE_KINDS = ("date", "identifier", "ratio", "rank")


def read_amount(text: str, *, language: Language) -> Decimal | None:
    """Return the exact value that `text` begins with, or None when it fixes none.

    >>> read_amount("2.4万亿", language=Language.ZH)
    Decimal('2400000000000.0')
    >>> read_amount("数百万", language=Language.ZH) is None
    True
    """
    if language is Language.ZH:
        numeral = read_chinese_numeral(text, 0) if text[:1] in _CHINESE_STARTS else None
        return numeral.value if numeral else None
    count = read_english_numeral(read_words(text), 0) if text else None
    return count.value if count else None


def number_slice(figure: Figure, *, language: Language | None = None) -> tuple[int, int]:
    """Return where in `figure.text` its number stands, half-open: with its magnitude, without the unit.

    The whole where number and unit are one word, such as 百分之九十五, 三成, a date or a fraction.
    """
    text = figure.text
    if figure.kind in _WHOLE_KINDS or "分之" in text or text.endswith(("成", "折", "番")):
        return 0, len(text)
    unit = figure.unit_text or ""
    start = len(unit) if unit and text.startswith(unit) and not text.startswith(tuple(_CHINESE_STARTS)) else 0
    while start < len(text) and text[start] in "$¥￥€£₩₹₽＄￡ ":
        start += 1
    end = len(text)
    if language is not Language.EN and any(char in _CHINESE_STARTS for char in text[start:]) and not text.isascii():
        return start, _chinese_end(text, start)
    return start, _english_end(text, start, end)


def _chinese_end(text: str, start: int) -> int:
    """Return the end of the last numeral, with 多 or 余 in or after it."""
    from service.figures.chinese.finding import readable

    plain = readable(text)
    end = at = start
    while at < len(plain):
        if plain[at] in _CHINESE_STARTS:
            numeral = read_chinese_numeral(plain, at)
            digits = read_digits(plain, at) if numeral is None else None
            if numeral is not None and numeral.end > at:
                end = at = numeral.end
                if plain[end : end + 1] in ("多", "余", "来", "几") and plain[end : end + 1]:
                    end = at = end + 1
                continue
            if digits is not None:
                end = at = digits.end
                continue
        at += 1
    return end


def _english_end(text: str, start: int, end: int) -> int:
    tokens = read_words(text)
    last = None
    at = 0
    while at < len(tokens):
        count = read_english_numeral(tokens, at, money=True) if tokens.starts[at] >= start else None
        if count is not None and count.stop > at:
            last = tokens.ends[count.stop - 1]
            at = count.stop
        else:
            at += 1
    return last if last is not None else end
