"""Request ids in and out, one access line per request, and an answer for whatever nobody else caught."""

import contextvars
import logging
import re
import time
import traceback
import uuid
from typing import Protocol

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.adapters.rest.problems import answer_problem, internal_problem
from service.errors import excerpt

logger = logging.getLogger(__name__)

HEADER = "X-Request-ID"
REQUEST_ID: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="-")


class Observe(Protocol):
    """Takes down one request."""

    def __call__(self, call: str, *, method: str, status: int, seconds: float) -> None: ...  # noqa: D102


# Anything else from outside could break a log line or a header.
_ID = re.compile(r"[A-Za-z0-9._:-]{1,128}")


class WithRequestId(logging.Filter):
    """Give every log record the id of the request it belongs to, or '-'."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Return True: no record is dropped."""
        record.request_id = REQUEST_ID.get()
        return True


class Tracing:
    """Middleware around everything: what runs inside logs and answers under one id."""

    def __init__(self, app: ASGIApp, *, observe: Observe) -> None:
        self._app = app
        self._observe = observe

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = accept_id(Headers(scope=scope).get(HEADER))
        scope["request_id"] = request_id
        token = REQUEST_ID.set(request_id)
        status = 0
        began = time.perf_counter()

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = request_id
            await send(message)

        try:
            await self._app(scope, receive, answer)
        except Exception as error:  # the last line of defence: the client gets a problem, the log the place
            log_failure(error)
            if not status:
                await answer_problem(internal_problem(), request_id=request_id)(scope, receive, answer)
        finally:
            seconds = time.perf_counter() - began
            # The query is left out: LibreTranslate's clients put the text there.
            told = {"method": _method_of(scope), "path": excerpt(scope["path"]), "status": status, "seconds": round(seconds, 4)}
            logger.info("%s %s %d %.3fs", told["method"], told["path"], status, seconds, extra=told)
            self._observe(getattr(scope.get("route"), "path", "other"), method=_method_of(scope), status=status, seconds=seconds)
            REQUEST_ID.reset(token)


def _method_of(scope: Scope) -> str:
    """Return the method; what a client made up is 'other', so that it makes no measurement of its own."""
    return scope["method"] if scope["method"] in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH") else "other"


def accept_id(sent: str | None) -> str:
    """Return the caller's id where it is a plain word, else a new one.

    >>> accept_id("edit-17")
    'edit-17'
    >>> len(accept_id("two words"))
    32
    """
    return sent if sent and _ID.fullmatch(sent) else uuid.uuid4().hex


def log_failure(error: Exception) -> None:
    """Log where it failed; an exception's own words may quote the article, so they appear at DEBUG only."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    place = " < ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    logger.error("%s at %s", type(error).__name__, place)
    logger.debug("The whole failure", exc_info=error)
