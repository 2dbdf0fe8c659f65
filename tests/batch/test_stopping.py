"""However a run ends, the next one finishes it with the same result as one that nobody disturbed."""

import errno
import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.adapters.batch.folders import FolderShelf
from service.adapters.batch.ledger import Ledger
from service.adapters.batch.output import open_output
from service.errors import ConfigurationError, OutputError

ONE_RUN = Path(__file__).with_name("one_run.py")
KILLS = 20

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are killed as on POSIX systems")


class Runs:
    """Runs in processes of their own; everything is imported and warm, so that a kill falls into the run and not before it."""

    def __init__(self, folder: Path) -> None:
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        self._server = subprocess.Popen(
            [sys.executable, str(ONE_RUN), str(folder)],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, bufsize=1,
        )  # fmt: skip
        assert self._server.stdout is not None
        assert self._server.stdin is not None
        self._told, self._asked = self._server.stdout, self._server.stdin
        assert self._told.readline() == "ready\n"

    def end(self) -> None:
        self._server.communicate()

    def run(self, folder: Path, out: Path, *, kill_after: float | None = None, limit: int = 0) -> int:
        """Return how a run ended, as the system says it: 0, an exit code, or minus the signal that ended it."""
        self._asked.write(json.dumps({"folder": str(folder), "out": str(out), "limit": limit}) + "\n")
        number = int(self._told.readline())
        if kill_after is not None and not select.select([self._told], [], [], kill_after)[0]:
            os.kill(number, signal.SIGKILL)
        return os.waitstatus_to_exitcode(int(self._told.readline()))


@pytest.fixture
def runs(many_articles: Path) -> Iterator[Runs]:
    server = Runs(many_articles)
    yield server
    server.end()


@pytest.fixture
def many_articles(articles: Path) -> Path:
    """Enough articles that a run takes a while, with failures and duplicates among them."""
    text = "{}医院扩建\n\n{}医院2023年新增床位{}张，投入{}.5亿元。居民看病更近了，平均等候缩短{}分钟。\n"
    for number in range(12):
        (articles / f"{number:02}.txt").write_text(text.format(number, number, number * 7, number, number), "utf-8")
    (articles / "again.txt").write_bytes((articles / "03.txt").read_bytes())
    (articles / "bad.txt").write_bytes(b"\x00" * 50)
    return articles


def test_killed_at_random_moments_the_next_run_ends_the_same(runs, many_articles, tmp_path, snapshot):
    began = time.monotonic()
    assert runs.run(many_articles, tmp_path / "undisturbed") == 0
    longest = time.monotonic() - began
    whole = snapshot(tmp_path / "undisturbed")
    moments = random.Random(7)
    killed = 0
    for number in range(KILLS):
        out = tmp_path / f"killed-{number}"
        for _ in range(1 + number % 2):  # every other time, a second kill falls into the run that goes on
            killed += runs.run(many_articles, out, kill_after=moments.random() * longest) == -signal.SIGKILL
        assert_nothing_half_written(out)
        assert runs.run(many_articles, out) == 0
        assert snapshot(out) == whole, f"kill {number}"
    assert killed > KILLS / 2, "too few kills fell into a run"


def assert_nothing_half_written(out: Path) -> None:
    for path in out.rglob("*.json"):
        json.loads(path.read_bytes())


def test_changed_article_is_never_taken_for_done_after_a_kill(digest, articles, tmp_path, monkeypatch):
    digest(articles, tmp_path / "out")
    first = articles / "zh" / "0.txt"
    before = first.read_bytes()
    first.write_text("云麓新增床位99张\n\n云麓卫生部门介绍，2023年全县新增床位99张。\n", "utf-8")
    with monkeypatch.context() as patch:  # as if killed after the reports were written, before they were noted
        patch.setattr(Ledger, "record", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            digest(articles, tmp_path / "out")
    first.write_bytes(before)
    digest(articles, tmp_path / "out")
    assert "新增床位120张" in json.loads((tmp_path / "out" / "zh" / "0.json").read_bytes())["text"]


def test_report_of_an_article_that_vanished_after_a_kill_is_left_nowhere(digest, articles, tmp_path, snapshot, monkeypatch):
    with monkeypatch.context() as patch:  # as if killed after the reports were written, before they were noted
        patch.setattr(Ledger, "record", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            digest(articles, tmp_path / "out")
    assert (tmp_path / "out" / "zh" / "0.json").exists()
    (articles / "zh" / "0.txt").unlink()
    digest(articles, tmp_path / "out")
    digest(articles, tmp_path / "undisturbed")
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "undisturbed")


def test_overviews_that_a_kill_left_of_two_minds_are_written_anew(digest, articles, tmp_path, snapshot, monkeypatch):
    digest(articles, tmp_path / "out")
    (articles / "bad.txt").write_text("", "utf-8")
    with monkeypatch.context() as patch:  # as if killed between index.html and errors.jsonl
        patch.setattr(FolderShelf, "write", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            digest(articles, tmp_path / "out")
    (articles / "bad.txt").unlink()
    digest(articles, tmp_path / "out")
    digest(articles, tmp_path / "undisturbed")
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "undisturbed")


def test_no_space_left_stops_the_run_and_the_next_one_finishes_it(runs, many_articles, tmp_path, snapshot):
    assert runs.run(many_articles, tmp_path / "out", limit=8_000) == 1  # reports fit, overviews do not
    assert_nothing_half_written(tmp_path / "out")
    assert not (tmp_path / "out" / "manifest.json").exists()
    for out in ("out", "undisturbed"):
        assert runs.run(many_articles, tmp_path / out) == 0
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "undisturbed")


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", str(disk)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("mounting a disk takes the rights of root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_full_disk_stops_the_run_and_room_lets_it_go_on(tiny_disk, many_articles, digest, tmp_path, snapshot):
    with pytest.raises(OutputError, match="No space is left"):
        digest(many_articles, tiny_disk / "out")
    assert_nothing_half_written(tiny_disk / "out")
    subprocess.run(["mount", "-o", "remount,size=8m", str(tiny_disk)], check=True)
    digest(many_articles, tiny_disk / "out")
    digest(many_articles, tmp_path / "undisturbed")
    assert snapshot(tiny_disk / "out") == snapshot(tmp_path / "undisturbed")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_full_disk_is_told_with_what_to_do(digest, articles, tmp_path, monkeypatch, number):
    def full(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"No space is left.*same command again"):
        digest(articles, tmp_path / "out")


def test_two_runs_on_one_output_folder_refuse_each_other(digest, articles, tmp_path):
    with open_output(tmp_path / "out"), pytest.raises(ConfigurationError, match="Another run is at work"):
        digest(articles, tmp_path / "out")
    assert len(digest(articles, tmp_path / "out").kept) == 7


def test_articles_that_come_and_go_under_a_run_end_the_same(digest, articles, tmp_path, snapshot, monkeypatch):
    write = FolderShelf.write

    def and_disturb(self: FolderShelf, name: str, *, content: str | bytes) -> None:
        write(self, name, content=content)
        (articles / "zh" / "3.txt").unlink(missing_ok=True)
        (articles / "late.txt").write_text("望海新增床位7张\n\n望海卫生部门介绍，2023年全县新增床位7张。\n", "utf-8")

    with monkeypatch.context() as patch:
        patch.setattr(FolderShelf, "write", and_disturb)
        digest(articles, tmp_path / "out")
    digest(articles, tmp_path / "out")
    digest(articles, tmp_path / "undisturbed")
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "undisturbed")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupt_keeps_what_is_done_and_says_how_to_go_on(articles, tmp_path, digest, number):
    for extra in range(60):
        (articles / f"{extra:03}.txt").write_text(f"第{extra}所学校开学\n\n第{extra}所学校2023年招收学生{extra * 3}人。\n" * 10, "utf-8")
    command = [
        sys.executable,
        "-c",
        "from service.adapters.cli import main; main()",
        "batch",
        str(articles),
        "--out",
        str(tmp_path / "out"),
    ]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "MINSHENG_MODEL": "echo", "MINSHENG_MEMORY": "false"}
    with subprocess.Popen(
        [*command, "--json-lines"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["event"] == "done"
        process.send_signal(number)
        told, errors = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "run the same command again" in errors
    assert "finished" not in told
    done = 1 + told.count('"done"')
    outcome = digest(articles, tmp_path / "out")
    assert len(outcome.kept) == 67
    assert 0 < 67 - outcome.fresh >= done
