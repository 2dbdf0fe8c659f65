"""Measures in SI: every one that has an SI unit, against factors from the definitions."""

from decimal import Decimal

import pytest

from service.figures import find_figures
from service.figures.measures import MEASURES
from service.figures.units import to_si
from service.records import Language, Quantity

NONE_IN_SI = {"decibel", "pixel", "part_per_million"}


@pytest.mark.parametrize("unit", [name for name in MEASURES if name not in NONE_IN_SI])
def test_every_measure_has_a_value_in_si(unit):
    quantity = to_si(Decimal(3), unit=unit)
    assert quantity is not None
    assert Decimal(quantity.value) > 0
    assert quantity.unit == MEASURES[unit].si


@pytest.mark.parametrize("unit", sorted(NONE_IN_SI))
def test_a_unit_without_si_says_so(unit):
    assert to_si(Decimal(1), unit=unit) is None


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("387万亩", "2580000000", "square_metre"),
        ("15亩", "10000", "square_metre"),
        ("2顷", "133333.333333333", "square_metre"),
        ("3公顷", "30000", "square_metre"),
        ("8斤", "4", "kilogram"),
        ("3两", "0.15", "kilogram"),
        ("2担", "100", "kilogram"),
        ("30里", "15000", "metre"),
        ("3尺", "1", "metre"),
        ("3丈", "10", "metre"),
        ("100海里", "185200", "metre"),
        ("5英里", "8046.72", "metre"),
        ("2英亩", "8093.7128448", "square_metre"),
        ("1.8万吨", "18000000", "kilogram"),
        ("5升", "0.005", "cubic_metre"),
        ("85万千瓦", "850000000", "watt"),
        ("3000千瓦时", "10800000000", "joule"),
        ("200公里/小时", "55.5555555555556", "metre_per_second"),
        ("35微克/立方米", "0.000000035", "kilogram_per_cubic_metre"),
        ("26摄氏度", "299.15", "kelvin"),
        ("气温上升2摄氏度", "2", "kelvin"),
    ],
)
def test_measures_are_told_in_si(text, value, unit):
    (figure,) = find_figures(text, language=Language.ZH)
    assert figure.si == Quantity(value=value, unit=unit)


def test_what_is_no_measure_has_no_si():
    assert [figure.si for figure in find_figures("30家医院投入2亿元，增长5%", language=Language.ZH)] == [None, None, None]
