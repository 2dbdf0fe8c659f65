"""Faults of a translation that need no figures to be seen: empty, runaway, looping, left untranslated, cut short."""

import re

from service.characters import count_scripts, holds_han
from service.records import Language

# Measured on 1,397 pairs (FLORES dev and government reports): English has 1.08 to 6.49 characters for one of Chinese, Chinese 0.154 to
# 0.93 for one of English. The bounds lie well outside, so that they name output that is broken rather than terse; not swept further.
SHORTEST = {Language.EN: 0.8, Language.ZH: 0.08}
LONGEST = {Language.EN: 12.0, Language.ZH: 1.3}
FREE_CHARACTERS = 24  # a bound on ratios says nothing about very short texts

# Words left in the source's language: none of 3,988 translations by four systems of FLORES dev has two Chinese characters in its English;
# in Chinese, where names of species and of works stay, it takes this many words copied in small letters.
COPIED_WORDS = 3
MILD = frozenset({"remains"})  # worth another try, and no reason to lose a figure for it
_HAN_RUN = re.compile(r"[\u3400-\u9fff]{2,}")
_SMALL_WORD = re.compile(r"(?<![A-Za-z])[a-z]{4,}(?![A-Za-z])")

_SHORTEST_PHRASE, _LONGEST_PHRASE = 4, 40  # characters that come again and again
_LOOP = re.compile(rf"(?=(.{{{_SHORTEST_PHRASE},{_LONGEST_PHRASE}}}?)\1{{2,}})", re.DOTALL)
_WORD_LOOP = re.compile(r"\b(\w++)(?:\W++\1\b){3,}", re.IGNORECASE)


def find_fault(source: str, *, translation: str, target: Language) -> str | None:
    """Return what is wrong with `translation` as one of empty, loop, runaway, short, untranslated, remains; None when nothing shows.

    >>> find_fault("全市医院床位增加。", translation="", target=Language.EN)
    'empty'
    >>> find_fault("他说了。", translation="He said he said he said he said.", target=Language.EN)
    'loop'
    >>> find_fault("全市医院床位增加。", translation="Hospital beds in the city increased.", target=Language.EN) is None
    True
    """
    if not translation.strip():
        return "empty"
    if _loops(translation) and not _loops(source):
        return "loop"
    if len(translation) > FREE_CHARACTERS + LONGEST[target] * len(source):
        return "runaway"
    if len(source) > FREE_CHARACTERS and len(translation) < SHORTEST[target] * len(source):
        return "short"
    if _left_in_source_script(source, translation=translation, target=target):
        return "untranslated"
    return "remains" if _remains(source, translation=translation, target=target) else None


def _loops(text: str) -> bool:
    """Return whether a word or a phrase comes three times and more without a stop."""
    tail = text[-600:]  # a loop runs to the end of the output, and the search stays short on long lines
    return bool((_may_loop(tail) and _LOOP.search(tail)) or _WORD_LOOP.search(tail))


def _may_loop(text: str) -> bool:
    """Return whether some stretch stands twice in a row, looked for at every fifth character: no loop is without one there.

    `_LOOP` alone took a quarter of the time of a verdict; this takes a twentieth of that.
    """
    size = _SHORTEST_PHRASE
    for start in range(0, len(text) - 2 * size + 1, size + 1):
        furthest = start + _LONGEST_PHRASE + size
        again = text.find(text[start : start + size], start + size, furthest)
        while again >= 0:
            if text.startswith(text[start:again], again):
                return True
            again = text.find(text[start : start + size], again + 1, furthest)
    return False


def _left_in_source_script(source: str, *, translation: str, target: Language) -> bool:
    """Return whether the output is in the source's script where it should not be."""
    if holds_han(translation) is not (target is Language.EN):
        return False
    scripts = count_scripts(translation)
    if target is Language.EN:
        return scripts.han > 2 and scripts.han > scripts.latin
    return scripts.latin > 3 and count_scripts(source).latin > 3


def _remains(source: str, *, translation: str, target: Language) -> bool:
    """Return whether words of the source stand in the translation as they were."""
    if target is Language.EN:
        return bool(_HAN_RUN.search(translation))
    copied = set(_SMALL_WORD.findall(translation))
    return len(copied) >= COPIED_WORDS and len(copied.intersection(_SMALL_WORD.findall(source))) >= COPIED_WORDS
