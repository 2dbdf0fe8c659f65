"""Which files are found, and in which order: links, hidden files, patterns, lists, folders without permission."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from service.adapters.batch.entries import Failure, Found
from service.adapters.batch.walking import choose_place
from service.errors import ConfigurationError, MissingArticleError


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/2.md", "a/1.html", ".git/x.txt", "a/.hidden.txt", "a/1.figures", "a/~$draft.docx", "photo.jpg"):
        (tmp_path / "tree" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "tree" / name).write_text("x", "utf-8")
    return tmp_path / "tree"


def origins(place: str | Path, *, listed: tuple[str, ...] = ()) -> list[str]:
    return [thing.origin for thing in choose_place(str(place), listed=listed).find(out="/nowhere") if isinstance(thing, Found)]


def test_walk_is_ordered_and_leaves_out_hidden_and_foreign_files(tree):
    assert origins(tree) == ["b.txt", "a/1.html", "a/2.md"]


def test_links_in_a_circle_end(tree):
    (tree / "a" / "up").symlink_to(tree, target_is_directory=True)
    (tree / "self").symlink_to(tree / "self")
    assert origins(tree) == ["b.txt", "a/1.html", "a/2.md"]


def test_linked_folder_is_read_once_and_under_its_own_name_if_it_has_one(tree, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "c.txt").write_text("x", "utf-8")
    for name in ("0-first", "1-second"):
        (tree / name).symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tree / "0-again").symlink_to(tree / "a", target_is_directory=True)
    assert origins(tree) == ["b.txt", "a/1.html", "a/2.md", "0-first/c.txt"]


def test_link_to_nothing_and_a_pipe_are_failures_that_block_nobody(tree):
    (tree / "gone.txt").symlink_to(tree / "nowhere.txt")
    os.mkfifo(tree / "pipe.txt")
    failures = [thing for thing in choose_place(str(tree)).find(out="/nowhere") if isinstance(thing, Failure)]
    assert [(failure.where, failure.code) for failure in failures] == [("gone.txt", "missing-article"), ("pipe.txt", "missing-article")]


def test_pattern_finds_what_it_names_from_its_fixed_folder(tree):
    assert origins(tree / "**" / "*.md") == ["a/2.md"]


def test_list_is_read_in_its_order_with_folders_in_it(tree, monkeypatch):
    monkeypatch.chdir(tree)
    assert origins("-", listed=("b.txt", "a")) == ["b.txt", "a/1.html", "a/2.md"]


def test_listed_file_of_another_kind_is_a_failure(tree, monkeypatch):
    monkeypatch.chdir(tree)
    found = list(choose_place("-", listed=("photo.jpg", "gone.txt")).find(out="/nowhere"))
    assert [type(thing) for thing in found] == [Failure, Failure]


@pytest.mark.parametrize("place", ["*.md", "a.md", "-"])
def test_output_never_lies_over_the_articles(digest, tmp_path, monkeypatch, place):
    monkeypatch.chdir(tmp_path)
    article = "# 望海新增床位\n\n望海卫生部门介绍，2023年全县新增床位7张。\n"
    Path("a.md").write_text(article, "utf-8")
    with pytest.raises(ConfigurationError, match="Choose another --out"):
        digest(place, Path(), listed=["a.md"])
    assert Path("a.md").read_text("utf-8") == article


def test_pattern_leaves_out_the_output_folder(digest, articles, monkeypatch):
    monkeypatch.chdir(articles)
    digest("**/*", Path("out"))
    again = digest("**/*", Path("out"))
    assert (len(again.kept), again.fresh) == (7, 0)


def test_folder_of_an_object_store_is_read(digest, tmp_path):
    files = fsspec.filesystem("memory")
    for name in ("news/a.txt", "news/zh/b.md", "news/.hidden/c.txt", "news/photo.jpg"):
        files.pipe_file(f"/bucket/{name}", f"# 望海新增床位\n\n望海卫生部门介绍，2023年新增床位{len(name)}张。\n".encode())
    outcome = digest("memory://bucket/news", tmp_path / "out")
    assert sorted(outcome.kept) == ["a", "zh/b"]
    assert digest("memory://bucket/news", tmp_path / "out").fresh == 0
    files.rm("/bucket", recursive=True)


@pytest.mark.parametrize("url", ["nostore://bucket/news", "memory://nowhere/at/all"])
def test_store_that_is_not_there_is_told(digest, tmp_path, url):
    with pytest.raises((ConfigurationError, MissingArticleError)):
        digest(url, tmp_path / "out")


def test_missing_folder_is_named():
    with pytest.raises(MissingArticleError, match="no folder /nowhere/at/all"):
        choose_place("/nowhere/at/all")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in folder.iterdir():
        path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_without_permission_the_rest_goes_on(open_folder, digest, tmp_path):
    text = "望海新增床位{}张\n\n望海卫生部门介绍，2023年全县新增床位{}张。\n"
    for name in ("closed/a.txt", "open.txt", "secret.txt"):
        (open_folder / name).parent.mkdir(exist_ok=True)
        (open_folder / name).write_text(text.format(len(name), len(name)), "utf-8")
    (open_folder / "out").mkdir()
    (open_folder / "out").chmod(0o777)
    (open_folder / "closed").chmod(0o000)
    (open_folder / "secret.txt").chmod(0o000)
    user = os.geteuid()
    try:
        if user == 0:  # root may read everything
            os.seteuid(65534)
        outcome = digest(open_folder, open_folder / "out")
    finally:
        os.seteuid(user)
    assert [(failure.where, failure.code) for failure in outcome.failures] == [
        ("secret.txt", "missing-article"), ("closed", "missing-article"),
    ]  # fmt: skip
    assert list(outcome.kept) == ["open"]
