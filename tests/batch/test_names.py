"""Names of files that no test's author would choose: bytes that are no text, line breaks, clashes, great length."""

import json
import os
from pathlib import Path

import pytest

from service.adapters.batch.naming import Names

TEXT = "望海新增床位{}张\n\n望海卫生部门介绍，2023年全县新增床位{}张。\n"


def test_names_never_clash_whatever_the_case_or_form():
    names = Names()
    origins = ("a.txt", "A.TXT", "a.html", "a.txt", "é.txt", "é.txt", "x.json/a.txt", "x.txt", "b.jsonl", "manifest.csv")
    claimed = [names.claim(origin) for origin in origins] + [names.claim("b.jsonl", within=str(number)) for number in (1, 2)]
    assert len({name.casefold() for name in claimed}) == len(claimed)
    assert claimed[-1] == "b-jsonl/2"


@pytest.mark.parametrize("origin", ["../../etc/passwd.txt", "/etc/passwd.txt"])
def test_name_never_leaves_the_output_folder(origin):
    assert Names().claim(origin) == "etc/passwd"
    assert Names().claim("a.zip", within="../../../x.txt") == "a-zip/x"


def test_name_too_long_for_a_disk_is_cut_and_stays_unlike_its_neighbour():
    names = Names()
    one, other = names.claim("床" * 300 + "1.txt"), names.claim("床" * 300 + "2.txt")
    assert one != other
    assert max(len(one.encode()), len(other.encode())) <= 210


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes only on POSIX systems")
def test_gbk_and_broken_names_are_read_and_written_readably(digest, tmp_path):
    folder = os.fsencode(tmp_path / "in")
    (tmp_path / "in").mkdir()
    for number, name in enumerate(("新闻".encode("gbk"), "新闻".encode(), b"two\nlines", b"\xff\xfe\xff")):
        Path(os.fsdecode(folder + b"/" + name + b".txt")).write_text(TEXT.format(number, number), "utf-8")
    outcome = digest(Path(os.fsdecode(folder)), tmp_path / "out")
    assert outcome.failures == ()
    assert len(outcome.kept) == 4
    assert {"新闻", "two%0Alines"} <= set(outcome.kept)
    for done in outcome.kept.values():
        assert json.loads((tmp_path / "out" / done.report).read_bytes())["name"] == done.where
    assert digest(Path(os.fsdecode(folder)), tmp_path / "out").fresh == 0
