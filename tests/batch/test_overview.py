"""What a desk reads over all articles: cells keep their types, nothing runs, nothing of an article becomes markup."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from service.adapters.batch.exports.crossing import Crossing, find_clashes, find_series
from service.adapters.batch.exports.markdown import write_markdown
from service.adapters.batch.exports.overview import write_overview
from service.adapters.batch.folders import FolderShelf
from service.adapters.batch.ledger import Done
from service.records import EngineUsed, Figure, Language, Renderings, Report, ReportLanguage, Seconds, Sentence, Title, Warn

NASTY = '=HYPERLINK("http://evil.example","x")</script><script>alert(1)</script><img src=x onerror=alert(2)>'


def figure(text: str, value: str | None, **fields: object) -> Figure:
    placed = {"index": 0, "start": 0, "end": len(text), "sentence": 0, "kind": "count", "renderings": Renderings(zh=text, en=text)}
    return Figure(text=text, value=value, **{**placed, **fields})


def report_of(*figures: Figure, title: str = "床位增加") -> Report:
    text = f"{title}\n" + "，".join(figure.text for figure in figures)
    second = len(title) + 1
    sentences = (
        Sentence(index=0, start=0, end=len(title), text=title, paragraph=0, translation="Beds rise", check="no-figures"),
        Sentence(index=1, start=second, end=len(text), text=text[second:], paragraph=1, translation="Beds.", check="flagged"),
    )
    warning = Warn(code="figure-flagged", message="7 was lost.", sentence=1)
    return Report(
        id="sha256:0", name="a.txt", title=Title(source=title, target="Beds rise"),
        language=ReportLanguage(code=Language.ZH, script="Hans", confidence=1.0), target=Language.EN, text=text, sentences=sentences,
        translation="", key_points=(), figures=figures, conflicts=(), warnings=(warning,),
        engine=EngineUsed(signature="echo", device="cpu"), seconds=Seconds(),
    )  # fmt: skip


@pytest.fixture
def overview(tmp_path) -> Callable[[dict[str, Report]], Path]:
    """Write the overviews of some reports and return their folder."""

    def write(reports: dict[str, Report]) -> Path:
        shelf = FolderShelf(tmp_path / "out")
        shelf.drafts.mkdir(parents=True)
        kept = {}
        for name, report in reports.items():
            kept[name] = Done(
                name=name, where=f"{name}.txt", fingerprint=name, content=name, signature="echo", language=Language.ZH,
                sentences=2, figures=len(report.figures), flagged=1,
            )  # fmt: skip
            shelf.write(kept[name].report, content=report.model_dump_json())
        write_overview(kept, failures=(), shelf=shelf, signature="echo")
        return tmp_path / "out"

    return write


def rows_of(out: Path, sheet: str) -> list[dict[str, object]]:
    heading, *rows = openpyxl.load_workbook(out / "figures.xlsx")[sheet].iter_rows()
    return [{str(name.value): cell for name, cell in zip(heading, row, strict=True)} for row in rows]


@pytest.mark.parametrize(
    ("made", "type_", "value"),
    [
        (figure("8651万", "86510000"), "n", 86510000),
        (figure("99.29%", "99.29", kind="percent"), "n", 99.29),
        (figure("2023年12月18日", "2023-12-18", kind="date"), "d", None),
        (figure("2022年", "2022", kind="date"), "s", "2022"),
        (figure("1234567890123456", "1234567890123456"), "s", "1234567890123456"),
        (figure("12345", "12345", kind="identifier"), "s", "12345"),
        (figure("007", "007", kind="identifier"), "s", "007"),
    ],
    ids=["number", "percent", "day", "year", "too-long-for-a-number", "identifier", "leading-zeros"],
)
def test_workbook_cells_have_the_type_of_their_value(overview, made, type_, value):
    cell = rows_of(overview({"a": report_of(made)}), "figures")[0]["value"]
    assert cell.data_type == type_
    assert value is None or cell.value == value
    assert type_ != "d" or cell.value.isoformat() == "2023-12-18T00:00:00"


def test_workbook_text_is_never_a_formula_or_a_link(overview):
    out = overview({"a": report_of(figure(NASTY, "1", subject=NASTY, unit="=1+1"), title=NASTY)})
    for sheet in openpyxl.load_workbook(out / "figures.xlsx"):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)
    assert rows_of(out, "figures")[0]["text"].value == NASTY


def test_workbook_has_filters_and_sheets_for_review_and_conflicts(overview):
    out = overview({"a": report_of(figure("7", "7"))})
    book = openpyxl.load_workbook(out / "figures.xlsx")
    assert book.sheetnames == ["figures", "articles", "review", "conflicts", "over time"]
    assert all(sheet.auto_filter.ref and sheet.freeze_panes == "B2" for sheet in book)
    assert [row["why"].value for row in rows_of(out, "review")] == ["7 was lost."]


def test_csv_keeps_exact_decimals_and_defuses_formulas(overview):
    out = overview({"a": report_of(figure("1234567890123456.70", "1234567890123456.70", subject="=1+1"))})
    (row,) = csv.DictReader((out / "figures.csv").read_text("utf-8").splitlines())
    assert (row["value"], row["subject"]) == ("1234567890123456.70", "'=1+1")


def test_page_carries_articles_as_text_and_runs_only_its_own_script(overview):
    page = (overview({"a": report_of(figure(NASTY, "1"), title=NASTY)}) / "index.html").read_text("utf-8")
    assert page.count("<script") == 3
    assert "<img" not in page
    assert NASTY.split("<")[0].replace('"', '\\"') in page
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    assert not re.search(r'(src|href)="(https?:)?//', page)


def test_page_left_over_by_a_failure_does_not_appear(tmp_path):
    shelf = FolderShelf(tmp_path / "out")
    shelf.drafts.mkdir(parents=True)
    with pytest.raises(TypeError), shelf.open("index.html") as file:
        file.write("not bytes")
    assert not (tmp_path / "out" / "index.html").exists()
    assert list(shelf.drafts.iterdir()) == []


def test_markdown_copy_shows_an_article_as_text():
    copy = write_markdown(report_of(figure("|7|", "7", subject="a|b"), title="# 1. *床位*"))
    assert copy.startswith("# \\# 1. \\*床位\\*\n")
    assert "| \\|7\\| | 7 |  | a\\|b |" in copy
    assert "- sentence 1: 7 was lost." in copy


def test_summary_counts_over_all_articles(overview):
    out = overview({"a": report_of(figure("7", "7")), "b": report_of(figure("8", "8"), figure("9", "9"))})
    summary = json.loads((out / "summary.json").read_bytes())
    assert (summary["articles"], summary["figures"], summary["checks"]) == (2, 3, {"flagged": 2, "no-figures": 2})


def cross(*articles: tuple[str, Figure]) -> list[list[tuple[str, Figure]]]:
    with Crossing() as crossing:
        for name, made in articles:
            crossing.add(report_of(made), article=name)
        return list(crossing.shared())


def test_figure_of_several_articles_is_followed_over_time():
    (shared,) = cross(
        ("b", figure("8万", "80000", subject="全市门诊量", period="2022")),
        ("a", figure("7万", "70000", subject="全市門診量", period="2021")),
    )
    series = find_series(shared)
    assert series is not None
    assert [(point.period, point.value, point.article) for point in series.points] == [("2021", "70000", "a"), ("2022", "80000", "b")]


def test_articles_that_contradict_each_other_clash():
    (shared,) = cross(
        ("a", figure("7万", "70000", subject="全市门诊量", period="2022")),
        ("b", figure("70万", "700000", subject="全市门诊量", period="2022")),
    )
    (clash,) = find_clashes(shared)
    assert (clash.articles, clash.texts) == (("a", "b"), ("7万", "70万"))


def test_one_article_alone_shares_nothing():
    assert (
        cross(
            ("a", figure("7", "7", subject="hospital beds", period="2021")), ("a", figure("8", "8", subject="hospital beds", period="2022"))
        )
        == []
    )


@pytest.mark.parametrize(("subject", "period"), [("people", "2022"), ("床位", "2022"), ("全市门诊量", None)])
def test_figures_that_say_too_little_are_not_compared(subject, period):
    one, other = (figure(text, text, subject=subject, period=period) for text in ("7", "8"))
    assert cross(("a", one), ("b", other)) == []


def test_the_same_digits_clash_across_languages_where_articles_tell_one_story():
    common = [("570", "clinic"), ("8300", "institution"), ("1360000", "certificate")]

    def article(text, value):
        counted = [figure(number, number, unit=unit) for number, unit in common]
        return report_of(*counted, figure(text, value, unit="person"))

    with Crossing() as crossing:
        crossing.add(article("1592万人", "15920000"), article="zh")
        crossing.add(article("1,592 million", "1592000000"), article="en")
        crossing.add(report_of(figure("159.2万人", "1592000", unit="person")), article="another story")
        (clash,) = crossing.clashes()
    assert (clash.articles, clash.texts) == (("en", "zh"), ("1,592 million", "1592万人"))
    assert "power of ten" in clash.why
