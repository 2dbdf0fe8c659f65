"""How English a text in Latin letters is."""

import threading
from functools import cache
from typing import Any

_LOCK = threading.Lock()


def english_share(text: str) -> float:
    """Return the share, 0 to 1, that speaks for English."""
    with _LOCK:
        return _ask_langdetect(text)


def _ask_langdetect(text: str) -> float:
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    detector.append(text[:4000].lower())
    try:
        found = {language.lang: language.prob for language in detector.get_probabilities()}
    except LangDetectException:
        return 0.5
    return float(found.get("en", 0.0))


@cache
def _factory() -> Any:
    from langdetect import detector_factory

    detector_factory.DetectorFactory.seed = 0
    detector_factory.init_factory()
    return detector_factory._factory  # noqa: SLF001  langdetect offers no other way to its loaded profiles
