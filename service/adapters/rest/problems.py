"""Errors in, RFC 9457 problem documents out: the only place that knows status codes."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.routing import Match

from service.errors import (
    AbandonedError,
    AccessError,
    ArticleTooLongError,
    ForeignSiteError,
    GlossaryMissingError,
    InputError,
    JobMissingError,
    OverloadedError,
    ServiceError,
    TooManyItemsError,
    excerpt,
)
from service.records import Record

MEDIA_TYPE = "application/problem+json"

# First match wins, so the narrower error stands first.
_STATUSES: tuple[tuple[type[ServiceError], int], ...] = (
    (ArticleTooLongError, 413),
    (TooManyItemsError, 413),
    (JobMissingError, 404),
    (GlossaryMissingError, 404),
    (InputError, 422),
    (ForeignSiteError, 403),
    (AccessError, 401),
    (OverloadedError, 429),
    (AbandonedError, 499),  # nginx's number; nobody reads the answer, but the log tells it from a fault of ours
    (ServiceError, 503),
)
_TITLES = {
    400: "Malformed request",
    401: "A key is needed",
    403: "Not from there",
    404: "No such address",
    405: "Method not allowed",
    408: "The request came too slowly",
    413: "Too large",
    415: "Unsupported type of content",
    422: "Cannot be worked on",
    429: "Too busy",
    500: "Internal error",
    503: "Not now",
}
_HTTP_CODES = {
    400: "malformed-json",
    404: "not-found",
    405: "method-not-allowed",
    408: "request-timeout",
    413: "body-too-large",
    415: "unsupported-media-type",
}
_HTTP_DETAILS = {
    400: "The body is not JSON in UTF-8, nor a form where one is taken.",
    404: "Nothing answers at this address. The calls are listed at /openapi.json.",
    405: "This address does not answer that method; the header Allow names those it does.",
}
# More of them would only repeat the first.
MOST_FIELD_ERRORS = 10


class FieldError(Record):
    """One field that does not fit."""

    field: str = Field(description="Where it stands in the body, e.g. 'items.0.text'.")
    message: str


class Problem(Record):
    """An RFC 9457 problem document; `code` is stable, `detail` is for people."""

    type: str = Field(description="'urn:minsheng:problem:' and the code.")
    title: str
    status: int
    code: str
    detail: str
    instance: str | None = Field(default=None, description="'urn:minsheng:request:' and the X-Request-ID, which the logs name too.")
    errors: tuple[FieldError, ...] = ()
    error: str | None = Field(default=None, description="For LibreTranslate's clients, which look for the message here; else null.")


class BodyTooLargeError(HTTPException):
    """More bytes than one request may have; an HTTPException, because FastAPI turns any other into 400 while it reads a body."""

    def __init__(self, limit: int) -> None:
        super().__init__(413, detail=f"The request has more than {limit} bytes. Send less, or raise MINSHENG_MAX_BYTES.")


class SlowBodyError(HTTPException):
    """A body that did not come in time."""

    def __init__(self, limit_s: float) -> None:
        super().__init__(
            408,
            detail=f"The request came too slowly; the service waits {limit_s:g} seconds, and longer for large ones. Send it at one go.",
            headers={"Connection": "close"},
        )


class WrongTypeError(HTTPException):
    """A body of another type than the call takes."""

    def __init__(self, detail: str) -> None:
        super().__init__(415, detail=detail)


def status_of(error: ServiceError) -> int:
    """Return the HTTP status that an error is answered with."""
    return next(status for kind, status in _STATUSES if isinstance(error, kind))


def problem_of(error: ServiceError) -> Problem:
    """Return the problem document of one of our errors."""
    return _problem(status_of(error), code=error.code, detail=error.message)


def answer_problem(problem: Problem, *, request_id: str | None = None, headers: Mapping[str, str] | None = None) -> Response:
    """Return the response that carries a problem."""
    told = problem.model_copy(update={"instance": f"urn:minsheng:request:{request_id}"}) if request_id else problem
    return Response(told.model_dump_json(), status_code=problem.status, media_type=MEDIA_TYPE, headers=dict(headers or {}))


def internal_problem() -> Problem:
    """Return what is said when the service itself is at fault; nothing of the article can be in it."""
    return _problem(500, code="internal", detail="The service failed. Its log names the place under this request's id.")


def add_problem_handlers(app: FastAPI) -> None:
    """Let every error of the app be answered as a problem document."""
    app.add_exception_handler(ServiceError, answer_service_error)
    app.add_exception_handler(RequestValidationError, _answer_validation_error)
    app.add_exception_handler(HTTPException, _answer_http_error)


def answer_service_error(request: Request, error: Exception) -> Response:
    """Return the response to one of our errors, as this request's call gives it."""
    assert isinstance(error, ServiceError)  # noqa: S101 - tells mypy what the handler is registered for
    headers = {"Retry-After": str(error.retry_after_s)} if isinstance(error, OverloadedError) else {}
    if status_of(error) == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    return _answer(problem_of(error), request=request, headers=headers)


def _answer_validation_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - as above
    faults = error.errors()
    if any(fault["type"] == "json_invalid" for fault in faults):
        return _answer(_problem(400, code=_HTTP_CODES[400], detail=_HTTP_DETAILS[400]), request=request)
    errors = tuple(_field_error(fault) for fault in faults[:MOST_FIELD_ERRORS])
    first = errors[0]
    detail = f"{first.field}: {first.message}" if first.field else first.message
    problem = _problem(422, code=_code_of(faults), detail=detail).model_copy(update={"errors": errors})
    return _answer(problem, request=request)


def _answer_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - as above
    status = error.status_code
    detail = _HTTP_DETAILS.get(status) or str(error.detail)
    problem = _problem(status, code=_HTTP_CODES.get(status, "http-error"), detail=detail)
    headers = dict(error.headers or {})
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(sorted(_methods_of(request)))
    return _answer(problem, request=request, headers=headers)


def _methods_of(request: Request) -> set[str]:
    """Return what the address answers to; the router's own list names only the first of several routes."""
    found: set[str] = set()
    for method in ("GET", "POST", "PUT", "DELETE"):
        scope = {**request.scope, "method": method}
        if any(route.matches(scope)[0] is Match.FULL for route in request.app.routes):
            found.add(method)
    return found


def _answer(problem: Problem, *, request: Request, headers: Mapping[str, str] | None = None) -> Response:
    told = problem.model_copy(update={"error": problem.detail}) if getattr(request.state, "libretranslate", False) else problem
    return answer_problem(told, request_id=request.scope.get("request_id"), headers=headers)


def _problem(status: int, *, code: str, detail: str) -> Problem:
    return Problem(type=f"urn:minsheng:problem:{code}", title=_TITLES.get(status, "Error"), status=status, code=code, detail=detail)


def _field_error(fault: Mapping[str, Any]) -> FieldError:
    """Return where and why, without what was sent; an unknown field's name is the caller's text, so it is cut."""
    field = ".".join(excerpt(str(part)) for part in fault["loc"] if part != "body")
    message = str(fault["msg"]).removeprefix("Value error, ")
    return FieldError(field=excerpt(field), message=message)


def _code_of(faults: Sequence[Mapping[str, Any]]) -> str:
    unknown_language = all(fault["type"] == "enum" and fault["loc"][-1] in ("source", "target", "language") for fault in faults)
    return "unsupported-language" if unknown_language else "invalid-field"
