"""The command `batch`: a folder of articles to a folder of reports and a desk's overview."""

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer
from rich.console import Console

from service.adapters.batch.history import LAST, Changes, History
from service.adapters.batch.loads import Options
from service.adapters.batch.naming import readable
from service.adapters.batch.run import Outcome, digest_folder
from service.adapters.batch.walking import choose_place
from service.adapters.batch.watching import BarWatch, LinesWatch, Watch
from service.adapters.cli.options import DeviceOption, GlossaryOption, ModelOption, open_desk
from service.adapters.showing import show_report
from service.errors import ConfigurationError
from service.records import Language, Report

# What a shell reads as "ended by Ctrl-C"; the contract's 0, 1 and 2 say how a run ended by itself.
STOPPED = 130


def batch(
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help="A folder, an archive, a pattern in quotes, or - for a list of paths on standard input.")
    ],
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where reports and overviews go.")],
    to: Annotated[Language | None, typer.Option("--to", help="The language to translate into; the other one unless told.")] = None,
    key_points: Annotated[int | None, typer.Option("--key-points", min=1, help="How many key points; by length unless told.")] = None,
    show: Annotated[bool, typer.Option("--show", help="Print every report after the run.")] = False,
    since: Annotated[
        str | None, typer.Option("--since", metavar="RUN", help="Tell what changed since a run, a date, or the `last` run.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No bar; only failures are told.")] = False,
    json_lines: Annotated[bool, typer.Option("--json-lines", help="One JSON object per event on standard output.")] = False,
    runner: Annotated[str, typer.Option("--runner", metavar="local|ray", help="Where articles are worked on.")] = "local",
    device: DeviceOption = None,
    model: ModelOption = None,
    glossary: GlossaryOption = None,
) -> None:
    """Digest a folder of articles; a second run does only what is new or changed."""
    if runner != "local":
        raise ConfigurationError(f"There is no runner {runner!r}. Use --runner local.")
    desk = open_desk(device=device, model=model, glossary=glossary)
    place = choose_place(folder, listed=read_list() if folder == "-" else ())
    if since and since != LAST:
        History(out).since(since)  # an unknown run is told before the work, not after it
    try:
        with _terminated_like_interrupted():
            outcome = digest_folder(
                place,
                out=out,
                desk=desk,
                options=Options(target=to, key_points=key_points),
                watch=_watch(quiet=quiet, json_lines=json_lines),
            )
    except KeyboardInterrupt:
        print("Stopped. What is done is kept: run the same command again to go on.", file=sys.stderr)
        raise typer.Exit(STOPPED) from None
    _tell(outcome, out=out, since=since, show=show, quiet=quiet, json_lines=json_lines)
    raise typer.Exit(int(bool(outcome.failures)))


def read_list() -> list[str]:
    """Return the paths on standard input, one a line, or ended by NUL where they hold line breaks (`find … -print0`)."""
    content = sys.stdin.buffer.read()
    parts = content.split(b"\0") if b"\0" in content else [line.removesuffix(b"\r") for line in content.split(b"\n")]
    return [os.fsdecode(part) for part in parts if part]


def _watch(*, quiet: bool, json_lines: bool) -> Watch:
    if json_lines:
        return LinesWatch()
    return Watch() if quiet else BarWatch()


@contextmanager
def _terminated_like_interrupted() -> Iterator[None]:
    """Make SIGTERM stop the run as Ctrl-C does; a second signal leaves at once, which loses nothing that is done."""

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the system's
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, lambda *_: os._exit(STOPPED))
        print("\nStopping after what is being decoded; once more to leave at once.", file=sys.stderr)
        raise KeyboardInterrupt

    earlier = {each: signal.signal(each, stop) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in earlier.items():
            signal.signal(each, handler)


def _tell(outcome: Outcome, *, out: Path, since: str | None, show: bool, quiet: bool, json_lines: bool) -> None:
    changes = None if since is None else outcome.changes if since == LAST else History(out).since(since)
    counts = {"articles": len(outcome.kept), "new": outcome.fresh, "failed": len(outcome.failures)}
    if json_lines:
        told = {name: getattr(changes, name) for name in Changes.__slots__} if changes is not None else None
        print(json.dumps({"event": "finished", **counts, "run": outcome.run, "changes": told}, ensure_ascii=False), flush=True)
        return
    if show:
        _show(outcome, out=out, only=changes)
    if changes is not None:
        _show_changes(changes, since=str(since))
    if not quiet:
        run = f" (run {outcome.run})" if outcome.run else ""
        print(
            f"{counts['articles']} articles, {counts['new']} of them new, {counts['failed']} failed{run}: {out / 'index.html'}",
            file=sys.stderr,
        )


def _show(outcome: Outcome, *, out: Path, only: Changes | None) -> None:
    console = Console(width=None if sys.stdout.isatty() else 100)
    wanted = None if only is None else {*only.added, *only.changed}
    for name, done in sorted(outcome.kept.items()):
        if wanted is None or name in wanted:
            show_report(Report.model_validate_json((out / done.report).read_bytes()), console=console)


def _show_changes(changes: Changes, *, since: str) -> None:
    if not changes:
        print(f"Nothing changed since {since}.")
    for sign, names in (("+", changes.added), ("~", changes.changed), ("-", changes.removed)):
        for name in names:
            print(f"{sign} {readable(name)}")
