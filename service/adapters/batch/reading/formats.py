"""Which ending is read how."""

import os
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from service.adapters.batch.entries import Entry, Failure
from service.adapters.batch.reading.documents import read_docx, read_pdf
from service.adapters.batch.reading.mail import read_mail
from service.adapters.batch.reading.objects import read_json, read_json_lines
from service.adapters.batch.reading.plain import read_html, read_markdown, read_text
from service.adapters.batch.reading.tables import read_csv, read_tsv
from service.errors import InputError

Reader = Callable[[BinaryIO, str, int], Iterator[Entry | Failure]]

READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_csv,
    ".tsv": read_tsv,
    ".docx": read_docx,
    ".pdf": read_pdf,
    ".eml": read_mail,
}
SUFFIXES = frozenset({*READERS, ".zip"})
# Files of any number of articles.
HOLDS_MANY = frozenset({".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".zip"})


def suffix_of(path: str) -> str:
    """Return the ending of a path in small letters, with its dot.

    >>> suffix_of("news/A.TXT")
    '.txt'
    """
    return os.path.splitext(path)[1].lower()  # noqa: PTH122 - the path may hold bytes that are no text


def read_stream(stream: BinaryIO, *, origin: str, suffix: str, max_bytes: int) -> Iterator[Entry | Failure]:
    """Yield the articles of an open file that is no archive; a file that cannot be read is a failure."""
    try:
        yield from READERS[suffix](stream, origin, max_bytes)
    except InputError as error:
        yield Failure.of(error, where=origin)
