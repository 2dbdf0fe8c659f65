"""Terms on their way: the newsroom's stand or are flagged, ours and names are only preferred, and all fit their place."""

from typing import Any

import pytest

from service.engines.base import Decoding
from service.engines.echo import EchoEngine
from service.figures import find_figures
from service.glossary import Glossary, Places, Term
from service.records import Language, Translation
from service.stages.translation import Line, translate_lines

PLACEHOLDERS = [f"⟦{number}⟧" for number in range(8)]
SUBDISTRICT = Term("街道", "subdistrict")


def translate(*texts: str, engine: EchoEngine, glossary: Glossary, source: Language = Language.ZH) -> list[Translation]:
    lines = [Line(text, find_figures(text, language=source)) for text in texts]
    return translate_lines(lines, source=source, target=source.other, engine=engine, decoding=Decoding(), glossary=glossary)


def test_a_preferred_term_that_cannot_be_placed_flags_nothing(ScriptedEngine: Any) -> None:
    glossary = Glossary([Term("街道", "subdistrict", origin="built-in")])
    engine = ScriptedEngine({}, otherwise=["The street was rebuilt."], placeholders=PLACEHOLDERS)
    (found,) = translate("街道已改建。", engine=engine, glossary=glossary)
    assert (found.translation, found.check, found.warnings) == ("The street was rebuilt.", "no-figures", ())


def test_a_preferred_term_is_carried_where_the_first_translation_misses_it(ScriptedEngine: Any) -> None:
    glossary = Glossary([Term("街道", "subdistrict", origin="built-in")])
    engine = ScriptedEngine({"⟦0⟧已改建。": ["The ⟦0⟧ was rebuilt."]}, otherwise=["The street was rebuilt."], placeholders=PLACEHOLDERS)
    (found,) = translate("街道已改建。", engine=engine, glossary=glossary)
    assert (found.translation, engine.asked) == ("The subdistrict was rebuilt.", ["街道已改建。", "⟦0⟧已改建。"])


def test_a_preferred_term_never_costs_a_figure(ScriptedEngine: Any) -> None:
    glossary = Glossary([Term("街道", "subdistrict", origin="built-in")])
    engine = ScriptedEngine(
        {"⟦0⟧有医院⟦1⟧家。": ["The ⟦0⟧ has hospitals ⟦1⟧ of 90."]}, otherwise=["The street has 12 hospitals."], placeholders=PLACEHOLDERS
    )
    (found,) = translate("街道有医院12家。", engine=engine, glossary=glossary)
    assert (found.translation, found.check) == ("The street has 12 hospitals.", "verified")


def test_a_garbled_name_of_a_place_is_spelt_in_pinyin(ScriptedEngine: Any) -> None:
    engine = ScriptedEngine(
        {"⟦0⟧⟦1⟧的学校。": ["Schools in ⟦1⟧, ⟦0⟧."]}, otherwise=["Schools of the Youth Island's Glass Area."], placeholders=PLACEHOLDERS
    )
    (found,) = translate("青岛市李沧区的学校。", engine=engine, glossary=Glossary(below=Places()))
    assert (found.translation, found.check) == ("Schools in Licang District, Qingdao.", "no-figures")


@pytest.mark.parametrize("right", ["Schools in Xi'an.", "Schools in Xi’an City.", "Schools in Tibet and in Xi'an."])
def test_a_name_that_stands_in_any_of_its_spellings_is_left_alone(right: str, ScriptedEngine: Any) -> None:
    engine = ScriptedEngine({}, otherwise=[right], placeholders=PLACEHOLDERS)
    (found,) = translate("西藏和西安的学校。" if "Tibet" in right else "西安市的学校。", engine=engine, glossary=Glossary(below=Places()))
    assert (found.translation, len(engine.asked)) == (right, 1)


def test_terms_that_came_back_are_carried_again_without_the_one_that_got_lost(ScriptedEngine: Any) -> None:
    glossary = Glossary([Term("街道", "subdistrict", origin="built-in"), Term("社区", "community", origin="built-in")])
    engine = ScriptedEngine(
        {"⟦0⟧和⟦1⟧已改建。": ["The ⟦1⟧ was rebuilt."], "街道和⟦0⟧已改建。": ["The street and the ⟦0⟧ were rebuilt."]},
        otherwise=["The street and the area were rebuilt."],
        placeholders=PLACEHOLDERS,
    )
    (found,) = translate("街道和社区已改建。", engine=engine, glossary=glossary)
    assert found.translation == "The street and the community were rebuilt."
    assert engine.asked == ["街道和社区已改建。", "⟦0⟧和⟦1⟧已改建。", "街道和⟦0⟧已改建。"]


def test_terms_of_which_none_comes_back_are_not_asked_for_again(ScriptedEngine: Any) -> None:
    glossary = Glossary([Term("街道", "subdistrict", origin="built-in"), Term("社区", "community", origin="built-in")])
    engine = ScriptedEngine({}, otherwise=["The street and the area were rebuilt."], placeholders=PLACEHOLDERS)
    (found,) = translate("街道和社区已改建。", engine=engine, glossary=glossary)
    assert (found.translation, len(engine.asked)) == ("The street and the area were rebuilt.", 2)


def test_a_garbled_name_travels_under_a_better_known_one(ScriptedEngine: Any) -> None:
    engine = ScriptedEngine(
        {"北京的学校。": ["The schools of Beijing."]}, otherwise=["Schools of the Youth Island."], placeholders=PLACEHOLDERS
    )
    (found,) = translate("青岛的学校。", engine=engine, glossary=Glossary(below=Places()))
    assert found.translation == "The schools of Qingdao."


def test_a_name_that_the_text_holds_stands_in_for_no_other(ScriptedEngine: Any) -> None:
    engine = ScriptedEngine(
        {"北京和上海的学校。": ["The schools of Beijing and Shanghai."]},
        otherwise=["Schools of Beijing and the Youth Island."],
        placeholders=PLACEHOLDERS,
    )
    (found,) = translate("北京和青岛的学校。", engine=engine, glossary=Glossary(below=Places()))
    assert found.translation == "The schools of Beijing and Qingdao."


def test_a_term_is_written_into_the_source_where_the_model_carries_nothing(ScriptedEngine: Any) -> None:
    engine = ScriptedEngine({"subdistrict 已改建。": ["The subdistrict was rebuilt."]}, otherwise=["The street was rebuilt."])
    (found,) = translate("街道已改建。", engine=engine, glossary=Glossary([SUBDISTRICT]))
    assert (found.translation, found.check) == ("The subdistrict was rebuilt.", "no-figures")


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("A report of the Who.", "A report of the WHO."),
        ("A street was rebuilt.", "A subdistrict was rebuilt."),
        ("An area office.", "A subdistrict office."),
        ("Streets were rebuilt.", "Subdistricts were rebuilt."),
        ("The Subdistrict was rebuilt.", "The Subdistrict was rebuilt."),
    ],
)
def test_another_wording_of_the_newsrooms_term_is_replaced_where_that_is_sure(said: str, printed: str, ScriptedEngine: Any) -> None:
    glossary = Glossary([Term("街道", "subdistrict", also=("street", "area")), Term("世卫组织", "WHO", also=("Who",))])
    text = "世卫组织报告。" if "WHO" in printed else "街道已改建。"
    (found,) = translate(text, engine=ScriptedEngine({}, otherwise=[said]), glossary=glossary)
    assert found.translation == printed


def test_another_wording_that_stands_twice_is_left_for_a_person(ScriptedEngine: Any) -> None:
    glossary = Glossary([Term("街道", "subdistrict", also=("street",))])
    (found,) = translate("街道已改建。", engine=ScriptedEngine({}, otherwise=["The street, the street."]), glossary=glossary)
    assert found.translation == "The street, the street."


@pytest.mark.parametrize(
    ("hypothesis", "printed"),
    [
        ("It has several ⟦0⟧.", "It has several subdistricts."),
        ("It has a new ⟦0⟧.", "It has a new subdistrict."),
        ("⟦0⟧ were rebuilt.", "Subdistrict were rebuilt."),
    ],
)
def test_a_carried_term_takes_the_number_of_its_place(hypothesis: str, printed: str, ScriptedEngine: Any) -> None:
    engine = ScriptedEngine({"有⟦0⟧。": [hypothesis]}, otherwise=["It has streets."], placeholders=PLACEHOLDERS)
    (found,) = translate("有街道。", engine=engine, glossary=Glossary([SUBDISTRICT]))
    assert found.translation == printed


def test_a_newsrooms_terms_stand_before_ours(ScriptedEngine: Any) -> None:
    ours = Glossary([Term("街道办事处", "subdistrict office", origin="built-in")])
    found = Glossary([Term("街道", "neighbourhood")]).over(ours).find("街道办事处和街道办事处", language=Language.ZH)
    assert [(match.start, match.term.en) for match in found] == [(0, "neighbourhood"), (6, "neighbourhood")]


def test_terms_that_fight_are_told_once_where_they_matter(ScriptedEngine: Any) -> None:
    glossary = Glossary([SUBDISTRICT, Term("街道", "street"), Term("医院", "hospital"), Term("医院", "clinic")])
    engine = ScriptedEngine({}, otherwise=["The subdistrict was rebuilt."])
    first, second, third = translate("天气晴。", "街道已改建。", "街道已改建。", engine=engine, glossary=glossary)
    assert [[warning.code for warning in done.warnings] for done in (first, second, third)] == [[], ["term-clash"], []]
    assert second.warnings[0].message == "The glossary fights: 街道 is given in different words: subdistrict, street; the first is used."
