"""A digest as server-sent events: every sentence as it is done, then the report or the problem."""

import asyncio
import contextvars
import threading
from collections.abc import AsyncIterator, Callable

import anyio.to_thread
from fastapi import Response
from fastapi.responses import StreamingResponse

from service.adapters.rest.problems import internal_problem, problem_of
from service.adapters.rest.tracing import log_failure
from service.engines.batching import require_wanted
from service.errors import ServiceError
from service.records import Record, Report, Sentence

# Proxies drop connections that are silent for a minute; a comment line keeps them open. Not measured.
KEEP_ALIVE_S = 15.0
_WORKING = b": working\n\n"

Digest = Callable[[Callable[[Sentence], None]], Report]


class ClientGoneError(Exception):
    """Nobody listens any more; stops the work between two sentences."""


def stream_digest(digest: Digest) -> Response:
    """Return a response that runs `digest` in a thread and tells of its sentences while it runs."""
    # no-transform and X-Accel-Buffering keep proxies from holding events back.
    headers = {"Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no"}
    return StreamingResponse(stream_events(digest), media_type="text/event-stream", headers=headers)


def event(name: str, record: Record) -> bytes:
    r"""Return one event; its data is one line of JSON, so no text can begin an event of its own.

    >>> from service.records import Title
    >>> event("sentence", Title(source="a\n\nb", target="c"))
    b'event: sentence\ndata: {"source":"a\\n\\nb","target":"c"}\n\n'
    """
    return f"event: {name}\ndata: {record.model_dump_json()}\n\n".encode()


async def stream_events(digest: Digest) -> AsyncIterator[bytes]:
    """Yield the events of one digest; a listener who leaves stops the work at its next sentence."""
    loop = asyncio.get_running_loop()
    events: asyncio.Queue[bytes | None] = asyncio.Queue()
    gone = threading.Event()

    def tell(sentence: Sentence) -> None:
        if gone.is_set():
            raise ClientGoneError
        require_wanted()
        loop.call_soon_threadsafe(events.put_nowait, event("sentence", sentence))

    def work() -> None:
        try:
            last: bytes | None = _last_event(digest, tell=tell)
        except ClientGoneError:
            return
        for item in (last, None):
            loop.call_soon_threadsafe(events.put_nowait, item)

    context = contextvars.copy_context()
    worker = asyncio.create_task(anyio.to_thread.run_sync(context.run, work))
    try:
        while (item := await _next_of(events)) is not None:
            yield item
            if item is _WORKING and (late := _lateness()):
                yield late
                return
        await worker
    finally:
        gone.set()


async def _next_of(events: asyncio.Queue[bytes | None]) -> bytes | None:
    try:
        return await asyncio.wait_for(events.get(), KEEP_ALIVE_S)
    except TimeoutError:
        return _WORKING


def _lateness() -> bytes | None:
    """Return the event that ends a stream whose time is up, though its thread has not noticed yet."""
    try:
        require_wanted()
    except ServiceError as error:
        return event("problem", problem_of(error))
    return None


def _last_event(digest: Digest, *, tell: Callable[[Sentence], None]) -> bytes:
    try:
        return event("report", digest(tell))
    except ServiceError as error:
        return event("problem", problem_of(error))
    except ClientGoneError:
        raise
    except Exception as error:  # the headers are out; an event is the only way left to tell
        log_failure(error)
        return event("problem", internal_problem())
