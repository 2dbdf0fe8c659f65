"""A folder of articles in, a folder of reports and overviews out: what is new or changed is done, the rest stands."""

import logging
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field

from service.adapters.batch.atomic import Shelf
from service.adapters.batch.entries import Failure
from service.adapters.batch.exports.markdown import write_markdown
from service.adapters.batch.ledger import Done, Ledger
from service.adapters.batch.loads import Load, Loader, Options, Task, content_key, draft_task, read_task, translate_load
from service.adapters.batch.naming import Names
from service.adapters.batch.reading import read_entries
from service.adapters.batch.walking import Place
from service.adapters.batch.watching import Watch
from service.desk import Desk
from service.records import Article, Report

logger = logging.getLogger(__name__)

# Loads decoded at once: while one is being checked in Python, the engine has the other.
WORKERS = 2


@dataclass(slots=True)
class Tally:
    """How the articles of one run fared."""

    kept: dict[str, Done] = field(default_factory=dict)
    fresh: int = 0
    failures: list[Failure] = field(default_factory=list)


class FolderRun:
    """One pass over a place. The main thread reads and measures articles while others decode, check and write."""

    def __init__(self, desk: Desk, *, place: Place, shelf: Shelf, ledger: Ledger, options: Options, signature: str, watch: Watch) -> None:
        self._desk = desk
        self._place = place
        self._shelf = shelf
        self._ledger = ledger
        self._options = options
        self._signature = signature
        self._watch = watch
        self._tally = Tally()
        self._followers: dict[str, list[Task]] = {}
        self._pending: dict[Future[list[Done | Failure]], Load] = {}

    def finish(self) -> Tally:
        """Return how it went when every article is done or has failed.

        Raises:
            OutputError: the disk is full; what is done stays done.
            KeyboardInterrupt: stopped by hand; what was being decoded is done and noted first.
        """
        pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="batch")
        try:
            loader = Loader(target=self._options.target)
            for task in self._find_tasks():
                self._take(task, loader=loader, pool=pool)
            for load in loader.rest():
                self._submit(load, pool=pool)
            self._collect(down_to=0)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
            self._note_finished()
        return self._tally

    def _find_tasks(self) -> Iterator[Task]:
        names = Names()
        for thing in self._place.find(out=self._shelf.root):
            if isinstance(thing, Failure):
                self._fail(thing)
                continue
            entries = read_entries(thing, max_bytes=self._desk.settings.max_bytes)
            for number, entry in enumerate(entries):
                self._watch.expect(1 if number else 0)  # the file itself is counted as one already
                if isinstance(entry, Failure):
                    self._fail(entry)
                else:
                    yield Task(entry, names.claim(entry.origin, within=entry.within), entry.fingerprint)

    def _take(self, task: Task, *, loader: Loader, pool: ThreadPoolExecutor) -> None:
        """Let the task stand where it is done, copy it where its like is done or under way, else draft it."""
        if done := self._ledger.find(task.name, where=task.entry.where, fingerprint=task.fingerprint, signature=self._signature):
            self._tally.kept[done.name] = done
            self._watch.unchanged(done)
            return
        article = read_task(task, desk=self._desk)
        if isinstance(article, Failure):
            self._fail(article)
            return
        content = content_key(article)
        if content in self._followers:
            self._followers[content].append(task)
        elif twin := self._ledger.find_twin(content, signature=self._signature):
            self._copy(twin, task=task)
        else:
            self._draft(task, article=article, loader=loader, pool=pool)

    def _draft(self, task: Task, *, article: Article, loader: Loader, pool: ThreadPoolExecutor) -> None:
        drafted = draft_task(task, article=article, desk=self._desk, options=self._options)
        if isinstance(drafted, Failure):
            self._fail(drafted)
            return
        self._followers[content_key(article)] = []
        if load := loader.add(drafted):
            self._submit(load, pool=pool)

    def _submit(self, load: Load, *, pool: ThreadPoolExecutor) -> None:
        self._collect(down_to=WORKERS)
        for member in load.members:
            self._ledger.forget(member.task.name)
        self._pending[pool.submit(self._complete_load, load)] = load

    def _complete_load(self, load: Load) -> list[Done | Failure]:
        """Return what is done of a load, its files written; runs beside the main thread."""
        outcomes = translate_load(load, desk=self._desk)
        return [
            outcome if isinstance(outcome, Failure) else self._write(outcome, task=member.task, content=content_key(member.draft.article))
            for member, outcome in zip(load.members, outcomes, strict=True)
        ]

    def _write(self, report: Report, *, task: Task, content: str) -> Done:
        done = Done(
            name=task.name,
            where=task.entry.where,
            fingerprint=task.fingerprint,
            content=content,
            signature=self._signature,
            language=report.language.code,
            sentences=len(report.sentences),
            figures=len(report.figures),
            flagged=sum(sentence.check == "flagged" for sentence in report.sentences),
        )
        self._shelf.write(done.report, content=report.model_dump_json(indent=1) + "\n")
        self._shelf.write(done.reading_copy, content=write_markdown(report))
        return done

    def _collect(self, *, down_to: int) -> None:
        """Take in finished loads until no more than `down_to` are under way."""
        while len(self._pending) > down_to:
            finished, _ = wait(self._pending, return_when=FIRST_COMPLETED)
            for future in finished:
                self._take_in(future)

    def _take_in(self, future: Future[list[Done | Failure]]) -> None:
        load = self._pending.pop(future)
        for member, outcome in zip(load.members, future.result(), strict=True):
            followers = self._followers.pop(content_key(member.draft.article))
            if isinstance(outcome, Failure):
                self._fail(outcome)
                for follower in followers:
                    self._fail(Failure(follower.entry.where, outcome.code, outcome.message))
                continue
            self._keep(outcome)
            for follower in followers:
                self._copy(outcome, task=follower)
        self._ledger.flush()

    def _note_finished(self) -> None:
        """After a stop, take in what the other threads had finished; the rest is done by the next run."""
        for future in [future for future in self._pending if future.done() and not future.cancelled() and not future.exception()]:
            self._take_in(future)

    def _copy(self, twin: Done, *, task: Task) -> None:
        """Give an article with the same content the same report under its own name."""
        self._ledger.forget(task.name)
        report = Report.model_validate_json((self._shelf.root / twin.report).read_bytes())
        self._keep(self._write(report.model_copy(update={"name": task.report_name}), task=task, content=twin.content))

    def _keep(self, done: Done) -> None:
        self._ledger.record(done)
        self._tally.kept[done.name] = done
        self._tally.fresh += 1
        self._watch.fresh(done)

    def _fail(self, failure: Failure) -> None:
        self._tally.failures.append(failure)
        self._watch.failed(failure)
