"""Everything a run needs to go on, to and from one file; written beside and moved into place, so that a kill loses nothing."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch


@dataclass
class Progress:
    """How far a run has come. `step` is also the position in the order of batches."""

    step: int = 0
    pairs: int = 0
    seconds: float = 0.0
    averaged: int = 0


@dataclass
class Checkpoint:
    """A run at one moment: weights, running average of weights, optimizer states, progress and the configuration it ran under."""

    weights: dict[str, torch.Tensor]
    optimizers: list[dict[str, Any]]
    progress: Progress
    config: dict[str, Any]
    average: dict[str, torch.Tensor] | None = None
    random: torch.Tensor = field(default_factory=torch.get_rng_state)


def save(checkpoint: Checkpoint, path: Path) -> None:
    """Write `checkpoint`, never leaving a half-written file under `path`."""
    partial = path.with_suffix(".partial")
    torch.save(vars(checkpoint) | {"progress": vars(checkpoint.progress)}, partial)
    partial.replace(path)


def load(path: Path) -> Checkpoint:
    """Return the checkpoint stored at `path`."""
    stored = torch.load(path, weights_only=True, map_location="cpu")
    return Checkpoint(**stored | {"progress": Progress(**stored["progress"])})
