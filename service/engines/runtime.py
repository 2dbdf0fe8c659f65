"""What both runtimes of MarianMT do alike: tokens, groups, blanks, limits. A runtime adds the search itself."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
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

        A sentence with more tokens than the model has positions goes through in pieces and has one hypothesis. A group that
        the runtime fails on is tried again sentence by sentence, so that only the one at fault is named.

        Raises:
            ModelMissingError: no weights for the direction.
            TranslationError: the runtime failed on a sentence alone.
        """
        encoded = [self._vocabulary.encode(sentence, source=source, target=target) for sentence in sentences]
        pieces: list[Tokens] = []
        spans: list[range] = []
        for sentence, tokens in zip(sentences, encoded, strict=True):
            first = len(pieces)
            pieces += self._vocabulary.cut(tokens, limit=self._weights.positions) if sentence.strip() else []
            spans.append(range(first, len(pieces)))
        found = self._decode(pieces, decoding=decoding)
        space = " " if target is Language.EN else ""
        return [found[span[0]] if len(span) == 1 else [space.join(found[place][0] for place in span)] for span in spans]

    def _decode(self, pieces: Sequence[Tokens], *, decoding: Decoding) -> list[list[str]]:
        """Return for each piece its hypotheses as text."""
        texts: list[list[str]] = [[] for _ in pieces]
        lengths = [len(piece) for piece in pieces]
        groups = group_by_length(lengths, ratio=decoding.max_length_ratio, positions=self._weights.positions)
        for group, found in zip(groups, self._search_groups(groups, pieces=pieces, decoding=decoding), strict=True):
            for place, beams in zip(group.places, found, strict=True):
                texts[place] = [self._vocabulary.decode(tokens) for tokens in beams]
        return texts

    def _search_groups(self, groups: Sequence[Group], *, pieces: Sequence[Tokens], decoding: Decoding) -> Iterable[list[list[Tokens]]]:
        """Return the hypotheses of each group; a runtime that has several workers sets them all to it."""
        return [self._search_safely(group, pieces=pieces, decoding=decoding) for group in groups]

    @abstractmethod
    def _search(self, batch: Sequence[Tokens], *, prefix: Tokens, bound: int, decoding: Decoding) -> list[list[Tokens]]:
        """Return for each source its hypotheses as tokens, prefix included, best first.

        Raises:
            RuntimeError: the runtime failed on some of them.
        """

    def _search_safely(self, group: Group, *, pieces: Sequence[Tokens], decoding: Decoding) -> list[list[Tokens]]:
        prefix = self._vocabulary.encode_prefix(decoding.prefix)[: self._weights.positions // 2]  # the rest is left for what follows it
        bound = min(group.bound + len(prefix), self._weights.positions - 1)
        try:
            return self._search([pieces[place] for place in group.places], prefix=prefix, bound=bound, decoding=decoding)
        except RuntimeError as error:
            if len(group.places) == 1:
                text = self._vocabulary.decode(pieces[group.places[0]])
                raise TranslationError(f"The translation of {excerpt(text)!r} failed: {excerpt(str(error))}. Leave it out.") from error
        singles = [Group((place,), group.bound) for place in group.places]
        return [self._search_safely(single, pieces=pieces, decoding=decoding)[0] for single in singles]
