"""What Prometheus is told: requests, the queue before the engine, tokens, and how figures fared."""

from collections.abc import Callable, Iterable, Iterator

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily
from prometheus_client.metrics_core import Metric

from service.engines.batching import Batch
from service.records import Figure

# Edges in seconds: a sentence takes some hundredths, an article some seconds.
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_SENTENCES = (1, 2, 4, 8, 16, 32, 64, 128, 256)


class Metrics:
    """The measurements of one running service."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.requests = Counter("minsheng_requests", "Requests answered", ["call", "method", "status"], registry=self.registry)
        self.request_seconds = Histogram(
            "minsheng_request_seconds", "From the request to the end of its answer", ["call"], buckets=_SECONDS, registry=self.registry
        )
        self.in_progress = Gauge("minsheng_requests_in_progress", "Requests worked on or waiting", registry=self.registry)
        self.queue_seconds = Histogram(
            "minsheng_queue_seconds",
            "What callers waited before the engine took their first sentence",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.batch_sentences = Histogram(
            "minsheng_batch_sentences", "Sentences decoded together", buckets=_SENTENCES, registry=self.registry
        )
        self.batch_callers = Histogram("minsheng_batch_callers", "Callers in one batch", buckets=_SENTENCES, registry=self.registry)
        self.engine_tokens = Counter("minsheng_engine_tokens", "Source tokens decoded", registry=self.registry)
        self.engine_seconds = Counter("minsheng_engine_seconds", "Seconds spent decoding", registry=self.registry)
        self.job_articles = Counter(
            "minsheng_job_articles", "Articles of jobs that this process finished", ["state"], registry=self.registry
        )
        self.figures = Counter("minsheng_figures", "Figures of translated texts, by how they fared", ["fidelity"], registry=self.registry)

    def observe_batch(self, batch: Batch) -> None:
        """Take down one batch of the engine."""
        self.batch_sentences.observe(batch.sentences)
        self.batch_callers.observe(batch.callers)
        self.engine_tokens.inc(batch.tokens)
        self.engine_seconds.inc(batch.seconds)
        for waited_s in batch.waited_s:
            self.queue_seconds.observe(waited_s)

    def count_figures(self, figures: Iterable[Figure]) -> None:
        """Take down how figures fared in a translation."""
        for figure in figures:
            self.figures.labels(figure.fidelity).inc()

    def count_job_article(self, state: str) -> None:
        """Take down an article of a job that this process has finished."""
        self.job_articles.labels(state).inc()

    def observe_request(self, call: str, *, method: str, status: int, seconds: float) -> None:
        """Take down one request; `call` is a route's path, never what a client made up."""
        self.requests.labels(call, method, str(status)).inc()
        self.request_seconds.labels(call).observe(seconds)

    def as_text(self) -> bytes:
        """Return everything in Prometheus' text format."""
        return generate_latest(self.registry)


class MemoryCollector:
    """Hits and misses of the translation memory, read from the engine that counts them."""

    def __init__(self, counts: Callable[[], tuple[int, int]]) -> None:
        self._counts = counts

    def collect(self) -> Iterator[Metric]:
        """Yield the counts of this moment."""
        for outcome, count in zip(("hits", "misses"), self._counts(), strict=True):
            family = CounterMetricFamily(f"minsheng_memory_{outcome}", f"Sentences: {outcome} of the translation memory")
            family.add_metric([], count)
            yield family
