"""Chinese words for times counted from the article's own date, and what they do when it has none."""

import pytest

from service.figures import find_figures
from service.records import Language

PUBLISHED = "2024-06-15"


def period(text, *, published=PUBLISHED):
    return find_figures(text, language=Language.ZH, published=published)[-1].period


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("去年接诊3万人次。", "2023"),
        ("今年以来接诊3万人次。", "2024-01-01/2024-06-15"),
        ("去年底床位达3万张。", "2023-12-31"),
        ("上月接诊3万人次。", "2024-05"),
        ("昨日接诊3万人次。", "2024-06-14"),
        ("上周接诊3万人次。", "2024-06-03/2024-06-09"),
        ("近三年接诊3万人次。", "2021-06-15/2024-06-15"),
        ("过去六个月接诊3万人次。", "2023-12-15/2024-06-15"),
        ("未来五年将新增3万个学位。", "2024-06-15/2029-06-15"),
        ("目前共有床位3万张。", "2024-06-15"),
        ("“十四五”期间新增床位3万张。", "2021/2025"),
        ("2020年试点，去年增至3万人。", "2023"),
        ("去年试点，2024年3月增至3万人。", "2024-03"),
        ("2022年收入比去年增加3万元。", "2022"),
        ("2022年底有床位9万张。当年门诊量为3万人次。", "2022"),
        ("当年门诊量为3万人次。", "当年"),
    ],
)
def test_a_period_is_counted_from_the_article_s_date(text, expected):
    assert period(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("今年前三季度增长。", None, "2024-01", "2024-09"),
        ("去年12月开工。", "2023-12", None, None),
        ("上月20日开工。", "2024-05-20", None, None),
        ("本月3日至5日开放。", None, "2024-06-03", "2024-06-05"),
        ("会议15日召开。", "2024-06-15", None, None),
    ],
)
def test_a_partial_date_takes_what_it_lacks_from_the_article(text, value, low, high):
    (figure,) = find_figures(text, language=Language.ZH, published=PUBLISHED)
    assert (figure.value, figure.low, figure.high) == (value, low, high)


@pytest.mark.parametrize(
    ("text", "expected"), [("去年接诊3万人次。", "去年"), ("近三年接诊3万人次。", "近三年"), ("“十三五”期间建成9所。", "2016/2020")]
)
def test_without_the_article_s_date_the_words_stay(text, expected):
    assert period(text, published=None) == expected


def test_a_date_at_the_end_of_the_calendar_is_no_error():
    assert period("未来九年将新增3万人。", published="9999-12-31") == "未来九年"
