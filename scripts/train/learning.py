"""One training step after another: loss, gradient, two optimizers, and the running average of the weights."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import torch
from batches import Batch
from checkpoints import Checkpoint, Progress
from lexicon import posteriors
from model import Shape, build, load_embedding
from muon import Muon
from texts import PLACEHOLDERS
from torch.nn import functional
from transformers import MarianMTModel


class Learner:
    """A model in training. Matrices inside the layers learn with Muon, the rest with Adam.

    Adam moves every entry of a matrix by about the same amount, so that an update all rows agree on grows with the size of the
    matrix: one common direction floods the residual stream and post-norm makes every position the same. Muon's update has
    all singular values near one and no such direction (measured: models/README.md, "The trap").

    On a CPU each batch is split over worker threads of one core each, which wait for each other once a step and not at every
    operation: on a machine that does other work too, that is several times faster than two threads for each operation.
    """

    def __init__(self, config: dict[str, Any], *, tokens: dict[str, int], data: Path) -> None:
        settings = config["training"]
        self.config, self.settings, self.tokens, self.pad = config, settings, tokens, tokens["pad"]
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        torch.manual_seed(0)
        model = build(Shape(**config["model"]), vocab=tokens["vocab"], pad=self.pad, attention=settings["attention"])
        load_embedding(model, torch.load(data / "embedding.pt", weights_only=True), pad=self.pad)
        self.model = model.to(self.device).train()
        self.workers = settings["workers"]
        self.pool = ThreadPoolExecutor(self.workers, initializer=_use_one_core if self.workers > 1 else None)
        self.optimizers = self._optimizers()
        self.progress = Progress()
        self.average: dict[str, torch.Tensor] | None = None
        self.weights = _weights_of_pieces(data, tokens=tokens, placeholder=settings.get("placeholder_weight", 1.0)).to(self.device)
        self.tables: dict[str, torch.Tensor] = {}
        if settings["guide_steps"]:
            stored = torch.load(data / "lexicon.pt", weights_only=True)
            self.tables = {to: table.to(self.device) for to, table in stored.items()}
        self._seen = threading.local()
        last = self.model.model.decoder.layers[-1].encoder_attn
        last.register_forward_hook(self._see_attention)

    def _see_attention(self, _module: torch.nn.Module, _inputs: tuple[Any, ...], outputs: tuple[torch.Tensor, torch.Tensor]) -> None:
        self._seen.attention = outputs[1]

    def _optimizers(self) -> list[torch.optim.Optimizer]:
        matrices, rest = [], []
        for name, weight in self.model.named_parameters():
            if weight.requires_grad:
                (matrices if weight.ndim == 2 and "shared" not in name else rest).append(weight)
        adam = torch.optim.AdamW(rest, lr=self.settings["adam_rate"], betas=(0.9, 0.98), eps=1e-8, weight_decay=0.0, fused=True)
        muon = Muon(matrices, lr=self.settings["muon_rate"], momentum=0.95, pool=self.pool, workers=self.workers)
        return [adam, muon]

    def losses(self, batch: Batch, *, smoothing: float, guided: bool = False) -> tuple[torch.Tensor, torch.Tensor | None]:
        """Return the loss a target token, and with `guided` how far the last cross-attention is from the lexicon's alignment."""
        source, target = batch.source.to(self.device), batch.target.to(self.device)
        before = torch.cat([torch.full_like(target[:, :1], self.pad), target[:, :-1]], 1)
        real = target != self.pad
        with torch.autocast(self.device, dtype=getattr(torch, self.settings["compute"])):
            mask = (source != self.pad).long()
            states = self.model.model(input_ids=source, attention_mask=mask, decoder_input_ids=before, use_cache=False)
            logits = functional.linear(states.last_hidden_state[real], self.model.lm_head.weight, self.model.final_logits_bias[0])
        weights = self.weights if smoothing else None  # what is measured weighs all pieces alike
        loss = functional.cross_entropy(logits.float(), target[real], weight=weights, label_smoothing=smoothing)
        if not guided:
            return loss, None
        table = self.tables["en" if source[0, 0] == self.tokens["en"] else "zh"]
        wanted, _ = posteriors(table, source, target, pad=self.pad)
        attention = self._seen.attention.float().mean(1)
        return loss, -(wanted * (attention + 1e-6).log()).sum(-1)[real].mean()

    def learn(self, batch: Batch, *, factor: float, averaging: bool) -> float:
        """Take one step at `factor` of the peak rates; return the loss."""
        guide = self.settings["guide_weight"] * max(0.0, 1 - self.progress.step / max(1, self.settings["guide_steps"]))
        parts = batch.split(self.workers)
        losses = list(self.pool.map(lambda part: self._backward(part, guide=guide, share=part.pairs / batch.pairs), parts))
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        for optimizer in self.optimizers:
            for group in optimizer.param_groups:
                group["lr"] = factor * group.setdefault("peak", group["lr"])
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        with torch.no_grad():  # decoding starts from a zero embedding, in Marian and in CTranslate2
            self.model.model.shared.weight[self.pad].zero_()
        self.progress.step += 1
        self.progress.pairs += batch.pairs
        if averaging:
            self._remember()
        else:  # an average of an earlier cooldown is of weights that have moved on
            self.average, self.progress.averaged = None, 0
        return sum(losses)

    def _backward(self, batch: Batch, *, guide: float, share: float) -> float:
        """Add the gradient of a part of a batch; return its part of the loss."""
        loss, misaligned = self.losses(batch, smoothing=self.settings["label_smoothing"], guided=guide > 0)
        (share * (loss if misaligned is None else loss + guide * misaligned)).backward()
        return share * loss.item()

    @torch.no_grad()
    def _remember(self) -> None:
        """Move the running average towards the weights of now; young averages move faster, so that old weights are forgotten."""
        weights = dict(self.model.named_parameters())
        if self.average is None:
            self.average = {name: weight.detach().float().clone() for name, weight in weights.items()}
            return
        self.progress.averaged += 1
        decay = min(self.settings["average"], self.progress.averaged / (self.progress.averaged + 10))
        for name, weight in weights.items():
            self.average[name].lerp_(weight.detach().float(), 1 - decay)

    def start_from(self, folder: Path) -> None:
        """Take the weights of the finished model in `folder`.

        Raises:
            ValueError: its sizes are not those of the configuration.
        """
        finished = MarianMTModel.from_pretrained(folder, dtype=torch.float32)
        try:
            self.model.load_state_dict(finished.state_dict())
        except RuntimeError as error:
            raise ValueError(f"The model in {folder} has other sizes than the configuration: set [model] to its own.") from error

    def checkpoint(self) -> Checkpoint:
        """Return all of it, to be saved."""
        states = [optimizer.state_dict() for optimizer in self.optimizers]
        return Checkpoint(
            weights=self.model.state_dict(), optimizers=states, progress=self.progress, config=self.config, average=self.average
        )

    def restore(self, checkpoint: Checkpoint) -> None:
        """Go on from `checkpoint`."""
        self.model.load_state_dict(checkpoint.weights)
        for optimizer, state in zip(self.optimizers, checkpoint.optimizers, strict=True):
            rates = [group["lr"] for group in optimizer.param_groups]
            optimizer.load_state_dict(state)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["peak"] = rate  # this configuration's, not that of the run before
        self.progress = checkpoint.progress
        self.average = checkpoint.average and {name: weight.to(self.device) for name, weight in checkpoint.average.items()}
        torch.set_rng_state(checkpoint.random)


def _weights_of_pieces(data: Path, *, tokens: dict[str, int], placeholder: float) -> torch.Tensor:
    """Return the weight of each piece in the loss: one, and `placeholder` for those that carry figures."""
    pieces = json.loads((data / "vocab.json").read_text(encoding="utf-8"))
    weights = torch.ones(tokens["vocab"])
    weights[[pieces[name] for name in PLACEHOLDERS]] = placeholder
    return weights


def _use_one_core() -> None:
    torch.set_num_threads(1)
