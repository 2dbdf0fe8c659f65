"""English text -> drafts of its figures: one pass over the words, a small grammar at each number."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from service.figures.currencies import CURRENCY_SIGNS
from service.figures.drafts import Draft
from service.figures.english_dates import find_english_dates
from service.figures.english_numerals import Count, read_english_numeral, read_long_ordinal
from service.figures.english_ordinals import read_ordinal
from service.figures.english_ranges import is_ratio, read_odds, read_range, read_ratio
from service.figures.english_senses import after_code, is_code, is_name, is_year, one_counts
from service.figures.english_sets import SIGNS
from service.figures.english_tokens import Words, read_words
from service.figures.english_units import read_fraction, read_unit, unit_at
from service.figures.english_words import MULTIPLES, NUMBER_WORDS, ORDINAL_ONES, ORDINAL_TENS, VULGAR

_WIDE: dict[int, int | str] = {ord("０") + digit: ord("0") + digit for digit in range(10)}
_WIDE |= {ord(wide): narrow for wide, narrow in (("％", "%"), ("．", "."), ("\u2011", "-"), ("\u2010", "-"), ("−", "-"))}
_SKIP = re.compile(
    r"""\[\d{1,3}(?:[-,–]\d{1,3})*\]                                                     # citation marks
    | (?<![^\n])[ \t]{0,8}\(?\d{1,2}[.)](?=\s)                                           # numbers of a list
    | (?<=[.!?;] )\d{1,2}\.(?=[ ]?[A-Z“"]) | (?<=[a-z]\.)\d{1,2}\.(?=[ ]?[A-Z“"‘])
    | \(?\+\d{1,3}\)?[ -]?\d[\d \-]{5,16}\d | \b\d{3,4}-\d{3,4}-\d{4}\b | \(\d{3}\)\ ?\d{3}-\d{4}\b
    | \b0\d{2,3}-\d{7,8}\b | \b1-8\d\d-\d{3}-\d{4}\b | \b\d{3}\ \d{3}\ \d{4}\b           # telephones
    | \b\d+\+\d+\b | (?:https?://|www\.)[^\s]{1,400} | \b[\w.+-]{1,64}@[\w-]{1,64}\.\w+
    | \b(?:[Gg]roup|[Cc]hapter|[Ss]ection|[Aa]rticle|[Ff]igure|[Tt]able|[Pp]age|[Vv]ersion|[Ss]tep|[Pp]hase|[Nn]o\.|[Rr]oom|[Pp]art
        |[Vv]olume
      |[Vv]ol\.|[Ff]light|[Rr]oute|[Hh]ighway|[Aa]ppendix|[Ii]tem|[Cc]lause|[Ll]ine|UTC\+?|GMT\+?)\ ?[+-]?\d+(?:\.\d+)*\b(?!%)
    """,
    re.VERBOSE,
)
_BEGINS = (
    NUMBER_WORDS
    | frozenset(MULTIPLES)
    | frozenset(ORDINAL_ONES)
    | frozenset(ORDINAL_TENS)
    | frozenset(VULGAR)
    | {"a", "an", "half", "several", "few", "tens", "decade", "decades", "centuries"}
)
_DIGIT = re.compile(r"[0-9]")
_PLAN = re.compile(r"\b(?:\d{1,2}(?:st|nd|rd|th)|[A-Za-z]{3,12}(?:-[a-z]{3,10})?(?:th|st|nd|rd))[- ](?:[Ff]ive|5)-[Yy]ear\b", re.ASCII)
_HOTLINE = re.compile(
    r"[\"“”‘']?\b(\d{3,8})\b(?=[\"”’']?,?\s(?:[a-z]{1,20}\s){0,3}(?:hotline|helpline))"
    r"|\b(?:hotline|helpline)\s[\"“‘']?(\d{3,8})\b|\b(?:hotline|helpline|dial|dialing|call|calling|platform)(?:\s[a-z]{1,20}){0,2}\s[\"“‘']?(\d{3,8})\b(?=[\"”’'.,;)])"
)


def find_english(text: str, *, published: dt.date | None) -> list[Draft]:
    """Return the figures of an English text, in order."""
    plain = text.translate(_WIDE)
    digits = _DIGIT.search(plain) is not None
    identifiers = _identifiers(plain) if digits else []
    dates = [date for date in find_english_dates(plain, published=published) if not any(_overlap(date, other) for other in identifiers)]
    taken = sorted(
        [(draft.start, draft.end) for draft in (*dates, *identifiers)]
        + [match.span() for pattern in ((_SKIP, _PLAN) if digits else (_PLAN,)) for match in pattern.finditer(plain)]
    )
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


def _identifiers(text: str) -> list[Draft]:
    drafts = []
    for match in _HOTLINE.finditer(text):
        start, end = match.span(match.lastindex or 0)
        drafts.append(Draft(start, end, end, kind="identifier", value=text[start:end]))
    return drafts


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
    if word in MULTIPLES and _is_multiple(tokens, at):
        end = tokens.ends[at]
        return Draft(tokens.starts[at], end, end, kind="multiple", value=Decimal(MULTIPLES[word]), unit="multiple"), at + 1
    if word in ("decades", "centuries") or (word == "decade" and tokens.word(at - 1) in ("a", "past", "last", "next", "another", "coming")):
        return _read_ages_of_time(tokens, at)
    count = read_english_numeral(tokens, at)
    return (None, at + 1) if count is None else _read_number(tokens, at, read_long_ordinal(tokens, count))


def _money_sign(tokens: Words, at: int) -> tuple[int, str] | None:
    """Return the token after a currency sign at `at`, and the currency: $, US$, RMB."""
    word = tokens.words[at]
    if word in SIGNS:
        return (at + 1, CURRENCY_SIGNS[word]) if at + 1 in tokens.digits else None
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
    draft.kind, draft.unit = "money", code
    draft.unit_text = tokens.text[tokens.starts[start] : tokens.starts[at]].strip()
    return draft, read_range(tokens, draft, count, money=True)


def _is_multiple(tokens: Words, at: int) -> bool:
    if tokens.words[at] == "twice" and tokens.word(at - 1) in ("think", "thinking", "thought"):
        return False
    if tokens.words[at] not in ("double", "triple", "doubles", "triples"):
        return True
    following, before = tokens.word(at + 1), tokens.word(at - 1)
    return following in ("the", "that", "its", "their", "what", "in", "to") or before in (
        "to",
        "will",
        "than",
        "nearly",
        "almost",
        "would",
        "could",
    )


def _read_ages_of_time(tokens: Words, at: int) -> tuple[Draft | None, int]:
    """Read "decades" and "centuries" without a number as several times ten and a hundred years, as 几十年 is."""
    scale = Decimal(10 if tokens.words[at].startswith("decade") else 100)
    end = tokens.ends[at]
    if tokens.words[at] == "decade":
        return Draft(tokens.starts[at], end, end, kind="duration", value=scale, unit="year", unit_text="decade"), at + 1
    draft = Draft(tokens.starts[at], end, end, kind="duration", low=2 * scale, high=9 * scale, unit="year", unit_text=tokens.words[at])
    return draft, at + 1


def _draft(tokens: Words, start: int, count: Count) -> Draft:
    end = tokens.ends[count.stop - 1]
    return Draft(tokens.starts[start], end, end, value=count.value, low=count.low, high=count.high, suspect=count.suspect)


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
    if count.value == 1 and tokens.word(count.stop) in ("in", "out") and (odds := read_odds(tokens, draft, count.stop)):
        return odds
    if count.spelled and not _spelled_counts(tokens, at, count):
        return None, count.stop
    if count.fraction:
        return read_fraction(tokens, draft, count, at)
    _read_sign(tokens, draft, at)
    stop = read_range(tokens, draft, count, money=False)
    if draft.kind == "date":
        return draft, stop
    if is_year(tokens, at, stop, count, draft):
        draft.kind, draft.value = "date", tokens.words[at]
        return draft, stop
    return read_unit(tokens, draft, count, at, stop)


def _spelled_counts(tokens: Words, at: int, count: Count) -> bool:
    """Tell number words that count from names (Nine News), from zero carbon, and from one that is a pronoun."""
    if is_name(tokens, at, count.stop) or (count.value == 0 and unit_at(tokens, count.stop) is None):
        return False
    return count.value != 1 or one_counts(tokens, at, count.stop)


def _read_sign(tokens: Words, draft: Draft, at: int) -> None:
    signed = at in tokens.digits and tokens.word(at - 1) == "-" and tokens.joined(at) and not tokens.joined(at - 1)
    if signed and isinstance(draft.value, Decimal):
        draft.start = tokens.starts[at - 1]
        draft.value = -draft.value
