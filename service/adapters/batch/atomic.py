"""Files that are there whole or not at all, however a run ends."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from service.errors import OutputError

# Where a run keeps what is not for readers, in the output folder: lock, journal, drafts of files, history of runs.
STATE = ".minsheng"


class Shelf:
    """The output folder; what is written is first complete and on the disk, then gets its name."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.drafts = root / STATE / "drafts"

    def write(self, name: str, *, content: str | bytes) -> None:
        """Write a whole file.

        Raises:
            OutputError: the disk is full, or the folder may not be written to.
        """
        with self.open(name) as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Give a file to write to; it appears under its name when the block ends well, and leaves nothing when it does not.

        Raises:
            OutputError: the disk is full, or the folder may not be written to.
        """
        draft = self.drafts / uuid4().hex
        try:
            with draft.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            self._put(draft, name=name)
        except OSError as error:
            raise output_error(error, folder=self.root) from error
        finally:
            draft.unlink(missing_ok=True)

    def _put(self, draft: Path, *, name: str) -> None:
        target = self.root / name
        try:
            draft.replace(target)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            draft.replace(target)

    def remove(self, name: str) -> None:
        """Remove a file, and the folders that it leaves empty."""
        path = self.root / name
        path.unlink(missing_ok=True)
        for folder in path.relative_to(self.root).parents[:-1]:
            try:
                (self.root / folder).rmdir()
            except OSError:  # not empty, or gone
                return


def output_error(error: OSError, *, folder: Path) -> OutputError:
    """Return what an operator must mend after the system refused to write."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return OutputError(f"No space is left for {folder}. Free some, then run the same command again: it goes on where it stopped.")
    return OutputError(f"{folder} cannot be written to: {error.strerror or error}. Mend that, then run the same command again.")
