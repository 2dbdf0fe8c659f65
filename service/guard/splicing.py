"""A figure's words put into a sentence: the text before and behind yields what the words already say."""

import re

from service.guard.agreeing import MONEY, SIGN, fit_before, fit_behind
from service.records import Language

_MAGNITUDE = r"(?:thousand|million|billion|trillion)"
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
        (re.compile(rf"^[$€£].*|{MONEY}$"), re.compile(rf"\s*{MONEY}\b")),
        (re.compile(rf"{_TIME}$"), re.compile(rf"\s*{_TIME}\b")),
        (re.compile(rf"(?:{_MEASURE})$"), re.compile(rf"\s*(?:{_MEASURE})\b")),
        (re.compile(r"^(?:several|more than)\b.*(?:hundred|thousand|illion)$| of$", re.IGNORECASE), re.compile(r"\s*of\b(?=\s)")),
        (re.compile(r"\d(?:st|nd|rd|th)$"), re.compile(r"\s*(?:(?:st|nd|rd|th)\b|days?\b)")),
        (re.compile(r"times$"), re.compile(r"\s*(?:times|fold)\b")),
    ),
    Language.ZH: (
        (re.compile(r"万$"), re.compile(r"\s*万(?!亿|元|一)|\s*万(?=元)")),
        (re.compile(r"亿$"), re.compile(r"\s*亿")),
        (re.compile(r"[%％]$"), re.compile(r"\s*[%％]")),
        (re.compile(r"倍$"), re.compile(r"\s*倍")),
        (re.compile(r"个月$"), re.compile(r"\s*个?月(?!份)")),
        (re.compile(r"百分点$"), re.compile(r"\s*(?:个?百分点|%)")),
        (re.compile(r"(?:\d日|\d月|\d年|时|:\d\d)$"), re.compile(r"\s*年(?!代|级|龄|轻|度|底|末|初|内|来|前|后|间)")),
        (re.compile(r"年代$"), re.compile(r"\s*年代?")),
        (re.compile(r"\d年$"), re.compile(r"\s*(?:年(?=[间代来内后前])|十年(?=来))")),
        (re.compile(r"元$"), re.compile(r"\s*(?:人民币|[美欧日港澳加]?元|美金)")),
        (
            re.compile(r"(?:公里|千米|平方米|公顷|吨|千瓦|英里|米|公斤|亩)$"),
            re.compile(r"\s*(?:平方)?(?:公里|千米|米|公顷|吨|千瓦|英里|公斤|亩)"),
        ),
        (re.compile(r"/小时$"), re.compile(r"\s*/\s*小时")),
        (re.compile(r"[个名家所人户张次]$"), re.compile(r"\s*[个名](?!体|人|别)")),
    ),
}
_DOUBLED = re.compile(r"^(\s*[%％])(?:\s*[%％])+|^([日月])年间?(?![代级龄轻度底末初内来前后])")
# The shipped model puts 年, 个 or 名 behind whatever it carries.
_IDLE = r"(?:个(?!百分|[人体别])|名(?![义额单字称牌目录列])|年(?![均度化增率利息平初末底内间产收薪营销租]))"
_IDLE_OPENING = re.compile(rf"^{_IDLE}")
_MEASURED = r"[%％‰元]|个?百分点|千瓦时?|公顷|公里|千米|平方米|[万亿]?吨|公斤|亩"
_MEASURED_END = re.compile(rf"(?:{_MEASURED}|\d:\d+)$")
_IDLE_BEHIND_MEASURE = re.compile(rf"^({_MEASURED}){_IDLE}")
_SPEED = re.compile(r"(?:时速|每小时)\D{0,4}$")
_BARE_MONEY = re.compile(r"\s*(?:[美欧日港澳加]元|元|英镑)")


def splice(text: str, *, start: int, end: int, words: str, language: Language) -> str:
    """Return `text` with its slice replaced by `words`, and nothing said twice around them.

    >>> splice("rose to ⟦0⟧ million beds", start=8, end=11, words="86.51 million", language=Language.EN)
    'rose to 86.51 million beds'
    >>> splice("占百分之⟦0⟧", start=4, end=7, words="95.4%", language=Language.ZH)
    '占95.4%'
    >>> splice("建设⟦0⟧千瓦年电站", start=2, end=5, words="5000万", language=Language.ZH)
    '建设5000万千瓦电站'
    >>> splice("降了⟦0⟧个百分点年，而道路", start=2, end=5, words="12.3", language=Language.ZH)
    '降了12.3个百分点，而道路'
    >>> splice("农村为⟦0⟧名居民，比为⟦1⟧年。", start=3, end=6, words="47155元", language=Language.ZH)
    '农村为47155元居民，比为⟦1⟧年。'
    >>> splice("⟦0⟧, there were 8 hospitals", start=0, end=3, words="the end of 2022", language=Language.EN)
    'At the end of 2022, there were 8 hospitals'
    """
    before, after = text[:start], text[end:]
    before, words = (fit_before if language is Language.EN else _fit_chinese)(before, words, after)
    for said, again in _SAID_TWICE[language]:
        if said.search(words) and (found := again.match(after)):
            after = after[found.end() :]
            break
    if language is Language.ZH:
        after = _IDLE_BEHIND_MEASURE.sub(r"\1", after)
        if _MEASURED_END.search(words):
            after = _IDLE_OPENING.sub("", after)
    after = _DOUBLED.sub(lambda found: found[1] or found[2], after)
    return before + words + (fit_behind(words, after) if language is Language.EN else after)


def _fit_chinese(before: str, words: str, after: str) -> tuple[str, str]:
    sign = SIGN.search(before)
    if sign and (words.endswith(("元", "英镑", "盾")) or _BARE_MONEY.match(after)):
        before = before[: sign.start()]
    if "分之" in words and before.endswith("每"):
        before = before.removesuffix("每")  # 每五人中有一人
    if words.endswith("/小时") and _SPEED.search(before):
        words = words.removesuffix("/小时")
    if (words.endswith("%") or after.lstrip()[:1] in ("%", "％")) and before.rstrip().endswith("百分之"):
        before = before.rstrip().removesuffix("百分之")
    return before, words
