"""What `--since` tells: which figures came, went or changed, in the summary, on the page, in changes.json and at the terminal."""

import json
import re
from pathlib import Path

import pytest

from service.adapters.batch.changing import compare_figures
from service.adapters.batch.ledger import Ledger
from service.adapters.batch.session import Session
from service.desk import Desk
from service.engines.echo import EchoEngine
from service.settings import Settings

BEFORE = "云麓新增床位120张\n\n2022年，云麓卫生部门新增床位120张，投入3.5亿元。居民看病更近了。\n"
NOW = "云麓新增床位120张\n\n居民看病更近了。2022年，云麓卫生部门新增床位120张，投入4.5亿元，新建医院7家。\n"


def changes_in(out: Path) -> list[tuple[str, str | None, str | None]]:
    told = json.loads((out / "changes.json").read_bytes())["figures"]
    return [(one["change"], *(one[side] and one[side]["text"] for side in ("before", "now"))) for one in told]


@pytest.fixture
def changed(articles, digest, tmp_path) -> Path:
    """An output folder from a run before one of its articles changed."""
    (articles / "zh" / "0.txt").write_text(BEFORE, "utf-8")
    digest(articles, tmp_path / "out")
    (articles / "zh" / "0.txt").write_text(NOW, "utf-8")
    return tmp_path / "out"


def test_only_figures_with_another_value_have_changed(changed, articles, digest):
    since = digest(articles, changed, since="last").since
    assert changes_in(changed) == [("changed", "3.5亿元", "4.5亿元"), ("new", None, "7家")]
    assert since.counts == {"new": 1, "gone": 0, "changed": 1}
    summary = json.loads((changed / "summary.json").read_bytes())
    assert summary["changes"] == {"since": "last", "articles": {"added": 0, "changed": 1, "removed": 0}, "figures": since.counts}
    overview = re.search(r'id="overview">(.*?)</script>', (changed / "index.html").read_text("utf-8"))
    assert overview is not None
    assert json.loads(overview[1])["changes"]["figures"][0][:4] == ["changed", "zh/0", "3.5亿元", "4.5亿元"]


def test_terminal_shows_what_changed(changed, articles, capsys):
    session = Session(out=changed, since="last", quiet=True)
    session.run(str(articles), desk=Desk(Settings(), engine=EchoEngine()), target=None, key_points=None)
    shown = capsys.readouterr().out
    assert shown.startswith("~ zh/0\nFigures: 1 changed, 1 new, 0 gone.\n~ zh/0: 3.5亿元 → 4.5亿元")
    assert "+ zh/0: 7家" in shown


def test_several_runs_are_told_as_one_change(changed, articles, digest):
    first = digest(articles, changed).run
    for text in (NOW.replace("4.5", "5.5"), NOW.replace("4.5", "6.5")):
        (articles / "zh" / "0.txt").write_text(text, "utf-8")
        digest(articles, changed)
    (articles / "en" / "0.txt").unlink()
    digest(articles, changed, since=first)
    told = changes_in(changed)
    assert told[0] == ("changed", "4.5亿元", "6.5亿元")
    assert {kind for kind, *_ in told[1:]} == {"gone"}


def test_run_without_since_leaves_nothing_of_an_earlier_one(changed, articles, digest, snapshot, tmp_path):
    digest(articles, changed, since="last")
    digest(articles, changed)
    digest(articles, tmp_path / "undisturbed")
    assert snapshot(changed) == snapshot(tmp_path / "undisturbed")


def test_change_is_told_whole_after_a_kill(changed, articles, digest, monkeypatch):
    with monkeypatch.context() as patch:  # as if killed after the reports were written, before they were noted
        patch.setattr(Ledger, "record", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            digest(articles, changed, since="last")
    digest(articles, changed, since="last")
    assert changes_in(changed)[0] == ("changed", "3.5亿元", "4.5亿元")


def test_figure_whose_words_or_place_changed_is_the_same():
    was = {"text": "120张", "kind": "count", "value": "120", "unit": "bed", "subject": "云麓新增床位", "period": "2022"}
    assert list(compare_figures("a", before=[was], now=[was | {"subject": "全县床位", "period": None}])) == []


def test_dates_come_and_go_but_never_change():
    one, other = ({"text": day, "kind": "date", "value": day, "subject": "开学"} for day in ("2022-09-01", "2023-09-01"))
    assert [change.kind for change in compare_figures("a", before=[one], now=[other])] == ["new", "gone"]
