"""The command `batch`: a folder of articles to a folder of reports and a desk's overview."""

from typing import Annotated, Literal

import typer

from service.adapters.cli.options import DeviceOption, GlossaryOption, ModelOption, open_desk
from service.records import Language

_FOLDER = "A folder, a file, an archive, a pattern in quotes, or - for a list of paths on standard input."


def batch(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help=_FOLDER)],
    *,
    out: Annotated[
        str, typer.Option("--out", metavar="DIR", help="Where reports and overviews go: a folder, or a URL such as s3://bucket/reports.")
    ],
    to: Annotated[Language | None, typer.Option("--to", help="The language to translate into; the other one unless told.")] = None,
    key_points: Annotated[int | None, typer.Option("--key-points", min=1, help="How many key points; by length unless told.")] = None,
    show: Annotated[bool, typer.Option("--show", help="Print every report after the run.")] = False,
    since: Annotated[
        str | None, typer.Option("--since", metavar="RUN", help="Tell what changed since a run, a date, or the `last` run.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No bar; only failures are told.")] = False,
    json_lines: Annotated[bool, typer.Option("--json-lines", help="One JSON object per event on standard output.")] = False,
    runner: Annotated[Literal["local", "ray"], typer.Option("--runner", help="Where articles are worked on.")] = "local",
    workers: Annotated[int | None, typer.Option("--workers", min=1, help="Actors of --runner ray; all that fit unless told.")] = None,
    device: DeviceOption = None,
    model: ModelOption = None,
    glossary: GlossaryOption = None,
) -> None:
    """Digest a folder of articles; a second run does only what is new or changed."""
    from service.adapters.batch.session import Session  # readers, workbook and page are no cost for the other commands

    session = Session(out=out, show=show, since=since, quiet=quiet, json_lines=json_lines, runner=runner, workers=workers)
    desk = open_desk(device=device, model=model, glossary=glossary)
    raise typer.Exit(session.run(folder, desk=desk, target=to, key_points=key_points))
