"""A figure's words put into a sentence: the text before and behind yields what the words already say."""

import re

from service.records import Language

_MAGNITUDE = r"(?:thousand|million|billion|trillion)"
_MONEY = r"(?:(?:US|Hong Kong) )?(?:yuan|dollars?|euros?|yen|won|pounds?|RMB|renminbi)"
_TIME = r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?)"
_MEASURE = (
    r"(?:(?:square|cubic) )?(?:kilo|centi|milli)?(?:met(?:er|re)s?|grams?|watts?)|(?:metric )?tons?|tonnes?|miles?|hectares?|mu|degrees?"
)
# The end of the words, and what then must not follow once more.
_SAID_TWICE = {
    Language.EN: (
        (re.compile(rf"{_MAGNITUDE}$"), re.compile(rf"\s*{_MAGNITUDE}s?\b")),
        (re.compile(r"(?:%|percent)$"), re.compile(r"\s*(?:[%％]|per ?cent\b)")),
        (re.compile(r"points?$"), re.compile(r"\s*(?:(?:percentage|percent|%) points?|points?)\b")),
        (re.compile(rf"^[$€£].*|{_MONEY}$"), re.compile(rf"\s*{_MONEY}\b")),
        (re.compile(rf"{_TIME}$"), re.compile(rf"\s*{_TIME}\b")),
        (re.compile(rf"(?:{_MEASURE})$"), re.compile(rf"\s*(?:{_MEASURE})\b")),
        (re.compile(r"^(?:several|more than)\b.*(?:hundred|thousand|illion)$| of$"), re.compile(r"\s*of\b(?=\s)")),
        (re.compile(r"\d(?:st|nd|rd|th)$"), re.compile(r"\s*(?:st|nd|rd|th)\b")),
        (re.compile(r"times$"), re.compile(r"\s*(?:times|fold)\b")),
    ),
    Language.ZH: (
        (re.compile(r"万$"), re.compile(r"\s*万(?!亿|元|一)|\s*万(?=元)")),
        (re.compile(r"亿$"), re.compile(r"\s*亿")),
        (re.compile(r"[%％]$"), re.compile(r"\s*[%％]")),
        (re.compile(r"百分点$"), re.compile(r"\s*(?:个?百分点|%)")),
        (re.compile(r"(?:\d日|\d月|\d年|时|:\d\d)$"), re.compile(r"\s*年(?!代|级|龄|轻|度|底|末|初|内|来|前|后|间)")),
        (re.compile(r"年代$"), re.compile(r"\s*年代?")),
        (re.compile(r"\d年$"), re.compile(r"\s*(?:年(?=[间代来内后前])|十年(?=来))")),
        (re.compile(r"(?:公顷|公里|万吨|亿吨|平方米|元)$"), re.compile(r"个(?![人体别])")),
        (re.compile(r"元$"), re.compile(r"\s*(?:人民币|[美欧日港澳加]?元|美金)")),
        (
            re.compile(r"(?:公里|千米|平方米|公顷|吨|千瓦|英里|米|公斤|亩)$"),
            re.compile(r"\s*(?:平方)?(?:公里|千米|米|公顷|吨|千瓦|英里|公斤|亩)"),
        ),
        (re.compile(r"/小时$"), re.compile(r"\s*/\s*小时")),
        (re.compile(r"[个名家所人户张次]$"), re.compile(r"\s*[个名](?!体|人|别)")),
    ),
}
_SPAN = re.compile(r"\s(year|month|week|day|hour|minute|kilometer|meter|mile|percent)s$")
_NOUN_BEHIND = re.compile(r"\s(?!(?:of|in|to|and|or|for|from|at|on|by|with|as|is|was|will|ago|later|after|before|old)\b)[a-z]")
_DOUBLED = re.compile(r"^(\s*[%％])(?:\s*[%％])+|^([日月])年(?![代级龄轻度底末初内来前后间])")
# The shipped model puts 年 or 个 behind whatever it carries.
_IDLE = r"(?:个(?!百分)|年(?![均度化增率利息平初末底内间]))"
_IDLE_OPENING = re.compile(rf"^{_IDLE}")
_IDLE_BEHIND_PERCENT = re.compile(rf"^([%％]){_IDLE}")
_SIGN = re.compile(r"(?:US|HK|NT|A|C|S)?[$€£¥￥]\s*$")
_ARTICLE = re.compile(r"\b(an?)\s$", re.IGNORECASE)
_VOWEL_SOUND = re.compile(r"8|1[18](?!\d)")
_BARE_MONEY = re.compile(r"\s*(?:[美欧日港澳加]元|元|英镑)")


def splice(text: str, *, start: int, end: int, words: str, language: Language) -> str:
    """Return `text` with its slice replaced by `words`, and nothing said twice around them.

    >>> splice("rose to ⟦0⟧ million beds", start=8, end=11, words="86.51 million", language=Language.EN)
    'rose to 86.51 million beds'
    >>> splice("占百分之⟦0⟧", start=4, end=7, words="95.4%", language=Language.ZH)
    '占95.4%'
    >>> splice("⟦0⟧, there were 8 hospitals", start=0, end=3, words="the end of 2022", language=Language.EN)
    'At the end of 2022, there were 8 hospitals'
    """
    before, after = text[:start], text[end:]
    before, words = (_fit_english if language is Language.EN else _fit_chinese)(before, words, after)
    for said, again in _SAID_TWICE[language]:
        if said.search(words) and (found := again.match(after)):
            after = after[found.end() :]
            break
    if language is Language.ZH:
        after = _IDLE_BEHIND_PERCENT.sub(r"\1", after)
        if words.endswith("%"):
            after = _IDLE_OPENING.sub("", after)
    after = _DOUBLED.sub(lambda found: found[1] or found[2], after)
    if language is Language.EN and words[-1:].isdigit():
        after = re.sub(r"^\s+(?=(?:st|nd|rd|th)\b)", "", after)  # the 9 th century
    if (
        language is Language.EN
        and not re.match(r"(?:st|nd|rd|th)\b", after)
        and words[-1:].isalnum()
        and after[:1].isascii()
        and after[:1].isalpha()
    ):
        after = f" {after}"
    return before + words + after


def _fit_english(before: str, words: str, after: str) -> tuple[str, str]:
    if not before.strip('"“( '):
        if words.startswith("the end of ") and after.startswith(","):
            words = f"at {words}"
        words = words[:1].upper() + words[1:]
    sign = _SIGN.search(before)
    if sign and not words[:1].isdigit():
        before = before[: sign.start()]
        words = words if words[:1] in "$€£" or re.search(rf"{_MONEY}$", words) else _named(words, sign[0].strip())
    elif sign and re.search(rf"{_MONEY}$", words):
        before = before[: sign.start()]
    if before.endswith("the ") and words.startswith("the "):
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


def _named(words: str, sign: str) -> str:
    """Return a vague sum with its currency named: several billion dollars, for no sign stands before a word."""
    name = {"€": "euros", "£": "pounds", "¥": "yuan", "￥": "yuan"}.get(sign[-1], "dollars")
    return f"{words} {name}"


def _fit_chinese(before: str, words: str, after: str) -> tuple[str, str]:
    sign = _SIGN.search(before)
    if sign and (words.endswith(("元", "英镑", "盾")) or _BARE_MONEY.match(after)):
        before = before[: sign.start()]
    if (words.endswith("%") or after.lstrip()[:1] in ("%", "％")) and before.rstrip().endswith("百分之"):
        before = before.rstrip().removesuffix("百分之")
    return before, words
