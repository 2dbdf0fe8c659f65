"""What a person or a program is told while a run goes on: a bar, lines of JSON, or nothing but failures."""

import json
import sys
from contextlib import AbstractContextManager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from service.adapters.batch.entries import Failure
from service.adapters.batch.ledger import Done


class Watch(AbstractContextManager["Watch"]):
    """Is told how a run goes, from one thread; this one tells failures on standard error and nothing else."""

    def __init__(self, *, errors: TextIO | None = None) -> None:
        self._errors = errors or sys.stderr

    def __exit__(self, *ended: object) -> None:
        """Leave nothing behind."""

    def expect(self, articles: int) -> None:
        """So many articles more are to come."""

    def fresh(self, done: Done) -> None:
        """Take note: an article has its report."""

    def unchanged(self, done: Done) -> None:
        """Take note: an article has its report from an earlier run."""

    def failed(self, failure: Failure) -> None:
        """Print the failure on a line of its own."""
        print(_line_of(failure), file=self._errors, flush=True)

    def turn_to(self, work: str) -> None:
        """Take note: the articles are done, and this is what is written now."""


class LinesWatch(Watch):
    """Prints one JSON object per event, for programs."""

    def __init__(self, *, out: TextIO | None = None, errors: TextIO | None = None) -> None:
        super().__init__(errors=errors)
        self._out = out or sys.stdout

    def fresh(self, done: Done) -> None:
        """Print the article as done."""
        self._tell({"event": "done", **_about(done)})

    def unchanged(self, done: Done) -> None:
        """Print the article as unchanged."""
        self._tell({"event": "unchanged", **_about(done)})

    def failed(self, failure: Failure) -> None:
        """Print the failure, here and on standard error."""
        super().failed(failure)
        self._tell({"event": "failed", "name": failure.where, "error": {"code": failure.code, "message": failure.message}})

    def turn_to(self, work: str) -> None:
        """Print what comes now."""
        self._tell({"event": "work", "work": work})

    def _tell(self, event: dict[str, object]) -> None:
        print(json.dumps(event, ensure_ascii=False), file=self._out, flush=True)


class BarWatch(Watch):
    """Draws a bar on standard error: articles, sentences a second, time left."""

    def __init__(self, *, console: Console | None = None) -> None:
        super().__init__()
        self._console = console or Console(stderr=True)
        self._bar = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("articles"), _SentenceRate(),
            TimeRemainingColumn(), console=self._console,
        )  # fmt: skip
        self._line = self._bar.add_task("digesting", total=0, sentences=0)

    def __enter__(self) -> "BarWatch":
        """Show the bar."""
        self._bar.start()
        return self

    def __exit__(self, *ended: object) -> None:
        """Leave the bar as it stands last."""
        self._bar.stop()

    def expect(self, articles: int) -> None:
        """Lengthen the bar."""
        self._bar.update(self._line, total=(self._bar.tasks[self._line].total or 0) + articles)

    def fresh(self, done: Done) -> None:
        """Go on by an article and its sentences."""
        sentences = self._bar.tasks[self._line].fields["sentences"] + done.sentences
        self._bar.update(self._line, advance=1, sentences=sentences)

    def unchanged(self, done: Done) -> None:  # noqa: ARG002 - the protocol's
        """Go on by an article."""
        self._bar.advance(self._line)

    def failed(self, failure: Failure) -> None:
        """Print the failure above the bar."""
        self._console.print(Text(_line_of(failure), style="red"), soft_wrap=True)
        self._bar.advance(self._line)

    def turn_to(self, work: str) -> None:
        """Name what is done now."""
        self._bar.update(self._line, description=work)


class _SentenceRate(ProgressColumn):
    """Sentences a second since the bar began."""

    def render(self, task: Task) -> Text:
        """Return the rate, once there is one."""
        sentences, elapsed = task.fields["sentences"], task.elapsed or 0.0
        return Text(f"{sentences / elapsed:.1f} sentences/s" if sentences and elapsed else "")


def _line_of(failure: Failure) -> str:
    return f"{' '.join(failure.where.splitlines())}: {failure.message}"


def _about(done: Done) -> dict[str, object]:
    counts = {"language": done.language, "sentences": done.sentences, "figures": done.figures, "flagged": done.flagged}
    return {"name": done.where, "report": done.report, **counts}
