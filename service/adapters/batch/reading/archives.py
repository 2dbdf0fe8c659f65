"""A zip archive in, the articles of its members out; nothing is unpacked to disk."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from service.adapters.batch.entries import Entry, Failure
from service.adapters.batch.reading.formats import READERS, read_stream, suffix_of
from service.adapters.batch.reading.limits import FileTooLargeError, read_whole
from service.errors import InputError, UnreadableArticleError

_UTF8_NAMES = 0x800  # the flag of the zip format that says so


def read_archive(stream: BinaryIO, *, origin: str, max_bytes: int) -> Iterator[Entry | Failure]:
    """Yield the articles of every member that has a known ending; one that cannot be read is a failure in its place."""
    try:
        with zipfile.ZipFile(stream) as archive:
            for member in archive.infolist():
                if _holds_articles(member):
                    yield from _read_member(archive, member=member, origin=origin, max_bytes=max_bytes)
    except zipfile.BadZipFile as error:
        yield Failure.of(UnreadableArticleError(f"Not a zip archive: {error}."), where=origin)


def _holds_articles(member: zipfile.ZipInfo) -> bool:
    parts = member.filename.split("/")
    hidden = any(part.startswith((".", "__MACOSX", "~$")) for part in parts)
    return not member.is_dir() and not hidden and suffix_of(member.filename) in {*READERS, ".zip"}


def _read_member(archive: zipfile.ZipFile, *, member: zipfile.ZipInfo, origin: str, max_bytes: int) -> Iterator[Entry | Failure]:
    name = _member_name(member)
    where = f"{origin}#{name}"
    suffix = suffix_of(member.filename)
    if suffix == ".zip":
        yield Failure.of(UnreadableArticleError("An archive inside an archive is not opened. Unpack it first."), where=where)
        return
    try:
        if member.file_size > max_bytes:
            raise FileTooLargeError(limit=max_bytes)
        with archive.open(member) as content:
            whole = io.BytesIO(read_whole(content, max_bytes=max_bytes))  # the size that a member states may be a lie
    except InputError as error:
        yield Failure.of(error, where=where)
        return
    except (RuntimeError, NotImplementedError, zipfile.BadZipFile, OSError, EOFError) as error:
        yield Failure.of(UnreadableArticleError(f"The member cannot be unpacked: {str(error)[:80]}."), where=where)
        return
    for thing in read_stream(whole, origin=name, suffix=suffix, max_bytes=max_bytes):
        if isinstance(thing, Failure):
            yield Failure(f"{origin}#{thing.where}", thing.code, thing.message)
        else:
            yield replace(thing, origin=origin, within=name if thing.within is None else f"{name}/{thing.within}")


def _member_name(member: zipfile.ZipInfo) -> str:
    """Return a member's name; without the UTF-8 flag its bytes were read as CP437, which Chinese systems never meant."""
    if member.flag_bits & _UTF8_NAMES:
        return member.filename
    raw = member.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename
