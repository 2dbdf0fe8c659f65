"""Ends work that nobody waits for: the client has left, or the time of the request is up."""

import asyncio
from collections.abc import Awaitable, Callable

from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.adapters.rest.problems import answer_service_error
from service.engines.batching import ABANDONED, Abandonment
from service.errors import TimeLimitError


class Departures:
    """Middleware that, from the moment a body is complete, listens for its client's leaving and looks at the clock."""

    def __init__(self, app: ASGIApp, *, limit_s: float) -> None:
        self._app = app
        self._limit_s = limit_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        gone = Abandonment()
        token = ABANDONED.set(gone)
        answer = _Answer(send)
        watches: list[asyncio.Task[None]] = []

        async def refuse_when_late() -> None:
            await asyncio.sleep(self._limit_s)
            gone.end(TimeLimitError(self._limit_s))
            await answer.take_over(lambda send: answer_service_error(Request(scope), gone.error)(scope, receive, send))

        async def receive_then_watch() -> Message:
            message = await receive()
            if message["type"] == "http.disconnect":
                gone.set()
            elif not watches and not message.get("more_body", False):
                watches.append(asyncio.create_task(_wait_for_departure(receive, gone=gone)))
                watches.append(asyncio.create_task(refuse_when_late()))
            return message

        try:
            await self._app(scope, receive_then_watch, answer.send)
        finally:
            for watch in watches:
                watch.cancel()
            ABANDONED.reset(token)


class _Answer:
    """The way out to the client: whoever begins to answer first has it to the end.

    A thread cannot be stopped from outside. So the refusal goes out on time, and what the thread says later goes nowhere;
    the request keeps its place until the thread has noticed, since it still costs what a request costs.
    """

    def __init__(self, send: Send) -> None:
        self._send = send
        self._begun = False
        self._taken = False

    async def send(self, message: Message) -> None:
        if self._taken:
            return
        self._begun = True
        await self._send(message)

    async def take_over(self, refuse: Callable[[Send], Awaitable[None]]) -> None:
        """Answer with a refusal, unless an answer is under way: a stream tells of its end itself."""
        if not self._begun:
            self._taken = True
            await refuse(self._send)


async def _wait_for_departure(receive: Receive, *, gone: Abandonment) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    gone.set()
