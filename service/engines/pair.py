"""Engines for one direction each, joined into one for both."""

from collections.abc import Sequence

from service.engines.base import Decoding, TranslationEngine
from service.errors import ModelMissingError
from service.records import Language


class PairEngine:
    """Pass each call to the engine that has the direction; itself a TranslationEngine."""

    def __init__(self, engines: Sequence[TranslationEngine]) -> None:
        self._engines = tuple(engines)

    @property
    def signature(self) -> str:
        """The engines' signatures, with the runtime named once where it is the same."""
        weights, runtimes = zip(*(engine.signature.split("|", 1) for engine in self._engines), strict=True)
        if len(set(runtimes)) == 1:
            return f"{'+'.join(weights)}|{runtimes[0]}"
        return "+".join(engine.signature for engine in self._engines)

    @property
    def device(self) -> str:
        """`cpu` or `cuda`."""
        return self._engines[0].device

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The tokens that all of them carry unread."""
        first, *others = (engine.placeholders for engine in self._engines)
        return tuple(token for token in first if all(token in tokens for tokens in others))

    @property
    def window(self) -> int:
        """The source tokens that each of them takes well in one piece."""
        return min(engine.window for engine in self._engines)

    def supports(self, *, source: Language, target: Language) -> bool:
        """Return whether one of them translates from `source` to `target`."""
        return any(engine.supports(source=source, target=target) for engine in self._engines)

    def count_tokens(self, sentences: Sequence[str], *, source: Language, target: Language) -> list[int]:
        """Return the number of source tokens of each sentence.

        Raises:
            ModelMissingError: none of them has the direction.
        """
        return self._choose(source=source, target=target).count_tokens(sentences, source=source, target=target)

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        """Return for each sentence its hypotheses, best first.

        Raises:
            ModelMissingError: none of them has the direction.
            TranslationError: the runtime failed.
        """
        return self._choose(source=source, target=target).translate(sentences, source=source, target=target, decoding=decoding)

    def _choose(self, *, source: Language, target: Language) -> TranslationEngine:
        for engine in self._engines:
            if engine.supports(source=source, target=target):
                return engine
        raise ModelMissingError(f"No weights for '{source}-{target}'. Run: minsheng models install opus-mt")
