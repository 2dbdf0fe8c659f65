"""What a figure says: change, status, period, subject, rate."""

import pytest

from service.figures import find_figures
from service.records import Change, Language


def only(text, language, *, position=-1):
    return find_figures(text, language=Language(language))[position]


@pytest.mark.parametrize(
    ("text", "language", "direction", "kind", "basis"),
    [
        ("门诊量同比增长12.3%。", "zh", "up", "by", "year-on-year"),
        ("参保率提高到95%。", "zh", "up", "to", None),
        ("死亡率由3.2‰降至2.1‰。", "zh", "down", "to", None),
        ("能耗比上年下降5%。", "zh", "down", "by", "year-on-year"),
        ("总产值翻两番。", "zh", "up", "to", None),
        ("Output rose by 5% year on year.", "en", "up", "by", "year-on-year"),
        ("Subsidies were raised to 45 yuan.", "en", "up", "to", None),
        ("Prices fell 3 percent from a year earlier.", "en", "down", "by", "year-on-year"),
        ("There was a 4-percent cut in emissions.", "en", "down", "by", None),
    ],
)
def test_change_has_direction_kind_and_basis(text, language, direction, kind, basis):
    assert only(text, language).change == Change(direction=direction, kind=kind, basis=basis)


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("已建成学校94所。", "zh", "actual"),
        ("力争新建学校94所。", "zh", "target"),
        ("预计惠及7万人。", "zh", "estimate"),
        ("The city built 94 schools.", "en", "actual"),
        ("The city plans to build 94 schools.", "en", "target"),
        ("It is expected to reach 94 schools.", "en", "estimate"),
    ],
)
def test_what_is_planned_is_not_what_was_reached(text, language, status):
    assert only(text, language).status == status


@pytest.mark.parametrize(
    ("text", "language", "subject"),
    [
        ("全年门诊服务量达8651万人次。", "zh", "门诊服务量"),
        ("城乡居民收入比缩小到1.58:1。", "zh", "城乡居民收入比"),
        ("Annual outpatient service volume was 86.51 million appointments.", "en", "Annual outpatient service volume"),
        ("It has built 208 branch libraries.", "en", "branch libraries"),
        ("Appeals were settled with a completion rate of 99.29%.", "en", "completion rate"),
    ],
)
def test_subject_is_in_the_words_of_the_source(text, language, subject):
    assert only(text, language).subject == subject


def test_period_is_the_date_that_the_sentence_names():
    assert only("截至2022年底，共有床位67984张。", "zh").period == "2022-12-31"


def test_that_year_is_the_year_of_the_date_before():
    text = "By the end of 2022 it had 90 beds. That year 300 patients came."
    assert find_figures(text, language=Language.EN)[-1].period == "2022"


def test_a_rate_names_its_base():
    figure = only("每千人口拥有4.8个托位。", "zh")
    assert (figure.kind, figure.per) == ("rate", "1000 person")


def test_the_base_of_a_rate_is_no_figure_of_its_own():
    assert [figure.text for figure in find_figures("There are 5.9 doctors per 10,000 people.", language=Language.EN)] == ["5.9"]


def test_money_per_visit_names_the_visit():
    assert only("补助标准12.5元/人次。", "zh").per == "person_visit"


@pytest.mark.parametrize(
    ("text", "value", "unit"), [("387万亩", "2580000000", "square_metre"), ("3千克", "3", "kilogram"), ("36.5℃", "309.65", "kelvin")]
)
def test_measures_have_an_si_value(text, value, unit):
    si = only(text, "zh").si
    assert (si.value, si.unit) == (value, unit)
