"""A model of OPUS-MT's shape whose weights mean nothing: what decoding takes depends on the shape and on the lengths alone."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any

from service.engines.base import Decoding
from service.engines.lengths import Group, cut_by_tokens
from service.records import Language

_END = "</s>"
_WORDS_AND_MARKS = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Shape:
    """A Marian transformer; the numbers that are set are those of opus-mt-zh-en and opus-mt-en-zh."""

    layers: int = 6
    width: int = 512
    inner: int = 2048
    heads: int = 8
    vocabulary: int = 65_001


def count_pieces(text: str, *, language: Language) -> int:
    """Return how many tokens a vocabulary of 32,000 a language takes at the least: words and marks, or every two Chinese characters.

    Fewer tokens are less to decode: what is compared with that time is never made small.
    """
    return len(_WORDS_AND_MARKS.findall(text)) if language is Language.EN else ceil(len(text) / 2)


def write_model(folder: Path, *, shape: Shape, seed: int = 1) -> None:
    """Write random weights of a shape into `folder` as CTranslate2 int8: 2 seconds and 78 MB for OPUS-MT's."""
    import numpy as np
    from ctranslate2.specs import TransformerSpec, common_spec

    spec: Any = TransformerSpec.from_config(
        (shape.layers, shape.layers), shape.heads, pre_norm=False, activation=common_spec.Activation.SWISH
    )
    numbers = np.random.default_rng(seed)
    shared = _random(numbers, shape.vocabulary, shape.width)
    for holder in (spec.encoder.embeddings[0], spec.decoder.embeddings, spec.decoder.projection):
        holder.weight = shared
    spec.decoder.start_from_zero_embedding = True
    for layer in (*spec.encoder.layer, *spec.decoder.layer):
        _fill(layer, numbers, shape=shape)
    tokens = [_END, "<unk>", *map(str, range(shape.vocabulary - 2))]
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))


def _fill(layer: Any, numbers: Any, *, shape: Shape) -> None:
    """Give one layer its matrices and norms; that of a decoder looks at the source as well."""
    import numpy as np

    width, inner = shape.width, shape.inner
    places = [(layer.self_attention.linear[0], 3 * width, width), (layer.self_attention.linear[1], width, width)]
    places += [(layer.ffn.linear_0, inner, width), (layer.ffn.linear_1, width, inner)]
    norms = [layer.self_attention.layer_norm, layer.ffn.layer_norm]
    if hasattr(layer, "attention"):
        places += [(linear, rows * width, width) for linear, rows in zip(layer.attention.linear, (1, 2, 1), strict=True)]
        norms.append(layer.attention.layer_norm)
    for linear, rows, columns in places:
        linear.weight, linear.bias = _random(numbers, rows, columns), np.zeros(rows, np.float32)
    for norm in norms:
        norm.gamma, norm.beta = np.ones(width, np.float32), np.zeros(width, np.float32)


def _random(numbers: Any, rows: int, columns: int) -> Any:
    return numbers.normal(0, 0.05, (rows, columns)).astype("float32")


class StandIn:
    """An open model of random weights on one thread, which decodes nothing, for as long as a real one of its shape would."""

    def __init__(self, folder: Path, *, batch_tokens: int) -> None:
        import ctranslate2

        self._translator = ctranslate2.Translator(str(folder), device="cpu", compute_type="int8", inter_threads=1, intra_threads=1)
        self._batch_tokens = batch_tokens

    def decode(self, sizes: Sequence[tuple[int, int]], *, decoding: Decoding) -> None:
        """Decode sentences of so many source tokens each into so many target tokens each."""
        for batch, length in self._batches(sizes):
            self._translator.translate_batch(
                batch,
                beam_size=max(decoding.beam, decoding.hypotheses),
                num_hypotheses=decoding.hypotheses,
                no_repeat_ngram_size=decoding.no_repeat_ngram,
                disable_unk=True,
                max_input_length=0,
                min_decoding_length=length,
                max_decoding_length=length,
            )

    def _batches(self, sizes: Sequence[tuple[int, int]]) -> Iterator[tuple[list[list[str]], int]]:
        """Yield sentences of like length, and their mean length in the target: a batch has one bound."""
        numbers = random.Random(1)
        lengths = [source + 1 for source, _ in sizes]
        order = tuple(sorted(range(len(sizes)), key=lengths.__getitem__))
        for group in cut_by_tokens(Group(order, 0), lengths=lengths, tokens=self._batch_tokens):
            if group.places:
                rows = [[str(numbers.randrange(9)) for _ in range(sizes[place][0])] + [_END] for place in group.places]
                yield rows, max(1, round(sum(sizes[place][1] for place in group.places) / len(group.places)))
