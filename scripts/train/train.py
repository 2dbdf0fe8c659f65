"""Prepared pairs -> checkpoints of a two-way MarianMT model, until a time budget or a wall-clock deadline."""

import argparse
import json
import signal
import time
import tomllib
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import torch
import torch.nn.functional as F

from batches import Batch, Corpus
from model import Shape, build, load_embedding

p = argparse.ArgumentParser()
p.add_argument("data", type=Path); p.add_argument("--minutes", type=float, default=3)
p.add_argument("--opt", default="muon"); p.add_argument("--lr", type=float, default=3e-4); p.add_argument("--mlr", type=float, default=0.01)
p.add_argument("--warmup", type=int, default=400); p.add_argument("--emb", action="store_true"); p.add_argument("--guide", type=float, default=0.0)
p.add_argument("--tokens", type=int, default=3360); p.add_argument("--threads", type=int, default=1); p.add_argument("--short", action="store_true")
p.add_argument("--elr", type=float, default=0.001); p.add_argument("--branch", type=float, default=1.0); p.add_argument("--smooth", type=float, default=0.1)
a = p.parse_args()
torch.set_num_threads(a.threads); torch.manual_seed(0)
tokens = json.load(open(a.data / "config_tokens.json")); PAD = tokens["pad"]
corpus = Corpus(a.data / "pairs.npz", tokens=tokens)
model = build(Shape(256, 1024, 5, 2, 4), vocab=tokens["vocab"], pad=PAD, attention="eager")
assert model.model.encoder.embed_positions.weight.abs().sum() > 1
lex = None
if a.emb or a.guide:
    l = torch.load(a.data / "lexicon.pt"); lex = {"en": l["zh-en"].float(), "zh": l["en-zh"].float()}
if a.emb: load_embedding(model, torch.load(a.data / "embedding.pt"), pad=PAD)
model.train()
caught = {}
model.model.decoder.layers[-1].encoder_attn.register_forward_hook(lambda m, i, o: caught.__setitem__("w", o[1]))
hidden = [(n, w) for n, w in model.named_parameters() if w.ndim == 2 and "shared" not in n and w.requires_grad]
emb = [model.model.shared.weight]
vec = [w for n, w in model.named_parameters() if w.ndim == 1]
groups = [{"params": emb, "lr": a.elr}, {"params": vec, "lr": a.elr}]
if a.opt == "adam":
    groups += [{"params": [w for n, w in hidden if not n.endswith(("out_proj.weight", "fc2.weight"))], "lr": a.lr}, {"params": [w for n, w in hidden if n.endswith(("out_proj.weight", "fc2.weight"))], "lr": a.lr * a.branch}]
opts = [torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-8, weight_decay=0, fused=True)]
if a.opt == "muon": opts.append(torch.optim.Muon([w for _, w in hidden], lr=a.mlr, weight_decay=0.0, momentum=0.95))
for o in opts:
    for g in o.param_groups: g["peak"] = g["lr"]

def forward(b: Batch, smoothing, guide=0.0):
    before = torch.cat([torch.full_like(b.target[:, :1], PAD), b.target[:, :-1]], 1)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        h = model.model(input_ids=b.source, attention_mask=(b.source != PAD).long(), decoder_input_ids=before, use_cache=False).last_hidden_state
        real = b.target != PAD
        logits = F.linear(h[real], model.lm_head.weight)
    loss = F.cross_entropy(logits.float(), b.target[real], label_smoothing=smoothing)
    g = 0.0
    if guide:
        from lexicon import posteriors
        to = "en" if b.source[0, 0] == tokens["en"] else "zh"
        with torch.no_grad(): post, _ = posteriors(lex[to], b.source, b.target, pad=PAD)
        w = caught["w"].float().mean(1)
        g = -(post * (w + 1e-6).log()).sum(-1)[real].mean()
    return loss, g

@torch.no_grad()
def gap():
    model.eval(); out = []
    for sh in (0, 1):
        tot = []
        for i, (bucket, rows) in enumerate(pl):
            b = corpus.batch(bucket, rows, to="en" if i % 2 else "zh")
            if sh: b.source = b.source.roll(1, 0)
            tot.append(forward(b, 0.0)[0].item())
        out.append(sum(tot) / len(tot))
    model.train(); return out
pl = [x for x in corpus.plan(corpus.held_out, tokens=1600, seed=0) if len(x[1]) > 20][:6]
@torch.no_grad()
def spread():
    b = corpus.batch(*next((x for x in pl if x[0] >= 24)), to="en")
    with torch.autocast("cpu", dtype=torch.bfloat16):
        h = model.model.encoder(input_ids=b.source, attention_mask=(b.source != PAD).long()).last_hidden_state.float()
    return (h[:, :16].std(1).mean() / h.std(-1).mean()).item()
t0 = time.time(); step = seen = 0
print("start gap", gap(), "spread", spread(), flush=True)
for b in corpus.endless(tokens=a.tokens, position=0, short_first=a.short):
    if time.time() - t0 > 60 * a.minutes: break
    for o in opts:
        for g in o.param_groups: g["lr"] = g["peak"] * min(1, (step + 1) / a.warmup)
    loss, g = forward(b, a.smooth, a.guide)
    (loss + a.guide * g).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    for o in opts: o.step(); o.zero_grad(set_to_none=True)
    step += 1; seen += b.pairs
    if step % 50 == 0:
        d, s = gap() if step % 100 == 0 else (0, 0)
        print(f"{time.time()-t0:.0f}s step {step} pairs {seen} {seen/(time.time()-t0):.0f}/s loss {loss.item():.3f} guide {float(g):.2f} norm {norm:.2f} spread {spread():.3f} dev {d:.3f} shuffled {s:.3f} gap {s-d:.3f}", flush=True)
