"""What is done: a manifest of the last whole run, and a journal of the one under way that outlives a kill."""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from service.adapters.batch.atomic import STATE, Shelf, output_error
from service.records import Language, Record

MANIFEST = "manifest.json"


def files_of(name: str) -> tuple[str, str]:
    """Return the files of a report and its reading copy, from the output folder."""
    return f"{name}.json", f"{name}.md"


class Done(Record):
    """One article with its report.

    `fingerprint` is of what was read, `content` of its text, `signature` of what made the report, `reviews` of what people
    had made of its sentences.
    """

    name: str
    where: str
    fingerprint: str
    content: str
    signature: str
    language: Language
    sentences: int
    figures: int
    flagged: int
    reviews: str = ""

    @property
    def report(self) -> str:
        """The file of the report, from the output folder."""
        return files_of(self.name)[0]

    @property
    def reading_copy(self) -> str:
        """The file of the Markdown copy, from the output folder."""
        return files_of(self.name)[1]


class Manifest(Record):
    """A whole run: its input, what the reports were made with, and every article by the name of its report."""

    version: int = 1
    input: str
    signature: str
    articles: tuple[Done, ...]


class Ledger:
    """Everything done so far in one output folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._journal_path = root / STATE / "journal.jsonl"
        self._journal: BinaryIO | None = None
        self.manifest = _read_manifest(root / MANIFEST)
        self.done = {done.name: done for done in (self.manifest.articles if self.manifest else ())}
        self.begun: set[str] = set()
        self._closing_mark = root / STATE / "closing"
        for name, done in _read_journal(self._journal_path):
            self.begun.add(name)
            self.done.pop(name, None)
            if done:
                self.done[name] = done
        self._by_content = {(done.content, done.signature): done.name for done in self.done.values()}

    def find(self, name: str, *, where: str, fingerprint: str, signature: str) -> Done | None:
        """Return what is done under this name, when it was made of the same and its files are there."""
        done = self.done.get(name)
        same = done and (done.where, done.fingerprint, done.signature) == (where, fingerprint, signature)
        return done if done and same and self._is_there(done) else None

    def find_twin(self, content: str, *, signature: str) -> Done | None:
        """Return an article done already that has the same text, under whatever name."""
        name = self._by_content.get((content, signature))
        done = self.done.get(name) if name else None
        return done if done and (done.content, done.signature) == (content, signature) and self._is_there(done) else None

    def record(self, done: Done) -> None:
        """Note an article whose files are written; it is safe on the disk after `flush`.

        Raises:
            OutputError: the disk is full.
        """
        self.done[done.name] = done
        self._by_content[done.content, done.signature] = done.name
        self._write({"done": done.model_dump(mode="json")})

    def begin(self, names: Iterable[str]) -> None:
        """Note that the files under these names are about to change, so that a kill leaves none taken for done, and none behind.

        Raises:
            OutputError: the disk is full.
        """
        for name in names:
            self.done.pop(name, None)
            self.begun.add(name)
            self._write({"begun": name})
        self.flush()

    def begin_closing(self) -> None:
        """Note that the overviews are about to change, so that a kill leaves none of them taken for whole.

        Raises:
            OutputError: the disk is full.
        """
        try:
            self._closing_mark.touch()
        except OSError as error:
            raise output_error(error, folder=self._root) from error

    @property
    def was_closing(self) -> bool:
        """Whether a run was ended while it wrote its overviews."""
        return self._closing_mark.exists()

    def _write(self, line: dict[str, object]) -> None:
        try:
            if self._journal is None:
                self._journal = _open_journal(self._journal_path)
            self._journal.write(json.dumps(line, ensure_ascii=False).encode("utf-8") + b"\n")
        except OSError as error:
            raise output_error(error, folder=self._root) from error

    def flush(self) -> None:
        """Bring what was recorded to the disk.

        Raises:
            OutputError: the disk is full.
        """
        if self._journal is None:
            return
        try:
            self._journal.flush()
            os.fsync(self._journal.fileno())
        except OSError as error:
            raise output_error(error, folder=self._root) from error

    def close(self) -> None:
        """Let go of the journal; the next run reads it."""
        if self._journal is not None:
            with suppress(OSError):  # a full disk: what was not written is done again
                self._journal.close()
            self._journal = None

    def complete(self, manifest: Manifest, *, shelf: Shelf) -> None:
        """Make the manifest the whole truth and drop the journal.

        Raises:
            OutputError: the disk is full.
        """
        articles = ",\n".join(json.dumps(done.model_dump(mode="json"), ensure_ascii=False) for done in manifest.articles)
        head = json.dumps({"version": manifest.version, "input": manifest.input, "signature": manifest.signature}, ensure_ascii=False)
        shelf.write(MANIFEST, content=f'{head[:-1]}, "articles": [\n{articles}\n]}}\n')
        self.manifest = manifest
        self.close()
        self._journal_path.unlink(missing_ok=True)
        self._closing_mark.unlink(missing_ok=True)

    def _is_there(self, done: Done) -> bool:
        return (self._root / done.report).is_file() and (self._root / done.reading_copy).is_file()


def _open_journal(path: Path) -> BinaryIO:
    """Return the journal, open at its end; a line that a kill cut short is ended, and will be skipped."""
    journal = path.open("ab")
    if journal.tell():
        journal.write(b"\n")
    return journal


def _read_manifest(path: Path) -> Manifest | None:
    """Return the manifest; none where there is none or somebody changed it into something else: all is done anew."""
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _read_journal(path: Path) -> Iterator[tuple[str, Done | None]]:
    """Yield what a stopped run did, in order: names with what was done, or with None where files were about to change."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        return
    for line in lines:
        try:
            noted = json.loads(line)
            if "begun" in noted:
                yield noted["begun"], None
            else:
                done = Done.model_validate(noted["done"])
                yield done.name, done
        except (ValueError, KeyError, TypeError):  # cut short by a kill: that work counts as not done
            continue
