"""No figure changes silently: every kind of wrong hypothesis is mended or flagged, and nothing is appended."""

import json
from pathlib import Path
from typing import Any

import pytest

from service.engines.base import Decoding
from service.engines.echo import EchoEngine
from service.figures import find_figures
from service.glossary import Glossary, Term
from service.records import Language, Translation
from service.stages.translation import Line, translate_lines

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[2] / "specs" / "guard.json").read_text(encoding="utf-8"))
PLACEHOLDERS = [f"⟦{number}⟧" for number in range(8)]


def translate(text: str, *, engine: EchoEngine, source: Language, glossary: Glossary | None = None) -> Translation:
    line = Line(text, find_figures(text, language=source))
    (translation,) = translate_lines([line], source=source, target=source.other, engine=engine, decoding=Decoding(), glossary=glossary)
    return translation


def slices(translation: Translation) -> list[str | None]:
    """Return where each figure stands in the translation, as text."""
    return [None if f.target_start is None else translation.translation[f.target_start : f.target_end] for f in translation.figures]


@pytest.mark.parametrize("case", CASES, ids=[case["note"] for case in CASES])
def test_guard(case: dict[str, Any], ScriptedEngine: Any) -> None:
    engine = ScriptedEngine({case["text"]: case["hypotheses"]}, otherwise=case["hypotheses"])
    found = translate(case["text"], engine=engine, source=Language(case["from"]))
    assert found.translation == case["translation"]
    if case["check"] != "any":
        assert (found.check, [figure.fidelity for figure in found.figures], slices(found)) == (
            case["check"],
            case["fidelity"],
            case["target"],
        )


def test_every_flag_has_its_reason(ScriptedEngine: Any) -> None:
    text = "全市新增医院12家、床位3600张。"
    found = translate(text, engine=ScriptedEngine({}, otherwise=["The city added 12 hospitals."]), source=Language.ZH)
    assert [(warning.code, "3600" in warning.message) for warning in found.warnings] == [("figure-flagged", True)]


def test_carried_figures_come_back_in_the_words_of_the_target(ScriptedEngine: Any) -> None:
    engine = ScriptedEngine({"门诊量达⟦0⟧人次，增长⟦1⟧%。": ["Outpatient visits reached ⟦0⟧, up ⟦1⟧%."]}, placeholders=PLACEHOLDERS)
    found = translate("门诊量达8651万人次，增长6.2%。", engine=engine, source=Language.ZH)
    assert found.translation == "Outpatient visits reached 86.51 million, up 6.2%."
    assert (found.check, slices(found)) == ("verified", ["86.51 million", "6.2%"])
    assert engine.asked == ["门诊量达⟦0⟧人次，增长⟦1⟧%。"]


def test_carried_figures_that_changed_places_get_another_chance(ScriptedEngine: Any) -> None:
    engine = ScriptedEngine(
        {"由⟦0⟧%提高到⟦1⟧%。": ["It rose from ⟦1⟧% to ⟦0⟧%.", "It rose from ⟦0⟧% to ⟦1⟧%."]},
        otherwise=["It rose from 5% to 3%."],
        placeholders=PLACEHOLDERS,
    )
    found = translate("由3%提高到5%。", engine=engine, source=Language.ZH)
    assert (found.translation, found.check, slices(found)) == ("It rose from 3% to 5%.", "repaired", ["3%", "5%"])


@pytest.mark.parametrize("lost", ["Outpatient visits rose.", "⟦0⟧ and ⟦0⟧ visits.", "⟦1⟧ visits.", "⟦0 visits."])
def test_a_placeholder_that_is_lost_or_doubled_never_reaches_the_reader(lost: str, ScriptedEngine: Any) -> None:
    engine = ScriptedEngine(
        {"门诊量达⟦0⟧人次。": [lost], "门诊量达8651万人次。": ["There were 86.51 million visits."]},
        otherwise=[lost],
        placeholders=PLACEHOLDERS,
    )
    found = translate("门诊量达8651万人次。", engine=engine, source=Language.ZH)
    assert (found.translation, found.check) == ("There were 86.51 million visits.", "verified")


def test_more_figures_than_placeholders_are_all_checked(ScriptedEngine: Any) -> None:
    text = "、".join(f"{number}家" for number in range(21, 32)) + "。"
    answer = ", ".join(str(number) for number in range(21, 32)) + "."
    found = translate(text, engine=ScriptedEngine({}, otherwise=[answer], placeholders=PLACEHOLDERS[:3]), source=Language.ZH)
    assert [figure.fidelity for figure in found.figures] == ["kept"] * 11


def test_an_empty_answer_is_flagged_and_said(ScriptedEngine: Any) -> None:
    found = translate("新增床位3600张。", engine=ScriptedEngine({}), source=Language.ZH)
    assert (found.check, found.figures[0].fidelity) == ("flagged", "flagged")
    assert "translation-empty" in {warning.code for warning in found.warnings}


def test_a_loop_is_decoded_again(ScriptedEngine: Any) -> None:
    looping = "The hospital the hospital the hospital the hospital the hospital."
    found = translate("医院扩建。", engine=ScriptedEngine({}, otherwise=[looping, "The hospital grew."]), source=Language.ZH)
    assert (found.translation, found.warnings) == ("The hospital grew.", ())


def test_a_loop_that_stays_is_a_warning_and_no_flag(ScriptedEngine: Any) -> None:
    looping = "The hospital the hospital the hospital the hospital the hospital."
    found = translate("医院扩建。", engine=ScriptedEngine({}, otherwise=[looping]), source=Language.ZH)
    assert (found.check, [warning.code for warning in found.warnings]) == ("no-figures", ["translation-loop"])


def test_a_glossary_term_that_is_lost_is_decoded_again_or_flagged(ScriptedEngine: Any) -> None:
    glossary = Glossary([Term("街道", "subdistrict")])
    right = ScriptedEngine({}, otherwise=["The street was rebuilt.", "The subdistrict was rebuilt."])
    assert translate("街道已改建。", engine=right, source=Language.ZH, glossary=glossary).translation == "The subdistrict was rebuilt."
    wrong = translate(
        "街道已改建。", engine=ScriptedEngine({}, otherwise=["The street was rebuilt."]), source=Language.ZH, glossary=glossary
    )
    assert (wrong.check, [warning.code for warning in wrong.warnings]) == ("flagged", ["term-flagged"])


def test_a_glossary_term_is_carried_where_the_model_carries(ScriptedEngine: Any) -> None:
    glossary = Glossary([Term("街道", "subdistrict")])
    engine = ScriptedEngine({"⟦0⟧已改建。": ["The ⟦0⟧ was rebuilt."]}, otherwise=["The street was rebuilt."], placeholders=PLACEHOLDERS)
    found = translate("街道已改建。", engine=engine, source=Language.ZH, glossary=glossary)
    assert (found.translation, found.check) == ("The subdistrict was rebuilt.", "no-figures")


def test_a_suspect_figure_is_flagged_and_told(ScriptedEngine: Any) -> None:
    found = translate("A total of 9.351,500 people came.", engine=ScriptedEngine({}, otherwise=["共有935.15万人。"]), source=Language.EN)
    assert "figure-suspect" in {warning.code for warning in found.warnings}
    assert (found.check, [figure.fidelity for figure in found.figures]) == ("flagged", ["flagged"])


def test_lines_keep_their_number_and_order() -> None:
    lines = [Line("One."), Line(""), Line("  "), Line("Two.")]
    done = translate_lines(lines, source=Language.EN, target=Language.ZH, engine=EchoEngine(), decoding=Decoding())
    assert [translation.translation for translation in done] == ["[zh] One.", "", "", "[zh] Two."]


def test_a_line_already_in_the_target_language_stays_as_it_is() -> None:
    line = Line("The city has 8,763 clinics.", find_figures("The city has 8,763 clinics.", language=Language.EN))
    (found,) = translate_lines([line], source=Language.EN, target=Language.EN, engine=EchoEngine(), decoding=Decoding())
    assert (found.translation, found.check) == (line.text, "verified")


def test_list_numbers_and_citations_arrive_as_they_left(ScriptedEngine: Any) -> None:
    engine = ScriptedEngine({"Beds rose to 94.": ["床位增至94张。"]})
    found = translate("2. Beds rose to 94 [3][5].", engine=engine, source=Language.EN)
    assert (found.translation, found.check) == ("2. 床位增至94张[3][5]。", "verified")
    assert [found.translation[figure.target_start : figure.target_end] for figure in found.figures] == ["94张"]


def test_a_label_that_the_model_garbles_is_carried(ScriptedEngine: Any) -> None:
    engine = ScriptedEngine({"防控⟦0⟧。": ["Control of ⟦0⟧."]}, otherwise=["Control of 19VID."], placeholders=PLACEHOLDERS)
    found = translate("防控COVID-19。", engine=engine, source=Language.ZH)
    assert (found.translation, found.check) == ("Control of COVID-19.", "no-figures")
