"""English text -> drafts of its figures: one pass over the words, a small grammar at each number."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from service.figures.currencies import CURRENCY_SIGNS
from service.figures.drafts import Draft, divide
from service.figures.english_dates import find_english_dates
from service.figures.english_nouns import find_counted, singular
from service.figures.english_numerals import Count, read_english_numeral, read_long_ordinal
from service.figures.english_tokens import Words, read_words
from service.figures.english_words import MAGNITUDES, MULTIPLES, NUMBER_WORDS, ONES
from service.figures.units import Unit, read_english_unit, read_mark

_WIDE = {ord("０") + digit: ord("0") + digit for digit in range(10)} | {
    ord("％"): "%",
    ord("．"): ".",
    ord("\u2011"): "-",
    ord("\u2010"): "-",
    ord("−"): "-",
}
_HYPHENS = ("-", "–", "—")
_SIGNED = ("$", "¥", "￥", "€", "£", "₩", "₹", "₽", "＄", "￡", "₫", "฿", "₺", "₦", "₱", "₪")
_SKIP = re.compile(
    r"""\[\d{1,3}(?:[-,–]\d{1,3})*\]
    | (?<![^\n])[ \t]*\(?\d{1,2}[.)](?=\s) | (?<=[.!?;] )\d{1,2}\.(?=[ ]?[A-Z“"]) | (?<=[a-z]\.)\d{1,2}\.(?=[ ]?[A-Z“"‘])
    | \(?\+\d{1,3}\)?[ -]?\d[\d \-]{5,16}\d | \b\d{3,4}-\d{3,4}-\d{4}\b | \b\(\d{3}\)\ ?\d{3}-\d{4}\b | \b0\d{2,3}-\d{7,8}\b | \b1-8\d\d-\d{3}-\d{4}\b
    | \b\d+\+\d+\b | (?:https?://|www\.)\S+ | \S+@\S+\.\w+
    | \b(?:[Gg]roup|[Cc]hapter|[Ss]ection|[Aa]rticle|[Ff]igure|[Tt]able|[Pp]age|[Vv]ersion|[Ss]tep|[Pp]hase|[Nn]o\.|[Rr]oom|[Pp]art|[Vv]olume|[Vv]ol\.|[Ff]light|[Rr]oute|[Hh]ighway|[Aa]ppendix|[Ii]tem|[Cc]lause|[Ll]ine|UTC\+?|GMT\+?)\ ?[+-]?\d+(?:\.\d+)*\b(?!%)
    """,
    re.VERBOSE,
)
_PLAN = re.compile(r"\b(?:\d{1,2}(?:st|nd|rd|th)|[A-Z]?[a-z]+(?:th|st|nd|rd|[-a-z]+th))[- ](?:[Ff]ive|5)-[Yy]ear\b", re.ASCII)
_HOTLINE = re.compile(
    r"[\"“”‘']?\b(\d{3,8})\b(?=[\"”’']?(?:,?\s+(?:[a-z]+\s){0,3}(?:hotline|helpline)))|(?<=\b)(?:hotline|helpline|dial|dialing|call|calling|platform)(?:\s[a-z]+){0,2}\s[\"“‘']?(\d{3,8})\b(?!\s[a-z]+s\b)(?=[\"”’']|[,.;)]|\s)"
)


def find_english(text: str, *, published: datetime.date | None) -> list[Draft]:
    """Return the figures of an English text, in order."""
    plain = text.translate(_WIDE)
    dates = find_english_dates(plain, published=published)
    identifiers = _identifiers(plain)
    taken = sorted(
        [(draft.start, draft.end) for draft in (*dates, *identifiers)]
        + [match.span() for pattern in (_SKIP, _PLAN) for match in pattern.finditer(plain)]
    )
    tokens = read_words(plain)
    found: list[Draft] = []
    at = ahead = 0
    while at < len(tokens):
        while ahead < len(taken) and taken[ahead][1] <= tokens.starts[at]:
            ahead += 1
        if ahead < len(taken) and taken[ahead][0] <= tokens.starts[at]:
            at += 1
            continue
        draft, at = _read(tokens, at, published)
        if draft is not None and (ahead >= len(taken) or draft.end <= taken[ahead][0]):
            found.append(draft)
    return sorted([*found, *identifiers, *_beside(dates, identifiers)], key=lambda draft: draft.start)


def _identifiers(text: str) -> list[Draft]:
    drafts = []
    for match in _HOTLINE.finditer(text):
        group = 1 if match.group(1) else 2
        start, end = match.span(group)
        drafts.append(Draft(start, end, end, kind="identifier", value=match.group(group)))
    return drafts


def _beside(dates: list[Draft], others: list[Draft]) -> list[Draft]:
    return [date for date in dates if not any(date.start < other.end and other.start < date.end for other in others)]


def _read(tokens: Words, at: int, published: datetime.date | None) -> tuple[Draft | None, int]:
    """Return the figure that begins at token `at`, or None, and where to look next."""
    word = tokens.words[at]
    if at in tokens.digits:
        return _read_number(tokens, at, at)
    if word in _SIGNED:
        if at + 1 in tokens.digits or tokens.word(at + 1) in ("-",):
            return _read_money(tokens, at, at + 1, CURRENCY_SIGNS.get(word, "USD"))
        return None, at + 1
    if at + 1 < len(tokens) and tokens.joined(at + 1) and tokens.words[at + 1] in _SIGNED and at + 2 in tokens.digits:
        code = CURRENCY_SIGNS.get(word.upper() + tokens.words[at + 1])
        return _read_money(tokens, at, at + 2, code) if code else (None, at + 1)
    if at + 1 in tokens.digits and len(word) in (2, 3) and (code := CURRENCY_SIGNS.get(tokens.text[tokens.starts[at] : tokens.ends[at]])):
        return _read_money(tokens, at, at + 1, code)
    if word in MULTIPLES and _is_multiple(tokens, at):
        return Draft(
            tokens.starts[at], tokens.ends[at], tokens.ends[at], kind="multiple", value=Decimal(MULTIPLES[word]), unit="multiple"
        ), at + 1
    if word in ("decades", "centuries"):
        return _read_ages_of_time(tokens, at)
    count = read_english_numeral(tokens, at)
    if count is None:
        return None, at + 1
    return _read_number(tokens, at, at, read_long_ordinal(tokens, at, count))


def _is_name(tokens: Words, at: int, stop: int) -> bool:
    """Tell a number word that is part of a name: capital, between a small word and another capital."""
    before = tokens.word(at - 1)
    return tokens.capital(at) and tokens.capital(stop) and before[:1].isalpha() and not tokens.capital(at - 1) and tokens.word(stop) not in MAGNITUDES


def _read_ages_of_time(tokens: Words, at: int) -> tuple[Draft | None, int]:
    """Read "decades" and "centuries" without a number as several times ten and a hundred years, as 几十年 is."""
    scale = Decimal(10 if tokens.words[at] == "decades" else 100)
    end = tokens.ends[at]
    return Draft(tokens.starts[at], end, end, kind="duration", low=2 * scale, high=9 * scale, unit="year", unit_text=tokens.words[at]), at + 1


def _is_multiple(tokens: Words, at: int) -> bool:
    word, following = tokens.words[at], tokens.word(at + 1)
    if word in ("double", "triple", "doubles", "triples"):
        return following in ("the", "that", "its", "their", "what", "in", "to") or (
            tokens.word(at - 1) in ("to", "will", "than", "nearly", "almost", "would", "could")
        )
    return True


def _read_money(tokens: Words, start: int, at: int, code: str | None) -> tuple[Draft | None, int]:
    count = read_english_numeral(tokens, at, money=True)
    if count is None:
        return None, start + 1
    draft = _draft(tokens, start, at, count)
    draft.kind, draft.unit = "money", code
    draft.unit_text = tokens.text[tokens.starts[start] : tokens.starts[at]].strip()
    stop = _read_range(tokens, draft, count, money=True)
    return draft, stop


def _draft(tokens: Words, start: int, at: int, count: Count) -> Draft:
    end = tokens.ends[count.stop - 1]
    return Draft(
        tokens.starts[start], end, end, value=count.value, low=count.low, high=count.high, suspect=count.suspect, ranked=count.ordinal
    )


def _read_number(tokens: Words, start: int, at: int, count: Count | None = None) -> tuple[Draft | None, int]:
    if at in tokens.digits and _is_code(tokens, at):
        return None, _after_code(tokens, at)
    count = count or read_english_numeral(tokens, at)
    if count is None:
        return None, at + 1
    if _is_ratio(tokens, count):
        return _read_ratio(tokens, at, count)
    draft = _draft(tokens, start, at, count)
    if count.spelled and _is_name(tokens, at, count.stop):
        return None, count.stop  # Nine News, Six Flags
    if count.spelled and count.value == 0 and not (unit := _unit_at(tokens, count.stop)):
        return None, count.stop  # zero carbon, zero growth, zero tolerance
    if count.ordinal:
        return _read_ordinal(tokens, draft, count)
    if count.value == 1 and tokens.word(count.stop) in ("in", "out") and (odds := _read_odds(tokens, draft, count.stop)):
        return odds
    if count.spelled and count.value == 1 and not _one_counts(tokens, at, count.stop):
        return None, count.stop
    if count.fraction:
        return _read_fraction(tokens, draft, count)
    _read_sign(tokens, draft, start)
    stop = _read_range(tokens, draft, count, money=False)
    if draft.kind == "date":
        return draft, stop
    if _is_year(tokens, at, stop, count, draft):
        draft.kind, draft.value = "date", f"{int(count.value or 0):04d}"
        return draft, stop
    return _read_unit(tokens, draft, count, stop)


def _is_code(tokens: Words, at: int) -> bool:
    """Tell digits that belong to a name: 5G, COVID-19, F-16, A1GP."""
    if tokens.joined(at):
        before = tokens.word(at - 1)
        if before and before[0].isalpha() and not (len(before) > 3 and before.islower() and tokens.text[tokens.starts[at - 1]].islower()):
            return tokens.text[tokens.starts[at - 1] : tokens.ends[at - 1]] not in CURRENCY_SIGNS
        if (
            before in _HYPHENS
            and tokens.joined(at - 1)
            and tokens.word(at - 2)[:1].isalpha()
            and tokens.word(at - 2) not in ("mid", "pre", "post", "sub", "top", "under", "over", "and", "to")
        ):
            return True
        if before in ("/", "_", "#", "+") and tokens.joined(at - 1) and at - 2 not in tokens.digits:
            return before != "/" and before != "+"
    following = tokens.word(at + 1)
    if tokens.joined(at + 1) and following[:1].isalpha():
        return not _glued_is_fine(tokens, at + 1)
    return tokens.joined(at + 1) and following == "+" and not tokens.joined(at + 2) and False


def _glued_is_fine(tokens: Words, at: int) -> bool:
    word = tokens.words[at]
    written = tokens.text[tokens.starts[at] : tokens.ends[at]]
    if (
        word in ("st", "nd", "rd", "th", "s")
        or read_mark(tokens.text, tokens.starts[at]) is not None
        or read_english_unit(tokens.words, at) is not None
    ):
        return True
    if written in ("k", "K", "m", "M", "bn", "mn", "b", "B", "tn", "bln", "mln", "trn", "x"):
        return True
    return len(word) >= 5 and written.islower()  # a space was lost: 5.91general practitioners


def _after_code(tokens: Words, at: int) -> int:
    at += 1
    while (
        at < len(tokens)
        and tokens.joined(at)
        and (tokens.words[at][0].isalnum() or (tokens.words[at] in ("-", "+", "/") and tokens.joined(at + 1)))
    ):
        at += 1
    return at


def _is_ratio(tokens: Words, count: Count) -> bool:
    at = count.stop
    return tokens.word(at) in (":", "：", "∶") and tokens.joined(at) and at + 1 in tokens.digits and tokens.joined(at + 1)


def _read_ratio(tokens: Words, at: int, count: Count) -> tuple[Draft | None, int]:
    second = tokens.digits[count.stop + 1].value
    stop = count.stop + 2
    if not second or count.value is None:
        return None, stop
    end = tokens.ends[stop - 1]
    return Draft(tokens.starts[at], end, end, kind="ratio", value=divide(count.value, second), unit="ratio"), stop


_ONE_STRESSED = frozenset({"only", "just", "least", "exactly", "than", "plus", "almost", "nearly", "about"})


def _one_counts(tokens: Words, at: int, stop: int) -> bool:
    """Tell "one" that counts from "one" that is a pronoun or an article: a unit, stress, or a number beside it says so."""
    following = tokens.word(stop)
    if following in _HYPHENS:
        return tokens.joined(stop) and (found := read_english_unit(tokens.words, stop + 1)) is not None and found[0].kind in ("duration", "measure", "age")
    if not following[:1].isalpha() or following in _AFTER_PRONOUN:
        return following in ("%",)
    if tokens.word(at - 1) in _BEFORE_PRONOUN:
        return False
    unit = read_english_unit(tokens.words, stop)
    if unit is not None:
        return unit[0].kind != "duration" or unit[0].name not in ("day", "night", "season")
    return tokens.word(at - 1) in _ONE_STRESSED or _counts_beside(tokens, at, stop)


def _counts_beside(tokens: Words, at: int, stop: int) -> bool:
    """Tell whether another number is listed beside: "four centers, and one regional center"."""
    for step in (-1, 1):
        position = at - 1 if step < 0 else stop
        listed = False
        for _ in range(14):
            word = tokens.word(position)
            if word in ("", ".", ";", ":", "!", "?", "that", "which", "who", "but"):
                break
            listed = listed or word in (",", "and", "or")
            if listed and (position in tokens.digits or (word in NUMBER_WORDS and word not in ("one", "zero"))):
                return True
            position += step
    return False


_AFTER_PRONOUN = frozenset(
    """of another by to s who that which is can must has time in side hand way thing and on will should may might would could or with at from as more for after
    was needs does the a an such reason more's not are it he she they we you i if when where what""".split()
)
_BEFORE_PRONOUN = frozenset("no any every each this that the another which some a number first last big great new good long as other right wrong".split())


def _read_ordinal(tokens: Words, draft: Draft, count: Count) -> tuple[Draft | None, int]:
    stop = count.stop
    following, before = tokens.word(stop), tokens.word(stop - 2)
    draft.kind = "rank"
    if before in _HYPHENS and tokens.joined(stop - 1):
        return None, stop  # employment-first
    if following in _HYPHENS and tokens.joined(stop) and not _is_superlative(tokens.word(stop + 1)):
        return None, stop + 1  # first-rate, third-party
    if any(tokens.word(ahead) in ("cpc", "congress", "central", "npc", "cppcc") for ahead in range(stop, stop + 3)):
        return None, stop  # the 20th CPC National Congress
    if following == "," and count.spelled and _opens_clause(tokens, stop - 1):
        return None, stop  # First, …; Fifth, …
    if count.value == 1 and (
        before == "at"
        or (following in ("of", "lady", "and", "aid", "name", "secretary", ",")
        and before not in ("ranked", "ranking", "ranks", "rank", "the", "came", "placed"))
    ):
        return None, stop
    if count.value == 2 and following in ("world", "-", "hand") and tokens.word(stop + 1) in ("war", "hand"):
        return None, stop
    if (
        following in ("party", "parties", "industry", "world", "amendment", "street", "avenue", "plenary", "estate")
        and count.value is not None
    ):
        return None, stop
    counted = find_counted(tokens, stop, one=True) if following not in ("in", "among", "place", "") else None
    if counted is not None:
        draft.unit = counted.name
        draft.unit_text = tokens.text[tokens.starts[stop] : tokens.ends[counted.stop - 1]]
    return draft, stop


def _is_superlative(word: str) -> bool:
    return word in ("most", "place", "placed", "ranked", "class", "best", "worst", "degree", "round", "quarter", "half", "year", "largest") or word.endswith("est")


def _is_adverb(tokens: Words, before: str, following: str) -> bool:
    """Tell "first" that means "at first": was first inhabited, without first searching, first come."""
    if following in ("come", "came", "serve", "served", "began", "appeared", "took", "met", "started", "became", "saw", "made", "went", "introduced", "and", "responders", "responder", "family", "world"):
        return True
    if before in ("was", "were", "is", "are", "been", "had", "has", "have", "be", "without", "to", "who", "that", "which", "when", "not", "it", "they", "he", "she", "we", "i", "you", "must", "will", "can", "should", "time"):
        return following[:1].isalpha() and following not in ("in", "among", "and", "place", "to")
    return following.endswith("ed") and following not in ("red",)


def _opens_clause(tokens: Words, at: int) -> bool:
    return at == 0 or tokens.word(at - 1) in (".", ";", ":", "!", "?", "—", "–", "”", '"', "“", ")") or "\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]


def _read_odds(tokens: Words, draft: Draft, at: int) -> tuple[Draft | None, int] | None:
    """Read "one in five" as a fraction."""
    at += 2 if tokens.word(at + 1) in ("every", "of") else 1
    second = read_english_numeral(tokens, at) if at in tokens.digits or tokens.word(at) in NUMBER_WORDS else None
    if second is None or second.value is None or second.value < 2 or second.ordinal or (second.value >= 1900 and second.value <= 2100):
        return None
    draft.kind, draft.unit, draft.value = "ratio", "ratio", divide(Decimal(1), second.value)
    draft.end = draft.number_end = tokens.ends[second.stop - 1]
    return draft, second.stop


def _read_fraction(tokens: Words, draft: Draft, count: Count) -> tuple[Draft | None, int]:
    stop = count.stop
    word = tokens.word(stop - 1)
    before = tokens.word(stop - 2)
    if word == "half" and before in ("first", "second", "other", "last", "latter", "1st", "2nd", "top", "bottom", "better"):
        return None, stop
    joined = tokens.word(stop) in _HYPHENS and tokens.joined(stop)
    following = stop + 1 if joined else stop
    if tokens.word(following) in ("a", "an") and word == "half":
        following += 1
    unit = read_english_unit(tokens.words, following)
    if (
        unit is not None
        and unit[0].kind in ("duration", "measure")
        and (joined or word == "half" or count.spelled is False or tokens.word(following - 1) in ("a", "an"))
    ):
        draft.end = tokens.ends[unit[1] - 1]
        draft.kind, draft.unit, draft.unit_text = unit[0].kind, unit[0].name, unit[0].written
        return draft, unit[1]
    if joined:
        return None, stop + 1
    draft.kind, draft.unit = "ratio", "ratio"
    return draft, stop


def _read_sign(tokens: Words, draft: Draft, start: int) -> None:
    if (
        start in tokens.digits
        and tokens.word(start - 1) == "-"
        and tokens.joined(start)
        and not tokens.joined(start - 1)
        and draft.value is not None
    ):
        draft.start = tokens.starts[start - 1]
        draft.value = -draft.value if isinstance(draft.value, Decimal) else draft.value


def _read_range(tokens: Words, draft: Draft, first: Count, *, money: bool) -> int:
    """Extend the draft over a dash or "to" and a second number, where they make a range; return the token after."""
    stop = first.stop
    if first.value is None:
        return stop
    connector = tokens.word(stop)
    at = stop + 1
    unit = None
    if connector not in (*_HYPHENS, "to", "and", "or", "~", "through"):
        unit = read_english_unit(tokens.words, stop)
        if unit is None or unit[0].kind not in ("percent", "percentage_point", "money", "measure", "permille", "duration"):
            return stop
        connector, at = tokens.word(unit[1]), unit[1] + 1
        if connector not in (*_HYPHENS, "to", "and", "or", "~"):
            return stop
    if connector in _HYPHENS and at - 1 == stop and tokens.joined(stop) != tokens.joined(at):
        return stop
    if connector == "to" and _moves(tokens, stop):
        return stop
    if connector == "and" and not _between(tokens, first.stop):
        return stop
    if connector == "or" and not (first.value is not None and first.spelled):
        return stop
    if tokens.word(at) in _SIGNED:
        at += 1
        money = True
    second = read_english_numeral(tokens, at, money=money) if at in tokens.digits or tokens.word(at) in NUMBER_WORDS else None
    if second is None or second.value is None or second.ordinal or second.fraction:
        return stop
    low = first.value
    if second.magnitude > 1 and first.magnitude == 1 and low * second.magnitude < second.value:
        low *= second.magnitude
    if low >= second.value:
        return stop
    if unit is not None:
        after = read_english_unit(tokens.words, second.stop)
        if after is None or after[0].name != unit[0].name:
            return stop
    if connector == "or" and second.value != low + 1:
        return stop
    if tokens.word(second.stop) in _HYPHENS and tokens.joined(second.stop) and at in tokens.digits and second.stop + 1 in tokens.digits:
        return stop
    draft.low, draft.high, draft.value = low, second.value, None
    draft.end = draft.number_end = tokens.ends[second.stop - 1]
    if _are_years(tokens, first.stop - 1, at) and _unit_at(tokens, second.stop) is None and find_counted(tokens, second.stop) is None:
        draft.kind, draft.low, draft.high = "date", f"{int(low):04d}", f"{int(second.value):04d}"
    return second.stop


def _are_years(tokens: Words, first: int, second: int) -> bool:
    return all(
        position in tokens.digits and tokens.words[position].isdigit() and len(tokens.words[position]) == 4 and 1000 <= int(tokens.words[position]) <= 2100
        for position in (first, second)
    )


def _moves(tokens: Words, at: int) -> bool:
    """Tell a movement (rose from 5 to 8) from a range: the words before say which."""
    start = max(0, at - 25) if "from" in tokens.words[max(0, at - 4) : at] else max(0, at - 9)
    return any(word in _MOVES for word in tokens.words[start:at])


_MOVES = frozenset(
    """rose rise risen rising fell fall fallen falling grew grow grown growing increased increase increasing decreased decrease dropped drop declined decline climbed
    climb jumped jump narrowed cut lowered raised raise lifted reduced reduce reducing slashed expanded expand up down went going improved improve surged surge
    shrank shrunk extended extend lost won beat defeated win by soared raising dropping declining gone changed shortened slowed accelerated rises falls""".split()
)


def _between(tokens: Words, at: int) -> bool:
    return "between" in tokens.words[max(0, at - 6) : at]


def _is_year(tokens: Words, at: int, stop: int, count: Count, draft: Draft) -> bool:
    """Tell a year from a count of four digits: by what stands around it."""
    if (
        count.spelled
        or at not in tokens.digits
        or draft.value is None
        or not 1000 <= draft.value <= 2100
        or draft.value % 1
        or count.magnitude != 1
    ):
        return False
    written = tokens.text[tokens.starts[at] : tokens.ends[at]]
    if len(written) != 4 or draft.start != tokens.starts[at]:
        return False
    before, following = tokens.word(at - 1), tokens.word(stop)
    if tokens.joined(at) and before in _SIGNED:
        return False
    if read_english_unit(tokens.words, stop) is not None or following in MAGNITUDES:
        return False
    if before in _BEFORE_YEAR:
        return not (singular(following) is not None and before not in _BEFORE_YEAR_SURELY and not tokens.capital(stop))
    if draft.value < 1900:
        return False
    if (
        following in ("is", "was", "will", "has", "saw", "marks", "marked")
        or before in ("(", "the", "late", "early", "mid", "fiscal", "year", "“", "-", "/", "–", "")
        or following in (")", "season", "season's")
    ):
        return singular(following) is None or tokens.capital(stop)
    return find_counted(tokens, stop) is None


_BEFORE_YEAR_SURELY = frozenset(
    {"in", "since", "by", "during", "until", "till", "late", "early", "spring", "summer", "autumn", "winter", "fall", "mid"}
)
_BEFORE_YEAR = _BEFORE_YEAR_SURELY | frozenset(
    {"of", "from", "to", "before", "after", "for", "around", "and", "between", "through", "than", "year"}
)


def _read_unit(tokens: Words, draft: Draft, count: Count, stop: int) -> tuple[Draft | None, int]:
    """Settle kind and unit by what follows."""
    hyphen = tokens.word(stop) in _HYPHENS and tokens.joined(stop) and tokens.joined(stop + 1)
    at = stop + 1 if hyphen else stop
    if tokens.word(at) in ("or",) and tokens.word(at + 1) in ("so", "more") and not hyphen:
        at += 2
    unit = _unit_at(tokens, at)
    if unit is not None:
        return _settle(tokens, draft, *unit, hyphen=hyphen)
    if tokens.word(at) in ("times", "fold", "x") or (tokens.word(at) == "×" and False):
        return _read_times(tokens, draft, at)
    if hyphen and count.value is not None:
        return _read_compound(tokens, draft, at)
    if count.fraction or tokens.word(at) in ("year-old", "years-old"):
        return draft, stop
    if tokens.word(stop) == "to" and tokens.word(draft_first(tokens, draft) - 1) in ("from", "between") and (shared := _shared_unit(tokens, stop + 1)):
        draft.kind, draft.unit, draft.unit_text = shared.kind, shared.name, None
        return draft, stop
    _name_counted(tokens, draft, count, at)
    return draft, stop


def draft_first(tokens: Words, draft: Draft) -> int:
    """Return the token at which a draft begins."""
    return tokens.starts.index(draft.start)


def _shared_unit(tokens: Words, at: int) -> Unit | None:
    """Return the unit that the second number of "from 52.6 to 58.5 percent" gives the first."""
    second = read_english_numeral(tokens, at) if at in tokens.digits or tokens.word(at) in NUMBER_WORDS else None
    unit = _unit_at(tokens, second.stop) if second is not None else None
    return unit[0] if unit else None


def _unit_at(tokens: Words, at: int) -> tuple[Unit, int] | None:
    if at >= len(tokens):
        return None
    found = read_english_unit(tokens.words, at)
    if found is not None and found[0].written in ("second", "seconds") and found[0].written == "second":
        return None
    mark = read_mark(tokens.text, tokens.starts[at])
    if mark is not None and (found is None or tokens.ends[found[1] - 1] - tokens.starts[at] < len(mark.written)):
        stop = at
        while stop < len(tokens) and tokens.starts[stop] < tokens.starts[at] + len(mark.written):
            stop += 1
        return (mark, stop) if not (mark.written in ("m", "g", "L", "V", "W", "J") and not (tokens.joined(at) or True)) else None
    return found


def _settle(tokens: Words, draft: Draft, unit: Unit, stop: int, *, hyphen: bool) -> tuple[Draft | None, int]:
    end = tokens.ends[stop - 1]
    if unit.kind == "duration" and unit.name == "year":
        old = stop + 1 if tokens.word(stop) in _HYPHENS else stop
        if tokens.word(old) in ("old", "olds"):
            draft.kind, draft.unit, draft.unit_text = "age", "year", "year-old" if hyphen else "years old"
            draft.end = tokens.ends[old]
            return draft, old + 1
        if tokens.word(stop) == "of" and tokens.word(stop + 1) == "age":
            draft.kind, draft.unit, draft.unit_text = "age", "year", "years of age"
            draft.end = tokens.ends[stop + 1]
            return draft, stop + 2
    draft.kind, draft.unit, draft.unit_text = unit.kind, unit.name, tokens.text[tokens.starts[stop] - 0 : end] if False else unit.written
    draft.end = end
    if unit.parts > 1:
        for field in ("value", "low", "high"):
            value = getattr(draft, field)
            if isinstance(value, Decimal):
                setattr(draft, field, value / unit.parts)
    return draft, stop


def _read_times(tokens: Words, draft: Draft, at: int) -> tuple[Draft | None, int]:
    following = tokens.word(at + 1)
    if tokens.words[at] in ("fold", "x") or following in (
        "as",
        "more",
        "the",
        "that",
        "higher",
        "larger",
        "greater",
        "bigger",
        "faster",
        "its",
        "over",
        "than",
        "what",
        "those",
    ):
        draft.kind, draft.unit, draft.unit_text = "multiple", "multiple", tokens.words[at]
        draft.end = tokens.ends[at]
        return draft, at + 1
    draft.unit, draft.unit_text = "time", "times"
    return draft, at


# Number words are tied to these when they count; most others make a name: two-child, three-core, six-party, zero-carbon.
_COMPOUNDS = frozenset("member person man woman storey story point seat bed room part game match stage strong lane page goal run set term step tier car vehicle".split())


def _read_compound(tokens: Words, draft: Draft, at: int) -> tuple[Draft | None, int]:
    """Read "three-core", "18-storey": the number counts the noun it is tied to."""
    word = tokens.word(at)
    if not word[:1].isalpha():
        return draft, at
    if (
        word in ("way", "dimensional", "time", "sided", "fold", "off", "piece", "and", "to", "on", "size", "stop", "in")
        and draft.value is not None
        and isinstance(draft.value, Decimal)
        and draft.value < 10
    ):
        return None, at + 1
    draft.unit, draft.unit_text = word.replace("'", ""), word
    draft.end = tokens.ends[at]
    return draft, at + 1


def _name_counted(tokens: Words, draft: Draft, count: Count, at: int) -> None:
    counted = find_counted(tokens, at, one=count.value == 1)
    if counted is not None:
        draft.unit = counted.name
        draft.unit_text = tokens.text[tokens.starts[at] : tokens.ends[counted.stop - 1]]


_ = ONES
