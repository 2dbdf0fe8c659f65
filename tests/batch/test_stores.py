"""Reports into an object store: the same files, runs that go on, one run at a time, a dead one's claim taken over."""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from service.adapters.batch import leases
from service.adapters.batch.folder import FolderRun
from service.adapters.batch.folders import FolderShelf
from service.adapters.batch.output import find_shelf, open_output
from service.adapters.batch.stores import StoreShelf
from service.errors import ConfigurationError, OutputError

OUT = "memory://bucket/reports"


@pytest.fixture
def store() -> Iterator[fsspec.AbstractFileSystem]:
    files = fsspec.filesystem("memory")
    yield files
    if files.exists("/bucket"):
        files.rm("/bucket", recursive=True)


def download(store: fsspec.AbstractFileSystem, folder: Path) -> Path:
    for path in store.find("/bucket/reports"):
        target = folder / path.removeprefix("/bucket/reports/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(store.cat_file(path))
    return folder


def test_store_holds_what_a_folder_would(store, articles, digest, snapshot, tmp_path):
    digest(articles, OUT)
    digest(articles, tmp_path / "local")
    assert snapshot(download(store, tmp_path / "remote")) == snapshot(tmp_path / "local")


def test_second_run_does_only_what_changed(store, articles, digest, snapshot, tmp_path):
    digest(articles, OUT)
    assert digest(articles, OUT).fresh == 0
    (articles / "zh" / "0.txt").unlink()
    (articles / "zh" / "1.txt").write_text("柳湾新增床位5张\n\n柳湾卫生部门介绍，2023年新增床位5张。\n", "utf-8")
    outcome = digest(articles, OUT, since="last")
    assert (outcome.fresh, outcome.changes.changed, outcome.changes.removed) == (1, ("zh/1",), ("zh/0",))
    assert outcome.since.counts["gone"] > 0
    digest(articles, OUT)
    digest(articles, tmp_path / "local")
    assert snapshot(download(store, tmp_path / "remote")) == snapshot(tmp_path / "local")


def test_stopped_run_goes_on(store, articles, digest, snapshot, tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(FolderRun, "_take_in", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            digest(articles, OUT)
    assert store.exists("/bucket/reports/.minsheng/journal")
    digest(articles, OUT)
    assert not store.exists("/bucket/reports/.minsheng/journal")
    digest(articles, tmp_path / "local")
    assert snapshot(download(store, tmp_path / "remote")) == snapshot(tmp_path / "local")


def test_articles_and_reports_in_one_store(store, digest, tmp_path):
    text = "望海新增床位7张\n\n望海卫生部门介绍，2023年新增床位7张。\n".encode()
    store.pipe_file("/bucket/news/a.txt", text)
    assert list(digest("memory://bucket/news", "memory://bucket/news/out").kept) == ["a"]
    assert list(digest("memory://bucket/news", "memory://bucket/news/out").kept) == ["a"]
    with pytest.raises(ConfigurationError, match="Choose another --out"):
        digest("memory://bucket/news", "memory://bucket")


def test_second_run_at_once_is_refused(store, articles, digest):
    with open_output(OUT), pytest.raises(ConfigurationError, match=r"Another run is at work in memory://.*process"):
        digest(articles, OUT)
    assert len(digest(articles, OUT).kept) == 7
    assert not store.exists("/bucket/reports/.minsheng/lock")


@pytest.mark.parametrize(
    "owner",
    [{"host": "elsewhere", "process": 1, "renewed": 0}, {"host": os.uname().nodename, "process": 2**22 + 1, "renewed": time.time() + 9}],
    ids=["silent-for-long", "ended-process-of-this-machine"],
)
def test_claim_of_a_killed_run_is_taken_over(store, articles, digest, owner):
    store.pipe_file("/bucket/reports/.minsheng/lock", json.dumps({"claim": "x", **owner}).encode())
    assert len(digest(articles, OUT).kept) == 7


def write_often(shelf: StoreShelf) -> None:
    for _ in range(10_000):
        shelf.write("a.json", content="{}")


def test_run_that_was_taken_for_dead_writes_no_more(store, monkeypatch):
    monkeypatch.setattr(leases, "RENEWED_S", 0.001)
    shelf = StoreShelf(OUT)
    with shelf.lock():
        store.pipe_file("/bucket/reports/.minsheng/lock", b'{"claim": "of another"}')
        with pytest.raises(OutputError, match="took over"):
            write_often(shelf)
        assert json.loads(store.cat_file("/bucket/reports/.minsheng/lock"))["claim"] == "of another"


def test_store_that_fails_is_told_with_what_to_do(store, articles, digest, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError("403 Forbidden")

    monkeypatch.setattr(type(store), "put_file", refuse)
    with pytest.raises(OutputError, match=r"memory://bucket/reports cannot be used: RuntimeError: 403.*same command again"):
        digest(articles, OUT)


def test_url_of_a_file_is_a_folder(tmp_path):
    shelf = find_shelf(f"file://{tmp_path}/out")
    assert isinstance(shelf, FolderShelf)
    assert shelf.address == str(tmp_path / "out")
