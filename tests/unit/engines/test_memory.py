"""What was decoded once is not decoded again, and a broken memory breaks nothing."""

import logging
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from service.desk import Desk
from service.engines.base import Decoding
from service.engines.echo import EchoEngine
from service.engines.memory import DAY_S, LEFT_ALONE_S, REMEMBERED, MemoryEngine, MemorySize, measure_memory, purge_memory
from service.records import Language
from service.settings import Settings
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


def test_a_locked_store_is_told_once_and_asked_again_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    monkeypatch.setattr("service.store.BUSY_MS", 20)
    path = tmp_path / "store.sqlite"
    clock = [0.0]
    inner = CountingEngine()
    engine = MemoryEngine(inner, store=open_store(f"sqlite:///{path}"), limit=100, clock=lambda: clock[0])
    with lock_from_another_process(path), caplog.at_level(logging.WARNING):
        assert translate(engine, "One.") == [["[zh] One."]]
        assert translate(engine, "One.") == [["[zh] One."]]
    assert len(caplog.records) == 1
    assert inner.asked == ["One.", "One."]
    clock[0] = LEFT_ALONE_S + 1
    translate(engine, "One.")
    inner.asked.clear()
    translate(engine, "One.")
    assert inner.asked == []


def test_a_memory_with_broken_pages_is_done_without(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "store.sqlite"
    store = open_store(f"sqlite:///{path}")
    translate(MemoryEngine(EchoEngine(), store=store, limit=1000), *[f"Sentence {number}." for number in range(300)])
    store.compact()
    store.close()
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(content)
    engine = MemoryEngine(EchoEngine(), store=open_store(f"sqlite:///{path}"), limit=1000)
    with caplog.at_level(logging.WARNING):
        assert translate(engine, "Sentence 7.") == [["[zh] Sentence 7."]]
    assert [record.message for record in caplog.records] == ["The translation memory failed (DatabaseError); going on without it."]


@pytest.mark.parametrize("hypotheses", ["no json", '{"a": 1}', "[1]", "[]"])
def test_a_remembered_row_that_holds_no_hypotheses_is_decoded_anew(store: Store, hypotheses: str) -> None:
    engine = MemoryEngine(EchoEngine(), store=store, limit=100)
    translate(engine, "One.")
    with store.begin() as connection:
        connection.execute(update(REMEMBERED).values(hypotheses=hypotheses))
    assert translate(engine, "One.") == [["[zh] One."]]


def test_what_was_not_used_for_its_days_is_forgotten(store: Store) -> None:
    inner = CountingEngine()
    translate(MemoryEngine(inner, store=store, limit=100), "Old.", "New.")
    age(store, days=8)
    translate(MemoryEngine(inner, store=store, limit=100), "New.")
    engine = MemoryEngine(inner, store=store, limit=100, retention_days=7)
    inner.asked.clear()
    translate(engine, "Old.", "New.")
    assert inner.asked == ["Old."]


def test_only_what_is_older_is_purged_when_days_are_named(store: Store) -> None:
    engine = MemoryEngine(EchoEngine(), store=store, limit=100)
    translate(engine, "Old.", "Older.")
    age(store, days=3)
    translate(engine, "New.")
    assert purge_memory(store, older_than_days=2) == 2
    size = measure_memory(store)
    assert (size.sentences, size.characters) == (1, len('["[zh] New."]'))
    assert purge_memory(store) == 1
    assert measure_memory(store) == MemorySize(sentences=0, characters=0, oldest_s=None)


def test_what_is_purged_is_wiped_out_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    store = open_store(f"sqlite:///{path}")
    translate(MemoryEngine(EchoEngine(), store=store, limit=100), "A very private sentence.")
    purge_memory(store)
    store.close()
    assert b"very private" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_many_processes_share_a_memory(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    running = [subprocess.Popen([sys.executable, "-c", WORK, str(path)], stderr=subprocess.PIPE) for _ in range(4)]
    assert [process.communicate()[1] for process in running] == [b""] * 4
    assert [process.returncode for process in running] == [0] * 4
    assert measure_memory(open_store(f"sqlite:///{path}")).sentences == 30


def test_a_second_desk_decodes_nothing_of_the_same_articles(tmp_path: Path, seeds: list[Path]) -> None:
    misses = []
    for _ in range(2):
        desk = Desk(Settings(model="echo", home=tmp_path))
        reports = [desk.digest(desk.read(path.read_bytes(), name=path.name)).model_dump(exclude={"seconds"}) for path in seeds]
        assert isinstance(desk.engine, MemoryEngine)
        misses.append((desk.engine.misses, reports))
    assert misses[0][0] > 20
    assert misses[1] == (0, misses[0][1])


def test_a_digest_goes_on_where_the_store_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").write_bytes(b"this is no database, " * 500)
    desk = Desk(Settings(model="echo", home=tmp_path))
    assert desk.digest(desk.read("去年新增床位1200张。")).sentences[0].translation == "[en] 去年新增床位1200张。"


WORK = """
import sys
from service.engines.base import Decoding
from service.engines.echo import EchoEngine
from service.engines.memory import MemoryEngine
from service.records import Language
from service.store import open_store
engine = MemoryEngine(EchoEngine(), store=open_store("sqlite:///" + sys.argv[1]), limit=1000)
for number in range(30):
    engine.translate([f"Sentence {number}."], source=Language.EN, target=Language.ZH, decoding=Decoding())
"""


def age(store: Store, *, days: float) -> None:
    """Let everything have been used so many days earlier."""
    with store.begin() as connection:
        connection.execute(update(REMEMBERED).values(used=REMEMBERED.c.used - days * DAY_S))


@contextmanager
def lock_from_another_process(path: Path) -> Iterator[None]:
    """Hold the file as a backup tool would, from another process."""
    holding = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('BEGIN EXCLUSIVE'); print(flush=True); input()"
    process = subprocess.Popen([sys.executable, "-c", holding, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin
    assert process.stdout
    process.stdout.readline()
    yield
    process.communicate(b"\n")
