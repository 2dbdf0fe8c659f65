"""Bilingual news summarization and translation in which no figure changes silently."""

import logging
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from service.records import Article, Detection, Figure, KeyPoint, Language, Report, Translation

if TYPE_CHECKING:
    from service.desk import Desk

__all__ = ["choose_key_points", "detect_language", "digest", "find_figures", "translate"]

logging.getLogger(__name__).addHandler(logging.NullHandler())


@cache
def _desk() -> "Desk":
    """Return the desk of this process, opened with the settings of the environment."""
    from service.desk import Desk
    from service.settings import read_settings

    return Desk(read_settings())


def digest(
    content: str | bytes | Article,
    *,
    target: Language | None = None,
    title: str | None = None,
    name: str | None = None,
    key_points: int | None = None,
) -> Report:
    """Return the report of one article, into the other language unless told.

    Raises:
        InputError: nothing readable, too long, or neither Chinese nor English.
        ModelError: no weights.
    """
    desk = _desk()
    article = content if isinstance(content, Article) else desk.read(content, name=name, title=title)
    return desk.digest(article, target=target, key_points=key_points)


def translate(lines: Sequence[str], *, target: Language, source: Language | None = None) -> list[Translation]:
    """Return one checked translation for each line, in order."""
    return _desk().translate(lines, source=source, target=target)


def find_figures(text: str, *, language: Language | None = None) -> tuple[Figure, ...]:
    """Return the figures of a text, with offsets into it."""
    return _desk().find_figures(text, language=language)


def choose_key_points(
    text: str, *, language: Language | None = None, title: str | None = None, count: int | None = None
) -> tuple[KeyPoint, ...]:
    """Return the key points of a text, quoted, with offsets into it."""
    return _desk().choose_key_points(text, language=language, title=title, count=count)


def detect_language(text: str) -> Detection:
    """Return the language of a text; `und` where it is neither Chinese nor English."""
    return _desk().detect(text)
