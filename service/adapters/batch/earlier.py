"""What figures a report held before a run changed it: noted first, so that they can be told from those it holds now."""

import json
from collections.abc import Iterable, Iterator

from service.adapters.batch.atomic import Shelf
from service.records import Figure, Report

Told = dict[str, object]
# Of a figure, what tells it from others and shows it to a reader.
_TOLD = {"text", "kind", "value", "low", "high", "unit", "per", "subject", "period", "status", "change"}


class Earlier:
    """The figures of reports as the last whole run left them, in a note of their own for each run."""

    def __init__(self, shelf: Shelf, *, note: str, files: dict[str, str]) -> None:
        """Take the name of the note, and the file of each report that the last whole run left."""
        self._shelf = shelf
        self._note = note
        self._files = files
        self._noted = {name for name, _ in read_earlier(shelf, note=note)}

    def keep(self, names: Iterable[str]) -> None:
        """Note the figures of reports that are about to change; what a stopped run noted of them stands.

        Raises:
            OutputError: the disk is full.
        """
        lines = []
        for name in names:
            if name in self._files and name not in self._noted:
                self._noted.add(name)
                lines.append(json.dumps({"name": name, "figures": _figures_in(self._shelf, file=self._files[name])}, ensure_ascii=False))
        self._shelf.note(self._note, lines=lines)


def read_earlier(shelf: Shelf, *, note: str) -> Iterator[tuple[str, list[Told]]]:
    """Yield the names of reports with the figures that they held."""
    for line in shelf.read_note(note):
        try:
            noted = json.loads(line)
            yield noted["name"], noted["figures"]
        except (ValueError, KeyError, TypeError):  # cut short by a kill before anything was changed: noted again by the next run
            continue


def tell_figure(figure: Figure) -> Told:
    """Return what is kept of a figure."""
    return figure.model_dump(mode="json", include=_TOLD)


def _figures_in(shelf: Shelf, *, file: str) -> list[Told]:
    """Return the figures of a report; none of one that somebody took away or spoiled."""
    try:
        return [tell_figure(figure) for figure in Report.model_validate_json(shelf.read(file)).figures] if shelf.has(file) else []
    except ValueError:
        return []
