"""English clock times -> drafts with values such as T09:19."""

from __future__ import annotations

import re
from collections.abc import Callable

from service.figures.dates import clock
from service.figures.drafts import Draft
from service.figures.english.words import ONES

_NO_CLOCK = re.compile(r"\b(?:ratio|score|beat|won|by)\b[^.]{0,20}$")


def _draft(match: re.Match[str], value: str | None) -> Draft | None:
    return None if value is None else Draft(match.start(), match.end(), match.end(), kind="date", value=value)


def _meridiem(written: str | None) -> bool | None:
    return None if not written else written.strip()[0].lower() == "p"


def _clock_of(written: str, meridiem: str | None) -> str | None:
    hour, _, minute = written.partition(":")
    return clock(int(hour), int(minute or 0), afternoon=_meridiem(meridiem))


def _clock_span(match: re.Match[str], *_: object) -> Draft | None:
    last = match.group("k2m")
    low, high = _clock_of(match.group("k1"), match.group("k1m") or last), _clock_of(match.group("k2"), last)
    return Draft(match.start(), match.end(), match.end(), kind="date", low=low, high=high) if low and high else None


def _clock(match: re.Match[str], text: str, _: object) -> Draft | None:
    if match.group()[len(match.group("chour"))] == "." and not match.group("cm"):
        return None
    if _NO_CLOCK.search(text[max(0, match.start() - 24) : match.start()]):
        return None
    return _draft(match, clock(int(match.group("chour")), int(match.group("cminute")), afternoon=_meridiem(match.group("cm"))))


def _hour(match: re.Match[str], *_: object) -> Draft | None:
    return _draft(match, clock(int(match.group("hhour")), afternoon=_meridiem(match.group("hm"))))


def _oclock(match: re.Match[str], *_: object) -> Draft | None:
    written = match.group("ohour")
    hour = int(written) if written.isdigit() else int(ONES.get(written, -1))
    return _draft(match, clock(hour)) if hour >= 0 else None


def _zulu(match: re.Match[str], *_: object) -> Draft | None:
    return _draft(match, clock(int(match.group("zhour")), int(match.group("zminute"))))


CLOCK_READERS: dict[str, Callable[[re.Match[str], str, object], Draft | None]] = {
    "clockspan": _clock_span, "clock": _clock, "hour": _hour, "oclock": _oclock, "zulu": _zulu,
}  # fmt: skip
