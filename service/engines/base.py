"""What a translation engine is: the one thing that stages and the pipeline know of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from service.records import Language


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to search; equal settings on equal weights give equal hypotheses.

    `prefix` is target text that every hypothesis of the call must begin with.
    `max_length_ratio` bounds target tokens per source token, so that no output runs away.
    """

    beam: int = 2
    hypotheses: int = 1
    length_penalty: float = 1.0
    repetition_penalty: float = 1.0
    no_repeat_ngram: int = 0
    max_length_ratio: float = 3.0
    prefix: str = ""

    def __str__(self) -> str:
        """Return the settings as they stand in a signature, e.g. `beam:2`."""
        parts = [f"beam:{self.beam}"]
        if self.no_repeat_ngram:
            parts.append(f"ngram:{self.no_repeat_ngram}")
        if self.length_penalty != 1.0:
            parts.append(f"length:{self.length_penalty}")
        if self.repetition_penalty != 1.0:
            parts.append(f"repetition:{self.repetition_penalty}")
        return "|".join(parts)


class TranslationEngine(Protocol):
    """Translate sentences; no sentence is lost, none changes places."""

    @property
    def signature(self) -> str:
        """Weights and runtime, e.g. `minsheng-compact-1:3fa94c…|ct2:int8`."""
        ...

    @property
    def device(self) -> str:
        """`cpu` or `cuda`."""
        ...

    @property
    def placeholders(self) -> tuple[str, ...]:
        """Tokens that the model was trained to carry unread from source to target; empty when it was not."""
        ...

    @property
    def window(self) -> int:
        """Source tokens that the model takes well in one piece; longer sentences are split at clauses before they come here."""
        ...

    def supports(self, *, source: Language, target: Language) -> bool:
        """Return whether weights for the direction are here."""
        ...

    def count_tokens(self, sentences: Sequence[str], *, source: Language, target: Language) -> list[int]:
        """Return the number of source tokens of each sentence."""
        ...

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        """Return for each sentence its hypotheses, best first, `decoding.hypotheses` of them at the most.

        Raises:
            ModelMissingError: no weights for the direction.
            TranslationError: the runtime failed.
        """
        ...
