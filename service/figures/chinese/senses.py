"""Whether a Chinese numeral is a figure at all: names, codes, articles, hotlines, told by what stands around it."""

from __future__ import annotations

import re
from decimal import Decimal

from service.figures.chinese.classifiers import CLASSIFIERS
from service.figures.chinese.contexts import BEHIND_METRES, begins_word, counts_here
from service.figures.chinese.labels import LABELS
from service.figures.chinese.names import ENDINGS, LONGEST_ENDING, LONGEST_NAME, NOT_FIGURES
from service.figures.chinese.noun_table import NOUNS
from service.figures.chinese.numerals import Numeral
from service.figures.chinese.sets import (
    AFTER_DIGITS_ONLY,
    BARE_NOUNS,
    NOT_A_SPAN,
    NOT_AFTER_BIG,
    STRESSES_ONE,
    WORDS_AFTER,
)
from service.figures.drafts import Draft
from service.figures.units import Unit, read_chinese_unit

_HOTLINE_BEFORE = re.compile(r"(?:热线|拨打|电话|专线|平台|报警|短号|号码)[^，。；\d]{0,4}$")
_HOTLINE_AFTER = re.compile(r"[”\"’]?(?:[^，。；\d]{0,6}热线|电话|平台|服务平台|短号|专线)")
_BESIDE = re.compile(r"[0-9一二两三四五六七八九十百千](?:[个名位家所张座台辆艘架支条项件只头])")
_BEFORE_AND = re.compile(r"[^，。；：！？]{0,14}[和、及与]$")


def names_in(text: str) -> list[tuple[int, int]]:
    """Return the slices in which no numeral is a figure: telephones, citation marks, list numbers, sections, plans, slogans."""
    characters = set(text)
    return [match.span() for marks, pattern in LABELS if not marks.isdisjoint(characters) for match in pattern.finditer(text)]


def skip_name(text: str, start: int) -> int | None:
    """Return the end of the word that begins or ends at the numeral at `start` and counts nothing; None where there is none."""
    for length in range(min(LONGEST_NAME, len(text) - start), 1, -1):
        word = text[start : start + length]
        if word in NOT_FIGURES and not _is_number_after_all(text, start, word):
            return start + length
    if text[start] == "一" and text[start + 1 : start + 2] in _SCALES and text[start + 1 : start + 3] not in NOT_FIGURES:
        return None  # 同一百多个国家, 约合一千八百万元
    ends = any(text[max(0, start - before) : start + 1] in ENDINGS for before in range(1, LONGEST_ENDING))
    return start + 1 if ends else None


# 一点三倍 is 1.3 times, 一点 a little.
_POINT = re.compile(r"一点[零〇一二三四五六七八九]{1,4}(?:[万亿倍%％成元吨亩米克]|个百分点|公[里斤顷]|平方|千[瓦米克])")
_STRESSED = re.compile(r"(?:至少|仅|只|不到)有?$")


def _is_number_after_all(text: str, start: int, word: str) -> bool:
    """Tell 十分之一 and 一元 at the end of a clause from the words they look like."""
    following = text[start + len(word) : start + len(word) + 1]
    before = text[start - 1 : start] if start else ""
    if (
        (word[0] in "百千万亿" and before and before in "上近逾约超达成")
        or (word == "一番" and before and before in "翻了")
        or (word == "一点" and _POINT.match(text, start))
        or (word == "十分" and following == "钟")
        or (word == "一刻" and following == "钟")
    ):
        return True
    if word[0] == "一" and word[1:] in CLASSIFIERS and _STRESSED.search(text[max(0, start - 4) : start]):
        return True
    if word in ("一角", "五角") and text[start + 3 : start + 4] == "分":
        return True
    return text.startswith("分之", start + 1) or (word in ("一元", "二元", "三元", "一角", "五角") and following in "，。、；的）")


_SCALES = frozenset("百千万亿")


def is_code(text: str, end: int) -> bool:
    """Tell digits that a Latin letter follows, where that is no unit: 5G, 3D, 5A级; 6x6厘米 are two numbers."""
    following = text[end : end + 1]
    if not (following.isascii() and following.isalpha()) or read_chinese_unit(text, end) is not None:
        return False
    return not (following in "xX" and text[end + 1 : end + 2].isdigit())


def is_hotline(text: str, start: int, end: int) -> bool:
    """Tell a short number that is dialled."""
    if not text[start:end].isdigit() or not 3 <= end - start <= 8 or text[end : end + 1] in ("万", "亿", "多", "余"):
        return False
    if _HOTLINE_BEFORE.search(text, max(0, start - 10), start) and not read_chinese_unit(text, end):
        return True
    quoted = text[start - 1 : start] in ("“", '"') and start > 0
    return bool(_HOTLINE_AFTER.match(text, end)) and (quoted or "热线" in text[end : end + 8])


def is_word(text: str, at: int, unit: Unit, draft: Draft) -> bool:
    """Tell a measure word that is the beginning of another word: 三家庭, 八方."""
    if begins_word(text, at, unit):
        return True
    single = draft.number_end - draft.start == 1 and text[draft.start] in "一二两三四五六七八九十"
    return single and unit.written in AFTER_DIGITS_ONLY and not counts_here(text, draft.start, unit, at=at)


def stands_alone(text: str, draft: Draft, numeral: Numeral, *, spelled: bool) -> bool:
    """Tell whether a number without unit is a figure: digits are, spelled ones only where a noun or a rank says so."""
    at = draft.end
    following = text[at : at + 1]
    if not spelled or draft.ranked or following in ("折", "番", "成"):
        return following != "成" or not spelled or draft.ranked or not _begins_word(text, at)
    if text.startswith("大关", at) and "m" in numeral.spelled:
        return True
    if following == "大" and text[at + 1 : at + 2] not in NOT_AFTER_BIG:
        return numeral.value is not None and 2 <= numeral.value < 1000 and text[at + 1 : at + 2].isalpha()
    if noun_at(text, at):
        vague = numeral.value is None or text[draft.start - 1 : draft.start] == "上"  # 上亿群众
        return len(numeral.spelled) > 1 or vague or (numeral.value != 1 and following in BARE_NOUNS)
    if numeral.value is not None and numeral.value % 1:
        return following not in "分刻半钟线" or not following  # 三点一四
    scaled = ("m" in numeral.spelled or "s" in numeral.spelled) and len(numeral.spelled) > 1
    return scaled and (numeral.value is None or numeral.value >= 100)


def _begins_word(text: str, at: int) -> bool:
    """Tell 成 of 成立 from tenths."""
    return at + 1 < len(text) and text[at + 1] in WORDS_AFTER["成"]


def noun_at(text: str, start: int) -> bool:
    """Tell whether a known noun begins at `start`."""
    return any(text[start : start + length] in NOUNS for length in (4, 3, 2, 1))


_MEASURED = re.compile(r"(?:不到|不足|大?约|将近|近|至少|超过|短短|少于|低于|多于)(?:有|了)?$")
_LIMITED = re.compile(r"多(?![年少\d])|(?:以|之)?[内上](?!涨|升|市|海|外|部|容)|左右")


def one_counts(text: str, draft: Draft, unit: Unit | None) -> bool:
    """Tell 一 that counts from 一 that is an article."""
    if draft.ranked or text[draft.end : draft.end + 1] == "半":
        return True
    if unit is None:
        return text[draft.number_end : draft.number_end + 1] in ("成", "番")
    before = text[max(0, draft.start - 2) : draft.start]
    if unit.kind in ("money", "percent", "multiple", "percentage_point"):
        return not before.endswith("每")
    if unit.kind in ("duration", "measure") and (
        _MEASURED.search(text[max(0, draft.start - 4) : draft.start]) or _LIMITED.match(text, draft.end)
    ):
        return True
    if unit.written.startswith("千") and unit.kind == "measure":
        return True  # 一千米, 一千克
    if unit.written == "米" and BEHIND_METRES.match(text, draft.end):
        return True
    if unit.kind == "duration":
        after = text[draft.end : draft.end + 1]
        if unit.name == "year":
            return after in ("半", "零") or unit.written == "周年"
        return unit.name in ("hour", "minute", "second") and before[-1:] not in NOT_A_SPAN
    return before.endswith(STRESSES_ONE) or "至少" in text[max(0, draft.start - 6) : draft.start] or _is_listed(text, draft)


def _is_listed(text: str, draft: Draft) -> bool:
    """Tell whether another number is listed beside: 两个氢原子和一个氧原子."""
    before = _BEFORE_AND.search(text[max(0, draft.start - 15) : draft.start])
    return before is not None and any(not found.startswith("一") for found in _BESIDE.findall(before.group()))


def tenths(text: str, draft: Draft) -> bool:
    """Tell 三成 (30%) from 三成立."""
    top = draft.value if draft.value is not None else draft.high
    return isinstance(top, Decimal) and top < 100 and not _begins_word(text, draft.end)
