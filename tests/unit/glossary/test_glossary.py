"""A newsroom's terms are read from its files, found longest first, and told when they fight."""

from pathlib import Path

import pytest

from service.errors import ConfigurationError
from service.glossary import Glossary, Term, find_clashes, read_glossary
from service.records import Language

TBX = """<?xml version="1.0" encoding="UTF-8"?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c1"><note>health</note>
  <langSec xml:lang="zh-CN"><termSec><term>门诊</term></termSec></langSec>
  <langSec xml:lang="en"><termSec><term>outpatient clinic</term></termSec></langSec>
</conceptEntry>
<conceptEntry id="c2"><langSec xml:lang="en"><termSec><term>alone</term></termSec></langSec></conceptEntry>
</body></text></tbx>"""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "zh,en,note\n门诊,outpatient clinic,health\n"),
        ("b.csv", 'English,Chinese\n"outpatient clinic",门诊\n'),
        ("c.tsv", "门诊\toutpatient clinic\n\n"),
        ("d.tbx", TBX),
        ("e.csv", "门诊\toutpatient clinic\n"),
        ("f.csv", "zh;en\r\n门诊;outpatient clinic\r\n"),
        ("g.csv", '"门诊","outpatient clinic"\n"",""\n'),
        ("h.txt", "  门诊 \t outpatient   clinic\t\n"),
        ("i.csv", "门诊,outpatient clinic\n门诊,outpatient clinic\n"),
    ],
)
def test_read_glossary_reads_every_format(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8-sig" if name == "a.csv" else "utf-8")
    assert [(term.zh, term.en) for term in read_glossary(path).terms] == [("门诊", "outpatient clinic")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_read_glossary_reads_what_spreadsheets_save(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("中文,英文,备注\n门诊,outpatient clinic,科室\n", encoding=encoding)
    assert read_glossary(path).terms == (Term("门诊", "outpatient clinic", "科室"),)


def test_a_quotation_mark_in_a_file_of_tabs_is_a_character(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text('6"管\t6" pipe\n', encoding="utf-8")
    assert read_glossary(path).terms == (Term('6"管', '6" pipe'),)


def test_a_glossary_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.glossary.files.MOST_TERMS", 2)
    path = tmp_path / "terms.csv"
    path.write_text("一区,one\n二区,two\n三区,three\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="holds 3 terms; the limit is 2"):
        read_glossary(path)
    monkeypatch.setattr("service.glossary.files.MOST_BYTES", 4)
    with pytest.raises(ConfigurationError, match="more than 4 bytes"):
        read_glossary(path)


def test_an_entry_of_tbx_may_have_several_wordings(tmp_path: Path) -> None:
    path = tmp_path / "terms.tbx"
    two = TBX.replace(
        "<termSec><term>outpatient clinic</term></termSec>", "<tig><term>clinic</term></tig><tig><term>outpatients</term></tig>"
    )
    path.write_text(two, encoding="utf-8")
    assert read_glossary(path).terms == (Term("门诊", "clinic", "health", also=("outpatients",)),)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", "门诊,outpatient\n床位,\n".encode(), "line 2: the term has no en"),
        ("quoted.csv", 'zh,en,note\n门诊,outpatient,"two\nlines"\n,bed\n'.encode(), "line 4: the term has no zh"),
        ("open.csv", '门诊,"outpatient\n床位,bed\n'.encode(), "line 1: no row"),
        ("swapped.csv", "outpatient,门诊\n".encode(), "Are the columns in the order zh, en"),
        ("b.tsv", b"\xff\xff\x00\x81\xff", "neither UTF-8 nor GB 18030"),
        ("empty.csv", b"\xef\xbb\xbf\n\n", "no term"),
        ("marks.csv", "——,--\n".encode(), "no letter or digit"),
        ("long.csv", f"{'长' * 201},long\n".encode(), "more than 200 characters"),
        ("c.tbx", b"<tbx><unclosed></tbx>", "no TBX"),
        ("d.tbx", b"<tbx/>", "no entry"),
    ],
)
def test_read_glossary_says_what_is_wrong(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ConfigurationError, match=says):
        read_glossary(path)


def test_a_missing_glossary_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"none\.csv cannot be read"):
        read_glossary(tmp_path / "none.csv")


def test_find_takes_whole_english_words_only() -> None:
    glossary = Glossary([Term("床", "bed"), Term("世卫组织", "WHO")])
    assert [match.term.en for match in glossary.find("Who embedded the beds? WHO.", language=Language.EN)] == ["bed", "WHO"]


def test_find_reads_traditional_text_at_its_own_places() -> None:
    (match,) = Glossary([Term("医院", "hospital")]).find("全市醫院", language=Language.ZH)
    assert (match.start, match.end) == (2, 4)


def test_find_keeps_terms_apart() -> None:
    glossary = Glossary([Term("社区卫生", "community health"), Term("卫生服务", "health service"), Term("社区", "community")])
    assert [match.term.zh for match in glossary.find("社区卫生服务中心和社区", language=Language.ZH)] == ["社区卫生", "社区"]


def test_clashes_are_told_in_both_directions() -> None:
    terms = [Term("街道", "subdistrict"), Term("街道", "street"), Term("马路", "Streets")]
    assert [(clash.kind, clash.language, clash.wording, clash.translations) for clash in find_clashes(terms)] == [
        ("several", Language.ZH, "街道", ("subdistrict", "street")),
        ("several", Language.EN, "street", ("街道", "马路")),
    ]


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        ([Term("世卫组织", "WHO"), Term("世卫组织", "Who")], "世卫组织 is given in different case: WHO, Who; the first is used"),
        ([Term("門診", "outpatient"), Term("门诊", "clinic")], "門診 is given in different words: outpatient, clinic; the first is used"),
        (
            [Term("卫生室", "clinic"), Term("村卫生室", "village health post")],
            "卫生室 is clinic, but within 村卫生室 it is not: village health post",
        ),
    ],
)
def test_every_kind_of_clash_is_told(terms: list[Term], says: str) -> None:
    assert [clash.describe() for clash in find_clashes(terms)] == [says]


def test_a_longer_term_that_says_the_shorter_one_does_not_fight() -> None:
    assert find_clashes([Term("卫生室", "clinic"), Term("村卫生室", "village clinics")]) == ()
