"""Cells of tables: the unit and the magnitude of a head hold for the bare numbers of its column or row."""

import pytest

from service.figures import find_figures
from service.records import Language


def cells(text, language):
    return [(figure.text, figure.value, figure.unit) for figure in find_figures(text, language=Language(language)) if figure.kind != "date"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "zh",
            "年份\t门诊量（万人次）\t增速（%）\n2021年\t8651\t5.2\n",
            [("8651", "86510000", "person_visit"), ("5.2", "5.2", "percent")],
            id="column heads",
        ),
        pytest.param(
            "zh",
            "| 指标 | 2021年 |\n| --- | --- |\n| 床位（万张） | 6.8 |\n| 收入/亿元 | 12 |\n",
            [("6.8", "68000", "bed"), ("12", "1200000000", "CNY")],
            id="row heads, ruled",
        ),
        pytest.param("zh", "单位：万人\n地区|常住人口\n甲市|1037\n", [("1037", "10370000", "person")], id="declared above"),
        pytest.param(
            "zh", "单位：万人\n地区|常住人口\n甲市|1037\n\n乙市|12\n", [("1037", "10370000", "person"), ("12", "12", None)], id="not below"
        ),
        pytest.param(
            "en",
            "| Year | Visits (10,000 visits) |\n| 2021 | 8,651 |\n",
            [("8,651", "86510000", "person_visit")],
            id="a unit is no figure of its own",
        ),
        pytest.param("en", "City\tRevenue (million yuan)\nQingdao\t1,037\n", [("1,037", "1037000000", "CNY")], id="English column"),
        pytest.param("zh", "甲|12\n乙|13\n", [("12", "12", None), ("13", "13", None)], id="no head"),
    ],
)
def test_a_unit_in_a_table_head_holds_for_its_cells(language, text, expected):
    assert cells(text, language) == expected


def test_a_number_with_a_unit_of_its_own_keeps_it():
    assert cells("门诊量（万人次）\t床位（万张）\n8651\t300张\n", "zh")[1] == ("300张", "300", None)
