"""An engine around an engine: what many callers ask for at once is decoded together, each of them getting a fair share."""

import contextvars
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from service.engines.base import Decoding, TranslationEngine
from service.engines.wrapping import WrappedEngine
from service.errors import AbandonedError, ServiceError
from service.records import Language

logger = logging.getLogger(__name__)


class Abandonment(threading.Event):
    """Set once nobody waits for the work any more; `error` says why."""

    def __init__(self) -> None:
        super().__init__()
        self.error: ServiceError = AbandonedError("Whoever asked for this has gone.")

    def end(self, error: ServiceError) -> None:
        """Set it for this reason, unless it has been set for another."""
        if not self.is_set():
            self.error = error
            self.set()


# Set by whoever knows that the caller in this context has gone; its sentences are then left out.
ABANDONED: contextvars.ContextVar[Abandonment | None] = contextvars.ContextVar("abandoned", default=None)
# An engine that failed so often in a row, or decodes so long, does not come back by itself. Not measured.
MOST_FAILURES = 3
LONGEST_BATCH_S = 300.0

Kind = tuple[Language, Language, Decoding]


@dataclass(frozen=True, slots=True)
class Batch:
    """What was decoded in one go, for those who measure."""

    callers: int
    sentences: int
    tokens: int
    seconds: float
    waited_s: tuple[float, ...]


@dataclass(slots=True, eq=False)
class _Order:
    """The sentences of one caller; `taken` of them are decoded or being decoded."""

    sentences: Sequence[str]
    sizes: Sequence[int]
    kind: Kind
    abandoned: Abandonment | None
    came: float = field(default_factory=time.monotonic)
    taken: int = 0
    found: list[list[str]] = field(default_factory=list)
    answer: Future[list[list[str]]] = field(default_factory=Future)

    @property
    def gone(self) -> bool:
        return self.answer.done() or (self.abandoned is not None and self.abandoned.is_set())


@dataclass(frozen=True, slots=True)
class _Share:
    """The part of an order that goes into one batch."""

    order: _Order
    start: int
    end: int

    @property
    def sentences(self) -> Sequence[str]:
        return self.order.sentences[self.start : self.end]

    @property
    def tokens(self) -> int:
        return sum(self.order.sizes[self.start : self.end])


class BatchingEngine(WrappedEngine):
    """Join the sentences of concurrent callers into batches of about `batch_tokens` for `engine`, in turns.

    One thread decodes. A batch takes from every caller who waits, so a short text needs not wait for a long article to end.
    """

    def __init__(self, engine: TranslationEngine, *, batch_tokens: int, observe: Callable[[Batch], None] | None = None) -> None:
        super().__init__(engine)
        self._batch_tokens = batch_tokens
        self._observe = observe
        self._orders: deque[_Order] = deque()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._failures = 0
        self._busy_since: float | None = None

    @property
    def fault(self) -> str | None:
        """Why nothing more is to be expected of this engine; None while it works."""
        if self._thread is not None and not self._thread.is_alive():
            return "The thread that decodes has ended."
        if self._failures >= MOST_FAILURES:
            return f"The engine failed {self._failures} times in a row."
        since = self._busy_since
        if since is not None and time.monotonic() - since > LONGEST_BATCH_S:
            return f"One batch has been decoded for more than {LONGEST_BATCH_S:.0f} seconds."
        return None

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        """Return the hypotheses of each sentence, decoded together with those of others.

        Raises:
            AbandonedError: the caller has gone before it was its turn.
            TimeLimitError: its time was up before that.
            ModelError: no weights for the direction, or the engine failed on these sentences.
        """
        if not sentences:
            return []
        sizes = self._engine.count_tokens(sentences, source=source, target=target)
        order = _Order(sentences, sizes, (source, target, decoding), ABANDONED.get())
        with self._changed:
            self._orders.append(order)
            if self._thread is None or not self._thread.is_alive():
                thread = threading.Thread(target=self._work, name="batching", daemon=True)
                thread.start()
                self._thread = thread  # not before it runs: `fault` would take it for one that has ended
            self._changed.notify()
        return order.answer.result()

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._orders:
                    self._changed.wait()
                shares = self._take()
            if shares:
                self._busy_since = time.monotonic()
                self._decode(shares)
                self._busy_since = None

    def _take(self) -> list[_Share]:
        """Return what goes into the next batch: of the kind that waits longest, a fair share of each order."""
        self._drop_the_gone()
        if not self._orders:
            return []
        kind = self._orders[0].kind
        alike = [order for order in self._orders if order.kind == kind]
        fair = max(1, self._batch_tokens // len(alike))
        shares: list[_Share] = []
        room = self._batch_tokens
        for order in alike:
            if room <= 0:
                break
            share = _cut_share(order, tokens=min(fair, room))
            room -= share.tokens
            shares.append(share)
            self._orders.remove(order)
            if order.taken < len(order.sentences):
                self._orders.append(order)
        return shares

    def _drop_the_gone(self) -> None:
        for order in [order for order in self._orders if order.gone]:
            self._orders.remove(order)
            if order.abandoned is not None and not order.answer.done():
                order.answer.set_exception(order.abandoned.error)

    def _decode(self, shares: Sequence[_Share]) -> None:
        began = time.monotonic()
        sentences = [sentence for share in shares for sentence in share.sentences]
        source, target, decoding = shares[0].order.kind
        try:
            found = self._engine.translate(sentences, source=source, target=target, decoding=decoding)
        except Exception as error:  # whatever it is, it is the callers' to know, and this thread has to live on
            self._decode_alone(shares, error=error)
            return
        self._failures = 0
        place = 0
        for share in shares:
            count = share.end - share.start
            share.order.found += found[place : place + count]
            place += count
            if len(share.order.found) == len(share.order.sentences) and not share.order.answer.done():
                share.order.answer.set_result(share.order.found)
        self._tell(shares, began=began)

    def _decode_alone(self, shares: Sequence[_Share], *, error: Exception) -> None:
        """Decode each share by itself, so that one caller's bad sentence harms nobody else."""
        if len(shares) > 1:
            for share in shares:
                self._decode([share])
            return
        self._failures += 1
        if not shares[0].order.answer.done():
            shares[0].order.answer.set_exception(error)

    def _tell(self, shares: Sequence[_Share], *, began: float) -> None:
        if self._observe is None:
            return
        now = time.monotonic()
        waited = tuple(began - share.order.came for share in shares if share.start == 0)
        sentences = sum(share.end - share.start for share in shares)
        try:
            self._observe(Batch(len(shares), sentences, sum(share.tokens for share in shares), now - began, waited))
        except Exception as error:
            logger.warning("A batch could not be measured: %s", type(error).__name__)


def require_wanted() -> None:
    """Return where somebody still waits for the work in this context.

    Raises:
        AbandonedError: nobody does.
        TimeLimitError: its time is up.
    """
    abandoned = ABANDONED.get()
    if abandoned is not None and abandoned.is_set():
        raise abandoned.error


def _cut_share(order: _Order, *, tokens: int) -> _Share:
    """Return the order's next sentences, at least one and at most so many tokens of them."""
    start = order.taken
    end = start + 1
    room = tokens - order.sizes[start]
    while end < len(order.sentences) and order.sizes[end] <= room:
        room -= order.sizes[end]
        end += 1
    order.taken = end
    return _Share(order, start, end)
