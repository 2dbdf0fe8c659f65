"""Bytes, text or HTML become an Article: decoded, cleared, with its title as first line."""

import hashlib
import re
from pathlib import PurePath
from typing import Literal

from service.errors import ArticleTooLongError, EmptyArticleError
from service.records import Article
from service.stages.article.dateline import find_published, read_date
from service.stages.article.decoding import decode_bytes
from service.stages.article.markup import declared_charset, looks_like_html, read_page

__all__ = ["read_article"]

Media = Literal["auto", "text", "html"]

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# Control characters, soft hyphens, zero-width blanks, byte order marks: nobody sees them, and they part figures.
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_BLANK_LINES = re.compile(r"\n{4,}")
_READABLE = re.compile(r"[^\W_]")
_SENTENCE_STOP = re.compile(r"[。！；，,;:：.…、]$|[。！？]|[.!?]\s")
_LIST_START = re.compile(r"[-•●■◆*]|[（(]?\d{1,2}[.、)）]|[（(][一二三四五六七八九十]")
# Longer first lines are sentences, not headlines; Han characters count double. Not measured.
_LONGEST_TITLE = 160


def read_article(
    content: bytes | str,
    *,
    name: str | None = None,
    title: str | None = None,
    media: Media = "auto",
    encoding: str | None = None,
    published: str | None = None,
    max_characters: int = 1_000_000,
) -> Article:
    """Return the article in `content`; a title, given or found, is the first line of its text.

    Normalisation: line ends are LF; invisible and control characters, blanks at line ends and more than two blank lines
    together go. Nothing else changes, no Unicode normal form either, so that the text stays as printed.

    Raises:
        EmptyArticleError: no letter and no digit.
        ArticleTooLongError: more characters than `max_characters`.
        UnreadableArticleError: binary, a wrong encoding label, or HTML without an article.
    """
    text = decode_bytes(content, encoding=encoding, hint=declared_charset(content)) if isinstance(content, bytes) else content
    if media == "html" or (media == "auto" and (_is_named_html(name) or looks_like_html(text))):
        page = read_page(_normalise(text))
        title = title or page.heading or page.title
        text = _put_title(page.text, page.heading) if page.heading else page.text
        published = published or page.published
    text = _normalise(text)
    headline = " ".join(_normalise(title or "").split())
    _check(text, max_characters)
    if headline:
        text = _put_title(text, headline)
    return Article(
        text=text,
        id="sha256:" + hashlib.sha256(text.encode()).hexdigest(),
        name=name,
        has_title=bool(headline) or _opens_with_headline(text),
        published=(read_date(published) if published else None) or find_published(text),
    )


def _is_named_html(name: str | None) -> bool:
    return name is not None and PurePath(name).suffix.lower() in (".html", ".htm", ".xhtml")


def _normalise(text: str) -> str:
    text = _LINE_ENDS.sub("\n", text)
    text = _SURROGATES.sub("\ufffd", _INVISIBLE.sub("", text))
    # Not by a pattern: one for blanks at line ends costs the square of a long run of blanks.
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", text).strip("\n")


def _check(text: str, max_characters: int) -> None:
    if len(text) > max_characters:
        raise ArticleTooLongError(len(text), limit=max_characters)
    if not _READABLE.search(text):
        raise EmptyArticleError("The article is empty: it has no letter and no digit to read. Send its text.")


def _put_title(text: str, headline: str) -> str:
    first, _, _ = text.partition("\n")
    if " ".join(first.split()) == headline:
        return text
    return f"{headline}\n\n{text}"


def _opens_with_headline(text: str) -> bool:
    """Return whether the first line is a headline: short, no sentence, and longer text below."""
    first, newline, rest = text.partition("\n")
    line = first.strip()
    width = sum(2 if character > "\u2e80" else 1 for character in line[: _LONGEST_TITLE + 1])
    if not newline or width > _LONGEST_TITLE or not _READABLE.search(line):
        return False
    if _SENTENCE_STOP.search(line) or _LIST_START.match(line) or read_date(line):
        return False
    return max(len(below) for below in rest.split("\n")) > len(line)
