"""A folder of an object store in, the files in it that may hold articles out."""

from collections.abc import Iterator

from service.adapters.batch.entries import Failure, Found
from service.adapters.batch.reading.formats import SUFFIXES, suffix_of
from service.adapters.batch.urls import connect_store, is_url
from service.errors import MissingArticleError


class RemotePlace:
    """A folder at a URL such as s3://bucket/news."""

    def __init__(self, url: str) -> None:
        """Find the store.

        Raises:
            ConfigurationError: a store of an unknown kind, or its package is not installed.
        """
        self.label = url
        self._files, self._root = connect_store(url)

    def find(self, *, out: str) -> Iterator[Found | Failure]:
        """Yield the files below the URL, but for hidden ones.

        Raises:
            MissingArticleError: the store does not answer, or has no such folder.
        """
        inside = self._inside(out)
        try:
            self._files.invalidate_cache()
            paths = sorted(self._files.find(self._root))
        except (OSError, ValueError) as error:
            raise MissingArticleError(f"{self.label} cannot be listed: {str(error)[:200]}.") from error
        for path in paths:
            if inside and path.startswith(inside):
                continue
            origin = path.removeprefix(self._root).lstrip("/") or path.rpartition("/")[2]
            hidden = any(part.startswith((".", "~$")) for part in origin.split("/"))
            if not hidden and suffix_of(origin) in SUFFIXES:
                yield Found(self._files.unstrip_protocol(path), origin)

    def _inside(self, out: str) -> str | None:
        """Return how the paths begin that lie in the output folder, if that is in this store."""
        if not is_url(out):
            return None
        files, root = connect_store(out)
        return f"{root.rstrip('/')}/" if type(files) is type(self._files) else None
