"""What every runner keeps: which articles are done, which failed, and who is told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from service.adapters.batch.entries import Entry, Failure, Found
from service.adapters.batch.ledger import Done, Ledger
from service.adapters.batch.loads import Task
from service.adapters.batch.naming import Names
from service.adapters.batch.reading import HOLDS_MANY, read_entries, suffix_of
from service.adapters.batch.reviewing import ReviewCheck
from service.adapters.batch.walking import Place
from service.adapters.batch.watching import Watch
from service.adapters.batch.writing import Writer


@dataclass(slots=True)
class Tally:
    """How the articles of one run fared."""

    kept: dict[str, Done] = field(default_factory=dict)
    fresh: int = 0
    failures: list[Failure] = field(default_factory=list)


class Books:
    """The tally of one run, with the ledger that outlives it; used by one thread."""

    def __init__(self, *, ledger: Ledger, writer: Writer, reviews: ReviewCheck, watch: Watch) -> None:
        self.tally = Tally()
        self.writer = writer
        self._ledger = ledger
        self._reviews = reviews
        self._watch = watch

    def find_tasks(self, place: Place, *, max_bytes: int) -> Iterator[Task]:
        """Yield the articles of a place that are not done already; those that are, and failures, are noted."""
        names = Names()
        for thing in place.find(out=self.writer.shelf.address):
            if isinstance(thing, Failure):
                self.fail(thing)
                continue
            for number, entry in enumerate(read_entries(thing, max_bytes=max_bytes)):
                self._watch.expect(1 if number else 0)  # the file itself is counted as one already
                if isinstance(entry, Failure):
                    self.fail(entry)
                elif task := self._open(entry, name=names.claim(entry.origin, within=entry.within), found=thing):
                    yield task

    def _open(self, entry: Entry, *, name: str, found: Found) -> Task | None:
        """Return the task that an article is; none where its report stands already."""
        task = Task(entry, name, entry.fingerprint, path=None if suffix_of(found.path) in HOLDS_MANY else found.path)
        done = self._ledger.find(name, where=entry.where, fingerprint=task.fingerprint, signature=self.writer.signature)
        if done is None or not self._reviews.stands(done):
            return task
        self.tally.kept[done.name] = done
        self._watch.unchanged(done)
        return None

    def copy_twin(self, task: Task, *, content: str) -> bool:
        """Return whether an article with this text was done already, and give the task its report if so."""
        twin = self._ledger.find_twin(content, signature=self.writer.signature)
        if twin is None or not self._reviews.stands(twin):
            return False
        self.copy(twin, task=task)
        return True

    def copy(self, twin: Done, *, task: Task) -> None:
        """Give an article with the same text the same report under its own name."""
        self._ledger.begin([task.name])
        self.keep(self.writer.copy(twin, task=task))

    def begin(self, tasks: Iterable[Task]) -> None:
        """Note that the files of tasks are about to change."""
        self._ledger.begin(task.name for task in tasks)

    def keep(self, done: Done) -> None:
        """Note an article whose files are written."""
        self._ledger.record(done)
        self.tally.kept[done.name] = done
        self.tally.fresh += 1
        self._watch.fresh(done)

    def fail(self, failure: Failure) -> None:
        """Note what could not be worked on."""
        self.tally.failures.append(failure)
        self._watch.failed(failure)

    def flush(self, *, least: int = 1) -> None:
        """Bring what was noted to the disk, once there are `least` notes."""
        self._ledger.flush(least=least)
