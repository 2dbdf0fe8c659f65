"""Right English is kept as it is, however a figure is worded; wrong English is mended in its place or flagged."""

import json
from pathlib import Path
from typing import Any

import pytest

from service.engines.base import Decoding
from service.figures import find_figures
from service.records import Language, Translation
from service.stages.translation import Line, translate_lines

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[2] / "specs" / "guard.wording.json").read_text(encoding="utf-8"))
RIGHT = [(case["text"], hypothesis) for case in CASES for hypothesis in case["right"]]
WRONG = [(case["text"], *wrong) for case in CASES for wrong in case["wrong"]]


def translate(text: str, *, engine: Any) -> Translation:
    line = Line(text, find_figures(text, language=Language.ZH))
    (translation,) = translate_lines([line], source=Language.ZH, target=Language.EN, engine=engine, decoding=Decoding())
    return translation


@pytest.mark.parametrize(("text", "hypothesis"), RIGHT)
def test_right_words_are_kept(text: str, hypothesis: str, ScriptedEngine: Any) -> None:
    found = translate(text, engine=ScriptedEngine({text: [hypothesis]}))
    assert (found.translation, found.check, found.warnings) == (hypothesis, "verified", ())


@pytest.mark.parametrize(("text", "hypothesis", "mended"), WRONG)
def test_wrong_words_are_mended_or_flagged(text: str, hypothesis: str, mended: str | None, ScriptedEngine: Any) -> None:
    found = translate(text, engine=ScriptedEngine({text: [hypothesis]}))
    assert (found.translation, found.check) == ((mended, "repaired") if mended else (hypothesis, "flagged"))
