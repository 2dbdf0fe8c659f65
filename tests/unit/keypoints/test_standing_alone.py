"""What of a sentence stands alone, and whether it does: cases as data."""

import json
from pathlib import Path

import pytest

from service.records import Language, Sentence
from service.stages.keypoints.candidates import read_candidate
from service.stages.keypoints.structure import Fitness

SPECS = Path(__file__).parents[2] / "specs"
CASES = [
    pytest.param(Language(language), case, id=f"{language}-{case['note']}")
    for language in ("en", "zh")
    for case in json.loads((SPECS / f"keypoints.{language}.json").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("language", "case"), CASES)
def test_slice_stands_alone(language: Language, case: dict[str, str]) -> None:
    text = case["sentence"]
    sentence = Sentence(index=0, start=100, end=100 + len(text), text=text, paragraph=0)
    limit = {Language.ZH: 60, Language.EN: 32}[language]
    candidate = read_candidate(sentence, language=language, figures=(), limit=limit)
    assert (text[candidate.start - 100 : candidate.end - 100], candidate.fitness) == (case["slice"], Fitness[case["fitness"]])
