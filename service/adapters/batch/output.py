"""The output folder of one run: made, locked against a second run, and cleared of what a killed one left."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from service.adapters.batch.atomic import STATE, Shelf, output_error
from service.errors import ConfigurationError


@contextmanager
def open_output(out: Path) -> Iterator[Shelf]:
    """Give the shelf of an output folder, for this run alone; the lock goes with the process, however it ends.

    Raises:
        ConfigurationError: the folder cannot be made or written to, or another run is at work in it.
    """
    shelf = Shelf(out)
    lock = FileLock(out / STATE / "lock", blocking=False)
    try:
        shelf.drafts.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise ConfigurationError(f"Another run is at work in {out}. Wait for it, stop it, or choose another --out.") from error
    except OSError as error:
        raise output_error(error, folder=out) from error
    try:
        for left in shelf.drafts.iterdir():
            left.unlink(missing_ok=True)
        yield shelf
    finally:
        lock.release()
