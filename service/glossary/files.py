"""Glossary files in, a Glossary out: CSV or TSV with zh and en columns, or TBX."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from lxml import etree

from service.errors import ConfigurationError, GlossaryError, excerpt
from service.glossary.glossary import Glossary
from service.glossary.terms import Origin, Term

# Far above a newsroom's needs (the largest that was tried has 58,935 terms), far below what would slow a start; not swept.
MOST_TERMS = 100_000
MOST_BYTES = 16_000_000
LONGEST_TERM = 200

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HEADINGS = {
    "zh": "zh", "zh-cn": "zh", "chinese": "zh", "source": "zh", "中文": "zh", "en": "en", "en-us": "en", "en-gb": "en", "english": "en",
    "target": "en", "英文": "en", "note": "note", "notes": "note", "comment": "note", "备注": "note", "also": "also",
}  # fmt: skip
_FORMATS = {".csv": ",", ".tsv": "\t", ".txt": "\t"}


def read_glossary(path: Path) -> Glossary:
    """Return the glossary of a file; the format goes by the ending: .csv, .tsv or .txt (tabs), .tbx or .xml.

    Raises:
        ConfigurationError: no such file, or one that `parse_glossary` refuses.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ConfigurationError(f"The glossary {path} has more than {MOST_BYTES} bytes. Split it, or take out what is not needed.")
        content = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"The glossary {path} cannot be read: {error.strerror or error}.") from error
    try:
        return Glossary(parse_glossary(content, name=str(path), ending=path.suffix.lower()))
    except GlossaryError as error:
        raise ConfigurationError(error.message) from error


def parse_glossary(content: bytes, *, name: str, ending: str) -> list[Term]:
    """Return the terms of a file's bytes: a table with tabs or commas, or TBX where the ending is .tbx or .xml.

    A first row may name the columns zh, en, note and also (other English wordings, parted by |) in any order; without one they
    stand as zh, en, note. The bytes are UTF-8, with or without a BOM, UTF-16 with one, or GB 18030.

    Raises:
        GlossaryError: an encoding or a markup that cannot be read, a row that lacks one of the languages, no term at all, too many.
    """
    if ending in (".tbx", ".xml"):
        terms = _read_tbx(content, name=name)
    else:
        terms = parse_table(_decode(content, name=name), name=name, delimiter=_FORMATS.get(ending))
    if not terms:
        raise GlossaryError(f"The glossary {name} holds no term. A row needs zh and en.")
    if len(terms) > MOST_TERMS:
        raise GlossaryError(f"The glossary {name} holds {len(terms)} terms; the limit is {MOST_TERMS}. Split it.")
    return terms


def _decode(content: bytes, *, name: str) -> str:
    encodings = ["utf-16"] if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise GlossaryError(f"The glossary {name} is neither UTF-8 nor GB 18030. Save it as UTF-8.")


def parse_table(text: str, *, name: str, delimiter: str | None, origin: Origin = "newsroom") -> list[Term]:
    """Return the terms of a table; without a delimiter, tabs where its first line has one, else commas.

    Raises:
        GlossaryError: no table, or a row that lacks one of the languages; the message names the line.
    """
    # A file named .csv that has tabs, as spreadsheets save them, is read all the same; so is one with semicolons.
    first = text.lstrip().partition("\n")[0]
    if delimiter != "\t" and "," not in first:
        delimiter = "\t" if "\t" in first else ";" if ";" in first else ","
    elif delimiter is None:
        delimiter = "\t" if "\t" in first else ","
    terms = []
    columns = {"zh": 0, "en": 1, "note": 2}
    for at, (line, row) in enumerate(_rows(text, name=name, delimiter=delimiter)):
        headings = [_HEADINGS.get(cell.strip().lower()) for cell in row]
        if at == 0 and {"zh", "en"} <= set(headings):
            columns = {heading: place for place, heading in enumerate(headings) if heading}
        else:
            terms.append(_term_of(row, columns=columns, where=f"{name}, line {line}", origin=origin))
    return terms


def _rows(text: str, *, name: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not blank with the line it begins on; a quoted cell may go over several."""
    # Tabs part cells by themselves: a quotation mark in such a file is a character of the term more often than not.
    quoting: Literal[0, 3] = csv.QUOTE_NONE if delimiter == "\t" and '\t"' not in text and not text.startswith('"') else csv.QUOTE_MINIMAL
    reader = csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=delimiter, quoting=quoting, strict=True)
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise GlossaryError(f"{name}, line {line}: no row of a table ({error}).") from error


def _term_of(row: list[str], *, columns: dict[str, int], where: str, origin: Origin) -> Term:
    cells = {heading: " ".join(row[at].split()) for heading, at in columns.items() if at < len(row)}
    for language in ("zh", "en"):
        if not cells.get(language):
            raise GlossaryError(f"{where}: the term has no {language}. Complete the row or take it out.")
    also = tuple(filter(None, (part.strip() for part in cells.get("also", "").split("|"))))
    return check_term(Term(cells["zh"], cells["en"], cells.get("note", ""), also, origin), where=where)


def check_term(term: Term, *, where: str) -> Term:
    """Return the term, if a text can hold it.

    Raises:
        GlossaryError: it is over-long, or has no letter or digit.
    """
    for wording in (term.zh, term.en):
        if len(wording) > LONGEST_TERM:
            raise GlossaryError(f"{where}: {excerpt(wording)} has more than {LONGEST_TERM} characters, which is no term.")
        if not any(character.isalnum() for character in wording):
            raise GlossaryError(f"{where}: {excerpt(wording)} has no letter or digit, so no text can be searched for it.")
    if not any(character.isascii() and character.isalnum() for character in term.en):
        raise GlossaryError(f"{where}: {excerpt(term.en)} is no English. Are the columns in the order zh, en?")
    return term


def _read_tbx(content: bytes, *, name: str) -> list[Term]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(content, parser=parser)
    except etree.XMLSyntaxError as error:
        raise GlossaryError(f"The glossary {name} is no TBX: {error.msg}.") from error
    terms = []
    for entry in root.iter("{*}termEntry", "{*}conceptEntry"):
        wordings = _wordings_of(entry)
        if wordings.get("zh") and wordings.get("en"):
            note = entry.find(".//{*}note")
            english, *others = wordings["en"]
            told = " ".join("".join(note.itertext()).split()) if note is not None else ""
            where = f"{name}, line {entry.sourceline}"
            terms += [check_term(Term(chinese, english, told, tuple(others)), where=where) for chinese in wordings["zh"]]
    if not terms:
        raise GlossaryError(f"The glossary {name} has no entry with both zh and en.")
    return terms


def _wordings_of(entry: etree._Element) -> dict[str, list[str]]:
    """Return the terms of an entry by language, the first of each being the preferred one."""
    wordings: dict[str, list[str]] = {}
    for part in entry.iter("{*}langSet", "{*}langSec"):
        language = str(part.get(_LANG, "")).replace("_", "-").split("-")[0].lower()
        found = (" ".join("".join(term.itertext()).split()) for term in part.iter("{*}term"))
        wordings.setdefault(language, []).extend(filter(None, found))
    return wordings
