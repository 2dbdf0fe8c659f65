import json
from collections.abc import Iterator

import pytest

SECRET = "机密原文" * 30  # what no error may repeat at length
JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b'{"text": "a"', b"\xff\xfe\x00", b'{"text": "\xc3\x28"}', b"[" * 100_000, b'{"key_points": ' + b"9" * 5000 + b"}"],
    ids=["empty", "open", "unfinished", "binary", "invalid-utf8", "deep", "endless-number"],
)
def test_a_body_that_is_not_json_is_malformed(client, problem, body):
    answer = client.post("/v1/digest", content=body, headers=JSON)
    if body == b"":
        problem(answer, status=422, code="invalid-field")
    else:
        problem(answer, status=400, code="malformed-json")


@pytest.mark.parametrize(
    "headers",
    [{}, {"content-type": "text/plain"}, {"content-type": "application/x-www-form-urlencoded"}, {"content-type": "application/jsonx"},
     {"content-type": "application/json; charset=gb18030"}, {"content-type": "application/json", "content-encoding": "gzip"},
     {"content-type": '"; /'}],
    ids=["none", "plain", "form", "almost", "charset", "compressed", "nonsense"],
)  # fmt: skip
def test_a_body_of_another_type_is_refused(client, problem, headers):
    problem(client.post("/v1/digest", content=b'{"text": "a"}', headers=headers), status=415, code="unsupported-media-type")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ([], ""), ("text", ""), (None, ""), ({}, ""), ({"text": 5}, "text"), ({"text": None}, ""), ({"text": "a", "html": "b"}, ""),
        ({"text": "好", "key_points": 0}, "key_points"), ({"text": "好", "key_points": "three"}, "key_points"),
        ({"text": "好", "unknown": 1}, "unknown"), ({"text": "\ud800"}, "text"), ({"text": {"a": 1}}, "text"),
        ({"text": "好", "name": "n" * 501}, "name"),
    ],
)  # fmt: skip
def test_a_field_that_does_not_fit_is_named(client, problem, body, field):
    answer = client.post("/v1/digest", content=json.dumps(body), headers=JSON)
    found = problem(answer, status=422, code="invalid-field")
    assert found["errors"][0]["field"] == field


@pytest.mark.parametrize(("field", "call"), [("source", "digest"), ("target", "digest")])
def test_a_language_that_is_not_offered_is_told_as_such(client, problem, field, call):
    problem(client.post(f"/v1/{call}", json={"text": "你好", field: "fr"}), status=422, code="unsupported-language")


def test_an_article_in_another_language_is_refused(client, problem):
    text = "Die Gemeinde hat im vergangenen Jahr viele neue Betten in ihren Krankenhäusern geschaffen, sagte die Sprecherin."
    problem(client.post("/v1/digest", json={"text": text}), status=422, code="unsupported-language")


@pytest.mark.parametrize("text", ["", " \n\t\u3000", "🎉🎊", "……——！"], ids=["empty", "blank", "emoji", "marks"])
def test_an_article_without_words_is_refused(client, problem, text):
    problem(client.post("/v1/digest", json={"text": text}), status=422, code="empty-article")


@pytest.mark.parametrize("html", ["<html><body><nav>Home</nav></body></html>", "<script>alert(1)</script>"])
def test_html_without_an_article_is_refused(client, html):
    answer = client.post("/v1/digest", json={"html": html})
    assert answer.status_code == 422
    assert answer.json()["code"] in ("unreadable-article", "empty-article")


def test_an_article_over_the_limit_of_characters_is_too_large(open_client, problem):
    client = open_client(max_characters=100)
    problem(client.post("/v1/digest", json={"text": "长" * 101}), status=413, code="article-too-long")
    assert client.post("/v1/digest", json={"text": "长" * 100}).status_code == 200


def test_too_many_items_are_too_large(open_client, problem):
    client = open_client(max_items=2)
    problem(client.post("/v1/detect", json={"items": [{"text": "a"}] * 3}), status=413, code="too-many-items")
    problem(client.post("/v1/translate", json={"items": ["a"] * 3, "target": "zh"}), status=413, code="too-many-items")


def test_a_body_over_the_limit_of_bytes_is_too_large(open_client, problem):
    client = open_client(max_bytes=1000)
    problem(client.post("/v1/digest", json={"text": "a" * 1000}), status=413, code="body-too-large")


def test_a_body_in_parts_is_counted_while_it_comes(open_client, problem):
    client = open_client(max_bytes=1000)
    sent = 0

    def parts() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(1000):
            sent += 100
            yield b" " * 100

    problem(client.post("/v1/digest", content=parts(), headers=JSON), status=413, code="body-too-large")


def test_another_address_and_another_method_are_problems_too(client, problem):
    problem(client.get("/v1/nothing"), status=404, code="not-found")
    problem(client.post("/v1/digest/", json={}), status=404, code="not-found")
    answer = client.get("/v1/digest")
    problem(answer, status=405, code="method-not-allowed")
    assert answer.headers["allow"] == "POST"


@pytest.mark.parametrize(
    "body",
    [
        {"text": "好", SECRET: 1},
        {"text": [SECRET]},
        {"text": "好", "target": SECRET},
        {"text": SECRET, "html": SECRET},
        {"text": "好", "key_points": SECRET},
    ],
)
def test_an_error_repeats_at_most_forty_characters(client, body):
    answer = client.post("/v1/digest", json=body)
    assert answer.status_code == 422
    assert SECRET[:41] not in json.dumps(answer.json(), ensure_ascii=False)


def test_one_long_sentence_of_five_thousand_characters_is_borne(client):
    answer = client.post("/v1/digest", json={"text": "服务" * 2500 + "。"})
    assert answer.status_code == 200
    assert len(answer.json()["sentences"]) == 1


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/v1/digest", "POST"), ("/v1/reviews", "GET, POST"), ("/v1/jobs/" + "0" * 32, "DELETE, GET"), ("/health", "GET")],
)
def test_a_wrong_method_is_told_every_right_one(client, problem, path, allowed):
    answer = client.put(path)
    problem(answer, status=405, code="method-not-allowed")
    assert answer.headers["allow"] == allowed


def test_one_sentence_of_a_million_characters_is_borne(client):
    report = client.post("/v1/digest", json={"text": "服务" * 500_000}).json()
    assert len(report["text"]) == 1_000_000
    assert len(report["sentences"]) == 1
    assert client.post("/v1/digest", json={"text": "服务" * 500_000 + "。"}).status_code == 413


@pytest.mark.parametrize("call", ["digest", "translate", "figures", "keypoints", "detect", "jobs", "reviews", "reviews/remove", "ninjs"])
@pytest.mark.parametrize(
    "content", [b"[" * 100_000, b'{"a":' * 100_000, b"[" * 900 + b"]" * 900], ids=["open-lists", "open-objects", "whole"]
)
def test_json_that_is_nested_deeply_is_refused(client, call, content):
    assert client.post(f"/v1/{call}", content=content, headers=JSON).status_code in (400, 422)


BEDS = "床位增加了很多很多，大家都在家里。"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + BEDS,
        "<b>" * 50_000 + BEDS,
        "<table><tr><td>" * 20_000 + BEDS,
        "<a href=x>" * 5_000 + BEDS,
        "<" * 300_000,
        "<p " + "a='b' " * 50_000 + f">{BEDS}</p>",
        "<!--" * 100_000 + BEDS,
        "&#x5e8a;" * 50_000,
        "<svg><style><!--</style><img src=x onerror=alert(1)>" + BEDS,
        "\x00" * 1000 + BEDS,
    ],
    ids=["divs", "bolds", "tables", "links", "brackets", "attributes", "comments", "entities", "svg", "zeros"],
)
def test_markup_that_is_a_bomb_is_refused_or_borne(client, html):
    assert client.post("/v1/digest", json={"html": html}).status_code in (200, 422)


def test_entities_of_a_document_neither_grow_nor_read_files(client):
    layers = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 10))
    entities = f'<!DOCTYPE html [<!ENTITY e0 "床位">{layers}<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    page = f"{entities}<html><body><article><p>&e9;&file;{BEDS}</p><p>{BEDS}</p></article></body></html>"
    for answer in (
        client.post("/v1/digest", json={"html": page}),
        client.post("/translate", json={"q": page, "source": "zh", "target": "en", "format": "html"}),
    ):
        assert answer.status_code in (200, 422)
        assert len(answer.text) < 10_000
        assert "root:" not in answer.text


@pytest.mark.parametrize("words", ["event: report\ndata: {}\n\n", "\r\nSet-Cookie: a=b\r\n", "data: x\r\r", "\u2028event: problem\u2029"])
def test_words_of_an_article_make_no_event_and_no_header(client, words):
    answer = client.post("/v1/digest", json={"text": f"{BEDS}{words}{BEDS}", "name": words}, headers={"accept": "text/event-stream"})
    assert "set-cookie" not in answer.headers
    lines = answer.text.split("\n")
    assert {line.partition(":")[0] for line in lines} == {"", "event", "data"}
    assert [line for line in lines if line.startswith("event: ")].count("event: report") == 1
    assert "\r" not in answer.text


@pytest.mark.parametrize(
    "identity", ["..", "%2e%2e", "..%2f..%2f", "%00", "a%0d%0aSet-Cookie:%20a=b", "-1", "1;drop table jobs", "\u202e", "x" * 5000]
)
@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_an_id_that_plays_tricks_is_refused(client, method, identity):
    answer = client.request(method, f"/v1/jobs/{identity}/results" if method == "GET" else f"/v1/jobs/{identity}")
    assert answer.status_code in (404, 405, 422)
    assert "set-cookie" not in answer.headers
