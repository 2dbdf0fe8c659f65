"""English numerals that are printed in digits -> exact value: 86.51 million, $3bn, 1 1/2, 1.5e6, .5."""

from __future__ import annotations

import re
from decimal import Decimal

from service.figures.drafts import divide
from service.figures.english.cardinals import read_spoken_part
from service.figures.english.count import LARGEST, Count, one_magnitude, scale_up
from service.figures.english.nouns import counts_millions
from service.figures.english.tokens import Words
from service.figures.english.words import LONE_SUFFIXES, MONEY_SUFFIXES, ORDINAL_MAGNITUDES, SUFFIXES, SURE_SUFFIXES, VULGAR

_EXPONENT = re.compile(r"[0-9]{1,2}")
_SCREENS = frozenset({2, 4, 5, 6, 8})  # 4K is a screen
_KELVIN = frozenset({"temperature", "temperatures", "kelvin"})
_LARGEST_PART = 1000  # 1200/1500 is no fraction, 1000M no thousand million


def read_printed(tokens: Words, start: int, *, money: bool) -> Count | None:
    """Return the number whose digits are token `start`, with what is written onto them and the magnitudes behind."""
    digits = tokens.digits[start]
    if digits.value is None:
        return None
    count = Count(start + 1, digits.value, suspect=digits.suspect)
    if tokens.word(start - 1) == "." and tokens.joined(start) and digits.value % 1 == 0 and _opens(tokens, start - 1):
        count.value = Decimal(f"0.{tokens.words[start]}")
    return (
        _read_glued(tokens, count, money=money)
        or _read_suffix(tokens, count, money=money)
        or _read_slash(tokens, start)
        or _read_decimal_comma(tokens, start)
        or _read_and_half(tokens, count)
        or scale_up(tokens, count)
    )


def _opens(tokens: Words, at: int) -> bool:
    """Tell the point of .5 from the end of a sentence that digits follow."""
    return not tokens.joined(at) or tokens.word(at - 1) in ("$", "£", "€", "(", "-", "–")


def _read_glued(tokens: Words, count: Count, *, money: bool) -> Count | None:
    """Read what touches the digits: 5½, 21st, 1.5e6."""
    at, value = count.stop, count.value
    apart = tokens.word(at) in VULGAR and value is not None and value % 1 == 0  # 6 ½
    if value is None or not (tokens.joined(at) or apart):
        return None
    following = tokens.words[at]
    if following in VULGAR:
        return scale_up(tokens, Count(at + 1, value + VULGAR[following]))
    if following in ("st", "nd", "rd", "th") and value % 1 == 0:
        scale = one_magnitude(tokens.word(at + 1)) or Decimal(1)  # the 7th billion citizen, but the 27th trillion-yuan city
        scale = Decimal(1) if tokens.past_hyphen(at + 2) > at + 2 else scale
        return Count(at + 1 + (scale > 1), value * scale, ordinal=True)
    if following == "e" and not money:
        return _read_exponent(tokens, count)
    return None


def _read_exponent(tokens: Words, count: Count) -> Count | None:
    at = count.stop + 1
    sign = tokens.word(at) if tokens.word(at) in ("-", "+") and tokens.joined(at) else ""
    at += bool(sign)
    if at not in tokens.digits or not tokens.joined(at) or not _EXPONENT.fullmatch(tokens.words[at]) or count.value is None:
        return None
    scale = Decimal(10) ** int(tokens.words[at])
    return Count(at + 1, count.value / scale if sign == "-" else count.value * scale) if scale <= LARGEST else None


def _read_suffix(tokens: Words, count: Count, *, money: bool) -> Count | None:
    at, value = count.stop, count.value
    following = tokens.word(at)
    scale = SUFFIXES.get(following)
    if scale is None or value is None:
        return None
    glued = tokens.joined(at) and not _runs_on(tokens, at + 1) and _is_suffix(tokens, at, value, money=money)
    if not glued and following not in LONE_SUFFIXES and not (money and following in ("m", "b", "k")):
        return None
    return Count(at + 1, value * scale, magnitude=scale, suspect=count.suspect)


def _runs_on(tokens: Words, at: int) -> bool:
    return tokens.joined(at) and tokens.words[at][0].isalnum()


def _is_suffix(tokens: Words, at: int, value: Decimal, *, money: bool) -> bool:
    """Tell 1.5M and 100K from 5m (metres) and 4K (a screen); money makes any of them a magnitude."""
    written = tokens.text[tokens.starts[at] : tokens.ends[at]]
    if written == "m" and not money:
        return counts_millions(tokens, at + 1)
    if written == "K":
        return money or (value not in _SCREENS and _KELVIN.isdisjoint(tokens.words[max(0, at - 12) : at]))
    return tokens.words[at] in SURE_SUFFIXES or (written in MONEY_SUFFIXES if money else (written in ("M", "B") and value < _LARGEST_PART))


def _read_slash(tokens: Words, start: int) -> Count | None:
    """Read 2/3 and 1 1/2, the shapes that are no dates."""
    whole, at = Decimal(0), start
    if at + 1 in tokens.digits and tokens.word(at + 2) == "/" and not tokens.joined(at + 1):
        whole, at = tokens.digits[start].value or Decimal(0), start + 1
    if tokens.word(at + 1) != "/" or at + 2 not in tokens.digits or not tokens.joined(at + 1) or not tokens.joined(at + 2):
        return None
    top, bottom = tokens.digits[at].value, tokens.digits[at + 2].value
    if not top or not bottom or top % 1 or bottom % 1 or max(top, bottom) >= _LARGEST_PART:
        return None
    if tokens.word(at + 3) == "/" or (whole and top >= bottom) or top == bottom:
        return None
    return Count(at + 3, divide(whole * bottom + top, bottom), fraction=True)


def _read_decimal_comma(tokens: Words, start: int) -> Count | None:
    """Read 3,5 percent and 1,5 million: two digits at most behind the comma, and what can only follow one number."""
    tail = start + 2
    if tokens.word(start + 1) != "," or tail not in tokens.digits or not (tokens.joined(start + 1) and tokens.joined(tail)):
        return None
    if not re.fullmatch("[0-9]{1,2}", tokens.words[tail]) or not re.fullmatch("[0-9]{1,3}", tokens.words[start]):
        return None
    following = tokens.word(tail + 1)
    if one_magnitude(following) is None and following not in ("%", "percent", "euro", "euros", "€"):
        return None
    return scale_up(tokens, Count(tail + 1, Decimal(f"{tokens.words[start]}.{tokens.words[tail]}")))


def _read_and_half(tokens: Words, count: Count) -> Count | None:
    """Read 3 and a half million, and 5 thousandths."""
    following = tokens.word(count.stop)
    if count.value is not None and following.endswith("s") and (parts := ORDINAL_MAGNITUDES.get(following[:-1])) is not None:
        return Count(count.stop + 1, count.value / parts, fraction=True)
    spoken = read_spoken_part(tokens, count.stop)
    if count.value is None or spoken is None:
        return None
    (top, bottom), stop = spoken
    return scale_up(tokens, Count(stop, divide(count.value * bottom + top, Decimal(bottom))))
