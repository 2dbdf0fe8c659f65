import pytest

from service.keys import Keys
from service.settings import Settings
from service.store import open_store, store_url

REVIEW = {"text": "去年新增床位1200张。", "source": "zh", "translation": "1,200 beds were added last year.", "who": "copy desk"}


@pytest.fixture
def client(open_client, tmp_path):
    return open_client(home=tmp_path)


def test_a_correction_is_kept_and_stands_from_then_on(client):
    answer = client.post("/v1/reviews", json=REVIEW)
    assert answer.status_code == 200
    kept = answer.json()
    assert kept["review"]["who"] == "copy desk"
    assert kept["review"]["at"].startswith("20")
    assert kept["sentence"]["check"] == "reviewed"
    report = client.post("/v1/digest", json={"text": REVIEW["text"]}).json()
    assert report["sentences"][0]["translation"] == REVIEW["translation"]
    assert report["sentences"][0]["check"] == "reviewed"
    translated = client.post("/v1/translate", json={"items": [REVIEW["text"]], "target": "en"}).json()["items"][0]
    assert translated["check"] == "reviewed"


def test_a_correction_that_lacks_a_figure_is_kept_with_a_warning(client):
    kept = client.post("/v1/reviews", json=REVIEW | {"translation": "Beds were added."}).json()
    assert kept["sentence"]["warnings"][0]["code"] == "figure-flagged"


def test_reviews_are_listed_and_removed(client):
    client.post("/v1/reviews", json=REVIEW)
    assert [review["text"] for review in client.get("/v1/reviews").json()["items"]] == [REVIEW["text"]]
    assert client.post("/v1/reviews/remove", json={"text": REVIEW["text"], "source": "zh"}).status_code == 204
    assert client.get("/v1/reviews").json() == {"items": []}
    assert client.post("/v1/digest", json={"text": REVIEW["text"]}).json()["sentences"][0]["check"] != "reviewed"


def test_the_name_of_a_key_stands_before_what_is_said(open_client, tmp_path):
    client = open_client(home=tmp_path, keys_required=True)
    _, secret = Keys(open_store(store_url(Settings(home=tmp_path)))).add("Ms Li")
    kept = client.post("/v1/reviews", json=REVIEW, headers={"X-API-Key": secret}).json()
    assert kept["review"]["who"] == "Ms Li"


@pytest.mark.parametrize(
    "change", [{"text": ""}, {"text": "  "}, {"translation": " "}, {"source": "fr"}, {"target": "zh"}, {"who": "n" * 201}]
)
def test_a_review_that_does_not_fit_is_refused(client, change):
    assert client.post("/v1/reviews", json=REVIEW | change).status_code == 422
