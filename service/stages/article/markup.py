"""HTML becomes the text of its article: navigation off, superscripts and table cells kept as what they are."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import lxml.html
from lxml import etree

from service.errors import UnreadableArticleError
from service.stages.article.dateline import read_date

_PARTS = (
    *("script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button", "select", "textarea"),
    *("iframe", "object", "svg", "math", "canvas", "audio", "video", "head"),
)
_INLINE = ("b", "strong", "i", "em", "span", "font", "u", "small", "mark", "big", "abbr", "ins", "bdi", "bdo", "wbr", "label", "time")
_UP = str.maketrans("0123456789+-−–=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ")
_DOWN = str.maketrans("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
_RAISED = re.compile(r"[0-9n()+=−–-]+")
_LOWERED = re.compile(r"[0-9()+=−–-]+")
_NOTE = re.compile(r"foot|note|cite|ref", re.IGNORECASE)
_START = re.compile(
    r"\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|section|p|h[1-6]|table|ul|ol)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LETTERS = re.compile(r"[^\W_]")
# A cell with more text is layout of an old page, not a cell of a table; not measured.
_LONGEST_CELL = 200
# trafilatura gives up paragraphs for one run of text below this many characters; its default of 250 is a page of Chinese.
_SHORTEST_TEXT = "25"
_SITE_HEADER = "ancestor::header[not(ancestor::article | ancestor::main)]"
# Far beyond any page of news; trafilatura takes 10 s for so many and the square of that for more.
_MOST_ELEMENTS = 30_000
_NO_ARTICLE = "The HTML holds no article text. Send the page that shows the article, or its text."


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: its article, the one heading over it, the title of the page, and its date."""

    text: str
    heading: str | None
    title: str | None
    published: str | None


def looks_like_html(text: str) -> bool:
    """Return whether `text` is markup from its first character on; a text that merely holds "<" is text.

    >>> looks_like_html("<p>Beds rose 5%.</p>"), looks_like_html("The share was <5% in 2022.")
    (True, False)
    """
    start = _START.match(text[:20_000])
    return start is not None and ("</" in text or start.group().lstrip().lower().startswith(("<!doctype", "<html")))


def declared_charset(content: bytes) -> str | None:
    """Return the charset that a page names in its head; None where it names none, or the content is no page."""
    if not content.lstrip().startswith(b"<"):
        return None
    found = _CHARSET.search(content[:4096])
    return found[1].decode("ascii") if found else None


def read_page(markup: str) -> Page:
    """Return the article of `markup`.

    Raises:
        UnreadableArticleError: no article text, or markup that no parser takes.
    """
    import trafilatura

    try:
        tree = lxml.html.document_fromstring(_DECLARATION.sub("", markup))
        facts = trafilatura.extract_metadata(tree, date_config={"extensive_search": False, "original_date": True}, extensive=False)
        # Without a title in its head, trafilatura takes any first heading for one, out of its place.
        title = facts.title if facts and tree.xpath("//title | //meta[contains(@property, 'title') or contains(@name, 'title')]") else None
        headline = _take_headline(tree)
        _flatten(tree)
        found = (
            None if _is_links_only(tree) else trafilatura.bare_extraction(tree, include_comments=False, favor_recall=True, config=_config())
        )
    except (etree.LxmlError, RecursionError, ValueError, AssertionError) as error:
        raise UnreadableArticleError(_NO_ARTICLE) from error
    text = (found.text if found else None) or ""
    if not _LETTERS.search(text):
        raise UnreadableArticleError(_NO_ARTICLE)
    published = read_date(facts.date) if facts and facts.date else None
    return Page(text=text, heading=headline, title=title, published=published)


@cache
def _config() -> Any:
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _SHORTEST_TEXT)
    return config


def _take_headline(tree: lxml.html.HtmlElement) -> str | None:
    """Return the one heading of the first rank and take it out of the text, which the title will head."""
    headings = [
        heading for heading in tree.iter("h1") if not heading.xpath("ancestor::nav | ancestor::footer | ancestor::aside | " + _SITE_HEADER)
    ]
    texts = {" ".join(heading.text_content().split()) for heading in headings} - {""}
    if len(texts) != 1:
        return None
    for heading in headings:
        heading.drop_tree()
    return texts.pop()


def _refuse_giant(tree: lxml.html.HtmlElement) -> None:
    elements = sum(1 for _ in tree.iter())
    if elements > _MOST_ELEMENTS:
        raise UnreadableArticleError(
            f"The HTML has {elements} elements; at most {_MOST_ELEMENTS} are read. Send the article alone, or its text."
        )


def _is_links_only(tree: lxml.html.HtmlElement) -> bool:
    texts = tree.xpath("//body//text()[not(ancestor::a)]")
    return not any(_LETTERS.search(text) for text in texts)


def _flatten(tree: lxml.html.HtmlElement) -> None:
    """Clear what is no article, and write superscripts and tables as text."""
    etree.strip_elements(tree, etree.Comment, etree.ProcessingInstruction, *_PARTS, with_tail=False)
    for element in list(tree.iter("sup", "sub")):
        _write_script(element)
    etree.strip_tags(tree, *_INLINE)
    for table in reversed(list(tree.iter("table"))):
        _write_table(table)


def _write_script(element: lxml.html.HtmlElement) -> None:
    """Write what is raised or lowered in Unicode's own digits; the number of a note becomes [3], never part of a number."""
    text = "".join(element.itertext()).strip()
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    is_note = element.tag == "sup" and (element.find(".//a") is not None or _NOTE.search(names) is not None)
    if is_note:
        text = f"[{text}]" if text.isdecimal() else text
    elif element.tag == "sup" and _RAISED.fullmatch(text):
        text = text.translate(_UP)
    elif element.tag == "sub" and _LOWERED.fullmatch(text):
        text = text.translate(_DOWN)
    tail = element.tail
    element.clear()
    element.text, element.tail = text, tail
    element.drop_tag()


def _write_table(table: lxml.html.HtmlElement) -> None:
    """Turn a table of figures into a line for each row, its cells apart, and one that lays out a page into blocks."""
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    cells = [cell for row in rows for cell in row]
    if max(map(len, rows), default=0) < 2 or table.find(".//table") is not None or any(_is_layout(cell) for cell in cells):
        for part in table.iter("table", "thead", "tbody", "tfoot", "tr", "td", "th"):
            part.tag = "div"
        return
    lines = [_read_cell(caption) for caption in table.iter("caption")]
    lines += [" | ".join(_read_cell(cell) for cell in row) for row in rows]
    tail = table.tail
    table.clear()
    table.tag, table.tail = "div", tail
    for line in lines:
        if _LETTERS.search(line):
            etree.SubElement(table, "p").text = line


def _is_layout(cell: lxml.html.HtmlElement) -> bool:
    return len(cell.text_content()) > _LONGEST_CELL or len(cell.findall(".//p")) > 1


def _read_cell(cell: lxml.html.HtmlElement) -> str:
    """Return the text of a cell on one line; lines within it are kept apart by a blank."""
    return " ".join(" ".join(cell.itertext()).split())
