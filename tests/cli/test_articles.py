"""Files in, reports out; each kind of bad input gets its own message and code."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
ARTICLE = "全市新增学校94所\n\n2022年底，全市共有学校94所，床位67984张。市民看病更方便。\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_digest_prints_one_report_per_line(article: Path, run: Run) -> None:
    done = run("digest", article, article, "--json", "--model", "echo")
    reports = [json.loads(line) for line in done.lines]
    assert (done.code, len(reports)) == (0, 2)
    report = reports[0]
    assert (report["version"], report["name"], report["target"], report["language"]["code"]) == (1, "news.txt", "en", "zh")
    assert all(report["text"][f["start"] : f["end"]] == f["text"] for f in report["figures"] + report["sentences"] + report["key_points"])
    assert all(sentence["translation"] for sentence in report["sentences"])


def test_digest_of_the_same_article_is_the_same_but_for_seconds(article: Path, run: Run) -> None:
    done = run("digest", article, article, "--json", "--model", "echo")
    one, two = (json.loads(line) | {"seconds": None} for line in done.lines)
    assert one == two


def test_digest_is_readable_by_default(article: Path, run: Run) -> None:
    done = run("digest", article, "--model", "echo")
    assert done.code == 0
    assert {"67984张", "全市新增学校94所"} <= {word for line in done.lines for word in line.split()}


def test_digest_reads_standard_input(run: Run) -> None:
    done = run("digest", "-", "--json", "--model", "echo", stdin=ARTICLE.encode("gb18030"))
    assert json.loads(done.lines[0])["text"] == ARTICLE.strip()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-article"),
        (b" \n\t\n", "empty-article"),
        ("😀😀".encode(), "empty-article"),
        (bytes(range(256)) * 40, "unreadable-article"),
        ("Le ministre a annoncé de nouvelles mesures pour les hôpitaux publics du pays.".encode(), "unsupported-language"),
        ("政府は新しい病院を建設する計画を発表しました。".encode(), "unsupported-language"),
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "unreadable-article"),
    ],
    ids=["empty", "blank", "emoji", "binary", "french", "japanese", "html without an article"],
)
def test_bad_articles_get_their_own_code_and_the_rest_goes_on(content: bytes, code: str, article: Path, tmp_path: Path, run: Run) -> None:
    bad = tmp_path / "bad"
    bad.write_bytes(content)
    done = run("digest", bad, article, "--json", "--model", "echo")
    first, second = map(json.loads, done.lines)
    assert (done.code, first["error"]["code"], second["name"]) == (1, code, "news.txt")
    assert done.err.startswith(str(bad))


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path, run: Run) -> None:
    done = run("digest", tmp_path / "none.txt", tmp_path, "--model", "echo")
    assert done.code == 1
    assert "There is no file" in done.err
    assert "minsheng batch" in done.err


def test_an_article_over_the_limit_is_refused(article: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINSHENG_MAX_CHARACTERS", "10")
    done = run("digest", article, "--json", "--model", "echo")
    assert json.loads(done.lines[0])["error"]["code"] == "article-too-long"


def test_a_sentence_of_five_thousand_characters_is_translated(tmp_path: Path, run: Run) -> None:
    long = tmp_path / "long.txt"
    long.write_text("全市新增学校和医院" * 600 + "。", encoding="utf-8")
    done = run("digest", long, "--json", "--model", "echo")
    assert (done.code, len(json.loads(done.lines[0])["sentences"])) == (0, 1)


def test_one_word_is_an_article(run: Run) -> None:
    assert run("digest", "-", "--json", "--model", "echo", stdin=b"Hospitals").code == 0


@pytest.mark.parametrize(
    "arguments", [["digest", "--colour"], ["digest"], ["frobnicate"], ["translate", "--from", "fr", "--to", "en"], ["translate"]]
)
def test_wrong_usage_leaves_with_two(arguments: list[str], run: Run) -> None:
    assert run(*arguments).code == 2


def test_an_unknown_model_or_setting_leaves_with_two(article: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run("digest", article, "--model", "nonesuch")
    assert (done.code, "nonesuch" in done.err) == (2, True)
    monkeypatch.setenv("MINSHENG_MODLE", "compact")
    assert run("digest", article).code == 2


def test_a_missing_glossary_leaves_with_two(article: Path, run: Run) -> None:
    assert run("digest", article, "--model", "echo", "--glossary", "none.csv").code == 2


def test_a_glossary_of_the_command_is_kept(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("zh,en\n街道,subdistrict\n", encoding="utf-8")
    done = run("translate", "--from", "zh", "--to", "en", "--model", "echo", "--glossary", path, stdin="街道已改建。\n".encode())
    assert "subdistrict" in done.out
    assert "subdistrict" not in run("translate", "--from", "zh", "--to", "en", "--model", "echo", stdin="街道已改建。\n".encode()).out


def test_a_glossary_that_cannot_be_read_leaves_with_two_and_names_the_line(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("zh,en\n街道,subdistrict\n医院,\n", encoding="utf-8")
    done = run("glossary", "check", path)
    assert (done.code, "line 3: the term has no en" in done.err) == (2, True)


def test_glossary_check_tells_what_fights(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("街道\tsubdistrict\n街道\tstreet\n", encoding="utf-8")
    done = run("glossary", "check", path)
    assert (done.code, done.lines[0].endswith("2 terms, 1 that fight"), "subdistrict, street; the first is used" in done.lines[1]) == (
        0,
        True,
        True,
    )


def test_models_list_names_every_model(run: Run) -> None:
    done = run("models", "list")
    assert done.code == 0
    assert all(name in done.out for name in ("compact", "opus-mt", "echo"))
