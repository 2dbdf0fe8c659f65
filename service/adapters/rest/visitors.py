"""Browsers: what pages of other sites may not do with somebody's browser to a service that only that somebody can reach."""

from fastapi import Request
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from service.adapters.rest.access import is_loopback
from service.adapters.rest.problems import answer_service_error
from service.errors import ForeignSiteError

_READING = ("GET", "HEAD", "OPTIONS")


class Visitors:
    """Middleware that refuses requests which a page of another site makes.

    A form on such a page can post, though it cannot read the answer: browsers say so in Sec-Fetch-Site. And a site whose name
    is made to point at this machine could read too, so that a service for this machine alone answers to no other name.
    """

    def __init__(self, app: ASGIApp, *, local_only: bool) -> None:
        self._app = app
        self._local_only = local_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        reason = self._refuse(scope["method"], headers=Headers(scope=scope)) if scope["type"] == "http" else None
        if reason is None:
            await self._app(scope, receive, send)
        else:
            await answer_service_error(Request(scope), ForeignSiteError(reason))(scope, receive, send)

    def _refuse(self, method: str, *, headers: Headers) -> str | None:
        if method not in _READING and headers.get("sec-fetch-site") == "cross-site":
            return "A page of another site asked this of the browser. Ask from the service's own page, or without a browser."
        host = headers.get("host")
        if self._local_only and host and not is_loopback(name_of(host)):
            return (
                "The service is open to this machine alone, under the names 127.0.0.1 and localhost. "
                "For another name, ask for keys (MINSHENG_KEYS_REQUIRED=true) or set MINSHENG_ALLOW_PUBLIC=true."
            )
        return None


def name_of(host: str) -> str:
    """Return the name or address in a Host header, without the port.

    >>> name_of("localhost:8000"), name_of("[::1]:8000"), name_of("127.0.0.1")
    ('localhost', '::1', '127.0.0.1')
    """
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]
