"""The page in a real browser; texts and states come from the real service."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from service.keys import Keys
from service.settings import Settings
from service.stages.translation import _FAULT_MESSAGES
from service.store import open_store, store_url

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]

ARTICLE = (
    "海滨县扩大公共服务\n\n去年全县新增床位1200张。今年计划投资3.5亿元。还将建设12所学校。\n\n"
    "小学入学率为99%，初中为98%，高中为93%。县里的人都说好。"
)


def submit(page, text):
    page.locator("#article").fill(text)
    page.locator("#translate").click()


def test_a_pasted_article_stands_beside_its_translation(digested):
    expect(digested.locator("#headline")).to_have_text("海滨县扩大公共服务")
    expect(digested.locator("#headline-target")).to_have_text("Haibin county widens public services")
    expect(digested.locator("#source-1")).to_have_text("去年全县新增床位1200张。")
    expect(digested.locator("#target-1")).to_have_text("Last year the county added 1,200 beds.")
    expect(digested.locator("#status")).to_contain_text("6 sentences")


def test_sentences_stream_in_while_others_are_still_translated(page, service):
    service.engine.held = "县里的人"
    submit(page, ARTICLE)
    expect(page.locator("#target-1")).to_have_text("Last year the county added 1,200 beds.")
    expect(page.locator("#exports")).to_be_hidden()
    expect(page.locator("#progress")).to_be_visible()
    service.engine.released.set()
    expect(page.locator("#exports")).to_be_visible()
    expect(page.locator("#progress")).to_be_hidden()
    expect(page.locator(".sentence")).to_have_count(12)


def test_stopping_keeps_what_has_come(page, service):
    service.engine.held = "县里的人"
    submit(page, ARTICLE)
    page.locator("#target-1").wait_for()
    page.locator("#stop").click()
    expect(page.locator("#status")).to_contain_text("Stopped")
    expect(page.locator("#target-1")).to_be_visible()


def test_hovering_one_sentence_marks_the_other(digested):
    digested.locator("#source-1").hover(position={"x": 5, "y": 8})
    expect(digested.locator("#target-1")).to_contain_class("marked")
    expect(digested.locator("#target-2")).not_to_contain_class("marked")
    digested.locator("#source-2 .figure").hover()
    expect(digested.locator("#target-2")).to_contain_class("marked")
    expect(digested.locator("#target-2 .figure")).to_contain_class("marked")
    expect(digested.locator("#target-1")).not_to_contain_class("marked")


def test_arrow_keys_go_from_sentence_to_sentence(digested):
    digested.locator("#source-0").focus()
    digested.keyboard.press("ArrowDown")
    expect(digested.locator("#source-1")).to_be_focused()
    expect(digested.locator("#target-1")).to_contain_class("marked")
    digested.keyboard.press("ArrowRight")
    expect(digested.locator("#target-1")).to_be_focused()


def test_figures_wear_their_state_in_both_texts(digested):
    expect(digested.locator("#source-1 .figure.kept")).to_contain_text("1200")
    expect(digested.locator("#target-1 .figure.kept")).to_contain_text("1,200")
    expect(digested.locator("#source-2 .figure.repaired")).to_contain_text("3.5亿")
    expect(digested.locator("#target-2 .figure.repaired")).to_contain_text("350 million")
    expect(digested.locator("#source-3 .figure.flagged")).to_contain_text("12")
    expect(digested.locator("#notice-list")).to_contain_text("12")


def test_a_figure_leads_to_its_row_and_back(digested):
    link = digested.locator("#source-2 .figure")
    index = link.get_attribute("data-figure")
    link.click()
    expect(digested.locator(f"#figure-{index}")).to_be_focused()
    digested.locator(f"#figure-{index} th a").click()
    expect(digested.locator(f"#place-{index}")).to_be_focused()


def test_marks_stand_right_behind_characters_beyond_the_basic_plane(page):
    submit(page, "𠮷林🎉新增床位1200张。")
    expect(page.locator("#source-0 .figure")).to_contain_text("1200")
    text = page.locator("#source-0").text_content()
    assert text == "𠮷林🎉新增床位1200张。"


def test_the_table_sorts_by_value_both_ways(digested):
    header = digested.locator('th[data-column="value"]')
    header.locator("button").click()
    expect(header).to_have_attribute("aria-sort", "ascending")
    values = digested.locator("#figure-table td.value").all_text_contents()
    assert values == ["12", "93", "98", "99", "1,200", "350,000,000"]
    header.locator("button").click()
    expect(header).to_have_attribute("aria-sort", "descending")
    assert digested.locator("#figure-table td.value").all_text_contents() == values[::-1]


def test_the_table_is_copied_as_csv_in_the_order_it_stands(digested):
    digested.locator('th[data-column="value"] button').click()
    digested.locator("#copy-csv").click()
    expect(digested.locator("#status")).to_have_text("Copied.")
    rows = list(csv.DictReader(io.StringIO(digested.evaluate("navigator.clipboard.readText()"))))
    assert [row["value"] for row in rows] == ["12", "93", "98", "99", "1200", "350000000"]
    assert rows[0]["fidelity"] == "flagged"


def test_a_cell_that_looks_like_a_formula_is_written_as_text(page):
    cells = page.evaluate("import('/page/figures.js').then(m => ['=1+1', '@x', '-5', 'a,b', 'say \"hi\"'].map(m.csvCell))")
    assert cells == ["'=1+1", "'@x", "-5", '"a,b"', '"say ""hi"""']


def test_comparable_figures_are_drawn_as_bars(digested):
    expect(digested.locator("#chart svg")).to_have_attribute(
        "aria-label", re.compile("Figures in percent: 小学入学率.* 99; 初中.* 98; 高中.* 93")
    )
    expect(digested.locator("#chart .chart-bar")).to_have_count(3)


def test_without_three_comparable_figures_there_is_no_chart(page):
    submit(page, "去年全县新增床位1200张。")
    page.locator("#exports").wait_for()
    expect(page.locator("#chart")).to_be_hidden()


def test_a_key_point_leads_to_its_place(digested):
    point = digested.locator("#point-list li").first
    link = point.locator("a.place")
    goal = link.get_attribute("href")
    link.click()
    expect(digested.locator(goal)).to_be_focused()


@pytest.mark.parametrize(("kind", "extension"), [("json", "json"), ("markdown", "md"), ("csv", "csv")])
def test_the_report_is_saved_as_a_file(digested, kind, extension):
    with digested.expect_download() as waiting:
        digested.locator(f"#export-{kind}").click()
    assert waiting.value.suggested_filename.endswith(f".{extension}")
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    if kind == "json":
        assert json.loads(text)["title"]["source"] == "海滨县扩大公共服务"
    assert "1,200" in text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "nothing to read"),
        ("🎉🎉", "nothing to read"),
        ("Die Gemeinde hat im vergangenen Jahr viele neue Betten in ihren Krankenhäusern geschaffen.", "neither Chinese nor English"),
        ("<html><body><nav>Home</nav></body></html>", "No article can be read"),
    ],
    ids=["empty", "emoji", "german", "html"],
)
def test_bad_input_is_answered_in_words(page, text, words):
    submit(page, text)
    expect(page.get_by_role("alert")).to_contain_text(words)
    expect(page.locator("#progress")).to_be_hidden()


def test_bad_input_is_answered_in_chinese_too(open_page):
    page = open_page(locale="zh-CN")
    submit(page, "")
    expect(page.get_by_role("alert")).to_contain_text("没有可读的内容")


def test_a_server_that_goes_away_in_the_middle_is_told_and_nothing_is_lost(page, service):
    service.engine.held = "县里的人"
    submit(page, ARTICLE)
    page.locator("#target-1").wait_for()
    service.fall()
    expect(page.get_by_role("alert")).to_contain_text("connection broke")
    expect(page.locator("#target-1")).to_be_visible()
    service.engine.released.set()
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("alert")).to_contain_text("does not answer")


def test_an_example_is_translated_when_picked(page):
    page.locator("#example option").nth(2).wait_for(state="attached")
    page.locator("#example").select_option(index=1)
    page.locator("#exports").wait_for(timeout=60_000)
    assert page.locator("#article").input_value()
    assert page.locator(".pair").count() > 3


def test_a_file_in_gb18030_is_read(page):
    page.locator("#file").set_input_files({"name": "beds.txt", "mimeType": "text/plain", "buffer": ARTICLE.encode("gb18030")})
    expect(page.locator("#headline")).to_have_text("海滨县扩大公共服务")
    expect(page.locator("#article")).to_have_value(ARTICLE)


def test_a_file_that_is_no_text_is_refused(page):
    page.locator("#file").set_input_files({"name": "x.bin", "mimeType": "application/octet-stream", "buffer": b"\x00\x01\xff\x00" * 50})
    expect(page.get_by_role("alert")).to_contain_text("not text")


def test_markup_in_an_article_stays_text(page):
    submit(page, 'The <img src=x onerror="document.title=1"> share was 5% in 2022. <script>document.title=2</script>')
    page.locator("#exports").wait_for()
    assert page.locator("#texts img, #texts script").count() == 0
    assert page.title() not in ("1", "2")


def test_the_page_speaks_both_languages_without_losing_the_report(digested):
    digested.get_by_role("button", name="中文").click()
    expect(digested.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(digested.locator("#figures-title")).to_have_text("数字")
    expect(digested.locator("#figure-0 .unit")).to_have_text("张")
    expect(digested.locator("#target-1")).to_have_text("Last year the county added 1,200 beds.")
    digested.reload()
    expect(digested.locator("#translate")).to_have_text("翻译")


def test_both_languages_of_the_page_have_the_same_words(page):
    words = page.evaluate("import('/page/words.js').then(m => [m.WORDS, m.PROBLEMS])")
    for table in words:
        assert set(table["zh"]) == set(table["en"])


def test_warnings_are_told_in_the_language_of_the_page(digested):
    notices = digested.locator("#notice-list")
    expect(notices).to_contain_text("12所 was not found in the translation.")
    digested.get_by_role("button", name="中文").click()
    expect(notices).to_have_text("第 4 句 译文中的数字需要核对。 12所")
    expect(notices.locator("strong")).to_have_attribute("title", re.compile("was not found"))
    notices.get_by_role("link", name="12所").click()
    expect(digested.locator("#source-3 .figure.flagged")).to_be_focused()


def test_every_warning_that_the_service_gives_has_chinese_words(page):
    known = page.evaluate("import('/page/words.js').then(m => Object.keys(m.WARNINGS.zh))")
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "service").rglob("*.py")]
    given = {code for source in sources for code in re.findall(r'Warn\(\s*code="([\w-]+)"', source)}
    given |= {f"translation-{fault}" for fault in _FAULT_MESSAGES}
    assert len(given) > 5
    assert given <= set(known)


def test_the_theme_follows_the_system_and_can_be_changed(open_page):
    page = open_page(theme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.locator("#theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_a_narrow_window_shows_every_row_whole(open_page):
    page = open_page(width=390)
    submit(page, ARTICLE)
    page.locator("#exports").wait_for()
    row = page.locator("#figure-0")
    for part in ("th a", ".value", ".unit", ".subject", ".translation", ".state"):
        box = row.locator(part).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    expect(page.get_by_role("row")).to_have_count(7)
    expect(page.get_by_role("columnheader")).to_have_count(9)


@pytest.mark.parametrize("width", [320, 390, 800, 1440])
def test_nothing_hangs_over_the_side(open_page, width):
    page = open_page(width=width)
    submit(page, ARTICLE)
    page.locator("#exports").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("told", [{"keys_required": True}])
def test_a_key_is_asked_for_where_one_is_needed(page, told, tmp_path):
    _, secret = Keys(open_store(store_url(Settings(home=tmp_path)))).add("page")
    submit(page, ARTICLE)
    expect(page.get_by_role("alert")).to_contain_text("asks for a key")
    field = page.get_by_label("Key", exact=True)
    field.fill(secret)
    field.press("Enter")
    expect(page.locator("#exports")).to_be_visible()


def test_a_flagged_sentence_is_corrected_in_its_place(digested):
    digested.get_by_role("button", name="Accept or correct this sentence").click()
    field = digested.get_by_label("Translation of this sentence")
    expect(field).to_be_focused()
    expect(field).to_have_value("Schools will be built as well.")
    field.fill("Another 12 schools will be built.")
    digested.get_by_label("Your name").fill("copy desk")
    digested.get_by_role("button", name="Keep the correction").click()
    expect(digested.locator("#target-3")).to_contain_text("Another 12 schools will be built.")
    expect(digested.locator("#source-3 .figure.kept")).to_contain_text("12")
    expect(digested.locator("#notices")).to_be_hidden()
    expect(digested.locator("#status")).to_contain_text("Kept")
    digested.locator("#translate").click()
    digested.locator("#exports").wait_for()
    expect(digested.locator("#target-3")).to_contain_text("Another 12 schools will be built.")


def test_a_review_without_the_figure_says_so(digested):
    digested.get_by_role("button", name="Accept or correct this sentence").click()
    digested.get_by_role("button", name="Accept", exact=True).click()
    expect(digested.locator("#status")).to_contain_text("not every figure is found in it: 12")


def test_a_review_can_be_left(digested):
    digested.get_by_role("button", name="Accept or correct this sentence").click()
    digested.keyboard.press("Escape")
    expect(digested.locator(".review")).to_have_count(0)
    expect(digested.locator("#target-3")).to_be_focused()


def test_the_policy_lets_nothing_in_from_elsewhere(page):
    answer = page.goto(page.url)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
