"""Two English numbers that make one figure: ranges, odds, ratios."""

from __future__ import annotations

from decimal import Decimal

from service.figures.drafts import Draft, divide
from service.figures.english.count import Count
from service.figures.english.nouns import find_counted
from service.figures.english.numerals import read_english_numeral
from service.figures.english.sets import AFTER_SCORE, HYPHENS, MOVES, RANGES, SCORES, SIGNS
from service.figures.english.tokens import Words
from service.figures.english.units import unit_at
from service.figures.english.words import MAGNITUDES, NUMBER_WORDS
from service.figures.units import Unit

_CONNECTORS = frozenset({*HYPHENS, "to", "and", "or", "~", "through"})
_FIRST_YEAR = 1000
_ONE, _THOUSAND = Decimal(1), Decimal(1000)
# How many times the low end a high end may be that lends it thousands (5-10,000, but 1-10,000 begins at one), and the ends of a
# movement that share a magnitude (from 900 to 1.2 million do not). Nobody swept them.
_FARTHEST, _FARTHEST_MOVE = 10, 20
_IN_YEAR = frozenset({"in", "of", "since", "by"})
_WHOLES = frozenset({Decimal(10), Decimal(100), Decimal(1000)})
_RANGED_KINDS = frozenset({"percent", "percentage_point", "money", "measure", "permille", "duration"})


def read_number_at(tokens: Words, at: int, *, money: bool = False) -> Count | None:
    """Return the plain number at token `at`: no article, no vague word."""
    return read_english_numeral(tokens, at, money=money) if at in tokens.digits or tokens.word(at) in NUMBER_WORDS else None


def is_ratio(tokens: Words, count: Count) -> bool:
    """Tell 1.58:1, where the number read is its first half."""
    at = count.stop
    return tokens.word(at) in (":", "：", "∶") and tokens.joined(at) and at + 1 in tokens.digits and tokens.joined(at + 1)


def read_ratio(tokens: Words, at: int, count: Count) -> tuple[Draft | None, int]:
    """Return the ratio whose first half is `count`."""
    second, stop = tokens.digits[count.stop + 1].value, count.stop + 2
    if not second or count.value is None:
        return None, stop
    end = tokens.ends[stop - 1]
    return Draft(tokens.starts[at], end, end, kind="ratio", value=divide(count.value, second), unit="ratio"), stop


def read_odds(tokens: Words, draft: Draft, first: Count) -> tuple[Draft | None, int] | None:
    """Return "one in five" and "six out of ten" as a fraction, where `first` is followed by "in", "out" or "of"."""
    at = first.stop + (2 if tokens.word(first.stop + 1) in ("every", "of") else 1)
    second = read_number_at(tokens, at)
    if first.value is None or second is None or second.value is None or second.ordinal or second.fraction:
        return None
    if not 1 <= first.value < second.value or 1900 <= second.value <= 2100 or first.magnitude != 1 or not _are_odds(tokens, first, second):
        return None
    draft.kind, draft.unit, draft.value = "ratio", "ratio", divide(first.value, second.value)
    draft.end = draft.number_end = tokens.ends[second.stop - 1]
    return draft, second.stop


def _are_odds(tokens: Words, first: Count, second: Count) -> bool:
    """Tell "two in five adults" from "two in five days" and "54 out of 57": the second number is round, and no span follows."""
    if tokens.word(first.stop + 1) == "every":
        return True
    if tokens.word(first.stop) == "of":
        return False
    unit = unit_at(tokens, second.stop)
    small = second.value is not None and second.value <= 10 and (first.spelled == second.spelled or tokens.word(first.stop) == "out")
    likely = first.value == 1 or small or second.value in _WHOLES
    return likely and (unit is None or tokens.word(first.stop) == "out")


def read_range(tokens: Words, draft: Draft, first: Count, *, money: bool) -> int:
    """Extend the draft over a dash or "to" and a second number, where they make a range; return the token after."""
    link = _link(tokens, first)
    if link is None or first.value is None:
        return first.stop
    connector, at, unit = link
    if tokens.word(at) in SIGNS:
        at, money = at + 1, True
    elif tokens.word(at + 1) in SIGNS and tokens.joined(at + 1):
        at, money = at + 2, True
    second = read_number_at(tokens, at, money=money)
    if second is None or second.value is None or second.ordinal or second.fraction:
        return first.stop
    if connector in HYPHENS and first.spelled != second.spelled:
        return first.stop  # 7-Eleven
    low = first.value * _lent(tokens, first, second, at)
    apart = connector == "or" and not _neighbours(low, second.value, spelled=first.spelled)
    if second.magnitude > _FIRST_YEAR and not money and _is_year(tokens, first.stop - 1):
        return first.stop  # from 1997 to 7.4 trillion yuan
    if low >= second.value or apart or _goes_on(tokens, second.stop, at):
        return first.stop
    if unit is not None and not _same_unit(tokens, unit, second.stop):
        return first.stop
    if second.magnitude > 1 and _is_year(tokens, first.stop - 1) and tokens.word(first.stop - 2) in _IN_YEAR:
        return first.stop  # from 64 million in 1982 to 82 million
    draft.low, draft.high, draft.value = low, second.value, None
    draft.end = draft.number_end = tokens.ends[second.stop - 1]
    years = _is_year(tokens, first.stop - 1) and _is_year(tokens, at)
    if years and not unit_at(tokens, second.stop) and not find_counted(tokens, second.stop):
        draft.kind, draft.low, draft.high = "date", f"{int(low):04d}", f"{int(second.value):04d}"
    return second.stop


def _lent(tokens: Words, first: Count, second: Count, at: int) -> Decimal:
    """Return what the low end of a range borrows of the high one at `at`: millions of 10 to 12 million, thousands of 60-70,000."""
    low, high = first.value or _ONE, second.value or _ONE
    if first.magnitude > 1:
        return _ONE
    if second.magnitude > 1:
        return second.magnitude if low * second.magnitude < high else _ONE
    thousands = at in tokens.digits and tokens.words[at].endswith(",000") and "," not in tokens.word(first.stop - 1)
    return _THOUSAND if thousands and low * _THOUSAND < high < low * _THOUSAND * _FARTHEST else _ONE


def inherit_magnitude(tokens: Words, draft: Draft, first: Count) -> None:
    """Give the number before "to" the magnitude of the one behind it, where a movement is told: from 4.8 to 4.7 million."""
    if tokens.word(first.stop) != "to" or first.magnitude > 1 or not isinstance(draft.value, Decimal) or not 0 < draft.value < _THOUSAND:
        return
    at = first.stop + 1 + (tokens.word(first.stop + 1) in SIGNS)
    second = read_number_at(tokens, at, money=draft.kind == "money")
    if second is None or second.value is None or second.ordinal or second.magnitude < _THOUSAND:
        return
    lent = draft.value * second.magnitude
    if second.value < lent * _FARTHEST_MOVE and lent < second.value * _FARTHEST_MOVE:
        draft.value = lent


def _link(tokens: Words, first: Count) -> tuple[str, int, Unit | None] | None:
    """Return what connects the first number with a second, where the second begins, and a unit between them."""
    connector, at, unit = tokens.word(first.stop), first.stop + 1, None
    if connector in HYPHENS and tokens.word(at) in ("to", "or"):
        return tokens.word(at), tokens.past_hyphen(at + 1), None  # a 9-to-10 m wall, a 35- to 40-year-old
    if connector not in _CONNECTORS:
        found = unit_at(tokens, first.stop)
        if found is None or found[0].kind not in _RANGED_KINDS:
            return None
        unit, connector, at = found[0], tokens.word(found[1]), found[1] + 1
    if connector not in _CONNECTORS or (connector == "through" and unit is not None):
        return None
    if connector in HYPHENS and unit is None and (tokens.joined(first.stop) != tokens.joined(at) or _is_score(tokens, first.stop)):
        return None
    if connector == "to" and _moves(tokens, first.stop):
        return None
    if connector == "and" and "between" not in tokens.words[max(0, first.stop - 6) : first.stop]:
        return None
    return connector, at, unit


def _moves(tokens: Words, at: int) -> bool:
    """Tell a movement (rose from 5 to 8) from a range: the words before say which."""
    near = tokens.words[max(0, at - 6) : at]
    if "by" in near[-3:]:
        return False  # fell by 10 to 30%
    if not RANGES.isdisjoint(near):
        return False
    start = max(0, at - 25) if "from" in near[2:] else max(0, at - 9)
    return any(word in MOVES for word in tokens.words[start:at])


def _is_score(tokens: Words, at: int) -> bool:
    """Tell a score (lost 1-3, a 21-31 record) from a range: the words before say which, or the one behind."""
    behind = tokens.word(at + 2)
    if behind in AFTER_SCORE:
        return True
    return behind not in MAGNITUDES and not SCORES.isdisjoint(tokens.words[max(0, at - 7) : at])


def _neighbours(low: Decimal, high: Decimal, *, spelled: bool) -> bool:
    """Tell numbers that "or" makes a range of: two or three, five or ten, 20 or 30; 50 or 55 are two ages, 2015 or 2016 two years."""
    step = Decimal(10) ** low.adjusted()
    return high <= 2 * low if spelled else high - low == step and low < _FIRST_YEAR


def _goes_on(tokens: Words, stop: int, second: int) -> bool:
    """Tell 1-2-3: no range."""
    return second in tokens.digits and tokens.word(stop) in HYPHENS and tokens.joined(stop) and stop + 1 in tokens.digits


def _same_unit(tokens: Words, unit: Unit, at: int) -> bool:
    after = unit_at(tokens, at)
    return after is not None and after[0].name == unit.name


def _is_year(tokens: Words, at: int) -> bool:
    word = tokens.word(at)
    return at in tokens.digits and len(word) == 4 and word.isdigit() and 1000 <= int(word) <= 2100
