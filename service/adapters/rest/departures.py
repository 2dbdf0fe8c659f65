"""Notices when a client leaves while its request is worked on, so that the engine leaves out what nobody waits for."""

import asyncio
import threading

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.engines.batching import ABANDONED


class Departures:
    """Middleware that listens for the client's leaving from the moment its body is complete."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        gone = threading.Event()
        token = ABANDONED.set(gone)
        watch: asyncio.Task[None] | None = None

        async def receive_then_watch() -> Message:
            nonlocal watch
            message = await receive()
            if message["type"] == "http.disconnect":
                gone.set()
            elif watch is None and not message.get("more_body", False):
                watch = asyncio.create_task(_wait_for_departure(receive, gone=gone))
            return message

        try:
            await self._app(scope, receive_then_watch, send)
        finally:
            if watch is not None:
                watch.cancel()
            ABANDONED.reset(token)


async def _wait_for_departure(receive: Receive, *, gone: threading.Event) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    gone.set()
