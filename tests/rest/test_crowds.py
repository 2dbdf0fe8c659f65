"""Many callers: places, leaving, and what is measured."""

import asyncio
import threading
from collections.abc import Sequence

from fastapi.testclient import TestClient

from service.adapters.rest.app import create_app
from service.adapters.rest.departures import Departures
from service.engines.base import Decoding
from service.engines.batching import ABANDONED
from service.engines.echo import EchoEngine
from service.errors import TranslationError
from service.records import Language
from service.settings import Settings


def ask(client, answers, text="Please wait here.", **headers):
    def work():
        answers.append(client.post("/v1/digest", json={"text": text, "source": "en"}, headers=headers))

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_one_request_too_many_is_told_to_come_back(open_client, problem, waiting_engine):
    client = open_client(engine=waiting_engine, max_requests=1)
    answers = []
    thread = ask(client, answers)
    assert waiting_engine.began.wait(10)
    answer = client.post("/v1/translate", json={"items": ["Two."], "target": "zh"})
    problem(answer, status=429, code="overloaded")
    assert int(answer.headers["retry-after"]) >= 1
    assert client.post("/translate", json={"q": "Two.", "source": "en", "target": "zh"}).status_code == 429
    assert client.get("/health").status_code == 200
    waiting_engine.open.set()
    thread.join(30)
    assert answers[0].status_code == 200
    assert client.post("/v1/translate", json={"items": ["Two."], "target": "zh"}).status_code == 200


def test_a_stream_holds_its_place_to_its_end(open_client, waiting_engine):
    client = open_client(engine=waiting_engine, max_requests=1)
    answers = []
    thread = ask(client, answers, accept="text/event-stream")
    assert waiting_engine.began.wait(10)
    assert client.post("/v1/detect", json={"items": []}).status_code == 429
    waiting_engine.open.set()
    thread.join(30)
    assert client.post("/v1/detect", json={"items": []}).status_code == 200


def test_bytes_that_wait_are_bounded_too(open_client, waiting_engine):
    client = open_client(engine=waiting_engine, max_waiting_bytes=2000)
    answers = []
    thread = ask(client, answers)
    assert waiting_engine.began.wait(10)
    assert client.post("/v1/detect", json={"items": [{"text": "a" * 3000}]}).status_code == 429
    assert client.post("/v1/detect", json={"items": [{"text": "a" * 30}]}).status_code == 200
    waiting_engine.open.set()
    thread.join(30)
    assert client.post("/v1/detect", json={"items": [{"text": "a" * 3000}]}).status_code == 200


def test_a_client_who_leaves_is_noticed_while_the_work_goes_on():
    left = asyncio.Event()
    messages = [{"type": "http.request", "body": b"{}", "more_body": False}]
    noticed = []

    async def receive():
        if messages:
            return messages.pop()
        await left.wait()
        return {"type": "http.disconnect"}

    async def app(scope, receive, send):
        await receive()
        gone = ABANDONED.get()
        assert not gone.is_set()
        left.set()
        noticed.append(await asyncio.to_thread(gone.wait, 10))

    async def run():
        await Departures(app, limit_s=60)({"type": "http"}, receive, None)

    asyncio.run(run())
    assert noticed == [True]
    assert ABANDONED.get() is None


def test_metrics_tell_of_requests_figures_and_batches(client):
    client.post("/v1/digest", json={"text": "The county opened 1,200 beds."})
    client.get("/nothing/of/the/kind")
    text = client.get("/metrics").text
    assert 'minsheng_requests_total{call="/v1/digest",method="POST",status="200"} 1.0' in text
    assert 'call="other",method="GET",status="404"' in text
    assert "nothing/of" not in text
    assert 'minsheng_figures_total{fidelity="kept"} 1.0' in text
    assert "minsheng_batch_sentences_count" in text
    assert "minsheng_engine_tokens_total" in text
    assert "minsheng_queue_seconds_bucket" in text
    assert "minsheng_memory_hits_total 0.0" in text


def test_memory_hits_are_measured(tmp_path):
    settings = Settings(model="echo", home=tmp_path)
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        client.app.state.warming.wait()
        body = {"items": ["Beds were added."], "source": "en", "target": "zh"}
        client.post("/v1/translate", json=body)
        assert "minsheng_memory_hits_total 0.0" in client.get("/metrics").text
        client.post("/v1/translate", json=body)
        assert "minsheng_memory_hits_total 0.0" not in client.get("/metrics").text


class SickEngine(EchoEngine):
    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        raise TranslationError("The runtime failed.")


def test_health_fails_when_the_engine_is_beyond_help(open_client, problem):
    client = open_client(engine=SickEngine())
    client.app.state.warming.wait()
    for _ in range(3):
        client.post("/v1/translate", json={"items": ["One."], "target": "zh", "source": "en"})
    problem(client.get("/health"), status=503, code="translation-failed")
