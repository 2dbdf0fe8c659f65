"""Names of Chinese places are told from words, spelt as maps spell them, and left alone where nothing tells."""

import json
from pathlib import Path
from typing import Any

import pytest

from service.characters import simplify
from service.glossary import Places, Term
from service.glossary.builtin import read_built_in
from service.glossary.pinyin import spell_name
from service.records import Language

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[2] / "specs" / "places.json").read_text(encoding="utf-8"))
PLACES = Places()


@pytest.mark.parametrize("case", CASES, ids=[case["note"] for case in CASES])
def test_places(case: dict[str, Any]) -> None:
    found = PLACES.find(case["text"], language=Language.ZH)
    assert [[match.term.zh, match.term.en] for match in found] == case["places"]
    assert all(simplify(case["text"])[match.start : match.end] == match.term.zh for match in found)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Schools in Qingdao and Xi’an's hospitals", ["青岛", "西安"]),
        ("Shaanxi, Shanxi and Inner Mongolia", ["陕西", "山西", "内蒙古"]),
        ("in Taizhou, Yichun and Jinzhou, which are two places each", []),
        ("the Yangtze River", ["长江"]),
        ("a hubei of words", []),
    ],
)
def test_english_names_are_found_with_their_capitals(text: str, names: list[str]) -> None:
    assert [match.term.zh for match in PLACES.find(text, language=Language.EN)] == names


def test_every_listed_name_is_found_where_it_stands_alone() -> None:
    missed = [
        term.zh
        for term in read_built_in("place_names.tsv", origin="place")
        if [match.term for match in PLACES.find(f"，{term.zh}。", language=Language.ZH)] != [term]
    ]
    assert missed == []


def test_a_listed_name_is_held_by_its_other_spellings() -> None:
    tibet = next(term for term in read_built_in("place_names.tsv", origin="place") if term.zh == "西藏")
    assert [tibet.held_by(text, language=Language.EN) for text in ("in Xizang", "Tibet's schools", "a tibia")] == [True, True, False]


def test_names_of_places_are_never_fixed() -> None:
    assert not any(match.term.fixed for match in PLACES.find("青岛市即墨区", language=Language.ZH))


@pytest.mark.shared
def test_spelling_agrees_with_published_names(shared: Path) -> None:
    agreed = total = 0
    for line in (shared / "glossary" / "admin_divisions.tsv").read_text(encoding="utf-8").splitlines():
        chinese, _, english = line.partition("\t")
        if chinese[-1] == "县" and len(chinese) == 3 and english.endswith(" County") and " " not in english.removesuffix(" County"):
            total += 1
            agreed += spell_name(chinese[:2]).replace("'", "") == english.removesuffix(" County").replace("'", "").replace("’", "")
    assert total > 1000
    assert agreed / total > 0.97


def test_our_own_terms_do_not_fight() -> None:
    terms = read_built_in("public_services.tsv", origin="built-in")
    assert len(terms) > 480
    assert len({term.zh for term in terms}) == len(terms)
    inside = [(short.zh, long.zh) for short in terms for long in terms if long.zh == short.zh and long.en != short.en]
    assert inside == []
    assert all(isinstance(term, Term) and not term.fixed for term in terms)
