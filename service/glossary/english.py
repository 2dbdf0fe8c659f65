"""English words as terms have them: where they begin and end, which of their forms are one word."""

import re
from collections.abc import Sequence
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

_IRREGULAR = {
    "children": "child", "men": "man", "women": "woman", "people": "person", "feet": "foot", "lives": "life", "analyses": "analysis",
    "crises": "crisis", "criteria": "criterion", "media": "medium", "series": "series", "species": "species",
}  # fmt: skip
_SMALL = frozenset("and at for in of on the to".split())
_PLURALS = {singular: plural for plural, singular in _IRREGULAR.items()}
_HISSING = ("ses", "xes", "zes", "ches", "shes")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word in lower case without the ending of its plural: all the grammar that matching needs.

    >>> [stem(word) for word in ("Beds", "glass", "cities", "buses", "nurses", "children", "Xi’an's")]
    ['bed', 'glass', 'city', 'bus', 'nurs', 'child', "xi'an"]
    """
    low = word.lower().replace("’", "'").removesuffix("'s")
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(_HISSING) and len(low) > 4:
        return low[:-2]
    low = low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3 else low
    return low[:-1] if low.endswith(("se", "xe", "ze")) else low  # nurse, as nurses leaves no trace of its e


def pluralize(words: str) -> str:
    """Return a term in the plural; one that is a plural already, or ends in a name, stays.

    >>> pluralize("community hospital"), pluralize("subsidy"), pluralize("bus"), pluralize("people"), pluralize("basic needs")
    ('community hospitals', 'subsidies', 'buses', 'people', 'basic needs')
    """
    head, _, last = words.rpartition(" ")
    if last in _IRREGULAR or (last.endswith("s") and not last.endswith(("ss", "us", "is"))) or not last.islower():
        return words
    if last in _PLURALS:
        many = _PLURALS[last]
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        many = last[:-1] + "ies"
    else:
        many = last + ("es" if last.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return f"{head} {many}" if head else many


def singularize(words: str) -> str:
    """Return a term in the singular; one that has no other form, or ends in a name, stays.

    >>> [singularize(words) for words in ("community hospitals", "subsidies", "buses", "nurses", "analyses", "basic needs", "tennis")]
    ['community hospital', 'subsidy', 'bus', 'nurse', 'analysis', 'basic need', 'tennis']
    """
    head, _, last = words.rpartition(" ")
    if last in _IRREGULAR:
        one = _IRREGULAR[last]
    elif not last.islower() or not last.endswith("s") or last.endswith(("ss", "us", "is", "news", "services", "rights", "affairs")):
        return words
    elif last.endswith("ies") and len(last) > 4:
        one = last[:-3] + "y"
    else:
        one = last[:-2] if last.endswith(("sses", "xes", "ches", "shes", "buses")) else last[:-1]
    return f"{head} {one}" if head else one


def same_word(word: str, wanted: str, *, strict: bool) -> bool:
    """Return whether a word of a text is a word of a term: case counts in abbreviations, and, where `strict`, in names.

    >>> same_word("beds", "bed", strict=True), same_word("who", "WHO", strict=False), same_word("reading", "Reading", strict=True)
    (True, False, False)
    """
    if wanted.isupper() and len(wanted) > 1:
        return word.removesuffix("s") == wanted or word == wanted
    if strict and wanted[0].isupper() and not word[0].isupper():
        return False
    return stem(word) == stem(wanted)


def is_name(words: Sequence[str]) -> bool:
    """Return whether a term is written like a name, every word of weight with a capital, and not like the head of an entry.

    >>> is_name(["Qingdao"]), is_name(["Health", "Commission"]), is_name(["Hospital", "bed"]), is_name(["Bank", "of", "China"])
    (True, True, False, True)
    """
    return words[0][0].isupper() and all(word in _SMALL or not word[0].islower() for word in words)
