"""Whether an English number is a figure at all: codes, names, articles and years, told by what stands around them."""

from __future__ import annotations

from decimal import Decimal

from service.figures.currencies import CURRENCY_SIGNS
from service.figures.drafts import Draft
from service.figures.english.count import Count
from service.figures.english.noun_table import STOPS
from service.figures.english.nouns import find_counted, singular
from service.figures.english.sets import (
    AFTER_PRONOUN,
    AFTER_TWICE,
    AFTER_YEAR,
    BEFORE_CODE_THAT_IS_NONE,
    BEFORE_PRONOUN,
    BEFORE_TWICE,
    BEFORE_YEAR,
    BESIDE_YEAR,
    EDITIONS,
    HYPHENS,
    NOT_NAMING,
    POSSESSIVES,
    SAYS,
    SIGNS,
    STRESSES_ONE,
    SURELY_BEFORE_YEAR,
    YEARLY,
    YEARLY_ONE,
)
from service.figures.english.tokens import Words
from service.figures.english.units import temperature_at, unit_at
from service.figures.english.words import MAGNITUDES, NUMBER_WORDS
from service.figures.units import read_english_unit, read_mark

_QUOTES = frozenset({'"', "”", "’", "'"})
_SUFFIXES = frozenset({"k", "K", "m", "M", "bn", "mn", "b", "B", "tn", "bln", "mln", "trn", "x"})
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th", "s"})


def is_code(tokens: Words, at: int) -> bool:
    """Tell digits that belong to a name: 5G, COVID-19, F-16, A1GP."""
    if tokens.joined(at) and _follows_letters(tokens, at):
        return True
    return tokens.joined(at + 1) and tokens.word(at + 1)[:1].isalpha() and not _glued_is_fine(tokens, at + 1)


def _follows_letters(tokens: Words, at: int) -> bool:
    before = tokens.word(at - 1)
    written = tokens.text[tokens.starts[at - 1] : tokens.ends[at - 1]]
    if before[:1].isalpha():
        return written not in CURRENCY_SIGNS and not (len(before) > 3 and written.islower())
    if before in HYPHENS - {"—"} and tokens.joined(at - 1):
        return tokens.word(at - 2)[:1].isalpha() and tokens.word(at - 2) not in BEFORE_CODE_THAT_IS_NONE
    return before in ("_", "#") and tokens.joined(at - 1) and at - 2 not in tokens.digits


def _glued_is_fine(tokens: Words, at: int) -> bool:
    word = tokens.words[at]
    written = tokens.text[tokens.starts[at] : tokens.ends[at]]
    if word in _ORDINAL_ENDINGS or written in _SUFFIXES or temperature_at(tokens, at) is not None:
        return True
    if word == "e":
        return at + 1 in tokens.digits or tokens.word(at + 1) in HYPHENS
    if read_mark(tokens.text, tokens.starts[at]) is not None or read_english_unit(tokens.words, at) is not None:
        return True
    return len(word) >= 5 and written.islower()  # a space was lost: 5.91general practitioners


def after_code(tokens: Words, at: int) -> int:
    """Return the token after a code that begins at `at`."""
    at += 1
    while (
        at < len(tokens) and tokens.joined(at) and (tokens.words[at][0].isalnum() or (tokens.words[at] in "-+/" and tokens.joined(at + 1)))
    ):
        at += 1
    return at


def is_name(tokens: Words, at: int, stop: int) -> bool:
    """Tell a number word that is part of a name (Nine News, Six Flags): a capital between a small word and another capital."""
    before = tokens.word(at - 1)
    if tokens.capital(at) and tokens.capital(at - 1) and not tokens.capital(stop) and before in ("big", "gang"):
        return True
    return (
        tokens.capital(at)
        and tokens.capital(stop)
        and before[:1].isalpha()
        and (not tokens.capital(at - 1) or before.endswith(("'s", "’s")))
        and tokens.word(stop) not in MAGNITUDES
    )


def one_counts(tokens: Words, at: int, stop: int) -> bool:
    """Tell "one" that counts from "one" that is a pronoun or an article: a unit, stress, or a number beside it says so."""
    following = tokens.word(stop)
    if tokens.word(at - 1) == "least":
        return following not in ("of", "another")
    if following in HYPHENS:
        found = read_english_unit(tokens.words, stop + 1) if tokens.joined(stop) else None
        return found is not None and found[0].kind in ("duration", "measure", "age") and found[0].name not in ("day", "night")
    if not following[:1].isalpha() or following in AFTER_PRONOUN or following in STOPS:
        return following == "%"
    if tokens.word(at - 1) in BEFORE_PRONOUN:
        return False
    unit = read_english_unit(tokens.words, stop)
    if unit is not None:
        return unit[0].kind != "duration" or unit[0].name not in ("day", "night", "season")
    return tokens.word(at - 1) in STRESSES_ONE or _is_listed(tokens, at, stop)


def _is_listed(tokens: Words, at: int, stop: int) -> bool:
    """Tell whether another number is listed beside: "four centers, and one regional center"."""
    for step, position in ((-1, at - 1), (1, stop)):
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


def is_year(tokens: Words, at: int, stop: int, count: Count, draft: Draft) -> bool:
    """Tell a year from a count of four digits, by what stands around it."""
    if at not in tokens.digits or not isinstance(draft.value, Decimal) or count.magnitude != 1 or draft.start != tokens.starts[at]:
        return False
    written = tokens.words[at]
    if len(written) != 4 or not written.isdigit() or not 1000 <= draft.value <= 2100:
        return False
    before, following = tokens.word(at - 1), tokens.word(stop)
    if following == "season" and draft.value >= 1900:
        return True  # one season, not two thousand
    if (tokens.joined(at) and before in SIGNS) or following in MAGNITUDES or following == "times" or unit_at(tokens, stop) is not None:
        return False
    if before == "than" and tokens.word(at - 2) in ("more", "less", "fewer"):
        return False
    if draft.value >= 1900 and _is_yearly(tokens, at, stop):
        return True
    named = tokens.capital(stop) and singular(following) is None and draft.value >= 1900
    if named and (before in POSSESSIVES or not EDITIONS.isdisjoint(tokens.words[stop + 1 : stop + 4])):
        return True  # the splendid 2022 Winter Olympics
    if before in BEFORE_YEAR:
        return singular(following) is None or before in SURELY_BEFORE_YEAR or tokens.capital(stop)
    if draft.value < 1900 or before in ("over", "about", "nearly", "some", "almost", "approximately", "roughly") or following == "+":
        return False
    if before.endswith(("'s", "’s")) and tokens.capital(stop):
        return True  # China's 1911 Revolution
    if following in AFTER_YEAR or before in BESIDE_YEAR or following == ")":
        return singular(following) is None or tokens.capital(stop)
    return find_counted(tokens, stop) is None


def _is_yearly(tokens: Words, year: int, at: int) -> bool:
    """Tell what has a year (2018 levels, the London 2012 games) from what is counted; a study of 2017 would be in the plural then."""
    if tokens.word(at) in YEARLY:
        return tokens.word(year - 1) in BEFORE_YEAR | BESIDE_YEAR or tokens.capital(year - 1)
    return tokens.word(at) in YEARLY_ONE and (singular(tokens.word(at + 1)) is None or tokens.word(at + 1) in SAYS)


def is_label(tokens: Words, at: int, stop: int, draft: Draft) -> bool:
    """Tell a number that is the last word of a name (Windows 11, Boeing 747) from one that counts."""
    if (
        at not in tokens.digits
        or not tokens.words[at].replace(".", "", 1).isdigit()
        or tokens.joined(at)
        or not _has_capital(tokens, at - 1)
    ):
        return False
    following = tokens.word(stop)
    if draft.low is not None or draft.start != tokens.starts[at] or following in HYPHENS or following in MAGNITUDES or stop > at + 1:
        return False
    if tokens.word(at - 1).endswith(("'s", "’s")):
        return False  # against Biden's 36
    if unit_at(tokens, stop) is not None:
        return False
    if _has_inner_capital(tokens, at - 1) or (following in _QUOTES and tokens.joined(stop)):
        return True
    if tokens.word(at - 1) in STOPS or tokens.word(at - 1) in NOT_NAMING or _opens_sentence(tokens, at - 1):
        return False
    return find_counted(tokens, stop) is None and tokens.in_running_text(at)


def _has_inner_capital(tokens: Words, at: int) -> bool:
    """Tell iPhone and PlayStation, which nothing but a number of their kind follows."""
    written = tokens.text[tokens.starts[at] : tokens.ends[at]]
    return written != written.upper() and written[1:] != written[1:].lower()


def _has_capital(tokens: Words, at: int) -> bool:
    """Tell iPhone and Windows from words; an initial is no name."""
    written = tokens.text[tokens.starts[at] : tokens.ends[at]] if at >= 0 else ""
    return len(written) > 1 and written[0].isalpha() and written != written.lower()


def _opens_sentence(tokens: Words, at: int) -> bool:
    return at == 0 or not (tokens.words[at - 1][0].isalnum() or tokens.words[at - 1] in HYPHENS | {",", "'", "’"})


def is_multiple(tokens: Words, at: int) -> bool:
    """Tell "twice as many" and "to double the" from "think twice" and "a double bed"."""
    if tokens.words[at] in ("twice", "thrice"):
        return tokens.word(at + 1) in AFTER_TWICE or tokens.word(at - 1) in BEFORE_TWICE
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
