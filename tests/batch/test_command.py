"""The command `batch`, from outside: its exit codes, what it prints, and how runs are told apart."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from service.adapters.batch.session import Session, read_list
from service.desk import Desk
from service.engines.echo import EchoEngine
from service.errors import ConfigurationError
from service.settings import Settings


def run(folder: Path, out: Path, **told: object) -> int:
    return Session(out=out, **told).run(str(folder), desk=Desk(Settings(), engine=EchoEngine()), target=None, key_points=None)


def command(*arguments: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "MINSHENG_MODEL": "echo", "MINSHENG_MEMORY": "false"}
    code = "from service.adapters.cli import main; main()"
    words = [str(argument) for argument in arguments]
    return subprocess.run([sys.executable, "-c", code, "batch", *words], env=environment, input=given, capture_output=True, check=False)


def test_command_ends_with_0_when_all_is_done_and_1_when_some_failed(articles, tmp_path, capsys):
    assert run(articles, tmp_path / "out") == 0
    (articles / "bad.txt").write_text("", "utf-8")
    assert run(articles, tmp_path / "out") == 1
    assert "bad.txt: The article is empty" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("nowhere", "--out", "out"), 1, b"There is no folder nowhere"),
        ((".", "--out", "."), 2, b"Choose another --out"),
        (("empty",), 2, b"--out"),
        ((".", "--out", "out", "--runner", "steam"), 2, b"--runner"),
        ((".", "--out", "out", "--since", "yesterday"), 2, b"No run 'yesterday'"),
        ((".", "--out", "out", "--glossary", "nowhere.csv"), 2, b"nowhere.csv"),
    ],
)
def test_command_says_what_is_wrong_and_leaves_with_the_code_of_the_contract(tmp_path, monkeypatch, arguments, code, said):
    monkeypatch.chdir(tmp_path)
    ended = command(*arguments)
    assert (ended.returncode, said in ended.stderr) == (code, True), ended.stderr
    assert b"Traceback" not in ended.stderr


def test_command_reads_a_list_of_paths(articles, tmp_path, monkeypatch):
    monkeypatch.chdir(articles)
    ended = command("-", "--out", tmp_path / "out", "--quiet", given=b"zh/0.txt\0en/1.txt\0")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")
    assert (tmp_path / "out" / "zh" / "0.json").is_file()
    assert (tmp_path / "out" / "en" / "1.json").is_file()


def test_list_ends_paths_at_line_breaks_or_at_nul(monkeypatch):
    class Input:
        def __init__(self, content: bytes) -> None:
            self.buffer = self
            self.read = lambda: content

    for content, paths in ((b"a.txt\r\nb.txt\n\n", ["a.txt", "b.txt"]), (b"a\nb.txt\0c.txt\0", ["a\nb.txt", "c.txt"])):
        monkeypatch.setattr(sys, "stdin", Input(content))
        assert read_list() == paths


def test_show_prints_each_article_in_both_languages_with_its_figures(articles, tmp_path, capsys):
    run(articles / "zh", tmp_path / "out", show=True)
    shown = capsys.readouterr().out
    assert shown.count("[en]") >= 4
    for expected in ("云麓新增床位120张", "Chinese, simplified → English", "3.5亿元", "350000000"):
        assert expected in shown


def test_json_lines_tell_every_article_and_the_end(articles, tmp_path, capsys):
    (articles / "bad.txt").write_text("", "utf-8")
    run(articles, tmp_path / "out", json_lines=True)
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [event["event"] for event in events].count("done") == 7
    assert [event["error"]["code"] for event in events if event["event"] == "failed"] == ["empty-article"]
    assert {key: events[-1][key] for key in ("event", "articles", "new", "failed")} == {
        "event": "finished", "articles": 7, "new": 7, "failed": 1,
    }  # fmt: skip


def test_quiet_prints_nothing_when_all_is_well(articles, tmp_path, capsys):
    run(articles, tmp_path / "out", quiet=True)
    assert capsys.readouterr() == ("", "")


def names_in(finished: dict) -> dict:
    return {part: names for part, names in finished["changes"].items() if part != "figures"}


def test_since_tells_what_changed_since_a_run_a_day_or_the_last_one(articles, tmp_path, capsys):
    def finished(**told: object) -> dict:
        run(articles, tmp_path / "out", json_lines=True, **told)
        return json.loads(capsys.readouterr().out.splitlines()[-1])

    first = finished()
    (articles / "zh" / "0.txt").unlink()
    second = finished(since="last")
    assert second["changes"] == {"added": [], "changed": [], "removed": ["zh/0"], "figures": {"new": 0, "gone": 5, "changed": 0}}
    (articles / "zh" / "1.txt").write_text("柳湾新增床位5张\n\n柳湾卫生部门介绍，2023年新增床位5张。\n", "utf-8")
    finished()
    assert names_in(finished(since="last")) == {"added": [], "changed": [], "removed": []}
    assert names_in(finished(since=first["run"])) == {"added": [], "changed": ["zh/1"], "removed": ["zh/0"]}
    assert names_in(finished(since="2000-01-01"))["added"] == ["en/0", "en/1", "en/2", "zh/1", "zh/2", "zh/3"]
    with pytest.raises(ConfigurationError, match="The latest are"):
        finished(since="2999-01-01")


def test_show_with_since_shows_only_what_changed(articles, tmp_path, capsys):
    run(articles, tmp_path / "out", quiet=True)
    (articles / "zh" / "1.txt").write_text("柳湾新增床位5张\n\n柳湾卫生部门介绍，2023年新增床位5张。\n", "utf-8")
    run(articles, tmp_path / "out", quiet=True, show=True, since="last")
    shown = capsys.readouterr().out
    assert "柳湾" in shown
    assert "云麓" not in shown
    assert "~ zh/1" in shown


def test_bar_counts_articles_and_prints_failures_above_it(articles, tmp_path, capsys):
    (articles / "bad.txt").write_text("", "utf-8")
    run(articles, tmp_path / "out")
    told = capsys.readouterr().err
    assert "8/8 articles" in told
    assert "bad.txt: The article is empty" in told
    assert "7 articles, 7 of them new, 1 failed" in told
