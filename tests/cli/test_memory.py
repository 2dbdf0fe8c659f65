"""The memory is shown and purged by command."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINSHENG_HOME", str(tmp_path))


def test_a_memory_is_shown_and_purged(run, tmp_path):
    assert run("memory").lines[0] == "0 of 500000 sentences, 0 characters"
    assert run("translate", "--from", "zh", "--to", "en", "--model", "echo", stdin="全市新增床位。\n".encode()).code == 0
    shown = run("memory")
    count = int(shown.lines[0].split()[0])
    assert count > 0
    assert shown.lines[1].startswith("in sqlite:///")
    assert run("memory", "purge", "--older-than", "1").out == "0 sentences forgotten\n"
    assert run("memory", "purge").out == f"{count} sentences forgotten\n"
    assert run("memory").lines[0].startswith("0 of ")


def test_a_damaged_memory_is_told_with_what_to_do(run, tmp_path):
    (tmp_path / "store.sqlite").write_bytes(b"this is no database, " * 500)
    done = run("memory", "purge")
    assert (done.code, "move it away" in done.err) == (2, True)
