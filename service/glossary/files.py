"""Glossary files in, a Glossary out: CSV or TSV with zh and en columns, or TBX."""

import csv
import io
from pathlib import Path

from lxml import etree

from service.errors import ConfigurationError
from service.glossary.terms import Glossary, Term

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HEADINGS = {"zh": "zh", "chinese": "zh", "中文": "zh", "en": "en", "english": "en", "英文": "en", "note": "note", "备注": "note"}


def read_glossary(path: Path) -> Glossary:
    """Return the glossary of a file; the format goes by the ending: .csv, .tsv or .txt (tabs), .tbx or .xml.

    A first row may name the columns zh, en, note in any order; without one they stand in that order.

    Raises:
        ConfigurationError: no such file, not UTF-8, no XML, or a row that lacks one of the languages.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"The glossary {path} cannot be read: {error.strerror or error}.") from error
    if path.suffix.lower() in (".tbx", ".xml"):
        return Glossary(_read_tbx(content, path=path))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"The glossary {path} is not UTF-8 (byte {error.start}). Save it as UTF-8.") from error
    return Glossary(_read_table(text, path=path, delimiter="," if path.suffix.lower() == ".csv" else "\t"))


def _read_table(text: str, *, path: Path, delimiter: str) -> list[Term]:
    try:
        rows = [(number, row) for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1) if any(row)]
    except csv.Error as error:
        raise ConfigurationError(f"The glossary {path} is no table: {error}.") from error
    columns = {"zh": 0, "en": 1, "note": 2}
    if rows and {_HEADINGS.get(cell.strip().lower()) for cell in rows[0][1]} >= {"zh", "en"}:
        columns = {_HEADINGS[cell.strip().lower()]: at for at, cell in enumerate(rows[0][1]) if cell.strip().lower() in _HEADINGS}
        rows = rows[1:]
    return [_term_of(row, columns=columns, where=f"{path}, row {number}") for number, row in rows]


def _term_of(row: list[str], *, columns: dict[str, int], where: str) -> Term:
    cells = {name: row[at].strip() for name, at in columns.items() if at < len(row)}
    if not cells.get("zh") or not cells.get("en"):
        raise ConfigurationError(f"{where}: a term needs zh and en. Complete the row or take it out.")
    return Term(cells["zh"], cells["en"], cells.get("note", ""))


def _read_tbx(content: bytes, *, path: Path) -> list[Term]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser=parser)
    except etree.XMLSyntaxError as error:
        raise ConfigurationError(f"The glossary {path} is no TBX: {error.msg}.") from error
    terms = []
    for entry in root.iter("{*}termEntry", "{*}conceptEntry"):
        wordings: dict[str, str] = {}
        for part in entry.iter("{*}langSet", "{*}langSec"):
            found = part.find(".//{*}term")
            if found is not None and found.text:
                wordings.setdefault(str(part.get(_LANG, "")).split("-")[0].lower(), found.text.strip())
        if wordings.get("zh") and wordings.get("en"):
            note = entry.find(".//{*}note")
            terms.append(Term(wordings["zh"], wordings["en"], (note.text or "").strip() if note is not None else ""))
    if not terms:
        raise ConfigurationError(f"The glossary {path} has no entry with both zh and en.")
    return terms
