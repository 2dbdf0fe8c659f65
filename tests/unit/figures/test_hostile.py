"""Text that is no news: mixtures of scripts, and the worst that repetition can build."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.figures import find_figures
from service.figures.numerals import number_slice
from service.figures.rendering import render_number
from service.records import Language

PIECES = [
    *"0123456789,.%‰$¥-–~至到:：/ 第一二三四五六七八九十百千万亿兆几数多余半成折番倍个家人次元年月日时点分度岁上近约超过每的和从由年底",
    "公里", "平方米", "百分点", "分之", "million", "billion", "one ", "two ", "hundred ", " and ", "a ", "half", "dozen", " percent",
    "March ", "May 5",
    "2020", "end of ", "th", "first ", "years old", "km", "kWh", "°C", "US$", "from ", " to ", "between ", "per ", "century", " BC",
    " am", "12:30",
    "增长", "下降", "同比", "人民币", "壹", "拾", "萬", "億", "\U00020000", "\U0001f600", "\n", "。", "，", ". ", "x", "5G", "+", "[1]",
    "(", "）", "1,234",
    "2 000", "9.351,500", "٣", "½", "²", "\x00", "\u3000", "\ufeff",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.sampled_from(Language),
    st.sampled_from([None, "2024-02-29", "not a date"]),
)
def test_any_mixture_of_scripts_gives_exact_slices_in_order(text, language, published):
    end = 0
    for figure in find_figures(text, language=language, published=published):
        assert end <= figure.start < figure.end
        assert text[figure.start : figure.end] == figure.text
        start, stop = number_slice(figure, language=language)
        assert 0 <= start < stop <= len(figure.text)
        assert render_number(figure, language=language.other)
        end = figure.end


# Each made an earlier version take time with the square of the length.
WORST = [
    "9",
    "1,",
    "123 ",
    "万",
    "1.",
    "one hundred and ",
    "一点",
    "三分之",
    "5%到",
    "from 5 to ",
    "five, and ",
    "5医疗机构的",
    "增长了",
    "number of ",
    "1:",
]


@pytest.mark.parametrize("piece", WORST)
@pytest.mark.parametrize("language", list(Language))
def test_hostile_repetition_ends(piece, language):
    text = piece * 1500
    for figure in find_figures(text, language=language):
        assert text[figure.start : figure.end] == figure.text
