"""What figures measure, against subjects that a person accepted: the seeds by their words, the marked articles by offsets alone."""

import json
from pathlib import Path

import pytest

from service.figures import find_figures
from service.records import Language

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared"
SPECS = ROOT / "tests" / "specs"
FLOOR = 0.85


def read_subjects(text, language):
    return {figure.start: figure.subject for figure in find_figures(text, language=language)}


def test_subjects_of_the_seeds_are_those_a_person_accepted():
    judged = json.loads((SPECS / "subjects.json").read_text(encoding="utf-8"))
    wrong = []
    total = 0
    for name, rows in judged.items():
        if name == "note":
            continue
        found = read_subjects((ROOT / "seeds" / f"{name}.txt").read_text(encoding="utf-8"), Language(name[:2]))
        total += len(rows)
        wrong += [(name, start, found.get(start), accepted) for start, accepted in rows if found.get(start) != accepted]
    assert total > 400
    assert 1 - len(wrong) / total >= FLOOR, wrong


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the reference articles beside the checkout")
def test_subjects_of_the_marked_articles_are_those_a_person_accepted():
    judged = json.loads((SPECS / "subjects.gold.json").read_text(encoding="utf-8"))
    right = total = 0
    for name, rows in judged.items():
        if name == "note":
            continue
        (path,) = SHARED.glob(f"seeds/{name}_*.txt")
        text = path.read_text(encoding="utf-8")
        found = read_subjects(text, Language.EN)
        total += len(rows)
        right += sum(found.get(start) == " ".join(text[begin:end] for begin, end in spans) for start, spans in rows if spans)
    assert right / total >= FLOOR


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("In total 40 tons of rice was sold.", 0, "rice"),
        ("The share of commuters who go by bus fell to 12%.", 0, "share of commuters who go by bus"),
        ("Exports rose 5%, a rate of growth of 2% more than before.", 0, "Exports"),
        ("A 30-minute walk helps.", 0, "walk"),
        ("The town has 12 libraries with 30 branches.", 1, "libraries with branches"),
        ("Of the pupils, 90% passed the test.", 0, "passed the test"),
    ],
)
def test_english_subjects_are_noun_phrases_or_what_is_said(text, figure, subject):
    assert find_figures(text, language=Language.EN)[figure].subject == subject


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("2022年底，全市各级医疗卫生机构达到8763家。", 0, "各级医疗卫生机构"),
        ("尚未参保的3605名乡村医生受益。", 0, "尚未参保的乡村医生"),
        ("县里对光伏维护的投入由1270万元追加到2500万元。", 1, "县里对光伏维护的投入"),
        ("71%以上的县建成康复医院。", 0, "县建成康复医院"),
        ("每千人口托位数达到1.77个。", 0, "托位数"),
        ("引进人才230名。", 0, "引进人才"),
        ("从业人员2000多人。", 0, "从业人员"),
        ("有色金属产量达到300万吨。", 0, "有色金属产量"),
        ("食品安全抽检5000批次。", 0, "食品安全抽检"),
        ("公共服务支出20亿元。", 0, "公共服务支出"),
        ("開車上班者的比例降到42.3％。", 0, "開車上班者的比例"),
    ],
)
def test_chinese_subjects_are_the_words_of_the_source(text, figure, subject):
    found = [found for found in find_figures(text, language=Language.ZH) if found.kind != "date"]
    assert found[figure].subject == subject


@pytest.mark.parametrize("language", list(Language))
def test_a_figure_alone_has_no_made_up_subject(language):
    (figure,) = find_figures("12", language=language)
    assert figure.subject is None
