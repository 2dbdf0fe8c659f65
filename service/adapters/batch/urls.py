"""URLs in, the stores and files that they name out; fsspec knows the stores."""

import re
from typing import Any, BinaryIO, cast

from service.errors import ConfigurationError

_URL = re.compile(r"[a-z][a-z0-9+.-]+(?:://|::)")


def is_url(place: str) -> bool:
    """Return whether a place is a URL of a store rather than a path.

    >>> is_url("s3://bucket/news"), is_url("news/2023"), is_url("C:/news")
    (True, False, False)
    """
    return _URL.match(place) is not None


def open_url(url: str) -> BinaryIO:
    """Return a file of a store, open for reading.

    Raises:
        OSError: it cannot be read.
    """
    files, path = connect_store(url)
    return cast("BinaryIO", files.open(path, "rb"))


def connect_store(url: str) -> tuple[Any, str]:
    """Return the store that a URL names, as fsspec knows it, and the path in it.

    Raises:
        ConfigurationError: a store of an unknown kind, or its package is not installed.
    """
    try:
        import fsspec  # comes with Ray and with the hub's client; only URLs need it

        files, root = fsspec.core.url_to_fs(url)
    except ImportError as error:
        raise ConfigurationError(f"{url.partition(':')[0]}:// needs a package that is not installed: {error}.") from error
    except ValueError as error:
        raise ConfigurationError(f"{url}: {str(error)[:200]}.") from error
    return files, str(root)
