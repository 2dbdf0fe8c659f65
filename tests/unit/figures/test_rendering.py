"""Figures as the newsrooms of both languages write them, and found again in what they wrote."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from service.figures import find_figures
from service.figures.numerals import number_slice
from service.figures.rendering import render_number
from service.records import Language

ZH, EN = Language.ZH, Language.EN


@pytest.mark.parametrize(
    ("text", "language", "chinese", "english"),
    [
        ("8651万人次", ZH, "8651万人次", "86.51 million visits"),
        ("12.3个百分点", ZH, "12.3个百分点", "12.3 percentage points"),
        ("1 percentage point", EN, "1个百分点", "1 percentage point"),
        ("38.365 million yuan", EN, "3836.5万元", "38.365 million yuan"),
        ("23亿美元", ZH, "23亿美元", "$2.3 billion"),
        ("67,984 beds", EN, "67984张床位", "67,984 beds"),
        ("three cities", EN, "3个城市", "three cities"),
        ("1600人", ZH, "1600人", "1,600 people"),
        ("387万亩", ZH, "387万亩", "3.87 million mu"),
        ("2023年底", ZH, "2023年底", "the end of 2023"),
        ("2023年第一季度", ZH, "2023年一季度", "the first quarter of 2023"),
        ("前三季度", ZH, "前三季度", "the first three quarters"),
        ("下半年", ZH, "下半年", "the second half of the year"),
        ("1—6月", ZH, "1月至6月", "January to June"),
        ("几千万吨", ZH, "数千万吨", "tens of millions of tonnes"),
        ("几千万元", ZH, "数千万元", "tens of millions of yuan"),
        ("十万分之十九点六", ZH, "十万分之19.6", "19.6 per 100,000"),
        ("March 5, 2020", EN, "2020年3月5日", "March 5, 2020"),
        ("20世纪70年代", ZH, "20世纪70年代", "the 1970s"),
        ("三分之二", ZH, "三分之二", "two-thirds"),
        ("1.58:1", EN, "1.58:1", "1.58:1"),
        ("ranked third", EN, "第三", "third"),
        ("十几万", ZH, "十几万", "more than 100,000"),
        ("dozens of", EN, "数十", "dozens of"),
        ("9:30 am", EN, "9:30", "9:30 am"),
        ("35-64岁", ZH, "35至64岁", "35 to 64 years old"),
        ("9,676,713 people", EN, "9676713人", "9,676,713 people"),
        ("half an hour", EN, "半小时", "half an hour"),
        ("半年", ZH, "半年", "half a year"),
        ("增长3倍", ZH, "3倍", "three times"),
        ("50多名专家", ZH, "50多名专家", "more than 50 experts"),
        ("每千人口4.8个托位", ZH, "每千人4.8个托位", "4.8 childcare places per 1,000 people"),
        ("12.5元/人次", ZH, "每人次12.5元", "12.5 yuan per visit"),
        ("$62 billion to $68 billion", EN, "620亿至680亿美元", "$62 billion to $68 billion"),
        ("10%至15%", ZH, "10%至15%", "10% to 15%"),
        ("April to September 2025", EN, "2025年4月至9月", "April to September 2025"),
        ("25 basis points", EN, "25个基点", "25 basis points"),
        ("26 degrees Celsius", EN, "26摄氏度", "26 degrees Celsius"),
        ("1 child", EN, "1名儿童", "one child"),
        ("five hospitals", EN, "5家医院", "five hospitals"),
        ("12 universities", EN, "12所大学", "12 universities"),
        ("Output doubled", EN, "翻一番", "two times"),
        ("Output tripled", EN, "增至三倍", "three times"),
        ("twice as many", EN, "2倍", "two times"),
        ("274.5 pence", EN, "274.5便士", "274.5 pence"),
        ("50 cents", EN, "50美分", "50 cents"),
        ("50美分", ZH, "50美分", "50 cents"),
        ("one in 10,000", EN, "万分之一", "one in 10,000"),
        ("31 billion kroner", EN, "310亿克朗", "31 billion Norwegian kroner"),
        ("31 billion Danish krone", EN, "310亿丹麦克朗", "31 billion Danish kroner"),
        ("¥140 trillion in Tokyo", EN, "140万亿日元", "140 trillion yen"),
        ("9.351,500 people", EN, "9.351,500", "9.351,500"),
        ("A$3 million", EN, "300万澳元", "A$3 million"),
    ],
)
def test_renderings_read_as_a_newsroom_writes_them(text, language, chinese, english):
    (figure,) = find_figures(text, language=language)
    assert (figure.renderings.zh, figure.renderings.en) == (chinese, english)


@pytest.mark.parametrize(
    ("text", "language", "number", "rendered"),
    [
        ("8651万人次", ZH, "8651万", "86.51 million"),
        ("3.6万余人次", ZH, "3.6万余", "36,000"),
        ("百分之九十五", ZH, "百分之九十五", "95%"),
        ("三成", ZH, "三成", "30%"),
        ("40万至60万元", ZH, "40万至60万", "400,000 to 600,000"),
        ("$2.3 billion", EN, "2.3 billion", "23亿"),
        ("99.29%", EN, "99.29", "99.29"),
        ("7 days", EN, "7", "7"),
        ("2022年底", ZH, "2022年底", "the end of 2022"),
        ("第三", ZH, "第三", "third"),
    ],
)
def test_number_slice_is_what_render_number_stands_for(text, language, number, rendered):
    (figure,) = find_figures(text, language=language)
    start, end = number_slice(figure, language=language)
    assert figure.text[start:end] == number
    assert render_number(figure, language=language.other) == rendered


VALUES = st.one_of(
    st.integers(2, 10**13).map(Decimal),
    st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10**6), places=2),
    st.tuples(st.integers(2, 9999), st.integers(0, 12)).map(lambda pair: Decimal(pair[0]).scaleb(pair[1])),
)
UNITS = [
    ("人次", "person_visit"),
    ("亩", "mu"),
    ("元", "CNY"),
    ("美元", "USD"),
    ("%", "percent"),
    ("‰", "permille"),
    ("个百分点", "percentage_point"),
    ("公里", "kilometre"),
    ("平方米", "square_metre"),
    ("吨", "tonne"),
    ("张床位", "bed"),
    ("家医院", "hospital"),
    ("所学校", "school"),
    ("人", "person"),
    ("岁", "year"),
    ("小时", "hour"),
    ("天", "day"),
    ("倍", "multiple"),
]
WRITTEN = st.sampled_from(UNITS)
_OF_A_TELEPHONE = 10  # the power of ten of eleven digits, which are a mobile telephone where they begin with 1


@given(value=VALUES, unit=WRITTEN)
def test_a_rendered_value_is_found_again_in_either_language(value, unit):
    written, name = unit
    assume(value != 1)  # "one visit" is an article as often as a count
    assume(not (value.adjusted() == _OF_A_TELEPHONE and f"{value:f}".startswith("1")))
    (figure,) = find_figures(f"共{value:f}{written}", language=ZH)
    assert (Decimal(figure.value), figure.unit) == (value, name)
    for language in Language:
        wording = getattr(figure.renderings, language.value)
        told = f"{wording} as many" if name == "multiple" and language is EN else wording  # "three times" alone may be three occasions
        (again,) = find_figures(told, language=language)
        assert (Decimal(again.value), again.unit) == (value, name)


@given(low=st.integers(2, 10**6), more=st.integers(1, 10**6), unit=WRITTEN.filter(lambda unit: unit[0] not in ("倍", "‰")))
def test_a_rendered_range_is_found_again_in_either_language(low, more, unit):
    written, name = unit
    (figure,) = find_figures(f"共{low}至{low + more}{written}", language=ZH)
    for language in Language:
        wording = getattr(figure.renderings, language.value)
        (again,) = find_figures(wording, language=language)
        assert (again.low, again.high, again.unit) == (figure.low, figure.high, name), wording


@given(
    value=st.integers(2, 10**7),
    per=st.sampled_from([("人", "person"), ("千人", "1000 person"), ("年", "year"), ("公斤", "kilogram"), ("天", "day")]),
)
def test_a_rendered_rate_is_found_again_in_either_language(value, per):
    written, name = per
    (figure,) = find_figures(f"每{written}{value}元", language=ZH)
    assert (figure.value, figure.per) == (str(value), name)
    for language in Language:
        wording = getattr(figure.renderings, language.value)
        (again,) = find_figures(wording, language=language)
        assert (again.value, again.per) == (str(value), name), wording


@given(st.dates())
def test_a_rendered_date_is_found_again_in_either_language(day):
    (figure,) = (
        find_figures(day.isoformat(), language=EN)
        if 1000 <= day.year <= 2099
        else find_figures(f"2020-{day:%m-%d}", language=EN) or (None,)
    )
    if figure is None:
        return
    for language in Language:
        (again,) = find_figures(getattr(figure.renderings, language.value), language=language)
        assert again.value == figure.value
