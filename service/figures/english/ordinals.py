"""English ordinals -> ranks, where they rank or number something."""

from __future__ import annotations

from service.figures.drafts import Draft
from service.figures.english.count import Count
from service.figures.english.nouns import find_counted
from service.figures.english.sets import (
    AFTER_ADVERB,
    AFTER_FIRST_ALONE,
    BEFORE_ADVERB,
    CONGRESSES,
    EDITIONS,
    HYPHENS,
    NAMED_BY_ORDINAL,
    POSSESSIVES,
    RANKING,
    SUPERLATIVES,
)
from service.figures.english.tokens import Words
from service.figures.english.words import TENS

_CLAUSE_ENDS = frozenset({".", ";", ":", "!", "?", "—", "–", "”", '"', "“", ")"})


def read_ordinal(tokens: Words, draft: Draft, count: Count) -> tuple[Draft | None, int]:
    """Return the rank that an ordinal gives, or None where it is a name, an adverb or the head of a list."""
    stop = count.stop
    draft.kind = "rank"
    if _is_named(tokens, stop) or _joins_name(tokens, stop) or _heads_list(tokens, count):
        return None, stop
    if count.value == 1 and _is_idle_first(tokens, stop):
        return None, stop
    at = _past_superlative(tokens, stop)
    if tokens.word(at) not in ("in", "among", "place", ""):
        counted = find_counted(tokens, at, one=True)
        if counted is not None:
            draft.unit = counted.name
            draft.unit_text = tokens.text[tokens.starts[at] : tokens.ends[counted.stop - 1]]
    return draft, stop


def _is_named(tokens: Words, stop: int) -> bool:
    """Tell a capital in running text before another (Third Point, Fifth Avenue) from an edition (the Fifth World Nomad Games)."""
    at = stop - 1
    if at in tokens.digits or tokens.word(at) in ("st", "nd", "rd", "th") or not tokens.capital(at) or _opens_clause(tokens, at):
        return False
    if not tokens.capital(stop):
        return tokens.capital(at - 1)  # America First
    following = (word.removesuffix("'s").removesuffix("’s") for word in tokens.words[stop : stop + 7])
    return EDITIONS.isdisjoint(following) and tokens.in_running_text(at)


def _joins_name(tokens: Words, stop: int) -> bool:
    """Tell employment-first, third-party, third party, the second hand, the 20th CPC National Congress."""
    following = tokens.word(stop)
    if tokens.word(stop - 2) in HYPHENS and tokens.joined(stop - 1) and tokens.word(stop - 3) not in TENS:
        return True
    if following in HYPHENS and tokens.joined(stop) and not _is_superlative(tokens.word(stop + 1)):
        return True
    if following == "world" and (tokens.word(stop + 1) in ("war", "wars") or tokens.word(stop - 1) == "third"):
        return True
    if following in NAMED_BY_ORDINAL or following == "half" or (following == "hand" and tokens.word(stop - 1) == "second"):
        return True
    if tokens.word(stop - 1) == "second" and tokens.word(stop - 2) == "per":
        return True
    if tokens.word(stop - 1) == "second" and tokens.word(stop - 2) in ("every", "each") and not following[:1].isalpha():
        return True  # a hundred every second
    return following in CONGRESSES or (following == "national" and tokens.word(stop + 1).startswith(("congress", "people")))


def _past_superlative(tokens: Words, stop: int) -> int:
    """Return the token after "-largest" or "most populous": what is ranked stands behind."""
    at = stop + (tokens.word(stop) in HYPHENS)
    if tokens.word(at) == "most":
        return at + 2
    return at + 1 if tokens.word(at).endswith("est") or (at > stop and tokens.word(at) in ("ever", "place", "placed", "ranked")) else stop


def _is_superlative(word: str) -> bool:
    return word in SUPERLATIVES or word.endswith(("est", "largest"))


def _heads_list(tokens: Words, count: Count) -> bool:
    """Tell "Fifth, we promoted": it opens a clause and a comma follows."""
    return tokens.word(count.stop) == "," and count.spelled and _opens_clause(tokens, count.stop - 1)


def _opens_clause(tokens: Words, at: int) -> bool:
    return at == 0 or tokens.word(at - 1) in _CLAUSE_ENDS or "\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]


def _is_idle_first(tokens: Words, stop: int) -> bool:
    """Tell "first" that means "at first": was first inhabited, without first searching, first come."""
    before, following = tokens.word(stop - 2), tokens.word(stop)
    if before == "at" or following in AFTER_ADVERB or (following in AFTER_FIRST_ALONE and before not in RANKING | POSSESSIVES):
        return True
    if following == "place" and before == "the" and tokens.word(stop - 3) == "in":
        return True
    if before in BEFORE_ADVERB:
        return following[:1].isalpha() and following not in ("in", "among", "and", "place", "to")
    return following.endswith("ed") and following != "red"
