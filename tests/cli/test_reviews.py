"""Reviews as a file: what a batch leaves open goes out, what people made of it comes back, and stands."""

import csv
import io
import json

import pytest

from service.settings import Settings

TEXT = "去年新增床位1200张。"
ROW = {"text": TEXT, "translation": "1,200 beds were added last year.", "who": "copy desk"}


@pytest.fixture(autouse=True)
def _home(monkeypatch, tmp_path):
    monkeypatch.setenv("MINSHENG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("MINSHENG_MODEL", "echo")


def put(path, rows):
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    else:
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["reviews.csv", "reviews.jsonl"])
def test_a_review_of_a_file_stands_before_the_engine(run, tmp_path, name):
    done = run("reviews", "import", put(tmp_path / name, [ROW]))
    assert (done.code, done.out) == (0, "1 kept, 0 not signed and passed over, 0 failed\n")
    translated = json.loads(run("translate", "--to", "en", "--json", stdin=TEXT.encode()).out)
    assert (translated["translation"], translated["check"]) == (ROW["translation"], "reviewed")


@pytest.mark.parametrize("name", ["all.csv", "all.jsonl"])
def test_what_is_exported_comes_back_as_it_was(run, tmp_path, name):
    formula = {"text": "这是一个等于号的句子，共35张。", "translation": "=1+1 '35", "who": "desk"}
    run("reviews", "import", put(tmp_path / "in.jsonl", [ROW, formula]))
    before = run("reviews", "export").out
    run("reviews", "export", tmp_path / name)
    (tmp_path / "home" / "store.sqlite").unlink()
    assert run("reviews", "import", tmp_path / name).code == 0
    assert sorted(run("reviews", "export").out.splitlines()) == sorted(before.splitlines())
    assert len(before.splitlines()) == 2


def test_no_cell_is_a_formula(run, tmp_path):
    run("reviews", "import", put(tmp_path / "in.jsonl", [ROW | {"translation": "=cmd|' /C calc'!A0"}]))
    run("reviews", "export", tmp_path / "out.csv")
    (row,) = csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8-sig")))
    assert row["translation"].startswith("'=")


def test_what_nobody_signed_is_passed_over(run, tmp_path):
    done = run("reviews", "import", put(tmp_path / "in.csv", [ROW | {"who": ""}]))
    assert done.out.startswith("0 kept, 1 not signed")
    assert run("reviews", "export").out == ""


def test_a_later_review_is_not_undone_by_an_old_file(run, tmp_path):
    run("reviews", "import", put(tmp_path / "in.jsonl", [ROW]))
    run("reviews", "import", put(tmp_path / "old.jsonl", [ROW | {"translation": "Old.", "at": "2020-01-01T00:00:00+00:00"}]))
    assert json.loads(run("reviews", "export").out)["translation"] == ROW["translation"]


def test_a_row_that_does_not_fit_is_told_by_its_number_and_the_others_are_kept(run, tmp_path):
    rows = [
        ROW,
        ROW | {"translation": " "},
        ROW | {"source": "fr"},
        ROW | {"at": "yesterday"},
        ROW | {"text": "これは日本語のテキストです。"},
    ]
    file = put(tmp_path / "in.jsonl", rows)
    file.write_text(file.read_text() + "{broken\n[]\n")
    done = run("reviews", "import", file)
    assert (done.code, done.out) == (1, "1 kept, 0 not signed and passed over, 6 failed\n")
    assert [f"row {number}:" in done.err for number in range(1, 8)] == [False, True, True, True, True, True, True]


@pytest.mark.parametrize("content", [None, "床位".encode("gb18030")], ids=["missing", "gb18030"])
def test_a_file_that_cannot_be_read_is_told(run, tmp_path, content):
    file = tmp_path / "in.csv"
    if content:
        file.write_bytes(b"text,translation,who\r\n" + content)
    done = run("reviews", "import", file)
    assert done.code == 1
    assert str(file) in done.err


def test_the_flagged_sentences_of_a_batch_go_out_and_come_back_corrected(run, tmp_path):
    articles = tmp_path / "articles"
    articles.mkdir()
    # A number written two ways at once cannot be trusted, whatever an engine makes of it.
    (articles / "a.txt").write_text("县里去年新增床位一百二千张。下雨了。", encoding="utf-8")
    assert run("batch", articles, "--out", tmp_path / "out", "--quiet").code == 0
    sheet = tmp_path / "sheet.csv"
    assert run("reviews", "collect", tmp_path / "out", sheet).code == 0
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"))))
    assert [row["text"] for row in rows] == ["县里去年新增床位一百二千张。"]
    assert rows[0]["warnings"]
    put(sheet, [rows[0] | {"translation": "The county added 1,200 beds last year.", "who": "copy desk"}])
    assert run("reviews", "import", sheet).out.startswith("1 kept")
    run("batch", articles, "--out", tmp_path / "out", "--quiet")
    report = json.loads(
        (tmp_path / "out" / "a.txt.json").read_text()
        if (tmp_path / "out" / "a.txt.json").is_file()
        else (tmp_path / "out" / "a.json").read_text()
    )
    assert report["sentences"][0]["check"] == "reviewed"
    assert report["sentences"][0]["translation"] == "The county added 1,200 beds last year."


def test_jobs_are_purged_from_the_command_line(run):
    from service.jobs import Jobs
    from service.store import open_store, store_url

    jobs = Jobs(open_store(store_url(Settings())), retention_s=3600)
    jobs.add([{"text": "one"}])
    assert run("jobs", "purge").out == "0 jobs forgotten\n"
    assert run("jobs", "purge", "--older-than", "0").out == "1 jobs forgotten\n"
