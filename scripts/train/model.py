"""Sizes -> a MarianMT model whose first steps do not collapse its encoder."""

from dataclasses import dataclass

import torch
from transformers import MarianConfig, MarianMTModel


@dataclass(frozen=True)
class Shape:
    """The size of a model; field names as in the configuration files."""

    dim: int
    ffn: int
    encoder: int
    decoder: int
    heads: int
    dropout: float = 0.0


def build(shape: Shape, *, vocab: int, pad: int, attention: str) -> MarianMTModel:
    """Return an initialised model: Glorot, small residual branches, embeddings of unit size once scaled."""
    config = MarianConfig(
        vocab_size=vocab, decoder_vocab_size=vocab, d_model=shape.dim,
        encoder_layers=shape.encoder, decoder_layers=shape.decoder,
        encoder_ffn_dim=shape.ffn, decoder_ffn_dim=shape.ffn,
        encoder_attention_heads=shape.heads, decoder_attention_heads=shape.heads,
        max_position_embeddings=512, pad_token_id=pad, eos_token_id=0, bos_token_id=0, decoder_start_token_id=pad,
        forced_eos_token_id=0, activation_function="relu", scale_embedding=True, static_position_embeddings=True,
        share_encoder_decoder_embeddings=True, tie_word_embeddings=True,
        dropout=shape.dropout, attention_dropout=0.0, activation_dropout=0.0, attn_implementation=attention,
    )  # fmt: skip
    model = MarianMTModel(config)
    for name, module in model.named_modules():
        if isinstance(module, torch.nn.Linear) and module is not model.lm_head:
            branch_end = name.endswith(("out_proj", "fc2"))
            torch.nn.init.xavier_uniform_(module.weight, gain=0.2 if branch_end else 1.0)
    with torch.no_grad():
        model.model.shared.weight.normal_(0, shape.dim**-0.5)[pad].zero_()
        for layer in model.model.decoder.layers:
            attention_module = layer.encoder_attn
            attention_module.v_proj.weight.copy_(torch.eye(shape.dim))
            attention_module.out_proj.weight.copy_(torch.eye(shape.dim))
    return model


def load_embedding(model: MarianMTModel, vectors: torch.Tensor, *, pad: int) -> None:
    """Put `vectors` (rows of unit length) into the tied embedding."""
    with torch.no_grad():
        model.model.shared.weight.copy_(vectors)[pad].zero_()
