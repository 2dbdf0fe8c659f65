"""Text <-> the tokens of a MarianMT model; what both runtimes share, so that they read and write alike."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from service.engines.weights import SOURCE_PIECES, TARGET_PIECES, VOCABULARY, Weights, read_json
from service.errors import ModelDamagedError, ModelMissingError
from service.records import Language

END = "</s>"
UNKNOWN = "<unk>"
PADDING = "<pad>"
# Never text: ends and padding, tags of the target, and the rows that fill a vocabulary up to a round size.
_SPECIAL = re.compile(r"</s>|<s>|<unk>|<pad>|>>[\w]+<<|<unused\d+>")
_EAST_ASIAN = "\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’…—"
_STRAY_SPACE = re.compile(rf"(?<=[{_EAST_ASIAN}]) +(?=[{_EAST_ASIAN}])")


class Vocabulary:
    """The two SentencePiece models and the one list of tokens of a MarianMT folder. Safe to use from many threads."""

    def __init__(self, weights: Weights) -> None:
        """Load the files of `weights`.

        Raises:
            ModelDamagedError: a file is not what its name says.
        """
        self._weights = weights
        self._source = _load_pieces(weights.folder / SOURCE_PIECES)
        self._target = _load_pieces(weights.folder / TARGET_PIECES)
        self._ids = {str(token): int(number) for token, number in read_json(weights.folder / VOCABULARY).items()}
        self._tokens = {number: token for token, number in self._ids.items()}
        absent = [token for token in (END, UNKNOWN) if token not in self._ids]
        if absent:
            raise ModelDamagedError(f"{weights.folder / VOCABULARY} lacks {absent[0]}. Fetch the model again.")

    def encode(self, sentence: str, *, source: Language, target: Language) -> list[str]:
        """Return the tokens that the encoder takes: the target's tag, the pieces, the end.

        Raises:
            ModelMissingError: the model does not translate from `source` to `target`.
        """
        if (source, target) not in self._weights.directions:
            raise ModelMissingError(f"No weights for '{source}-{target}'. Run: minsheng models install opus-mt")
        tag = self._weights.tags.get(target)
        return [*([tag] if tag else []), *self._known(self._source.encode(sentence, out_type=str)), END]

    def cut(self, tokens: Sequence[str], *, limit: int) -> list[list[str]]:
        """Return encoded tokens in pieces of at most `limit`, each with the tag and the end; one piece where all fit."""
        head = [token for token in tokens[:1] if token in self._weights.tags.values()]
        body = tokens[len(head) : -1]
        step = limit - len(head) - 1
        return [[*head, *body[start : start + step], END] for start in range(0, max(len(body), 1), step)]

    def encode_prefix(self, prefix: str) -> list[str]:
        """Return the tokens that the decoder is to begin with."""
        return self._known(self._target.encode(prefix, out_type=str)) if prefix else []

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the text of target tokens; byte pieces are joined, and no space stays between Chinese characters."""
        text: str = self._target.decode([token for token in tokens if not _SPECIAL.fullmatch(token)])
        return _STRAY_SPACE.sub("", text.replace("\u2581", " ")).strip()

    def to_ids(self, tokens: Sequence[str]) -> list[int]:
        """Return the rows of the embedding that tokens stand for."""
        return [self._ids[token] for token in tokens]

    def to_tokens(self, ids: Sequence[int]) -> list[str]:
        """Return the tokens that rows of the embedding stand for."""
        return [self._tokens.get(number, UNKNOWN) for number in ids]

    def _known(self, pieces: Sequence[str]) -> list[str]:
        """Return the pieces with those that no row stands for as unknown: OPUS-MT has no byte pieces to spell them with."""
        return [piece if piece in self._ids else UNKNOWN for piece in pieces]


def _load_pieces(path: Path) -> Any:
    from sentencepiece import SentencePieceProcessor

    try:
        return SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as error:
        raise ModelDamagedError(f"{path} is no SentencePiece model. Fetch the model again.") from error
