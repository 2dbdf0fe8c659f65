"""Exact values -> digits with magnitude, the way each language's newsrooms write them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from service.figures.chinese.numerals import read_chinese_numeral
from service.figures.drafts import divide, plain
from service.records import Language

# Magnitude, its word, and how many decimals it may carry before plain digits read better.
_CHINESE = ((Decimal(10**12), "万亿", 4), (Decimal(10**8), "亿", 4), (Decimal(10**4), "万", 2))
_ENGLISH = ((Decimal(10**12), "trillion", 4), (Decimal(10**9), "billion", 4), (Decimal(10**6), "million", 4))
_DIGITS = "零一二三四五六七八九"
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth"}
_CARDINALS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


_ROUND_PARTS = {1000: "千", 10**4: "万", 10**5: "十万", 10**6: "百万", 10**7: "千万", 10**8: "亿"}
_SMALLEST_PLAIN = Decimal("0.001")  # below, a share is one in thousands and no decimal


def write_chinese(value: Decimal) -> str:
    """Return a value with 万 and 亿, exact.

    >>> write_chinese(Decimal(86510000)), write_chinese(Decimal(67984)), write_chinese(Decimal(10**12))
    ('8651万', '67984', '1万亿')
    """
    for scale, word, decimals in _CHINESE:
        if abs(value) >= scale and _decimals(value / scale) <= decimals:
            return f"{plain(value / scale)}{word}"
    return plain(value) or ""


def write_english(value: Decimal) -> str:
    """Return a value with million, billion, trillion or grouping commas, exact.

    >>> write_english(Decimal(86510000)), write_english(Decimal(8763)), write_english(Decimal("0.5"))
    ('86.51 million', '8,763', '0.5')
    """
    for scale, word, decimals in _ENGLISH:
        if abs(value) >= scale and _decimals(value / scale) <= decimals:
            return f"{_grouped(value / scale)} {word}"
    return _grouped(value)


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _grouped(value: Decimal) -> str:
    return format(Decimal(plain(value) or "0"), ",f")


def _vague(low: Decimal, high: Decimal) -> tuple[int, int] | None:
    """Return lead and power of a vague number: (2, k) for several times 10**k, (10, k) for ten-odd times 10**k."""
    power = max(0, low.adjusted() - (0 if high / low == Decimal("4.5") else 1)) if low else 0
    scale = Decimal(10) ** power
    if low == 2 * scale and high == 9 * scale and power > 0:
        return 2, power
    lead = int(low / scale) - 1
    return (lead, power) if low == (lead + 1) * scale and high == (lead + 9) * scale and lead % 10 == 0 and 0 < lead < 100 else None


def write_span_chinese(low: Decimal, high: Decimal) -> str:
    """Return bounds, or the vague number that they stand for.

    >>> write_span_chinese(Decimal(400000), Decimal(600000)), write_span_chinese(Decimal(2000000), Decimal(9000000))
    ('40万至60万', '数百万')
    >>> write_span_chinese(Decimal(800), Decimal(12000))  # 800至1.2万 could be read as 800万
    '800至12000'
    """
    vague = _vague(low, high)
    if vague is None:
        return f"{write_chinese(low)}至{plain(high) if low < _CHINESE[-1][0] else write_chinese(high)}"
    lead, power = vague
    head = "数" if lead == 2 else ("" if lead == 10 else _DIGITS[lead // 10]) + "十几"
    return head + ("", "十", "百", "千")[power % 4] + ("", "万", "亿", "万亿")[power // 4]


def write_span_english(low: Decimal, high: Decimal) -> str:
    """Return bounds, or the vague number that they stand for.

    >>> write_span_english(Decimal(35), Decimal(64)), write_span_english(Decimal(110000), Decimal(190000))
    ('35 to 64', 'more than 100,000')
    """
    vague = _vague(low, high)
    if vague is None:
        return (
            f"{write_english(low)} to {_grouped(high) if low < _ENGLISH[-1][0] else write_english(high)}"  # 2 to 3 million: millions both
        )
    lead, power = vague
    if lead != 2:
        return f"more than {write_english(Decimal(lead) * 10**power)}"
    word = ("", "thousand", "million", "billion", "trillion")[power // 3]
    if power == 1:
        return "dozens of"
    if power % 3 == 0 or power == 2:
        return f"several {word or 'hundred'}"
    return f"{'tens' if power % 3 == 1 else 'hundreds'} of {word}s"


def ordinal_english(value: Decimal) -> str:
    """Return an ordinal: words up to tenth.

    >>> ordinal_english(Decimal(3)), ordinal_english(Decimal(21)), ordinal_english(Decimal(12))
    ('third', '21st', '12th')
    """
    if value % 1 or value <= 0:
        return write_english(value)
    number = int(value)
    if number < len(_ORDINALS):
        return _ORDINALS[number]
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{_grouped(value)}{suffix}"


def _read_odds(text: str) -> tuple[Decimal, Decimal] | None:
    """Return both numbers of 十万分之十九点六, which nobody reads as a decimal; None for other fractions."""
    written, _, over = text.partition("分之")
    bottom, top = (read_chinese_numeral(part) for part in (written, over)) if over and text[:1] in "千万百十一1" else (None, None)
    if bottom is None or top is None or bottom.value is None or top.value is None or bottom.value < _PER_MILLE:
        return None
    return top.value, bottom.value


_PER_MILLE = 1000


def render_fraction(value: Decimal, *, text: str, language: Language) -> str:
    """Return a ratio as it is spoken: 1.58:1 where it was written with a colon, else a fraction."""
    chinese = language is Language.ZH
    if any(mark in text for mark in (":", "：", "∶", "比")):
        parts = text.replace("：", ":").replace("∶", ":")
        return parts if ":" in parts else f"{plain(value)}:1"
    if (odds := _read_odds(text)) is not None:
        return f"{text.partition('分之')[0]}分之{plain(odds[0])}" if chinese else f"{write_english(odds[0])} per {write_english(odds[1])}"
    fraction = Fraction(value).limit_denominator(1000)
    if 0 < value < _SMALLEST_PLAIN and (one_in := 1 / Fraction(value).limit_denominator(10**8)).denominator == 1:
        fraction = 1 / one_in
    top, bottom = fraction.numerator, fraction.denominator
    if divide(Decimal(top), Decimal(bottom)) != value or bottom == 1:
        return plain(value) or ""
    if chinese:
        return "一半" if (top, bottom) == (1, 2) else f"{_ROUND_PARTS.get(bottom) or write_small(bottom)}分之{write_small(top)}"
    if (top, bottom) == (1, 2):
        return "half"
    if bottom in _PARTS and 0 < top < 10 and top < bottom:
        return f"{_CARDINALS[top]}-{_PARTS[bottom]}{'s' if top > 1 else ''}"
    return f"one in {bottom:,}" if top == 1 and bottom >= 1000 else f"{top}/{bottom}"


def write_small(number: int) -> str:
    """Return a number in Chinese characters up to 99, in digits beyond.

    >>> write_small(3), write_small(20), write_small(45)
    ('三', '二十', '四十五')
    """
    if not 0 <= number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
