"""A translation memory around any engine: what was decoded once is not decoded again. Checks are not remembered, only hypotheses."""

import hashlib
import json
import logging
import math
import time
from collections.abc import Callable, Sequence

from sqlalchemy import Column, Float, LargeBinary, Table, Text, bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from service.engines.base import Decoding, TranslationEngine
from service.engines.wrapping import WrappedEngine
from service.records import Language, Record
from service.store import METADATA, SQLAlchemyError, Store

logger = logging.getLogger(__name__)

REMEMBERED = Table(
    "remembered",
    METADATA,
    Column("key", LargeBinary(32), primary_key=True),
    Column("hypotheses", Text, nullable=False),
    Column("used", Float, nullable=False, index=True),
)
LOOKUP = 500  # keys in one query; SQLite takes at most 32,766 variables, more than this gained nothing measured
DAY_S = 86_400
# How often what is past its time is looked for, and how long a store that failed is left alone; neither is measured.
FORGET_EVERY_S = 3_600.0
LEFT_ALONE_S = 60.0
MAKE_ROOM = 0.1  # the share that goes, least recently used first, when the memory is full


class MemoryEngine(WrappedEngine):
    """Remember the hypotheses of `engine` in `store`, up to `limit` sentences, each for some days after its last use.

    A store that fails (locked, damaged, disk full) is told once in the log; for a minute this engine is then the plain one, and again
    while the store goes on failing.
    """

    def __init__(
        self,
        engine: TranslationEngine,
        *,
        store: Store,
        limit: int,
        retention_days: float | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(engine)
        self._store = store
        self._limit = limit
        self._retention_days = retention_days
        self._clock = clock
        self._forget_at = -math.inf
        self._left_alone_until = -math.inf
        self._told = False
        self.hits = 0
        self.misses = 0

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        """Return the hypotheses of each sentence, remembered ones without decoding; equal sentences are decoded once."""
        self._forget_old()
        key_of = {sentence: self._key(sentence, source=source, target=target, decoding=decoding) for sentence in sentences}
        known = self._recall(list(key_of.values()))
        fresh = [sentence for sentence, key in key_of.items() if key not in known]
        self.hits += len(key_of) - len(fresh)
        self.misses += len(fresh)
        if fresh:
            decoded = self._engine.translate(fresh, source=source, target=target, decoding=decoding)
            learned = {key_of[sentence]: hypotheses for sentence, hypotheses in zip(fresh, decoded, strict=True)}
            known |= learned
            self._learn(learned)
        return [list(known[key_of[sentence]]) for sentence in sentences]

    def _key(self, sentence: str, *, source: Language, target: Language, decoding: Decoding) -> bytes:
        parts = json.dumps([self._engine.signature, repr(decoding), source, target, sentence], ensure_ascii=False)
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).digest()

    @property
    def _fails(self) -> bool:
        return self._clock() < self._left_alone_until

    def _forget_old(self) -> None:
        """Forget, once an hour, what is past its time."""
        if self._retention_days is None or self._fails or self._clock() < self._forget_at:
            return
        self._forget_at = self._clock() + FORGET_EVERY_S
        try:
            with self._store.begin() as connection:
                connection.execute(delete(REMEMBERED).where(REMEMBERED.c.used < time.time() - self._retention_days * DAY_S))
        except (SQLAlchemyError, OSError) as error:
            self._give_up(error)

    def _recall(self, keys: list[bytes]) -> dict[bytes, list[str]]:
        found: dict[bytes, list[str]] = {}
        if self._fails:
            return found
        try:
            with self._store.begin() as connection:
                for start in range(0, len(keys), LOOKUP):
                    wanted = keys[start : start + LOOKUP]
                    rows = connection.execute(select(REMEMBERED.c.key, REMEMBERED.c.hypotheses).where(REMEMBERED.c.key.in_(wanted)))
                    found |= {bytes(row.key): hypotheses for row in rows if (hypotheses := _read(row.hypotheses))}
                if found:
                    touch = update(REMEMBERED).where(REMEMBERED.c.key == bindparam("seen")).values(used=time.time())
                    connection.execute(touch, [{"seen": key} for key in found])
            self._told = False
        except (SQLAlchemyError, OSError, ValueError) as error:
            self._give_up(error)
        return found

    def _learn(self, learned: dict[bytes, list[str]]) -> None:
        if self._fails:
            return
        now = time.time()
        rows = [{"key": key, "hypotheses": json.dumps(found, ensure_ascii=False), "used": now} for key, found in learned.items()]
        insert = (postgresql if self._store.dialect == "postgresql" else sqlite).insert(REMEMBERED)
        insert = insert.on_conflict_do_update(index_elements=["key"], set_={"hypotheses": insert.excluded.hypotheses, "used": now})
        try:
            with self._store.begin() as connection:
                connection.execute(insert, rows)
                count = connection.execute(select(func.count()).select_from(REMEMBERED)).scalar_one()
                if count > self._limit:
                    surplus = count - int(self._limit * (1 - MAKE_ROOM))
                    oldest = select(REMEMBERED.c.key).order_by(REMEMBERED.c.used).limit(surplus)
                    connection.execute(delete(REMEMBERED).where(REMEMBERED.c.key.in_(oldest)))
        except (SQLAlchemyError, OSError) as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        if not self._told:
            logger.warning("The translation memory failed (%s); going on without it.", type(error).__name__)
        self._told = True
        self._left_alone_until = self._clock() + LEFT_ALONE_S


def _read(stored: str) -> list[str]:
    """Return the hypotheses of a row; none where it holds something else."""
    try:
        found = json.loads(stored)
    except ValueError:
        return []
    return found if isinstance(found, list) and all(isinstance(text, str) for text in found) else []


class MemorySize(Record):
    """How much a memory holds: sentences, the characters of their translations, the seconds since the oldest was last used."""

    sentences: int
    characters: int
    oldest_s: float | None


def measure_memory(store: Store) -> MemorySize:
    """Return how much is remembered.

    Raises:
        SQLAlchemyError: the database cannot be reached.
    """
    counting = select(func.count(), func.coalesce(func.sum(func.length(REMEMBERED.c.hypotheses)), 0), func.min(REMEMBERED.c.used))
    with store.begin() as connection:
        sentences, characters, oldest = connection.execute(counting.select_from(REMEMBERED)).one()
    return MemorySize(sentences=sentences, characters=characters, oldest_s=None if oldest is None else max(0.0, time.time() - oldest))


def purge_memory(store: Store, *, older_than_days: float | None = None) -> int:
    """Return how many sentences were forgotten: all, or those last used so many days ago; their room is given back.

    Raises:
        SQLAlchemyError: the database cannot be reached.
    """
    forgetting = delete(REMEMBERED)
    if older_than_days is not None:
        forgetting = forgetting.where(REMEMBERED.c.used < time.time() - older_than_days * DAY_S)
    with store.begin() as connection:
        count = connection.execute(forgetting).rowcount
    if count:
        store.compact()
    return count
