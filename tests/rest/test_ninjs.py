import json

import pytest
from jsonschema import Draft4Validator, Draft7Validator, Draft202012Validator

from service.records import Report

ONE = {
    "uri": "urn:example:item:1",
    "type": "text",
    "language": "zh-Hans",
    "headline": "海滨县扩大公共服务",
    "body_text": "去年全县新增床位1200张。下雨了。",
    "body_xhtml": "<p>去年全县新增床位1200张。</p><p>下雨了。</p>",
    "description_text": "床位增加。",
    "byline": "记者",
    "charcount": 17,
    "wordcount": 9,
}
TWO = {
    "uri": "urn:example:item:2",
    "language": "zh",
    "headlines": [{"role": "main", "value": "海滨县扩大公共服务"}],
    "bodies": [
        {"role": "html", "contenttype": "text/html", "value": "<p>去年全县新增床位1200张。</p>", "charcount": 30},
        {"role": "main", "contenttype": "text/plain", "value": "去年全县新增床位1200张。"},
    ],
    "associations": [{"name": "photo", "uri": "urn:example:photo:1", "type": "picture", "headlines": [{"value": "病房"}]}],
}
THREE = {
    "uri": "urn:example:item:3",
    "versionCreated": "2025-01-01T00:00:00Z",
    "headlines": [{"value": "More beds"}],
    "bodies": [{"contentType": "text/plain", "value": "The county opened 1,200 beds in 2023."}],
}
VERSIONS = {"1.4": ONE, "1.6": ONE, "2.1": TWO, "2.2": TWO, "3.0": THREE, "3.1": THREE}


def report_of(item):
    words = item.get("body_minsheng") or next(body["value"] for body in item["bodies"] if body.get("role") == "minsheng")
    return Report.model_validate_json(words)


def test_an_item_of_1_x_comes_back_translated(client):
    answer = client.post("/v1/ninjs", json=ONE)
    assert answer.status_code == 200
    item = answer.json()
    assert item["headline"] == "[en] 海滨县扩大公共服务"
    assert item["body_text"] == "[en] 去年全县新增床位1200张。 [en] 下雨了。"
    assert item["body_xhtml"] == "<p>[en] 去年全县新增床位1200张。</p><p>[en] 下雨了。</p>"
    assert item["description_text"] == "[en] 床位增加。"
    assert item["language"] == "en"
    assert item["byline"] == "记者"
    assert "charcount" not in item
    assert report_of(item).figures


def test_an_item_of_2_x_keeps_its_lists_and_associations(client):
    item = client.post("/v1/ninjs", json=TWO).json()
    assert [body.get("role") for body in item["bodies"]] == ["html", "main", "minsheng"]
    assert item["bodies"][1]["value"] == "[en] 去年全县新增床位1200张。"
    assert item["bodies"][2]["contenttype"] == "application/json"
    assert item["associations"] == TWO["associations"]


def test_an_item_goes_to_the_asked_language(client):
    assert client.post("/v1/ninjs?target=zh", json=THREE).json()["language"] == "zh"
    assert client.post("/v1/ninjs?target=en", json=THREE).json()["headlines"] == THREE["headlines"]


def test_an_item_that_went_through_twice_holds_one_report(client):
    once = client.post("/v1/ninjs", json=THREE).json()
    twice = client.post("/v1/ninjs?target=zh", json=once).json()
    assert [body.get("role") for body in twice["bodies"]].count("minsheng") == 1


@pytest.mark.shared
@pytest.mark.parametrize("version", VERSIONS)
def test_an_item_stays_valid_against_the_published_schema(client, shared, version):
    schema = json.loads((shared / "ninjs" / f"ninjs-schema_{version}.json").read_text(encoding="utf-8"))
    validator = {"1.4": Draft4Validator, "1.6": Draft7Validator}.get(version, Draft202012Validator)(schema)
    validator.validate(VERSIONS[version])
    item = client.post("/v1/ninjs", json=VERSIONS[version]).json()
    validator.validate(item)
    assert report_of(item).sentences


@pytest.mark.shared
def test_published_examples_stay_valid(client, shared):
    seen = 0
    for path in sorted((shared / "ninjs" / "examples").glob("*.json")):
        version = path.name.split("-")[0]
        schema = json.loads((shared / "ninjs" / f"ninjs-schema_{version}.json").read_text(encoding="utf-8"))
        validator = {"1.4": Draft4Validator, "1.6": Draft7Validator}.get(version, Draft202012Validator)(schema)
        answer = client.post("/v1/ninjs", json=json.loads(path.read_text(encoding="utf-8")))
        if answer.status_code == 422:  # German and Norwegian items, and one without a body
            assert answer.json()["code"] in ("unsupported-language", "empty-article"), path.name
            continue
        validator.validate(answer.json())
        seen += 1
    assert seen >= 4


@pytest.mark.parametrize(
    "item",
    [{}, {"uri": 5}, {"uri": "a", "headline": 5, "body_text": "好"}, {"uri": "a", "bodies": "好"}, {"uri": "a", "bodies": ["好"]},
     {"uri": "a", "bodies": [{"role": "main"}]}, {"uri": "a", "headlines": [{"value": None}]}],
)  # fmt: skip
def test_a_broken_item_is_refused(client, problem, item):
    problem(client.post("/v1/ninjs", json=item), status=422, code="invalid-record")


def test_an_item_without_words_is_refused(client, problem):
    problem(client.post("/v1/ninjs", json={"uri": "a", "headline": "好"}), status=422, code="empty-article")


@pytest.mark.parametrize(
    "content",
    [b'{"uri": "a", "body_text": "\\u597d", "subject": [{"\\ud800": 1}]}', b'{"uri": "a", "x": ' + b"[" * 300 + b"]" * 300 + b"}"],
    ids=["half-a-character", "deep"],
)
def test_an_item_that_no_answer_could_hold_is_refused(client, problem, content):
    problem(client.post("/v1/ninjs", content=content, headers={"content-type": "application/json"}), status=422, code="invalid-field")
