"""Which sentences become key points, how many, and in what order."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from service.records import Figure, KeyPoint, Language, Renderings, Sentence
from service.stages.keypoints import choose_key_points

Lay = Callable[..., tuple[Sentence, ...]]

STORY = [
    ["The county of Liuwan opened sixteen medical centers in 2024, the health bureau said on Monday."],
    ["The medical centers serve 230,000 people in the villages of the county.", "It has taken three years to build them."],
    ["Each of the new centers has a bus to the hospitals of the county town."],
    ["Village doctors will move into the medical centers by 2026.", "However, the bureau still looks for forty nurses."],
    ["Read more: How Liuwan built its roads"],
]  # fmt: skip
CHINESE = [
    ["柳湾县2024年建成16个县域医疗中心，县卫生健康局星期一公布了这一数字。"],
    ["这些中心服务全县村民二十三万人。", "医疗中心都有开往县城医院的公交车。"],
    ["乡村医生2026年前将搬进医疗中心工作。", "此外，县里还要招聘四十名医疗中心护士。"],
]


@pytest.mark.parametrize("count", [1, 2, 3, 5, 7])
def test_choose_key_points_obeys_the_number_asked(lay: Lay, count: int) -> None:
    assert len(choose_key_points(lay(*STORY), language=Language.EN, count=count)) == count


def test_choose_key_points_has_no_more_than_there_are_sentences(lay: Lay) -> None:
    assert len(choose_key_points(lay(*STORY), language=Language.EN, count=50)) == 7


@pytest.mark.parametrize(("story", "language"), [(STORY, Language.EN), (CHINESE, Language.ZH)])
def test_choose_key_points_quotes_the_article_in_its_order(lay: Lay, story: list[list[str]], language: Language) -> None:
    sentences = lay(*story)
    points = choose_key_points(sentences, language=language, count=4)
    assert all(before.end <= after.start for before, after in pairwise(points))
    for point in points:
        sentence = sentences[point.sentence]
        assert sentence.start <= point.start < point.end <= sentence.end
        assert sentence.text[point.start - sentence.start : point.end - sentence.start] == point.text


def test_choose_key_points_begins_with_the_lead(lay: Lay) -> None:
    points = choose_key_points(lay(*STORY), language=Language.EN)
    assert points[0].sentence == 0
    assert points[0].score == max(point.score for point in points)


def test_choose_key_points_scores_from_0_to_1(lay: Lay) -> None:
    scores = [point.score for point in choose_key_points(lay(*STORY), language=Language.EN, count=7)]
    assert (min(scores), max(scores)) == (0.0, 1.0)


def test_choose_key_points_passes_leaning_sentences_and_boilerplate_over(lay: Lay) -> None:
    texts = [point.text for point in choose_key_points(lay(*STORY), language=Language.EN, count=5)]
    assert "It has taken three years to build them." not in texts
    assert not any("Read more" in text for text in texts)
    assert "the bureau still looks for forty nurses." in texts


def test_choose_key_points_never_takes_the_title(lay: Lay) -> None:
    title = "Liuwan opens sixteen medical centers for the villages of the county."
    points = choose_key_points(lay([title], *STORY), language=Language.EN, title=title, count=50)
    assert title not in [point.text for point in points]
    assert len(points) == 7


def test_choose_key_points_takes_the_title_where_there_is_nothing_else(lay: Lay) -> None:
    title = "Liuwan opens sixteen medical centers."
    assert [point.text for point in choose_key_points(lay([title]), language=Language.EN, title=title)] == [title]


def test_choose_key_points_prefers_what_the_title_speaks_of(lay: Lay) -> None:
    brief = [["The council met on Monday in the old town hall."], ["Parks were closed by the storm.", "Schools were closed by the storm."]]
    chosen = choose_key_points(lay(*brief), language=Language.EN, title="Schools shut", count=2)
    assert chosen[-1].text == "Schools were closed by the storm."


def test_choose_key_points_gives_a_brief_one_point(lay: Lay) -> None:
    assert len(choose_key_points(lay(["Liuwan opened a bridge on Monday.", "Traffic was light."]), language=Language.EN)) == 1


def test_choose_key_points_gives_a_long_report_no_more_than_eight(lay: Lay) -> None:
    places = ("north", "south", "east", "west", "upper", "lower", "inner", "outer")
    long = [
        [f"The {place} district built {number} new {kind} for {number * 100} residents of its villages and towns in that season."]
        for number, place in enumerate(places * 6, start=3)
        for kind in ("schools", "clinics", "libraries", "bridges")
    ]
    assert len(choose_key_points(lay(*long), language=Language.EN)) == 8


def test_choose_key_points_spreads_over_the_parts_of_a_list(lay: Lay) -> None:
    items = [
        ["Officials in Qingdao picked five health stories that mattered most to the residents of the city."],
        *(
            [f"{number}. The {thing} plan.", f"The {thing} program of the city reached {number}5,000 residents of Qingdao.",
             f"Residents of the city of Qingdao paid {number},400 yuan less for the {thing} program."]
            for number, thing in enumerate(("vaccine", "nursery", "screening", "ambulance"), start=1)
        ),
    ]  # fmt: skip
    sentences = lay(*items)
    points = choose_key_points(sentences, language=Language.EN, count=5)
    assert sorted({sentences[point.sentence].paragraph for point in points}) == [0, 1, 2, 3, 4]


def test_choose_key_points_takes_an_items_news_and_not_its_headline(lay: Lay) -> None:
    items = [
        ["从接种疫苗到照看婴幼儿，青岛卫生健康部门把这一年的工作梳理成四条新闻。"],
        *(
            [f"{number}. 青岛市{thing}工作稳步推进。", f"全年共有{number}2.6万名青岛市民享受到{thing}服务，同比增长{number}.8%。"]
            for number, thing in enumerate(("疫苗接种", "托育", "急救", "献血"), start=1)
        ),
    ]
    points = choose_key_points(lay(*items), language=Language.ZH, count=5)
    assert not any("稳步推进" in point.text for point in points)


def test_choose_key_points_spreads_over_a_list_whose_marks_were_lost(lay: Lay) -> None:
    things = ("vaccine", "nursery", "screening", "ambulance", "pharmacy", "dialysis")
    blob = [
        "Officials in Qingdao picked the health stories that mattered most to the residents of the city.",
        *(
            sentence
            for number, thing in enumerate(things, start=1)
            for sentence in (
                f"The {thing} program of the city of Qingdao reached {number}5,000 residents.",
                f"Patients paid {number},400 yuan less for the {thing} program.",
                f"Nurses of the {thing} program work at night too.",
            )
        ),
    ]
    points = choose_key_points(lay(blob), language=Language.EN, title="Top six health stories of Qingdao", count=7)
    assert len({(point.sentence - 1) // 3 for point in points[1:]}) == 6


def test_choose_key_points_reads_the_headings_above_the_lead_as_a_title(lay: Lay) -> None:
    lead = "The council of the county met on Monday in the old town hall of Liuwan."
    page = [
        ["West Coast"],
        ["Schools shut"],
        [lead],
        ["Parks were closed by the storm.", "Schools were closed by the storm."],
        ["Parks lost trees."],
    ]
    points = choose_key_points(lay(*page), language=Language.EN, title="West Coast", count=2)
    assert [point.text for point in points] == [lead, "Schools were closed by the storm."]


def test_choose_key_points_says_nothing_twice(lay: Lay) -> None:
    twice = [*STORY, ["The medical centers serve 230,000 people in the villages of the county."]]
    texts = [point.text for point in choose_key_points(lay(*twice), language=Language.EN)]
    assert len(texts) == len(set(texts))


def test_choose_key_points_says_nothing_twice_in_other_words(lay: Lay) -> None:
    first = "Sixteen medical centers were opened in the county of Liuwan in 2024, doctors, dentists and pharmacists said on Monday."
    again = "Sixteen medical centers opened in Liuwan county in 2024, the bureau of health told villages, mayors and nurses there."
    between = ["It has taken three years to build them in the villages.", "They thanked the mayors and the nurses for their help."]
    points = choose_key_points(lay([first], [again], between, ["Ferries stopped running at noon."]), language=Language.EN, count=2)
    assert [point.text for point in points] == [first, "Ferries stopped running at noon."]


def test_choose_key_points_tells_districts_apart_by_their_figures(lay: Lay) -> None:
    report = [
        [f"The {place} district built {number} schools for {number * 70} residents."] for place, number in (("north", 6), ("south", 9))
    ]
    lead = ["The county of Liuwan reported on Monday what its districts had built in the year."]
    assert {point.sentence for point in choose_key_points(lay(lead, *report, ["They gave thanks."]), language=Language.EN, count=3)} == {
        0,
        1,
        2,
    }


def test_choose_key_points_answers_the_same_each_time(lay: Lay) -> None:
    first, second = (choose_key_points(lay(*STORY), language=Language.EN, count=4) for _ in range(2))
    assert first == second


def _figure(sentence: Sentence, text: str, *, index: int) -> Figure:
    start = sentence.start + sentence.text.index(text)
    renderings = Renderings(zh=text, en=text)
    return Figure(index=index, text=text, start=start, end=start + len(text), kind="count", value="1", renderings=renderings)


def test_choose_key_points_names_the_figures_inside_its_slice(lay: Lay) -> None:
    sentences = lay(["Meanwhile, Liuwan opened sixteen centers in 2024, which serve 230,000 people."], ["Traffic was light on Monday."])
    figures = [_figure(sentences[0], text, index=number) for number, text in enumerate(("sixteen", "2024", "230,000"), start=4)]
    assert choose_key_points(sentences, language=Language.EN, figures=figures)[0].figures == (4, 5, 6)


def test_choose_key_points_cuts_no_figure(lay: Lay) -> None:
    text = "3. 2 million people visited the libraries of the city."
    sentences = lay([text])
    points = choose_key_points(sentences, language=Language.EN, figures=[_figure(sentences[0], "3. 2 million", index=0)])
    assert [point.text for point in points] == [text]


def test_choose_key_points_prefers_ranks_to_plain_counts(lay: Lay) -> None:
    lead = "The city of Qingdao published its yearbook of museums and libraries on Monday morning."
    plain, ranked = "The museums hold 125 boats of the old harbor.", "The libraries stand 125th among those of harbors."
    sentences = lay([lead], ["It was presented in the town hall.", "They thanked the mayor for his help."], [plain], [ranked])
    rank = _figure(sentences[4], "125th", index=1).model_copy(update={"kind": "rank"})
    points = choose_key_points(sentences, language=Language.EN, figures=[_figure(sentences[3], "125", index=0), rank], count=2)
    assert [point.text for point in points] == [lead, ranked]


def test_choose_key_points_leaves_translation_and_check_open(lay: Lay) -> None:
    point = choose_key_points(lay(*CHINESE), language=Language.ZH)[0]
    assert isinstance(point, KeyPoint)
    assert (point.translation, point.check) == (None, None)
