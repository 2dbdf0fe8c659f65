"""A file in, the articles in it out, one by one; what cannot be read is told in its place and the rest goes on."""

from collections.abc import Iterator
from pathlib import Path

from service.adapters.batch.entries import Entry, Failure, Found
from service.adapters.batch.reading.archives import read_archive
from service.adapters.batch.reading.formats import HOLDS_MANY, SUFFIXES, read_stream, suffix_of
from service.adapters.batch.urls import is_url, open_url
from service.errors import MissingArticleError

__all__ = ["HOLDS_MANY", "SUFFIXES", "read_entries", "suffix_of"]


def read_entries(found: Found, *, max_bytes: int) -> Iterator[Entry | Failure]:
    """Yield every article of a file; `max_bytes` bounds a file, or a line, row or member where a file holds many."""
    try:
        with open_url(found.path) if is_url(found.path) else Path(found.path).open("rb") as stream:
            if suffix_of(found.path) == ".zip":
                yield from read_archive(stream, origin=found.origin, max_bytes=max_bytes)
            else:
                yield from read_stream(stream, origin=found.origin, suffix=suffix_of(found.path), max_bytes=max_bytes)
    except OSError as error:
        yield Failure(found.origin, MissingArticleError.code, f"Cannot be read: {error.strerror or error}.")
