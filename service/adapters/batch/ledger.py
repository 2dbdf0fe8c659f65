"""What is done: a manifest of the last whole run, and a journal of the one under way that outlives a kill."""

import json
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from sys import intern

from pydantic import TypeAdapter, ValidationError

from service.adapters.batch.atomic import Shelf
from service.adapters.batch.earlier import Earlier
from service.errors import OutputError
from service.records import Language, Record

MANIFEST = "manifest.json"
_JOURNAL, _CLOSING, _EARLIER = "journal", "closing", "earlier"


def files_of(name: str) -> tuple[str, str]:
    """Return the files of a report and its reading copy, from the output folder."""
    return f"{name}.json", f"{name}.md"


@dataclass(frozen=True, slots=True)
class Done:
    """One article with its report; as small as may be, since one is held for every article of an archive.

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

    def __post_init__(self) -> None:
        """Let all of a run share one signature."""
        object.__setattr__(self, "signature", intern(self.signature))

    @property
    def report(self) -> str:
        """The file of the report, from the output folder."""
        return files_of(self.name)[0]

    @property
    def reading_copy(self) -> str:
        """The file of the Markdown copy, from the output folder."""
        return files_of(self.name)[1]


_DONE = TypeAdapter(Done)


class Manifest(Record):
    """A whole run: its input, what the reports were made with, and every article by the name of its report."""

    version: int = 1
    input: str
    signature: str
    articles: tuple[Done, ...]


class Ledger:
    """Everything done so far in one output folder."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._unwritten: list[str] = []
        self.manifest = _read_manifest(shelf)
        self.done = {done.name: done for done in (self.manifest.articles if self.manifest else ())}
        self.begun: set[str] = set()
        self.was_closing = any(shelf.read_note(_CLOSING))
        self.earlier = _note_of_earlier(shelf)
        self._earlier = Earlier(shelf, note=self.earlier, files={name: done.report for name, done in self.done.items()})
        for name, done in _read_journal(shelf.read_note(_JOURNAL)):
            self.begun.add(name)
            self.done.pop(name, None)
            if done:
                self.done[name] = done
        self._by_content = {done.content: done.name for done in self.done.values()}

    def find(self, name: str, *, where: str, fingerprint: str, signature: str) -> Done | None:
        """Return what is done under this name, when it was made of the same and its files are there."""
        done = self.done.get(name)
        same = done and (done.where, done.fingerprint, done.signature) == (where, fingerprint, signature)
        return done if done and same and self._is_there(done) else None

    def find_twin(self, content: str, *, signature: str) -> Done | None:
        """Return an article done already that has the same text, under whatever name."""
        name = self._by_content.get(content)
        done = self.done.get(name) if name else None
        return done if done and (done.content, done.signature) == (content, signature) and self._is_there(done) else None

    def record(self, done: Done) -> None:
        """Note an article whose files are written; it is safe on the disk after `flush`."""
        self.done[done.name] = done
        self._by_content[done.content] = done.name
        self._write({"done": asdict(done)})

    def begin(self, names: Iterable[str]) -> None:
        """Note that the files under these names are about to change, so that a kill leaves none taken for done, and none behind.

        Raises:
            OutputError: the disk is full.
        """
        names = list(names)
        self._earlier.keep(names)
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
        self._shelf.note(_CLOSING, lines=["true"])

    def _write(self, line: dict[str, object]) -> None:
        self._unwritten.append(json.dumps(line, ensure_ascii=False))

    def flush(self, *, least: int = 1) -> None:
        """Bring what was recorded to the disk, once there are `least` lines of it.

        Raises:
            OutputError: the disk is full.
        """
        if len(self._unwritten) >= least:
            self._shelf.note(_JOURNAL, lines=self._unwritten)
            self._unwritten = []

    def close(self) -> None:
        """Note what is done after a failure or a stop; the next run reads it."""
        with suppress(OutputError):  # a full disk: what is not noted is done again
            self.flush()

    def complete(self, manifest: Manifest) -> None:
        """Make the manifest the whole truth and drop the journal.

        Raises:
            OutputError: the disk is full.
        """
        head = json.dumps({"version": manifest.version, "input": manifest.input, "signature": manifest.signature}, ensure_ascii=False)
        with self._shelf.open(MANIFEST) as file:  # line by line: a million of them is no text to hold
            file.write(f'{head[:-1]}, "articles": ['.encode())
            for number, done in enumerate(manifest.articles):
                file.write(f"{',' if number else ''}\n{json.dumps(asdict(done), ensure_ascii=False)}".encode())
            file.write(b"\n]}\n")
        self.manifest = manifest
        self._unwritten = []
        for note in (_JOURNAL, _CLOSING, _EARLIER):
            self._shelf.drop_note(note)

    def _is_there(self, done: Done) -> bool:
        return self._shelf.has(done.report) and self._shelf.has(done.reading_copy)


def _note_of_earlier(shelf: Shelf) -> str:
    """Return the name of the note for earlier figures: the one of the run that was stopped, or a new one."""
    for line in shelf.read_note(_EARLIER):
        return line
    name = f"earlier-{time.time_ns()}"
    shelf.note(_EARLIER, lines=[name])
    return name


def _read_manifest(shelf: Shelf) -> Manifest | None:
    """Return the manifest; none where there is none or somebody changed it into something else: all is done anew."""
    try:
        return Manifest.model_validate_json(shelf.read(MANIFEST)) if shelf.has(MANIFEST) else None
    except ValidationError:
        return None


def _read_journal(lines: Iterable[str]) -> Iterator[tuple[str, Done | None]]:
    """Yield what a stopped run did, in order: names with what was done, or with None where files were about to change."""
    for line in lines:
        try:
            noted = json.loads(line)
            if "begun" in noted:
                yield noted["begun"], None
            else:
                done = _DONE.validate_python(noted["done"])
                yield done.name, done
        except (ValueError, KeyError, TypeError):  # cut short by a kill: that work counts as not done
            continue
