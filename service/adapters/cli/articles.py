"""The command `digest`: files or standard input in, reports out, readable or as JSON lines."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from service.adapters.cli.options import DeviceOption, GlossaryOption, ModelOption, open_desk
from service.adapters.cli.streams import dump_json, error_record
from service.adapters.showing import show_report
from service.desk import Desk
from service.errors import ArticleTooLongError, InputError, MissingArticleError
from service.records import Article, Language, Report


def digest(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Articles, text or HTML; - reads standard input.")],
    *,
    to: Annotated[Language | None, typer.Option("--to", help="The language to translate into; the other one unless told.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per line.")] = False,
    key_points: Annotated[int | None, typer.Option("--key-points", min=1, help="How many key points; by length unless told.")] = None,
    device: DeviceOption = None,
    model: ModelOption = None,
    glossary: GlossaryOption = None,
) -> None:
    """Digest articles: translation, key points and figures, one report each."""
    desk = open_desk(device=device, model=model, glossary=glossary)
    console = Console(width=None if sys.stdout.isatty() else 100)
    failed = False
    for name in files:
        try:
            report = desk.digest(read_file(name, desk=desk), target=to, key_points=key_points)
        except InputError as error:
            failed = True
            print(f"{name}: {error.message}", file=sys.stderr)
            if as_json:
                print(dump_json({"name": name, **error_record(error)}), flush=True)
            continue
        _print_report(report, as_json=as_json, console=console)
    raise typer.Exit(int(failed))


def read_file(name: str, *, desk: Desk) -> Article:
    """Return the article of a file, or of standard input for `-`.

    Raises:
        InputError: no such file, too large, or nothing readable in it.
    """
    limit = desk.settings.max_bytes
    if name == "-":
        return desk.read(_within(sys.stdin.buffer.read(limit + 1), limit=limit), name="-")
    path = Path(name)
    if path.is_dir():
        raise MissingArticleError(f"{name} is a folder. Run: minsheng batch {name} --out DIR")
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError as error:
        raise MissingArticleError(f"There is no file {name}.") from error
    except OSError as error:
        raise MissingArticleError(f"{name} cannot be read: {error.strerror or error}.") from error
    return desk.read(_within(content, limit=limit), name=path.name)


def _within(content: bytes, *, limit: int) -> bytes:
    if len(content) > limit:
        raise ArticleTooLongError(len(content), limit=limit)
    return content


def _print_report(report: Report, *, as_json: bool, console: Console) -> None:
    if as_json:
        sys.stdout.buffer.write(report.model_dump_json().encode("utf-8") + b"\n")
        sys.stdout.buffer.flush()
    else:
        show_report(report, console=console)
