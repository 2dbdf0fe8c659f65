"""Figures that contradict each other, or cannot be."""

import pytest

from service.figures import find_figures
from service.records import Language
from service.stages.conflicts import find_conflicts


def conflicts(text, language=Language.ZH):
    return find_conflicts(find_figures(text, language=language))


def test_one_measure_with_two_values_is_told():
    (conflict,) = conflicts("村卫生室总数为21000所。村卫生室总数为31000所。")
    assert conflict.figures == (0, 1)
    assert "another value" in conflict.why


def test_a_power_of_ten_is_named_as_one():
    (conflict,) = conflicts("绑定人数为159200万人。绑定人数为1592万人。")
    assert "power of ten" in conflict.why


@pytest.mark.parametrize(
    "text",
    [
        "减免金额为3836.5万元。减免金额为3837万元。",  # rounded
        "床位总数为500张。医院总数为30家。",  # two measures
        "参保率提高3个百分点。参保率提高到95%。",  # by and to
        "2021年床位总数为500张。2022年床位总数为600张。",  # two periods
        "力争床位总数达到600张。床位总数为500张。",  # planned and reached
    ],
)
def test_figures_that_agree_or_speak_of_other_things_are_no_conflict(text):
    assert conflicts(text) == ()


def test_a_share_above_a_hundred_percent_cannot_be():
    (conflict,) = conflicts("筛查覆盖率为102.75%。")
    assert conflict.why == "a share above 100%"


def test_growth_above_a_hundred_percent_can_be():
    assert conflicts("门诊率增长150%。") == ()


def test_malformed_digits_are_told():
    (conflict,) = conflicts("A total of 9.351,500 people.", Language.EN)
    assert conflict.figures == (0,)


def test_no_figures_no_conflicts():
    assert find_conflicts(()) == ()


def test_figures_that_one_sentence_sets_side_by_side_do_not_contradict_each_other():
    found = find_figures("村卫生室总数为21000所，村卫生室总数为31000所。", language=Language.ZH)
    assert find_conflicts([figure.model_copy(update={"sentence": number}) for number, figure in enumerate(found)])
    assert not find_conflicts([figure.model_copy(update={"sentence": 0}) for figure in found])
