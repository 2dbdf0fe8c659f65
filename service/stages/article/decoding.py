"""Bytes become text: the encoding is found, or the label it came with is checked."""

import codecs
import re

import charset_normalizer

from service.characters import simplify
from service.errors import UnreadableArticleError
from service.stages.article.common_characters import COMMON

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Supersets under the names that pages give: a page that says gb2312 is seldom without a character of GBK.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "big5": "cp950", "iso8859-1": "cp1252", "ascii": "cp1252"}
_MAGIC = {b"%PDF": "a PDF", b"PK\x03\x04": "a ZIP or Office file", b"\x89PNG": "an image", b"\xff\xd8\xff": "an image", b"GIF8": "an image"}
_MAGIC |= {b"\x1f\x8b": "a compressed file", b"\x7fELF": "a program", b"MZ\x90": "a program", b"\xd0\xcf\x11\xe0": "an old Office file"}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# The least share of characters, other than ASCII, that must be common for Chinese bytes to count as decoded.
_PLAUSIBLE = 0.6


def decode_bytes(content: bytes, *, encoding: str | None = None, hint: str | None = None) -> str:
    """Return the text of `content`, by its byte order mark, its label, or the encoding in which it reads best.

    A label (`encoding`) must be right; a `hint`, such as the charset that a page declares, may be wrong.

    Raises:
        UnreadableArticleError: binary content, an unknown or wrong label, or no encoding that gives readable text.
    """
    for magic, kind in _MAGIC.items():
        if content.startswith(magic):
            raise UnreadableArticleError(f"The content is {kind}, not text. Send its text or HTML.")
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _decode_as(content[len(mark) :], name)
    if encoding is not None:
        return _decode_labelled(content, encoding)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_hinted(content, hint)
    return text if "\x00" not in text else _decode_best(content)


def _decode_as(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError as error:
        raise UnreadableArticleError(
            f"The text is not {name}: byte {error.start} cannot be read. Leave the encoding out to have it found."
        ) from error


def _decode_labelled(content: bytes, label: str) -> str:
    try:
        known = codecs.lookup(label).name
    except LookupError as error:
        raise UnreadableArticleError(f"Unknown encoding {label[:40]!r}. Name one like utf-8, gb18030 or big5, or leave it out.") from error
    text = _decode_as(content, _WIDER.get(known, known))
    found = _guess(content)
    if found is not None and found != text and plausibility(text) < _PLAUSIBLE <= plausibility(found):
        raise UnreadableArticleError(
            f"The text is not {label[:40]}: decoded so, it is unreadable. Leave the encoding out to have it found."
        )
    return text


def _decode_hinted(content: bytes, hint: str | None) -> str:
    try:
        return _decode_labelled(content, hint) if hint else _decode_best(content)
    except UnreadableArticleError:
        return _decode_best(content)


def _decode_best(content: bytes) -> str:
    text = _guess(content)
    if text is None:
        raise UnreadableArticleError("No encoding makes readable text of these bytes. Send text as UTF-8, or name its encoding.")
    return text


def _guess(content: bytes) -> str | None:
    """Return `content` decoded in the encoding in which it reads best, None when it reads in none."""
    texts = []
    for name in ("utf-8", "gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be"):
        try:
            texts.append(content.decode(name))
        except UnicodeDecodeError:
            continue
    texts = [text for text in texts if not _CONTROLS.search(text)]
    best = max(texts, key=plausibility, default=None)
    if best is not None and plausibility(best) >= _PLAUSIBLE:
        return best
    match = charset_normalizer.from_bytes(content).best()
    if match is None or _CONTROLS.search(str(match)):
        return None
    return str(match)


def plausibility(text: str) -> float:
    """Return the share of the characters other than ASCII that are common in Chinese or English text.

    >>> plausibility("全市医疗机构") > 0.9
    True
    """
    beyond = [character for character in simplify(text[:20000]) if ord(character) > 126]
    if not beyond:
        return 1.0 if any(character.isalnum() for character in text) else 0.0
    return sum(_weight(character) for character in beyond) / len(beyond)


def _weight(character: str) -> float:
    if character in COMMON:
        return 1.0
    try:
        lead = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return -0.5
    return 0.6 if 0xB0 <= lead <= 0xD7 else 0.8 if lead in (0xA1, 0xA3) else -0.3
