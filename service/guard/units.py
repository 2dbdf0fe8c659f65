"""Whether the unit of a figure stands beside its number in a translation: 50 for 五十年 has lost its years."""

import re
from functools import cache

from service.figures.currencies import CHINESE_CURRENCIES, CHINESE_PARTS, CURRENCY_SIGNS, ENGLISH_CURRENCIES, ENGLISH_PARTS
from service.figures.measures import MEASURES, SPANS
from service.figures.sameness import MARKED, is_ambiguous
from service.records import Figure, Language

# Characters before and after a number in which its unit may stand ("aged between 3 and, at most, 5"); not swept.
_REACH = {Language.EN: (14, 30), Language.ZH: (4, 6)}
# The unit of a list stands behind its last number: 3、5和8年. Any other number between ends the search.
_NEXT_NUMBER = re.compile(r"\d[\d,.]*")
_LISTED = re.compile(
    r"[\s,，、~～–—-]*(?:to|and|or|but|by|x|×|至|到|和|或|与|及)?[\s$€£¥-]*(?:(?:over|about|around|nearly|almost|more than|近|约|超过)\s*)?"
)
_LONGEST_LIST = 60
_APART = re.compile(r"[,(]\s?$")
_AT_AGE = re.compile(r"\b(?:at|from|just|only|turned|turning)\s$", re.IGNORECASE)
_IS_AGED = re.compile(r"\b(?:is|was|are|were|now)\s$", re.IGNORECASE)
_SAID_ALONE = re.compile(r"[,.;)]|\s(?:and|but|or)\b|$")
_IN_YEAR = re.compile(r"\b(?:in|since|by|until|year)\s$", re.IGNORECASE)
_AGED_BEFORE = re.compile(r"成立|创[立办建]|建[立成]|存在|持续|年限|使用|运行|服役|寿命|距今")
_AGED_BEHIND = re.compile(r"的?(?:悠久)?(?:历史|树龄|前|之久|以来|来|老|古|间)|的[^，。]{0,4}[树城镇寺庙桥墓画]")
_BEFORE = frozenset({"money", "percent", "permille", "age"})  # kinds whose unit may stand before the number: RMB 5, 百分之五, aged 5
_AGES: dict[Language, tuple[str, ...]] = {
    Language.EN: (
        "age",
        "aged",
        "ages",
        "old",
        "year",
        "years",
        "under",
        "over",
        "turned",
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "born",
        "birthday",
        "anniversary",
    ),
    Language.ZH: ("岁", "龄", "周年", "年前", "年历史", "年的历史", "年之久"),
}
_SHARES: dict[str, dict[Language, tuple[str, ...]]] = {
    "percent": {Language.EN: ("%", "percent", "per cent", "pct"), Language.ZH: ("%", "％", "百分之", "成")},
    "percentage_point": {
        Language.EN: ("percentage point", "percentage points", "points", "pp", "basis points"),
        Language.ZH: ("百分点", "个点", "基点"),
    },
    "permille": {Language.EN: ("‰", "per thousand", "per mille", "permille", "per 1,000"), Language.ZH: ("‰", "千分之", "千分点")},
}
_MULTIPLES: dict[Language, tuple[str, ...]] = {
    Language.EN: (
        "time",
        "times",
        "fold",
        "double",
        "doubled",
        "doubles",
        "doubling",
        "twice",
        "triple",
        "tripled",
        "quadruple",
        "quadrupled",
    ),
    Language.ZH: ("倍", "番", "一半"),
}
# Words that tell a span of time without naming it after the number.
_SPANS_TOLD: dict[str, dict[Language, tuple[str, ...]]] = {
    "year": {
        Language.EN: ("annual", "annually", "yearly", "decade", "decades", "anniversary", "aged"),
        Language.ZH: ("周年", "岁", "世纪"),
    },
    "month": {Language.EN: ("monthly",), Language.ZH: ()},
    "day": {Language.EN: ("daily",), Language.ZH: ("昼夜",)},
    "hour": {Language.EN: ("hourly", "o'clock"), Language.ZH: ("时",)},
    "season": {Language.EN: (), Language.ZH: ("季",)},
}


def unit_stands(figure: Figure, *, found: Figure, translation: str, language: Language) -> bool:
    """Return whether the unit of the source's `figure` is told where its number was `found` in the translation.

    Only units that make another thing of the number are asked for (money, shares, measures, time); nouns may be left out.
    """
    if language is Language.EN and _left_in_chinese(figure, found, translation=translation):
        return False
    if figure.kind == "multiple":  # seven times is 七次 as well as 七倍
        return (
            found.kind in ("multiple", "percent")
            or found.unit == "time"
            or unit_near(figure, translation=translation, start=found.start, end=found.end, language=language)
        )
    if figure.kind not in MARKED or (found.kind == figure.kind and found.unit is not None):
        return True
    if found.unit == figure.unit and (figure.kind != "age" or _is_age_of_thing(found, translation=translation)):
        return True
    if found.kind in ("ratio", "multiple", "permille") and (figure.kind == "percent" or figure.unit == "part_per_million"):
        return True  # 50%, 一半; 0.7%, 千分之七
    if figure.kind == "age" and language is Language.EN and _AT_AGE.search(translation[: found.start]):
        return True
    if figure.kind == "age" and _IS_AGED.search(translation[: found.start]) and _SAID_ALONE.match(translation, found.end):
        return True  # my grandmother is 76
    if figure.kind == "age" and _APART.search(translation[: found.start]) and translation[found.end : found.end + 1] in (",", ")"):
        return True  # Jesus, 21, joined
    in_year = figure.unit == "year" and 100 <= (figure.number or 0) <= 2100 and _IN_YEAR.search(translation[: found.start])
    if in_year and not translation.startswith(" of ", found.end):
        return True  # 991年, in 991; but not in 230 of them
    return unit_near(figure, translation=translation, start=found.start, end=found.end, language=language)


def _is_age_of_thing(found: Figure, *, translation: str) -> bool:
    """Tell 800年历史 and 成立10年, the ages of things, from 28年, which nobody is old."""
    before, after = translation[max(0, found.start - 6) : found.start], translation[found.end : found.end + 6]
    return _AGED_BEFORE.search(before) is not None or _AGED_BEHIND.match(after) is not None


def _left_in_chinese(figure: Figure, found: Figure, *, translation: str) -> bool:
    """Tell 2 billion欧元 and 17.8 million游客s: the number came over, its unit did not."""
    unit = figure.unit_text or ""
    return bool(unit) and not unit.isascii() and (unit in found.text or translation.startswith(unit, found.end))


def unit_near(figure: Figure, *, translation: str, start: int, end: int, language: Language) -> bool:
    """Return whether a word for the unit of `figure` stands near `translation[start:end]`; true for a unit that nobody has words for."""
    if figure.kind not in (*MARKED, "multiple") or is_ambiguous(figure):
        return True
    words = unit_words(figure, language=language)
    if words is None:
        return True
    before, after = _REACH[language]
    begin = max(0, start - before) if figure.kind in _BEFORE else start
    if figure.kind in _SHARES and language is Language.ZH:  # from 16% to 12: the sign of another number is none of this
        begin = start - 3 if translation.endswith("分之", 0, start) else start
    return bool(words.search(translation[begin:end])) or bool(
        words.search(_until_next(translation[end : end + _LONGEST_LIST], reach=after))
    )


def _until_next(text: str, *, reach: int) -> str:
    """Return `text` as far as it speaks of the number before it: `reach` characters behind that or the last of its list.

    >>> _until_next(" and 8 years", reach=6), _until_next(" beds in 8 years", reach=12)
    (' and 8 years', ' beds in ')
    """
    at = 0
    while (found := _NEXT_NUMBER.search(text, at)) is not None:
        if not _LISTED.fullmatch(text, at, found.start()):
            return text[: min(found.start(), at + reach)]
        at = found.end()
    return text[: at + reach]


def unit_words(figure: Figure, *, language: Language) -> re.Pattern[str] | None:
    """Return what finds a word of `language` for the unit of a figure; None where there is none."""
    return _words(figure.kind, figure.unit or "", bool(_CENTS.intersection([(figure.unit_text or "").lower()])), language)


_CENTS = frozenset(CHINESE_PARTS) | frozenset(ENGLISH_PARTS)


@cache
def _words(kind: str, unit: str, cents: bool, language: Language) -> re.Pattern[str] | None:  # noqa: FBT001 - cached by its arguments
    written = [*_SHARES[kind][language]] if kind in _SHARES else _AGES[language] if kind == "age" else _unit_words(kind, unit, language)
    if cents:
        written = [word for word in written if word in _CENTS] or written
    if not written:
        return None
    parts = [_bounded(word) for word in sorted(written, key=len, reverse=True)]
    return re.compile("|".join(parts), re.IGNORECASE if language is Language.EN else 0)


def _bounded(word: str) -> str:
    """Return a pattern that finds a word of Latin letters whole; a digit may touch it (5km)."""
    found = re.escape(word)
    return rf"(?<![A-Za-z]){found}(?![A-Za-z])" if word[0].isascii() and word[0].isalpha() else found


def _unit_words(kind: str, unit: str, language: Language) -> list[str]:
    english = language is Language.EN
    if kind == "multiple":
        return [*_MULTIPLES[language]]
    if kind == "money":
        signs = [sign for sign, code in CURRENCY_SIGNS.items() if code == unit]
        names = ENGLISH_CURRENCIES if english else CHINESE_CURRENCIES
        return [name for name, code in names.items() if code == unit] + signs
    if kind == "measure" and "_per_" in unit and unit.split("_per_")[0] in MEASURES:
        unit = unit.split("_per_")[0]
    if kind == "measure" and unit in MEASURES:
        measure = MEASURES[unit]
        return [*(measure.english if english else measure.chinese), *measure.marks]
    if kind == "duration" and unit in SPANS:
        chinese, words = SPANS[unit]
        told = _SPANS_TOLD.get(unit, {}).get(language, ())
        return [*(words if english else chinese), *told]
    return []
