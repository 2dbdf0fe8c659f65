"""English text -> drafts of its figures: one pass over the words, a small grammar at each number."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from service.figures.currencies import CURRENCY_SIGNS
from service.figures.drafts import Draft
from service.figures.english.count import Count
from service.figures.english.dates import find_english_dates
from service.figures.english.numerals import read_english_numeral, read_long_ordinal
from service.figures.english.ordinals import read_ordinal
from service.figures.english.ranges import inherit_magnitude, is_ratio, read_odds, read_range, read_ratio
from service.figures.english.senses import after_code, is_code, is_label, is_multiple, is_name, is_year, one_counts
from service.figures.english.sets import SIGNS
from service.figures.english.skips import find_identifiers, find_skipped
from service.figures.english.spans import read_long_span, read_one_unit, read_round_tens, round_tens
from service.figures.english.tokens import Words, read_words
from service.figures.english.units import read_fraction, read_unit, unit_at
from service.figures.english.words import HALVED, LONG_SPANS, MULTIPLES, NUMBER_WORDS, ORDINAL_ONES, ORDINAL_TENS, ROUND_TENS, TENS, VULGAR

_WIDE: dict[int, int | str] = {ord("０") + digit: ord("0") + digit for digit in range(10)}
_WIDE |= {ord(wide): narrow for wide, narrow in (("％", "%"), ("．", "."), ("\u2011", "-"), ("\u2010", "-"), ("−", "-"), ("⁄", "/"))}
_BEGINS = (
    NUMBER_WORDS
    | frozenset(MULTIPLES)
    | frozenset(ORDINAL_ONES)
    | frozenset(ORDINAL_TENS)
    | frozenset(VULGAR)
    | frozenset(LONG_SPANS)
    | HALVED
    | frozenset(ROUND_TENS)
    | {"a", "an", "half", "several", "few", "tens", "scores"}
)
_YEN = frozenset({"¥", "￥"})
_IN_JAPAN = re.compile(r"\b(?:[Yy]en|Japan(?:ese)?|Tokyo|Nikkei|BoJ|BOJ)\b")
_DIGIT = re.compile(r"[0-9]")
_TENS = frozenset(TENS.values())


def find_english(text: str, *, published: dt.date | None) -> list[Draft]:
    """Return the figures of an English text, in order."""
    plain = text.translate(_WIDE)
    digits = _DIGIT.search(plain) is not None
    identifiers = find_identifiers(plain) if digits else []
    dates = [date for date in find_english_dates(plain, published=published) if not any(_overlap(date, other) for other in identifiers)]
    taken = sorted([(draft.start, draft.end) for draft in (*dates, *identifiers)] + find_skipped(plain, digits=digits))
    tokens = read_words(plain)
    found: list[Draft] = []
    following = ahead = 0
    for at in _candidates(tokens):
        if at < following:
            continue
        while ahead < len(taken) and taken[ahead][1] <= tokens.starts[at]:
            ahead += 1
        if ahead < len(taken) and taken[ahead][0] <= tokens.starts[at]:
            continue
        draft, following = _read(tokens, at)
        if draft is not None and (ahead >= len(taken) or draft.end <= taken[ahead][0]):
            found.append(draft)
    return sorted([*found, *identifiers, *dates], key=lambda draft: draft.start)


def _candidates(tokens: Words) -> list[int]:
    """Return the tokens at which a figure may begin: number words, digits, and the two before digits, which may be a currency."""
    found = {at for at, word in enumerate(tokens.words) if word in _BEGINS}
    for at in tokens.digits:
        found.update(range(max(0, at - 2), at + 1))
    return sorted(found)


def _overlap(one: Draft, other: Draft) -> bool:
    return one.start < other.end and other.start < one.end


def _read(tokens: Words, at: int) -> tuple[Draft | None, int]:
    """Return the figure that begins at token `at`, or None, and where to look next."""
    word = tokens.words[at]
    if at in tokens.digits:
        return _read_number(tokens, at)
    if (money := _money_sign(tokens, at)) is not None:
        stop, code = money
        return _read_money(tokens, at, stop, code)
    if word in MULTIPLES or word in HALVED:
        return _read_multiple(tokens, at), at + 1
    if word in LONG_SPANS:
        return read_long_span(tokens, at)
    if (tens := round_tens(word)) is not None:
        return read_round_tens(tokens, at, tens, at + 1), at + 1
    count = read_english_numeral(tokens, at)
    if count is None:
        return read_one_unit(tokens, at) if word in ("a", "an") else (None, at + 1)
    return _read_number(tokens, at, read_long_ordinal(tokens, count))


def _read_multiple(tokens: Words, at: int) -> Draft | None:
    """Return what "doubled", "twice" or "halved" says: twice as many is a multiple, twice a week counts times."""
    word, end = tokens.words[at], tokens.ends[at]
    if word in HALVED:
        return Draft(tokens.starts[at], end, end, kind="ratio", value=Decimal("0.5"), unit="ratio")
    draft = Draft(tokens.starts[at], end, end, kind="multiple", value=Decimal(MULTIPLES[word]), unit="multiple")
    if is_multiple(tokens, at):
        return draft
    if word not in ("twice", "thrice") or tokens.word(at - 1).startswith(("think", "thought")):
        return None
    draft.kind, draft.unit = "count", "time"
    return draft


def _money_sign(tokens: Words, at: int) -> tuple[int, str] | None:
    """Return the token after a currency sign at `at`, and the currency: $, US$, RMB."""
    word = tokens.words[at]
    if word in SIGNS:
        stop = at + 2 if tokens.word(at + 1) == "." and tokens.joined(at + 2) else at + 1  # $.50
        return (stop, CURRENCY_SIGNS[word]) if stop in tokens.digits else None
    if at + 2 in tokens.digits and tokens.words[at + 1] in SIGNS and tokens.joined(at + 1):
        code = CURRENCY_SIGNS.get(word.upper() + tokens.words[at + 1])
        return (at + 2, code) if code else None
    if at + 1 in tokens.digits and 2 <= len(word) <= 3:
        code = CURRENCY_SIGNS.get(tokens.text[tokens.starts[at] : tokens.ends[at]])
        return (at + 1, code) if code else None
    return None


def _read_money(tokens: Words, start: int, at: int, code: str) -> tuple[Draft | None, int]:
    count = read_english_numeral(tokens, at, money=True)
    if count is None:
        return None, at + 1
    draft = _draft(tokens, start, count)
    draft.kind, draft.unit = "money", "JPY" if tokens.words[at - 1] in _YEN and _IN_JAPAN.search(tokens.text) else code
    draft.unit_text = tokens.text[tokens.starts[start] : tokens.starts[at]].strip()
    stop = read_range(tokens, draft, count, money=True)
    inherit_magnitude(tokens, draft, count)
    if _is_minus(tokens, start) and isinstance(draft.value, Decimal):
        draft.start, draft.value = tokens.starts[start - 1], -draft.value
    return draft, stop


def _draft(tokens: Words, start: int, count: Count) -> Draft:
    end = tokens.ends[count.stop - 1]
    return Draft(
        tokens.starts[start],
        end,
        end,
        value=count.value,
        low=count.low,
        high=count.high,
        suspect=count.suspect,
    )


def _read_number(tokens: Words, at: int, count: Count | None = None) -> tuple[Draft | None, int]:
    if at in tokens.digits and is_code(tokens, at):
        return None, after_code(tokens, at)
    count = count or read_english_numeral(tokens, at)
    if count is None:
        return None, at + 1
    if is_ratio(tokens, count):
        return read_ratio(tokens, at, count)
    draft = _draft(tokens, at, count)
    if count.ordinal:
        return read_ordinal(tokens, draft, count)
    if tokens.word(count.stop) in ("in", "out", "of") and (odds := read_odds(tokens, draft, count)):
        return odds
    if count.spelled and not _spelled_counts(tokens, at, count):
        return None, count.stop
    if count.fraction:
        return read_fraction(tokens, draft, count, at)
    if at in tokens.digits and tokens.joined(count.stop):
        if tokens.words[count.stop] == "s":
            return _read_plural(tokens, at, count)
        if tokens.words[count.stop] == "k":
            return None, count.stop + 1  # a 4K screen
    return _read_amount(tokens, at, count, draft)


def _read_plural(tokens: Words, at: int, count: Count) -> tuple[Draft | None, int]:
    """Read the 90s as a decade and his 30s as an age; F-35s and the low 80s are no figures."""
    tens = count.value is not None and count.value in _TENS
    return (read_round_tens(tokens, at, count.value, count.stop + 1) if tens and count.value else None), count.stop + 1


def _read_amount(tokens: Words, at: int, count: Count, draft: Draft) -> tuple[Draft | None, int]:
    _read_sign(tokens, draft, at)
    stop = read_range(tokens, draft, count, money=False)
    inherit_magnitude(tokens, draft, count)
    if draft.kind == "date":
        return draft, stop
    if is_year(tokens, at, stop, count, draft):
        draft.kind, draft.value = "date", tokens.words[at]
        return draft, stop
    if is_label(tokens, at, stop, draft):
        return None, stop
    return read_unit(tokens, draft, count, at, stop)


def _spelled_counts(tokens: Words, at: int, count: Count) -> bool:
    """Tell number words that count from names (Nine News), from zero carbon, and from one that is a pronoun."""
    if is_name(tokens, at, count.stop) or (count.value == 0 and unit_at(tokens, count.stop) is None):
        return False
    return count.value != 1 or one_counts(tokens, at, count.stop)


def _read_sign(tokens: Words, draft: Draft, at: int) -> None:
    """Take a minus into the draft, written as a mark or a word, and the point of .5 into its slice."""
    if at in tokens.digits and tokens.word(at - 1) == "." and isinstance(draft.value, Decimal) and 0 < draft.value < 1:
        draft.start = tokens.starts[at - 1]
        return
    before = tokens.word(at - 1)
    signed = at in tokens.digits and _is_minus(tokens, at)
    spoken = before == "minus" and at - 2 not in tokens.digits and tokens.word(at - 2) not in NUMBER_WORDS
    if (signed or spoken) and isinstance(draft.value, Decimal):
        draft.start = tokens.starts[at - 1]
        draft.value = -draft.value


def _is_minus(tokens: Words, at: int) -> bool:
    """Tell a dash written onto the number at `at`, with nothing before it, from a hyphen."""
    dashed = tokens.word(at - 1) in ("-", "–") and tokens.joined(at)
    return dashed and (not tokens.joined(at - 1) or tokens.word(at - 2) in ("(", "“", '"'))
