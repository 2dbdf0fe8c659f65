import http.client
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence

import pytest
from sqlalchemy import select

from service.engines.base import Decoding
from service.engines.echo import EchoEngine
from service.jobs import ARTICLES as ROWS
from service.keys import Keys
from service.records import Language, Report
from service.settings import Settings
from service.store import open_store, store_url

ARTICLES = {"articles": [{"text": "去年新增床位1200张。", "name": "beds"}, {"text": ""}, {"text": "It rained all day in the hills."}]}


def wait_for(client, job, state="done"):
    pause = threading.Event()
    for _ in range(600):
        found = client.get(f"/v1/jobs/{job['id']}").json()
        if found["state"] == state:
            return found
        pause.wait(0.05)
    raise AssertionError(found)


@pytest.fixture
def client(open_client, tmp_path):
    return open_client(home=tmp_path)


def test_a_job_gives_a_report_or_an_error_for_each_article_in_order(client):
    answer = client.post("/v1/jobs", json=ARTICLES)
    assert answer.status_code == 202
    job = answer.json()
    assert answer.headers["location"] == f"/v1/jobs/{job['id']}"
    done = wait_for(client, job)
    assert (done["total"], done["done"], done["failed"]) == (3, 2, 1)
    items = client.get(f"/v1/jobs/{job['id']}/results").json()["items"]
    assert Report.model_validate(items[0]).name == "beds"
    assert items[1]["error"]["code"] == "empty-article"
    assert Report.model_validate(items[2]).language.code == "en"


def test_a_job_says_the_same_as_a_digest(client):
    job = client.post("/v1/jobs", json=ARTICLES).json()
    wait_for(client, job)
    report = client.get(f"/v1/jobs/{job['id']}/results?start=0&count=1").json()["items"][0]
    assert report | {"seconds": None} == client.post("/v1/digest", json=ARTICLES["articles"][0]).json() | {"seconds": None}


def test_results_can_be_asked_in_parts(client):
    job = client.post("/v1/jobs", json=ARTICLES).json()
    wait_for(client, job)
    part = client.get(f"/v1/jobs/{job['id']}/results?start=2&count=5").json()["items"]
    assert [item["language"]["code"] for item in part] == ["en"]
    assert client.get(f"/v1/jobs/{job['id']}/results?start=9").json() == {"items": []}


class WaitingEngine(EchoEngine):
    def __init__(self) -> None:
        self.began = threading.Event()
        self.open = threading.Event()

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        if any("rained" in sentence for sentence in sentences):
            self.began.set()
            self.open.wait(30)
        return super().translate(sentences, source=source, target=target, decoding=decoding)


def test_progress_is_told_while_it_goes_on(open_client, tmp_path):
    engine = WaitingEngine()
    client = open_client(engine=engine, home=tmp_path)
    job = client.post("/v1/jobs", json=ARTICLES).json()
    assert engine.began.wait(10)
    found = client.get(f"/v1/jobs/{job['id']}").json()
    assert (found["state"], found["done"], found["failed"], found["running"]) == ("running", 1, 1, 1)
    assert client.get(f"/v1/jobs/{job['id']}/results").json()["items"][2] is None
    engine.open.set()
    assert wait_for(client, job)["done"] == 2


def test_a_removed_job_is_gone(client, problem):
    job = client.post("/v1/jobs", json=ARTICLES).json()
    assert client.delete(f"/v1/jobs/{job['id']}").status_code == 204
    problem(client.get(f"/v1/jobs/{job['id']}"), status=404, code="job-missing")
    problem(client.get(f"/v1/jobs/{job['id']}/results"), status=404, code="job-missing")
    problem(client.delete(f"/v1/jobs/{job['id']}"), status=404, code="job-missing")


@pytest.mark.parametrize("identity", ["x", "0" * 31, "0" * 33, "..%2F..%2Fetc%2Fpasswd", "0" * 31 + "%00", "A" * 32])
def test_an_id_that_is_none_is_refused(client, identity):
    assert client.get(f"/v1/jobs/{identity}").status_code in (404, 422)


@pytest.mark.parametrize("body", [{}, {"articles": []}, {"articles": [{}]}, {"articles": [{"text": "a", "html": "b"}]}, {"articles": "a"}])
def test_a_job_that_does_not_fit_is_refused_whole(client, problem, body):
    problem(client.post("/v1/jobs", json=body), status=422, code="invalid-field")


def test_too_many_and_too_long_articles_are_refused(open_client, problem, tmp_path):
    client = open_client(home=tmp_path, max_items=2, max_characters=10)
    problem(client.post("/v1/jobs", json={"articles": [{"text": "a"}] * 3}), status=413, code="too-many-items")
    problem(client.post("/v1/jobs", json={"articles": [{"text": "a" * 11}]}), status=413, code="article-too-long")


def test_a_job_is_for_its_key_alone(open_client, problem, tmp_path):
    client = open_client(home=tmp_path, keys_required=True)
    keys = Keys(open_store(store_url(Settings(home=tmp_path))))
    mine, other = ({"X-API-Key": keys.add(name)[1]} for name in ("mine", "other"))
    job = client.post("/v1/jobs", json=ARTICLES, headers=mine).json()
    assert client.get(f"/v1/jobs/{job['id']}", headers=mine).status_code == 200
    problem(client.get(f"/v1/jobs/{job['id']}", headers=other), status=404, code="job-missing")
    problem(client.get(f"/v1/jobs/{job['id']}"), status=401, code="key-required")


def test_a_service_that_stops_gives_its_article_back(open_client, tmp_path):
    engine = WaitingEngine()
    first = open_client(engine=engine, home=tmp_path)
    job = first.post("/v1/jobs", json={"articles": [{"text": "It rained all day in the hills. People stayed at home."}]}).json()
    assert engine.began.wait(10)
    stopping = threading.Thread(target=first.app.state.workers.stop, kwargs={"wait_s": 30})
    stopping.start()
    engine.open.set()
    stopping.join(30)
    second = open_client(home=tmp_path)
    assert wait_for(second, job)["done"] == 1


PROGRAM = (
    "from service.adapters.rest.server import serve; from service.settings import read_settings;"
    "serve(read_settings(model='echo', port=0, memory=False, job_lease_s=1.0))"
)


def start_server(home, **environment):
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True, env=os.environ | {"MINSHENG_HOME": str(home)} | environment
    )
    line = process.stdout.readline()
    return process, int(line.split("http://127.0.0.1:")[1].split("/")[0])


def call(port, method, path, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path, json.dumps(body) if body else None, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    found = json.load(answer)
    connection.close()
    return found


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_process_that_is_killed_in_the_middle_loses_nothing(request, tmp_path, kind):
    environment = {"MINSHENG_STORE_URL": request.getfixturevalue("postgresql")} if kind == "postgresql" else {}
    article = "".join(f"第{number}年新增床位{number}张，下雨了。" for number in range(2, 30))
    pause = threading.Event()
    process, port = start_server(tmp_path, **environment)
    job = call(port, "POST", "/v1/jobs", {"articles": [{"text": article, "name": str(number)} for number in range(12)]})
    for _ in range(600):
        found = call(port, "GET", f"/v1/jobs/{job['id']}")
        if found["done"]:
            break
        pause.wait(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    process.stdout.close()
    assert 0 < found["done"] < 12
    process, port = start_server(tmp_path, **environment)
    try:
        for _ in range(1200):
            found = call(port, "GET", f"/v1/jobs/{job['id']}")
            if found["state"] == "done":
                break
            pause.wait(0.05)
        assert (found["done"], found["failed"]) == (12, 0)
        items = call(port, "GET", f"/v1/jobs/{job['id']}/results")["items"]
        assert [item["name"] for item in items] == [str(number) for number in range(12)]
    finally:
        process.terminate()
        process.stdout.close()
        process.wait(30)


def read_metric(port, name):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/metrics")
    lines = connection.getresponse().read().decode().splitlines()
    connection.close()
    return sum(float(line.rpartition(" ")[2]) for line in lines if line.startswith(name))


def test_replicas_share_one_queue_and_one_of_them_may_be_killed(postgresql, tmp_path):
    article = "".join(f"第{number}年新增床位{number}张，下雨了。" for number in range(2, 40))
    total = 40
    pause = threading.Event()
    replicas = [start_server(tmp_path / name, MINSHENG_STORE_URL=postgresql) for name in ("one", "two")]
    (killed, killed_port), (_, port) = replicas
    try:
        job = call(killed_port, "POST", "/v1/jobs", {"articles": [{"text": article, "name": str(number)} for number in range(total)]})
        for _ in range(1200):
            done = [read_metric(each, "minsheng_job_articles_total") for _, each in replicas]
            if min(done) >= 2:
                break
            pause.wait(0.02)
        killed.send_signal(signal.SIGKILL)
        killed.wait(30)
        assert min(done) >= 2
        assert sum(done) < total
        for _ in range(1200):
            found = call(port, "GET", f"/v1/jobs/{job['id']}")
            if found["state"] == "done":
                break
            pause.wait(0.05)
        assert (found["done"], found["failed"]) == (total, 0)
        items = call(port, "GET", f"/v1/jobs/{job['id']}/results")["items"]
        assert [item["name"] for item in items] == [str(number) for number in range(total)]
        store = open_store(postgresql)
        with store.begin() as connection:
            attempts = connection.execute(select(ROWS.c.attempts).where(ROWS.c.job == job["id"])).scalars().all()
        store.close()
        # What the killed one had under way was begun anew, and nothing else.
        assert sorted(attempts)[:-1] == [1] * (total - 1)
        assert attempts.count(2) <= 1
    finally:
        for process, _ in replicas:
            process.kill()
            process.stdout.close()
            process.wait(30)
