"""Sentences to the words that carry their topic: pairs of characters for Chinese, stems for English."""

import re
from functools import cache
from importlib.util import find_spec
from operator import add
from pathlib import Path
from string import ascii_lowercase, digits

from service.errors import ConfigurationError
from service.records import Language
from service.stages.keypoints.stopwords import CHINESE, ENGLISH

# English is cut as bytes: letters, digits and what may stand inside a word stay, all else becomes a blank. A regular expression gives
# the same words (but for 4 of 1,655 sentences of news) in nearly twice the time, and cutting is a third of the time of this stage.
_INSIDE = b".,'"
_BLANKS = bytes(code if code in _INSIDE or chr(code) in ascii_lowercase + digits else ord(" ") for code in range(256))
_LATIN_WORD = re.compile(r"[a-z0-9.%-]+")
# English words are told apart by their first letters, so that forms of one word meet. Five to seven letters, a stemmer of suffixes and
# whole words came within 0.01 of each other in ROUGE on 100 BBC articles; a stemmer took longer than all the rest of this stage.
_STEM = 6


# A pair that jieba's corpus has more seldom is mostly two words that met. From 20 to 300, points were the same on news by ROUGE within
# 0.003, and 0.82 of those of the Chinese seeds were marked instead of 0.77; fewer pairs stay in the processor's cache, and cutting took
# a third less time.
_COMMON = 100


@cache
def _load_pairs() -> frozenset[str]:
    """Return the common words of two characters in jieba's dictionary; 0.1 s, once, when Chinese first comes.

    The file is read without importing jieba: that takes 1 s more, writes a cache into the temporary folder and warns of its own
    imports. Nor does jieba cut here. Every pair of neighbours that is a word counts, overlapping or not: on 158 news articles the
    points were as good by ROUGE-1 and ROUGE-L (within 0.004), and jieba's cut was four fifths of this stage's time.
    """
    package = find_spec("jieba")
    if package is None or not package.submodule_search_locations:
        raise ConfigurationError("Chinese key points need the package jieba, which is not installed. Run: pip install jieba")
    with (Path(package.submodule_search_locations[0]) / "dict.txt").open(encoding="utf-8") as lines:
        pairs = (line for line in lines if line[2:3] == " " and line[1] != " ")
        return frozenset(line[:2] for line in pairs if int(line[3 : line.index(" ", 3)]) > _COMMON)


def split_words(text: str, *, language: Language) -> frozenset[str]:
    """Return the words of `text` in lower case; Chinese is read in simplified characters, in pairs."""
    small = text.lower()
    if language is Language.EN:
        plain = small.encode("ascii", "replace").translate(_BLANKS)
        for mark in (b", ", b". ", b"' ", b" '"):
            plain = plain.replace(mark, b" ")
        return frozenset(plain.decode("ascii").strip(" .,'").split())
    return frozenset(_load_pairs().intersection(map(add, small, small[1:])).union(_LATIN_WORD.findall(small)))


def keep_topic(words: frozenset[str], *, language: Language) -> frozenset[str]:
    """Return those of `words` that carry a topic, function words left out and forms of one word made equal.

    >>> sorted(keep_topic(split_words("The hospitals were expanded in 2022.", language=Language.EN), language=Language.EN))
    ['2022', 'expand', 'hospit']
    """
    if language is Language.EN:
        return frozenset([word[:_STEM] for word in words - ENGLISH])
    return words - CHINESE


def read_words(text: str, *, language: Language) -> frozenset[str]:
    """Return the words of `text` that carry its topic.

    >>> sorted(read_words("青岛的医院", language=Language.ZH))
    ['医院', '青岛']
    """
    return keep_topic(split_words(text, language=language), language=language)


def measure_length(text: str, *, language: Language) -> int:
    """Return how long `text` reads: characters for Chinese, words for English.

    >>> measure_length("门诊量达8651万人次。", language=Language.ZH), measure_length("It has 16 beds.", language=Language.EN)
    (12, 4)
    """
    return len(text) if language is Language.ZH else text.count(" ") + 1
