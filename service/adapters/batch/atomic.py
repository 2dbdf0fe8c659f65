"""Where a run writes: files that are there whole or not at all, and notes that outlive it, however it ends."""

import errno
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import BinaryIO

from service.errors import OutputError

# Where a run keeps what is not for readers, in the output folder: lock, journal, drafts of files, history of runs.
STATE = ".minsheng"


class Shelf(ABC):
    """The output of a run: a folder of this machine, or one of an object store."""

    @property
    @abstractmethod
    def address(self) -> str:
        """The folder as every process finds it: a whole path, or a URL."""

    @abstractmethod
    def lock(self) -> AbstractContextManager[None]:
        """Keep other runs away, and clear what a killed one left half done.

        Raises:
            ConfigurationError: another run is at work here, or nothing can be written.
        """

    @abstractmethod
    def open(self, name: str) -> AbstractContextManager[BinaryIO]:
        """Give a file to write to; it appears under its name when the block ends well, and leaves nothing when it does not.

        Raises:
            OutputError: the disk is full, or the folder may not be written to.
        """

    def write(self, name: str, *, content: str | bytes) -> None:
        """Write a whole file.

        Raises:
            OutputError: the disk is full, or the folder may not be written to.
        """
        with self.open(name) as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)

    @abstractmethod
    def read(self, name: str) -> bytes:
        """Return what a file holds.

        Raises:
            OutputError: it is not there, or cannot be read.
        """

    @abstractmethod
    def has(self, name: str) -> bool:
        """Return whether a file is there."""

    @abstractmethod
    def remove(self, name: str) -> None:
        """Remove a file, and the folders that it leaves empty."""

    @abstractmethod
    def note(self, name: str, *, lines: Sequence[str]) -> None:
        """Add lines to a note; they are on the disk when this comes back.

        Raises:
            OutputError: the disk is full, or the folder may not be written to.
        """

    @abstractmethod
    def read_note(self, name: str) -> Iterator[str]:
        """Yield the lines of a note, oldest first; one that a kill cut short is among them."""

    @abstractmethod
    def drop_note(self, name: str) -> None:
        """Drop a note."""


def output_error(error: OSError, *, folder: object) -> OutputError:
    """Return what an operator must mend after the system refused to write."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return OutputError(f"No space is left for {folder}. Free some, then run the same command again: it goes on where it stopped.")
    return OutputError(f"{folder} cannot be written to: {error.strerror or error}. Mend that, then run the same command again.")
