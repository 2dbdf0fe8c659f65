"""One run at a terminal or under cron: what is told while it goes on, after it, and when it is stopped."""

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType

from rich.console import Console

from service.adapters.batch.atomic import Shelf
from service.adapters.batch.changing import Since
from service.adapters.batch.loads import Options
from service.adapters.batch.output import find_shelf
from service.adapters.batch.run import Outcome, digest_folder
from service.adapters.batch.walking import choose_place
from service.adapters.batch.watching import BarWatch, LinesWatch, Watch
from service.adapters.showing import show_report
from service.desk import Desk
from service.errors import ConfigurationError
from service.records import Language, Report

# What a shell reads as "ended by Ctrl-C"; the contract's 0, 1 and 2 say how a run ended by itself.
STOPPED = 130
# What fits a screen or two; changes.json holds more.
_FIGURES_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Session:
    """How a run is watched and told of."""

    out: str | Path
    show: bool = False
    since: str | None = None
    quiet: bool = False
    json_lines: bool = False
    runner: str = "local"
    workers: int | None = None

    def run(self, folder: str, *, desk: Desk, target: Language | None, key_points: int | None) -> int:
        """Return the exit code: 0 all done, 1 some articles failed, 130 stopped by hand.

        Raises:
            ConfigurationError: an option that does not fit, or an output folder that cannot be used.
            MissingArticleError: there is no article.
            ModelError: no weights.
        """
        workers = (self.workers or 0) if self.runner == "ray" else None
        if self.workers and workers is None:
            raise ConfigurationError("--workers counts the actors of --runner ray; the local runner uses the machine as it is.")
        place = choose_place(folder, listed=read_list() if folder == "-" else ())
        options = Options(target=target, key_points=key_points)
        try:
            with _terminated_like_interrupted():
                outcome = digest_folder(
                    place, out=self.out, desk=desk, options=options, watch=self._watch(), workers=workers, since=self.since
                )
        except KeyboardInterrupt:
            print("Stopped. What is done is kept: run the same command again to go on.", file=sys.stderr)
            return STOPPED
        self._tell(outcome)
        return int(bool(outcome.failures))

    def _watch(self) -> Watch:
        if self.json_lines:
            return LinesWatch()
        return Watch() if self.quiet else BarWatch()

    def _tell(self, outcome: Outcome) -> None:
        counts = {"articles": len(outcome.kept), "new": outcome.fresh, "failed": len(outcome.failures)}
        if self.json_lines:
            print(json.dumps({"event": "finished", **counts, "run": outcome.run, "changes": _told(outcome.since)}, ensure_ascii=False))
            return
        if self.show:
            self._show(outcome, shelf=find_shelf(self.out))
        if outcome.since is not None:
            _show_changes(outcome.since)
        if not self.quiet:
            run = f" (run {outcome.run})" if outcome.run else ""
            index = f"{str(self.out).rstrip('/')}/index.html"
            print(f"{counts['articles']} articles, {counts['new']} of them new, {counts['failed']} failed{run}: {index}", file=sys.stderr)

    def _show(self, outcome: Outcome, *, shelf: Shelf) -> None:
        console = Console(width=None if sys.stdout.isatty() else 100)
        changes = outcome.since.articles if outcome.since else None
        for name, done in sorted(outcome.kept.items()):
            if changes is None or name in changes.added or name in changes.changed:
                show_report(Report.model_validate_json(shelf.read(done.report)), console=console)


def read_list() -> list[str]:
    """Return the paths on standard input, one a line, or ended by NUL where they hold line breaks (`find … -print0`)."""
    content = sys.stdin.buffer.read()
    parts = content.split(b"\0") if b"\0" in content else [line.removesuffix(b"\r") for line in content.split(b"\n")]
    return [os.fsdecode(part) for part in parts if part]


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


def _told(since: Since | None) -> dict[str, object] | None:
    return None if since is None else {**asdict(since.articles), "figures": since.counts}


def _show_changes(since: Since) -> None:
    """Print articles and figures that came (+), changed (~) or went (-)."""
    changes = since.articles
    if not changes:
        print(f"Nothing changed since {since.run}.")
    for sign, names in (("+", changes.added), ("~", changes.changed), ("-", changes.removed)):
        for name in names:
            print(f"{sign} {name}")
    if any(since.counts.values()):
        print(f"Figures: {since.counts['changed']} changed, {since.counts['new']} new, {since.counts['gone']} gone.")
    signs = {"changed": "~", "new": "+", "gone": "-"}
    for change in since.figures[:_FIGURES_SHOWN]:
        print(f"{signs[change.kind]} {change.line}")
    if len(since.figures) > _FIGURES_SHOWN:
        print("The rest is in changes.json.")
