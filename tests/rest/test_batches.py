import json

import pytest

from service.records import Detection, Figure, KeyPoint, Translation

JAPANESE = "これは日本語のテキストです。かなが多い。"


def test_translate_answers_line_by_line_in_order(client):
    answer = client.post("/v1/translate", json={"items": ["下雨了。", "", "这里有35人。"], "source": "zh", "target": "en"})
    assert answer.status_code == 200
    items = [Translation.model_validate(item) for item in answer.json()["items"]]
    assert [item.text for item in items] == ["下雨了。", "", "这里有35人。"]
    assert items[1].translation == ""
    assert items[2].figures[0].text.startswith("35")


def test_translate_of_nothing_is_nothing(client):
    assert client.post("/v1/translate", json={"items": [], "target": "en"}).json() == {"items": []}


def test_translate_answers_a_bad_line_in_its_place(client):
    items = client.post("/v1/translate", json={"items": ["公共服务。", JAPANESE], "target": "en"}).json()["items"]
    assert items[0]["translation"]
    assert items[1]["error"]["code"] == "unsupported-language"


def test_translate_is_a_problem_when_no_line_can_be_worked_on(client, problem):
    problem(client.post("/v1/translate", json={"items": [JAPANESE], "target": "en"}), status=422, code="unsupported-language")


def test_figures_have_offsets_into_each_text(client):
    texts = ["出口额达2.4万亿元。", "The county opened 1,200 beds."]
    items = client.post("/v1/figures", json={"items": [{"text": text} for text in texts]}).json()["items"]
    for text, item in zip(texts, items, strict=True):
        figures = [Figure.model_validate(figure) for figure in item["figures"]]
        assert figures
        assert all(text[figure.start : figure.end] == figure.text for figure in figures)


def test_key_points_are_slices_of_their_text(client):
    text = "海滨县去年新增床位1200张。下雨了，大家都在家里。"
    answer = client.post("/v1/keypoints", json={"items": [{"text": text, "language": "zh", "count": 1}]})
    (point,) = [KeyPoint.model_validate(point) for point in answer.json()["items"][0]["key_points"]]
    assert text[point.start : point.end] == point.text


def test_detect_tells_languages_and_und(client):
    answer = client.post(
        "/v1/detect", json={"items": [{"text": "公共服务均等化"}, {"text": "Public services reach every village."}, {"text": JAPANESE}]}
    )
    assert [Detection.model_validate(item).language for item in answer.json()["items"]] == ["zh", "en", "und"]


@pytest.mark.parametrize("call", ["figures", "keypoints", "detect"])
def test_a_batch_is_answered_item_by_item(client, call):
    answer = client.post(f"/v1/{call}", json={"items": [{"text": "海滨县有300人。"}] * 3})
    assert len(answer.json()["items"]) == 3


@pytest.mark.parametrize("call", ["figures", "keypoints"])
def test_an_empty_text_has_nothing_and_is_no_error(client, call):
    answer = client.post(f"/v1/{call}", json={"items": [{"text": ""}, {"text": " \n"}]})
    assert answer.status_code == 200
    assert all(not any(item.values()) for item in answer.json()["items"])


def test_a_text_over_the_limit_fails_in_its_place(open_client):
    client = open_client(max_characters=20)
    items = client.post("/v1/detect", json={"items": [{"text": "公共服务"}, {"text": "长" * 21}]}).json()["items"]
    assert items[0]["language"] == "zh"
    assert items[1]["error"]["code"] == "article-too-long"


@pytest.mark.parametrize(("call", "item"), [("translate", "\ud800"), ("detect", {"text": "\udfff"}), ("figures", {"text": "35\ud800"})])
def test_half_a_character_is_refused(client, problem, call, item):
    body = {"items": [item]} | ({"target": "en"} if call == "translate" else {})
    answer = client.post(f"/v1/{call}", content=json.dumps(body), headers={"content-type": "application/json"})
    problem(answer, status=422, code="invalid-field")
