"""A trained model -> the same model, written so that 8-bit arithmetic rounds it least.

Both steps were measured on minsheng-compact-1: models/README.md, "The two forms".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from batches import Batch
from transformers import MarianMTModel
from transformers.models.marian.modeling_marian import MarianAttention


@dataclass(frozen=True)
class Junction:
    """A norm, the linear layers that read its output, and the one whose output is then added to it (none at the end of a stack)."""

    norm: torch.nn.LayerNorm
    readers: Sequence[torch.nn.Linear]
    branch_end: torch.nn.Linear | None


@torch.no_grad()
def centre(model: MarianMTModel, batches: Sequence[Batch], *, pad: int) -> None:
    """Shift what every norm writes so that its mean over the sentences in `batches` is zero; the model computes the same as before.

    Post-norm states share a large constant part (most of their size at the end of minsheng-compact-1's encoder), and whoever
    rounds them to 8 bits rounds by its size. The biases behind a norm take it over, which are never rounded.
    """
    junctions = [*_encoder_junctions(model), *_decoder_junctions(model)]
    means = _mean_outputs(model, batches, norms=[junction.norm for junction in junctions], pad=pad)
    for junction, mean in zip(junctions, means, strict=True):
        junction.norm.bias -= mean
        for reader in junction.readers:
            if reader is model.lm_head:
                model.final_logits_bias += reader.weight @ mean
            else:
                reader.bias += reader.weight @ mean
        if junction.branch_end is not None:
            junction.branch_end.bias += mean


@torch.no_grad()
def snap(model: MarianMTModel) -> None:
    """Round every matrix to what 8 bits a row can hold, as CTranslate2 will: so both forms have the same weights."""
    for module in model.modules():
        if isinstance(module, torch.nn.Linear) or module is model.model.shared:
            step = module.weight.abs().amax(1, keepdim=True).clamp_min(1e-12) / 127
            module.weight.copy_((module.weight / step).round() * step)


def _encoder_junctions(model: MarianMTModel) -> Iterator[Junction]:
    layers = model.model.encoder.layers
    for layer, following in zip(layers, [*layers[1:], None], strict=True):
        yield Junction(layer.self_attn_layer_norm, [layer.fc1], layer.fc2)
        if following is not None:
            yield Junction(layer.final_layer_norm, _inputs(following.self_attn), following.self_attn.out_proj)
    crossing = [reader for layer in model.model.decoder.layers for reader in (layer.encoder_attn.k_proj, layer.encoder_attn.v_proj)]
    yield Junction(layers[-1].final_layer_norm, crossing, None)


def _decoder_junctions(model: MarianMTModel) -> Iterator[Junction]:
    layers = model.model.decoder.layers
    for layer, following in zip(layers, [*layers[1:], None], strict=True):
        yield Junction(layer.self_attn_layer_norm, [layer.encoder_attn.q_proj], layer.encoder_attn.out_proj)
        yield Junction(layer.encoder_attn_layer_norm, [layer.fc1], layer.fc2)
        if following is not None:
            yield Junction(layer.final_layer_norm, _inputs(following.self_attn), following.self_attn.out_proj)
    yield Junction(layers[-1].final_layer_norm, [model.lm_head], None)


def _inputs(attention: MarianAttention) -> list[torch.nn.Linear]:
    return [attention.q_proj, attention.k_proj, attention.v_proj]


def _mean_outputs(model: MarianMTModel, batches: Sequence[Batch], *, norms: list[torch.nn.LayerNorm], pad: int) -> list[torch.Tensor]:
    """Return the mean of what each norm writes, over all pieces of `batches` that are no padding."""
    sums = [torch.zeros_like(norm.bias) for norm in norms]
    counts = [0] * len(norms)
    real: dict[bool, torch.Tensor] = {}  # of the source, of the target
    of_encoder = set(model.model.encoder.modules())

    def remember(norm: torch.nn.LayerNorm, _inputs: tuple[torch.Tensor], output: torch.Tensor) -> None:
        index, here = norms.index(norm), real[norm in of_encoder]
        sums[index] += output[here].sum(0)
        counts[index] += int(here.sum())

    hooks = [norm.register_forward_hook(remember) for norm in norms]
    for batch in batches:
        before = torch.cat([torch.full_like(batch.target[:, :1], pad), batch.target[:, :-1]], 1)
        real = {True: batch.source != pad, False: batch.target != pad}
        model(input_ids=batch.source, attention_mask=(batch.source != pad).long(), decoder_input_ids=before, use_cache=False)
    for hook in hooks:
        hook.remove()
    return [total / max(1, count) for total, count in zip(sums, counts, strict=True)]
