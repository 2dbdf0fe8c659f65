"""Seconds spent, by the clock and of the processor; and an engine that counts its own."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from service.engines.base import Decoding, TranslationEngine
from service.engines.wrapping import WrappedEngine
from service.records import Language


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock, and of the processor over all threads: other work on the machine changes the first, hardly the second."""

    clock: float = 0.0
    processor: float = 0.0

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(self.clock + other.clock, self.processor + other.processor)

    def __sub__(self, other: "Spent") -> "Spent":
        return Spent(self.clock - other.clock, self.processor - other.processor)


def spend(work: Callable[[], object]) -> Spent:
    """Return what a piece of work takes."""
    began = _now()
    work()
    return _now() - began


def _now() -> Spent:
    return Spent(time.perf_counter(), time.process_time())


def least(rounds: Sequence[Spent]) -> Spent:
    """Return the fewest seconds of several rounds, each kind by itself: other work on the machine comes and goes."""
    return Spent(min(spent.clock for spent in rounds), min(spent.processor for spent in rounds))


class Timed(WrappedEngine):
    """An engine that counts its own seconds, and keeps what it was given and how it was to search."""

    def __init__(self, engine: TranslationEngine) -> None:
        super().__init__(engine)
        self.spent = Spent()
        self.given: list[tuple[str, Decoding]] = []

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        began = _now()
        found = self._engine.translate(sentences, source=source, target=target, decoding=decoding)
        self.spent += _now() - began
        self.given += [(sentence, decoding) for sentence in sentences]
        return found
