"""What both runtimes of MarianMT do alike: tokens, groups, blanks, limits. A runtime adds the search itself."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path

from service.engines.base import Decoding
from service.engines.lengths import Group, group_by_length
from service.engines.vocabulary import Vocabulary
from service.engines.weights import Weights, read_weights
from service.errors import TranslationError, excerpt
from service.records import Language

Tokens = list[str]


class MarianRuntime(ABC):
    """A MarianMT folder opened by some runtime; itself a TranslationEngine."""

    def __init__(self, folder: Path, *, weights: Weights | None = None) -> None:
        self._weights = weights or read_weights(folder)
        self._vocabulary = Vocabulary(self._weights)

    @property
    @abstractmethod
    def signature(self) -> str:
        """The name, the weights and the runtime."""

    @property
    @abstractmethod
    def device(self) -> str:
        """`cpu` or `cuda`."""

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The tokens that the model carries unread."""
        return self._weights.placeholders

    @property
    def window(self) -> int:
        """Source tokens that the model takes well in one piece."""
        return self._weights.window

    def supports(self, *, source: Language, target: Language) -> bool:
        """Return whether the model translates from `source` to `target`."""
        return (source, target) in self._weights.directions

    def count_tokens(self, sentences: Sequence[str], *, source: Language, target: Language) -> list[int]:
        """Return the number of source tokens of each sentence, tag and end counted."""
        return [len(self._vocabulary.encode(sentence, source=source, target=target)) for sentence in sentences]

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        """Return for each sentence its hypotheses, best first; a blank sentence is [""] and costs nothing.

        A group that the runtime fails on is tried again sentence by sentence, so that only the one at fault is named.

        Raises:
            ModelMissingError: no weights for the direction.
            TranslationError: a sentence has more tokens than the model has positions, or the runtime failed on it alone.
        """
        encoded = [self._vocabulary.encode(sentence, source=source, target=target) for sentence in sentences]
        open_places = [place for place, sentence in enumerate(sentences) if sentence.strip()]
        for place in open_places:
            self._check_length(encoded[place], sentence=sentences[place])
        lengths = [len(encoded[place]) for place in open_places]
        groups = [
            Group(tuple(open_places[place] for place in group.places), group.bound)
            for group in group_by_length(lengths, ratio=decoding.max_length_ratio, positions=self._weights.positions)
        ]
        hypotheses: list[list[str]] = [[""] for _ in sentences]
        for group in groups:
            found = self._search_safely(group, encoded=encoded, sentences=sentences, decoding=decoding)
            for place, beams in zip(group.places, found, strict=True):
                hypotheses[place] = [self._vocabulary.decode(tokens) for tokens in beams]
        return hypotheses

    @abstractmethod
    def _search(self, batch: Sequence[Tokens], *, prefix: Tokens, bound: int, decoding: Decoding) -> list[list[Tokens]]:
        """Return for each source its hypotheses as tokens, prefix included, best first.

        Raises:
            RuntimeError: the runtime failed on some of them.
        """

    def _search_safely(
        self, group: Group, *, encoded: Sequence[Tokens], sentences: Sequence[str], decoding: Decoding
    ) -> list[list[Tokens]]:
        prefix = self._vocabulary.encode_prefix(decoding.prefix)
        bound = min(group.bound + len(prefix), self._weights.positions - 1)
        try:
            return self._search([encoded[place] for place in group.places], prefix=prefix, bound=bound, decoding=decoding)
        except RuntimeError as error:
            if len(group.places) == 1:
                sentence = sentences[group.places[0]]
                raise TranslationError(f"The translation of {excerpt(sentence)!r} failed: {excerpt(str(error))}. Leave it out.") from error
        singles = [Group((place,), group.bound) for place in group.places]
        return [self._search_safely(single, encoded=encoded, sentences=sentences, decoding=decoding)[0] for single in singles]

    def _check_length(self, tokens: Tokens, *, sentence: str) -> None:
        if len(tokens) > self._weights.positions:
            raise TranslationError(
                f"{excerpt(sentence)!r} has {len(tokens)} tokens; the model reads {self._weights.positions}. Split the sentence."
            )
