"""A folder of an object store in, the files in it that may hold articles out; fsspec knows the stores."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from service.adapters.batch.entries import Failure, Found
from service.adapters.batch.reading.formats import SUFFIXES, suffix_of
from service.errors import ConfigurationError, MissingArticleError

_URL = re.compile(r"[a-z][a-z0-9+.-]+(?:://|::)")


def is_url(place: str) -> bool:
    """Return whether a place is a URL of a store rather than a path.

    >>> is_url("s3://bucket/news"), is_url("news/2023"), is_url("C:/news")
    (True, False, False)
    """
    return _URL.match(place) is not None


class RemotePlace:
    """A folder at a URL such as s3://bucket/news."""

    def __init__(self, url: str) -> None:
        """Find the store.

        Raises:
            ConfigurationError: a store of an unknown kind, or its package is not installed.
        """
        self.label = url
        self._files, self._root = _connect(url)

    def find(self, *, out: Path) -> Iterator[Found | Failure]:  # noqa: ARG002 - what every place is told; a folder of this disk is never inside
        """Yield the files below the URL, but for hidden ones.

        Raises:
            MissingArticleError: the store does not answer, or has no such folder.
        """
        try:
            paths = sorted(self._files.find(self._root))
        except (OSError, ValueError) as error:
            raise MissingArticleError(f"{self.label} cannot be listed: {str(error)[:200]}.") from error
        for path in paths:
            origin = path.removeprefix(self._root).lstrip("/") or path.rpartition("/")[2]
            hidden = any(part.startswith((".", "~$")) for part in origin.split("/"))
            if not hidden and suffix_of(origin) in SUFFIXES:
                yield Found(self._files.unstrip_protocol(path), origin)


def open_url(url: str) -> BinaryIO:
    """Return a file of a store, open for reading.

    Raises:
        OSError: it cannot be read.
    """
    files, path = _connect(url)
    return cast("BinaryIO", files.open(path, "rb"))


def _connect(url: str) -> tuple[Any, str]:
    try:
        import fsspec  # comes with Ray and with the hub's client; only URLs need it

        files, root = fsspec.core.url_to_fs(url)
    except ImportError as error:
        raise ConfigurationError(f"{url.partition(':')[0]}:// needs a package that is not installed: {error}.") from error
    except ValueError as error:
        raise ConfigurationError(f"{url}: {str(error)[:200]}.") from error
    return files, str(root)
