"""The service in memory, with the engine that needs no weights, and what its problem documents must look like."""

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from fastapi.testclient import TestClient

from service.adapters.rest.app import create_app
from service.adapters.rest.server import build_server
from service.engines.base import Decoding, TranslationEngine
from service.engines.echo import EchoEngine
from service.records import Language
from service.settings import Settings

Open = Callable[..., TestClient]


@pytest.fixture
def open_client() -> Iterator[Open]:
    """Return a function that opens a service with settings of one's own, and an engine."""
    opened: list[TestClient] = []

    def open_with(*, engine: TranslationEngine | None = None, **settings: Any) -> TestClient:
        told = Settings(model="echo", memory=False, **settings)
        app = create_app(told, engine=engine or EchoEngine())
        client = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)
        client.__enter__()
        opened.append(client)
        return client

    yield open_with
    for client in opened:
        client.__exit__(None, None, None)


class WaitingEngine(EchoEngine):
    """Holds back every sentence with "wait" in it until it is told to go on."""

    def __init__(self) -> None:
        self.began = threading.Event()
        self.open = threading.Event()

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        if any("wait" in sentence for sentence in sentences):
            self.began.set()
            self.open.wait(30)
        return super().translate(sentences, source=source, target=target, decoding=decoding)


@pytest.fixture
def waiting_engine() -> Iterator[WaitingEngine]:
    engine = WaitingEngine()
    yield engine
    engine.open.set()


class Running:
    """A service on a socket of its own, as `minsheng serve` runs it."""

    def __init__(self, engine: TranslationEngine, **settings: Any) -> None:
        told = Settings(model="echo", memory=False, **settings)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.server = build_server(create_app(told, engine=engine), settings=told)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self._listener]})
        self.thread.start()

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=30)

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join(30)
        self._listener.close()


@pytest.fixture
def run_service() -> Iterator[Callable[..., Running]]:
    """Return a function that starts a service on loopback, with an engine and settings of one's own."""
    running: list[Running] = []

    def start(*, engine: TranslationEngine | None = None, **settings: Any) -> Running:
        running.append(Running(engine or EchoEngine(), **settings))
        return running[-1]

    yield start
    for service in running:
        service.stop()


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
