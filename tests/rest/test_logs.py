"""The log of a real process: one JSON object a line, each under the id of its request, and nothing of any article."""

import http.client
import json
import logging
import subprocess
import sys
import urllib.parse

import pytest

from service.adapters.rest.logs import formatter_of
from service.adapters.rest.tracing import WithRequestId

CANARY = "金丝雀"
WORDS = f"海滨县{CANARY}医院去年新增床位1200张。"
PROGRAM = (
    "from service.adapters.rest.server import serve; from service.settings import read_settings;"
    "serve(read_settings(model='echo', port=0, log_level='INFO', log_format='json'))"
)
# What is done well, what is refused, what is broken; in bodies, in queries, in paths, in headers.
CALLS = [
    ("POST", "/v1/digest", json.dumps({"text": WORDS, "name": CANARY, "title": CANARY}), {}),
    ("POST", "/v1/digest", json.dumps({"text": WORDS, "title": CANARY}), {"Accept": "text/event-stream"}),
    ("POST", "/v1/digest", json.dumps({"text": f"{CANARY}これは日本語のテキストです。"}), {}),
    ("POST", "/v1/digest", f'{{"text": "{CANARY}', {}),
    ("POST", "/v1/digest", json.dumps({"text": 5, CANARY: 1}), {}),
    ("POST", "/v1/translate", json.dumps({"items": [WORDS], "target": "en"}), {}),
    ("POST", "/v1/figures", json.dumps({"items": [{"text": WORDS}]}), {}),
    ("POST", "/v1/reviews", json.dumps({"text": WORDS, "source": "zh", "translation": CANARY}), {}),
    ("POST", "/v1/jobs", json.dumps({"articles": [{"text": WORDS}, {"text": ""}]}), {}),
    ("POST", "/v1/ninjs", json.dumps({"uri": CANARY, "headline": CANARY, "body_text": WORDS}), {}),
    ("POST", "/translate?" + urllib.parse.urlencode({"q": WORDS, "source": "zh", "target": "en"}), "", {}),
    ("POST", "/translate", json.dumps({"q": f"<p>{WORDS}", "source": "zh", "target": "en", "format": "html"}), {}),
    ("GET", "/v1/jobs/" + urllib.parse.quote(CANARY), None, {}),
    ("GET", "/health", None, {"X-Request-ID": urllib.parse.quote(CANARY)}),
]


@pytest.fixture(scope="module")
def lines(tmp_path_factory):
    folder = tmp_path_factory.mktemp("logs")
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, stderr=log, text=True)
    port = int(process.stdout.readline().split("http://127.0.0.1:")[1].split("/")[0])
    try:
        for number, (method, path, body, headers) in enumerate(CALLS):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            sent = {"Content-Type": "application/json", "X-Request-ID": f"call-{number}"} | headers
            connection.request(method, path, body.encode() if body is not None else None, sent)
            answer = connection.getresponse()
            answer.read()
            connection.close()
            assert answer.status < 500
    finally:
        process.terminate()
        process.stdout.close()
        process.wait(30)
    return (folder / "log").read_text(encoding="utf-8").splitlines()


def test_every_line_is_json_with_the_id_of_its_request(lines):
    records = [json.loads(line) for line in lines]
    assert all({"time", "level", "logger", "request_id", "message"} <= set(record) for record in records)
    # The last call's id is no plain word, so it was given one by the service.
    assert {f"call-{number}" for number in range(len(CALLS) - 1)} <= {record["request_id"] for record in records}


def test_a_call_has_its_status_and_seconds_in_fields_of_their_own(lines):
    calls = [record for record in map(json.loads, lines) if "status" in record]
    assert len(calls) == len(CALLS)
    assert all(isinstance(call["seconds"], float) for call in calls)
    assert {"method": "POST", "path": "/v1/digest", "status": 422}.items() <= calls[2].items()


def test_an_article_is_told_by_its_id_and_never_by_its_words(lines):
    log = "\n".join(lines)
    assert "sha256:" in log
    # A path is what the caller asked for, and it is cut; nothing else holds a word of an article.
    told = [json.loads(line) | {"path": ""} for line in lines]
    assert CANARY not in "\n".join(str(record["message"]) for record in told if not record["message"].startswith("GET /v1/jobs/"))
    assert log.count(CANARY) <= 2


def test_a_line_break_in_a_message_stays_within_its_line():
    record = logging.LogRecord("service", logging.INFO, "", 0, "one\ntwo %s", ("三",), None)
    WithRequestId().filter(record)
    line = formatter_of("json").format(record)
    assert "\n" not in line
    assert json.loads(line)["message"] == "one\ntwo 三"
    assert json.loads(line)["request_id"] == "-"
