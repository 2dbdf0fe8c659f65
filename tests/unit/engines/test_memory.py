"""What was decoded once is not decoded again, and a broken memory breaks nothing."""

import logging
import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from service.engines.base import Decoding
from service.engines.echo import EchoEngine
from service.engines.memory import MemoryEngine, purge_memory
from service.records import Language
from service.store import Store, open_store

DECODING = Decoding()


class CountingEngine(EchoEngine):
    """An echo that keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        self.asked += sentences
        return super().translate(sentences, source=source, target=target, decoding=decoding)


def translate(engine: MemoryEngine, *sentences: str, decoding: Decoding = DECODING) -> list[list[str]]:
    return engine.translate(sentences, source=Language.EN, target=Language.ZH, decoding=decoding)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'deep' / 'store.sqlite'}")


def test_memory_decodes_a_sentence_once_over_processes_and_repeats(store: Store) -> None:
    inner = CountingEngine()
    first = translate(MemoryEngine(inner, store=store, limit=100), "One.", "Two.", "One.")
    second = translate(MemoryEngine(inner, store=store, limit=100), "Two.", "One.")
    assert first == [["[zh] One."], ["[zh] Two."], ["[zh] One."]]
    assert second == [["[zh] Two."], ["[zh] One."]]
    assert inner.asked == ["One.", "Two."]


def test_memory_asks_again_for_another_decoding(store: Store) -> None:
    inner = CountingEngine()
    engine = MemoryEngine(inner, store=store, limit=100)
    translate(engine, "One.")
    translate(engine, "One.", decoding=Decoding(prefix="Uno"))
    assert inner.asked == ["One.", "One."]


def test_memory_stays_within_its_limit_and_forgets_the_least_recently_used(store: Store) -> None:
    inner = CountingEngine()
    engine = MemoryEngine(inner, store=store, limit=10)
    translate(engine, *[f"Sentence {number}." for number in range(10)])
    translate(engine, "Sentence 0.")
    translate(engine, "Sentence 10.")
    inner.asked.clear()
    translate(engine, "Sentence 0.")
    assert inner.asked == []
    assert purge_memory(store) <= 10


def test_memory_can_be_purged(store: Store) -> None:
    inner = CountingEngine()
    engine = MemoryEngine(inner, store=store, limit=100)
    translate(engine, "One.")
    assert purge_memory(store) == 1
    translate(engine, "One.")
    assert inner.asked == ["One.", "One."]


def test_a_damaged_memory_is_told_once_and_done_without(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(b"this is no database, " * 500)
    engine = MemoryEngine(EchoEngine(), store=open_store(f"sqlite:///{path}"), limit=100)
    with caplog.at_level(logging.WARNING):
        assert translate(engine, "One.") == [["[zh] One."]]
        assert translate(engine, "Two.") == [["[zh] Two."]]
    assert [record.message for record in caplog.records] == ["The translation memory failed (DatabaseError); going on without it."]


def test_a_memory_in_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    engine = MemoryEngine(EchoEngine(), store=open_store(f"sqlite:///{tmp_path / 'file' / 'store.sqlite'}"), limit=100)
    assert translate(engine, "One.") == [["[zh] One."]]


def test_many_threads_share_a_memory(store: Store) -> None:
    answers: list[list[list[str]]] = []

    def work(number: int) -> None:
        engine = MemoryEngine(EchoEngine(), store=store, limit=1000)
        answers.extend(translate(engine, f"Sentence {(number + step) % 20}.") for step in range(20))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 160
    assert purge_memory(store) == 20


def test_a_locked_memory_does_not_lose_the_translation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.store.BUSY_MS", 50)
    path = tmp_path / "store.sqlite"
    engine = MemoryEngine(EchoEngine(), store=open_store(f"sqlite:///{path}"), limit=100)
    translate(engine, "One.")
    other = sqlite3.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    try:
        assert translate(engine, "Two.") == [["[zh] Two."]]
    finally:
        other.rollback()
        other.close()
