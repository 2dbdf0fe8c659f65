import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context

import pytest

from service.engines.base import Decoding
from service.engines.batching import ABANDONED, MOST_FAILURES, Abandonment, Batch, BatchingEngine
from service.engines.echo import EchoEngine
from service.errors import AbandonedError, TranslationError
from service.records import Language

DECODING = Decoding()


class WatchedEngine(EchoEngine):
    """Remembers its batches; waits in the first one until it is let; fails on what it is told to."""

    def __init__(self, *, failing: str = "") -> None:
        self.batches: list[list[str]] = []
        self.failing = failing
        self.began = threading.Event()
        self.open = threading.Event()

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        self.batches.append(list(sentences))
        self.began.set()
        self.open.wait(10)
        if self.failing and any(self.failing in sentence for sentence in sentences):
            raise TranslationError("It failed.")
        return super().translate(sentences, source=source, target=target, decoding=decoding)


class House:
    """An engine behind its batching, and callers in threads."""

    def __init__(self, engine: WatchedEngine, *, batch_tokens: int = 1000, observe: Callable[[Batch], None] | None = None) -> None:
        self.engine = engine
        self.joined = BatchingEngine(engine, batch_tokens=batch_tokens, observe=observe)
        self.pool = ThreadPoolExecutor(32)

    def ask(
        self, *sentences: str, source: Language = Language.EN, decoding: Decoding = DECODING, gone: Abandonment | None = None
    ) -> "Future[list[list[str]]]":
        """Ask in a thread of its own, and come back when the order stands in the queue."""
        before = len(self.joined._orders)
        queued = self.engine.began.is_set()

        def work() -> list[list[str]]:
            ABANDONED.set(gone)
            return self.joined.translate(sentences, source=source, target=source.other, decoding=decoding)

        asked = self.pool.submit(copy_context().run, work)
        if queued:
            self._wait_until(lambda: len(self.joined._orders) > before)
        else:
            assert self.engine.began.wait(10)
        return asked

    def _wait_until(self, holds: Callable[[], bool]) -> None:
        pause = threading.Event()
        for _ in range(10_000):
            if holds():
                return
            pause.wait(0.001)
        raise AssertionError("it never came to hold")


def test_sentences_come_back_to_whom_they_belong_in_order():
    engine = WatchedEngine()
    engine.open.set()
    joined = BatchingEngine(engine, batch_tokens=8)
    with ThreadPoolExecutor(8) as pool:
        lists = [[f"caller {caller} line {line}" for line in range(caller + 1)] for caller in range(20)]
        found = list(pool.map(lambda lines: joined.translate(lines, source=Language.EN, target=Language.ZH, decoding=DECODING), lists))
    assert found == [[[f"[zh] {line}"] for line in lines] for lines in lists]


def test_those_who_wait_are_decoded_together():
    house = House(WatchedEngine())
    first = house.ask("one")
    others = [house.ask(name) for name in ("two", "three", "four")]
    house.engine.open.set()
    assert first.result(10) == [["[zh] one"]]
    assert [other.result(10) for other in others] == [[["[zh] two"]], [["[zh] three"]], [["[zh] four"]]]
    assert house.engine.batches == [["one"], ["two", "three", "four"]]


def test_a_batch_holds_no_more_tokens_than_it_may():
    house = House(WatchedEngine(), batch_tokens=10)  # echo counts characters
    first = house.ask("one")
    rest = house.ask("aaaa", "bbbb", "cccc", "dddddddddddddddddddd", "e")
    house.engine.open.set()
    first.result(10)
    assert [found for (found,) in rest.result(10)] == ["[zh] aaaa", "[zh] bbbb", "[zh] cccc", "[zh] dddddddddddddddddddd", "[zh] e"]
    assert house.engine.batches[1:] == [["aaaa", "bbbb"], ["cccc"], ["dddddddddddddddddddd"], ["e"]]


def test_a_short_text_needs_not_wait_for_a_long_article_to_end():
    house = House(WatchedEngine(), batch_tokens=8)
    first = house.ask("one")
    long = house.ask(*["aaaa"] * 20)
    short = house.ask("bb")
    house.engine.open.set()
    first.result(10), short.result(10), long.result(10)
    assert house.engine.batches[1] == ["aaaa", "bb"]


def test_directions_and_ways_to_decode_are_not_mixed():
    house = House(WatchedEngine())
    first = house.ask("one")
    others = [house.ask("two"), house.ask("三", source=Language.ZH), house.ask("four", decoding=Decoding(beam=4)), house.ask("five")]
    house.engine.open.set()
    for other in (first, *others):
        other.result(10)
    assert house.engine.batches == [["one"], ["two", "five"], ["三"], ["four"]]


def test_one_callers_bad_sentence_harms_nobody_else():
    house = House(WatchedEngine(failing="bad"))
    first = house.ask("one")
    good, bad = house.ask("good"), house.ask("bad")
    house.engine.open.set()
    first.result(10)
    assert good.result(10) == [["[zh] good"]]
    with pytest.raises(TranslationError):
        bad.result(10)
    assert house.joined.fault is None


def test_what_nobody_waits_for_is_not_decoded():
    house = House(WatchedEngine())
    gone = Abandonment()
    first = house.ask("one")
    left, stayed = house.ask("two", gone=gone), house.ask("three")
    gone.set()
    house.engine.open.set()
    with pytest.raises(AbandonedError):
        left.result(10)
    assert first.result(10)
    assert stayed.result(10)
    assert house.engine.batches == [["one"], ["three"]]


def test_an_engine_that_only_fails_is_told_as_beyond_help():
    engine = WatchedEngine(failing="bad")
    engine.open.set()
    joined = BatchingEngine(engine, batch_tokens=100)
    for _ in range(MOST_FAILURES):
        with pytest.raises(TranslationError):
            joined.translate(["bad"], source=Language.EN, target=Language.ZH, decoding=DECODING)
    assert joined.fault == f"The engine failed {MOST_FAILURES} times in a row."
    joined.translate(["good"], source=Language.EN, target=Language.ZH, decoding=DECODING)
    assert joined.fault is None


def test_batches_are_measured():
    seen: list[Batch] = []
    told = threading.Event()

    def observe(batch: Batch) -> None:
        seen.append(batch)
        told.set()

    engine = WatchedEngine()
    engine.open.set()
    BatchingEngine(engine, batch_tokens=100, observe=observe).translate(
        ["one", "two"], source=Language.EN, target=Language.ZH, decoding=DECODING
    )
    assert told.wait(10)
    assert (seen[0].callers, seen[0].sentences, seen[0].tokens) == (1, 2, 6)
    assert len(seen[0].waited_s) == 1


def test_nothing_is_decoded_for_nothing():
    engine = WatchedEngine()
    assert BatchingEngine(engine, batch_tokens=10).translate([], source=Language.EN, target=Language.ZH, decoding=DECODING) == []
    assert engine.batches == []


def test_it_is_otherwise_the_engine_inside():
    joined = BatchingEngine(EchoEngine(), batch_tokens=10)
    assert (joined.signature, joined.device, joined.placeholders, joined.window) == ("echo", "cpu", (), 10_000)
    assert joined.supports(source=Language.ZH, target=Language.EN)
    assert joined.count_tokens(["abc"], source=Language.EN, target=Language.ZH) == [3]
