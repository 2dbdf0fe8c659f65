"""Sentences to the words that carry their topic: jieba for Chinese, a light stemmer for English."""

import logging
import re
import threading
from functools import cache
from typing import Any

from service.characters import simplify
from service.records import Language
from service.stages.keypoints.stopwords import CHINESE, ENGLISH

_ENGLISH_WORD = re.compile(r"[A-Za-z0-9]+(?:[.,'’][A-Za-z0-9]+)*")
_HAN_OR_WORD = re.compile(r"[^\W_]")
_VOWEL = re.compile(r"[aeiouy]")
_jieba_lock = threading.Lock()


@cache
def _load_jieba() -> Any:
    """Return jieba's own tokenizer, its dictionary loaded: 0.7 to 1.0 s once a process, so only when Chinese comes."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    with _jieba_lock:
        jieba.initialize()
    return jieba


def _stem(word: str) -> str:
    """Return `word` without the endings that plain inflection adds; crude, but equal forms meet.

    >>> [_stem(word) for word in ("hospitals", "expanding", "expanded", "cities", "gas")]
    ['hospital', 'expand', 'expand', 'city', 'gas']
    """
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith("s") and len(word) > 4 and word[-2] not in "su":
        word = word[:-2] if word.endswith(("ches", "shes", "xes", "sses")) else word[:-1]
    for ending in ("ing", "ed"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 3 and _VOWEL.search(stem):
            return stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "ls" else stem
    return word


def read_words(text: str, *, language: Language) -> list[str]:
    """Return the words of `text` that carry its topic, in order, function words left out.

    >>> read_words("The hospitals were expanded in 2022.", language=Language.EN)
    ['hospital', 'expand', '2022']
    """
    if language is Language.ZH:
        cut = _load_jieba().lcut(simplify(text))
        return [word for word in (piece.lower() for piece in cut) if word not in CHINESE and _HAN_OR_WORD.match(word)]
    found = (match.group().lower().replace("’", "'") for match in _ENGLISH_WORD.finditer(text))
    return [_stem(word.removesuffix("'s")) for word in found if word not in ENGLISH]


def measure_length(text: str, *, language: Language) -> int:
    """Return how long `text` reads: characters that count for Chinese, words for English.

    >>> measure_length("门诊量达8651万人次。", language=Language.ZH), measure_length("It has 16 beds.", language=Language.EN)
    (11, 4)
    """
    if language is Language.ZH:
        return sum(1 for character in text if character.isalnum())
    return len(_ENGLISH_WORD.findall(text))
