"""Work that outlives a request: articles in, reports out, kept in the store; every article is done once, by whichever process."""

import json
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    RowMapping,
    String,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    tuple_,
    update,
)

from service.records import Record
from service.store import METADATA, Store

State = Literal["waiting", "running", "done", "failed"]

JOBS = Table(
    "jobs",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("owner", String(16)),
    Column("created", Float, nullable=False),
    Column("expires", Float, nullable=False, index=True),
    Column("total", Integer, nullable=False),
)
ARTICLES = Table(
    "job_articles",
    METADATA,
    Column("job", String(32), ForeignKey(JOBS.c.id, ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("queued", Float, nullable=False),
    Column("state", String(8), nullable=False),
    Column("worker", String(32)),
    Column("lease", Float),
    Column("attempts", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("outcome", Text),
)
Index("job_articles_queue", ARTICLES.c.state, ARTICLES.c.queued, ARTICLES.c.place)

# An article that ended so many processes is given up.
MOST_ATTEMPTS = 3
_GIVEN_UP = {
    "error": {"code": "article-given-up", "message": "The service ended while it worked on this article, again and again. Leave it out."}
}
_ROWS_AT_ONCE = 20


class Job(Record):
    """How far a job has come."""

    id: str
    state: Literal["waiting", "running", "done"]
    created: str
    expires: str
    total: int
    waiting: int
    running: int
    done: int
    failed: int


class Task(Record):
    """One article that this process has taken on."""

    job: str
    place: int
    body: dict[str, Any]


class Jobs:
    """The jobs in a store. Threads and processes may share it."""

    def __init__(self, store: Store, *, retention_s: float, lease_s: float = 30.0) -> None:
        self._store = store
        self._retention_s = retention_s
        self._lease_s = lease_s
        self.worker = uuid.uuid4().hex

    def add(self, bodies: Sequence[Mapping[str, Any]], *, owner: str | None = None) -> Job:
        """Return a new job of these articles, which waits for its turn."""
        identity, now = uuid.uuid4().hex, time.time()
        job = {"id": identity, "owner": owner, "created": now, "expires": now + self._retention_s, "total": len(bodies)}
        rows = [
            {
                "job": identity,
                "place": place,
                "queued": now,
                "state": "waiting",
                "attempts": 0,
                "body": json.dumps(body, ensure_ascii=False),
            }
            for place, body in enumerate(bodies)
        ]
        with self._store.begin() as connection:
            connection.execute(insert(JOBS), job)
            if rows:
                connection.execute(insert(ARTICLES), rows)
        return _job_of(job, counts={"waiting": len(bodies)})

    def find(self, identity: str, *, owner: str | None = None) -> Job | None:
        """Return the job; None where there is none, its time is over, or it is another key's."""
        with self._store.begin() as connection:
            job = connection.execute(select(JOBS).where(JOBS.c.id == identity)).mappings().one_or_none()
            if job is None or job["owner"] != owner or job["expires"] < time.time():
                return None
            counting = select(ARTICLES.c.state, func.count().label("articles")).where(ARTICLES.c.job == identity).group_by(ARTICLES.c.state)
            counts: dict[str, int] = {row.state: row.articles for row in connection.execute(counting)}
        return _job_of(job, counts=counts)

    def outcomes(self, identity: str, *, start: int, count: int) -> Iterator[str | None]:
        """Yield, as JSON, the report or error of each article in order from `start`; None for one that is not done yet."""
        end = start + count
        while start < end:
            wanted = (
                select(ARTICLES.c.outcome)
                .where(ARTICLES.c.job == identity, ARTICLES.c.place >= start, ARTICLES.c.place < end)
                .order_by(ARTICLES.c.place)
                .limit(_ROWS_AT_ONCE)
            )
            with self._store.begin() as connection:
                found = connection.execute(wanted).scalars().all()
            yield from found
            if len(found) < _ROWS_AT_ONCE:
                return
            start += len(found)

    def remove(self, identity: str, *, owner: str | None = None) -> bool:
        """Return whether the job was there; it is cancelled and forgotten, reports and all."""
        with self._store.begin() as connection:
            mine = (JOBS.c.id == identity) & JOBS.c.owner.is_not_distinct_from(owner)
            there = connection.execute(delete(JOBS).where(mine)).rowcount == 1
            if there:  # PostgreSQL has done so by itself; SQLite minds no foreign keys unless it is told
                connection.execute(delete(ARTICLES).where(ARTICLES.c.job == identity))
        return there

    def take(self) -> Task | None:
        """Return the article that waits longest, now this process's own; None where none waits."""
        now = time.time()
        orphaned = (ARTICLES.c.state == "running") & (ARTICLES.c.lease < now)
        first = (
            select(ARTICLES.c.job, ARTICLES.c.place)
            .where((ARTICLES.c.state == "waiting") | orphaned)
            .order_by(ARTICLES.c.queued, ARTICLES.c.place)
            .limit(1)
            .with_for_update(skip_locked=True)  # PostgreSQL's workers pass over each other's rows; SQLite has one writer at a time
        )
        # One statement finds and takes: in two, another process could come in between.
        taking = (
            update(ARTICLES)
            .where(tuple_(ARTICLES.c.job, ARTICLES.c.place).in_(first))
            .values(state="running", worker=self.worker, lease=now + self._lease_s, attempts=ARTICLES.c.attempts + 1)
            .returning(ARTICLES.c.job, ARTICLES.c.place, ARTICLES.c.attempts, ARTICLES.c.body)
        )
        with self._store.begin() as connection:
            row = connection.execute(taking).one_or_none()
        if row is None:
            return None
        task = Task(job=row.job, place=row.place, body=json.loads(row.body))
        if row.attempts > MOST_ATTEMPTS:
            self.finish(task, outcome=_GIVEN_UP)
            return self.take()
        return task

    def renew(self, task: Task) -> bool:
        """Return whether the article is still this process's; it then is for a while longer."""
        return self._update(task, lease=time.time() + self._lease_s)

    def finish(self, task: Task, *, outcome: Mapping[str, Any]) -> State | None:
        """Return how the article ended, now kept; None where the job is gone, or another process has taken the article over."""
        state: State = "failed" if set(outcome) == {"error"} else "done"
        kept = self._update(task, state=state, outcome=json.dumps(outcome, ensure_ascii=False), worker=None, lease=None)
        return state if kept else None

    def give_back(self, task: Task) -> bool:
        """Return whether the article was this process's; it waits again, as if it had not been tried."""
        return self._update(task, state="waiting", worker=None, lease=None, attempts=ARTICLES.c.attempts - 1)

    def purge(self, *, older_than_s: float | None = None) -> int:
        """Return how many jobs were past their time, or were handed in longer ago than so; they are forgotten, reports and all."""
        now = time.time()
        past = JOBS.c.expires < now if older_than_s is None else JOBS.c.created <= now - older_than_s
        with self._store.begin() as connection:
            connection.execute(delete(ARTICLES).where(ARTICLES.c.job.in_(select(JOBS.c.id).where(past))))
            return connection.execute(delete(JOBS).where(past)).rowcount

    def _update(self, task: Task, **values: Any) -> bool:
        mine = (ARTICLES.c.job == task.job) & (ARTICLES.c.place == task.place) & (ARTICLES.c.worker == self.worker)
        with self._store.begin() as connection:
            return connection.execute(update(ARTICLES).where(mine, ARTICLES.c.state == "running").values(**values)).rowcount == 1


def _job_of(row: Mapping[str, Any] | RowMapping, *, counts: Mapping[str, int]) -> Job:
    of = {state: counts.get(state, 0) for state in ("waiting", "running", "done", "failed")}
    finished = of["done"] + of["failed"] == row["total"]
    begun = row["total"] > of["waiting"]
    return Job(
        id=row["id"], state="done" if finished else "running" if begun else "waiting",
        created=_moment(row["created"]), expires=_moment(row["expires"]), total=row["total"], **of,
    )  # fmt: skip


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
