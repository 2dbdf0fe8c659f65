"""Text, HTML and Markdown files in, one article each out."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import BinaryIO

from markdown_it import MarkdownIt
from markdown_it.token import Token

from service.adapters.batch.entries import Entry, Failure
from service.adapters.batch.reading.limits import read_whole
from service.stages.article.decoding import decode_bytes

_HAN = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def read_text(stream: BinaryIO, origin: str, max_bytes: int) -> Iterator[Entry | Failure]:
    """Yield the file as it is; whether it is markup after all is found when it is read."""
    yield Entry(origin, read_whole(stream, max_bytes=max_bytes))


def read_html(stream: BinaryIO, origin: str, max_bytes: int) -> Iterator[Entry | Failure]:
    """Yield the page, with its bytes, since its head may name the encoding."""
    yield Entry(origin, read_whole(stream, max_bytes=max_bytes), media="html")


def read_markdown(stream: BinaryIO, origin: str, max_bytes: int) -> Iterator[Entry | Failure]:
    """Yield the document as HTML: marks of headings, emphasis and links are not the article's words."""
    text = decode_bytes(read_whole(stream, max_bytes=max_bytes)).replace("\r\n", "\n")
    yield Entry(origin, as_page(_make_renderer().render(_FRONT_MATTER.sub("", text))), media="html")


def _make_renderer() -> MarkdownIt:
    """Return a renderer that keeps the words of links alone and joins the lines of a Chinese paragraph without a blank."""
    renderer = MarkdownIt("commonmark").enable("table")
    for name in ("link_open", "link_close", "image"):
        renderer.add_render_rule(name, lambda *_: "")
    renderer.add_render_rule("softbreak", _render_break)
    return renderer


def _render_break(_self: object, tokens: Sequence[Token], index: int, _options: object, _env: object) -> str:
    around = "".join(token.content for token in tokens[max(0, index - 1) : index + 2])
    return "" if _HAN.search(around) else "\n"


def as_page(body: str, *, title: str | None = None) -> str:
    """Return a page with nothing on it but an article, so that no part is taken for navigation."""
    head = f"<head><title>{escape(title)}</title></head>" if title else ""
    return f"<!doctype html><html>{head}<body><article>{body}</article></body></html>"
