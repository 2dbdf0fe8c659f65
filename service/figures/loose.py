"""Every number that a text writes, figure or not: for asking whether a number was said at all, never for what it means."""

import re
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from service.figures.chinese.numerals import DIGITS, LARGE, SMALL, read_chinese_numeral
from service.figures.drafts import divide
from service.figures.english.numerals import read_english_numeral
from service.figures.english.tokens import read_words
from service.figures.english.words import MAGNITUDES
from service.records import Language


class Number(NamedTuple):
    """A number where it stands."""

    start: int
    end: int
    value: Decimal


_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
# One of what stands behind: $34 for every dollar spent; and a span that has a name.
_NAMED = re.compile(
    r"\b(?:(per|every|each)(?= (?:dollar|euro|pound|yuan|yen|year|month|week|day|hour|minute|person|tonne|ton|barrel|share)\b)"
    r"|quarter[ -]century)\b",
    re.IGNORECASE,
)
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
# Words that say a number without being one.
_ENGLISH = (
    {"both": 2, "twice": 2, "double": 2, "couple": 2, "pair": 2, "twin": 2, "dual": 2, "once": 1, "thrice": 3, "triple": 3, "decade": 10}
    | {name: 10 * tens for tens, name in enumerate(_DECADES, 2)}
    | {short: month for month, name in enumerate(_MONTHS, 1) for short in (name, name[:3])}
)
# A magnitude that no number stands before: a trillion-dollar market, the billion poorest.
_MAGNITUDES = {word: scale for word, scale in MAGNITUDES.items() if not word.endswith("s")}
# Super Bowl XXXIII; a letter alone is an initial.
_ROMAN = re.compile(r"\b(?=[IVXL]{2,7}\b)(XL|L?X{0,3})(IX|IV|V?I{0,3})\b")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
_CHINESE = {"双": 2, "俩": 2, "首": 1, "初": 1}
# A share in words: one fifth, a quarter-mile.
_SHARE = re.compile(
    r"(?:\b(a|another|one|two|three|four|five|six|seven|eight|nine)[ -])?"
    r"\b(quarter|(?<=[ -])(?:third|fifth|sixth|eighth|tenth))s?\b",
    re.IGNORECASE,
)
_TOPS = {"a": 1, "another": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_BOTTOMS = {"quarter": 4, "third": 3, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
# Firsts without a number: 率先, 最早, the 前 of 前三次.
_FIRSTS = re.compile(r"率先|最早|优先|前(?=[一二三四五六七八九十两几数0-9])|头(?=[一二三两几十])")
_HALVES, _HALF = re.compile("过半|半数|各半|大半"), Decimal("0.5")
_CHINESE_STARTS = frozenset(DIGITS) | frozenset(SMALL) | frozenset(LARGE) | frozenset("0123456789")
# 一 that counts nothing: 一些, 一直, 统一.
_IDLE_ONE = re.compile(r"一(?=[些直般样定起旦切带致律再向共体面边方下同贯概系味])|(?<=[统唯之每万某另任同专单逐])一")


@lru_cache(maxsize=512)  # a guard asks for the same source with each hypothesis, and for both texts with each date
def read_numbers(text: str, *, language: Language) -> tuple[Number, ...]:
    """Return the numbers of `text` that have one value, in order.

    >>> [str(number.value) for number in read_numbers("only one of the Six Days, both in May", language=Language.EN)]
    ['1', '6', '2', '5']
    """
    return tuple(_read_chinese(text) if language is Language.ZH else _read_english(text))


def _read_english(text: str) -> list[Number]:
    tokens = read_words(text)
    found = [
        Number(match.start(), match.end(), divide(Decimal(_TOPS[(match[1] or "one").lower()]), Decimal(_BOTTOMS[match[2].lower()])))
        for match in _SHARE.finditer(text)
        if match[1] or match[2].lower() == "quarter"
    ]
    found += [Number(match.start(), match.end(), Decimal(_read_roman(match.group()))) for match in _ROMAN.finditer(text)]
    found += [Number(match.start(), match.end(), Decimal(1 if match[1] else 25)) for match in _NAMED.finditer(text)]
    at = 0
    while at < len(tokens):
        word = tokens.word(at)
        count = read_english_numeral(tokens, at)
        if count is not None and count.stop > at:
            if count.value is not None:
                found.append(Number(tokens.starts[at], tokens.ends[count.stop - 1], count.value))
            at = count.stop
            continue
        if word in _MAGNITUDES:
            found.append(Number(tokens.starts[at], tokens.ends[at], _MAGNITUDES[word]))
        elif word in _ENGLISH:
            found.append(Number(tokens.starts[at], tokens.ends[at], Decimal(_ENGLISH[word])))
        at += 1
    return sorted(found)


def _read_roman(written: str) -> int:
    """Return a number in Roman letters up to 89.

    >>> _read_roman("XXXIII"), _read_roman("XLIX")
    (33, 49)
    """
    values = [_ROMAN_DIGITS[letter] for letter in written]
    return sum(-value if value < following else value for value, following in pairwise([*values, 0]))


def _read_chinese(text: str) -> list[Number]:
    idle = {match.start() for match in _IDLE_ONE.finditer(text)}
    found = [Number(match.start(), match.end(), _HALF) for match in _HALVES.finditer(text)]
    found += [Number(match.start(), match.end(), Decimal(1)) for match in _FIRSTS.finditer(text)]
    at = 0
    while at < len(text):
        char = text[at]
        numeral = read_chinese_numeral(text, at) if char in _CHINESE_STARTS and at not in idle else None
        if numeral is not None and numeral.end > at:
            if numeral.value is not None:
                found.append(Number(at, numeral.end, numeral.value))
            at = numeral.end
            continue
        if char in _CHINESE:
            found.append(Number(at, at + 1, Decimal(_CHINESE[char])))
        at += 1
    return sorted(found)
