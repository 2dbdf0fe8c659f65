"""A text becomes the language it is written in: by its scripts first, and by its words where Latin letters cannot tell."""

from service.characters import ScriptCounts, count_scripts
from service.records import Detection
from service.stages.language.latin import english_share

__all__ = ["detect_language"]

_UNKNOWN = Detection(language="und", script=None, confidence=0.0)


def detect_language(text: str) -> Detection:
    """Return the language of `text` by the majority of its words, and `und` where it is neither Chinese nor English.

    >>> detect_language("全市医疗卫生机构达8763个").language
    'zh'
    """
    sample = _sample(text)
    counts = count_scripts(sample)
    if not counts.letters:
        return _UNKNOWN
    chinese = counts.han / 1.5
    foreign = (counts.kana + counts.hangul) / 2 + counts.other / 5
    if chinese and chinese >= counts.latin_words and chinese > foreign:
        return _detect_han(counts)
    if foreign > counts.latin_words:
        return _UNKNOWN
    share = english_share(sample)
    return Detection(language="en" if share >= 0.5 else "und", script="Latn", confidence=share if share >= 0.5 else 1 - share)


def _detect_han(counts: ScriptCounts) -> Detection:
    if counts.kana + counts.japanese > 0.02 * counts.han + counts.simplified:
        return _UNKNOWN
    return Detection(language="zh", script="Hant" if counts.traditional > counts.simplified else "Hans", confidence=0.99)


def _sample(text: str) -> str:
    """Return at most some thousands of characters, from windows that lie evenly over the text."""
    windows, width = 16, 2000
    if len(text) <= windows * width:
        return text
    step = (len(text) - width) // (windows - 1)
    return "\n".join(text[start : start + width] for start in range(0, step * windows, step))
