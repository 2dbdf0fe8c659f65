"""What an English number counts or measures: the unit after it, a noun tied by a hyphen, or the noun of its phrase."""

from __future__ import annotations

from decimal import Decimal

from service.figures.drafts import Draft, divide_by
from service.figures.english.count import Count
from service.figures.english.noun_table import STOPS
from service.figures.english.nouns import counts_millions, find_counted, singular
from service.figures.english.numerals import read_english_numeral
from service.figures.english.sets import (
    AFTER_MULTIPLE,
    AFTER_SHARE,
    BEFORE_SHARE,
    COUNTED_COMPOUNDS,
    HALVES,
    HYPHENS,
    NAMING_COMPOUNDS,
    PARTS,
    WEATHER,
)
from service.figures.english.spans import settle_decades
from service.figures.english.tokens import Words
from service.figures.english.words import NUMBER_WORDS, ORDINAL_ONES
from service.figures.units import Unit, read_english_unit, read_mark

_PARTED_KINDS = frozenset({"duration", "measure", "percentage_point", "percent"})
_MILLION = Decimal(10**6)
_FIRST_BEFORE_PRESENT = 200  # 50 BP are basis points
_DEGREES = {"c": Unit("measure", "degree_celsius", "C"), "f": Unit("measure", "degree_fahrenheit", "F")}
_INCH = Unit("measure", "inch", "in")
_BEFORE_PRESENT = Unit("duration", "year", "BP")
_FEET = frozenset({"ft", "foot", "feet"})
_POINT = Unit("percentage_point", "percentage_point", "point")
_STERLING = Unit("money", "GBP", "pounds")  # millions of pounds are seldom a weight


def unit_at(tokens: Words, at: int) -> tuple[Unit, int] | None:
    """Return the unit at token `at`, a word or a symbol, and the token after it."""
    if at >= len(tokens):
        return None
    if (temperature := temperature_at(tokens, at)) is not None:
        return temperature, at + 1
    found = read_english_unit(tokens.words, at)
    if found is not None and _compares(tokens, at, found[1]):
        return None
    if found is not None and ((found[0].written == "second" and not _is_span(tokens, at)) or _is_adjective(tokens, *found)):
        return None  # an ordinal, more often than not
    if tokens.word(at) == "m" and counts_millions(tokens, at + 1):
        return None
    if (short := _short_unit(tokens, at)) is not None:
        return short, at + 1
    mark = read_mark(tokens.text, tokens.starts[at])
    if mark is None or (found is not None and tokens.ends[found[1] - 1] - tokens.starts[at] >= len(mark.written)):
        return found
    stop = at
    while stop < len(tokens) and tokens.starts[stop] < tokens.starts[at] + len(mark.written):
        stop += 1
    return mark, stop


def _short_unit(tokens: Words, at: int) -> Unit | None:
    """Return what letters alone measure behind a number: the inches of "5 ft 3 in", years before the present, 350 F."""
    if at - 1 not in tokens.digits:
        return None
    written = tokens.text[tokens.starts[at] : tokens.ends[at]]
    if written == "in" and not _FEET.isdisjoint(tokens.words[max(0, at - 6) : at]) and not tokens.word(at + 1).isdigit():
        return _INCH
    if written == "BP" and (tokens.digits[at - 1].value or 0) >= _FIRST_BEFORE_PRESENT:
        return _BEFORE_PRESENT
    ends = not tokens.word(at + 1)[:1].isalnum() and tokens.word(at + 1) not in ("-", "/", "'", "’", "&")
    return _DEGREES[tokens.words[at]] if written in ("C", "F") and not tokens.joined(at) and ends else None


def _compares(tokens: Words, at: int, stop: int) -> bool:
    """Tell the year of "up 16.1 year on year", where a sign was lost, from a span."""
    while tokens.word(stop) in HYPHENS:
        stop += 1
    over = tokens.word(stop) in ("on", "over")
    return over and tokens.word(at) in (tokens.word(stop + 1), tokens.word(stop + 2) if tokens.word(stop + 1) in HYPHENS else "")


def temperature_at(tokens: Words, at: int) -> Unit | None:
    """Return the degree of 38C and 100F, where the words before speak of temperatures."""
    if tokens.word(at) not in ("c", "f") or not tokens.joined(at) or not tokens.capital(at):
        return None
    return _DEGREES[tokens.words[at]] if not WEATHER.isdisjoint(tokens.words[max(0, at - 16) : at]) else None


def _is_span(tokens: Words, at: int) -> bool:
    """Tell one second, which nothing that it could rank follows, from the second of many."""
    return tokens.word(at - 1) in ("one", "1") and (not tokens.word(at + 1)[:1].isalpha() or tokens.word(at + 1) in STOPS)


def _is_adjective(tokens: Words, unit: Unit, stop: int) -> bool:
    """Tell "three Euro titles" from "three euros"."""
    return unit.written == "euro" and tokens.capital(stop - 1) and singular(tokens.word(stop)) is not None


def read_unit(tokens: Words, draft: Draft, count: Count, at: int, stop: int) -> tuple[Draft | None, int]:
    """Return the draft with kind and unit settled by what follows; `at` is its first token, `stop` the one after its number."""
    hyphen = tokens.word(stop) in HYPHENS - {"—"} and tokens.joined(stop) and tokens.joined(stop + 1)
    following = stop + 1 if hyphen else stop
    if hyphen and tokens.word(following) in ("odd", "plus", "some", "ish"):
        hyphen, following = False, following + 1  # 200-odd people
    if tokens.word(following) == "or" and tokens.word(following + 1) in ("so", "more"):
        following += 2
    elif tokens.word(following) == "of" and draft.low is not None:
        following += 1  # billions of US dollars
    unit = unit_at(tokens, following)
    if unit is not None and unit[0].name == "degree" and tokens.pair(unit[1]) in (("of", "freedom"), ("of", "separation")):
        unit = None  # counted, not measured
    if unit is not None:
        return _settle(tokens, draft, *unit, hyphen=hyphen)
    if tokens.word(following) in ("times", "fold", "x") and _is_multiplier(tokens, following, count):
        return _read_times(tokens, draft, following)
    if hyphen:
        return _read_compound(tokens, draft, following)
    tied = tokens.word(stop) in ("and", "or") or (tokens.word(stop) == "to" and tokens.word(at - 1) in ("from", "between"))
    if tied and (shared := _shared_unit(tokens, stop + 1)):
        draft.kind, draft.unit = shared.kind, shared.name
    else:
        _name_counted(tokens, draft, count, following)
    return draft, stop


def _shared_unit(tokens: Words, at: int) -> Unit | None:
    """Return the unit that the second number of "from 52.6 to 58.5 percent" and "5 and 10 percent" gives the first."""
    second = read_english_numeral(tokens, at) if at in tokens.digits or tokens.word(at) in NUMBER_WORDS else None
    unit = unit_at(tokens, second.stop) if second is not None else None
    return unit[0] if unit else None


def _settle(tokens: Words, draft: Draft, unit: Unit, stop: int, *, hyphen: bool) -> tuple[Draft | None, int]:
    if unit.kind == "duration" and unit.name == "year" and (aged := _read_age(tokens, stop)):
        draft.kind, draft.unit, draft.unit_text = "age", "year", "year-old" if hyphen else "years old"
        draft.end = tokens.ends[aged - 1]
        return draft, aged
    if unit.name == "pound" and _is_large(draft) and tokens.word(stop) != "of":
        unit = _STERLING
    draft.kind, draft.unit, draft.unit_text = unit.kind, unit.name, unit.written
    draft.end = tokens.ends[stop - 1]
    divide_by(draft, unit.parts)
    settle_decades(draft)
    if tokens.words[stop : stop + 2] == ["below", "zero"] and isinstance(draft.value, Decimal) and draft.value > 0:
        stop += 2
        draft.value, draft.end = -draft.value, tokens.ends[stop - 1]
    return draft, stop


def _is_large(draft: Draft) -> bool:
    amount = draft.value if draft.value is not None else draft.high
    return isinstance(amount, Decimal) and amount >= _MILLION


def _read_age(tokens: Words, stop: int) -> int | None:
    """Return the token after "old" or "of age", where they follow "year"."""
    old = stop + 1 if tokens.word(stop) in HYPHENS else stop
    if tokens.word(old) in ("old", "olds"):
        return old + 1
    return stop + 2 if tokens.word(stop) == "of" and tokens.word(stop + 1) == "age" else None


def _is_multiplier(tokens: Words, at: int, count: Count) -> bool:
    """Tell 3x, tenfold and two fold from 3 x 4 and one fold."""
    if tokens.words[at] == "x":
        tied = tokens.joined(at + 1) and (tokens.words[at + 1][0].isalnum() or tokens.words[at + 1] in HYPHENS)  # an X-ray
        return not tied and at + 1 not in tokens.digits
    return tokens.words[at] == "times" or count.value != 1


def _read_times(tokens: Words, draft: Draft, at: int) -> tuple[Draft | None, int]:
    whole = not isinstance(draft.value, Decimal) or draft.value % 1 == 0
    if tokens.words[at] in ("fold", "x") or tokens.word(at + 1) in AFTER_MULTIPLE or not whole:
        draft.kind, draft.unit, draft.unit_text = "multiple", "multiple", tokens.words[at]
        draft.end = tokens.ends[at]
        return draft, at + 1
    draft.unit, draft.unit_text = "time", "times"
    return draft, at


def _read_compound(tokens: Words, draft: Draft, at: int) -> tuple[Draft | None, int]:
    """Read "18-storey": the number counts the noun it is tied to; "two-child" and the like are names."""
    word = tokens.word(at)
    if not word[:1].isalpha():
        return draft, at
    if word in ("square", "cubic") and tokens.word(at + 1) in HYPHENS:
        area = read_english_unit([word, tokens.word(at + 2)], 0)
        if area is not None:
            return _settle(tokens, draft, area[0], at + 3, hyphen=False)  # a 10,000-square-metre hall
    small = isinstance(draft.value, Decimal) and draft.value < 20
    spelled = tokens.word(at - 2) in NUMBER_WORDS
    if small and ((spelled and word not in COUNTED_COMPOUNDS) or word in NAMING_COMPOUNDS):
        return None, at + 1
    draft.unit, draft.unit_text = "person" if word == "strong" else word.replace("'", ""), word
    draft.end = tokens.ends[at]
    return draft, at + 1


def _name_counted(tokens: Words, draft: Draft, count: Count, at: int) -> None:
    counted = find_counted(tokens, at, one=count.value == 1)
    if counted is not None:
        draft.unit = counted.name
        draft.unit_text = tokens.text[tokens.starts[at] : tokens.ends[counted.stop - 1]]


def read_fraction(tokens: Words, draft: Draft, count: Count, at: int) -> tuple[Draft | None, int]:
    """Return a fraction: of a unit (half-hour, half a mile, a quarter of an hour), or a share (two thirds of)."""
    stop = count.stop
    word = tokens.word(stop - 1)
    if word == "half" and (tokens.word(stop - 2) in HALVES or tokens.word(stop - 2) == "in"):
        return None, stop
    joined = tokens.word(stop) in HYPHENS and tokens.joined(stop)
    if joined and tokens.word(at) in ("a", "an"):
        draft.start = tokens.starts[at + 1]
    if tokens.word(stop + joined) == "point" and word in ("half", "quarter"):
        return _settle(tokens, draft, _POINT, stop + joined + 1, hyphen=False)
    unit = _part_of(tokens, stop + 1 if joined else stop, halved=word == "half")
    if unit is not None and unit[0].kind in _PARTED_KINDS and (joined or word == "half" or not count.spelled or tokens.word(stop) == "of"):
        return _settle(tokens, draft, *unit, hyphen=False)
    if word == "half" and tokens.word(at - 1) in ("and",) and at - 2 in tokens.digits:
        return None, stop
    if joined or not _is_share(tokens, at, stop):
        return None, at + 1 if word in ORDINAL_ONES else stop  # a third term
    draft.kind, draft.unit = "ratio", "ratio"
    return draft, stop


def _part_of(tokens: Words, at: int, *, halved: bool) -> tuple[Unit, int] | None:
    """Return the unit of "half-hour", "half a mile", "a quarter of an hour": the unit at `at`, behind an article or "of an"."""
    if halved and tokens.word(at) in ("a", "an"):
        at += 1
    elif tokens.word(at) == "of" and tokens.word(at + 1) in ("a", "an", "one"):
        at += 2
    return read_english_unit(tokens.words, at)


def _is_share(tokens: Words, at: int, stop: int) -> bool:
    """Tell "a quarter" that is a share from one that is a coin, a district or three months, and a third from a third party."""
    if tokens.word(at) not in ("a", "an"):
        return True
    if tokens.word(stop) == "of" or tokens.word(stop - 1) == "half" or tokens.word(at - 1) in BEFORE_SHARE:
        return True
    if tokens.word(at - 1) in ("and", "or", "to") and not PARTS.isdisjoint(tokens.words[max(0, at - 9) : at]):
        return True
    return tokens.word(stop - 1) != "quarter" and tokens.word(stop) in AFTER_SHARE
