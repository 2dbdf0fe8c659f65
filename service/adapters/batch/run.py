"""A whole run: a place and an output folder in, every report and overview written and the manifest closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from service.adapters.batch.atomic import Shelf
from service.adapters.batch.books import Books, Tally
from service.adapters.batch.cluster import finish_on_ray
from service.adapters.batch.entries import Failure
from service.adapters.batch.exports.overview import ERRORS, OVERVIEWS, write_errors, write_overview
from service.adapters.batch.folder import FolderRun
from service.adapters.batch.history import Changes, History, compare_runs
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
    """How a run ended: every article with a report, what was made now, what failed, what changed."""

    kept: Mapping[str, Done]
    fresh: int
    failures: tuple[Failure, ...]
    changes: Changes
    run: str | None


def digest_folder(place: Place, *, out: Path, desk: Desk, options: Options, watch: Watch, workers: int | None = None) -> Outcome:
    """Return how it went; `out` then holds what an undisturbed first run would have written, but for seconds and device.

    With a number of `workers` the articles are worked on by so many actors of a Ray cluster; 0 takes what the cluster has.

    Raises:
        ConfigurationError: the output folder cannot be used, or another run is at work in it.
        MissingArticleError: there is no article.
        ModelError: no weights.
    """
    require_apart(place, out=out)
    signature = sign(desk, options=options)
    with open_output(out) as shelf, watch:
        watch.expect(sum(1 for _ in place.find(out=out)))
        ledger = Ledger(out)
        try:
            books = Books(ledger=ledger, writer=Writer(shelf, signature), reviews=ReviewCheck(desk.reviews, root=out), watch=watch)
            if workers is None:
                FolderRun(desk, books=books, options=options).finish(place)
            else:
                finish_on_ray(place, books=books, desk=desk, options=options, workers=workers)
            return _close(books.tally, place=place, shelf=shelf, ledger=ledger, signature=signature, watch=watch)
        finally:
            ledger.close()


def _close(tally: Tally, *, place: Place, shelf: Shelf, ledger: Ledger, signature: str, watch: Watch) -> Outcome:
    """Return the outcome once overviews and manifest tell of exactly the articles that are there now."""
    if not tally.kept and not tally.failures:
        raise MissingArticleError(f"No article in {place.label}: files that are read end in {' '.join(sorted(SUFFIXES))}.")
    earlier = ledger.manifest
    before = {done.name: done for done in earlier.articles} if earlier else {}
    changes = compare_runs(before, after=tally.kept)
    manifest = Manifest(input=place.label, signature=signature, articles=tuple(done for _, done in sorted(tally.kept.items())))
    run = None
    if manifest != earlier or ledger.was_closing or not _overviews_stand(tally, shelf=shelf):
        ledger.begin_closing()
        _remove_stale(tally, shelf=shelf, ledger=ledger, place=place)
        watch.turn_to("writing overviews")
        write_overview(tally.kept, failures=tally.failures, shelf=shelf, signature=signature)
        run = History(shelf.root).note(changes) if changes else None
        ledger.complete(manifest, shelf=shelf)
    watch.turn_to("done")
    return Outcome(tally.kept, tally.fresh, tuple(tally.failures), changes, run)


def _overviews_stand(tally: Tally, *, shelf: Shelf) -> bool:
    """Return whether the overviews tell of this very run already."""
    if tally.fresh or not all((shelf.root / name).is_file() for name in OVERVIEWS):
        return False
    return (shelf.root / ERRORS).read_text("utf-8") == write_errors(tally.failures)


def _remove_stale(tally: Tally, *, shelf: Shelf, ledger: Ledger, place: Place) -> None:
    """Remove the reports of articles that are no longer there; those of another input folder stay where they are."""
    if ledger.manifest and ledger.manifest.input != place.label:
        return
    stale = sorted((ledger.done.keys() | ledger.begun) - tally.kept.keys())
    if stale:
        ledger.begin(stale)
    for name in stale:
        for file in files_of(name):
            shelf.remove(file)
