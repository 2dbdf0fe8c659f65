"""Time: of the work, of a body, of a connection; clients that leave, and a service that stops."""

import http.client
import json
import threading
import time

import pytest

ARTICLE = {"text": "Please wait here. It rained. People stayed at home.", "source": "en"}
HEAD = b"POST /v1/digest HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n"


def test_work_over_the_time_limit_is_refused_on_time(run_service, waiting_engine):
    service = run_service(engine=waiting_engine, request_limit_s=0.3, max_requests=1)
    status, problem = ask(service, "/v1/digest", ARTICLE)
    assert (status, problem["code"]) == (503, "time-limit")
    assert "0.3 seconds" in problem["detail"]
    assert problem["instance"]
    # The thread is still at it, and keeps its place until it has noticed.
    assert ask(service, "/v1/detect", {"items": []})[0] == 429
    waiting_engine.open.set()
    assert until(lambda: ask(service, "/v1/detect", {"items": []})[0] == 200)


def test_libretranslates_clients_learn_of_the_time_limit_too(run_service, waiting_engine):
    service = run_service(engine=waiting_engine, request_limit_s=0.3)
    status, problem = ask(service, "/translate", {"q": "Please wait.", "source": "en", "target": "zh"})
    assert status == 503
    assert problem["error"] == problem["detail"]


def test_a_stream_over_the_time_limit_ends_with_that_problem(open_client, waiting_engine):
    client = open_client(engine=waiting_engine, request_limit_s=0.3)
    threading.Timer(1.0, waiting_engine.open.set).start()
    # The first two sentences are in the engine's hands when the time is up; the third is never begun.
    answer = client.post("/v1/digest", json=ARTICLE, headers={"accept": "text/event-stream"})
    *_, last = answer.text.strip().split("\n\n")
    assert last.startswith("event: problem")
    assert json.loads(last.partition("data: ")[2])["code"] == "time-limit"


def test_what_is_done_in_time_is_not_refused(open_client):
    assert open_client(request_limit_s=30).post("/v1/digest", json=ARTICLE).status_code == 200


@pytest.mark.parametrize("sent", [b"", b'{"text": "'], ids=["no-body", "half-a-body"])
def test_a_body_that_does_not_come_is_408_and_the_connection_closes(run_service, sent):
    with run_service(body_wait_s=0.3).connect() as connection:
        connection.sendall(HEAD + sent)
        answer = read_all(connection)
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b'"code":"request-timeout"' in answer


def test_a_body_that_drips_is_408_too(run_service):
    with run_service(body_wait_s=0.3).connect() as connection:
        connection.sendall(HEAD)
        connection.settimeout(0.05)
        answer = b""
        for _ in range(200):
            try:
                connection.sendall(b" ")
                answer += connection.recv(4096)
            except TimeoutError:
                continue
            except OSError:
                break
            if answer:
                break
    assert answer.startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize("sent", [b"", b"POST /v1/digest HTTP/1.1\r\nHost: 127"], ids=["nothing", "half-a-header"])
def test_a_connection_without_a_request_is_closed(run_service, sent):
    with run_service(body_wait_s=0.3).connect() as connection:
        connection.sendall(sent)
        assert read_all(connection) == b""


def test_headers_that_drip_on_an_old_connection_end_it(run_service):
    with run_service(body_wait_s=0.3).connect() as connection:
        connection.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nGET /health HTTP/1.1\r\nX-Slow: ")
        answer = read_all(connection)
    assert answer.count(b"HTTP/1.1 200") == 1


def test_an_answer_that_takes_long_keeps_its_connection(run_service, waiting_engine):
    service = run_service(engine=waiting_engine, body_wait_s=0.2)
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
    connection.request("POST", "/v1/digest", json.dumps(ARTICLE), {"Content-Type": "application/json"})
    assert waiting_engine.began.wait(10)
    threading.Timer(0.8, waiting_engine.open.set).start()
    assert connection.getresponse().status == 200
    connection.close()


def test_a_client_that_goes_away_frees_its_place(run_service, waiting_engine):
    service = run_service(engine=waiting_engine, max_requests=1)
    body = json.dumps(ARTICLE).encode()
    with service.connect() as connection:
        connection.sendall(HEAD.replace(b"5000", str(len(body)).encode()) + body)
        assert waiting_engine.began.wait(10)
    assert ask(service, "/v1/detect", {"items": []})[0] == 429
    waiting_engine.open.set()
    assert until(lambda: ask(service, "/v1/detect", {"items": []})[0] == 200)


@pytest.mark.parametrize("cut", [1, 20, 60, 110, 130], ids=lambda cut: f"after-{cut}-bytes")
def test_a_connection_that_breaks_off_harms_nobody(run_service, cut):
    service = run_service(max_requests=1)
    with service.connect() as connection:
        connection.sendall((HEAD + b'{"text": "half of an article')[:cut])
    assert ask(service, "/v1/digest", {"text": "It rained."})[0] == 200


def test_a_service_that_stops_finishes_what_is_running(run_service, waiting_engine):
    service = run_service(engine=waiting_engine)
    answers = []
    asking = threading.Thread(target=lambda: answers.append(ask(service, "/v1/digest", ARTICLE)[0]))
    asking.start()
    assert waiting_engine.began.wait(10)
    service.server.should_exit = True
    waiting_engine.open.set()
    asking.join(30)
    assert answers == [200]
    service.thread.join(30)
    assert not service.thread.is_alive()


def ask(service, path, body):
    """Return the status and the document of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
    connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    found = answer.status, json.load(answer)
    connection.close()
    return found


def read_all(connection):
    found = b""
    while part := connection.recv(4096):
        found += part
    return found


def until(holds):
    """Return whether it comes to hold within ten seconds."""
    end = time.monotonic() + 10
    pause = threading.Event()
    while time.monotonic() < end:
        if holds():
            return True
        pause.wait(0.05)
    return False
