"""A folder of an object store as the output of a run; fsspec knows the stores."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO
from uuid import uuid4

from service.adapters.batch.atomic import STATE, Shelf, output_error
from service.adapters.batch.leases import Lease
from service.adapters.batch.urls import connect_store
from service.errors import OutputError, ServiceError


class StoreShelf(Shelf):
    """A folder at a URL such as s3://bucket/reports: an upload is there whole or not at all, and a note is an object a time."""

    def __init__(self, url: str) -> None:
        """Find the store.

        Raises:
            ConfigurationError: a store of an unknown kind, or its package is not installed.
        """
        self._url = url.rstrip("/")
        self._files, root = connect_store(self._url)
        self._root = root.rstrip("/")
        self._lease: Lease | None = None
        self._names: set[str] | None = None

    @property
    def address(self) -> str:
        """The URL."""
        return self._url

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep other runs away by a lease that a killed run lets run out."""
        with self._told():
            self._lease = Lease(self._files, path=self._path(f"{STATE}/lock"), place=self._url)
            self._lease.take()
        try:
            yield
        finally:
            self._lease.release()

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Give a file of this machine to write to, which is uploaded in the end."""
        with TemporaryDirectory() as folder:
            draft = Path(folder) / uuid4().hex
            try:
                with draft.open("wb") as file:
                    yield file
            except OSError as error:
                raise output_error(error, folder=folder) from error
            if self._lease is not None:
                self._lease.require()
            with self._told():
                self._files.put_file(str(draft), self._path(name))
        if self._names is not None:
            self._names.add(name)

    def read(self, name: str) -> bytes:
        """Return what an object holds."""
        with self._told():
            return bytes(self._files.cat_file(self._path(name)))

    def has(self, name: str) -> bool:
        """Return whether an object is there, by a list of all that is asked for once: a store takes its time for each question."""
        if self._names is None:
            self._names = {path.removeprefix(self._root).lstrip("/") for path in self._list(self._root)}
        return name in self._names

    def remove(self, name: str) -> None:
        """Remove an object."""
        with self._told(), suppress(FileNotFoundError):
            self._files.rm_file(self._path(name))
        if self._names is not None:
            self._names.discard(name)

    def note(self, name: str, *, lines: Sequence[str]) -> None:
        """Write the lines as an object of their own, as nothing can be added to one."""
        if lines:
            moment = f"{time.time_ns():020}-{uuid4().hex[:8]}"
            with self._told():
                self._files.pipe_file(self._path(f"{STATE}/{name}/{moment}.jsonl"), "\n".join(lines).encode("utf-8"))

    def read_note(self, name: str) -> Iterator[str]:
        """Yield the lines of a note."""
        for path in self._list(self._path(f"{STATE}/{name}")):
            with self._told():
                part = self._files.cat_file(path).decode("utf-8", "replace")
            yield from (line for line in part.split("\n") if line)

    def drop_note(self, name: str) -> None:
        """Drop a note."""
        for path in self._list(self._path(f"{STATE}/{name}")):
            with self._told(), suppress(FileNotFoundError):
                self._files.rm_file(path)

    def _list(self, path: str) -> list[str]:
        with self._told():
            self._files.invalidate_cache()  # another machine may have written since
            try:
                return sorted(self._files.find(path))
            except FileNotFoundError:
                return []

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what goes wrong into what an operator must mend: each store has errors of its own."""
        try:
            yield
        except ServiceError:
            raise
        except OSError as error:
            raise output_error(error, folder=self._url) from error
        except Exception as error:
            why = f"{type(error).__name__}: {str(error)[:120]}"
            raise OutputError(f"{self._url} cannot be used: {why}. Mend that, then run the same command again.") from error
