"""The desk of a running service: its engine joins many callers, and what happens is measured."""

from collections.abc import Callable, Sequence

from service.adapters.rest.metrics import MemoryCollector, Metrics
from service.desk import Desk
from service.engines.base import TranslationEngine
from service.engines.batching import BatchingEngine
from service.engines.memory import MemoryEngine
from service.glossary import Glossary
from service.records import Article, Language, Report, Sentence, Translation
from service.settings import Settings


class ServiceDesk(Desk):
    """A desk whose engine many threads may ask at once."""

    def __init__(self, settings: Settings, *, metrics: Metrics, engine: TranslationEngine | None = None) -> None:
        self._metrics = metrics
        self._joined: BatchingEngine | None = None
        self._joined_tokens = settings.joined_tokens
        super().__init__(settings, engine=self._join(engine) if engine else None, wrap=self._join)
        metrics.registry.register(MemoryCollector(self._count_memory))

    @property
    def fault(self) -> str | None:
        """Why nothing more is to be expected of the engine; None while it works or is not open yet."""
        return self._joined.fault if self._joined else None

    def digest(
        self,
        article: Article,
        *,
        target: Language | None = None,
        source: Language | None = None,
        key_points: int | None = None,
        glossary: Glossary | None = None,
        on_sentence: Callable[[Sentence], None] | None = None,
    ) -> Report:
        """Return the report of one article."""
        report = super().digest(article, target=target, source=source, key_points=key_points, glossary=glossary, on_sentence=on_sentence)
        self._metrics.count_figures(report.figures)
        return report

    def translate(
        self, lines: Sequence[str], *, source: Language | None = None, target: Language, glossary: Glossary | None = None
    ) -> list[Translation]:
        """Return one translation for each line, in order."""
        translations = super().translate(lines, source=source, target=target, glossary=glossary)
        self._metrics.count_figures(figure for translation in translations for figure in translation.figures)
        return translations

    def _join(self, engine: TranslationEngine) -> BatchingEngine:
        self._joined = BatchingEngine(engine, batch_tokens=self._joined_tokens, observe=self._metrics.observe_batch)
        return self._joined

    def _count_memory(self) -> tuple[int, int]:
        engine = self._engine
        return (engine.hits, engine.misses) if isinstance(engine, MemoryEngine) else (0, 0)
