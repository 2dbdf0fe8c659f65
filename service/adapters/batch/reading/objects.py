"""JSON in, articles out: our own reports and bodies, IPTC ninjs items, lists of either, one file or line by line."""

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from service.adapters.batch.entries import Entry, Failure
from service.adapters.batch.reading.limits import read_day, read_lines, read_whole
from service.adapters.batch.reading.ninjs import is_ninjs, read_ninjs
from service.errors import InputError, InvalidRecordError
from service.stages.article.decoding import decode_bytes


def read_json(stream: BinaryIO, origin: str, max_bytes: int) -> Iterator[Entry | Failure]:
    """Yield the article of a JSON object, or those of a list or of a body with `articles`."""
    value = _parse(read_whole(stream, max_bytes=max_bytes))
    listed = value.get("articles") if isinstance(value, dict) else value
    if not isinstance(listed, list):
        yield article_of(value, origin=origin, within=None)
        return
    for number, member in enumerate(listed, 1):
        yield _article_or_failure(member, origin=origin, within=str(number))


def read_json_lines(stream: BinaryIO, origin: str, max_bytes: int) -> Iterator[Entry | Failure]:
    """Yield the article of every line that is not blank."""
    for number, line in enumerate(read_lines(stream, max_bytes=max_bytes), 1):
        if isinstance(line, bytes) and not line.strip():
            continue
        yield _article_or_failure(line, origin=origin, within=str(number))


def article_of(value: object, *, origin: str, within: str | None) -> Entry:
    """Return the article that a JSON value holds.

    Raises:
        InvalidRecordError: it is no object, or none with an article's text.
    """
    if not isinstance(value, dict):
        raise InvalidRecordError('Not a JSON object. An article is an object with "text" or "html", or a ninjs item.')
    if is_ninjs(value):
        return read_ninjs(value, origin=origin, within=within)
    html = _text_at(value, "html")
    content = _text_at(value, "text") or html
    if content is None:
        raise InvalidRecordError('The object has neither "text" nor "html", and is no ninjs item.')
    return Entry(
        origin=origin,
        within=within,
        content=content,
        media="html" if content is html else "text",
        title=_title_of(value, content=content),
        published=read_day(value.get("published")),
        own_name=_text_at(value, "name"),
    )


def _title_of(value: Mapping[str, object], *, content: str) -> str | None:
    """Return the title; a report's stands in its text already and is told so that it is known as one."""
    title = value.get("title")
    if isinstance(title, dict):
        title = title.get("source")
    return title if isinstance(title, str) and title.strip() and not content.startswith(title + "\n") else None


def _text_at(value: Mapping[str, object], key: str) -> str | None:
    found = value.get(key)
    if found is None or (isinstance(found, str) and not found.strip()):
        return None
    if not isinstance(found, str):
        raise InvalidRecordError(f'"{key}" must be a string.')
    return found


def _article_or_failure(value: object, *, origin: str, within: str) -> Entry | Failure:
    try:
        if isinstance(value, InputError):
            raise value
        return article_of(_parse(value) if isinstance(value, bytes) else value, origin=origin, within=within)
    except InputError as error:
        return Failure.of(error, where=f"{origin}#{within}")


def _parse(content: bytes) -> object:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = decode_bytes(content)
    try:
        value: object = json.loads(text)
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # half a surrogate pair is no character
    except (ValueError, RecursionError) as error:
        raise InvalidRecordError(f"Not JSON: {str(error)[:80]}. Mend the file or take it out.") from error
    return value
