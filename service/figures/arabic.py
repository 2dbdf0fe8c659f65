"""Digits as printed -> their exact value: grouping, decimal commas, and digits that cannot be right."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

# Possessive throughout: no start is ever tried twice, so hostile digits cost one pass.
_SPACED = re.compile(r"[1-9][0-9]{0,2}+(?:[ \u00a0\u2009\u202f][0-9]{3}(?![0-9]))++(?:\.[0-9]++)?+")
_STREWN = re.compile(r"(?<![0-9])[0-9](?: [0-9]){2,11}(?= ?[万亿元人吨户公亩])")  # 4 6 2 8 0 亿元, as old reports were keyed in
_PLAIN = re.compile(r"[0-9]++(?:[.,，'’·][0-9]++){0,12}+")
_GROUPED = re.compile(r"[0-9]{1,3}+(?:,[0-9]{3})++(?:\.[0-9]++)?+")
_GROUPED_BY_DOTS = re.compile(r"[0-9]{1,3}+(?:\.[0-9]{3}){2,}+(?:,[0-9]++)?+|[0-9]{1,3}+(?:\.[0-9]{3})++,[0-9]{1,2}+")
_LAKHS = re.compile(r"[0-9]{1,2}+(?:,[0-9]{2}(?![0-9]))++,[0-9]{3}")
_LETTER = re.compile(r"(?:^|[^A-Za-z])[A-Za-z]$")
_MOST_DIGITS = 24  # more is a code, and Decimal's default context would round it


class Digits(NamedTuple):
    """Digits read: where they end, their value (None for a code), and why they look wrong."""

    end: int
    value: Decimal | None
    suspect: str | None = None


def read_digits(text: str, start: int = 0) -> Digits | None:
    """Return the number printed in digits at `start`, or None where no digit stands there.

    >>> read_digits("2 000 000 people")
    Digits(end=9, value=Decimal('2000000'), suspect=None)
    >>> read_digits("9.351,500").suspect
    'decimal point and grouping comma are mixed up'
    """
    named = _LETTER.search(text, max(0, start - 2), start) is not None  # the S5 200m freestyle
    spaced = None if named else _SPACED.match(text, start)
    if spaced:
        return _limited(spaced.end(), re.sub(r"[^0-9.]", "", spaced.group()))
    if (strewn := _STREWN.match(text, start)) is not None:
        return _limited(strewn.end(), strewn.group().replace(" ", ""))
    plain = _PLAIN.match(text, start)
    if plain is None:
        return None
    written = plain.group()
    if written.isdigit():
        return _limited(plain.end(), written)
    written = written.replace("，", ",").replace("'", ",").replace("’", ",").replace("·", ".")
    return _read_separated(written, start)


def _limited(end: int, digits: str, suspect: str | None = None) -> Digits:
    return Digits(end, Decimal(digits) if len(digits) <= _MOST_DIGITS else None, suspect)


def _read_separated(written: str, start: int) -> Digits:
    end = start + len(written)
    dots, commas = written.count("."), written.count(",")
    if commas == 0 and dots == 1:
        return _limited(end, written)
    if _GROUPED.fullmatch(written) or _LAKHS.fullmatch(written):
        return _limited(end, written.replace(",", ""))
    if _GROUPED_BY_DOTS.fullmatch(written):
        return _limited(end, written.replace(".", "").replace(",", "."))
    if commas == 0:
        return Digits(end, None)  # 1.2.3, 192.168.0.1: a section, a version, an address
    if dots == 0 or "," in written.partition(".")[0]:
        return _cut(written, ",", start)
    if dots > 1:
        return _cut(written, ".", start)  # a sentence that ends in a digit, glued to one that begins with digits
    return _read_mixed(written, start)


def _read_mixed(written: str, start: int) -> Digits:
    head, _, tail = written.partition(".")
    groups = tail.split(",")
    if len(head) <= 3 and all(len(group) == 3 for group in groups):
        suspect = "decimal point and grouping comma are mixed up"
        return _limited(start + len(written), head + "".join(groups), suspect)
    return _cut(written, ",", start)


def _cut(written: str, separator: str, start: int) -> Digits:
    """Read up to the separator before which the digits still make a number: "3,5" is two numbers unless context says otherwise."""
    parts = written.split(separator)
    head = parts[0]
    taken = 1
    if separator == "," and len(head) <= 3 and "." not in head:
        while taken < len(parts) and len(parts[taken]) == 3 and parts[taken].isdigit():
            head += parts[taken]
            taken += 1
    length = len(separator.join(parts[:taken]))
    return _limited(start + length, head)
