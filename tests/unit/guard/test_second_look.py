"""What is told only by the words around a figure: a unit that got lost, a number that no reader takes for a figure."""

import pytest

from service.figures import find_figures
from service.guard.judging import judge_translation
from service.records import Language


def judge(source: str, translation: str, *, language: Language):
    return judge_translation(translation, source_text=source, figures=find_figures(source, language=language), target=language.other)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("这是50年来的最高值。", "It is the highest value in 50."),
        ("投资15亿美元。", "They invested 1.5 billion."),
        ("投资15亿元。", "They invested 1.5 billion people."),
        ("反射约90%的光。", "It reflects about 90 of the light."),
        ("长47公里。", "It is 47 long."),
        ("沙发冲浪成立于2004年1月。", "Couchsurfing was founded in January."),
        ("2017年第四季度增长。", "It grew in the fourth quarter."),
        ("重1盎司。", "It weighs 17 pounds per ounce."),
        ("航速每秒1.5公里。", "It moved at 1.5 kilometers per hour."),
        ("截至2021年的统计。", "Statistics by the end of 2022."),
        ("获得2:2的学位。", "He got one degree."),
        ("有3人受伤。", "One of them was hurt."),
        ("他于2015年或2016年复审。", "It is reviewed in 2015 or 2017."),
        ("提前四个月发放。", "It is issued in advance."),
    ],
)
def test_a_figure_that_lost_its_unit_or_its_year_has_not_arrived(chinese: str, english: str) -> None:
    verdict = judge(chinese, english, language=Language.ZH)
    assert not verdict.faithful


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Pope Francis, 80, is well.", "80天的教皇身体很好。"),
        ("He was born on March 21.", "他出生于21日。"),
        ("It spent $25 billion.", "支出250亿。"),
        ("It grew 2 percent.", "增长2年。"),
        ("The wind is 105 miles per hour.", "风速为105英里/分钟。"),
        ("Formula 1 began.", "三级方程式开始。"),
        ("A third came.", "来了四分之一。"),
        ("They came in October.", "他们11月来。"),
        ("The Thirty Years' War ended.", "三百年战争结束。"),
    ],
)
def test_a_figure_that_got_another_unit_has_not_arrived(english: str, chinese: str) -> None:
    assert not judge(english, chinese, language=Language.EN).faithful


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("至少花了一个小时。", "It took at least an hour."),
        ("每片约一美分。", "Each costs around a cent."),
        ("时间为2015年或2016年。", "The time is 2015 or 2016."),
        ("在1492年至1498年间。", "It was between 1492 and 1498."),
        ("截至2021年有45亿人。", "By the end of 2021 there were 4.5 billion people."),
        ("二十岁左右的年轻人。", "Young people in their twenties."),
        ("21岁的杰西加盟。", "Jesus, 21, joined."),
        ("从30%提升到40%以上。", "It rose from 30 to over 40 percent."),
        ("收入超过10亿美元，利润超过5亿美元。", "Revenue passed $1 billion, profits 500 million."),
        ("在991年，舰队来了。", "In 991 the fleet came."),
        ("因此日期为5月。", "Therefore the date is May."),
        ("会上介绍，成立于1958年。", "It was founded in 1958; the year 1958 mattered."),
        ("约十时，旅馆坍塌。", "At about 10 a.m. the hotel collapsed."),
    ],
)
def test_what_says_the_same_in_other_words_is_kept(chinese: str, english: str) -> None:
    verdict = judge(chinese, english, language=Language.ZH)
    assert verdict.faithful, (verdict.comparison, verdict.added)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("It closed at pump station 9.", "9号泵站关闭。"),
        ("The Category 4 storm weakened.", "四级风暴减弱。"),
        ("It won Formula 1.", "赢得一级方程式。"),
        ("The time was 0230 UTC.", "时间为世界标准时间 0230。"),
        ("Just after 11:00 they came.", "11点过后他们来了。"),
        ("Russia grounded Il-76s.", "俄罗斯停飞了伊尔76。"),
        ("The Thirty Years' War ended.", "三十年战争结束。"),
        ("There are 40 families or more.", "有40个家庭或40多个家庭。"),
        ("A typical guest is in their twenties.", "典型的客人二十多岁。"),
    ],
)
def test_a_number_that_no_reader_takes_for_a_figure_is_seen(english: str, chinese: str) -> None:
    verdict = judge(english, chinese, language=Language.EN)
    assert verdict.faithful, (verdict.comparison, verdict.added)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("There are 40 families.", "有40个家庭和40所学校。"),
        ("Russia grounded Il-76s.", "俄罗斯停飞了伊尔75。"),
        ("They opened five schools.", "新开学校五所，投入15亿元。"),
    ],
)
def test_a_number_that_the_source_lacks_is_added(english: str, chinese: str) -> None:
    assert judge(english, chinese, language=Language.EN).added
