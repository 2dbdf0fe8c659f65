"""What changed from run to run: one line for each that changed anything."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime

from service.adapters.batch.atomic import Shelf
from service.adapters.batch.ledger import Done
from service.errors import ConfigurationError

LAST = "last"
_HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Changes:
    """Names of reports that came, changed or went."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def then(self, later: "Changes") -> "Changes":
        """Return both together: what came and went again is in neither.

        >>> Changes(added=("a", "b")).then(Changes(changed=("a",), removed=("b",)))
        Changes(added=('a',), changed=(), removed=())
        """
        added, changed, removed = set(self.added), set(self.changed), set(self.removed)
        for name in later.removed:
            (added.discard if name in added else removed.add)(name)
            changed.discard(name)
        for name in later.added:
            (changed.add if name in removed else added.add)(name)
            removed.discard(name)
        changed |= set(later.changed) - added
        return Changes(tuple(sorted(added)), tuple(sorted(changed)), tuple(sorted(removed)))


def compare_runs(before: Mapping[str, Done], *, after: Mapping[str, Done]) -> Changes:
    """Return what changed between two manifests; a report made anew by another model counts as changed."""
    same = {name for name in before.keys() & after.keys() if before[name] == after[name]}
    return Changes(
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted((before.keys() & after.keys()) - same)),
        tuple(sorted(before.keys() - after.keys())),
    )


@dataclass(frozen=True, slots=True)
class Run:
    """A run that changed something, and the note of the figures that were there before it."""

    name: str
    changes: Changes
    earlier: str


class History:
    """The runs of one output folder, oldest first, each with what it changed."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._runs = list(_read_runs(shelf))

    def note(self, changes: Changes, *, earlier: str) -> str:
        """Write down a run and return its name; one that was stopped when it had done that before is not written twice.

        Raises:
            OutputError: the disk is full.
        """
        if self._runs and (self._runs[-1].changes, self._runs[-1].earlier) == (changes, earlier):
            return self._runs[-1].name
        run = Run(datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ"), changes, earlier)
        told = {"run": run.name, **{part.name: getattr(changes, part.name) for part in fields(changes)}, "earlier": earlier}
        self._shelf.note(_HISTORY, lines=[json.dumps(told, ensure_ascii=False)])
        self._runs.append(run)
        return run.name

    def since(self, run: str) -> list[Run]:
        """Return the runs after one; after an ISO date or the beginning of a run's name, those after all that begin with it.

        Raises:
            ConfigurationError: no run has such a name.
        """
        wanted = run.replace("-", "").replace(":", "")
        if not any(noted.name.startswith(wanted) or noted.name > wanted for noted in self._runs) or not wanted[:8].isdigit():
            known = ", ".join(noted.name for noted in self._runs[-5:]) or "none"
            where = self._shelf.address
            raise ConfigurationError(f"No run {run!r} in {where}. The latest are: {known}. Say one of these, a date, or {LAST!r}.")
        return [noted for noted in self._runs if noted.name > wanted and not noted.name.startswith(wanted)]


def join_changes(runs: Iterable[Run]) -> Changes:
    """Return what runs changed together."""
    changes = Changes()
    for run in runs:
        changes = changes.then(run.changes)
    return changes


def _read_runs(shelf: Shelf) -> Iterator[Run]:
    for line in shelf.read_note(_HISTORY):
        try:
            noted = json.loads(line)
            yield Run(noted["run"], Changes(*(tuple(noted[part.name]) for part in fields(Changes))), noted["earlier"])
        except (ValueError, KeyError, TypeError):  # cut short by a kill before its manifest was whole: noted again by the next run
            continue
