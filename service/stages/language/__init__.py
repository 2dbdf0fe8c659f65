"""A text becomes the language it is written in: by its scripts first, and by its words where Latin letters cannot tell."""

import re

from service.characters import ScriptCounts, count_scripts
from service.records import Detection, Script
from service.stages.language.latin import THRESHOLD, english_score

__all__ = ["detect_language"]

# Han characters to a word: Chinese words are one or two characters long, about 1.5 in news cut by jieba.
_HAN_PER_WORD = 1.5
_LETTERS_PER_WORD = 5
# Korean writes a few words in Han characters; Chinese quotes a Korean name now and then.
_KOREAN_SHARE = 0.5
# From here on a text in Latin letters that does not read like English is refused; a shorter one tells too little.
_LONG_ENOUGH = 40
_SHORT_CONFIDENCE = 0.4
_SURE = 0.999

_LOWER_WORD = re.compile(r"\b[a-zß-öø-ÿ]{2,}\b")
_CAPITAL_WORD = re.compile(r"\b[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+\b")


def detect_language(text: str) -> Detection:
    """Return the language of `text` by the majority of its words, and `und` where it is neither Chinese nor English.

    >>> detect_language("全市医疗卫生机构达8763个").language
    'zh'
    >>> detect_language("WHO与CDC联合发布COVID-19 guideline").language
    'zh'
    """
    sample = _sample(text, windows=16, width=2000)
    counts = count_scripts(sample)
    chinese = counts.han / _HAN_PER_WORD
    other = (counts.kana + counts.hangul) / 2 + counts.other / _LETTERS_PER_WORD
    latin = _count_latin(sample, counts)
    words = chinese + other + latin
    if not words:
        return Detection(language="und", script=None, confidence=0.0)
    if chinese and chinese >= latin and (counts.chinese > counts.kana or chinese >= other):
        return _judge_han(counts, share=chinese / words)
    if latin > other:
        return _judge_latin(text, share=latin / words)
    return Detection(language="und", script=None, confidence=min(_SURE, other / words))


def _count_latin(sample: str, counts: ScriptCounts) -> float:
    """Return how many words speak for a language in Latin letters.

    Beside Han characters, acronyms belong to no language, and a capitalised word is as likely a name as not.
    """
    if not counts.han:
        return counts.latin_words
    return len(_LOWER_WORD.findall(sample)) + len(_CAPITAL_WORD.findall(sample)) / 2


def _judge_han(counts: ScriptCounts, *, share: float) -> Detection:
    is_japanese = counts.kana + counts.japanese > counts.chinese
    is_korean = counts.hangul > _KOREAN_SHARE * counts.han
    if is_japanese or is_korean:
        return Detection(language="und", script=None, confidence=min(_SURE, max(0.5, 1 - share)))
    script: Script = "Hant" if counts.traditional > counts.simplified else "Hans"
    # One character may be a name or a sign; ten are beyond doubt. The curve is a guess.
    return Detection(language="zh", script=script, confidence=min(_SURE, share * (1 - 0.5 ** (counts.han + 1))))


def _judge_latin(text: str, *, share: float) -> Detection:
    score = english_score(_sample(text, windows=8, width=500))
    if score >= THRESHOLD:
        return Detection(language="en", script="Latn", confidence=min(_SURE, share * min(1.0, 0.5 + score)))
    if len(" ".join(text[: 4 * _LONG_ENOUGH].split())) < _LONG_ENOUGH:
        return Detection(language="en", script="Latn", confidence=_SHORT_CONFIDENCE)
    return Detection(language="und", script="Latn", confidence=min(_SURE, 1 - max(0.0, score)))


def _sample(text: str, *, windows: int, width: int) -> str:
    """Return all of a short text, else windows that lie evenly over it from its first character to its last."""
    if len(text) <= windows * width:
        return text
    step = (len(text) - width) // (windows - 1)
    return "\n".join(text[start : start + width] for start in range(0, step * windows, step))
