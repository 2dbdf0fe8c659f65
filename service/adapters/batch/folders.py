"""A folder of this machine as the output of a run."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from filelock import FileLock, Timeout

from service.adapters.batch.atomic import STATE, Shelf, output_error
from service.errors import ConfigurationError


class FolderShelf(Shelf):
    """The output folder; what is written is first complete and on the disk, then gets its name."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.drafts = root / STATE / "drafts"

    @property
    def address(self) -> str:
        """The whole path."""
        return str(self.root.resolve())

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep other runs away; the lock goes with the process, however it ends."""
        lock = FileLock(self.root / STATE / "lock", blocking=False)
        try:
            self.drafts.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except Timeout as error:
            raise ConfigurationError(f"Another run is at work in {self.root}. Wait for it, stop it, or choose another --out.") from error
        except OSError as error:
            raise output_error(error, folder=self.root) from error
        try:
            for left in self.drafts.iterdir():
                left.unlink(missing_ok=True)
            yield
        finally:
            lock.release()

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Give a draft to write to, which takes the name when it is on the disk."""
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

    def read(self, name: str) -> bytes:
        """Return what a file holds."""
        try:
            return (self.root / name).read_bytes()
        except OSError as error:
            raise output_error(error, folder=self.root / name) from error

    def has(self, name: str) -> bool:
        """Return whether a file is there."""
        return (self.root / name).is_file()

    def remove(self, name: str) -> None:
        """Remove a file, and the folders that it leaves empty."""
        path = self.root / name
        path.unlink(missing_ok=True)
        for folder in path.relative_to(self.root).parents[:-1]:
            try:
                (self.root / folder).rmdir()
            except OSError:  # not empty, or gone
                return

    def note(self, name: str, *, lines: Sequence[str]) -> None:
        """Add lines, each after a line break: one that a kill cut short spoils no other."""
        if not lines:
            return
        try:
            with self._note_path(name).open("ab") as file:
                file.write("".join(f"\n{line}" for line in lines).encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise output_error(error, folder=self.root) from error

    def read_note(self, name: str) -> Iterator[str]:
        """Yield the lines of a note."""
        with suppress(OSError), self._note_path(name).open(encoding="utf-8", errors="replace", newline="\n") as file:
            yield from (line.removesuffix("\n") for line in file if line != "\n")

    def drop_note(self, name: str) -> None:
        """Drop a note."""
        self._note_path(name).unlink(missing_ok=True)

    def _note_path(self, name: str) -> Path:
        return self.root / STATE / f"{name}.jsonl"
