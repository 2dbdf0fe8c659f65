"""Bytes of a file, a line or a date as somebody wrote it in; the same within bounds out."""

import re
from collections.abc import Iterator
from typing import IO, BinaryIO

from service.errors import ArticleTooLongError, InputError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")


class FileTooLargeError(ArticleTooLongError):
    """A file or a part of one over the limit of bytes; nothing of it has been read."""

    def __init__(self, *, limit: int) -> None:
        InputError.__init__(self, f"It is larger than {limit} bytes. Split it, or raise MINSHENG_MAX_BYTES.")
        self.limit = limit


def read_whole(stream: IO[bytes], *, max_bytes: int) -> bytes:
    """Return all of a stream.

    Raises:
        ArticleTooLongError: it holds more than `max_bytes`.
    """
    content = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise FileTooLargeError(limit=max_bytes)
    return content


def read_lines(stream: BinaryIO, *, max_bytes: int) -> Iterator[bytes | InputError]:
    """Yield the lines of a stream without their ends; one over `max_bytes` is an error in its place."""
    while line := stream.readline(max_bytes + 1):
        if len(line) <= max_bytes or line.endswith(b"\n"):
            yield line.rstrip(b"\r\n")
            continue
        while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
            pass
        yield FileTooLargeError(limit=max_bytes)


def read_day(written: object) -> str | None:
    """Return the ISO date that a value begins with, or None.

    >>> read_day("2023-07-09T10:37:00Z"), read_day("last week"), read_day(None)
    ('2023-07-09', None, None)
    """
    found = _DAY.match(written) if isinstance(written, str) else None
    return found.group() if found else None
