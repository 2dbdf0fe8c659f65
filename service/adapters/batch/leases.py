"""One run at a time in a folder of an object store, which knows no locks: a lease that its owner renews and that runs out by itself."""

import json
import logging
import os
import socket
import threading
import time
from contextlib import suppress
from typing import Any
from uuid import uuid4

from service.errors import ConfigurationError, OutputError

logger = logging.getLogger(__name__)

# A run is taken for dead when it has not renewed its lease for so long; four renewals may fail before. Not measured.
LASTS_S = 60.0
RENEWED_S = 12.0


class Lease:
    """The right to write into one folder, held by this process while it lives."""

    def __init__(self, files: Any, *, path: str, place: str) -> None:
        self._files, self._path, self._place = files, path, place
        self._claim = uuid4().hex
        self._ended = threading.Event()
        self._lost = False

    def take(self) -> None:
        """Take the lease, a dead owner's too.

        Raises:
            ConfigurationError: another run holds it.
        """
        try:
            self._files.pipe_file(self._path, self._content(), mode="create")
        except FileExistsError:
            self._take_over()
        threading.Thread(target=self._renew, name="lease", daemon=True).start()

    def _take_over(self) -> None:
        owner = self._read()
        age = time.time() - float(owner.get("renewed", 0))
        if age < LASTS_S and not _is_dead(owner):
            raise ConfigurationError(
                f"Another run is at work in {self._place} ({owner.get('host')}, process {owner.get('process')}, {age:.0f} seconds ago). "
                f"Wait for it, stop it, or choose another --out; if it was killed, its claim ends after {LASTS_S:.0f} seconds."
            )
        self._files.pipe_file(self._path, self._content())

    def require(self) -> None:
        """Raise unless the lease is still held.

        Raises:
            OutputError: another run has taken it, as this one was taken for dead.
        """
        if self._lost:
            raise OutputError(f"Another run took over {self._place}. Wait for it, then run the same command again.")

    def release(self) -> None:
        """Give the lease back."""
        self._ended.set()
        with suppress(Exception):  # it runs out by itself
            if self._read().get("claim") == self._claim:
                self._files.rm_file(self._path)

    def _renew(self) -> None:
        while not self._ended.wait(RENEWED_S):
            try:
                if self._read().get("claim") != self._claim:
                    self._lost = True
                    return
                self._files.pipe_file(self._path, self._content())
            except Exception as error:  # the store may answer the next time
                logger.warning("the lease of %s was not renewed: %s", self._place, error)

    def _read(self) -> dict[str, Any]:
        self._files.invalidate_cache()
        try:
            told = json.loads(self._files.cat_file(self._path))
        except (FileNotFoundError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}

    def _content(self) -> bytes:
        told = {"claim": self._claim, "host": socket.gethostname(), "process": os.getpid(), "renewed": time.time()}
        return json.dumps(told).encode("utf-8")


def _is_dead(owner: dict[str, Any]) -> bool:
    """Return whether the owner was a process of this machine that has ended."""
    if owner.get("host") != socket.gethostname() or not isinstance(owner.get("process"), int) or os.name != "posix":
        return False
    try:
        os.kill(owner["process"], 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        pass
    return False
