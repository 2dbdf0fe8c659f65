"""Every kind of file that is read: what becomes an article, what becomes a failure, and that the rest goes on."""

import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from service.adapters.batch.entries import Entry, Failure, Found
from service.adapters.batch.reading import SUFFIXES, read_entries
from service.records import Article
from service.stages.article import read_article

TEXT = "望海新增床位120张\n\n望海卫生部门介绍，2023年全县新增床位120张，投入3.5亿元。"
MAX_BYTES = 100_000


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def read(path: Path, *, max_bytes: int = MAX_BYTES) -> list[Entry | Failure]:
    return list(read_entries(Found(str(path), path.name), max_bytes=max_bytes))


def only_article(path: Path) -> Article:
    (entry,) = read(path)
    assert isinstance(entry, Entry), entry
    return read_article(entry.content, title=entry.title, media=entry.media, published=entry.published)


def failures(things: list[Entry | Failure]) -> list[tuple[str, str]]:
    return [(thing.where, thing.code) for thing in things if isinstance(thing, Failure)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16"])
def test_text_is_read_in_any_encoding(tmp_path, encoding):
    text = "望海新增病床120張\n\n望海衛生部門介紹，2023年全縣新增病床120張。" if encoding == "big5" else TEXT
    assert only_article(write(tmp_path / "a.txt", text.encode(encoding))).text == text


def test_markdown_loses_its_marks_and_keeps_raised_digits(tmp_path):
    markdown = (
        "---\ndate: 2023\n---\n# 望海新增床位\n\n"
        "全县**新增**床位[120张](https://example.org)，\n门诊量达9.1×10<sup>4</sup>人次。\n\n- 投入3.5亿元。\n"
    )
    text = only_article(write(tmp_path / "a.md", markdown)).text
    assert "9.1×10⁴人次" in text
    assert "新增床位120张" in text
    assert not any(mark in text for mark in ("**", "](", "---", "<sup>"))


def test_html_is_cleared_and_decoded_by_what_its_head_says(tmp_path):
    head = '<head><meta charset="gbk"><title>t</title></head>'
    page = f"<html>{head}<body><nav>首页 新闻</nav><article><h1>望海新增床位120张</h1><p>{TEXT[12:]}</p></article></body></html>"
    text = only_article(write(tmp_path / "a.html", page.encode("gbk"))).text
    assert "全县新增床位120张" in text
    assert "首页" not in text


@pytest.mark.parametrize(
    "value",
    [
        {"text": TEXT, "name": "one"},
        {"title": "望海新增床位120张", "text": TEXT[12:], "name": "one"},
        {"version": 1, "title": {"source": "望海新增床位120张", "target": "Beds"}, "text": TEXT, "name": "one", "sentences": []},
        {"html": f"<article><p>{TEXT[12:]}</p></article>", "title": "望海新增床位120张", "name": "one"},
        {"uri": "one", "type": "text", "headline": "望海新增床位120张", "body_text": TEXT[12:], "body_xhtml": "<p>no</p>"},
        {"uri": "one", "versioncreated": "2023-07-09T10:37:00Z", "headline_main": "望海新增床位120张", "body_main": TEXT[12:]},
        {
            "uri": "one", "headlines": [{"role": "sub", "value": "no"}, {"role": "main", "value": "望海新增床位120张"}],
            "bodies": [{"contentType": "text/html", "value": "<p>no</p>"}, {"contentType": "text/plain", "value": TEXT[12:]}],
        },
        {"uri": "one", "headline": "望海新增床位120张", "body_xhtml": f"<p>{TEXT[12:]}</p>"},
    ],
    ids=["text", "title-apart", "own-report", "html", "ninjs-1", "ninjs-1.6", "ninjs-3", "ninjs-markup"],
)  # fmt: skip
def test_json_of_ours_and_ninjs_are_articles(tmp_path, value):
    path = write(tmp_path / "a.json", json.dumps(value, ensure_ascii=False))
    article = only_article(path)
    assert article.text.split("\n")[0] == "望海新增床位120张"
    assert article.text.count("全县新增床位120张") == 1
    assert article.has_title
    assert [entry.own_name for entry in read(path) if isinstance(entry, Entry)] == ["one"]


def test_ninjs_date_is_when_it_was_published(tmp_path):
    item = {"uri": "one", "headline": "Beds", "body_text": "The county added 120 beds.", "versioncreated": "2023-07-09T10:37:00Z"}
    assert only_article(write(tmp_path / "a.json", json.dumps(item))).published == "2023-07-09"


@pytest.mark.shared
def test_published_ninjs_examples_are_read(shared):
    for path in sorted((shared / "ninjs" / "examples").glob("*.json")):
        for thing in read(path, max_bytes=10_000_000):
            body_less = "ntb" in path.name  # that example has a headline and no body
            assert isinstance(thing, Failure) == body_less, path


@pytest.mark.parametrize("wrapped", [lambda members: members, lambda members: {"articles": members}], ids=["list", "body"])
def test_json_list_gives_an_article_for_each_member(tmp_path, wrapped):
    things = read(write(tmp_path / "a.json", json.dumps(wrapped([{"text": TEXT}, {"text": 5}, {"text": TEXT + "1"}]))))
    assert [thing.where for thing in things] == ["a.json#1", "a.json#2", "a.json#3"]
    assert failures(things) == [("a.json#2", "invalid-record")]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[" * 100_000, b'"text"', b"{}", b'{"text": "  "}', b'{"text": "\\ud800"}', b"\xff\xfe\x00"], ids=str
)
def test_broken_json_is_a_failure(tmp_path, content):
    ((where, code),) = failures(read(write(tmp_path / "a.json", content)))
    assert (where, code in ("invalid-record", "unreadable-article")) == ("a.json", True)


def test_json_lines_fail_line_by_line(tmp_path):
    lines = [json.dumps({"text": TEXT}), "", "{broken", json.dumps({"text": "x" * MAX_BYTES}), json.dumps({"text": TEXT})]
    things = read(write(tmp_path / "a.jsonl", "\r\n".join(lines)))
    assert [thing.where for thing in things] == ["a.jsonl#1", "a.jsonl#3", "a.jsonl#4", "a.jsonl#5"]
    assert failures(things) == [("a.jsonl#3", "invalid-record"), ("a.jsonl#4", "article-too-long")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_csv_columns_are_known_by_their_headings(tmp_path, encoding):
    table = '编号,标题,正文,日期\n7,望海新增床位,"全县新增床位120张，\n投入3.5亿元。",2023-12-18\n8,空,,\n'
    (entry,) = read(write(tmp_path / "a.csv", table.encode(encoding)))
    assert isinstance(entry, Entry)
    assert (entry.own_name, entry.title, entry.published, entry.where) == ("7", "望海新增床位", "2023-12-18", "a.csv#2")
    assert entry.content == "全县新增床位120张，\n投入3.5亿元。"


def test_csv_without_a_column_of_texts_is_a_failure_that_names_headings(tmp_path):
    (failure,) = read(write(tmp_path / "a.csv", "x,y\n1,2\n"))
    assert isinstance(failure, Failure)
    assert "text, content" in failure.message


def test_csv_of_one_column_needs_no_heading_that_is_known(tmp_path):
    assert len(read(write(tmp_path / "a.csv", f'story\n"{TEXT}"\n'))) == 1


def test_table_with_tabs_is_read(tmp_path):
    assert len(read(write(tmp_path / "a.tsv", "title\ttext\na\tThe county added 120 beds.\n"))) == 1


def test_csv_that_turns_bad_keeps_what_came_before(tmp_path):
    content = b"text\nThe county added 120 beds.\n" + b"x" * 70_000 + b"\n\xff\xff\n"
    things = read(write(tmp_path / "a.csv", content))
    assert failures(things) == [("a.csv", "unreadable-article")]
    assert len(things) > 1


def test_archive_members_are_read_and_fail_one_by_one(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zh/a.txt", TEXT)
        archive.writestr("b.jsonl", json.dumps({"text": TEXT}) + "\n{\n")
        archive.writestr("bomb.txt", "0" * (MAX_BYTES + 1))
        archive.writestr("inner.zip", b"PK")
        archive.writestr("__MACOSX/._a.txt", "x")
        archive.writestr("photo.jpg", "x")
    things = read(write(tmp_path / "a.zip", packed.getvalue()))
    assert [thing.where for thing in things if isinstance(thing, Entry)] == ["a.zip#zh/a.txt", "a.zip#b.jsonl/1"]
    assert failures(things) == [
        ("a.zip#b.jsonl#2", "invalid-record"), ("a.zip#bomb.txt", "article-too-long"), ("a.zip#inner.zip", "unreadable-article"),
    ]  # fmt: skip


def test_archive_member_that_lies_about_its_size_is_refused(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "0" * (MAX_BYTES * 2))
    stated = (MAX_BYTES * 2).to_bytes(4, "little")
    things = read(write(tmp_path / "a.zip", packed.getvalue().replace(stated, (10).to_bytes(4, "little"))))
    assert len(failures(things)) == 1


def test_archive_from_a_chinese_system_has_readable_names(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("ABCD.txt", TEXT)
    (entry,) = read(write(tmp_path / "a.zip", packed.getvalue().replace(b"ABCD", "新闻".encode("gbk"))))
    assert entry.where == "a.zip#新闻.txt"


def test_encrypted_archive_member_is_a_failure(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", TEXT)
    content = bytearray(packed.getvalue())
    content[6] |= 1  # the flag in the member's own head and in the directory
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert failures(read(write(tmp_path / "a.zip", bytes(content)))) == [("a.zip#a.txt", "unreadable-article")]


def test_word_document_is_read_with_its_headings_and_raised_digits(tmp_path):
    raised = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>4</w:t></w:r>"
    run = f"<w:r><w:t>门诊量达9.1×10</w:t></w:r>{raised}<w:r><w:t>人次。</w:t></w:r>"
    write(tmp_path / "a.docx", word_document(f"<w:p><w:r><w:t>望海新增床位120张</w:t></w:r></w:p><w:p>{run}</w:p>"))
    text = only_article(tmp_path / "a.docx").text
    assert "望海新增床位120张" in text
    assert "9.1×10⁴人次" in text


def test_text_layer_of_a_pdf_is_read_with_its_lines_joined(tmp_path):
    lines = ["The county of Wanghai added one hundred and twenty hospital beds in", "2023, officials said.", "It spent 350 million yuan."]
    write(tmp_path / "a.pdf", pdf_document(lines))
    assert only_article(tmp_path / "a.pdf").text.startswith(
        "The county of Wanghai added one hundred and twenty hospital beds in 2023, officials said.\n"
    )


def test_scanned_pdf_is_told_apart_from_a_broken_one(tmp_path):
    assert failures(read(write(tmp_path / "scan.pdf", pdf_document([])))) == [("scan.pdf", "empty-article")]
    assert failures(read(write(tmp_path / "bad.pdf", b"%PDF-1.4 nothing"))) == [("bad.pdf", "unreadable-article")]


def test_mail_gives_subject_date_and_body(tmp_path):
    message = EmailMessage()
    message["Subject"] = "望海新增床位120张"
    message["Date"] = "Mon, 18 Dec 2023 09:00:00 +0800"
    message.set_content(TEXT[12:], charset="gb18030")
    message.add_alternative("<p>no</p>", subtype="html")
    article = only_article(write(tmp_path / "a.eml", bytes(message)))
    assert article.published == "2023-12-18"
    assert article.text.split("\n")[0] == "望海新增床位120张"
    assert "全县新增床位120张" in article.text


def test_mail_without_text_is_a_failure(tmp_path):
    message = EmailMessage()
    message.add_attachment(b"x", maintype="application", subtype="octet-stream")
    assert failures(read(write(tmp_path / "a.eml", bytes(message)))) == [("a.eml", "empty-article")]


@pytest.mark.parametrize("suffix", sorted(SUFFIXES - {".jsonl", ".ndjson", ".csv", ".tsv"}))
def test_file_over_the_limit_is_refused_whatever_its_kind(tmp_path, suffix):
    found = failures(read(write(tmp_path / f"a{suffix}", b"x" * (MAX_BYTES + 1))))
    assert found == [(f"a{suffix}", "unreadable-article" if suffix == ".zip" else "article-too-long")]


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_noise_never_stops_a_run(tmp_path, suffix):
    for noise in (b"", b"\x00" * 64, bytes(range(256)) * 4, b"PK\x03\x04" + bytes(64)):
        for thing in read(write(tmp_path / f"a{suffix}", noise)):
            assert isinstance(thing, (Entry, Failure))


def test_file_that_vanished_is_a_failure(tmp_path):
    assert failures(read(tmp_path / "gone.txt")) == [("gone.txt", "missing-article")]


def word_document(body: str) -> bytes:
    """Return the smallest Word document with this body."""
    head = '<?xml version="1.0"?>'
    relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        part = f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
        package.writestr("[Content_Types].xml", f'{head}<Types xmlns="{types}">{part}</Types>')
        relation = f'<Relationship Id="r" Type="{office}" Target="word/document.xml"/>'
        package.writestr("_rels/.rels", f'{head}<Relationships xmlns="{relationships}">{relation}</Relationships>')
        namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        package.writestr("word/document.xml", f'{head}<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>')
    return packed.getvalue()


def pdf_document(lines: list[str]) -> bytes:
    """Return a PDF of one page with these lines, each drawn by itself."""
    drawn = "".join(f"BT /F 12 Tf 72 {700 - 14 * number} Td ({line}) Tj ET\n" for number, line in enumerate(lines)).encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return content + head + table + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(content))
