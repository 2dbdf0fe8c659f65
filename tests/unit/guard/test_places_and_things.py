"""Right numbers in the place of others (by for to, a part for its whole), and right numbers of other things (museums for libraries)."""

import json
from pathlib import Path

import pytest

from service.figures import find_figures
from service.guard.judging import judge_translation
from service.records import Language

SPECS = Path(__file__).parents[2] / "specs"
CASES = [case for name in ("swaps.json", "things.json") for case in json.loads((SPECS / name).read_text(encoding="utf-8"))]
TOLD = [
    pytest.param(case["from"], case["text"], translation, told, id=f"{case['note']}-{told}-{number}")
    for case in CASES
    for told in ("wrong", "right")
    for number, translation in enumerate(case[told])
]


@pytest.mark.parametrize(("source", "text", "translation", "told"), TOLD)
def test_a_number_in_the_place_of_another_or_of_another_thing_has_not_arrived(source: str, text: str, translation: str, told: str) -> None:
    language = Language(source)
    verdict = judge_translation(translation, source_text=text, figures=find_figures(text, language=language), target=language.other)
    assert verdict.faithful == (told == "right"), verdict.comparison
