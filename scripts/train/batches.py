"""The prepared pairs -> padded batches of a few fixed shapes, in an order that a checkpoint can name and resume."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

BUCKETS = (12, 16, 24, 32, 40, 48, 64, 80, 98)


def read_tokens(folder: Path) -> dict[str, int]:
    """Return the ids that training names, of the vocabulary in `folder`, and its size: those of prepared pairs or of a model."""
    pieces = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    return {"vocab": len(pieces), "en": pieces[">>en<<"], "zh": pieces[">>zh<<"], "pad": pieces["<pad>"], "eos": pieces["</s>"]}


def held_out_count(pairs: int) -> int:
    """Return how many of the first pairs are for measuring only; prepare.py puts there what it trains on nowhere else."""
    return min(1500, pairs // 20)


@dataclass
class Batch:
    """One batch: padded ids of both sides, as the model takes them; `source` begins with the target-language token."""

    source: torch.Tensor
    target: torch.Tensor

    @property
    def pairs(self) -> int:
        return len(self.source)

    def split(self, parts: int) -> list["Batch"]:
        """Return the batch in `parts` of about equal size, or fewer when it has fewer rows."""
        parts = min(parts, self.pairs)
        return [Batch(*both) for both in zip(self.source.tensor_split(parts), self.target.tensor_split(parts), strict=True)]


class Corpus:
    """Token ids of all pairs, with a fixed small part held out for measuring."""

    def __init__(self, path: Path, *, tokens: dict[str, int]) -> None:
        stored = np.load(path)
        self.ids = {language: stored[language] for language in ("zh", "en")}
        self.length = {language: stored[f"{language}_len"].astype(np.int64) for language in ("zh", "en")}
        self.offset = {language: np.concatenate([[0], sizes.cumsum()]) for language, sizes in self.length.items()}
        self.tokens = tokens
        count = len(self.length["zh"])
        self.held_out, self.train = np.split(np.arange(count), [held_out_count(count)])

    def plan(self, rows: np.ndarray, *, tokens: int, seed: int, short_first: bool = False) -> list[tuple[int, np.ndarray]]:
        """Return (bucket, rows) of one pass over `rows`, shuffled; with `short_first`, shorter sentences tend to come earlier."""
        random = np.random.RandomState(seed)
        rows = rows[random.permutation(len(rows))]
        need = np.maximum(self.length["zh"][rows], self.length["en"][rows]) + 1
        where = np.searchsorted(BUCKETS, need)
        planned = []
        for index, bucket in enumerate(BUCKETS):
            members = rows[where == index]
            size = max(1, tokens // bucket)
            planned += [(bucket, members[start : start + size]) for start in range(0, len(members), size)]
        keys = random.random(len(planned))
        if short_first:
            keys += [bucket / 80 for bucket, _ in planned]
        return [planned[index] for index in np.argsort(keys)]

    def endless(self, *, tokens: int, position: int, short_first: bool) -> Iterator[Batch]:
        """Yield training batches for ever, alternating the direction, from the batch numbered `position` on."""
        epoch = 0
        number = 0
        while True:
            plan = self.plan(self.train, tokens=tokens, seed=epoch + 1, short_first=short_first and epoch == 0)
            for bucket, rows in plan:
                if number >= position:
                    yield self.batch(bucket, rows, to="en" if (number + epoch) % 2 else "zh")
                number += 1
            epoch += 1

    def batch(self, bucket: int, rows: np.ndarray, *, to: str) -> Batch:
        """Return `rows` as a batch translating to the language `to`."""
        source, target = ("zh", "en") if to == "en" else ("en", "zh")
        sources = self._padded(source, rows, bucket=bucket, shift=1)
        sources[:, 0] = self.tokens[to]
        return Batch(torch.from_numpy(sources), torch.from_numpy(self._padded(target, rows, bucket=bucket)))

    def _padded(self, language: str, rows: np.ndarray, *, bucket: int, shift: int = 0) -> np.ndarray:
        column = np.arange(bucket - shift)[None]
        start, size = self.offset[language][rows][:, None], self.length[language][rows][:, None]
        out = np.full((len(rows), bucket), self.tokens["pad"], dtype=np.int64)
        last = len(self.ids[language]) - 1
        out[:, shift:] = np.where(column < size, self.ids[language][np.minimum(start + column, last)], self.tokens["pad"])
        return out
