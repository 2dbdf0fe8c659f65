"""How much a text in Latin letters speaks for English: langdetect's opinion and the words of the text together."""

import re
import threading
from functools import cache
from typing import Any

from service.stages.language.english_words import ENGLISH_WORDS

_WORD = re.compile(r"[^\W\d_]+")
# langdetect alone takes 2.3% of sentences of 34 other languages (40-200 characters, mostly Irish) for English and misses
# 1.4% of English fragments of 40 characters; with the words 0.7% and 0.5%. Swept: weight 0.2-0.5, threshold 0.1-0.25.
_OPINION_WEIGHT = 0.3
THRESHOLD = 0.15
# With so many English words langdetect is not asked: loading its profiles takes half a second, and of 8,700 sentences in 34 other
# languages one in a thousand has more than a quarter.
_CLEAR_SHARE = 0.35
# Headlines full of names are judged by their small words, when there are so many of them.
_ENOUGH_SMALL_WORDS = 3
_LONGEST = 4000

_LOCK = threading.Lock()


def english_score(text: str) -> float:
    """Return how English `text` is: from THRESHOLD on it is, 1 and more leaves no doubt.

    >>> english_score("The county opened twelve clinics last year.") > THRESHOLD
    True
    >>> english_score("Le canton a ouvert douze cliniques cette année.") > THRESHOLD
    False
    """
    words = _WORD.findall(text[:_LONGEST])
    small = [word for word in words if word[0].islower()]
    accented = sum(not word.isascii() for word in small) / max(1, len(words))
    share = max(_share(words), _share(small) if len(small) >= _ENOUGH_SMALL_WORDS else 0.0) - accented
    opinion = 1.0 if share >= _CLEAR_SHARE else _ask_langdetect(text[:_LONGEST])
    return _OPINION_WEIGHT * opinion + share


def _share(words: list[str]) -> float:
    known = [word.lower() in ENGLISH_WORDS for word in words if len(word) > 1]
    return sum(known) / max(1, len(known))


def _ask_langdetect(text: str) -> float:
    """Return langdetect's probability of English; lower case, since its profiles take capitals for names."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _profiles().create()
    detector.append(text.lower())
    try:
        return float(next((found.prob for found in detector.get_probabilities() if found.lang == "en"), 0.0))
    except LangDetectException:
        return 0.0


def _profiles() -> Any:
    """Return langdetect's loaded profiles; its own loading is not safe among threads."""
    with _LOCK:
        return _load_profiles()


@cache
def _load_profiles() -> Any:
    from langdetect import detector_factory

    detector_factory.DetectorFactory.seed = 0  # unseeded, its answers change from call to call
    factory = detector_factory.DetectorFactory()
    factory.load_profile(detector_factory.PROFILES_DIRECTORY)
    return factory
