"""A model is written anew for 8 bits: it computes the same, its states lie around zero, and rounding changes nothing any more."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="training needs torch")
pytest.importorskip("transformers", reason="training needs transformers")

SCRIPTS = Path(__file__).parents[2] / "scripts" / "train"
PAD = 39


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Any, Any, list[Any]]]:
    """The module, a small model with biases that are not zero, and three batches with padding."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    before = set(sys.modules)
    import rounding
    from batches import Batch
    from model import Shape, build

    torch.manual_seed(0)
    model = build(Shape(dim=16, ffn=32, encoder=2, decoder=2, heads=2), vocab=40, pad=PAD, attention="eager").eval()
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if name.endswith("bias"):
                weight.normal_()
    batches = []
    for width in (5, 7, 9):
        source, target = (torch.randint(1, 39, (4, width)) for _ in range(2))
        source[0, -2:] = target[1, -1:] = PAD
        batches.append(Batch(source, target))
    yield rounding, model, batches
    for name in set(sys.modules) - before:
        if str(SCRIPTS) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


def answers(model: Any, batches: list[Any]) -> list[Any]:
    with torch.inference_mode():
        return [
            model(input_ids=batch.source, attention_mask=(batch.source != PAD).long(), decoder_input_ids=batch.target).logits
            for batch in batches
        ]


def test_a_centred_model_answers_as_before(parts: tuple[Any, Any, list[Any]]) -> None:
    rounding, model, batches = parts
    before = answers(model, batches)
    rounding.centre(model, batches, pad=PAD)
    for old, new in zip(before, answers(model, batches), strict=True):
        torch.testing.assert_close(new, old, rtol=0, atol=1e-4)


def test_states_of_a_centred_model_have_no_constant_part(parts: tuple[Any, Any, list[Any]]) -> None:
    rounding, model, batches = parts
    rounding.centre(model, batches, pad=PAD)
    sums = torch.zeros(16)
    with torch.inference_mode():
        for batch in batches:
            real = batch.source != PAD
            sums += model.model.encoder(input_ids=batch.source, attention_mask=real.long()).last_hidden_state[real].sum(0)
    torch.testing.assert_close(sums, torch.zeros(16), rtol=0, atol=1e-3)


def test_a_snapped_matrix_holds_at_most_255_steps_a_row_and_stays_so(parts: tuple[Any, Any, list[Any]]) -> None:
    rounding, model, _ = parts
    rounding.snap(model)
    weight = model.model.encoder.layers[0].fc1.weight.detach().clone()
    steps = weight / (weight.abs().amax(1, keepdim=True) / 127)
    torch.testing.assert_close(steps, steps.round(), rtol=0, atol=1e-3)
    rounding.snap(model)
    torch.testing.assert_close(model.model.encoder.layers[0].fc1.weight.detach(), weight)
