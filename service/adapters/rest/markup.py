"""HTML in, the same HTML with its text translated: tags and attributes stay, and what is no prose is left alone."""

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Protocol

import lxml.html
from lxml import etree

from service.errors import UnreadableArticleError

Translate = Callable[[list[str]], list[str]]

# What LibreTranslate leaves alone, and what HTML itself says is not prose.
_KEPT = frozenset("applet audio canvas code embed iframe kbd math object pre samp script style svg template textarea time video".split())
_INLINE = frozenset("a abbr b bdi big cite del dfn em font i ins label mark q s small span strong sub sup u var".split())
_STOPS = ".。!！?？,，;；:："


class _Plan(Protocol):
    texts: list[str]

    def put(self, translations: Sequence[str]) -> None: ...


def translate_markup(markup: str, *, translate: Translate) -> str:
    """Return the markup with its text translated.

    A block whose inline tags can be found again in its translation is translated as a whole; otherwise each run of text is.

    Raises:
        UnreadableArticleError: markup that no parser takes.
    """
    if not markup.strip():
        return markup
    whole = markup.lstrip()[:9].lower().startswith(("<!doctype", "<html"))
    try:
        root = lxml.html.document_fromstring(markup) if whole else lxml.html.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableArticleError("The markup cannot be read. Send HTML, or the format 'text'.") from error
    plans = list(_plan(root))
    translations = iter(translate([text for plan in plans for text in plan.texts]))
    for plan in plans:
        plan.put([next(translations) for _ in plan.texts])
    return lxml.html.tostring(root, encoding="unicode", doctype=root.getroottree().docinfo.doctype or None) if whole else _inner(root)


def plain_text(markup: str) -> str:
    """Return the words of a markup, to tell its language by.

    >>> plain_text("<p>A <b>bed</b></p>")
    'A bed'
    """
    return " ".join(re.sub(r"<[^<>]*>", "", markup).split())


class _Run:
    """A run of text between two tags: an element's own, or what follows an element."""

    def __init__(self, element: etree._Element, side: str) -> None:
        self._element = element
        self._side = side
        self._text: str = getattr(element, side)
        self.texts = [self._text.strip()]

    def put(self, translations: Sequence[str]) -> None:
        """Set the translation where the text was, with the blanks that were around it."""
        before = self._text[: len(self._text) - len(self._text.lstrip())]
        after = self._text[len(self._text.rstrip()) :]
        setattr(self._element, self._side, f"{before}{translations[0]}{after}")


class _Block:
    """A block of text with inline tags, none inside another."""

    def __init__(self, block: etree._Element) -> None:
        self._block = block
        self._children = list(block)
        self._runs = list(_runs_of(block))
        self.texts = [_text_of(block), *(_text_of(child) for child in self._children), *(run.texts[0] for run in self._runs)]

    def put(self, translations: Sequence[str]) -> None:
        """Put the tags around their words in the translation of the whole, or translate run by run where one is not found."""
        whole, *parts = translations
        places = _find_places(whole, parts=parts[: len(self._children)])
        if places is None:
            for run, translation in zip(self._runs, parts[len(self._children) :], strict=True):
                run.put([translation])
            return
        order = sorted(range(len(places)), key=lambda number: places[number])
        self._block.text = whole[: places[order[0]][0]]
        for number, following in zip(order, [*order[1:], None], strict=True):
            start, end = places[number]
            child = self._children[number]
            child.text = whole[start:end]
            child.tail = whole[end : places[following][0] if following is not None else len(whole)]
            self._block.append(child)  # an element that is already there moves to the end


def _find_places(whole: str, *, parts: Sequence[str]) -> list[tuple[int, int]] | None:
    """Return where each part stands in the whole, or None where one does not, or two overlap."""
    lowered = whole.lower()
    if len(lowered) != len(whole):
        return None
    places: list[tuple[int, int]] = []
    for part in parts:
        words = part.strip().rstrip(_STOPS).lower()
        start = lowered.find(words) if words else -1
        if start < 0 or any(start < end and begin < start + len(words) for begin, end in places):
            return None
        places.append((start, start + len(words)))
    return places


def _plan(root: etree._Element) -> Iterator[_Plan]:
    """Yield what is to be translated, in the order of the document."""
    planned: set[etree._Element] = set()
    for element in root.iter(etree.Element):
        if element in planned or _is_kept(element):
            continue
        if _is_block_of_words(element):
            planned.update(element)
            yield _Block(element)
        else:
            yield from _runs_of(element)


def _runs_of(element: etree._Element) -> Iterator[_Run]:
    """Yield the runs of text that are the element's own: before its first child, and after each; and those inside a block's tags."""
    within = _is_block_of_words(element)
    if _holds_words(element.text):
        yield _Run(element, "text")
    for child in element:
        if within and _holds_words(child.text):
            yield _Run(child, "text")
        if _holds_words(child.tail):
            yield _Run(child, "tail")


def _holds_words(text: str | None) -> bool:
    return any(character.isalnum() for character in text or "")


def _is_block_of_words(element: etree._Element) -> bool:
    children = list(element)
    return bool(children) and all(child.tag in _INLINE and not len(child) and _text_of(child) and not _refuses(child) for child in children)


def _is_kept(element: etree._Element) -> bool:
    return any(_refuses(one) for one in (element, *element.iterancestors()))


def _refuses(element: etree._Element) -> bool:
    return element.tag in _KEPT or element.get("translate") == "no" or "notranslate" in (element.get("class") or "").split()


def _text_of(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _inner(root: etree._Element) -> str:
    return escape(root.text or "", quote=False) + "".join(lxml.html.tostring(child, encoding="unicode") for child in root)
