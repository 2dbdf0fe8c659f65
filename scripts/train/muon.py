"""The Muon optimizer (Jordan 2024): momentum, made orthogonal, as the step of every matrix.

torch.optim.Muon does the same matrix by matrix; here matrices of one shape are worked on together, which was much faster on
a busy CPU, and their parts go to the workers. State and results are interchangeable with it.
"""

import math
from collections.abc import Iterable
from concurrent.futures import Executor
from itertools import groupby

import torch

_COEFFICIENTS = (3.4445, -4.775, 2.0315)  # Newton-Schulz, quintic, as published


@torch.no_grad()
def orthogonalise(matrices: torch.Tensor, *, rounds: int = 5) -> torch.Tensor:
    """Return wide `matrices` (many, rows, columns) with all singular values near one."""
    a, b, c = _COEFFICIENTS
    x = matrices.bfloat16()
    x = x / x.norm(dim=(-2, -1), keepdim=True).clamp_min(1e-7)
    for _ in range(rounds):
        square = x @ x.mT
        x = a * x + (b * square + c * (square @ square)) @ x
    return x


class Muon(torch.optim.Optimizer):
    """Step each matrix along its orthogonalised momentum; `pool` runs `workers` parts of the work at once."""

    def __init__(self, matrices: Iterable[torch.Tensor], *, lr: float, momentum: float, pool: Executor, workers: int) -> None:
        super().__init__(matrices, {"lr": lr, "momentum": momentum})
        self.pool, self.workers = pool, workers

    @torch.no_grad()
    def step(self, _closure: None = None) -> None:
        """Take one step."""
        for group in self.param_groups:
            members = sorted(group["params"], key=_wide_shape)
            shapes = [list(found) for _, found in groupby(members, key=_wide_shape)]
            parts = [same[number :: self.workers] for same in shapes for number in range(self.workers)]
            work = [torch.stack([self._direction(weight, group["momentum"]) for weight in part]) for part in parts if part]
            for part, steps in zip(filter(None, parts), self.pool.map(orthogonalise, work), strict=True):
                for weight, step in zip(part, steps, strict=True):
                    tall = weight.shape[0] > weight.shape[1]
                    rate = group["lr"] * math.sqrt(max(1.0, weight.shape[0] / weight.shape[1]))
                    weight.add_(step.mT if tall else step, alpha=-rate)

    def _direction(self, weight: torch.Tensor, momentum: float) -> torch.Tensor:
        """Return the Nesterov momentum of `weight`, lying on its wide side."""
        state = self.state[weight]
        buffer = state.setdefault("momentum_buffer", torch.zeros_like(weight))
        buffer.lerp_(weight.grad, 1 - momentum)
        direction = weight.grad.lerp(buffer, momentum)
        return direction.mT if weight.shape[0] > weight.shape[1] else direction


def _wide_shape(weight: torch.Tensor) -> tuple[int, int]:
    return min(weight.shape), max(weight.shape)
