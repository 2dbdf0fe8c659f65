"""Marks around a sentence that are no part of it: bullets and list numbers before, citations behind. They arrive as they left."""

import re
from dataclasses import dataclass

from service.figures.chinese.numerals import read_small
from service.records import Language

_BEFORE = re.compile(
    r"^(?:[—―]{1,2}\s*|[-–•·▪*]\s+|\d{1,2}[.、．)）]\s*(?=\D)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]\s*|[①-⑳]\s*"
    r"|[一二三四五六七八九十]{1,3}、\s*(?![一二三四五六七八九十百千万两几\d]))"
)
_NUMBERED = re.compile(r"[（(]([一二三四五六七八九十]{1,3}|\d{1,2})[)）]|(\d{1,2}|[一二三四五六七八九十]{1,3})[、．]")
# The dash that begins an item of an official report, as each language writes it.
_DASHES = {Language.ZH: "——", Language.EN: "— "}
_BEHIND = re.compile(r"\s*((?:\[\d{1,3}\])+)\s*([.。]?)$")


@dataclass(frozen=True, slots=True)
class Peeled:
    """A sentence without the marks around it, and the marks."""

    before: str
    body: str
    behind: str

    def wrap(self, translation: str, *, language: Language) -> str:
        """Return the translation of the body between the marks; a citation stands before the full stop, as it did.

        >>> peel_marks("——改革稳步推进。").wrap("Reform went on steadily.", language=Language.EN)
        '— Reform went on steadily.'
        >>> peel_marks("（四）改革稳步推进。").wrap("Reform went on steadily.", language=Language.EN)
        '(4) Reform went on steadily.'
        >>> peel_marks("- Beds rose [3].").wrap("床位增加。", language=Language.ZH)
        '- 床位增加[3]。'
        """
        if not translation.strip():
            return translation
        if self.behind:
            bare = translation.rstrip(".。")
            gap = " " if language is Language.EN else ""
            translation = f"{bare}{gap}{self.behind}{translation[len(bare) :][:1]}"
        return _as_written(self.before, language=language) + translation


def _as_written(before: str, *, language: Language) -> str:
    """Return the marks before a sentence as the language writes them; the number of an item stays the same."""
    if before.startswith(("—", "―")):
        return _DASHES[language]
    numbered = _NUMBERED.match(before) if language is Language.EN else None
    if numbered is None:
        return before
    return f"({read_small(numbered[1])}) " if numbered[1] else f"{read_small(numbered[2])}. "


def peel_marks(sentence: str) -> Peeled:
    """Return the sentence with the marks around it apart; a sentence that is nothing but marks stays whole.

    >>> peel_marks("1. 全市新增学校94所。")
    Peeled(before='1. ', body='全市新增学校94所。', behind='')
    >>> peel_marks("Beds rose to 94 [2][5].").body
    'Beds rose to 94.'
    """
    found = _BEFORE.match(sentence)
    before = found[0] if found else ""
    body = sentence[len(before) :]
    behind = ""
    if cited := _BEHIND.search(body):
        behind, body = cited[1], body[: cited.start()] + cited[2]
    return Peeled(before, body, behind) if body.strip(" .。") else Peeled("", sentence, "")
