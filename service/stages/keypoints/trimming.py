"""A sentence to the slice of it that stands alone: datelines, list marks and connectives off its opening."""

import re
from functools import cache

from service.records import Language
from service.stages.keypoints import openings, phrases

_BLANK = re.compile(r"\s*")


def _join(phrases_: tuple[str, ...]) -> str:
    return "|".join(sorted((phrase.replace(" ", r"\s+") for phrase in phrases_), key=len, reverse=True))


@cache
def _opening(language: Language) -> re.Pattern[str]:
    """Return what may be taken off an opening, each alternative whole."""
    if language is Language.EN:
        connectives = rf"(?:{_join(phrases.ENGLISH_CONNECTIVES)}),\s+|(?:but|and|yet)\s+(?=(?-i:[A-Z]|the\s|an?\s))"
        return re.compile("|".join((*openings.SHARED, *openings.ENGLISH, connectives)), re.IGNORECASE)
    connectives = rf"(?:{_join(phrases.CHINESE_CONNECTIVES)})[，,：:]|(?:{_join(phrases.CHINESE_BARE_CONNECTIVES)})"
    return re.compile("|".join((*openings.SHARED, *openings.CHINESE, connectives)))


def find_opening(text: str, *, language: Language) -> int:
    """Return where `text` begins to stand alone: past its dateline, list mark and connectives.

    >>> find_opening("Additionally, the city has 11,000 sites.", language=Language.EN)
    14
    >>> find_opening("本报讯 此外，全市建成社区医院28家。", language=Language.ZH)
    7
    """
    pattern, place = _opening(language), 0
    while match := pattern.match(text, place):
        if match.end() == place:
            break
        place = match.end()
        blank = _BLANK.match(text, place)
        place = blank.end() if blank else place
    return place if place < len(text) else 0
