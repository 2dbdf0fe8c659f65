"""Aligned pairs -> word-translation probabilities between pieces (IBM model 1), and an embedding made from them.

The embedding puts a piece near its translations before training starts. Tied to the output layer it lets the first
cross-attention copy meaning from the source, so that using the source pays from the first steps (see README, "The trap").
"""

import numpy as np
import torch
from batches import Corpus

NULL = 0.05  # share of the mass that a target piece may take from no source piece; a guess, not swept


def learn_lexicon(corpus: Corpus, rows: np.ndarray, *, to: str, rounds: int) -> torch.Tensor:
    """Return p(target piece | source piece) as a dense (source, target) table."""
    vocabulary = corpus.tokens["vocab"]
    table = torch.full((vocabulary, vocabulary), 1.0 / vocabulary)
    plan = corpus.plan(rows, tokens=20_000, seed=0)
    for _ in range(rounds):
        counts = torch.zeros(vocabulary * vocabulary)
        for bucket, members in plan:
            batch = corpus.batch(bucket, members, to=to)
            posterior, places = posteriors(table, batch.source, batch.target, pad=corpus.tokens["pad"])
            counts.index_add_(0, places.flatten(), posterior.flatten())
        counts = counts.view(vocabulary, vocabulary)
        table = counts / counts.sum(1, keepdim=True).clamp_min(1e-6)
    return table


def posteriors(table: torch.Tensor, source: torch.Tensor, target: torch.Tensor, *, pad: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return how probably each target piece (row) comes from each source piece (column), and the places read in the table."""
    places = source[:, None, :] * table.shape[1] + target[:, :, None]
    found = table.view(-1)[places] * (source != pad)[:, None, :]
    found[:, :, 0] = 0.0  # the target-language token has no meaning of its own
    posterior = found / (found.sum(-1, keepdim=True) + NULL * 1e-2)
    return posterior * (target != pad)[:, :, None], places


def embed(forward: torch.Tensor, backward: torch.Tensor, *, dim: int, keep: float = 1.0) -> torch.Tensor:
    """Return (vocabulary, dim) vectors in which pieces that translate each other lie near each other.

    Each piece starts as a random vector and takes on those of its translations, weighted by probability both ways.
    """
    both = (forward * backward.T).sqrt()
    both = torch.where(both > 0.03, both, 0.0)
    both = both + both.T
    generator = torch.Generator().manual_seed(0)
    own = torch.randn(len(both), dim, generator=generator)
    mixed = keep * own + both @ own
    return mixed / mixed.norm(dim=1, keepdim=True)


def score_pairs(corpus: Corpus, rows: np.ndarray, tables: dict[str, torch.Tensor]) -> np.ndarray:
    """Return for each row how well both sides explain each other: the mean log of the best translation of each piece.

    The worse direction counts, so that a clause that only one side has lowers the score.
    """
    scores = np.zeros((2, len(rows)))
    place = {row: index for index, row in enumerate(rows)}
    for bucket, members in corpus.plan(rows, tokens=20_000, seed=0):
        for number, to in enumerate(("en", "zh")):
            batch = corpus.batch(bucket, members, to=to)
            real = batch.target != corpus.tokens["pad"]
            places = batch.source[:, None, :] * tables[to].shape[1] + batch.target[:, :, None]
            best = (tables[to].view(-1)[places] * (batch.source != corpus.tokens["pad"])[:, None, :]).amax(-1)
            score = (best.clamp_min(1e-4).log() * real).sum(1) / real.sum(1)
            scores[number, [place[row] for row in members]] = score.numpy()
    return scores.min(0)
