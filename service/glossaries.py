"""The newsrooms' glossaries that the service keeps: put in whole under an id, used by requests that name it."""

import hashlib
import json
import threading
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Float, Integer, String, Table, Text, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from service.glossary import Glossary, Term
from service.records import Record
from service.store import METADATA, Store

GLOSSARIES = Table(
    "glossaries",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("count", Integer, nullable=False),
    Column("terms", Text, nullable=False),
    Column("updated", Float, nullable=False),
)
_OPEN_AT_ONCE = 16  # glossaries whose index of terms is kept for the next request; not swept


class GlossarySummary(Record):
    """A glossary by its id: how many terms it holds, and since when."""

    id: str
    count: int
    updated: str


class Glossaries:
    """The glossaries in a store. Threads and processes may share it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._opened: dict[str, Glossary] = {}
        self._opening = threading.Lock()

    def put(self, identity: str, *, terms: Sequence[Term]) -> GlossarySummary:
        """Return what is kept from now on under the id, in place of what was there."""
        content = json.dumps([[term.zh, term.en, term.note, list(term.also)] for term in terms], ensure_ascii=False)
        digest = hashlib.sha256(content.encode()).hexdigest()
        row = {"id": identity, "digest": digest, "count": len(terms), "terms": content, "updated": time.time()}
        statement = (postgresql if self._store.dialect == "postgresql" else sqlite).insert(GLOSSARIES).values(row)
        newest = {name: statement.excluded[name] for name in ("digest", "count", "terms", "updated")}
        with self._store.begin() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=newest))
        return _summary(row)

    def find(self, identity: str) -> tuple[GlossarySummary, Glossary] | None:
        """Return the glossary of an id; None where there is none."""
        columns = (GLOSSARIES.c.id, GLOSSARIES.c.digest, GLOSSARIES.c.count, GLOSSARIES.c.updated)
        with self._store.begin() as connection:
            row = connection.execute(select(*columns).where(GLOSSARIES.c.id == identity)).mappings().one_or_none()
            if row is None:
                return None
            glossary = self._opened.get(row["digest"])
            if glossary is None:
                wanted = select(GLOSSARIES.c.digest, GLOSSARIES.c.terms).where(GLOSSARIES.c.id == identity)
                stored = connection.execute(wanted).one_or_none()
                if stored is None:  # removed by another process since
                    return None
                digest, content = stored
                glossary = self._keep(digest, Glossary(Term(zh, en, note, tuple(also)) for zh, en, note, also in json.loads(content)))
        return _summary(row), glossary

    def list(self) -> tuple[GlossarySummary, ...]:
        """Return every glossary by its id, without its terms."""
        wanted = select(GLOSSARIES.c.id, GLOSSARIES.c.count, GLOSSARIES.c.updated).order_by(GLOSSARIES.c.id)
        with self._store.begin() as connection:
            return tuple(map(_summary, connection.execute(wanted).mappings()))

    def remove(self, identity: str) -> bool:
        """Return whether there was a glossary of the id; it is forgotten."""
        with self._store.begin() as connection:
            return connection.execute(delete(GLOSSARIES).where(GLOSSARIES.c.id == identity)).rowcount == 1

    def _keep(self, digest: str, glossary: Glossary) -> Glossary:
        with self._opening:
            while len(self._opened) >= _OPEN_AT_ONCE:
                del self._opened[next(iter(self._opened))]
            self._opened[digest] = glossary
        return glossary


def _summary(row: Mapping[Any, Any]) -> GlossarySummary:
    updated = datetime.fromtimestamp(row["updated"], UTC).isoformat(timespec="seconds")
    return GlossarySummary(id=row["id"], count=row["count"], updated=updated)
