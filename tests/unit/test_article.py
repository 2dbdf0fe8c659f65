"""Bytes, text and HTML become articles with their title, text and date."""

import contextlib
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import ArticleTooLongError, EmptyArticleError, InputError, UnreadableArticleError
from service.stages.article import read_article

SHARED = Path(__file__).parents[3] / "shared"
HANS = "全市新增医院床位五百张，覆盖十二个区"
HANT = "全市新增醫院病床五百張，涵蓋十二個區"
BODY = "The city opened twelve clinics and forty village schools in the past year, the bureau said on Monday."


def _page(body: str, *, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *(
            (HANS, encoding)
            for encoding in ("utf-8", "utf-8-sig", "gb2312", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
        ),
        *((HANT, encoding) for encoding in ("utf-8", "big5", "big5hkscs", "gbk", "gb18030", "utf-16-le", "utf-16-be")),
        *(("Prices at the café rose – by “half”", encoding) for encoding in ("utf-8", "cp1252", "utf-16", "utf-16-le")),
        ("Beds rose 5% in a year", "ascii"),
    ],
)
def test_read_article_finds_the_encoding_of_a_headline(text: str, encoding: str) -> None:
    assert read_article(text.encode(encoding)).text == text


@pytest.mark.parametrize(("text", "label"), [(HANS, "gb2312"), (HANS, "GBK"), (HANT, "big5"), (HANS, "utf-8"), ("Beds rose.", "latin-1")])
def test_read_article_takes_a_right_label(text: str, label: str) -> None:
    assert read_article(text.encode(label), encoding=label).text == text


@pytest.mark.parametrize(
    ("content", "label"),
    [
        (HANS.encode("gb18030"), "utf-8"),
        (HANS.encode(), "gb18030"),
        (HANS.encode(), "latin-1"),
        (HANT.encode("big5"), "gbk"),
        (HANS.encode("gbk"), "big5"),
        (HANS.encode("gbk"), "utf-16"),
        (b"Beds rose by five percent.", "utf-16"),
        (HANS.encode(), "no-such-charset"),
        (HANS.encode(), "rot13"),
    ],
)
def test_read_article_refuses_a_wrong_label(content: bytes, label: str) -> None:
    with pytest.raises(UnreadableArticleError, match="leave it out"):
        read_article(content, encoding=label)


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7 ...", b"PK\x03\x04rest", b"\x89PNG\r\n\x1a\n\x00", b"\x00\x01\x02\x03" * 40, bytes(range(256)) * 4],
    ids=["pdf", "zip", "png", "low bytes", "all bytes"],
)
def test_read_article_refuses_binary(content: bytes) -> None:
    with pytest.raises(UnreadableArticleError, match=r"not text|binary"):
        read_article(content)


@pytest.mark.parametrize("content", [HANS.encode() * 9 + b"\xff" + HANS.encode(), (HANS * 9).encode()[:-1]], ids=["a bad byte", "cut off"])
def test_read_article_refuses_damaged_utf8_rather_than_guess(content: bytes) -> None:
    with pytest.raises(UnreadableArticleError, match="damaged or cut off at byte"):
        read_article(content)


@pytest.mark.parametrize("content", ["", " \n\u3000\t\n", "😀🎉", "……！？", b"", b"\xef\xbb\xbf"])
def test_read_article_refuses_what_has_nothing_to_read(content: bytes | str) -> None:
    with pytest.raises(EmptyArticleError, match="empty"):
        read_article(content, title="A title alone is no article")


@pytest.mark.parametrize("content", ["民生", "Health", "5", "好"])
def test_read_article_takes_one_word(content: str) -> None:
    assert read_article(content).text == content


def test_read_article_counts_characters_not_bytes() -> None:
    assert read_article("医" * 10, max_characters=10).text == "医" * 10
    with pytest.raises(ArticleTooLongError) as caught:
        read_article("医" * 11, max_characters=10)
    assert (caught.value.length, caught.value.limit) == (11, 10)


def test_read_article_normalises_lines_and_nothing_else() -> None:
    text = "標題　壹\r\n\r\n\r\n\r\n\r\n  １２３　萬元  \r第二行\u2028ﬁn e\u0301 \x07end\u200b.\t\n\n"
    assert read_article(text).text == "標題　壹\n\n  １２３　萬元\n第二行\nﬁn e\u0301 end."


def test_read_article_names_the_text_by_its_hash() -> None:
    article = read_article("Beds rose.\r\n")
    assert article.id == "sha256:" + hashlib.sha256(b"Beds rose.").hexdigest()
    assert article.id == read_article(b"\xef\xbb\xbfBeds rose.").id


def test_read_article_takes_lone_surrogates() -> None:
    assert read_article("Beds \ud800 rose").text == "Beds \ufffd rose"


@pytest.mark.parametrize(
    ("text", "has_title"),
    [
        ("全市床位增加\n\n全市新增床位五百张，覆盖十二个区县。", True),
        ("Beds rise by a third\n" + BODY, True),
        ("Who pays for it?\n\n" + BODY, True),
        ("全市床位增加。\n\n全市新增床位五百张，覆盖十二个区县。", False),
        ("Beds rose. Nurses too\n" + BODY, False),
        (BODY, False),
        (BODY + "\nShort end", False),
        ("Dear readers,\n" + BODY, False),
        ("1. Build schools\n2. Repair the clinics in all the villages of the county", False),
        ("2023-12-05 09:19\n" + BODY, False),
        ("——————\n" + BODY, False),
        ("One\nTwo", False),
    ],
)
def test_read_article_knows_a_headline_by_its_look(text: str, *, has_title: bool) -> None:
    assert read_article(text).has_title is has_title


def test_read_article_puts_a_given_title_first() -> None:
    article = read_article(BODY, title="Clinics\n open ")
    assert (article.text, article.has_title) == (f"Clinics open\n\n{BODY}", True)


@pytest.mark.parametrize("text", [f"Clinics open\n\n{BODY}", f"Clinics  open\n{BODY}"])
def test_read_article_does_not_double_the_title(text: str) -> None:
    article = read_article(text, title="Clinics open")
    assert (article.text, article.has_title) == (text, True)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"Clinics\n\n(City Daily) | 2023-12-18\n\n{BODY}", "2023-12-18"),
        (f"Clinics\n  • Release date:2023-12-05  09:19\n{BODY}", "2023-12-05"),
        (f"诊所\n新民网· 2026-01-20 16:47\n{BODY}", "2026-01-20"),
        (f"诊所\n发布时间：2023年12月5日 来源：日报\n{BODY}", "2023-12-05"),
        (f"Clinics\nNov 26, 2020By Li\n{BODY}", "2020-11-26"),
        (f"Clinics\n5 May 2024\n{BODY}", "2024-05-05"),
        (f"Clinics\n2023/2/30\n{BODY}", None),
        (f"Clinics\n{BODY} It began on 2023-12-18.", None),
        (BODY, None),
    ],
)
def test_read_article_finds_the_date_of_a_dateline(text: str, published: str | None) -> None:
    assert read_article(text).published == published


def test_read_article_prefers_the_date_it_is_given() -> None:
    assert read_article(f"Clinics\n2023-12-18\n{BODY}", published="2024-01-02T03:04:05Z").published == "2024-01-02"


def test_read_article_clears_a_page() -> None:
    html = _page(
        f"<nav><a href='/'>Home</a></nav><article><header><h1>Clinics open</h1></header><p>{BODY}</p><!-- note -->"
        "<p>Second &amp; last&nbsp;one.</p></article><aside>Ads</aside><script>var a = 1;</script><footer>Contact</footer>",
        head="<title>Clinics open - City News</title><meta property='article:published_time' content='2024-05-06T10:00:00Z'>",
    )
    article = read_article(html)
    assert article.text == f"Clinics open\n\n{BODY}\nSecond & last one."
    assert (article.has_title, article.published) == (True, "2024-05-06")


def test_read_article_keeps_the_heading_of_a_page_below_another_title() -> None:
    html = _page(f"<h1>Clinics open</h1><p>{BODY}</p>")
    assert read_article(html, title="Good news").text == f"Good news\n\nClinics open\n\n{BODY}"
    assert read_article(html, title="Clinics open").text == f"Clinics open\n\n{BODY}"


def test_read_article_takes_the_title_of_the_page_without_a_heading() -> None:
    assert read_article(_page(f"<p>{BODY}</p>", head="<title>Clinics open</title>")).text.startswith("Clinics open\n\n")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("10<sup>4</sup>", "10⁴"),
        ("10<sup>-6</sup>", "10⁻⁶"),
        ("10<sup><b>12</b></sup>", "10¹²"),
        ("2<sup>n+1</sup>", "2ⁿ⁺¹"),
        ("3.3 m<sup>2</sup>", "3.3 m²"),
        ("5 km<SUP>3</SUP>", "5 km³"),
        ("CO<sub>2</sub>", "CO₂"),
        ("21<sup>st</sup>", "21st"),
        ("8763<sup>[3]</sup>", "8763[3]"),
        ("8763<sup><a href='#n3'>3</a></sup>", "8763[3]"),
        ("8763<sup class='reference'>12</sup>", "8763[12]"),
        ("达<b>8651</b><span>万</span>人次", "达8651万人次"),
    ],
)
def test_read_article_keeps_what_is_raised_or_lowered(markup: str, text: str) -> None:
    assert text in read_article(f"<p>The number is {markup} in all of the county.</p><p>{BODY}</p>").text


def test_read_article_keeps_cells_apart() -> None:
    html = _page(
        f"<p>{BODY}</p><table><tr><th>Year</th><th>Beds</th></tr><tr><td>2021</td><td>1,200</td></tr><tr><td>2022</td><td>1,600</td></tr></table>"
    )
    assert read_article(html).text.endswith("\nYear | Beds\n2021 | 1,200\n2022 | 1,600")


def test_read_article_reads_a_page_laid_out_by_a_table() -> None:
    html = _page(f"<table><tr><td><a href='/'>Home</a></td><td><p>{BODY}</p><p>{HANS}。{HANS}。</p></td></tr></table>")
    assert BODY in read_article(html).text.split("\n")


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "utf-8", "nonsense"])
def test_read_article_reads_gbk_pages_whatever_they_declare(declared: str) -> None:
    html = _page(f"<p>{HANS}。</p>", head=f"<meta http-equiv='Content-Type' content='text/html; charset={declared}'>")
    assert read_article(html.encode("gb18030")).text == f"{HANS}。"


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        _page("<nav><a href='/'>Home</a></nav><script>x()</script>"),
        _page("<ul><li><a href='/a'>News</a></li><li><a href='/b'>Sports</a></li></ul>"),
        _page("<form><button>Log in</button></form>"),
        _page("<p>😀</p>"),
    ],
)
def test_read_article_refuses_html_without_an_article(html: str) -> None:
    with pytest.raises(UnreadableArticleError, match="Send the page"):
        read_article(html)


@pytest.mark.parametrize(
    "text", ["The share was <5% in 2022.", "3 < 4 and 5 > 4", "Use <b>bold</b> words.", "<text> in angle brackets", "a <p> tag"]
)
def test_read_article_leaves_text_that_merely_holds_an_angle(text: str) -> None:
    assert read_article(text).text == text


def test_read_article_obeys_the_media_it_is_told() -> None:
    html = f"<p>{BODY}</p>"
    assert read_article(html, media="text").text == html
    assert read_article(BODY, media="html").text == BODY
    assert read_article(f"Intro. <p>{BODY}</p>", name="page.html").text != f"Intro. <p>{BODY}</p>"


@pytest.mark.parametrize(
    "html", ["<div>" * 20_000 + BODY, "<p>" + "<b>" * 5_000 + BODY, "<p>a</p>" * 31_000, "<!---->" * 3_000 + "x", "<html" * 5_000]
)
def test_read_article_survives_hostile_markup(html: str) -> None:
    with contextlib.suppress(InputError):
        assert read_article(html, media="html").text


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_read_article_answers_or_refuses_anything(content: str | bytes) -> None:
    try:
        article = read_article(content)
    except InputError:
        return
    assert article.id == "sha256:" + hashlib.sha256(article.text.encode()).hexdigest()
    assert read_article(article.text, media="text").text == article.text


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the reference corpora are not beside the checkout")
def test_read_article_reads_the_sample_articles() -> None:
    articles = [read_article(path.read_bytes(), name=path.name) for path in sorted((SHARED / "seeds").glob("*.txt"))]
    assert [article.published for article in articles] == ["2023-12-18", "2020-11-26", "2022-06-02", "2023-12-05", "2026-01-20"]
    assert all(article.has_title for article in articles)
