"""One database for what outlives a process: SQLite by default, PostgreSQL by URL. Tables are declared where they are used."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from service.errors import ConfigurationError
from service.settings import Settings

logger = logging.getLogger(__name__)

METADATA = MetaData()
BUSY_MS = 5_000  # how long a writer waits for another; not swept


class Store:
    """An open database; its tables are made on the first use."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._ready = False
        self._preparing = threading.Lock()

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """Give a connection in a transaction: committed at the end, rolled back when the block raises.

        Raises:
            SQLAlchemyError: the database cannot be reached, is locked or damaged.
            OSError: its folder cannot be made.
        """
        with self._preparing:
            if not self._ready:
                self._prepare()
        with self._engine.begin() as connection:
            yield connection

    def _prepare(self) -> None:
        if self.dialect == "sqlite" and self._engine.url.database:
            Path(self._engine.url.database).parent.mkdir(parents=True, exist_ok=True)
        for _ in METADATA.tables:  # another process may make a table between our look and our making: once for each at the most
            try:
                METADATA.create_all(self._engine)
                break
            except SQLAlchemyError as error:
                logger.debug("tables were made meanwhile: %s", type(error).__name__)
        else:
            METADATA.create_all(self._engine)
        self._ready = True

    def compact(self) -> None:
        """Give back the room of what was deleted, and wipe it out of the file; PostgreSQL does so by itself.

        Raises:
            SQLAlchemyError: another process is writing.
        """
        if self.dialect == "sqlite":
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM")

    @property
    def dialect(self) -> str:
        """The kind of database: sqlite or postgresql."""
        return self._engine.dialect.name

    def close(self) -> None:
        """Give back the connections."""
        self._engine.dispose()


def store_url(settings: Settings) -> str:
    """Return the URL that the settings name, or that of SQLite in `home`."""
    return settings.store_url or f"sqlite:///{settings.home.expanduser() / 'store.sqlite'}"


def open_store(url: str) -> Store:
    """Return the store at an SQLAlchemy URL, such as sqlite:////var/lib/minsheng/store.sqlite; nothing is touched yet.

    Raises:
        ConfigurationError: no such kind of database, or its driver is not installed.
    """
    try:
        parsed = make_url(url)
        engine = create_engine(parsed, pool_pre_ping=parsed.get_backend_name() != "sqlite")
    except (ArgumentError, NoSuchModuleError) as error:
        raise ConfigurationError("MINSHENG_STORE_URL is no database URL. Write sqlite:///FILE or postgresql+psycopg://…") from error
    except ImportError as error:
        raise ConfigurationError("PostgreSQL needs its driver. Run: pip install 'minsheng[postgres]'") from error
    if parsed.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _share_sqlite)
    return Store(engine)


def _share_sqlite(connection: object, _entry: ConnectionPoolEntry) -> None:
    """Let many processes read while one writes, and let writers wait rather than fail."""
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in (f"busy_timeout={BUSY_MS}", "journal_mode=WAL", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


__all__ = ["METADATA", "SQLAlchemyError", "Store", "open_store", "store_url"]
