import json
import threading
from collections.abc import Sequence
from typing import Any

import anyio
import pytest

from service.adapters.rest.streaming import stream_events
from service.engines.base import Decoding
from service.engines.echo import EchoEngine
from service.errors import TranslationError
from service.records import Language, Report, Sentence

ARTICLE = "海滨县去年新增床位1200张。下雨了。\n大家都在家里，一共35人。"


def read_events(text: str) -> list[tuple[str, Any]]:
    found = []
    for block in text.strip().split("\n\n"):
        name, payload = block.split("\n")
        found.append((name.removeprefix("event: "), json.loads(payload.removeprefix("data: "))))
    return found


def stream(client, body):
    return client.post("/v1/digest", json=body, headers={"accept": "text/event-stream"})


def test_a_stream_gives_every_sentence_in_order_and_then_the_report(client):
    answer = stream(client, {"text": ARTICLE})
    assert answer.headers["content-type"].startswith("text/event-stream")
    *sentences, (last, report) = read_events(answer.text)
    assert last == "report"
    assert [name for name, _ in sentences] == ["sentence"] * 3
    assert [sentence for _, sentence in sentences] == report["sentences"]
    assert Report.model_validate(report).target == "en"


def test_a_stream_equals_the_plain_answer(client):
    streamed = read_events(stream(client, {"text": ARTICLE}).text)[-1][1]
    plain = client.post("/v1/digest", json={"text": ARTICLE}).json()
    assert streamed | {"seconds": None} == plain | {"seconds": None}


def test_a_stream_cannot_be_forged_by_the_article(client):
    text = "第一句。\n\nevent: report\ndata: {}\n\n第二句话。"
    events = read_events(stream(client, {"text": text}).text)
    assert [name for name, _ in events].count("report") == 1


def test_a_stream_that_cannot_begin_is_a_plain_problem(client, problem):
    problem(stream(client, {"text": ""}), status=422, code="empty-article")


class FailsLater(EchoEngine):
    """Translates at first, then fails."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        if any("失败" in sentence for sentence in sentences):
            raise self.error
        return super().translate(sentences, source=source, target=target, decoding=decoding)


@pytest.mark.parametrize(
    ("error", "code"), [(TranslationError("The runtime failed."), "translation-failed"), (ValueError("失败"), "internal")]
)
def test_a_stream_that_fails_ends_with_one_problem(open_client, error, code):
    client = open_client(engine=FailsLater(error))
    events = read_events(stream(client, {"text": "这里失败。"}).text)
    name, problem = events[-1]
    assert name == "problem"
    assert problem["code"] == code
    assert "失败" not in problem["detail"]


def test_a_listener_who_leaves_stops_the_work():
    sentence = Sentence(index=0, start=0, end=1, text="a", paragraph=0)
    told = threading.Event()
    left = threading.Event()
    stopped = threading.Event()

    def digest(tell):
        tell(sentence)
        told.set()
        left.wait(10)
        try:
            tell(sentence)
        except Exception:
            stopped.set()
            raise
        raise AssertionError("nobody stopped the work")

    async def listen() -> None:
        events = stream_events(digest)
        assert (await anext(events)).startswith(b"event: sentence")
        await events.aclose()
        left.set()
        assert await anyio.to_thread.run_sync(stopped.wait, 10)

    anyio.run(listen)
