"""HTML becomes the text of its article: navigation off, superscripts and table cells kept as what they are."""

import re
from dataclasses import dataclass

import lxml.html
from lxml import etree

from service.errors import UnreadableArticleError
from service.stages.article.dateline import read_date

_PARTS = ("script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button", "select", "iframe", "svg")
_INLINE = ("b", "strong", "i", "em", "span", "font", "u", "small", "mark", "big", "abbr", "ins", "bdi", "wbr")
_UP = str.maketrans("0123456789+-−–=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ")
_DOWN = str.maketrans("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
_RAISED = re.compile(r"[0-9n()+=−–-]+")
_LOWERED = re.compile(r"[0-9()+=−–-]+")
_NOTE = re.compile(r"foot|note|cite|ref", re.IGNORECASE)
_START = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|section|p|h[1-6]|table|ul|ol)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_WORDS = re.compile(r"\w")
_NO_ARTICLE = "The HTML holds no article text. Send the page that shows the article, or its text."


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: its article, headline and date."""

    text: str
    title: str | None
    published: str | None


def looks_like_html(text: str) -> bool:
    """Return whether `text` is markup from its first character on; a text that merely holds "<" is text.

    >>> looks_like_html("<p>Beds rose 5%.</p>"), looks_like_html("The share was <5% in 2022.")
    (True, False)
    """
    return (_START.match(text) is not None and "</" in text) or text[:2000].lower().lstrip().startswith(("<!doctype html", "<html"))


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
        tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", markup))
        _flatten(tree)
        found = trafilatura.bare_extraction(
            tree,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (etree.LxmlError, RecursionError, ValueError, AssertionError) as error:
        raise UnreadableArticleError(_NO_ARTICLE) from error
    text = (found.text if found else None) or ""
    if not _WORDS.search(text):
        raise UnreadableArticleError(_NO_ARTICLE)
    published = read_date(found.date) if found.date else None
    return Page(text=text, title=_headline(tree) or found.title, published=published)


def _headline(tree: lxml.html.HtmlElement) -> str | None:
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    return headings[0] if len(headings) == 1 and headings[0] else None


def _flatten(tree: lxml.html.HtmlElement) -> None:
    """Clear what is no article, and write superscripts, cells and line breaks as text."""
    etree.strip_elements(tree, etree.Comment, *_PARTS, with_tail=False)
    for element in list(tree.iter("sup", "sub")):
        _write_script(element)
    for row in list(tree.iter("tr")):
        _write_row(row)
    etree.strip_tags(tree, *_INLINE)


def _write_script(element: lxml.html.HtmlElement) -> None:
    text = "".join(element.itertext()).strip()
    raised = element.tag == "sup"
    names = " ".join([element.get("class") or "", element.get("id") or ""])
    is_note = raised and (element.find(".//a") is not None or _NOTE.search(names) is not None)
    if is_note and re.fullmatch(r"\d{1,3}", text):
        text = f"[{text}]"
    elif not is_note and (_RAISED if raised else _LOWERED).fullmatch(text):
        text = text.translate(_UP if raised else _DOWN)
    tail = element.tail
    element.clear()
    element.text = text
    element.tail = tail
    element.drop_tag()


def _write_row(row: lxml.html.HtmlElement) -> None:
    """Turn a row of figures into one line, cells apart; a cell that holds blocks is layout and stays."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or any(len(cell.text_content()) > 200 or cell.find(".//table") is not None for cell in cells):
        return
    text = " | ".join(" ".join(cell.text_content().split()) for cell in cells)
    tail = row.tail
    row.clear()
    row.tail = tail
    cell = lxml.html.Element("td")
    cell.text = text
    row.append(cell)
