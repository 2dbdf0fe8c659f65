"""MarianMT on CTranslate2: the engine of a machine without a GPU, and of one with CUDA libraries."""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from math import ceil
from pathlib import Path

from service.engines.base import Decoding
from service.engines.checksums import digest_file
from service.engines.lengths import Group
from service.engines.runtime import MarianRuntime, Tokens
from service.engines.vocabulary import END
from service.engines.weights import Weights
from service.errors import ConfigurationError, ModelDamagedError, ModelMissingError

COMPUTE_TYPES = {"cpu": "int8", "cuda": "float16"}
MODEL_FILE = "model.bin"


class Ct2Engine(MarianRuntime):
    """A folder's `ct2/` on CTranslate2. Safe to use from many threads: the runtime queues what comes."""

    def __init__(
        self,
        folder: Path,
        *,
        device: str = "cpu",
        compute_type: str | None = None,
        threads: int = 0,
        batch_tokens: int = 2048,
        weights: Weights | None = None,
    ) -> None:
        """Load the converted weights of `folder`; `threads` of 0 takes the cores of the machine.

        Raises:
            ModelMissingError: there are no converted weights.
            ModelDamagedError: CTranslate2 cannot load them.
        """
        super().__init__(folder, weights=weights)
        import ctranslate2

        model = self._weights.converted
        if not (model / MODEL_FILE).is_file():
            raise ModelMissingError(f"{model} holds no converted weights. Run: minsheng models install opus-mt")
        self._device = device
        self._compute_type = compute_type or COMPUTE_TYPES[device]
        self._batch_tokens = batch_tokens
        self._digest = digest_file(model / MODEL_FILE)
        self._workers, threads_each = share_cores(threads or count_cores()) if device == "cpu" else (1, 1)
        self._pool = ThreadPoolExecutor(self._workers, thread_name_prefix="ct2")
        try:
            self._translator = ctranslate2.Translator(
                str(model),
                device=device,
                compute_type=self._compute_type,
                inter_threads=self._workers,
                intra_threads=threads_each,
            )
            if device == "cuda":  # the CUDA libraries load with the first batch; better here than with the first reader
                self._translator.translate_batch([[END]], max_decoding_length=1)
        except (RuntimeError, ValueError) as error:
            if device == "cuda":
                raise ConfigurationError(f"CTranslate2 cannot use the GPU: {error}. Use --device cpu.") from error
            raise ModelDamagedError(f"CTranslate2 cannot load {model}: {error}. Run: minsheng models check") from error

    @property
    def signature(self) -> str:
        """The name, the start of the sha256 of `model.bin`, and how it is computed."""
        coverage = f"|coverage:{self._weights.coverage}" if self._weights.coverage else ""
        return f"{self._weights.name}:{self._digest[:12]}|ct2:{self._compute_type}{coverage}"

    @property
    def device(self) -> str:
        """`cpu` or `cuda`."""
        return self._device

    def _search_groups(self, groups: Sequence[Group], *, pieces: Sequence[Tokens], decoding: Decoding) -> Iterable[list[list[Tokens]]]:
        """Return the hypotheses of each group; the workers take one group each."""
        return self._pool.map(partial(self._search_safely, pieces=pieces, decoding=decoding), groups)

    def _search(self, batch: Sequence[Tokens], *, prefix: Tokens, bound: int, decoding: Decoding) -> list[list[Tokens]]:
        results = self._translator.translate_batch(
            list(batch),
            target_prefix=[prefix] * len(batch) if prefix else None,
            max_batch_size=self._share(batch),  # sorts by length and cuts where the padded batch would grow past it
            batch_type="tokens",
            beam_size=max(decoding.beam, decoding.hypotheses),
            num_hypotheses=decoding.hypotheses,
            length_penalty=decoding.length_penalty,
            coverage_penalty=self._weights.coverage,  # beams that leave source words unread come later; transformers has none
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            disable_unk=True,
            max_input_length=0,
            min_decoding_length=len(prefix) + 1,
            max_decoding_length=bound,
        )
        return [result.hypotheses for result in results]

    def _share(self, batch: Sequence[Tokens]) -> int:
        """Return the tokens of one worker's batch, so that a short article keeps all of them busy; it cost 4% more CPU time."""
        return min(self._batch_tokens, ceil(sum(len(tokens) for tokens in batch) / self._workers))


def count_cores() -> int:
    """Return the cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def share_cores(cores: int) -> tuple[int, int]:
    """Return how many batches run at once and with how many threads each.

    On two busy cores articles of 20 sentences took 1.3 s two by one and 3.0 s one by two, with a young compact model at
    beam 2: a thread that waits for the other waits for whoever else holds its core. Past four cores nobody measured.

    >>> [share_cores(cores) for cores in (1, 2, 6, 16)]
    [(1, 1), (2, 1), (6, 1), (4, 4)]
    """
    threads_each = max(1, cores // 4)
    return cores // threads_each, threads_each
