"""Word documents and the text layer of PDF files in, one article each out."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from service.adapters.batch.entries import Entry, Failure
from service.adapters.batch.reading.limits import FileTooLargeError, read_whole
from service.adapters.batch.reading.plain import as_page
from service.errors import EmptyArticleError, UnreadableArticleError

# A line that ends so is the end of its paragraph when the next one begins anew; others are the page's own breaks.
_ENDING = re.compile(r"[。！？；：.!?:;”’\"』」）)]\s*$")
_HAN_JOINT = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
# How full a line is, against the longest of its page, when the paragraph goes on in the next (not swept).
_FULL = 0.75


def read_docx(stream: BinaryIO, origin: str, max_bytes: int) -> Iterator[Entry | Failure]:
    """Yield the document as HTML, with its headings, tables and raised digits.

    Raises:
        UnreadableArticleError: no Word document, or one that is encrypted.
        ArticleTooLongError: what is packed inside is over the limit.
    """
    import mammoth  # only folders that hold such files pay for it

    content = io.BytesIO(read_whole(stream, max_bytes=max_bytes))
    try:
        with zipfile.ZipFile(content) as package:
            if sum(member.file_size for member in package.infolist()) > 4 * max_bytes:  # pictures count, and are not read
                raise FileTooLargeError(limit=4 * max_bytes)
        body = mammoth.convert_to_html(content, convert_image=mammoth.images.img_element(lambda _: {}), external_file_access=False).value
    except (zipfile.BadZipFile, KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise UnreadableArticleError("Not a Word document, or one with a password. Save it as .docx without one.") from error
    yield Entry(origin, as_page(body), media="html")


def read_pdf(stream: BinaryIO, origin: str, max_bytes: int) -> Iterator[Entry | Failure]:
    """Yield the text layer with the lines of a paragraph joined.

    Raises:
        UnreadableArticleError: no PDF, or one with a password.
        EmptyArticleError: pages without a text layer: scans.
    """
    import pypdf  # only folders that hold such files pay for it
    from pypdf.errors import PyPdfError

    try:
        document = pypdf.PdfReader(io.BytesIO(read_whole(stream, max_bytes=max_bytes)))
        pages = [page.extract_text() for page in document.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, NotImplementedError) as error:
        raise UnreadableArticleError("The PDF cannot be read: it is damaged or has a password.") from error
    text = "\n".join(join_lines(page) for page in pages)
    if not text.strip():
        raise EmptyArticleError("The PDF has no text layer: it is a scan. Run it through text recognition first.")
    yield Entry(origin, text, media="text")


def join_lines(page: str) -> str:
    r"""Return the text of a page with lines that the page broke joined again.

    >>> join_lines("全市医疗机构年门诊服务量达到八千六百\n五十一万人次。")
    '全市医疗机构年门诊服务量达到八千六百五十一万人次。'
    """
    lines = [line.strip() for line in page.splitlines()]
    longest = max(map(len, lines), default=0)
    joined: list[str] = []
    open_line = False
    for line in lines:
        if open_line and line:
            han = _HAN_JOINT.match(joined[-1][-1:]) and _HAN_JOINT.match(line[:1])
            joined[-1] += line if han else f" {line}"
        elif line:
            joined.append(line)
        open_line = bool(line) and len(line) >= _FULL * longest and not _ENDING.search(line)
    return "\n".join(joined)
