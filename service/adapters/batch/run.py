"""A whole run: a place and an output folder in, every report and overview written and the manifest closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from service.adapters.batch.atomic import Shelf
from service.adapters.batch.books import Books, Tally
from service.adapters.batch.changing import Since, tell_since
from service.adapters.batch.cluster import finish_on_ray
from service.adapters.batch.entries import Failure
from service.adapters.batch.exports.overview import CHANGES, ERRORS, OVERVIEWS, write_errors, write_overview
from service.adapters.batch.folder import FolderRun
from service.adapters.batch.history import LAST, Changes, History, compare_runs, join_changes
from service.adapters.batch.ledger import Done, Ledger, Manifest, files_of
from service.adapters.batch.loads import Options
from service.adapters.batch.output import open_output
from service.adapters.batch.reading import SUFFIXES
from service.adapters.batch.reviewing import ReviewCheck
from service.adapters.batch.signing import sign
from service.adapters.batch.walking import Place, require_apart
from service.adapters.batch.watching import Watch
from service.adapters.batch.writing import Writer
from service.desk import Desk
from service.errors import MissingArticleError


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended: every article with a report, what was made now, what failed, what changed, and since when if that was asked."""

    kept: Mapping[str, Done]
    fresh: int
    failures: tuple[Failure, ...]
    changes: Changes
    run: str | None
    since: Since | None = None


def digest_folder(
    place: Place, *, out: str | Path, desk: Desk, options: Options, watch: Watch, workers: int | None = None, since: str | None = None
) -> Outcome:
    """Return how it went; `out` then holds what an undisturbed first run would have written, but for seconds and device.

    With a number of `workers` the articles are worked on by so many actors of a Ray cluster; 0 takes what the cluster has.
    With `since` the overviews tell what changed after that run.

    Raises:
        ConfigurationError: the output folder cannot be used, another run is at work in it, or no run is called `since`.
        MissingArticleError: there is no article.
        ModelError: no weights.
    """
    require_apart(place, out=out)
    signature = sign(desk, options=options)
    with open_output(out) as shelf, watch:
        if since and since != LAST:
            History(shelf).since(since)  # an unknown run is told before the work, not after it
        watch.expect(sum(1 for _ in place.find(out=shelf.address)))
        ledger = Ledger(shelf)
        try:
            books = Books(ledger=ledger, writer=Writer(shelf, signature), reviews=ReviewCheck(desk.reviews, shelf=shelf), watch=watch)
            if workers is None:
                FolderRun(desk, books=books, options=options).finish(place)
            else:
                finish_on_ray(place, books=books, desk=desk, options=options, workers=workers)
            return _Closing(books.tally, place=place, shelf=shelf, ledger=ledger).finish(signature, watch=watch, since=since)
        finally:
            ledger.close()


class _Closing:
    """The end of a run: overviews and manifest tell of exactly the articles that are there now."""

    def __init__(self, tally: Tally, *, place: Place, shelf: Shelf, ledger: Ledger) -> None:
        self._tally, self._place, self._shelf, self._ledger = tally, place, shelf, ledger

    def finish(self, signature: str, *, watch: Watch, since: str | None) -> Outcome:
        """Return the outcome.

        Raises:
            MissingArticleError: there was no article.
            OutputError: the disk is full.
        """
        tally, ledger, shelf = self._tally, self._ledger, self._shelf
        if not tally.kept and not tally.failures:
            raise MissingArticleError(f"No article in {self._place.label}: files that are read end in {' '.join(sorted(SUFFIXES))}.")
        before = {done.name: done for done in ledger.manifest.articles} if ledger.manifest else {}
        changes = compare_runs(before, after=tally.kept)
        articles = tuple(done for _, done in sorted(tally.kept.items()))
        manifest = Manifest(input=self._place.label, signature=signature, articles=articles)
        run = told = None
        if since or manifest != ledger.manifest or ledger.was_closing or not self._overviews_stand():
            ledger.begin_closing()
            self._remove_stale()
            watch.turn_to("writing overviews")
            run = History(shelf).note(changes, earlier=ledger.earlier) if changes else None
            told = self._tell_since(since, changes=changes) if since else None
            write_overview(tally.kept, failures=tally.failures, shelf=shelf, signature=signature, since=told)
            ledger.complete(manifest)
        watch.turn_to("done")
        return Outcome(tally.kept, tally.fresh, tuple(tally.failures), changes, run, told)

    def _tell_since(self, since: str, *, changes: Changes) -> Since:
        """Return what changed after a run; after the last one that is what this one changed."""
        if since == LAST:
            notes = [self._ledger.earlier]
        else:
            runs = History(self._shelf).since(since)
            changes, notes = join_changes(runs), [run.earlier for run in runs]
        return tell_since(since, changes=changes, notes=notes, kept=self._tally.kept, shelf=self._shelf)

    def _overviews_stand(self) -> bool:
        """Return whether the overviews tell of this very run already."""
        shelf = self._shelf
        if self._tally.fresh or shelf.has(CHANGES) or not all(shelf.has(name) for name in OVERVIEWS):
            return False
        return shelf.read(ERRORS).decode("utf-8") == write_errors(self._tally.failures)

    def _remove_stale(self) -> None:
        """Remove the reports of articles that are no longer there; those of another input folder stay where they are."""
        ledger = self._ledger
        if ledger.manifest and ledger.manifest.input != self._place.label:
            return
        stale = sorted((ledger.done.keys() | ledger.begun) - self._tally.kept.keys())
        if stale:
            ledger.begin(stale)
        for name in stale:
            for file in files_of(name):
                self._shelf.remove(file)
