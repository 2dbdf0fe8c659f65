"""A figure's English words and the text on either side -> the text as grammar wants it: articles, signs, plurals, what is said twice."""

import re

MONEY = r"(?:(?:US|Hong Kong) )?(?:yuan|dollars?|euros?|yen|won|pounds?|RMB|renminbi)"
SIGN = re.compile(r"(?:US|HK|NT|A|C|S)?[$€£¥￥]\s*$")
_SPAN = re.compile(r"\s(year|month|week|day|hour|minute|kilometer|meter|mile|percent)s$")
_NOUN_BEHIND = re.compile(r"\s(?!(?:of|in|to|and|or|for|from|at|on|by|with|as|is|was|will|ago|later|after|before|old)\b)[a-z]")
_ARTICLE = re.compile(r"\b(an?)\s$", re.IGNORECASE)
_VOWEL_SOUND = re.compile(r"8|1[18](?!\d)")
_DETERMINED = re.compile(r"(?:\b(?:the|this|that|its|their|our|last|same)|['’]s)\s$", re.IGNORECASE)
# What says already that it is more, and what a figure's own "more than" stands for as well.
_MORE = re.compile(
    r"\b(?:more than|over|above|at least|no (?:less|fewer) than|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing))\s$", re.IGNORECASE
)
_ABOUT = re.compile(r"\b(?:about|around|nearly|almost|some|approximately|roughly)\s$", re.IGNORECASE)
_ONE = re.compile(r"(?:1|one)$", re.IGNORECASE)
_MANY = re.compile(
    r"^((?:[ -](?:square|cubic|metric|percentage))?[ -](?:year|month|week|day|hour|minute|(?:kilo)?meter|mile|tonn?e?|time|point))s\b"
)
_TENS = re.compile(r"(?:tens|hundreds) of [a-z]+s$|^dozens$", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s(?!(?:was|has|his|this|its|does|is|as|across|versus|always)\b)(?:[a-z]{3,}s|people|yuan|mu|metric|square|cubic|US|children)\b"
)
_TIMES_OF = re.compile(r"^\sof(?=\s(?:that|those|the|what|its|last)\b)")
_ORDINAL_END = re.compile(r"(?:st|nd|rd|th)\b")


def fit_before(before: str, words: str, after: str) -> tuple[str, str]:
    """Return what stands before the words, and the words, as they go together.

    >>> fit_before("rose to over ", "more than 100,000", " people")
    ('rose to over ', '100,000')
    """
    if not before.strip('"“( '):
        words = _open(words, after)
    before, words = _fit_qualifier(*_fit_sign(before, words))
    if words.startswith("the ") and _DETERMINED.search(before):
        words = words.removeprefix("the ")
    article = _ARTICLE.search(before)
    if article and words[:1].isdigit():
        fit = "an" if _VOWEL_SOUND.match(words) else "a"
        before = before[: article.start()] + (fit.capitalize() if article[1][0] == "A" else fit) + " "
    if before[-1:].isalnum() and words[:1].isalnum():
        before += " "
    if _ARTICLE.search(before) and (found := _SPAN.search(words)) and _NOUN_BEHIND.match(after):
        words = f"{words[: found.start()]}-{found[1]}"  # a 9,000-year lease
    return before, words


def fit_behind(words: str, after: str) -> str:
    """Return what stands behind the words as it goes with them.

    >>> fit_behind("1", " hours later"), fit_behind("tens of thousands", " people")
    (' hour later', ' of people')
    """
    if words[-1:].isdigit():
        after = re.sub(r"^\s+(?=(?:st|nd|rd|th)\b)", "", after)  # the 9 th century
    if _ONE.match(words):
        after = _MANY.sub(r"\1", after)
    elif _TENS.search(words) and _COUNTED.match(after):
        after = f" of{after}"
    elif words.endswith("times"):
        after = _TIMES_OF.sub("", after)
    touches = words[-1:].isalnum() and after[:1].isascii() and after[:1].isalpha()
    return f" {after}" if touches and not _ORDINAL_END.match(after) else after


def _open(words: str, after: str) -> str:
    """Return the words as they open a sentence."""
    if after.startswith(","):
        if words.startswith("the end of "):
            words = f"at {words}"
        elif words.startswith(("the first ", "the second ", "the third ", "the fourth ")):
            words = f"in {words}"  # the first quarter, the second half
    return words[:1].upper() + words[1:]


def _fit_sign(before: str, words: str) -> tuple[str, str]:
    """Return both without a currency sign that a name of money repeats; each end of a range has its own."""
    sign = SIGN.search(before)
    if sign is None:
        return before, words
    if not words[:1].isdigit():
        named = words[:1] in "$€£" or re.search(rf"{MONEY}$", words)
        return before[: sign.start()], words if named else _named(words, sign[0].strip())
    if re.search(rf"{MONEY}$", words):
        return before[: sign.start()], words
    return before, re.sub(r" to (?=\d)", f" to {sign[0].strip()}", words)


def _named(words: str, sign: str) -> str:
    """Return a vague sum with its currency named: several billion dollars, for no sign stands before a word."""
    name = {"€": "euros", "£": "pounds", "¥": "yuan", "￥": "yuan"}.get(sign[-1], "dollars")
    return f"{words} {name}"


def _fit_qualifier(before: str, words: str) -> tuple[str, str]:
    """Return both with "more than" said once, and no "about" before it."""
    if not words.lower().startswith("more than "):
        return before, words
    if _MORE.search(before):
        return before, words[len("more than ") :]
    about = _ABOUT.search(before)
    return (before[: about.start()], words) if about else (before, words)
