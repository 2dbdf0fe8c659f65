"""Figures that contradict each other, or cannot be; as cases, with those that must not be told."""

import json
from pathlib import Path

import pytest

from service.figures import find_figures
from service.records import Article, Language
from service.reporting import place_figures
from service.stages.conflicts import find_conflicts
from service.stages.sentences import split_sentences

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared"
CASES = json.loads((ROOT / "tests" / "specs" / "conflicts.json").read_text(encoding="utf-8"))


def read_figures(text, language):
    sentences = split_sentences(Article(text=text, id="case"), language=language)
    return place_figures(find_figures(text, language=language), sentences=sentences)


@pytest.mark.parametrize("case", CASES, ids=[case["note"] for case in CASES])
def test_tells_the_conflicts_of_a_case_and_no_others(case):
    figures = read_figures(case["text"], Language(case["language"]))
    found = find_conflicts(figures, text=case["text"])
    assert [[figures[at].text for at in conflict.figures] for conflict in found] == case["conflicts"]


def test_a_power_of_ten_is_named_as_one():
    figures = read_figures("绑定人数为159200万人。绑定人数为1592万人。", Language.ZH)
    assert "power of ten" in find_conflicts(figures)[0].why


def test_another_value_is_named_as_one():
    figures = read_figures("村卫生室总数为21000所。村卫生室总数为31000所。", Language.ZH)
    assert "another value" in find_conflicts(figures)[0].why


def test_no_figures_no_conflicts():
    assert find_conflicts(()) == ()


def test_figures_that_one_sentence_sets_side_by_side_do_not_contradict_each_other():
    figures = read_figures("村卫生室总数为21000所，村卫生室总数为31000所。", Language.ZH)
    assert not find_conflicts(figures)
    assert find_conflicts([figure.model_copy(update={"sentence": number}) for number, figure in enumerate(figures)])


def test_the_example_articles_contradict_themselves_nowhere():
    for language in Language:
        for path in sorted((ROOT / "seeds" / language).glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            assert find_conflicts(read_figures(text, language), text=text) == (), path.name


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the reference articles beside the checkout")
def test_the_reference_articles_hold_one_contradiction_and_two_malformed_numbers():
    told = []
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        figures = read_figures(text, Language.EN)
        told += [tuple(figures[at].value for at in conflict.figures) for conflict in find_conflicts(figures, text=text)]
    assert len(told) == 3
    assert ("21000", "31000") in told
