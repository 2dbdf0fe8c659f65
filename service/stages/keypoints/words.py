"""Sentences to the words that carry their topic: longest matches in jieba's dictionary for Chinese, light stems for English."""

import logging
import re
import threading
from collections.abc import Mapping
from functools import cache, lru_cache

from service.records import Language
from service.stages.keypoints.stopwords import CHINESE, ENGLISH

_ENGLISH_WORD = re.compile(r"[a-z0-9]+(?:[.,'’][a-z0-9]+)*")
_CHINESE_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9.%-]+")
_VOWEL = re.compile(r"[aeiouy]")
_LONGEST = 4
_loading = threading.Lock()


@cache
def _load_dictionary() -> Mapping[str, int]:
    """Return jieba's words; beginnings of longer words are there too, at 0. Takes 0.7 to 1.0 s, once, when Chinese first comes."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    with _loading:
        jieba.initialize()
    words: Mapping[str, int] = jieba.dt.FREQ
    return words


def _cut_chinese(run: str, words: Mapping[str, int]) -> list[str]:
    """Return the longest words of `run` from the left.

    Not jieba's own cut: on 158 news articles the points came out as good, and cutting took a fifth of the time (it was five
    sixths of this stage's).
    """
    pieces, place, end = [], 0, len(run)
    while place < end:
        length, longest = 2, 1
        while length <= _LONGEST and (frequency := words.get(run[place : place + length])) is not None:
            if frequency:
                longest = length
            length += 1
        pieces.append(run[place : place + longest])
        place += longest
    return pieces


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """Return `word` without the endings that plain inflection adds; crude, but equal forms meet.

    >>> [_stem(word) for word in ("hospitals", "expanding", "expanded", "cities", "gas", "china's")]
    ['hospital', 'expand', 'expand', 'city', 'gas', 'china']
    """
    word = word.removesuffix("'s").removesuffix("’s")
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith("s") and len(word) > 4 and word[-2] not in "su":
        word = word[:-2] if word.endswith(("ches", "shes", "xes", "sses")) else word[:-1]
    for ending in ("ing", "ed"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 3 and _VOWEL.search(stem):
            return stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "ls" else stem
    return word


def read_words(text: str, *, language: Language) -> frozenset[str]:
    """Return the words of `text` that carry its topic, function words left out; Chinese is read in simplified characters.

    >>> sorted(read_words("The hospitals were expanded in 2022.", language=Language.EN))
    ['2022', 'expand', 'hospital']
    >>> sorted(read_words("青岛的医院", language=Language.ZH))
    ['医院', '青岛']
    """
    lowered = text.lower()
    if language is Language.EN:
        return frozenset(map(_stem, set(_ENGLISH_WORD.findall(lowered)) - ENGLISH))
    words = _load_dictionary()
    pieces: set[str] = set()
    for run in _CHINESE_RUN.findall(lowered):
        pieces.update((run,) if run.isascii() else _cut_chinese(run, words))
    return frozenset(pieces - CHINESE)


def measure_length(text: str, *, language: Language) -> int:
    """Return how long `text` reads: characters for Chinese, words for English.

    >>> measure_length("门诊量达8651万人次。", language=Language.ZH), measure_length("It has 16 beds.", language=Language.EN)
    (12, 4)
    """
    return len(text) if language is Language.ZH else len(text.split())
