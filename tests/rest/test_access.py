import pytest

from service.adapters.rest.access import Pace, needs_keys
from service.errors import RateError
from service.keys import Key, Keys
from service.settings import Settings
from service.store import open_store, store_url

BODY = {"items": [{"text": "公共服务"}]}


@pytest.fixture
def keys(tmp_path):
    return Keys(open_store(store_url(Settings(home=tmp_path))))


@pytest.fixture
def guarded(open_client, tmp_path):
    return open_client(keys_required=True, home=tmp_path)


def test_without_a_key_nothing_is_worked_on(guarded, problem):
    answer = guarded.post("/v1/detect", json=BODY)
    problem(answer, status=401, code="key-required")
    assert answer.headers["www-authenticate"] == "Bearer"
    assert guarded.get("/health").status_code == 200
    assert guarded.get("/").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [lambda key: {"Authorization": f"Bearer {key}"}, lambda key: {"authorization": f"bearer {key}"}, lambda key: {"X-API-Key": key}],
)
def test_a_key_opens_the_service(guarded, keys, headers):
    _, secret = keys.add("desk")
    assert guarded.post("/v1/detect", json=BODY, headers=headers(secret)).status_code == 200


def test_a_wrong_key_is_refused(guarded, problem):
    problem(guarded.post("/v1/detect", json=BODY, headers={"X-API-Key": "msk_a_b"}), status=401, code="key-refused")


@pytest.mark.parametrize("kind", ["json", "data", "params"])
def test_libretranslates_clients_send_theirs_in_the_body_or_the_query(guarded, keys, kind):
    _, secret = keys.add("desk")
    values = {"q": "床位。", "source": "zh", "target": "en"}
    assert guarded.post("/translate", **{kind: values | {"api_key": secret}}).status_code == 200
    refused = guarded.post("/translate", **{kind: values})
    assert refused.status_code == 401
    assert refused.json()["error"]


def test_a_key_that_calls_too_often_is_told_to_wait(guarded, keys, problem):
    _, secret = keys.add("desk", per_minute=2)
    headers = {"X-API-Key": secret}
    assert [guarded.post("/v1/detect", json=BODY, headers=headers).status_code for _ in range(2)] == [200, 200]
    answer = guarded.post("/v1/detect", json=BODY, headers=headers)
    problem(answer, status=429, code="rate-limited")
    assert 1 <= int(answer.headers["retry-after"]) <= 31


def test_a_key_without_bytes_left_is_told_to_come_tomorrow(guarded, keys, problem):
    _, secret = keys.add("desk", bytes_per_day=5)
    problem(guarded.post("/v1/detect", json=BODY, headers={"X-API-Key": secret}), status=429, code="quota-exceeded")


def test_a_pace_recovers_with_time():
    now = 0.0
    pace = Pace(clock=lambda: now)
    key = Key(id="a", name="desk", created="", per_minute=60)
    for _ in range(60):
        pace.step(key)
    with pytest.raises(RateError):
        pace.step(key)
    now = 1.5
    pace.step(key)
    with pytest.raises(RateError):
        pace.step(key)


@pytest.mark.parametrize(
    ("settings", "needed"),
    [({}, False), ({"keys_required": True}, True), ({"host": "192.0.2.1"}, True), ({"host": "192.0.2.1", "allow_public": True}, False),
     ({"host": "192.0.2.1", "allow_public": True, "keys_required": True}, True)],
)  # fmt: skip
def test_keys_are_needed_where_others_can_call(settings, needed):
    assert needs_keys(Settings(**settings)) is needed
