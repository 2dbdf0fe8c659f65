"""Threads that do the articles of jobs, one at a time each, beside the requests."""

import contextvars
import logging
import threading
from collections.abc import Callable
from time import monotonic
from typing import Any

from service.adapters.rest.bodies import DigestBody
from service.adapters.rest.tracing import REQUEST_ID, log_failure
from service.desk import Desk
from service.engines.batching import ABANDONED, Abandonment, require_wanted
from service.errors import AbandonedError, ServiceError
from service.jobs import Jobs, State, Task
from service.store import SQLAlchemyError

logger = logging.getLogger(__name__)

# How often an idle worker looks for what other processes have queued or left, and what has expired. Not measured.
LOOK_S = 2.0
PURGE_S = 600.0


class Workers:
    """The workers of one process."""

    def __init__(self, jobs: Jobs, *, desk: Desk, count: int, renew_s: float, observe: Callable[[State], None]) -> None:
        self._jobs = jobs
        self._desk = desk
        self._renew_s = renew_s
        self._observe = observe
        self._stopping = threading.Event()
        self._called = threading.Event()
        self._threads = [threading.Thread(target=self._work, name=f"jobs-{number}", daemon=True) for number in range(count)]

    def start(self) -> None:
        """Begin to look for work."""
        for thread in self._threads:
            thread.start()

    def call(self) -> None:
        """Wake them: there is something to do."""
        self._called.set()

    def stop(self, *, wait_s: float) -> None:
        """Stop; articles that are being worked on are given back, for this or another process to begin anew."""
        self._stopping.set()
        self._called.set()
        for thread in self._threads:
            thread.join(wait_s)

    def _work(self) -> None:
        purged = -PURGE_S
        reachable = True
        while not self._stopping.is_set():
            try:
                if monotonic() - purged > PURGE_S:
                    self._jobs.purge()
                    purged = monotonic()
                task = self._jobs.take()
                reachable = True
            except (SQLAlchemyError, OSError) as error:
                if reachable:  # once is enough until it comes back
                    logger.warning("The store of jobs cannot be reached (%s); trying again and again.", type(error).__name__)
                reachable = False
                self._stopping.wait(LOOK_S)
                continue
            if task is None:
                self._called.wait(LOOK_S)
                self._called.clear()
                continue
            try:
                contextvars.copy_context().run(self._do, task)
            except (SQLAlchemyError, OSError) as error:
                logger.warning(
                    "Article %d of job %s could not be kept (%s); it will be done again.", task.place, task.job, type(error).__name__
                )

    def _do(self, task: Task) -> None:
        """Work on one article while its lease is renewed; stop when the process stops, or the job is gone."""
        REQUEST_ID.set(f"{task.job}/{task.place}")
        over = Abandonment()
        ABANDONED.set(over)
        done = threading.Event()
        renewing = threading.Thread(target=self._keep, args=(task,), kwargs={"over": over, "done": done}, daemon=True)
        renewing.start()
        try:
            outcome = self._digest(task)
        finally:
            done.set()
            renewing.join()
        if outcome is not None:
            state = self._jobs.finish(task, outcome=outcome)
            if state:
                self._observe(state)
        elif self._stopping.is_set():
            self._jobs.give_back(task)

    def _keep(self, task: Task, *, over: Abandonment, done: threading.Event) -> None:
        """Renew the lease until the article is done; end its work when the job was removed or the process stops."""
        waited = 0.0
        while not done.wait(0.1):
            waited += 0.1
            if self._stopping.is_set():
                over.set()
                return
            if waited >= self._renew_s:
                waited = 0.0
                if not self._renew(task):
                    over.set()
                    return

    def _renew(self, task: Task) -> bool:
        try:
            return self._jobs.renew(task)
        except (SQLAlchemyError, OSError):
            return True  # whether the article is still ours, finishing it will tell

    def _digest(self, task: Task) -> dict[str, Any] | None:
        """Return the report or the error of an article as it is stored; None where it was stopped, or the model was not there."""
        try:
            body = DigestBody.model_validate(task.body)
            article = self._desk.read(body.content, name=body.name, title=body.title, media=body.media)
            report = self._desk.digest(
                article,
                target=body.target,
                source=body.source,
                key_points=body.key_points,
                glossary=self._desk.find_glossary(body.glossary),
                on_sentence=lambda _: require_wanted(),
            )
        except AbandonedError:
            return None
        except ServiceError as error:
            return _as_error(error.code, error.message)
        except Exception as error:  # one article's fault may not end the worker of all others
            log_failure(error)
            return _as_error("internal", "The service failed on this article. Its log names the place.")
        return report.model_dump(mode="json")


def _as_error(code: str, message: str) -> dict[str, Any]:
    return {"error": {"code": code, "message": message}}
