"""Who calls: a key in a header, or where LibreTranslate's clients put theirs; refused, slowed down, or let through."""

import ipaddress
import threading
from collections.abc import Callable
from time import monotonic

import anyio.to_thread
from fastapi import Request

from service.errors import KeyRequiredError, RateError
from service.keys import Key, Keys
from service.settings import Settings
from service.store import open_store, store_url

_MINUTE_S = 60.0


class Access:
    """The door: open to all, or to those with a key."""

    def __init__(self, settings: Settings, *, needed: bool) -> None:
        self.needed = needed
        self._keys = Keys(open_store(store_url(settings))) if needed else None
        self._pace = Pace()

    async def require(self, request: Request, *, size: int) -> None:
        """Return when the caller may go on.

        Raises:
            KeyRequiredError: no key came with the request.
            KeyRefusedError: the key is unknown or revoked.
            RateError: the key calls too often.
            QuotaError: the key has no more bytes today.
        """
        if self._keys is None:
            return
        secret = find_secret(request)
        if not secret:
            raise KeyRequiredError("This service needs a key: Authorization: Bearer KEY. Ask whoever runs it for one.")
        key = await anyio.to_thread.run_sync(self._keys.check, secret)
        self._pace.step(key)
        keys = self._keys
        await anyio.to_thread.run_sync(lambda: keys.spend(key, size=size))
        request.state.key = key.id
        request.state.key_name = key.name


class Pace:
    """How often each key may call: a bucket that fills by the minute. Each process keeps its own."""

    def __init__(self, *, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: dict[str, tuple[float, float]] = {}

    def step(self, key: Key) -> None:
        """Take down one call.

        Raises:
            RateError: one too many.
        """
        if key.per_minute is None:
            return
        with self._lock:
            now = self._clock()
            left, then = self._buckets.get(key.id, (float(key.per_minute), now))
            left = min(float(key.per_minute), left + (now - then) * key.per_minute / _MINUTE_S)
            if left < 1:
                retry_after_s = int((1 - left) * _MINUTE_S / key.per_minute) + 1
                raise RateError(f"The key {key.name!r} may call {key.per_minute} times a minute.", retry_after_s=retry_after_s)
            self._buckets[key.id] = (left - 1, now)


def needs_keys(settings: Settings) -> bool:
    """Return whether callers need a key: as the settings say, else wherever other machines can call and nobody said they may."""
    if settings.keys_required is not None:
        return settings.keys_required
    return not (is_loopback(settings.host) or settings.allow_public)


def is_loopback(host: str) -> bool:
    """Return whether an address or name means this machine alone.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def find_secret(request: Request) -> str | None:
    """Return the key that came with a request: Authorization, X-API-Key, or LibreTranslate's `api_key`."""
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and secret.strip():
        return secret.strip()
    told = request.headers.get("x-api-key") or getattr(request.state, "api_key", None)
    return told if isinstance(told, str) else None
