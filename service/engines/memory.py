"""A translation memory around any engine: what was decoded once is not decoded again. Checks are not remembered, only hypotheses."""

import hashlib
import json
import logging
import time
from collections.abc import Sequence

from sqlalchemy import Column, Float, LargeBinary, Table, Text, bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from service.engines.base import Decoding, TranslationEngine
from service.engines.wrapping import WrappedEngine
from service.records import Language
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
MAKE_ROOM = 0.1  # the share that goes, least recently used first, when the memory is full


class MemoryEngine(WrappedEngine):
    """Remember the hypotheses of `engine` in `store`, up to `limit` sentences.

    A store that fails (locked, damaged, disk full) is told once in the log; from then on this engine is the plain one.
    """

    def __init__(self, engine: TranslationEngine, *, store: Store, limit: int) -> None:
        super().__init__(engine)
        self._store: Store | None = store
        self._limit = limit
        self.hits = 0
        self.misses = 0

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        """Return the hypotheses of each sentence, remembered ones without decoding; equal sentences are decoded once."""
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

    def _recall(self, keys: list[bytes]) -> dict[bytes, list[str]]:
        found: dict[bytes, list[str]] = {}
        if self._store is None:
            return found
        try:
            with self._store.begin() as connection:
                for start in range(0, len(keys), LOOKUP):
                    wanted = keys[start : start + LOOKUP]
                    rows = connection.execute(select(REMEMBERED.c.key, REMEMBERED.c.hypotheses).where(REMEMBERED.c.key.in_(wanted)))
                    found |= {bytes(row.key): json.loads(row.hypotheses) for row in rows}
                if found:
                    touch = update(REMEMBERED).where(REMEMBERED.c.key == bindparam("seen")).values(used=time.time())
                    connection.execute(touch, [{"seen": key} for key in found])
        except (SQLAlchemyError, OSError, ValueError) as error:
            self._give_up(error)
        return found

    def _learn(self, learned: dict[bytes, list[str]]) -> None:
        if self._store is None:
            return
        now = time.time()
        rows = [{"key": key, "hypotheses": json.dumps(found, ensure_ascii=False), "used": now} for key, found in learned.items()]
        insert = (postgresql if self._store.dialect == "postgresql" else sqlite).insert(REMEMBERED).on_conflict_do_nothing()
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
        logger.warning("The translation memory failed (%s); going on without it.", type(error).__name__)
        self._store = None


def purge_memory(store: Store) -> int:
    """Forget everything; return how many sentences were remembered.

    Raises:
        SQLAlchemyError: the database cannot be reached.
    """
    with store.begin() as connection:
        return connection.execute(delete(REMEMBERED)).rowcount
