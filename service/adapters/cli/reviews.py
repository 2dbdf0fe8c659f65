"""The commands `reviews collect | import | export`: what people say of sentences, as a file that goes from desk to desk."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal, TextIO

import typer
from pydantic import ValidationError

from service.adapters.rest.bodies import ReviewBody
from service.errors import InputError, InvalidRecordError, MissingArticleError, excerpt
from service.pipeline import known_language
from service.records import Report
from service.reviews import Reviews
from service.settings import read_settings
from service.stages.language import detect_language
from service.store import open_store, store_url

app = typer.Typer(no_args_is_help=True, help="Sentences that people accepted or corrected, as a file.")

FIELDS = ("source", "target", "text", "translation", "who", "at", "warnings")
# A spreadsheet takes a cell that begins so for a formula; an apostrophe before it, which is taken off again, prevents that.
_FORMULA = tuple("=+-@\t\r'")
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="CSV where its name ends so, else JSON Lines; - is a stream.")]
Row = dict[str, str]


@app.command()
def collect(
    reports: Annotated[Path, typer.Argument(metavar="FOLDER", help="What `minsheng batch` wrote.")], file: FileArgument = Path("-")
) -> None:
    """Write the flagged sentences of a batch to a file, for a person to correct `translation`, sign in `who`, and import."""
    if not reports.is_dir():
        raise MissingArticleError(f"There is no folder {reports}. Name the one that `minsheng batch` wrote to.")
    with _open(file, mode="w") as stream:
        _writer_of(file)(_flagged_in(reports), stream)


@app.command("import")
def import_reviews(file: FileArgument) -> None:
    """Keep the reviews of a file: `text`, `translation` and `who` of each; what nobody signed is passed over."""
    reviews = _open_reviews()
    kept = unsigned = failed = 0
    with _open(file, mode="r") as stream:
        for number, row in enumerate(_read_rows(stream, as_csv=file.suffix.lower() == ".csv"), 1):
            try:
                if isinstance(row, InputError):
                    raise row
                if not (row.get("who") or row.get("at")):
                    unsigned += 1
                    continue
                _keep(row, reviews=reviews)
                kept += 1
            except InputError as error:
                failed += 1
                print(f"{file}, row {number}: {error.message}", file=sys.stderr)
    print(f"{kept} kept, {unsigned} not signed and passed over, {failed} failed")
    raise typer.Exit(int(failed > 0))


@app.command()
def export(file: FileArgument = Path("-")) -> None:
    """Write every review, the latest first."""
    reviews = _open_reviews()
    with _open(file, mode="w") as stream:
        _writer_of(file)(_all_of(reviews), stream)


def _flagged_in(folder: Path) -> Iterator[Row]:
    for path in sorted(folder.rglob("*.json")):
        try:
            report = Report.model_validate_json(path.read_bytes())
        except ValidationError:
            continue  # a summary or another file of the batch
        for sentence in report.sentences:
            if sentence.check == "flagged":
                why = "; ".join(warning.message for warning in report.warnings if warning.sentence == sentence.index)
                row = {"source": report.language.code, "target": report.target, "text": sentence.text}
                yield row | {"translation": sentence.translation or "", "who": "", "at": "", "warnings": why}


def _all_of(reviews: Reviews, *, page: int = 1000) -> Iterator[Row]:
    start = 0
    while found := reviews.list(start=start, count=page):
        for review in found:
            yield {name: value or "" for name, value in review.model_dump(mode="json").items()} | {"warnings": ""}
        start += page


def _keep(row: Row, *, reviews: Reviews) -> None:
    """Keep one review.

    Raises:
        InputError: a field is missing or does not fit, or the text is in neither language.
    """
    text = row.get("text", "")
    try:
        told = {name: row[name] for name in ("target", "who") if row.get(name)}
        source = row.get("source") or known_language(detect_language(text))
        body = ReviewBody.model_validate({"text": text, "translation": row.get("translation", ""), "source": source, **told})
        at = datetime.fromisoformat(row["at"]) if row.get("at") else None
    except ValidationError as error:
        first = error.errors()[0]
        raise InvalidRecordError(
            f"{'.'.join(map(str, first['loc'])) or 'the row'}: {first['msg'].removeprefix('Value error, ')}."
        ) from error
    except ValueError as error:
        raise InvalidRecordError(f"at: {excerpt(row['at'])!r} is no moment; write it as 2024-05-31T12:00:00+00:00.") from error
    reviews.add(body.text, translation=body.translation, source=body.source, target=body.target or body.source.other, who=body.who, at=at)


def _read_rows(stream: TextIO, *, as_csv: bool) -> Iterator[Row | InputError]:
    if as_csv:
        for row in csv.DictReader(stream):
            yield {name: _without_mark(value) for name, value in row.items() if name and isinstance(value, str)}
        return
    for line in stream:
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        if isinstance(record, dict):
            yield {name: value for name, value in record.items() if isinstance(value, str)}
        else:
            yield InvalidRecordError('Not a JSON object. Give one per line, such as {"text": "…", "translation": "…", "who": "…"}.')


def _writer_of(file: Path) -> Callable[[Iterable[Row], TextIO], None]:
    return _write_csv if file.suffix.lower() == ".csv" else _write_lines


def _write_csv(rows: Iterable[Row], stream: TextIO) -> None:
    writer = csv.DictWriter(stream, FIELDS)
    writer.writeheader()
    writer.writerows({name: f"'{value}" if value.startswith(_FORMULA) else value for name, value in row.items()} for row in rows)


def _write_lines(rows: Iterable[Row], stream: TextIO) -> None:
    for row in rows:
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def _without_mark(value: str) -> str:
    return value[1:] if value.startswith("'") and value[1:].startswith(_FORMULA) else value


@contextmanager
def _open(file: Path, *, mode: Literal["r", "w"]) -> Iterator[TextIO]:
    """Give a file, or for `-` the standard stream; UTF-8, with the mark at the beginning that spreadsheets need and write.

    Raises:
        MissingArticleError: it cannot be opened.
    """
    if str(file) == "-":
        yield sys.stdin if mode == "r" else sys.stdout
        return
    try:
        stream = file.open(mode, encoding="utf-8-sig" if mode == "r" or file.suffix.lower() == ".csv" else "utf-8", newline="")
    except OSError as error:
        raise MissingArticleError(f"{file} cannot be opened: {error.strerror}.") from error
    with stream:
        try:
            yield stream
        except UnicodeDecodeError as error:
            raise InvalidRecordError(f"{file} is not UTF-8. Save it as CSV in UTF-8.") from error


def _open_reviews() -> Reviews:
    return Reviews(open_store(store_url(read_settings())))
