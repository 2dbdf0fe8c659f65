"""How many requests are worked on or wait at once: one more is told to come back, and when."""

from collections.abc import AsyncIterator
from math import ceil
from time import monotonic
from typing import Annotated

from fastapi import Depends, Request

from service.adapters.rest.access import Access
from service.errors import OverloadedError
from service.settings import Settings

# Weight of the latest request in the average that Retry-After is told by; nobody waits longer than a minute. Not swept.
_LATEST = 0.2
_LONGEST_S = 60


class Admission:
    """Counts requests and their bytes while they are in the house. Used by the event loop's thread alone."""

    def __init__(self, settings: Settings) -> None:
        self._most_requests = settings.max_requests
        self._most_bytes = settings.max_waiting_bytes
        self._usual_s = 1.0
        self.requests = 0
        self.bytes = 0

    def enter(self, size: int) -> None:
        """Take a request of so many bytes in; one alone is always taken.

        Raises:
            OverloadedError: there is no room.
        """
        if self.requests and (self.requests >= self._most_requests or self.bytes + size > self._most_bytes):
            retry_after_s = min(_LONGEST_S, max(1, ceil(self._usual_s)))
            raise OverloadedError(
                f"{self.requests} requests are being worked on. Ask again in {retry_after_s} s.", retry_after_s=retry_after_s
            )
        self.requests += 1
        self.bytes += size

    def leave(self, size: int, *, seconds: float) -> None:
        """Let a request go that took so long."""
        self.requests -= 1
        self.bytes -= size
        self._usual_s += _LATEST * (seconds - self._usual_s)


async def identify(request: Request) -> str | None:
    """Return the id of the caller's key; None where the service is open to all. Takes no place: asking is cheap.

    Raises:
        AccessError: a key is needed, and none or a wrong one came.
    """
    access: Access = request.app.state.access
    await access.require(request, size=0)
    return getattr(request.state, "key", None)


async def admit(request: Request) -> AsyncIterator[None]:
    """Look at the caller's key, then hold a place for the request until its answer is out, a stream's end included.

    Raises:
        AccessError: a key is needed, and none or a wrong one came.
        OverloadedError: there is no room.
    """
    admission: Admission = request.app.state.admission
    access: Access = request.app.state.access
    size = int(request.scope.get("received_bytes", 0))
    await access.require(request, size=size)
    admission.enter(size)
    began = monotonic()
    try:
        yield
    finally:
        admission.leave(size, seconds=monotonic() - began)


ADMITTED = [Depends(admit)]
Admitted = Annotated[None, Depends(admit)]
