"""English numerals -> exact value or range: 86.51 million, two and a half million, dozens, hundreds of thousands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from service.figures.drafts import divide
from service.figures.english_tokens import Words
from service.figures.english_words import (
    DENOMINATORS,
    DOZENS,
    HUNDRED,
    MAGNITUDES,
    NUMBER_WORDS,
    ONES,
    ORDINAL_MAGNITUDES,
    ORDINAL_ONES,
    ORDINAL_TENS,
    SUFFIXES,
    SURE_SUFFIXES,
    TENS,
    VULGAR,
)

_LARGEST = Decimal(10**24)
_VAGUE = {"hundreds", "thousands", "millions", "billions", "trillions", "dozens", "tens"}
_HYPHENS = "-‐‑–"
_MOST_WORDS = 40


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


def read_english_numeral(tokens: Words, start: int, *, money: bool = False) -> Count | None:
    """Return the numeral whose first token is `start`, or None where none begins.

    >>> from service.figures.english_tokens import read_words
    >>> read_english_numeral(read_words("two and a half million people"), 0).value
    Decimal('2500000.0')
    """
    word = tokens.word(start)
    if start in tokens.digits:
        return _read_digits(tokens, start, money=money)
    if word in VULGAR:
        return _scaled(tokens, Count(start + 1, VULGAR[word], fraction=True))
    if word in NUMBER_WORDS or word in ("a", "an", "half", "several", "few", "tens"):
        return _read_words(tokens, start)
    if word in ORDINAL_ONES or word in ORDINAL_TENS:
        return _read_ordinal(tokens, start)
    return None


def _read_digits(tokens: Words, start: int, *, money: bool) -> Count | None:
    digits = tokens.digits[start]
    if digits.value is None:
        return None
    count = Count(start + 1, digits.value, suspect=digits.suspect)
    following = tokens.word(start + 1)
    glued = tokens.joined(start + 1)
    if glued and following in VULGAR:
        count.value = digits.value + VULGAR[following]
        count.stop += 1
    elif glued and following in ("st", "nd", "rd", "th") and digits.value % 1 == 0:
        return Count(start + 2, digits.value, ordinal=True)
    elif (
        (glued and following in SUFFIXES and not tokens.joined(start + 2) and _is_suffix(tokens, start + 1, money=money))
        or following in ("bn", "mn", "mln", "bln", "tn", "trn")
        or (money and following in ("m", "b", "k"))
    ):
        return Count(start + 2, digits.value * SUFFIXES[following], magnitude=SUFFIXES[following], suspect=digits.suspect)
    elif (mixed := _read_slash(tokens, start)) is not None:
        return mixed
    if tokens.words[count.stop : count.stop + 3] == ["and", "a", "half"]:
        return _scaled(tokens, Count(count.stop + 3, digits.value + Decimal("0.5")))
    return _scaled(tokens, count)


def _is_suffix(tokens: Words, index: int, *, money: bool) -> bool:
    written = tokens.text[tokens.starts[index] : tokens.ends[index]]
    if tokens.words[index] in SURE_SUFFIXES:
        return written != "K" or money  # 4K is a screen
    return money and written in ("m", "M", "b", "B", "t", "T", "mm", "MM", "mil")


def _read_slash(tokens: Words, start: int) -> Count | None:
    """Read 2/3 and 1 1/2, the shapes that are no dates."""
    whole = Decimal(0)
    at = start
    if at + 1 in tokens.digits and tokens.word(at + 2) == "/" and not tokens.joined(at + 1):
        whole, at = tokens.digits[start].value or Decimal(0), start + 1
    if tokens.word(at + 1) != "/" or at + 2 not in tokens.digits or not tokens.joined(at + 1) or not tokens.joined(at + 2):
        return None
    top, bottom = tokens.digits[at].value, tokens.digits[at + 2].value
    if (
        top is None
        or not bottom
        or tokens.word(at + 3) == "/"
        or top % 1
        or bottom % 1
        or top >= 1000
        or bottom >= 1000
        or (whole and top >= bottom)
    ):
        return None
    return Count(at + 3, whole + divide(top, bottom), fraction=True)


def _scaled(tokens: Words, count: Count) -> Count:
    """Apply the magnitudes that follow: 86.51 million, 3 hundred thousand."""
    steps = 0
    while count.value is not None and steps < 3:
        word = tokens.word(count.stop)
        at = count.stop
        if word in _HYPHENS and tokens.word(at + 1) in MAGNITUDES and word:
            at, word = at + 1, tokens.word(at + 1)
        scale = HUNDRED.get(word) or MAGNITUDES.get(word) or (DOZENS.get(word) if word == "dozen" else None)
        if scale is None or (word.endswith("s") and tokens.word(at + 1) == "of"):
            break
        if count.value * scale > _LARGEST:
            break
        count.value *= scale
        count.magnitude *= scale
        count.stop = at + 1
        steps += 1
    return count


def _read_words(tokens: Words, start: int) -> Count | None:
    word = tokens.word(start)
    if word in _VAGUE or word in ("several", "few") or (word == "a" and tokens.word(start + 1) == "few"):
        return _read_vague(tokens, start)
    if word in ("a", "an"):
        return _read_after_article(tokens, start)
    if word == "half":
        return _read_half(tokens, start + 1)
    if word in HUNDRED or word in MAGNITUDES or word in DOZENS:
        return None  # "million" alone: the number before it was read with it, or there is none
    return _read_cardinal(tokens, start)


def _read_cardinal(tokens: Words, start: int) -> Count | None:
    """Read number words by sections, the way they are spoken."""
    total = section = Decimal(0)
    smallest = _LARGEST
    at = start
    largest_scale = Decimal(1)
    while at - start < _MOST_WORDS:
        word = tokens.word(at)
        if word in ONES:
            if section % 10 or (section % 100 and ONES[word] >= 10) or (at > start and ONES[word] == 0):
                break
            section += ONES[word]
        elif word in TENS:
            if section % 100:
                break
            section += TENS[word]
        elif word == "hundred" and 0 < section < 100 and (section < 10 or section > 10):
            section *= 100
        elif word in MAGNITUDES and not word.endswith("s") and section and MAGNITUDES[word] < smallest:
            smallest = MAGNITUDES[word]
            largest_scale = max(largest_scale, smallest)
            total += section * smallest
            section = Decimal(0)
        elif word == "dozen" and at > start:
            return Count(at + 1, (total + section) * 12, spelled=True, magnitude=Decimal(12))
        elif (at > start and word in _HYPHENS and word and _continues(tokens, at + 1, section)) or (
            at > start
            and word == "and"
            and section % 100 == 0
            and _is_small(tokens.word(at + 1))
            and not _begins_anew(tokens, at + 1, section)
        ):
            pass
        else:
            break
        at += 1
    if at == start:
        return None
    count = Count(at, total + section, spelled=True, magnitude=largest_scale)
    return _with_fraction(tokens, count)


def _continues(tokens: Words, at: int, section: Decimal) -> bool:
    word = tokens.word(at)
    if word in ONES:
        return (section % 100 >= 20 and section % 10 == 0 and ONES[word] < 10) or (section >= 100 and section % 100 == 0)
    return word in MAGNITUDES or word == "hundred"


def _is_small(word: str) -> bool:
    return word in ONES or word in TENS


def _begins_anew(tokens: Words, at: int, section: Decimal) -> bool:
    """Tell "three million and five million", which are two numbers, from "three million and five"."""
    following = tokens.word(at + 1)
    return (section == 0 and (following in MAGNITUDES or following == "hundred")) or (tokens.word(at) == "one" and following == "of")


def _with_fraction(tokens: Words, count: Count) -> Count:
    words = tokens.words
    at = count.stop
    value = count.value
    assert value is not None  # noqa: S101 - a cardinal always has one
    if words[at : at + 1] == ["point"] and tokens.word(at + 1) in ONES:
        return _scaled(tokens, _read_point(tokens, at, value))
    if words[at : at + 3] in (["and", "a", "half"], ["and", "one", "half"]):
        return _scaled_spelled(tokens, Count(at + 3, value + Decimal("0.5"), spelled=True))
    if words[at : at + 3] == ["and", "a", "quarter"]:
        return _scaled_spelled(tokens, Count(at + 3, value + Decimal("0.25"), spelled=True))
    if words[at : at + 3] == ["and", "three", "quarters"]:
        return _scaled_spelled(tokens, Count(at + 3, value + Decimal("0.75"), spelled=True))
    hyphen = tokens.word(at) in _HYPHENS and tokens.joined(at) and tokens.joined(at + 1)
    noun = at + 1 if hyphen else at
    denominator = DENOMINATORS.get(tokens.word(noun))
    if denominator and 0 < value < denominator and _is_fraction(tokens, noun, value, hyphen=hyphen):
        return Count(noun + 1, divide(value, Decimal(denominator)), spelled=True, fraction=True)
    return count


def _is_fraction(tokens: Words, noun: int, value: Decimal, *, hyphen: bool) -> bool:
    word = tokens.word(noun)
    if value == 1:
        return word in (
            "half",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "quarter",
            "hundredth",
            "thousandth",
        ) and (hyphen or word in ("half", "quarter", "third", "hundredth", "thousandth") or tokens.word(noun + 1) in ("of", "the"))
    return word.endswith("s")


def _read_point(tokens: Words, at: int, value: Decimal) -> Count:
    decimals = ""
    at += 1
    while tokens.word(at) in ONES and ONES[tokens.word(at)] < 10 and len(decimals) < 20:
        decimals += str(ONES[tokens.word(at)])
        at += 1
    if not decimals:
        return Count(at - 1, value, spelled=True)
    return Count(at, value + Decimal(f"0.{decimals}"), spelled=True)


def _scaled_spelled(tokens: Words, count: Count) -> Count:
    spelled = _scaled(tokens, count)
    spelled.spelled = True
    return spelled


def _read_after_article(tokens: Words, start: int) -> Count | None:
    """Read "a hundred", "a million", "a dozen", "a half", "a quarter of", "a third of"."""
    following = tokens.word(start + 1)
    if following == "half":
        return _read_half(tokens, start + 2)
    if following in ("quarter", "third", "fifth", "tenth", "fourth", "sixth", "eighth") and tokens.word(start + 2) in ("of", "to"):
        fraction = divide(Decimal(1), Decimal(DENOMINATORS[following]))
        if tokens.word(start + 3) == "a" and tokens.word(start + 4) in MAGNITUDES:
            return Count(start + 5, fraction * MAGNITUDES[tokens.word(start + 4)], spelled=True)
        return Count(start + 3 - 1, fraction, spelled=True, fraction=True)
    if following in ("hundred", "thousand", "million", "billion", "trillion"):
        scale = HUNDRED.get(following) or MAGNITUDES[following]
        count = _scaled(tokens, Count(start + 2, scale, spelled=True, magnitude=scale))
        if tokens.word(count.stop) == "and" and _is_small(tokens.word(count.stop + 1)):
            rest = _read_cardinal(tokens, count.stop + 1)
            if rest is not None and rest.value is not None and count.value is not None and rest.value < scale:
                return Count(rest.stop, count.value + rest.value, spelled=True, magnitude=scale)
        return count
    if following == "dozen":
        return Count(start + 2, Decimal(12), spelled=True)
    return None


def _read_half(tokens: Words, at: int) -> Count:
    """Read "half a million", "half a dozen", "a half million"; else one half. `at` is the token after "half"."""
    article = at + 1 if tokens.word(at) in ("a", "an", "-") else at
    word = tokens.word(article)
    scale = MAGNITUDES.get(word) or DOZENS.get(word)
    if scale is not None and not word.endswith("s"):
        return Count(article + 1, scale / 2, spelled=True, magnitude=scale)
    return Count(at, Decimal("0.5"), spelled=True, fraction=True)


def _read_vague(tokens: Words, start: int) -> Count | None:
    """Read "hundreds of thousands", "dozens", "several hundred", "a few thousand" as their range."""
    at = start
    if tokens.word(at) == "a":
        at += 1
    if tokens.word(at) in ("several", "few"):
        scale = HUNDRED.get(tokens.word(at + 1)) or MAGNITUDES.get(tokens.word(at + 1)) or DOZENS.get(tokens.word(at + 1))
        if scale is None:
            return None
        at += 1
    else:
        scale = {"tens": Decimal(10)}.get(tokens.word(at)) or HUNDRED.get(tokens.word(at)) or MAGNITUDES.get(tokens.word(at)) or Decimal(12)
    dozens = tokens.word(at).startswith("dozen")
    at += 1
    while tokens.word(at) == "of" or tokens.word(at) in MAGNITUDES:
        inner = at + 1 if tokens.word(at) == "of" else at
        more = MAGNITUDES.get(tokens.word(inner))
        if more is None or scale * more > _LARGEST:
            break
        scale *= more
        at = inner + 1
    if tokens.word(start) == "tens" and scale == 10 and tokens.word(at) != "of":
        return None
    return Count(at, None, (Decimal(20) if dozens else scale * 2), (Decimal(90) if dozens else scale * 9), spelled=True, magnitude=scale)


def _read_ordinal(tokens: Words, start: int) -> Count | None:
    word = tokens.word(start)
    value = ORDINAL_ONES.get(word) or ORDINAL_TENS.get(word)
    return None if value is None else Count(start + 1, value, spelled=True, ordinal=True)


def read_long_ordinal(tokens: Words, count: Count) -> Count:
    """Return `count`, or the ordinal that it begins: "twenty" of "twenty-first", "one hundred" of "one hundredth"."""
    at = count.stop
    if tokens.word(at) in _HYPHENS and tokens.word(at):
        at += 1
    word = tokens.word(at)
    value = count.value
    if value is None or not count.spelled or count.ordinal:
        return count
    if word in ORDINAL_ONES and value % 10 == 0 and ORDINAL_ONES[word] < 10 and value >= 20:
        return Count(at + 1, value + ORDINAL_ONES[word], spelled=True, ordinal=True)
    if word in ORDINAL_MAGNITUDES and at == count.stop:
        return Count(at + 1, value * ORDINAL_MAGNITUDES[word], spelled=True, ordinal=True)
    return count
