import json
import logging
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from service.adapters.rest.app import create_app
from service.adapters.rest.describing import as_text
from service.adapters.rest.tracing import WithRequestId
from service.engines.base import Decoding
from service.engines.echo import EchoEngine
from service.errors import ModelMissingError, OverloadedError, TranslationError
from service.records import Language
from service.settings import Settings

COMMITTED = Path(__file__).with_name("openapi.json")


class WaitingEngine(EchoEngine):
    """Answers when it is let."""

    def __init__(self) -> None:
        self.open = threading.Event()

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        self.open.wait()
        return super().translate(sentences, source=source, target=target, decoding=decoding)


class FailingEngine(EchoEngine):
    """Answers with an error of one's choice."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        raise self.error


def test_ready_waits_for_a_warm_model(open_client, problem):
    engine = WaitingEngine()
    client = open_client(engine=engine)
    problem(client.get("/ready"), status=503, code="starting")
    assert client.get("/health").json()["status"] == "ok"
    engine.open.set()
    client.app.state.warming.wait()
    answer = client.get("/ready")
    assert answer.status_code == 200
    assert answer.json()["engine"] == "echo"
    assert {"source": "zh", "target": "en"} in answer.json()["directions"]


def test_ready_tells_why_it_never_will_be(open_client, problem):
    client = open_client(engine=FailingEngine(ModelMissingError("No weights for 'zh-en'. Run: minsheng models install opus-mt")))
    client.app.state.warming.wait()
    found = problem(client.get("/ready"), status=503, code="model-missing")
    assert "minsheng models install" in found["detail"]
    assert client.get("/health").status_code == 200


def test_a_missing_model_is_503_and_figures_are_found_all_the_same(open_client, problem):
    client = open_client(engine=FailingEngine(ModelMissingError("No weights. Run: minsheng models install opus-mt")))
    problem(client.post("/v1/translate", json={"items": ["你好"], "target": "en"}), status=503, code="model-missing")
    assert client.post("/v1/figures", json={"items": [{"text": "有35人。", "language": "zh"}]}).status_code == 200


def test_a_runtime_that_fails_is_503(open_client, problem):
    client = open_client(engine=FailingEngine(TranslationError("The runtime failed.")))
    problem(client.post("/v1/digest", json={"text": "公共服务。"}), status=503, code="translation-failed")


def test_an_overloaded_service_says_when_to_come_back(open_client, problem):
    client = open_client(engine=FailingEngine(OverloadedError("Too much is waiting.", retry_after_s=7)))
    answer = client.post("/v1/translate", json={"items": ["你好"], "target": "en"})
    problem(answer, status=429, code="overloaded")
    assert answer.headers["retry-after"] == "7"


def test_a_fault_of_ours_is_500_and_neither_answer_nor_log_holds_the_article(open_client, problem, caplog):
    article = "绝密的句子在这里。"
    client = open_client(engine=FailingEngine(ValueError(f"cannot read {article}")))
    with caplog.at_level(logging.INFO):
        answer = client.post("/v1/digest", json={"text": article})
    problem(answer, status=500, code="internal")
    assert "绝密" not in answer.text
    assert "绝密" not in caplog.text
    assert "ValueError at" in caplog.text


def test_no_article_is_logged_above_debug(client, caplog):
    with caplog.at_level(logging.INFO, logger="service"):
        client.post("/v1/digest", json={"text": "绝密的句子在这里，共有35人。"})
        client.post("/v1/digest?q=绝密", json={"text": 1})
        client.get("/v1/绝密" + "很长" * 100)
    assert "POST /v1/digest 200" in caplog.text
    assert "绝密的句子" not in caplog.text
    assert "?q=" not in caplog.text
    assert "很长" * 20 not in caplog.text


def test_a_request_id_comes_back_and_is_in_every_log_line(client, caplog):
    caplog.handler.addFilter(WithRequestId())
    with caplog.at_level(logging.INFO, logger="service"):
        answer = client.post("/v1/digest", json={"text": "公共服务。"}, headers={"X-Request-ID": "edit-17"})
    assert answer.headers["x-request-id"] == "edit-17"
    lines = [record for record in caplog.records if record.name.startswith("service.") and "warm" not in record.threadName]
    assert lines
    assert {record.request_id for record in lines} == {"edit-17"}


@pytest.mark.parametrize("sent", ["two words", "x" * 129, "a;b"])
def test_a_request_id_that_is_no_plain_word_is_replaced(client, sent):
    assert client.get("/health", headers={"X-Request-ID": sent}).headers["x-request-id"] != sent


def test_openapi_is_what_is_committed():
    settings = Settings(model="echo")
    document = create_app(settings, engine=EchoEngine()).openapi()
    assert as_text(document) == COMMITTED.read_text(encoding="utf-8"), "The interface changed. Write it anew: scripts/document.py"


def test_openapi_is_served_and_describes_every_call(client):
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert {"/v1/digest", "/v1/translate", "/v1/figures", "/v1/keypoints", "/v1/detect", "/health", "/ready"} <= set(document["paths"])
    for path in document["paths"].values():
        for call in path.values():
            assert call["description"]
    assert "HTTPValidationError" not in json.dumps(document)


def test_openapi_examples_are_answered(client):
    document = client.get("/openapi.json").json()
    for path, calls in document["paths"].items():
        schema = calls.get("post", {}).get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
        if not schema.get("$ref", "").endswith("Body"):
            continue
        for example in document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]["examples"]:
            answer = client.post(path, json=example)
            assert answer.status_code in (200, 202), (path, answer.text)
