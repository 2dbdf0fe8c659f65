"""A checkpoint -> a model folder: Hugging Face MarianMT layout in half precision, and CTranslate2 int8 beside it.

usage: export.py CHECKPOINT DATA OUT [--name NAME] [--no-placeholders] [--last]
The folder is built beside OUT and moved into place at the end.
"""

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import checkpoints
import ctranslate2
import numpy as np
import torch
from batches import Corpus, read_tokens
from model import Shape, build
from rounding import centre, snap
from texts import PLACEHOLDERS
from transformers import GenerationConfig, MarianMTModel

CENTRED_ON_TOKENS, CENTRED_ON_BATCHES = 1600, 12  # a side and batch; not swept
COVERAGE = 0.1  # swept 0 to 0.4 on the dev sets with minsheng-compact-2 half trained: 0.1 gave 0.2 BLEU and 0.4 chrF2, more no more
FEWEST_AVERAGED = 50  # a younger average than this is worse than the last weights; not swept


def restore(checkpoint: checkpoints.Checkpoint, tokens: dict[str, int], *, last: bool) -> MarianMTModel:
    """Return the averaged model of `checkpoint` (with `last`, or when there is no average yet, the latest weights)."""
    model = build(Shape(**checkpoint.config["model"]), vocab=tokens["vocab"], pad=tokens["pad"], attention="eager")
    weights = checkpoint.weights
    if checkpoint.average and checkpoint.progress.averaged >= FEWEST_AVERAGED and not last:
        weights = weights | checkpoint.average | {"lm_head.weight": checkpoint.average["model.shared.weight"]}
    model.load_state_dict(weights)
    model.tie_weights()
    with torch.no_grad():
        model.model.shared.weight[tokens["pad"]].zero_()
    return model.eval()


def fit_to_eight_bits(model: MarianMTModel, data: Path, *, tokens: dict[str, int]) -> None:
    """Write `model` anew so that CTranslate2's int8 and the full form agree as far as they can."""
    corpus = Corpus(data / "pairs.npz", tokens=tokens)
    plan = corpus.plan(np.concatenate([corpus.held_out, corpus.train]), tokens=CENTRED_ON_TOKENS, seed=0)[:CENTRED_ON_BATCHES]
    batches = [corpus.batch(bucket, rows, to=to) for bucket, rows in plan for to in ("en", "zh")]
    centre(model, batches, pad=tokens["pad"])
    snap(model)


def write_hugging_face(model: MarianMTModel, data: Path, out: Path, *, card: dict[str, Any], tokens: dict[str, int]) -> None:
    """Write `model` with its tokenizer files and the object `card` in its configuration."""
    model.generation_config = GenerationConfig(
        decoder_start_token_id=tokens["pad"], pad_token_id=tokens["pad"], eos_token_id=tokens["eos"], bos_token_id=tokens["eos"],
        forced_eos_token_id=tokens["eos"], bad_words_ids=[[tokens["pad"]]], max_length=512, num_beams=4,
    )  # fmt: skip
    model.to(torch.float16).save_pretrained(out)
    (out / "model.safetensors").chmod(0o644)  # it is written for the owner alone
    for name in ("source.spm", "target.spm", "vocab.json"):
        shutil.copy(data / name, out / name)
    settings = {
        "source_lang": "zh", "target_lang": "en", "model_max_length": 512, "tokenizer_class": "MarianTokenizer",
        "eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>", "separate_vocabs": False,
    }  # fmt: skip
    _write_json(out / "tokenizer_config.json", settings)
    config = json.loads((out / "config.json").read_text(encoding="utf-8"))
    _write_json(out / "config.json", config | {"minsheng": card})


def write_checksums(folder: Path) -> None:
    """Write checksums.json: the SHA-256 of every other file under `folder`."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "checksums.json")
    sums = {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    _write_json(folder / "checksums.json", {"files": sums})


def _write_json(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("checkpoint", type=Path)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--name", help="default: the name in the configuration that the run had")
    arguments.add_argument("--no-placeholders", action="store_true", help="do not promise to carry placeholders")
    arguments.add_argument("--last", action="store_true", help="the latest weights, not their average")
    options = arguments.parse_args()

    checkpoint = checkpoints.load(options.checkpoint)
    tokens = read_tokens(options.data)
    card = {
        "name": options.name or checkpoint.config["name"],
        "directions": ["zh-en", "en-zh"],
        "placeholders": list(PLACEHOLDERS),
        "target_tokens": {"en": ">>en<<", "zh": ">>zh<<"},
        "steps": checkpoint.progress.step,
        "pairs": checkpoint.progress.pairs,
        "coverage_penalty": COVERAGE,
    }
    if options.no_placeholders:
        del card["placeholders"]
    building = options.out.with_name(options.out.name + ".building")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    model = restore(checkpoint, tokens, last=options.last)
    fit_to_eight_bits(model, options.data, tokens=tokens)
    write_hugging_face(model, options.data, building, card=card, tokens=tokens)
    ctranslate2.converters.TransformersConverter(str(building)).convert(str(building / "ct2"), quantization="int8")
    write_checksums(building)
    shutil.rmtree(options.out, ignore_errors=True)
    building.replace(options.out)
    size = sum(path.stat().st_size for path in options.out.rglob("*") if path.is_file())
    print(f"{options.out}: {size / 1e6:.1f} MB, {card['steps']} steps, {card['pairs']} pairs")


if __name__ == "__main__":
    main()
