"""Every kind of error on purpose, through an engine that says what it is told: mended in its place or flagged, never let through."""

from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.engines.base import Decoding
from service.engines.echo import EchoEngine
from service.figures import find_figures
from service.figures.sameness import same_value
from service.records import Language, Translation
from service.stages.translation import Line, translate_lines

PLACEHOLDERS = [f"⟦{number}⟧" for number in range(8)]


class Wrong(EchoEngine):
    """Answer everything with the same hypotheses."""

    signature = "wrong"

    def __init__(self, *hypotheses: str, placeholders: bool = False) -> None:
        self.hypotheses = list(hypotheses)
        self.placeholders = tuple(PLACEHOLDERS) if placeholders else ()

    def translate(self, sentences: Any, *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        return [self.hypotheses[: decoding.hypotheses] for _ in sentences]


def translate(text: str, *hypotheses: str, source: Language, placeholders: bool = False) -> Translation:
    engine = Wrong(*hypotheses, placeholders=placeholders)
    line = Line(text, find_figures(text, language=source))
    (done,) = translate_lines([line], source=source, target=source.other, engine=engine, decoding=Decoding())
    return done


CHINESE = [
    ("a power of ten", "门诊量达8651万人次。", "Visits reached 8.651 million.", "Visits reached 86.51 million."),
    ("万 for 亿", "投资84.27亿元。", "Investment came to 842,700 yuan.", "Investment came to 8.427 billion yuan."),
    ("a million for a billion", "投资84.27亿元。", "Investment came to 8.427 million yuan.", "Investment came to 8.427 billion yuan."),
    ("two digits swapped", "床位67984张。", "There are 69,784 beds.", "There are 67,984 beds."),
    ("a digit dropped", "床位67984张。", "There are 6,798 beds.", "There are 67,984 beds."),
    ("percent for points", "提高12.3个百分点。", "It rose 12.3 percent.", "It rose 12.3 percentage points."),
    ("points for percent", "提高12.3%。", "It rose 12.3 percentage points.", "It rose 12.3%."),
    ("a unit lost", "这是50年来的最高值。", "It is the highest in 50.", "It is the highest in 50 years."),
    ("a currency lost", "支出20亿欧元。", "It spent 2 billion.", "It spent €2 billion."),
    ("a currency left in Chinese", "支出20亿欧元。", "It spent 2 billion欧元.", "It spent €2 billion."),
    ("square kilometres as kilometres", "面积47平方公里。", "The area is 47 kilometers.", "The area is 47 square kilometers."),
    ("another date", "会议于12月18日召开。", "The meeting was held on December 8.", "The meeting was held on December 18."),
    ("another end of a range", "共有40万至60万人。", "There are 400,000 to 700,000 people.", "There are 400,000 to 600,000 people."),
    ("another year", "成立于1958年。", "It was founded in 1985.", "It was founded in 1958."),
]
ENGLISH = [
    ("a power of ten", "Visits reached 86.51 million.", "门诊量达865.1万人次。", "门诊量达8651万人次。"),
    ("万 for 亿", "It spent 8.427 billion yuan.", "支出84.27万元。", "支出84.27亿元。"),
    ("percent for points", "It rose 12.3 percentage points.", "提高12.3%。", "提高12.3个百分点。"),
    ("a currency lost", "It spent 40 billion yen.", "支出400亿年。", "支出400亿日元。"),
    ("miles left in English", "It is 480 million miles away.", "距离4.8亿 miles。", "距离4.8亿英里。"),
    ("an invented year", "It has 147 hospitals.", "有147年。", "有147家医院。"),
    ("percent as years", "It grew 9.2 percent.", "增长9.2年。", "增长9.2%。"),
]


@pytest.mark.parametrize(("text", "wrong", "right"), [case[1:] for case in CHINESE], ids=[case[0] for case in CHINESE])
def test_an_error_into_english_is_mended_in_its_place(text: str, wrong: str, right: str) -> None:
    found = translate(text, wrong, source=Language.ZH)
    assert (found.translation, found.check) == (right, "repaired")


@pytest.mark.parametrize(("text", "wrong", "right"), [case[1:] for case in ENGLISH], ids=[case[0] for case in ENGLISH])
def test_an_error_into_chinese_is_mended_in_its_place(text: str, wrong: str, right: str) -> None:
    found = translate(text, wrong, source=Language.EN)
    assert (found.translation, found.check) == (right, "repaired")


FLAGGED = [
    ("a figure dropped", "新增医院12家、床位3600张。", "The city added 12 hospitals."),
    ("a figure added", "新增医院12家。", "The city added 12 hospitals and 3,600 beds."),
    ("a figure doubled with another unit", "新增医院12家。", "The city added 12 hospitals and 12 percent."),
    ("two sums that changed places", "收入从5亿元增加到8亿元。", "Revenue grew from 800 million yuan to 500 million yuan."),
    ("two years that changed places", "从1810年到战后的1818年，增长4倍。", "In 1818, and after the war in 1810, it grew four times."),
    ("a range collapsed", "日均40万至60万人次。", "There are 400,000 visits a day."),
    ("a clause dropped with its figure", "投资8亿元，增长5%。", "Investment came to 800 million yuan."),
    ("the month of a date dropped", "会议于12月18日召开。", "The meeting was held on the 18th."),
    ("the year of a date dropped", "会议于2023年12月召开。", "The meeting was held in December."),
    ("another rank", "居全国第三。", "It ranks second in the country."),
    ("nothing at all", "投资8亿元。", ""),
    ("the source itself", "投资8亿元。", "投资8亿元。"),
    ("a placeholder that nobody asked for", "投资8亿元。", "Investment came to ⟦7⟧ yuan."),
    ("a loop without the figure", "投资8亿元。", "the the the the the the the the"),
    ("a number for another thing and its own lost", "有3人受伤，医院12家。", "12 were hurt."),
]


@pytest.mark.parametrize(("text", "wrong"), [case[1:] for case in FLAGGED], ids=[case[0] for case in FLAGGED])
@pytest.mark.parametrize("placeholders", [False, True], ids=["plain", "carrying"])
def test_an_error_that_has_no_sure_place_is_flagged(text: str, wrong: str, placeholders: bool) -> None:
    found = translate(text, wrong, source=Language.ZH, placeholders=placeholders)
    assert found.check == "flagged"
    assert found.warnings


@pytest.mark.parametrize(
    "hypothesis",
    ["⟦0⟧ and ⟦0⟧", "⟦1⟧ ⟦0⟧ ⟦2⟧", "⟦0⟧⟦1⟧", "⟦7⟧", "⟦0", "0⟧", "⟦⟧", "⟦0⟧ ⟦1⟧ ⟦8⟧"],
)
def test_no_placeholder_reaches_the_reader(hypothesis: str) -> None:
    found = translate("新增医院12家、床位3600张。", hypothesis, source=Language.ZH, placeholders=True)
    assert "⟦" not in found.translation.replace(hypothesis, "") or found.check == "flagged"


@pytest.mark.parametrize(
    ("text", "hypothesis", "translation"),
    [
        ("门诊量达8651万人次。", "Visits reached ⟦0⟧ million.", "Visits reached 86.51 million."),
        ("投资84.27亿元。", "An investment of $⟦0⟧ yuan.", "An investment of 8.427 billion yuan."),
        ("增长6.2%。", "It grew ⟦0⟧%%.", "It grew 6.2%."),
        ("新增学校8所。", "It is a ⟦0⟧-school plan.", "It is an 8-school plan."),
        ("数十亿美元流出。", "$⟦0⟧ flowed out.", "several billion dollars flowed out."),
        ("“门诊量达8651万人次。”", '"Visits reached ⟦0⟧."', '"Visits reached 86.51 million."'),
    ],
)
def test_what_the_words_of_a_figure_say_is_not_said_twice(text: str, hypothesis: str, translation: str) -> None:
    assert translate(text, hypothesis, source=Language.ZH, placeholders=True).translation == translation


@pytest.mark.parametrize(
    ("text", "hypothesis", "translation"),
    [
        ("Visits reached 86.51 million.", "门诊量达⟦0⟧万人次。", "门诊量达8651万人次。"),
        ("It rose 95 percent.", "增长百分之⟦0⟧%。", "增长95%。"),
        ("It spent $2.3 billion.", "支出$⟦0⟧美元。", "支出23亿美元。"),
        ("It met on December 18, 2023.", "会议于⟦1⟧年12月⟦0⟧日年召开。", "会议于2023年12月18日召开。"),
    ],
)
def test_what_the_words_of_a_figure_say_is_not_said_twice_in_chinese(text: str, hypothesis: str, translation: str) -> None:
    assert translate(text, hypothesis, source=Language.EN, placeholders=True).translation == translation


def test_a_clause_that_fails_is_translated_by_itself() -> None:
    class ByClause(EchoEngine):
        signature = "by clause"
        answers: ClassVar = {"投资84.27亿元，": ["Investment came to 8.427 billion yuan."], "新增学校94所。": ["It added 94 schools."]}

        def translate(self, sentences: Any, *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
            return [self.answers.get(sentence, ["It spent money."]) for sentence in sentences]

    text = "投资84.27亿元，新增学校94所。"
    line = Line(text, find_figures(text, language=Language.ZH))
    (found,) = translate_lines([line], source=Language.ZH, target=Language.EN, engine=ByClause(), decoding=Decoding())
    assert (found.translation, found.check) == ("Investment came to 8.427 billion yuan, it added 94 schools.", "repaired")


SOURCES = ["门诊量达8651万人次，增长6.2%。", "2023年12月18日，投资84.27亿元建成94所学校。", "约40万至60万人年龄在35至64岁之间。"]
PIECES = [
    "86.51 million", "8.651 million", "6.2%", "6.2 percentage points", "December 18, 2023", "December 8", "8.427 billion yuan",
    "$8.427 billion", "94 schools", "94", "400,000", "600,000", "400,000 to 600,000", "35-64", "aged 35 to 64", "and", "rose to",
    "the", "⟦0⟧", "⟦1⟧", "⟦9⟧", "", "六", "one", "half", "-", "$", "%", "million", ",", ".",
]  # fmt: skip


@given(
    st.sampled_from(SOURCES),
    st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)),
    st.booleans(),
)
@settings(deadline=None, max_examples=150)
def test_whatever_a_model_says_every_figure_stands_there_or_is_flagged(text: str, hypothesis: str, placeholders: bool) -> None:
    found = translate(text, hypothesis, source=Language.ZH, placeholders=placeholders)
    for figure in found.figures:
        if figure.fidelity == "flagged":
            assert found.check == "flagged"
            assert figure.target_start is None
            continue
        piece = found.translation[figure.target_start : figure.target_end]
        assert any(same_value(figure, other) for other in find_figures(piece, language=Language.EN)), piece
