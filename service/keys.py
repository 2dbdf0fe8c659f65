"""API keys of the service: who may call, how often and how much. Only hashes are stored."""

import hashlib
import hmac
import secrets
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Float, Integer, LargeBinary, String, Table, Text, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from service.errors import ConfigurationError, KeyRefusedError, QuotaError
from service.records import Record
from service.store import METADATA, Store

KEYS = Table(
    "api_keys",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("name", Text, nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
    Column("created", Float, nullable=False),
    Column("revoked", Float),
    Column("per_minute", Integer),
    Column("bytes_per_day", Integer),
)
USAGE = Table(
    "api_key_usage",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("bytes", Integer, nullable=False),
)
PREFIX = "msk"
_DAY_S = 86_400


class Key(Record):
    """What is known of a key; the secret itself is shown once and never again."""

    id: str
    name: str
    created: str
    revoked: str | None = None
    per_minute: int | None = None
    bytes_per_day: int | None = None


class Keys:
    """The keys in a store. Threads may share it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, name: str, *, per_minute: int | None = None, bytes_per_day: int | None = None) -> tuple[Key, str]:
        """Return a new key and its secret.

        Raises:
            ConfigurationError: the name is blank.
        """
        if not name.strip():
            raise ConfigurationError("A key needs a name, so that one can tell whose it is.")
        identity, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
        row = {
            "id": identity, "name": name.strip(), "digest": _digest(secret), "created": time.time(),
            "per_minute": per_minute, "bytes_per_day": bytes_per_day,
        }  # fmt: skip
        with self._store.begin() as connection:
            connection.execute(insert(KEYS), row)
        return self._key(row), f"{PREFIX}_{identity}_{secret}"

    def list(self) -> tuple[Key, ...]:
        """Return every key, the oldest first, revoked ones too."""
        with self._store.begin() as connection:
            rows = connection.execute(select(KEYS).order_by(KEYS.c.created)).mappings().all()
        return tuple(self._key(row) for row in rows)

    def revoke(self, identity: str) -> Key:
        """Return the key, which is refused from now on.

        Raises:
            ConfigurationError: there is no key of this id.
        """
        with self._store.begin() as connection:
            connection.execute(update(KEYS).where(KEYS.c.id == identity, KEYS.c.revoked.is_(None)).values(revoked=time.time()))
            row = connection.execute(select(KEYS).where(KEYS.c.id == identity)).mappings().one_or_none()
        if row is None:
            raise ConfigurationError(f"No key has the id {identity!r}. Run: minsheng keys list")
        return self._key(row)

    def exist(self) -> bool:
        """Return whether a key can be used."""
        with self._store.begin() as connection:
            return bool(connection.execute(select(func.count()).select_from(KEYS).where(KEYS.c.revoked.is_(None))).scalar_one())

    def check(self, secret: str) -> Key:
        """Return the key that a secret belongs to.

        Raises:
            KeyRefusedError: none, or one that is revoked.
        """
        prefix, _, rest = secret.partition("_")
        identity, _, own = rest.partition("_")
        with self._store.begin() as connection:
            row = connection.execute(select(KEYS).where(KEYS.c.id == identity)).mappings().one_or_none()
        # Compared even where there is no such key, so that the time an answer takes tells nothing.
        same = hmac.compare_digest(_digest(own), row["digest"] if row else bytes(32))
        if row is None or not same or prefix != PREFIX or row["revoked"] is not None:
            raise KeyRefusedError("This key is not known here, or has been revoked. Ask whoever runs the service for one.")
        return self._key(row)

    def spend(self, key: Key, *, size: int) -> None:
        """Write down that a request of so many bytes was made.

        Raises:
            QuotaError: the key has no more bytes today.
        """
        if key.bytes_per_day is None:
            return
        now = time.time()
        day = datetime.fromtimestamp(now, UTC).date().isoformat()
        dialect = postgresql if self._store.dialect == "postgresql" else sqlite
        statement = dialect.insert(USAGE).values(id=key.id, day=day, bytes=size)
        grown = statement.on_conflict_do_update(index_elements=["id", "day"], set_={"bytes": USAGE.c.bytes + size}).returning(USAGE.c.bytes)
        with self._store.begin() as connection:
            spent = connection.execute(grown).scalar_one()
            if spent > key.bytes_per_day:
                connection.rollback()
                raise QuotaError(
                    f"The key {key.name!r} has used its {key.bytes_per_day} bytes of today (UTC).",
                    retry_after_s=int(_DAY_S - now % _DAY_S) + 1,
                )

    @staticmethod
    def _key(row: Mapping[Any, Any]) -> Key:
        revoked = row.get("revoked")
        return Key(
            id=row["id"], name=row["name"], created=_moment(row["created"]), revoked=_moment(revoked) if revoked else None,
            per_minute=row["per_minute"], bytes_per_day=row["bytes_per_day"],
        )  # fmt: skip


def _digest(secret: str) -> bytes:
    """Return the hash that is stored; a secret of 256 random bits needs no slow one."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
