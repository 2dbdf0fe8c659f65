"""Bounds on what a request may send: bytes and waiting while it is read, type of content before that."""

import asyncio
from collections.abc import Callable, Coroutine
from email.message import Message as Header
from time import monotonic
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.adapters.rest.problems import BodyTooLargeError, SlowBodyError, WrongTypeError

# What comes slower than this on the whole is held open on purpose; the slowest lines of field reporters bring ten times that.
SLOWEST_BYTES_S = 10_000


class BodyLimit:
    """Middleware that counts a body while it comes, whatever Content-Length claims, and waits for it no longer than its size allows."""

    def __init__(self, app: ASGIApp, *, max_bytes: int, wait_s: float) -> None:
        self._app = app
        self._max_bytes = max_bytes
        self._wait_s = wait_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        claimed = Headers(scope=scope).get("content-length", "")
        too_large = claimed.isdecimal() and int(claimed) > self._max_bytes
        received = 0
        complete = False
        began = monotonic()

        async def receive_some() -> Message:
            nonlocal received, complete
            if too_large:
                raise BodyTooLargeError(self._max_bytes)
            # Once the body is there, waiting is for the client's departure and may last as long as the answer.
            left_s = self._wait_s + received / SLOWEST_BYTES_S - (monotonic() - began)
            message = await (receive() if complete else self._receive_within(left_s, receive=receive))
            received += len(message.get("body", b""))
            complete = not message.get("more_body", False)
            scope["received_bytes"] = received
            if received > self._max_bytes:
                raise BodyTooLargeError(self._max_bytes)
            return message

        await self._app(scope, receive_some, send)

    async def _receive_within(self, left_s: float, *, receive: Receive) -> Message:
        try:
            return await asyncio.wait_for(receive(), left_s)
        except TimeoutError as error:
            raise SlowBodyError(self._wait_s) from error


class JsonRoute(APIRoute):
    """A route whose body is JSON in UTF-8 and nothing else; so no form on a foreign site can call it either."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the route's handler behind a look at the headers."""
        answer = super().get_route_handler()

        async def check_then_answer(request: Request) -> Response:
            if request.method in ("POST", "PUT"):
                require_json(request.headers)
            return await answer(request)

        return check_then_answer


def require_json(headers: Headers) -> None:
    """Raise unless the headers announce JSON, in UTF-8 and not compressed.

    Raises:
        WrongTypeError: they announce something else, or nothing.
    """
    header = Header()
    header["Content-Type"] = headers.get("content-type", "")
    kind = header.get_content_type()
    if not (headers.get("content-type") and (kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json")))):
        raise WrongTypeError("Send JSON, with the header Content-Type: application/json.")
    if (header.get_content_charset() or "utf-8") not in ("utf-8", "utf8", "us-ascii"):
        raise WrongTypeError("Send JSON in UTF-8.")
    if headers.get("content-encoding", "identity") != "identity":
        raise WrongTypeError("Send the body as it is, without Content-Encoding.")
