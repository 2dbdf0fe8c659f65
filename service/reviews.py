"""Sentences that a person accepted or corrected: kept in the store, and standing before any engine from then on."""

import hashlib
import json
import logging
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Float, LargeBinary, String, Table, Text, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from service.records import Language, Record
from service.store import METADATA, SQLAlchemyError, Store

logger = logging.getLogger(__name__)

REVIEWS = Table(
    "reviews",
    METADATA,
    Column("key", LargeBinary(32), primary_key=True),
    Column("source", String(2), nullable=False),
    Column("target", String(2), nullable=False),
    Column("text", Text, nullable=False),
    Column("translation", Text, nullable=False),
    Column("who", Text),
    Column("at", Float, nullable=False),
)
LOOKUP = 500  # keys in one query, as the memory has it


class Review(Record):
    """A person's word on one sentence; `who` is null where nobody said."""

    text: str
    translation: str
    source: Language
    target: Language
    who: str | None = None
    at: str


class Reviews:
    """The reviews in a store; of one sentence and direction, the latest stands. Threads may share it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self, text: str, *, translation: str, source: Language, target: Language, who: str | None = None, at: datetime | None = None
    ) -> Review:
        """Return the review, now kept; one from a file, made `at` another time, gives way to a later one that is there."""
        now = at.timestamp() if at else time.time()
        row: dict[str, Any] = {
            "key": _key(text, source=source, target=target), "source": str(source), "target": str(target), "text": text.strip(),
            "translation": translation.strip(), "who": who, "at": now,
        }  # fmt: skip
        dialect = postgresql if self._store.dialect == "postgresql" else sqlite
        statement = dialect.insert(REVIEWS).values(row)
        newest = {name: statement.excluded[name] for name in ("translation", "who", "at")}
        with self._store.begin() as connection:
            connection.execute(
                statement.on_conflict_do_update(index_elements=["key"], set_=newest, where=REVIEWS.c.at <= statement.excluded.at)
            )
        return _review(row)

    def recall(self, texts: Sequence[str], *, source: Language, target: Language) -> Mapping[str, str]:
        """Return the translations that stand, by the text as it was asked; a store that cannot be reached is told in the log."""
        asked = {_key(text, source=source, target=target): text for text in texts if text.strip()}
        keys = list(asked)
        found: dict[str, str] = {}
        try:
            with self._store.begin() as connection:
                for start in range(0, len(keys), LOOKUP):
                    wanted = select(REVIEWS.c.key, REVIEWS.c.translation).where(REVIEWS.c.key.in_(keys[start : start + LOOKUP]))
                    found |= {asked[bytes(row.key)]: row.translation for row in connection.execute(wanted)}
        except (SQLAlchemyError, OSError) as error:
            logger.warning("The reviews cannot be reached (%s); going on without them.", type(error).__name__)
        return found

    def list(self, *, start: int = 0, count: int = 1000) -> tuple[Review, ...]:
        """Return the reviews, the latest first."""
        wanted = select(REVIEWS).order_by(REVIEWS.c.at.desc(), REVIEWS.c.key).offset(start).limit(count)
        with self._store.begin() as connection:
            rows = connection.execute(wanted).mappings().all()
        return tuple(_review(row) for row in rows)

    def remove(self, text: str, *, source: Language, target: Language) -> bool:
        """Return whether there was a review of the sentence; the engine is asked again from now on."""
        with self._store.begin() as connection:
            return connection.execute(delete(REVIEWS).where(REVIEWS.c.key == _key(text, source=source, target=target))).rowcount == 1


def _review(row: Mapping[Any, Any]) -> Review:
    at = datetime.fromtimestamp(row["at"], UTC).isoformat(timespec="seconds")
    return Review(text=row["text"], translation=row["translation"], source=row["source"], target=row["target"], who=row["who"], at=at)


def _key(text: str, *, source: Language, target: Language) -> bytes:
    parts = json.dumps([source, target, " ".join(text.split())], ensure_ascii=False)
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).digest()
