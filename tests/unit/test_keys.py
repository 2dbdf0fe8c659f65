import time

import pytest

from service.errors import ConfigurationError, KeyRefusedError, QuotaError
from service.keys import Keys
from service.store import open_store


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'store.sqlite'}"


@pytest.fixture
def keys(url):
    return Keys(open_store(url))


def test_a_key_is_known_by_its_secret(keys):
    key, secret = keys.add("desk")
    assert keys.check(secret) == key
    assert keys.list() == (key,)
    assert keys.exist()


def test_no_secret_is_stored(keys, tmp_path):
    _, secret = keys.add("desk")
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"desk" in stored
    assert secret.rsplit("_", 1)[1].encode() not in stored


@pytest.mark.parametrize(
    "change",
    [lambda secret: secret[:-1], lambda secret: secret + "a", lambda _: "", lambda _: "msk__", lambda _: "\ud800",
     lambda secret: secret.replace("msk", "xyz"), lambda secret: secret.split("_")[2]],
)  # fmt: skip
def test_a_secret_that_differs_is_refused(keys, change):
    _, secret = keys.add("desk")
    with pytest.raises(KeyRefusedError):
        keys.check(change(secret))


def test_a_revoked_key_is_refused_and_still_listed(keys):
    key, secret = keys.add("desk")
    assert keys.revoke(key.id).revoked
    with pytest.raises(KeyRefusedError):
        keys.check(secret)
    assert not keys.exist()
    assert len(keys.list()) == 1


def test_an_unknown_id_and_a_blank_name_are_told(keys):
    with pytest.raises(ConfigurationError, match="minsheng keys list"):
        keys.revoke("nothing")
    with pytest.raises(ConfigurationError, match="name"):
        keys.add("  ")


def test_a_quota_ends_with_the_day_and_counts_only_what_was_let_through(keys):
    key, _ = keys.add("desk", bytes_per_day=100)
    keys.spend(key, size=60)
    with pytest.raises(QuotaError) as caught:
        keys.spend(key, size=60)
    assert 0 < caught.value.retry_after_s <= 86_401
    keys.spend(key, size=40)


def test_another_process_sees_the_same_keys(keys, url):
    _, secret = keys.add("desk")
    assert Keys(open_store(url)).check(secret).name == "desk"


def test_a_key_says_when_it_was_made(keys):
    key, _ = keys.add("desk")
    assert key.created[:4] == str(time.gmtime().tm_year)
