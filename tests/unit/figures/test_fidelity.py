"""Figures of a source against those of a translation."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.figures import find_figures
from service.figures.fidelity import compare_figures
from service.records import Language


def compare(chinese, english):
    return compare_figures(find_figures(chinese, language=Language.ZH), find_figures(english, language=Language.EN))


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("8651万人次", "86.51 million visits"),
        ("十几万人", "more than 100,000 people"),
        ("20世纪", "the 20th century"),
        ("一半的人", "half of the people"),
        ("三分之二的人", "two thirds of the people"),
        ("1.5倍", "1.5 times as many"),
        ("第三大城市", "the third largest city"),
        ("2022年底", "by the end of 2022"),
        ("10月份", "in October"),
        ("三十年", "three decades"),
        ("半年", "six months"),
        ("增长一倍", "it doubled"),
        ("数十亿美元", "billions of US dollars"),
        ("三成", "30 percent"),
        ("下午3时30分", "at 3:30 pm"),
        ("两三百人", "200 to 300 people"),
        ("2 000万元", "20 million yuan"),
        ("310亿克朗", "31 billion Danish kroner"),
        ("310亿丹麦克朗", "31 billion kroner"),
        ("140万亿日元", "¥140 trillion"),
        ("50便士", "50 pence"),
        ("在830-846年", "(830–846)"),
        ("服务百万开发者", "it serves millions of developers"),
        ("百万分之426.9", "426.9 parts per million"),
        ("公元352年", "by 352"),
        ("千分之七", "0.7%"),
        ("0.25个百分点", "25 basis points"),
        ("十几家公司", "a dozen firms"),
        ("成千上万的人", "hundreds of thousands of people"),
        ("万分之一的概率", "a chance of one in 10,000"),
        ("从480万降到470万", "down from 4.8 to 4.7 million"),
    ],
)
def test_the_same_figure_in_other_words_is_kept(chinese, english):
    assert compare(chinese, english).faithful


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("增长12.3个百分点", "up 12.3 percent"),
        ("8651万人次", "8.651 million visits"),
        ("5亿元", "500 million dollars"),
        ("2022年底", "by the end of 2021"),
        ("三分之二的人", "a third of the people"),
        ("40万至60万元", "400,000 to 6 million yuan"),
        ("2000年", "to 2,000"),
        ("2.5亿美元", "250m pounds"),
        ("25个百分点", "25 basis points"),
        ("310亿瑞典克朗", "31 billion Danish kroner"),
        ("140万亿元", "140 trillion yen"),
        ("服务百万开发者", "it serves billions of developers"),
        ("在830-864年", "(830–846)"),
    ],
)
def test_another_figure_is_not_taken_for_the_same(chinese, english):
    assert not compare(chinese, english).pairs


def test_a_power_of_ten_is_told_as_changed():
    comparison = compare("门诊8651万人次，住院158万人次", "8.651 million outpatient visits and 1.58 million inpatient visits")
    assert (comparison.pairs, comparison.changed) == (((1, 1),), ((0, 0),))


def test_missing_and_added_figures_are_told_apart():
    comparison = compare("建成3所学校", "3 schools with 40 classrooms were built")
    assert (comparison.pairs, comparison.missing, comparison.added) == (((0, 0),), (), (1,))


def test_equal_values_pair_in_order():
    comparison = compare("11个图书馆和11个博物馆", "11 libraries and 11 museums")
    assert comparison.pairs == ((0, 0), (1, 1))


def test_a_crossed_order_is_no_change():
    comparison = compare("5家医院，8所学校", "eight schools and five hospitals")
    assert comparison.pairs == ((0, 1), (1, 0))


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(st.integers(2, 99), max_size=9), st.randoms(use_true_random=False))
def test_every_figure_of_a_shuffled_list_is_found_again(numbers, random):
    shuffled = numbers[:]
    random.shuffle(shuffled)
    source = find_figures("，".join(f"{number}张床" for number in numbers), language=Language.ZH)
    target = find_figures("; ".join(f"{number} beds" for number in shuffled), language=Language.EN)
    comparison = compare_figures(source, target)
    assert len(comparison.pairs) == len(numbers)
    assert comparison.faithful


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("面积47平方公里", "an area of 47 kilometers"),
        ("长16万公里", "160,000 kilograms"),
        ("工期2年", "2 schools"),
        ("2011年", "2,011 months"),
        ("提高30%", "30 schools"),
    ],
)
def test_the_same_number_of_another_unit_is_another_figure(chinese, english):
    assert not compare(chinese, english).pairs


@pytest.mark.parametrize(
    ("chinese", "english"),
    [("时速240公里", "240 kilometers"), ("飞行8英里", "12.9 kilometers"), ("70周年", "the 70th anniversary"), ("惠及4户", "4 families")],
)
def test_units_that_translators_convert_or_name_otherwise_are_one(chinese, english):
    assert compare(chinese, english).faithful
