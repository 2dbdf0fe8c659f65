"""An engine around an engine: what it does not change comes from the one inside."""

from collections.abc import Sequence

from service.engines.base import TranslationEngine
from service.records import Language


class WrappedEngine:
    """Everything of a TranslationEngine but `translate`, answered by the engine inside."""

    def __init__(self, engine: TranslationEngine) -> None:
        self._engine = engine

    @property
    def signature(self) -> str:
        """The signature of the engine inside."""
        return self._engine.signature

    @property
    def device(self) -> str:
        """The device of the engine inside."""
        return self._engine.device

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The placeholders of the engine inside."""
        return self._engine.placeholders

    @property
    def window(self) -> int:
        """The window of the engine inside."""
        return self._engine.window

    def supports(self, *, source: Language, target: Language) -> bool:
        """Return what the engine inside says."""
        return self._engine.supports(source=source, target=target)

    def count_tokens(self, sentences: Sequence[str], *, source: Language, target: Language) -> list[int]:
        """Return what the engine inside says."""
        return self._engine.count_tokens(sentences, source=source, target=target)
