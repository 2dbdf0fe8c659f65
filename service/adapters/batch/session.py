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

from service.adapters.batch.history import LAST, Changes, History
from service.adapters.batch.loads import Options
from service.adapters.batch.run import Outcome, digest_folder
from service.adapters.batch.walking import choose_place
from service.adapters.batch.watching import BarWatch, LinesWatch, Watch
from service.adapters.showing import show_report
from service.desk import Desk
from service.errors import ConfigurationError
from service.records import Language, Report

# What a shell reads as "ended by Ctrl-C"; the contract's 0, 1 and 2 say how a run ended by itself.
STOPPED = 130


@dataclass(frozen=True, slots=True)
class Session:
    """How a run is watched and told of."""

    out: Path
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
        if self.since and self.since != LAST:
            History(self.out).since(self.since)  # an unknown run is told before the work, not after it
        place = choose_place(folder, listed=read_list() if folder == "-" else ())
        options = Options(target=target, key_points=key_points)
        try:
            with _terminated_like_interrupted():
                outcome = digest_folder(place, out=self.out, desk=desk, options=options, watch=self._watch(), workers=workers)
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
        changes = None if self.since is None else outcome.changes if self.since == LAST else History(self.out).since(self.since)
        counts = {"articles": len(outcome.kept), "new": outcome.fresh, "failed": len(outcome.failures)}
        if self.json_lines:
            told = asdict(changes) if changes is not None else None
            print(json.dumps({"event": "finished", **counts, "run": outcome.run, "changes": told}, ensure_ascii=False), flush=True)
            return
        if self.show:
            self._show(outcome, only=changes)
        if changes is not None:
            _show_changes(changes, since=str(self.since))
        if not self.quiet:
            run = f" (run {outcome.run})" if outcome.run else ""
            line = f"{counts['articles']} articles, {counts['new']} of them new, {counts['failed']} failed{run}: {self.out / 'index.html'}"
            print(line, file=sys.stderr)

    def _show(self, outcome: Outcome, *, only: Changes | None) -> None:
        console = Console(width=None if sys.stdout.isatty() else 100)
        wanted = None if only is None else {*only.added, *only.changed}
        for name, done in sorted(outcome.kept.items()):
            if wanted is None or name in wanted:
                show_report(Report.model_validate_json((self.out / done.report).read_bytes()), console=console)


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


def _show_changes(changes: Changes, *, since: str) -> None:
    if not changes:
        print(f"Nothing changed since {since}.")
    for sign, names in (("+", changes.added), ("~", changes.changed), ("-", changes.removed)):
        for name in names:
            print(f"{sign} {name}")
