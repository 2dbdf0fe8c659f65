"""Lines in, lines out: UTF-8, as they come, in batches, in flat memory."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from service.errors import InputError, InvalidRecordError, ServiceError, excerpt

CHUNK = 1 << 16
BATCH_LINES = 128  # enough to fill the engine's batches; an interactive reader waits for no more than what has come
_BOM = b"\xef\xbb\xbf"


def read_batches(stream: BinaryIO, *, max_bytes: int) -> Iterator[list[bytes | InputError]]:
    """Yield what has come as batches of lines without their ends; a line over `max_bytes` is an error in its place.

    A line ends at LF alone; a CR before it and a BOM at the very beginning are dropped.
    """
    pending, skipping, first = bytearray(), False, True
    while chunk := _read_some(stream):
        lines: list[bytes | InputError] = []
        *ended, rest = chunk.split(b"\n")
        for part in ended:
            pending += part
            lines.append(_line_of(bytes(pending), skipped=skipping or len(pending) > max_bytes, first=first, limit=max_bytes))
            pending, skipping, first = bytearray(), False, False
        pending += rest
        if len(pending) > max_bytes:
            pending, skipping = bytearray(), True
        for start in range(0, len(lines), BATCH_LINES):
            yield lines[start : start + BATCH_LINES]
    if pending or skipping:
        yield [_line_of(bytes(pending), skipped=skipping, first=first, limit=max_bytes)]


def _read_some(stream: BinaryIO) -> bytes:
    """Return what has come, at least one byte; nothing at the end."""
    try:
        return os.read(stream.fileno(), CHUNK)
    except (OSError, ValueError):  # no file behind it: a stream of a test
        return stream.read(CHUNK)


def _line_of(line: bytes, *, skipped: bool, first: bool, limit: int) -> bytes | InputError:
    if skipped:
        return InvalidRecordError(f"The line is longer than {limit} bytes. Split it, or raise MINSHENG_MAX_BYTES.")
    return (line.removeprefix(_BOM) if first else line).removesuffix(b"\r")


def decode_line(line: bytes | InputError) -> str:
    """Return the text of a line.

    Raises:
        InputError: the line is not UTF-8, or was over the limit.
    """
    if isinstance(line, InputError):
        raise line
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidRecordError(f"The line is not UTF-8 (byte {error.start}). Convert the file to UTF-8.") from error


def parse_record(line: bytes | InputError) -> dict[str, object]:
    """Return the JSON object of a line, whose `text` is a string.

    Raises:
        InputError: no UTF-8, no JSON object, or no usable `text` in it.
    """
    text = decode_line(line)
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidRecordError(f'Not a JSON object: {excerpt(text)!r}. Give one object per line, such as {{"text": "…"}}.') from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise InvalidRecordError('A line needs a JSON object with a string "text".')
    for field in ("text", "title"):
        value = record.get(field)
        if value is not None and not isinstance(value, str):
            raise InvalidRecordError(f'"{field}" must be a string.')
        if value and any("\ud800" <= character <= "\udfff" for character in value):
            raise InvalidRecordError(f'"{field}" holds half a surrogate pair, which is no character.')
    return record


def answer_lines(
    answer: Callable[[Sequence[bytes | InputError]], Sequence[object | ServiceError]], *, max_bytes: int, as_text: bool = False
) -> int:
    """Write one line for each line of standard input, in order; return 1 when any failed, else 0.

    `answer` gives for a batch of lines a JSON value (or, `as_text`, a string) or an error for each.
    """
    failed, number = False, 0
    for batch in read_batches(sys.stdin.buffer, max_bytes=max_bytes):
        for outcome in answer(batch):
            number += 1
            if isinstance(outcome, ServiceError):
                failed = True
                print(f"line {number}: {outcome.message}", file=sys.stderr)
                line = "" if as_text else dump_json(error_record(outcome))
            else:
                line = str(outcome) if as_text else dump_json(outcome)
            sys.stdout.buffer.write(line.encode("utf-8") + b"\n")
        sys.stdout.buffer.flush()
    return int(failed)


def error_record(error: ServiceError) -> dict[str, dict[str, str]]:
    """Return an error as it stands in place of an answer."""
    return {"error": {"code": error.code, "message": error.message}}


def dump_json(value: object) -> str:
    """Return compact JSON with characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
