"""The service in memory, with the engine that needs no weights, and what its problem documents must look like."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from service.adapters.rest.app import create_app
from service.engines.base import TranslationEngine
from service.engines.echo import EchoEngine
from service.settings import Settings

Open = Callable[..., TestClient]


@pytest.fixture
def open_client() -> Iterator[Open]:
    """Return a function that opens a service with settings of one's own, and an engine."""
    opened: list[TestClient] = []

    def open_with(*, engine: TranslationEngine | None = None, **settings: Any) -> TestClient:
        told = Settings(model="echo", memory=False, **settings)
        app = create_app(told, engine=engine or EchoEngine())
        client = TestClient(app, raise_server_exceptions=False)
        client.__enter__()
        opened.append(client)
        return client

    yield open_with
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def client(open_client: Open) -> TestClient:
    return open_client()


def require_problem(answer: Any, *, status: int, code: str) -> dict[str, Any]:
    """Return the problem document of an answer, after a look at its form."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = answer.json()
    assert problem["status"] == status
    assert problem["code"] == code
    assert problem["type"] == f"urn:minsheng:problem:{code}"
    assert problem["instance"] == f"urn:minsheng:request:{answer.headers['x-request-id']}"
    assert problem["title"]
    assert problem["detail"]
    return problem


@pytest.fixture
def problem() -> Callable[..., dict[str, Any]]:
    return require_problem
