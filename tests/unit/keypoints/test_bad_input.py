"""Texts that are no articles: each has one defined outcome."""

from collections.abc import Callable

from service.records import Language, Sentence
from service.stages.keypoints import choose_key_points
from service.stages.keypoints.shortlist import shorten_list

Lay = Callable[..., tuple[Sentence, ...]]

EQUAL = "The river rose by three meters on Monday."


def test_nothing_gives_nothing() -> None:
    assert choose_key_points((), language=Language.ZH) == ()
    assert choose_key_points((), language=Language.EN, count=3) == ()


def test_one_sentence_is_its_own_point(lay: Lay) -> None:
    assert [point.text for point in choose_key_points(lay(["全市新增托位八千个。"]), language=Language.ZH)] == ["全市新增托位八千个。"]


def test_one_leaning_sentence_is_better_than_none(lay: Lay) -> None:
    assert len(choose_key_points(lay(["It rose by three meters on Monday."]), language=Language.EN)) == 1


def test_a_thousand_equal_sentences_are_one_point(lay: Lay) -> None:
    assert [point.sentence for point in choose_key_points(lay([EQUAL] * 1000), language=Language.EN)] == [0]


def test_a_thousand_equal_sentences_still_obey_the_number_asked(lay: Lay) -> None:
    points = choose_key_points(lay([EQUAL] * 1000), language=Language.EN, count=3)
    assert [point.text for point in points] == [EQUAL] * 3
    assert len({point.start for point in points}) == 3


def test_a_table_gives_one_row_at_most(lay: Lay) -> None:
    rows = [[f"Year {year} beds {beds}"] for year, beds in zip(range(2010, 2024), range(500, 4000, 250), strict=True)]
    assert len(choose_key_points(lay(*rows), language=Language.EN)) == 1


def test_a_list_of_names_gives_one_line_at_most(lay: Lay) -> None:
    assert len(choose_key_points(lay(["王伟"], ["李娜"], ["张敏"], ["刘洋"]), language=Language.ZH)) == 1


def test_verse_gives_whole_lines(lay: Lay) -> None:
    lines = ["白日依山尽，", "黄河入海流。", "欲穷千里目，", "更上一层楼。"]
    points = choose_key_points(lay(*([line] for line in lines)), language=Language.ZH)
    assert len(points) == 1
    assert points[0].text in lines


def test_boilerplate_alone_gives_nothing_unasked(lay: Lay) -> None:
    page = lay(["责任编辑：李明"], ["浏览次数：128"])
    assert choose_key_points(page, language=Language.ZH) == ()
    assert len(choose_key_points(page, language=Language.ZH, count=2)) == 2


def test_figures_alone_give_a_point(lay: Lay) -> None:
    assert len(choose_key_points(lay(["2023 8763 67984 118110."]), language=Language.EN)) == 1


def test_a_very_long_text_is_read_closely_in_part_only(lay: Lay) -> None:
    text = "The river rose by three meters in district {}."
    book = lay(*([text.format(number)] * 4 for number in range(1500)))
    listed = shorten_list(book)
    assert len(listed) == 240
    assert [sentence.index for sentence in listed[:120]] == list(range(120))
    assert [sentence.index for sentence in listed] == sorted({sentence.index for sentence in listed})
    assert listed[-1].index > 5900


def test_a_very_long_text_obeys_the_number_asked() -> None:
    text = "Schools were closed."
    book = [Sentence(index=place, start=21 * place, end=21 * place + 20, text=text, paragraph=0) for place in range(3000)]
    assert len(choose_key_points(book, language=Language.EN, count=2500)) == 2500


def test_a_long_text_without_paragraphs_is_sampled_evenly(lay: Lay) -> None:
    listed = shorten_list(lay([EQUAL] * 2400))
    assert len(listed) == 240
    assert listed[-1].index > 2300
