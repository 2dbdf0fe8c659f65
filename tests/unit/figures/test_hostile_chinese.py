"""The worst Chinese text that repetition can build: each piece ends, and what it gives are slices of it."""

import pytest

from service.figures import find_figures
from service.records import Language

WORST = [
    "第", "每", "一", "数以", "成百上千", "每五人中有一", "3元2角", "三块五", "12月9—", "9时至", "2006或", "去年", "近三年", "预计",
    "两个综合类、", "5个国家重点", "“两个", "一又三分之", "减半", "亿万", "首位",
    "温30度", "领先六分", "（万|1", "[1］", "农历八月", "民国",
]  # fmt: skip


@pytest.mark.parametrize("piece", WORST)
def test_hostile_chinese_ends_with_exact_slices(piece):
    text = piece * 1000
    end = 0
    for figure in find_figures(text, language=Language.ZH, published="2024-06-15"):
        assert end <= figure.start < figure.end
        assert text[figure.start : figure.end] == figure.text
        end = figure.end


@pytest.mark.parametrize("text", ["一" * 60 + "个", "三点" + "一" * 60, "九" * 23 + "亿人", "9" * 24 + "千人", "百" * 60 + "人"])
def test_numerals_longer_than_any_honest_one_are_no_error(text):
    assert all(text[figure.start : figure.end] == figure.text for figure in find_figures(text, language=Language.ZH))
