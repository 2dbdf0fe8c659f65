"""A CSV with a column of texts in, one article a row out."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO, TextIO

from service.adapters.batch.entries import Entry, Failure
from service.adapters.batch.reading.limits import read_day, read_whole
from service.errors import InvalidRecordError, UnreadableArticleError
from service.stages.article.decoding import decode_bytes

# Headings of columns as newsrooms' exports name them, the likeliest first.
HEADINGS = {
    "text": ("text", "content", "body", "article", "html", "正文", "内容", "文本", "全文", "文章"),
    "title": ("title", "headline", "标题", "题目"),
    "published": ("published", "date", "publish_date", "pubdate", "time", "日期", "发布日期", "发布时间", "时间"),
    "name": ("name", "id", "uri", "url", "编号", "名称", "链接"),
}
# What is read ahead to find the encoding; it must go back into the stream, so the stream must seek.
_SAMPLE = 1 << 16


def read_csv(stream: BinaryIO, origin: str, max_bytes: int) -> Iterator[Entry | Failure]:
    """Yield the article of every row whose text is not blank."""
    yield from _read_rows(stream, origin=origin, delimiter=",", max_bytes=max_bytes)


def read_tsv(stream: BinaryIO, origin: str, max_bytes: int) -> Iterator[Entry | Failure]:
    """Yield the article of every row of a table with tabs."""
    yield from _read_rows(stream, origin=origin, delimiter="\t", max_bytes=max_bytes)


def _read_rows(stream: BinaryIO, *, origin: str, delimiter: str, max_bytes: int) -> Iterator[Entry | Failure]:
    csv.field_size_limit(max_bytes)
    with _open_text(stream, max_bytes=max_bytes) as text:
        rows = csv.reader(text, delimiter=delimiter)
        try:
            yield from _articles_of(rows, origin=origin)
        except csv.Error as error:
            raise InvalidRecordError(f"After line {rows.line_num} the table cannot be read: {error}.") from error
        except UnicodeDecodeError as error:
            raise UnreadableArticleError(f"After line {rows.line_num} the table is not UTF-8. Save it as UTF-8.") from error


def _articles_of(rows: Iterator[list[str]], *, origin: str) -> Iterator[Entry]:
    columns = _find_columns(next(rows, []))
    for number, row in enumerate(rows, 2):
        cells = {role: row[at] for role, at in columns.items() if at < len(row)}
        if cells.get("text", "").strip():
            yield _article_of(cells, origin=origin, row=number)


def _open_text(stream: BinaryIO, *, max_bytes: int) -> TextIO:
    """Return the table as text: read as it comes where it begins as UTF-8, else whole, to find its encoding.

    Raises:
        InputError: neither UTF-8 nor small enough to be read whole, or in no encoding.
    """
    sample = stream.read(_SAMPLE)
    stream.seek(0)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # a character cut at the sample's end is no fault
    except UnicodeDecodeError:
        return io.StringIO(decode_bytes(read_whole(stream, max_bytes=max_bytes)), newline="")
    return io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")


def _find_columns(headings: Sequence[str]) -> dict[str, int]:
    """Return the places of the columns that are known; a table of one column needs no heading that is known.

    Raises:
        InvalidRecordError: there are several columns, and none is known to hold texts.
    """
    named = {heading.strip().lower(): at for at, heading in reversed(list(enumerate(headings)))}
    columns = {role: named[name] for role, names in HEADINGS.items() for name in reversed(names) if name in named}
    if "text" not in columns:
        if len(headings) != 1:
            raise InvalidRecordError(f"No column of texts. Name one of the columns {', '.join(HEADINGS['text'][:4])} or 正文.")
        columns["text"] = 0
    return columns


def _article_of(cells: dict[str, str], *, origin: str, row: int) -> Entry:
    return Entry(
        origin=origin,
        within=str(row),
        content=cells["text"],
        title=cells.get("title", "").strip() or None,
        published=read_day(cells.get("published")),
        own_name=cells.get("name", "").strip() or None,
    )
