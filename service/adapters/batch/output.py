"""The output of one run by its path or URL: found, locked against a second run, and cleared of what a killed one left."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from service.adapters.batch.atomic import Shelf
from service.adapters.batch.folders import FolderShelf
from service.adapters.batch.stores import StoreShelf
from service.adapters.batch.urls import is_url

_FILE = "file://"


def find_shelf(out: str | Path) -> Shelf:
    """Return the shelf that a person named by a path or a URL.

    Raises:
        ConfigurationError: a store of an unknown kind, or its package is not installed.
    """
    told = str(out)
    if told.startswith(_FILE):
        return FolderShelf(Path(told.removeprefix(_FILE)))
    return StoreShelf(told) if is_url(told) else FolderShelf(Path(out))


@contextmanager
def open_output(out: str | Path) -> Iterator[Shelf]:
    """Give the shelf of an output folder, for this run alone.

    Raises:
        ConfigurationError: the folder cannot be made or written to, or another run is at work in it.
    """
    shelf = find_shelf(out)
    with shelf.lock():
        yield shelf
