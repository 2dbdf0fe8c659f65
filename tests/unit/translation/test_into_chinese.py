"""Figures on their way into Chinese: each right wording is kept as it is, each wrong one is mended in its place or flagged."""

import json
from pathlib import Path
from typing import Any

import pytest

from service.engines.base import Decoding
from service.engines.echo import EchoEngine
from service.figures import find_figures
from service.records import Language, Translation
from service.stages.translation import Line, translate_lines

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[2] / "specs" / "guard.into-chinese.json").read_text(encoding="utf-8"))
EN, ZH = Language.EN, Language.ZH


def translate(text: str, *, engine: EchoEngine) -> Translation:
    line = Line(text, find_figures(text, language=EN))
    return translate_lines([line], source=EN, target=ZH, engine=engine, decoding=Decoding())[0]


@pytest.mark.parametrize(("text", "wording"), [(case["text"], wording) for case in CASES for wording in case["right"]])
def test_a_right_figure_is_kept_however_it_is_worded(text: str, wording: str, ScriptedEngine: Any) -> None:
    found = translate(text, engine=ScriptedEngine({text: [wording]}))
    assert (found.translation, found.check) == (wording, "verified")


@pytest.mark.parametrize(("text", "wrong", "right"), [(case["text"], *pair) for case in CASES for pair in case["mended"].items()])
def test_a_wrong_figure_is_mended_in_its_place(text: str, wrong: str, right: str, ScriptedEngine: Any) -> None:
    found = translate(text, engine=ScriptedEngine({text: [wrong]}))
    assert (found.translation, found.check) == (right, "repaired")


@pytest.mark.parametrize(("text", "wrong"), [(case["text"], wrong) for case in CASES for wrong in case["flagged"]])
def test_a_wrong_figure_that_cannot_be_mended_for_sure_is_flagged(text: str, wrong: str, ScriptedEngine: Any) -> None:
    assert translate(text, engine=ScriptedEngine({text: [wrong]})).check == "flagged"
