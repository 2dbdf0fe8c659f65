"""A newsroom's terms are read from its files, found longest first, and told when they fight."""

from pathlib import Path

import pytest

from service.errors import ConfigurationError
from service.glossary import Glossary, Term, read_glossary
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
    ],
)
def test_read_glossary_reads_every_format(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8-sig" if name == "a.csv" else "utf-8")
    assert [(term.zh, term.en) for term in read_glossary(path).terms] == [("门诊", "outpatient clinic")]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", "门诊,outpatient\n床位,\n".encode(), "row 2"),
        ("b.tsv", "门诊\toutpatient".encode("gb18030"), "UTF-8"),
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
    glossary = Glossary([Term("街道", "subdistrict"), Term("街道", "street"), Term("马路", "Streets")])
    assert [(clash.language, clash.wording, clash.translations) for clash in glossary.clashes()] == [
        (Language.ZH, "街道", ("subdistrict", "street")),
        (Language.EN, "street", ("街道", "马路")),
    ]
