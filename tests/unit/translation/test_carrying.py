"""What a model gets to see of a figure that is carried."""

import pytest

from service.figures import find_figures
from service.guard.carrying import load_cargo
from service.records import Language

MARKS = tuple(f"⟦{number}⟧" for number in range(4))


@pytest.mark.parametrize(
    ("text", "whole", "masked"),
    [
        ("受灾7700多万亩，共400多个镇。", False, "受灾⟦0⟧多亩，共⟦1⟧多个镇。"),
        ("服务20余万人。", False, "服务⟦0⟧多人。"),
        ("受灾7700多万亩。", True, "受灾超过⟦0⟧。"),
        ("受灾超7700多万亩。", True, "受灾超⟦0⟧。"),
        ("产量增加一倍，达到3万吨。", False, "产量增加一倍，达到⟦0⟧吨。"),
    ],
)
def test_words_around_a_number_stay_with_the_model(text: str, whole: bool, masked: str) -> None:
    figures = find_figures(text, language=Language.ZH)
    cargo = load_cargo(text, figures=figures, placeholders=MARKS, source=Language.ZH, target=Language.EN, whole=whole)
    assert cargo.text == masked
