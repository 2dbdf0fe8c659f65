"""The articles of a place that are new or changed in, their reports written: by the actors of a Ray cluster."""

import logging
import os
import pickle
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import replace
from typing import Any

from service.adapters.batch.books import Books
from service.adapters.batch.entries import Failure, Found
from service.adapters.batch.ledger import Done
from service.adapters.batch.loads import Drafted, Loader, Options, Task, content_key, draft_task, read_task, translate_load
from service.adapters.batch.output import find_shelf
from service.adapters.batch.reading import read_entries
from service.adapters.batch.signing import sign
from service.adapters.batch.walking import Place
from service.adapters.batch.writing import Writer
from service.desk import Desk
from service.errors import ConfigurationError, OutputError, ServiceError, UnreadableArticleError
from service.settings import Settings

# Articles that an actor takes at once: enough to share batches, few enough that a lost actor loses little. Not swept.
TAKEN_AT_ONCE = 16


def finish_on_ray(place: Place, *, books: Books, desk: Desk, options: Options, workers: int) -> None:
    """Come back when every article is done or has failed; a lost actor's articles are done by another.

    Folder, output and weights must be the same paths on every machine of the cluster.

    Raises:
        ConfigurationError: Ray is not installed, or its machines are set up otherwise than this one.
        OutputError: the disk is full; what is done stays done.
    """
    ray = _start_ray()
    followers: dict[str, list[Task]] = {}
    errands, begun = [], []
    for task in books.find_tasks(place, max_bytes=desk.settings.max_bytes):
        if task.fingerprint in followers:
            followers[task.fingerprint].append(task)
            continue
        followers[task.fingerprint] = []
        begun.append(task)
        # An article that has a file to itself is read again by its actor; only members of bigger files travel.
        errands.append({"task": pickle.dumps(replace(task, entry=replace(task.entry, content=b"")) if task.path else task)})
    if not errands:
        return
    books.begin(begun)
    with redirect_stdout(sys.stderr):  # where Ray tells of lost workers; standard output is for programs
        try:
            for fingerprint, outcome in _work(ray, errands=errands, books=books, desk=desk, options=options, workers=workers):
                _note(outcome, followers=followers.pop(fingerprint, []), books=books)
                books.flush(least=TAKEN_AT_ONCE)
            books.flush()
        finally:
            ray.shutdown()


def _start_ray() -> Any:
    """Return Ray, connected to the cluster of RAY_ADDRESS, or to one that is started here.

    Raises:
        ConfigurationError: it is not installed.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to anybody
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise ConfigurationError("The runner 'ray' is not installed. Run: pip install 'minsheng[ray]'") from error
    if not ray.is_initialized():
        ray.init(include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    logging.getLogger("ray.data").setLevel(logging.ERROR)  # plans and progress; failures come back as errors
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    return ray


def _work(
    ray: Any, *, errands: list[dict[str, bytes]], books: Books, desk: Desk, options: Options, workers: int
) -> Iterator[tuple[str, Done | Failure]]:
    """Yield what became of each errand, with the fingerprint of its task."""
    resources = ray.cluster_resources()
    on_gpus = desk.engine.device == "cuda"
    actors = workers or int(resources.get("GPU" if on_gpus else "CPU", 1)) or 1
    told = {
        "settings": desk.settings.model_dump(mode="json"),
        "options": options,
        "out": books.writer.shelf.address,
        "signature": books.writer.signature,
    }
    blocks = max(1, min(len(errands), max(actors * 4, len(errands) // TAKEN_AT_ONCE)))
    rows = ray.data.from_items(errands, override_num_blocks=blocks).map_batches(
        Digester,
        fn_constructor_kwargs=told,
        batch_size=TAKEN_AT_ONCE,
        compute=ray.data.ActorPoolStrategy(size=min(actors, blocks)),
        num_gpus=1 if on_gpus else 0,
        num_cpus=1,
    )
    try:
        for row in rows.iter_rows():
            yield pickle.loads(row["outcome"])  # noqa: S301 - written by our own actor
    except ray.exceptions.RayError as error:
        raise _error_within(error) from error


def _error_within(error: BaseException) -> ServiceError:
    """Return the error of ours that ended an actor."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ServiceError):
            return cause
        cause = getattr(cause, "cause", None) or cause.__cause__
    return OutputError(f"The cluster gave up ({type(error).__name__}). What is done is kept: run the same command again to go on.")


def _note(outcome: Done | Failure, *, followers: list[Task], books: Books) -> None:
    if isinstance(outcome, Failure):
        books.fail(outcome)
        for follower in followers:
            books.fail(Failure(follower.entry.where, outcome.code, outcome.message))
        return
    books.keep(outcome)
    for follower in followers:
        books.copy(outcome, task=follower)


class Digester:
    """An actor: a desk of its own, opened once; batches of tasks in, what became of them out."""

    def __init__(self, *, settings: dict[str, object], options: Options, out: str, signature: str) -> None:
        self._desk = Desk(Settings.model_validate(settings))
        self._options = options
        own = sign(self._desk, options=options)
        if own != signature:
            raise ConfigurationError(f"A machine of the cluster has {own}, this one {signature}. Give both the same weights and settings.")
        self._writer = Writer(find_shelf(out), signature)

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[bytes]]:
        """Return what became of each task, in any order."""
        tasks = [pickle.loads(row) for row in batch["task"]]  # noqa: S301 - written by our own driver
        return {"outcome": [pickle.dumps(outcome) for outcome in self._digest(tasks)]}

    def _digest(self, tasks: list[Task]) -> Iterator[tuple[str, Done | Failure]]:
        loader = Loader(target=self._options.target)
        loads = []
        for task in tasks:
            drafted = self._draft(task)
            if isinstance(drafted, Failure):
                yield task.fingerprint, drafted
            elif load := loader.add(drafted):
                loads.append(load)
        for load in (*loads, *loader.rest()):
            for member, outcome in zip(load.members, translate_load(load, desk=self._desk), strict=True):
                task, content = member.task, content_key(member.draft.article)
                done = outcome if isinstance(outcome, Failure) else self._writer.write(outcome, task=task, content=content)
                yield task.fingerprint, done

    def _draft(self, task: Task) -> Drafted | Failure:
        filled = _fill(task, max_bytes=self._desk.settings.max_bytes)
        if isinstance(filled, Failure):
            return filled
        article = read_task(filled, desk=self._desk)
        if isinstance(article, Failure):
            return article
        return draft_task(filled, article=article, desk=self._desk, options=self._options)


def _fill(task: Task, *, max_bytes: int) -> Task | Failure:
    """Return the task with its article's content, read from its file where it did not travel along."""
    if task.path is None:
        return task
    entry = next(iter(read_entries(Found(task.path, task.entry.origin), max_bytes=max_bytes)))
    if isinstance(entry, Failure):
        return entry
    if entry.fingerprint != task.fingerprint:
        return Failure(entry.where, UnreadableArticleError.code, "The file changed while it was read. Run the same command again.")
    return replace(task, entry=entry)
