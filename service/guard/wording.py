"""Text as models read it and as newsrooms write it: script and marks settled before translation, spacing after it."""

import re

from service.characters import simplify
from service.records import Language

_HAN = "\u3400-\u9fff"
_AFTER_HAN = rf"(?<=[{_HAN}”）》％%\d])"
_FULL_WIDTH = {",": "，", "?": "？", "!": "！", ":": "：", ";": "；"}
_PLAIN_MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\u00a0": " "})
_CHINESE_MARK = re.compile(rf"(?<=[{_HAN}”）》])\s*([,?!:;])\s*")
_CHINESE_STOP = re.compile(rf"(?<=[{_HAN}”）》])\.$")
_HAN_GAP = re.compile(rf"(?<=[{_HAN}，。！？：；、“”《》（）]) (?=[{_HAN}，。！？：；、“”《》（）])")
_SPLIT_GROUP = re.compile(r"(?<=\d) , (?=\d{3}(?!\d))")  # 40 , 000
# A figure said twice in a row: 3亿美元3亿美元.
_STUTTER = re.compile(rf"(?<![\d.,])(\d[\d.,年月日]*(?: ?[%％‰℃]| ?[{_HAN}]{{1,5}}))\1")
_ENGLISH_MARK_GAP = re.compile(r"\s+([,.;:!?%)\]])(?=\s|$)")


def prepare_source(text: str, *, language: Language) -> str:
    """Return `text` as a model was taught to read it: simplified characters, full-width marks in Chinese, plain quotes in English.

    >>> prepare_source("全市醫院,8家.", language=Language.ZH)
    '全市医院，8家。'
    """
    line = " ".join(text.split())
    if language is Language.EN:
        return line.translate(_PLAIN_MARKS)
    line = _CHINESE_MARK.sub(lambda match: _FULL_WIDTH[match[1]], simplify(line))
    return _HAN_GAP.sub("", _CHINESE_STOP.sub("。", line))


def polish_translation(text: str, *, language: Language) -> str:
    """Return a hypothesis as it is printed: no stray blanks, Chinese marks full-width, no figure twice in a row.

    >>> polish_translation("全市 共有 8 家医院,增长快.", language=Language.ZH)
    '全市共有 8 家医院，增长快。'
    >>> polish_translation("6月21日6月21日抵达，带来40 , 000人。", language=Language.ZH)
    '6月21日抵达，带来40,000人。'
    """
    line = " ".join(text.split())
    if language is Language.EN:
        return _ENGLISH_MARK_GAP.sub(r"\1", line)
    line = _CHINESE_MARK.sub(lambda match: _FULL_WIDTH[match[1]], _SPLIT_GROUP.sub(",", line))
    return _STUTTER.sub(r"\1", _HAN_GAP.sub("", _CHINESE_STOP.sub("。", line)))
