"""The points of the day: near duplicates of many reports joined, each with its sources."""

from collections.abc import Callable

import pytest

from service.records import EngineUsed, KeyPoint, Language, Report, ReportLanguage, Seconds
from service.stages.keypoints import choose_points_of_the_day

Write = Callable[..., Report]


@pytest.fixture
def write() -> Write:
    """Write a report of nothing but key points: (text, score) or (text, score, translation)."""

    def _write(name: str, *points: tuple[str, float] | tuple[str, float, str], language: Language = Language.EN) -> Report:
        text, key_points = "", []
        for quoted, score, *translation in points:
            start = len(text)
            text += quoted + "\n"
            end = start + len(quoted)
            printed = translation[0] if translation else None
            key_points.append(KeyPoint(text=quoted, start=start, end=end, score=score, sentence=0, translation=printed))
        return Report(
            id=f"sha256:{name}", name=name, title=None, target=language.other, text=text,
            language=ReportLanguage(code=language, script=None, confidence=1.0),
            sentences=(), translation="", key_points=tuple(key_points), figures=(), conflicts=(), warnings=(),
            engine=EngineUsed(signature="echo", device="cpu"), seconds=Seconds(),
        )  # fmt: skip

    return _write


def test_near_duplicates_are_joined_with_their_sources(write: Write) -> None:
    reports = [
        write("a", ("The county opened 16 medical centers in 2024.", 0.9)),
        write("b", ("In 2024 the county opened 16 new medical centers.", 0.8), ("Floods closed 12 schools in the north.", 1.0)),
    ]
    points = choose_points_of_the_day(reports)
    assert [(point.text, [source.name for source in point.sources]) for point in points] == [
        ("The county opened 16 medical centers in 2024.", ["a", "b"]),
        ("Floods closed 12 schools in the north.", ["b"]),
    ]
    for source in points[0].sources:
        report = next(report for report in reports if report.id == source.report)
        assert report.text[source.start : source.end] == source.text


def test_other_figures_are_other_news(write: Write) -> None:
    reports = [write("a", ("The county opened 16 medical centers.", 0.9)), write("b", ("The county opened 61 medical centers.", 0.9))]
    assert len(choose_points_of_the_day(reports)) == 2


def test_translations_let_two_languages_meet(write: Write) -> None:
    reports = [
        write("en", ("The county opened 16 medical centers in 2024.", 1.0)),
        write("zh", ("2024年全县建成16个医疗中心。", 1.0, "The county opened 16 medical centers in 2024."), language=Language.ZH),
    ]
    (point,) = choose_points_of_the_day(reports)
    assert [source.name for source in point.sources] == ["en", "zh"]


def test_points_whose_translation_holds_no_words_are_told_apart_by_their_own(write: Write) -> None:
    reports = [
        write("a", ("全县新增托位八千个。", 1.0, "[en] 全县新增托位八千个。"), language=Language.ZH),
        write("b", ("两地开通夜间公交线路。", 1.0, "[en] 两地开通夜间公交线路。"), language=Language.ZH),
    ]
    assert len(choose_points_of_the_day(reports)) == 2


def test_what_several_say_stands_before_what_one_says(write: Write) -> None:
    reports = [
        write("a", ("Floods closed 12 schools in the north.", 1.0)),
        write("b", ("The county opened 16 medical centers.", 0.6)),
        write("c", ("The county has opened 16 medical centers.", 0.7)),
    ]
    points = choose_points_of_the_day(reports)
    assert [point.text for point in points] == ["The county has opened 16 medical centers.", "Floods closed 12 schools in the north."]


def test_no_more_points_than_asked(write: Write) -> None:
    news = ("Floods closed twelve schools.", "Nurses won better pay.", "Buses will run at night.", "Museums drop their fees.")
    reports = [write(str(number), (text, 1.0)) for number, text in enumerate(news)]
    assert len(choose_points_of_the_day(reports, count=3)) == 3


def test_no_reports_have_no_points() -> None:
    assert choose_points_of_the_day([]) == ()
