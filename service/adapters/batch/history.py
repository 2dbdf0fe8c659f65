"""What changed from run to run: one line for each that changed anything."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from service.adapters.batch.atomic import STATE, output_error
from service.adapters.batch.ledger import Done
from service.errors import ConfigurationError

LAST = "last"


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


class History:
    """The runs of one output folder, oldest first, each with what it changed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._path = root / STATE / "history.jsonl"

    def note(self, changes: Changes) -> str:
        """Write down a run and return its name.

        Raises:
            OutputError: the disk is full.
        """
        run = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
        line = json.dumps({"run": run, **{part.name: getattr(changes, part.name) for part in fields(changes)}}, ensure_ascii=False)
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(("\n" if file.tell() else "") + line)
        except OSError as error:
            raise output_error(error, folder=self._root) from error
        return run

    def since(self, run: str) -> Changes:
        """Return what changed after a run; after an ISO date or the beginning of a run's name, after all that begin with it.

        Raises:
            ConfigurationError: no run has such a name.
        """
        runs = self._read()
        wanted = run.replace("-", "").replace(":", "")
        if not any(name.startswith(wanted) or name > wanted for name, _ in runs) or not wanted[:8].isdigit():
            known = ", ".join(name for name, _ in runs[-5:]) or "none"
            raise ConfigurationError(f"No run {run!r} in {self._root}. The latest are: {known}. Say one of these, a date, or {LAST!r}.")
        changes = Changes()
        for name, later in runs:
            if name > wanted and not name.startswith(wanted):
                changes = changes.then(later)
        return changes

    def _read(self) -> list[tuple[str, Changes]]:
        try:
            lines = self._path.read_text("utf-8").splitlines()
        except FileNotFoundError:
            return []
        runs = []
        for line in lines:
            try:
                noted = json.loads(line)
                runs.append((noted["run"], Changes(*(tuple(noted[part.name]) for part in fields(Changes)))))
            except (ValueError, KeyError, TypeError):  # cut short by a kill before its manifest was whole: noted again by the next run
                continue
        return runs
