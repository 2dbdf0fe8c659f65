"""The articles of a place that are new or changed in, their reports written: on this machine, with the engine never waiting."""

from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from service.adapters.batch.books import Books
from service.adapters.batch.entries import Failure
from service.adapters.batch.ledger import Done
from service.adapters.batch.loads import Load, Loader, Options, Task, content_key, draft_task, read_task, translate_load
from service.adapters.batch.walking import Place
from service.desk import Desk
from service.records import Article

# Loads decoded at once: while one is being checked in Python, the engine has the other.
WORKERS = 2


class FolderRun:
    """One pass over a place. The main thread reads and measures articles while others decode, check and write."""

    def __init__(self, desk: Desk, *, books: Books, options: Options) -> None:
        self._desk = desk
        self._books = books
        self._options = options
        self._followers: dict[str, list[Task]] = {}
        self._pending: dict[Future[list[Done | Failure]], Load] = {}

    def finish(self, place: Place) -> None:
        """Come back when every article is done or has failed.

        Raises:
            OutputError: the disk is full; what is done stays done.
            KeyboardInterrupt: stopped by hand; what was being decoded is done and noted first.
        """
        pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="batch")
        try:
            loader = Loader(target=self._options.target)
            for task in self._books.find_tasks(place, max_bytes=self._desk.settings.max_bytes):
                self._take(task, loader=loader, pool=pool)
            for load in loader.rest():
                self._submit(load, pool=pool)
            self._collect(down_to=0)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
            self._note_finished()

    def _take(self, task: Task, *, loader: Loader, pool: ThreadPoolExecutor) -> None:
        """Copy the task where its like is done or under way, else draft it."""
        article = read_task(task, desk=self._desk)
        if isinstance(article, Failure):
            self._books.fail(article)
            return
        content = content_key(article)
        if content in self._followers:
            self._followers[content].append(task)
        elif not self._books.copy_twin(task, content=content):
            self._draft(task, article=article, loader=loader, pool=pool)

    def _draft(self, task: Task, *, article: Article, loader: Loader, pool: ThreadPoolExecutor) -> None:
        drafted = draft_task(task, article=article, desk=self._desk, options=self._options)
        if isinstance(drafted, Failure):
            self._books.fail(drafted)
            return
        self._followers[content_key(article)] = []
        if load := loader.add(drafted):
            self._submit(load, pool=pool)

    def _submit(self, load: Load, *, pool: ThreadPoolExecutor) -> None:
        self._collect(down_to=WORKERS)
        self._books.begin(member.task for member in load.members)
        self._pending[pool.submit(self._complete_load, load)] = load

    def _complete_load(self, load: Load) -> list[Done | Failure]:
        """Return what is done of a load, its files written; runs beside the main thread."""
        outcomes = translate_load(load, desk=self._desk)
        write = self._books.writer.write
        return [
            outcome if isinstance(outcome, Failure) else write(outcome, task=member.task, content=content_key(member.draft.article))
            for member, outcome in zip(load.members, outcomes, strict=True)
        ]

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
                for task in (member.task, *followers):
                    self._books.fail(Failure(task.entry.where, outcome.code, outcome.message))
                continue
            self._books.keep(outcome)
            for follower in followers:
                self._books.copy(outcome, task=follower)
        self._books.flush()

    def _note_finished(self) -> None:
        """After a stop, take in what the other threads had finished; the rest is done by the next run."""
        for future in [future for future in self._pending if future.done() and not future.cancelled() and not future.exception()]:
            self._take_in(future)
