"""Connections that are closed when no request comes over them; the server itself waits for a first one as long as it takes."""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol


class PatientProtocol(H11Protocol):
    """HTTP/1.1, patient for `wait_s` with a request line and headers that do not come to an end."""

    def __init__(self, *, wait_s: float, **told: Any) -> None:
        super().__init__(**told)
        self._wait_s = wait_s
        self._last: tuple[object, bool] | None = None
        self._watch: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as the class above has it
        """Begin to watch the connection."""
        super().connection_made(transport)
        self._look()

    def connection_lost(self, exc: Exception | None) -> None:
        """Leave off."""
        if self._watch is not None:
            self._watch.cancel()
        super().connection_lost(exc)

    def _look(self) -> None:
        """Close where nothing has begun since the last look; answers under way take as long as they take."""
        now = (self.cycle, self.cycle is None or self.cycle.response_complete)
        if now == self._last and now[1]:
            self.transport.close()
            return
        self._last = now
        self._watch = self.loop.call_later(self._wait_s, self._look)
