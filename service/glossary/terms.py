"""A term in two languages, and where a text says it: whole words in English, in whatever case and number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from service.characters import simplify
from service.glossary.english import WORD, same_word
from service.records import Language

Origin = Literal["newsroom", "built-in", "place"]


@dataclass(frozen=True, slots=True)
class Term:
    """One term in both languages, as it is to be printed; `also` are other English wordings that may stand for it.

    A newsroom's term is fixed: it stands in the translation, or the sentence is flagged. The others are preferred, no more.
    """

    zh: str
    en: str
    note: str = ""
    also: tuple[str, ...] = ()
    origin: Origin = "newsroom"

    @property
    def fixed(self) -> bool:
        """Whether a translation without it is flagged."""
        return self.origin == "newsroom"

    def wording(self, language: Language) -> str:
        """Return the term in one language."""
        return self.zh if language is Language.ZH else self.en

    def held_by(self, text: str, *, language: Language) -> bool:
        """Return whether `text` says the term, in its own wording or another one.

        >>> Term("西藏", "Xizang", also=("Tibet",)).held_by("Schools in Tibet.", language=Language.EN)
        True
        """
        wordings = (self.en, *self.also) if language is Language.EN else (self.zh,)
        return any(True for wording in wordings for _ in find_wording(wording, text=text, language=language))


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term where it stands: a half-open slice of the text."""

    start: int
    end: int
    term: Term


_LATIN = re.compile(r"[A-Za-z0-9]")


def stands(text: str, *, wording: str, at: int) -> bool:
    """Return whether a Chinese wording stands at a place; one that begins or ends in Latin letters only as a whole word."""
    end = at + len(wording)
    if not text.startswith(wording, at):
        return False
    cut_before = at > 0 and _LATIN.match(wording[0]) and _LATIN.match(text[at - 1])
    return not (cut_before or (end < len(text) and _LATIN.match(wording[-1]) and _LATIN.match(text[end])))


def same_words(here: Sequence[re.Match[str]], *, wanted: Sequence[str], strict: bool) -> bool:
    """Return whether words of a text are those of a term."""
    return len(here) == len(wanted) and all(same_word(match[0], word, strict=strict) for match, word in zip(here, wanted, strict=True))


def end_of(last: re.Match[str], *, wanted: str) -> int:
    """Return where a term ends: before the possessive of its last word, unless the term has one."""
    owned = re.search(r"['’]s$", last[0])
    return last.start() + owned.start() if owned and not re.search(r"['’]s$", wanted) else last.end()


def find_wording(wording: str, *, text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Yield where a wording stands in `text`, in English in whatever case and number.

    >>> list(find_wording("hospital bed", text="Hospital beds, a hospital bed", language=Language.EN))
    [(0, 13), (17, 29)]
    """
    if language is Language.ZH:
        plain, wanted = simplify(text), simplify(wording)
        starts = (match.start() for match in re.finditer(re.escape(wanted), plain))
        yield from ((at, at + len(wanted)) for at in starts if stands(plain, wording=wanted, at=at))
        return
    wanted_words = WORD.findall(wording)
    words = list(WORD.finditer(text)) if wanted_words else []
    for at in range(len(words) - len(wanted_words) + 1):
        here = words[at : at + len(wanted_words)]
        if wanted_words and same_words(here, wanted=wanted_words, strict=False):
            yield here[0].start(), end_of(here[-1], wanted=wanted_words[-1])
