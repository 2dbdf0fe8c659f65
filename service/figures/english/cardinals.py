"""English number words -> exact value, by sections, the way they are spoken: three hundred and five thousand and one."""

from __future__ import annotations

from decimal import Decimal

from service.figures.drafts import divide
from service.figures.english.count import LARGEST, Count, one_magnitude, scale_up
from service.figures.english.tokens import Words
from service.figures.english.words import DENOMINATORS, ONES, SPOKEN_FRACTIONS, TENS

_MOST_SECTIONS = 8
_MOST_DECIMALS = 20
_MILLION = Decimal(10**6)


def read_cardinal(tokens: Words, start: int, *, article: bool = False) -> Count | None:
    """Return the number spoken from token `start`; with `article`, "a" stands there for one."""
    total = Decimal(0)
    smallest, largest = LARGEST, Decimal(1)
    at = stop = start
    for _ in range(_MOST_SECTIONS):
        section = (Decimal(1), at + 1) if article and at == start else _read_below_thousand(tokens, at)
        if section is None:
            break
        value, after = section
        if article and at == start and tokens.word(after) == "hundred":
            value, after = _add_rest(tokens, Decimal(100), after + 1)
        magnitude_at = tokens.past_hyphen(after)
        magnitude = one_magnitude(tokens.word(magnitude_at))
        if magnitude is None or magnitude >= smallest:
            if value < smallest:
                total, stop = total + value, after
            break
        while (further := one_magnitude(tokens.word(magnitude_at + 1))) is not None and magnitude < further < LARGEST / magnitude:
            magnitude, magnitude_at = magnitude * further, magnitude_at + 1  # a thousand million
        total, stop = total + value * magnitude, magnitude_at + 1
        smallest, largest = magnitude, max(largest, magnitude)
        at = tokens.past_hyphen(stop)
        if tokens.word(at) == "and":
            if not _joins(tokens, at, start, smallest):
                break
            at += 1
    if stop == start:
        return None
    if largest == 1 and total % 100 == 0 and tokens.word(stop - 1) == "hundred":
        largest = Decimal(100)
    return _read_tail(tokens, Count(stop, total, spelled=True, magnitude=largest), smallest)


def _read_below_thousand(tokens: Words, at: int) -> tuple[Decimal, int] | None:
    """Return the value of "forty-two", "two hundred and five" or "forty-two hundred" at `at`, and the token after it."""
    tens = _read_below_hundred(tokens, at)
    if tens is None:
        return None
    value, stop = tens
    hundred_at = tokens.past_hyphen(stop)
    if tokens.word(hundred_at) != "hundred" or value == 0 or value == 10:
        return tens
    return _add_rest(tokens, value * 100, hundred_at + 1)


def _add_rest(tokens: Words, hundreds: Decimal, stop: int) -> tuple[Decimal, int]:
    """Return the hundreds with "and five" or "five" behind them, unless that begins a number of its own."""
    at = tokens.past_hyphen(stop)
    at = tokens.past_hyphen(at + 1) if tokens.word(at) == "and" else at
    rest = _read_below_hundred(tokens, at)
    if rest is None or rest[0] == 0 or tokens.word(tokens.past_hyphen(rest[1])) == "hundred" or _is_idle_one(tokens, at):
        return hundreds, stop
    if tokens.word(stop) == "and" and (_between(tokens, stop) or _begins_fraction(tokens, at)):
        return hundreds, stop
    return hundreds + rest[0], rest[1]


def _read_below_hundred(tokens: Words, at: int) -> tuple[Decimal, int] | None:
    word = tokens.word(at)
    if word in ONES:
        return ONES[word], at + 1
    if word not in TENS:
        return None
    ones_at = tokens.past_hyphen(at + 1)
    ones = ONES.get(tokens.word(ones_at))
    if ones is None or not 0 < ones < 10:
        return TENS[word], at + 1
    return TENS[word] + ones, ones_at + 1


def _joins(tokens: Words, at: int, start: int, smallest: Decimal) -> bool:
    """Tell "three million and five", one number, from "three million and five million", "two thousand and one of them"."""
    section = _read_below_thousand(tokens, at + 1)
    if section is None or section[0] == 0 or _is_idle_one(tokens, at + 1) or _begins_fraction(tokens, at + 1):
        return False
    magnitude = one_magnitude(tokens.word(tokens.past_hyphen(section[1])))
    return (magnitude is None or magnitude < smallest) and tokens.word(start - 1) != "between"


def _is_idle_one(tokens: Words, at: int) -> bool:
    return tokens.word(at) == "one" and tokens.word(at + 1) == "of"


def _begins_fraction(tokens: Words, at: int) -> bool:
    return tokens.pair(at) in SPOKEN_FRACTIONS


def _between(tokens: Words, at: int) -> bool:
    """Tell the "and" of "between one hundred and five hundred" from one inside a number: another follows there."""
    return "between" in tokens.words[max(0, at - 4) : at] and "and" not in tokens.words[at + 1 : at + 6]


def _read_tail(tokens: Words, count: Count, smallest: Decimal) -> Count:
    """Add what follows whole number words: a dozen, "point four", "and a half", or the name of a fraction."""
    at, value = count.stop, count.value or Decimal(0)
    dozen_at = tokens.past_hyphen(at)
    if tokens.word(dozen_at) in ("dozen", "dozens") and tokens.word(dozen_at + 1) != "of":
        return Count(dozen_at + 1, value * 12, spelled=True, magnitude=Decimal(12))
    if tokens.word(at) == "point" and tokens.word(at + 1) in ONES:
        return _scaled(tokens, _read_point(tokens, at, value))
    if (spoken := read_spoken_part(tokens, at)) is not None:
        part, stop = spoken
        whole = smallest if _MILLION <= smallest < LARGEST else Decimal(1)  # a million and a half
        return _scaled(tokens, Count(stop, divide(value * part[1] + part[0] * whole, Decimal(part[1]))))
    return _read_denominator(tokens, count, value) or count


def read_spoken_part(tokens: Words, at: int) -> tuple[tuple[int, int], int] | None:
    """Return the fraction that "and a half" or "-and-three-quarters" at `at` adds, and the token after it."""
    joint = tokens.past_hyphen(at)
    if tokens.word(joint) != "and":
        return None
    first = tokens.past_hyphen(joint + 1)
    second = tokens.past_hyphen(first + 1)
    part = SPOKEN_FRACTIONS.get((tokens.word(first), tokens.word(second)))
    return None if part is None else (part, second + 1)


def _scaled(tokens: Words, count: Count) -> Count:
    count.spelled = True
    return scale_up(tokens, count)


def _read_point(tokens: Words, at: int, value: Decimal) -> Count:
    decimals = ""
    at += 1
    while (digit := ONES.get(tokens.word(at))) is not None and digit < 10 and len(decimals) < _MOST_DECIMALS:
        decimals += str(digit)
        at += 1
    return Count(at, value + Decimal(f"0.{decimals}")) if decimals else Count(at - 1, value)


def _read_denominator(tokens: Words, count: Count, value: Decimal) -> Count | None:
    """Read two fifths, one-third, three ten-thousandths."""
    noun = tokens.past_hyphen(count.stop)
    word = tokens.word(noun)
    denominator = DENOMINATORS.get(word)
    if denominator is None or not 0 < value < denominator or count.magnitude != 1:
        return None
    if value == 1:
        named = word in ("half", "quarter", "third") or denominator >= 10
        certain = noun > count.stop or named or tokens.word(noun + 1) in ("of", "the")
    else:
        certain = word.endswith("s") and not _are_quarters_of_a_year(tokens, count.stop, word, value)
    if not certain:
        return None
    return part_of_magnitude(tokens, Count(noun + 1, divide(value, Decimal(denominator)), spelled=True, fraction=True))


def part_of_magnitude(tokens: Words, part: Count) -> Count:
    """Return a quarter of a million and a quarter million as the numbers they are; other fractions as they come."""
    at = part.stop + 2 if tokens.pair(part.stop) == ("of", "a") else part.stop
    scale = one_magnitude(tokens.word(at))
    return part if scale is None or part.value is None else Count(at + 1, part.value * scale, spelled=True)


def _are_quarters_of_a_year(tokens: Words, at: int, word: str, value: Decimal) -> bool:
    """Tell "the past three quarters" and "two quarters of growth" from three quarters of a whole."""
    return word == "quarters" and (
        value == 2 or tokens.word(at - 2) in ("past", "last", "next", "first", "consecutive", "previous", "these")
    )
