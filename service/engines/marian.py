"""MarianMT on transformers and torch (extra `torch`): bf16 on a GPU, float32 on a CPU."""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from service.engines.base import Decoding
from service.engines.checksums import digest_file
from service.engines.lengths import Group, cut_by_tokens
from service.engines.runtime import MarianRuntime, Tokens
from service.engines.vocabulary import END, PADDING, UNKNOWN
from service.engines.weights import Weights
from service.errors import ConfigurationError, ModelDamagedError, ModelMissingError

MISSING_TORCH = "needs torch and transformers. Run: pip install 'minsheng[torch]'"


class MarianEngine(MarianRuntime):
    """A folder's own weights on transformers; equal to CTranslate2's float32 on equal weights but for rounding.

    One difference stays: while searching with a beam, transformers applies `repetition_penalty` to log
    probabilities and CTranslate2 to logits. Neither is what a first look uses.
    """

    def __init__(
        self, folder: Path, *, device: str = "auto", threads: int = 0, batch_tokens: int = 2048, weights: Weights | None = None
    ) -> None:
        """Load the weights of `folder`; `auto` takes a GPU when torch sees one, `threads` of 0 leaves torch's own number.

        Raises:
            ConfigurationError: torch or transformers is not installed, or there is no such device.
            ModelMissingError: the folder holds no weights for transformers.
            ModelDamagedError: transformers cannot load them.
        """
        super().__init__(folder, weights=weights)
        torch = load_torch()
        path = self._weights.torch_weights
        if path is None:
            raise ModelMissingError(
                f"{self._weights.folder} holds no weights for transformers. Use the engine ct2, or install the model again."
            )
        self._torch = torch
        self._device = choose_torch_device(device)
        self._batch_tokens = batch_tokens
        self._lock = Lock()
        if threads:
            torch.set_num_threads(threads)
        self._precision = torch.bfloat16 if self._device == "cuda" else torch.float32
        self._digest = digest_file(path)
        self._model = _load_model(self._weights.folder, precision=self._precision).to(self._device).eval()
        self._padding = int(self._model.config.pad_token_id)

    @property
    def signature(self) -> str:
        """The name, the start of the sha256 of the weights, and how they are computed."""
        return f"{self._weights.name}:{self._digest[:12]}|marian:{str(self._precision).removeprefix('torch.')}"

    @property
    def device(self) -> str:
        """`cpu` or `cuda`."""
        return self._device

    def _search(self, batch: Sequence[Tokens], *, prefix: Tokens, bound: int, decoding: Decoding) -> list[list[Tokens]]:
        lengths = [len(tokens) for tokens in batch]
        found: list[list[Tokens]] = [[] for _ in batch]
        for piece in cut_by_tokens(Group(tuple(range(len(batch))), bound), lengths=lengths, tokens=self._batch_tokens):
            rows = self._generate([batch[place] for place in piece.places], prefix=prefix, bound=bound, decoding=decoding)
            for place, hypotheses in zip(piece.places, rows, strict=True):
                found[place] = hypotheses
        return found

    def _generate(self, batch: Sequence[Tokens], *, prefix: Tokens, bound: int, decoding: Decoding) -> list[list[Tokens]]:
        torch = self._torch
        longest = max(len(tokens) for tokens in batch)
        ids = [self._vocabulary.to_ids(tokens) for tokens in batch]
        sources = torch.tensor([row + [self._padding] * (longest - len(row)) for row in ids], device=self._device)
        seen = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in ids], device=self._device)
        begin = [int(self._model.config.decoder_start_token_id), *self._vocabulary.to_ids(prefix)]
        with self._lock, torch.inference_mode():  # generate() keeps state on the model
            output = self._model.generate(
                input_ids=sources,
                attention_mask=seen,
                decoder_input_ids=torch.tensor([begin] * len(batch), device=self._device),
                generation_config=self._search_settings(decoding, prefix=prefix, bound=bound),
            )
        beams = max(decoding.beam, decoding.hypotheses)
        rows = [self._vocabulary.to_tokens(row) for row in output.sequences[:, 1:].tolist()]
        scores = [0.0] * len(rows) if beams == 1 else output.sequences_scores.tolist()
        return [
            _rank(rows[start : start + beams], scores=scores[start : start + beams], prefix=prefix, decoding=decoding)
            for start in range(0, len(rows), beams)
        ]

    def _search_settings(self, decoding: Decoding, *, prefix: Tokens, bound: int) -> Any:
        """Return the settings under which transformers searches as CTranslate2 does.

        CTranslate2 stops at `beam` finished hypotheses, lets the first token not be the end, never forces the end at the
        bound, and has no row for padding: a ban with the rest scaled up to 1 is the same.
        """
        from transformers import GenerationConfig

        beams = max(decoding.beam, decoding.hypotheses)
        banned = [*self._vocabulary.to_ids([UNKNOWN]), self._padding]
        return GenerationConfig(
            num_beams=beams,
            num_return_sequences=beams,
            do_sample=False,
            early_stopping=True if beams > 1 else None,
            length_penalty=decoding.length_penalty if beams > 1 else None,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            suppress_tokens=banned,
            renormalize_logits=True,
            min_new_tokens=1,
            max_new_tokens=bound - len(prefix),
            eos_token_id=self._model.config.eos_token_id,
            pad_token_id=self._padding,
            decoder_start_token_id=self._model.config.decoder_start_token_id,
            return_dict_in_generate=True,
            output_scores=beams > 1,
        )


def load_torch() -> Any:
    """Return torch, once transformers is known to be there too.

    Raises:
        ConfigurationError: one of them is not installed.
    """
    try:
        import torch
        import transformers  # noqa: F401 - only whether it is there
    except ImportError as error:
        raise ConfigurationError(f"The engine marian {MISSING_TORCH}") from error
    return torch


def choose_torch_device(device: str) -> str:
    """Return `cpu` or `cuda`.

    Raises:
        ConfigurationError: `cuda` was asked for and torch sees none.
    """
    there = bool(load_torch().cuda.is_available())
    if device == "cuda" and not there:
        raise ConfigurationError("torch sees no CUDA device. Use --device cpu, or install torch for this machine's GPU.")
    return "cuda" if there and device != "cpu" else "cpu"


def _load_model(folder: Path, *, precision: Any) -> Any:
    from transformers import GenerationConfig, MarianMTModel
    from transformers.utils import logging

    logging.disable_progress_bar()
    try:
        model = MarianMTModel.from_pretrained(folder, dtype=precision, local_files_only=True)
    except Exception as error:  # torch, pickle and safetensors each have their own
        raise ModelDamagedError(f"transformers cannot load {folder}: {error}. Run: minsheng models check") from error
    # OPUS-MT's own file asks for its beam, bans and a forced end; what is searched here is in Decoding alone.
    model.generation_config = GenerationConfig()
    return model


def _rank(rows: Sequence[Tokens], *, scores: Sequence[float], prefix: Tokens, decoding: Decoding) -> list[Tokens]:
    """Return the hypotheses by CTranslate2's score: it divides by a length that counts the prefix, transformers by one that does not."""
    ranked = []
    for row, score in zip(rows, scores, strict=True):
        ended = END in row
        tokens = row[: row.index(END)] if ended else [token for token in row if token != PADDING]
        length = len(tokens) + int(ended)
        ranked.append((score * ((length - len(prefix)) / length) ** decoding.length_penalty, tokens))
    ranked.sort(key=lambda pair: pair[0], reverse=True)
    return [tokens for _, tokens in ranked[: decoding.hypotheses]]
