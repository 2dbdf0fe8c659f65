"""The figures of an article before and now in, which of them are new, gone or changed out."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from service.adapters.batch.atomic import Shelf
from service.adapters.batch.earlier import Told, read_earlier, tell_figure
from service.adapters.batch.history import Changes
from service.adapters.batch.ledger import Done, files_of
from service.characters import simplify
from service.records import Report

# What a person reads, and a page shows; the counts are of all. Not swept.
MOST_TOLD = 1_000


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that came, went, or has another value: `before` is None for one that came, `now` for one that went."""

    article: str
    before: Told | None
    now: Told | None

    @property
    def kind(self) -> str:
        """`new`, `gone` or `changed`."""
        return "new" if self.before is None else "gone" if self.now is None else "changed"

    @property
    def line(self) -> str:
        """The change as a person reads it."""
        told = self.now or self.before or {}
        texts = " → ".join(str(one["text"]) for one in (self.before, self.now) if one)
        return f"{self.article}: {texts}" + (f" ({told['subject']})" if told.get("subject") else "")


@dataclass(slots=True)
class Since:
    """What changed since a run: articles, how many figures, and the first of them."""

    run: str
    articles: Changes
    counts: dict[str, int] = field(default_factory=lambda: {"new": 0, "gone": 0, "changed": 0})
    figures: list[FigureChange] = field(default_factory=list)

    def add(self, change: FigureChange) -> None:
        """Count a change, and keep it where there is room: a thousand of each kind are told."""
        self.counts[change.kind] += 1
        if self.counts[change.kind] <= MOST_TOLD:
            self.figures.append(change)


def tell_since(run: str, *, changes: Changes, notes: Sequence[str], kept: Mapping[str, Done], shelf: Shelf) -> Since:
    """Return what changed; `notes` name what the runs since then noted of earlier figures, oldest first."""
    since = Since(run, changes)
    before: set[str] = set()
    for note in notes:
        for name, figures in read_earlier(shelf, note=note):
            if name not in before and name in {*changes.changed, *changes.removed}:
                before.add(name)
                for change in compare_figures(name, before=figures, now=_figures_now(kept.get(name), shelf=shelf)):
                    since.add(change)
    for name in changes.added:
        for figure in _figures_now(kept.get(name), shelf=shelf):
            since.add(FigureChange(name, None, figure))
    order = ("changed", "new", "gone")
    since.figures.sort(key=lambda change: (order.index(change.kind), change.article))
    return since


def _figures_now(done: Done | None, *, shelf: Shelf) -> list[Told]:
    if done is None:
        return []
    return [tell_figure(figure) for figure in Report.model_validate_json(shelf.read(files_of(done.name)[0])).figures]


def compare_figures(article: str, *, before: Sequence[Told], now: Sequence[Told]) -> Iterator[FigureChange]:
    """Yield what changed; a figure that only moved, or whose sentence was written anew, has not changed.

    >>> was, is_ = ({"text": t, "kind": "count", "value": t, "unit": "bed", "subject": "云麓新增床位"} for t in ("120", "99"))
    >>> [(change.kind, change.line) for change in compare_figures("a", before=[was], now=[is_])]
    [('changed', 'a: 120 → 99 (云麓新增床位)')]
    """
    gone, new = list(before), list(now)
    for same in (_everything, _amount):
        gone, new, _ = _pair(gone, new, same=same)
    gone, new, pairs = _pair(gone, new, same=_measure)
    yield from (FigureChange(article, one, other) for one, other in pairs)
    yield from (FigureChange(article, None, figure) for figure in new)
    yield from (FigureChange(article, figure, None) for figure in gone)


def _pair(
    before: Sequence[Told], now: Sequence[Told], *, same: Callable[[Told], Hashable]
) -> tuple[list[Told], list[Told], list[tuple[Told, Told]]]:
    """Return what has no counterpart on either side, and the pairs that are the same, in order."""
    waiting: defaultdict[Hashable, list[Told]] = defaultdict(list)
    for figure in before:
        waiting[same(figure)].append(figure)
    new, pairs = [], []
    for figure in now:
        key = same(figure)
        if key is not None and waiting[key]:
            pairs.append((waiting[key].pop(0), figure))
        else:
            new.append(figure)
    return [figure for left in waiting.values() for figure in left], new, pairs


def _amount(figure: Told) -> Hashable:
    """Return what a figure says in numbers, whatever the words around it."""
    return tuple(figure.get(key) for key in ("kind", "value", "low", "high", "unit", "per"))


def _everything(figure: Told) -> Hashable:
    return (_amount(figure), figure.get("subject"), figure.get("period"), figure.get("status"))


def _measure(figure: Told) -> Hashable | None:
    """Return what two values of one measure share; None where nothing says what is measured."""
    subject = figure.get("subject")
    if not subject or figure.get("kind") == "date":
        return None
    change = figure.get("change")
    moved = (change.get("kind"), change.get("basis")) if isinstance(change, dict) else None
    said = simplify(str(subject)).casefold().strip()
    return (said, figure.get("kind"), figure.get("unit"), figure.get("per"), figure.get("period"), figure.get("status"), moved)
