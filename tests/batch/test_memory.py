"""A folder that was digested once is digested again, into another folder, without decoding."""

from pathlib import Path

from service.engines.echo import EchoEngine
from service.engines.memory import MemoryEngine
from service.store import open_store


class CountingEngine(EchoEngine):
    """An echo that keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def translate(self, sentences, *, source, target, decoding):
        self.asked += sentences
        return super().translate(sentences, source=source, target=target, decoding=decoding)


def test_a_rerun_of_a_folder_decodes_nothing(articles: Path, digest, tmp_path: Path, snapshot) -> None:
    runs = []
    for name in ("first", "second"):
        inner = CountingEngine()
        memory = MemoryEngine(inner, store=open_store(f"sqlite:///{tmp_path / 'store.sqlite'}"), limit=10_000)
        done = digest(articles, tmp_path / name, engine=memory)
        reports = {path: content for path, content in snapshot(tmp_path / name).items() if path.endswith(".json") and "/" in path}
        runs.append((done.fresh, bool(inner.asked), reports))
    assert runs == [(7, True, runs[0][2]), (7, False, runs[0][2])]
    assert len(runs[0][2]) == 7
