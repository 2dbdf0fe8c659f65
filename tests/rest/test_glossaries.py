"""A newsroom's glossaries: kept whole under an id, told where terms fight, used by whatever names them."""

import threading

import pytest

from service.engines.echo import EchoEngine

TERMS = {"terms": [{"zh": "街道", "en": "subdistrict", "note": "no street"}, {"zh": "医院", "en": "hospital", "also": ["clinic"]}]}


class WordEngine(EchoEngine):
    """Know one word for a subdistrict, the wrong one; write what comes in Latin letters as it is."""

    signature = "word"

    def translate(self, sentences, *, source, target, decoding):
        return [[sentence.replace("街道", " street ").replace("已改建。", " was rebuilt.")] for sentence in sentences]


@pytest.fixture
def client(open_client, tmp_path):
    return open_client(engine=WordEngine(), home=tmp_path)


def test_a_glossary_is_kept_told_and_forgotten(client):
    kept = client.put("/v1/glossaries/city-desk", json=TERMS)
    assert kept.status_code == 200
    assert kept.json() | {"updated": ""} == {"id": "city-desk", "count": 2, "updated": "", "clashes": []}
    told = client.get("/v1/glossaries/city-desk").json()
    assert told["terms"] == [
        {"zh": "街道", "en": "subdistrict", "note": "no street", "also": []},
        {"zh": "医院", "en": "hospital", "note": "", "also": ["clinic"]},
    ]
    assert [(item["id"], item["count"]) for item in client.get("/v1/glossaries").json()["items"]] == [("city-desk", 2)]
    assert client.delete("/v1/glossaries/city-desk").status_code == 204
    assert client.get("/v1/glossaries").json() == {"items": []}


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_a_glossary_that_is_not_there_is_404(client, problem, method):
    problem(client.request(method, "/v1/glossaries/nobody"), status=404, code="glossary-missing")


def test_put_tells_terms_that_fight(client):
    answer = client.put("/v1/glossaries/a", json={"table": "zh,en\n街道,subdistrict\n街道,street\n"}).json()
    assert [(clash["kind"], clash["wording"], clash["translations"]) for clash in answer["clashes"]] == [
        ("several", "街道", ["subdistrict", "street"])
    ]
    assert client.get("/v1/glossaries/a").json()["clashes"] == answer["clashes"]


def test_put_takes_tbx(client):
    tbx = (
        "<tbx><body><conceptEntry id='1'><langSec xml:lang='zh'><term>街道</term></langSec>"
        "<langSec xml:lang='en'><term>subdistrict</term></langSec></conceptEntry></body></tbx>"
    )
    assert client.put("/v1/glossaries/a", json={"tbx": tbx}).json()["count"] == 1


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "invalid-field"),
        ({"terms": []}, "invalid-field"),
        ({"terms": [{"zh": "街道"}]}, "invalid-field"),
        ({"terms": [{"zh": "街道", "en": "。"}]}, "glossary-unreadable"),
        ({"terms": [{"zh": "x", "en": "y"}], "table": "a,b"}, "invalid-field"),
        ({"table": "zh,en\n街道,\n"}, "glossary-unreadable"),
        ({"tbx": "<tbx><!DOCTYPE"}, "glossary-unreadable"),
    ],
)
def test_a_glossary_that_does_not_fit_is_refused(client, body, code):
    answer = client.put("/v1/glossaries/a", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert client.get("/v1/glossaries").json() == {"items": []}


@pytest.mark.parametrize("identity", ["..", "a b", "%2e%2e%2fetc", "x" * 65, ".hidden"])
def test_ids_that_could_be_paths_are_refused(client, identity):
    assert client.put(f"/v1/glossaries/{identity}", json=TERMS).status_code in (404, 405, 422)


def test_a_digest_keeps_the_terms_of_the_glossary_it_names(client):
    client.put("/v1/glossaries/a", json=TERMS)
    plain = client.post("/v1/digest", json={"text": "街道已改建。"}).json()
    named = client.post("/v1/digest", json={"text": "街道已改建。", "glossary": "a"}).json()
    assert (plain["translation"].strip(), named["translation"].strip()) == ("street was rebuilt.", "subdistrict was rebuilt.")


def test_lines_keep_the_terms_of_the_glossary_they_name(client):
    client.put("/v1/glossaries/a", json=TERMS)
    (item,) = client.post("/v1/translate", json={"items": ["街道已改建。"], "target": "en", "glossary": "a"}).json()["items"]
    assert (item["translation"].strip(), item["check"]) == ("subdistrict was rebuilt.", "no-figures")


def test_a_glossary_put_anew_counts_from_the_next_request(client):
    client.put("/v1/glossaries/a", json=TERMS)
    client.post("/v1/digest", json={"text": "街道已改建。", "glossary": "a"})
    client.put("/v1/glossaries/a", json={"terms": [{"zh": "街道", "en": "neighbourhood"}]})
    report = client.post("/v1/digest", json={"text": "街道已改建。", "glossary": "a"}).json()
    assert report["translation"].strip() == "neighbourhood was rebuilt."


def test_fighting_terms_are_a_warning_of_the_report(client):
    client.put("/v1/glossaries/a", json={"table": "街道,subdistrict\n街道,street\n"})
    report = client.post("/v1/digest", json={"text": "街道已改建。", "glossary": "a"}).json()
    assert [(warning["code"], warning["sentence"]) for warning in report["warnings"]] == [("term-clash", 0)]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/digest", {"text": "街道已改建。"}),
        ("/v1/translate", {"items": ["街道已改建。"], "target": "en"}),
        ("/v1/jobs", {"articles": [{"text": "街道已改建。"}]}),
    ],
)
def test_an_unknown_glossary_is_refused(client, problem, path, body):
    if path == "/v1/jobs":
        body["articles"][0]["glossary"] = "nobody"
    problem(client.post(path, json=body | ({} if path == "/v1/jobs" else {"glossary": "nobody"})), status=422, code="glossary-unknown")


def test_an_article_of_a_job_keeps_the_terms_of_its_glossary(client):
    client.put("/v1/glossaries/a", json=TERMS)
    job = client.post("/v1/jobs", json={"articles": [{"text": "街道已改建。", "glossary": "a"}]}).json()
    pause = threading.Event()
    for _ in range(600):
        if client.get(f"/v1/jobs/{job['id']}").json()["state"] == "done":
            break
        pause.wait(0.05)
    (report,) = client.get(f"/v1/jobs/{job['id']}/results").json()["items"]
    assert report["translation"].strip() == "subdistrict was rebuilt."


def test_glossaries_need_a_key_where_others_do(open_client, tmp_path, problem):
    client = open_client(home=tmp_path, keys_required=True)
    problem(client.put("/v1/glossaries/a", json=TERMS), status=401, code="key-required")
