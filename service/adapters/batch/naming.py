"""Paths as the system spells them in, names that a person reads and every disk takes out; no two articles share one."""

import hashlib
import os
import re
import unicodedata
from itertools import chain, count
from pathlib import PurePosixPath

# Names in the output folder that are not an article's.
_RESERVED = ("summary", "manifest", "changes")
# Most file systems take 255 bytes; what is left is for the ending and a number.
_LONGEST = 200
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def readable(path: str) -> str:
    r"""Return a path of the system as text: bytes that are not UTF-8 are read as GB18030, or written as \xNN.

    >>> import os
    >>> readable(os.fsdecode("新闻.txt".encode("gbk")))
    '新闻.txt'
    >>> readable(os.fsdecode(b"a" + bytes([0xff])))
    'a\\xff'
    """
    if not _SURROGATE.search(path):
        return path
    raw = os.fsencode(path)
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "backslashreplace")


class Names:
    """Names of reports, without their endings, each given once; in a run they are claimed in the order of the folder."""

    def __init__(self) -> None:
        self._taken = {_fold(name) for name in _RESERVED}

    def claim(self, origin: str, *, within: str | None = None) -> str:
        """Return the name of the report of an article: its path without the ending, or with it where that is taken.

        >>> names = Names()
        >>> [names.claim(origin) for origin in ("zh/a.txt", "en/a.txt", "zh/a.html", "summary.txt")]
        ['zh/a', 'en/a', 'zh/a.html', 'summary.txt']
        >>> names.claim("news.jsonl", within="12")
        'news-jsonl/12'
        """
        path = PurePosixPath(*(_writable(part) for part in PurePosixPath(origin).parts if part not in ("/", "..")))
        parents = [_folder_name(part) for part in path.parts[:-1]]
        if within is not None:
            inside = [_writable(part) for part in PurePosixPath(within).parts if part not in ("/", "..")]
            parents += [_folder_name(path.name.replace(".", "-")), *(_folder_name(part) for part in inside[:-1])]
            path = PurePosixPath(inside[-1] if inside else "_")
        stem = path.stem if within is None or "/" in within or path.suffix else path.name
        return self._first_free(parents, choices=(stem, path.name))

    def _first_free(self, parents: list[str], *, choices: tuple[str, str]) -> str:
        numbered = (f"{choices[1]}~{number}" for number in count(2))
        names = ("/".join([*parents, choice]) for choice in chain(choices, numbered))
        name = next(name for name in names if _fold(name) not in self._taken)
        self._taken.add(_fold(name))
        return name


def _fold(name: str) -> str:
    """Return what two names share that some disk takes for one: the name itself where it can, since a run holds all of them."""
    folded = unicodedata.normalize("NFC", name).casefold()
    return name if folded == name else folded


def _writable(segment: str) -> str:
    """Return a segment of a path without characters that break lines or cannot be encoded, and not too long."""
    clean = _UNPRINTABLE.sub(lambda match: "%" + match.group().encode("utf-8", "surrogatepass").hex().upper(), segment)
    raw = clean.encode("utf-8")
    if len(raw) <= _LONGEST:
        return clean
    digest = hashlib.sha256(raw).hexdigest()[:8]
    return raw[: _LONGEST - 9].decode("utf-8", "ignore") + "~" + digest


def _folder_name(segment: str) -> str:
    """Return a folder's name that cannot be the name of a report."""
    return segment + "_" if segment.lower().endswith((".json", ".md")) else segment
