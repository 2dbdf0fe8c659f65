"""Bytes become text: the encoding is found, or the label it came with is checked."""

import codecs
import re
from collections.abc import Iterator

import charset_normalizer

from service.characters import simplify
from service.errors import UnreadableArticleError
from service.stages.article.common_characters import COMMON

# The longer mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Supersets that the world writes under narrower names: a page that says gb2312 is seldom without a character of GBK.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "big5": "cp950", "iso8859-1": "cp1252", "ascii": "cp1252"}
_WIDE = ("utf-16-le", "utf-16-be")
_CHINESE = ("gb18030", "cp950", "big5hkscs", *_WIDE)
# What else may come; charset-normalizer decides among them. The language is refused later, with a better message.
_FOREIGN = ["cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1256", "cp874", "shift_jis", "euc_jp", "euc_kr"]
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP or Office file",
    b"\xd0\xcf\x11\xe0": "an Office file",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a compressed file",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# The least share of common characters, of those beyond ASCII, for bytes to count as Chinese. Of some 1,280 headlines of 8, 12,
# 20 and 40 characters each in GB18030, Big5, GBK (traditional), UTF-16: all right from 20 on, at least 99.4% at 8.
_PLAUSIBLE = 0.6
_SAMPLE = 20_000
# Chinese has bytes above ASCII side by side; in English they stand alone.
_HIGH_PAIR = re.compile(rb"[\x80-\xff]{2}")
# English in an old encoding has a curly quote or an é here and there; a text with fewer plain letters is in another language.
_MOSTLY_ASCII = 0.85
_ENOUGH_HANGUL, _MOSTLY_HANGUL = 16, 0.95
# So many whole characters of several bytes for each broken one show that a text was UTF-8 once.
_WHOLE_PER_BROKEN = 8
_NAME_ONE = "Name one like utf-8, gb18030 or big5, or leave it out to have it found."


def decode_bytes(content: bytes, *, encoding: str | None = None, hint: str | None = None) -> str:
    """Return the text of `content`, by its byte order mark, its label, or the encoding in which it reads best.

    A label (`encoding`) must be right; a `hint`, such as the charset that a page declares, may be wrong.

    Raises:
        UnreadableArticleError: binary content, an unknown or wrong label, or no encoding that gives readable text.

    >>> decode_bytes("全市床位增加五百张".encode("gb18030"))
    '全市床位增加五百张'
    >>> decode_bytes("全市病床增加五百張".encode("big5"))
    '全市病床增加五百張'
    """
    for magic, kind in _MAGIC.items():
        if content.startswith(magic):
            raise UnreadableArticleError(f"The content is {kind}, not text. Send its text or HTML.")
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _refuse_controls(_decode_as(content[len(mark) :], name))
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
        raise UnreadableArticleError(f"The text is not {name}: byte {error.start} cannot be read. {_NAME_ONE}") from error


def _decode_labelled(content: bytes, label: str) -> str:
    """Return the text by its label; a label under which other, readable text turns into nonsense is wrong."""
    try:
        known = codecs.lookup(label)
    except LookupError as error:
        raise UnreadableArticleError(f"Unknown encoding {label[:40]!r}. {_NAME_ONE}") from error
    if not known._is_text_encoding:  # noqa: SLF001  codecs offers no other way to tell rot13 or zip from a charset
        raise UnreadableArticleError(f"{label[:40]!r} is no encoding of text. {_NAME_ONE}")
    text = _decode_as(content, _WIDER.get(known.name, known.name))
    if plausibility(text) < _PLAUSIBLE:
        better = next((name for name, found in _readings(content) if found != text and plausibility(found) >= _PLAUSIBLE), None)
        if better is not None:
            raise UnreadableArticleError(f"The text is not {label[:40]}: it reads as {better}. {_NAME_ONE}")
    return _refuse_controls(text)


def _decode_hinted(content: bytes, hint: str | None) -> str:
    try:
        return _decode_labelled(content, hint) if hint else _decode_best(content)
    except UnreadableArticleError:
        return _decode_best(content)


def _decode_best(content: bytes) -> str:
    """Return the Chinese reading with the most common characters, else what charset-normalizer makes of it."""
    _refuse_broken_utf8(content)
    if (korean := _decode_korean(content)) is not None:
        return korean
    readings = [text for _, text in _readings(content) if not _CONTROLS.search(text)]
    best = None if _is_western(content) else max(readings, key=plausibility, default=None)
    if best is not None and plausibility(best) >= _PLAUSIBLE:
        return best
    text = _decode_wide(content) if b"\x00" in content else _decode_foreign(content)
    if text is None or _CONTROLS.search(text):
        raise UnreadableArticleError(f"No encoding makes readable text of these bytes. Send UTF-8 text, not binary. {_NAME_ONE}")
    return text


def _refuse_broken_utf8(content: bytes) -> None:
    """Raise where only a few bytes keep a text from being UTF-8: any other reading would be nonsense."""
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if broken and len(text) - len(text.encode("ascii", errors="ignore")) - broken >= _WHOLE_PER_BROKEN * broken:
        place = len(text.partition("\ufffd")[0].encode())
        raise UnreadableArticleError(f"The text is UTF-8, but damaged or cut off at byte {place}. Send it again, whole.")


def _is_western(content: bytes) -> bool:
    plain = sum(0x20 <= byte < 0x80 or byte in b"\t\r\n" for byte in content[:_SAMPLE])
    return plain >= _MOSTLY_ASCII * len(content[:_SAMPLE]) and _HIGH_PAIR.search(content) is None


def _decode_korean(content: bytes) -> str | None:
    """Return Korean text, which has the bytes of common Chinese characters: but Chinese never hits hangul alone."""
    try:
        text = content.decode("euc_kr")
    except UnicodeDecodeError:
        return None
    beyond = [character for character in text[:_SAMPLE] if character > "\x7f"]
    hangul = sum("가" <= character <= "힣" for character in beyond)
    return text if hangul >= _ENOUGH_HANGUL and hangul >= _MOSTLY_HANGUL * len(beyond) else None


def _decode_wide(content: bytes) -> str | None:
    """Return English in UTF-16 without its mark: every other byte is zero."""
    for name in _WIDE:
        text = content.decode(name, errors="replace")
        if sum(character.isascii() for character in text) > _MOSTLY_ASCII * len(text):
            return text
    return None


def _decode_foreign(content: bytes) -> str | None:
    match = charset_normalizer.from_bytes(content, cp_isolation=["cp1252"] if _is_western(content) else _FOREIGN).best()
    return None if match is None else str(match)


def _readings(content: bytes) -> Iterator[tuple[str, str]]:
    for name in ("utf-8", *_CHINESE):
        try:
            yield name, content.decode(name)
        except UnicodeDecodeError:
            continue


def _refuse_controls(text: str) -> str:
    """Return `text`, unless control characters show that it is none."""
    if len(_CONTROLS.findall(text)) * 10 > len(text):
        raise UnreadableArticleError("The content is binary, not text. Send its text or HTML.")
    return text


def plausibility(text: str) -> float:
    """Return the share of the characters beyond ASCII that are common in Chinese text; 1 for plain ASCII.

    >>> plausibility("全市医疗机构") > 0.9, plausibility("멱나소峯燈") < 0.1
    (True, True)
    """
    beyond = [character for character in simplify(text[:_SAMPLE]) if ord(character) > 126]
    if not beyond:
        return 1.0 if any(character.isalnum() for character in text[:_SAMPLE]) else 0.0
    return sum(_weight(character) for character in beyond) / len(beyond)


def _weight(character: str) -> float:
    """Return how likely a character is: 1 for the commonest, below 0 for what news never writes.

    GB2312 lists its 3,755 commonest characters first, under the lead bytes B0 to D7, and punctuation under A1 and A3.
    """
    if character in COMMON:
        return 1.0
    try:
        lead = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return -0.5
    return 0.6 if 0xB0 <= lead <= 0xD7 else 0.8 if lead in (0xA1, 0xA3) else -0.3
