"""Prepared pairs -> checkpoints of a two-way MarianMT model, until a time budget or a wall-clock deadline.

usage: train.py DATA OUT --config configs/cpu.toml (--minutes 100 | --until 16:00 | --steps 9000) [--model FOLDER | --resume]
Writes OUT/checkpoint.pt every ten minutes and at the end (also on SIGTERM), and OUT/log.jsonl: one measurement a line.
"""

import argparse
import json
import signal
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import checkpoints
from batches import Corpus, read_tokens
from configuring import read_config
from learning import Learner
from measuring import Measurer

SAVE_EVERY_SECONDS = 600
BLEU_EVERY = 5  # measurements


class Clock:
    """Tell how much of a run is done, over all resumptions, by the time or by the steps it may take."""

    def __init__(self, options: argparse.Namespace, progress: checkpoints.Progress) -> None:
        self.progress = progress
        self.began = time.monotonic() - progress.seconds
        self.steps: int | None = options.steps
        left = options.minutes * 60 if options.minutes is not None else 0.0
        if options.until is not None:
            left = (options.until - datetime.now()).total_seconds()
        self.total = progress.seconds + left

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began

    @property
    def share(self) -> float:
        return self.progress.step / self.steps if self.steps else self.seconds / self.total


def rate_factor(step: int, share: float, *, warmup: int, cooldown: float) -> float:
    """Return the part of the peak rate to use: up over `warmup` steps, then flat, then straight down to nothing.

    >>> [round(rate_factor(step, share, warmup=100, cooldown=0.4), 2) for step, share in ((49, 0.0), (500, 0.5), (900, 0.8), (999, 1.0))]
    [0.5, 1.0, 0.5, 0.01]
    """
    return min(1.0, (step + 1) / warmup, max(0.01, (1 - share) / cooldown))


def read_deadline(text: str) -> datetime:
    """Return the next moment at which the clock shows `text` (HH:MM)."""
    hour, minute = map(int, text.split(":"))
    now = datetime.now()
    deadline = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return deadline if deadline > now else deadline + timedelta(days=1)


def read_arguments() -> argparse.Namespace:
    """Return the command line, checked."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--config", type=Path, default=Path(__file__).parent / "configs/cpu.toml")
    budget = arguments.add_mutually_exclusive_group(required=True)
    budget.add_argument("--minutes", type=float, help="train for so long from now")
    budget.add_argument("--steps", type=int, help="train until so many steps are done, resumed ones counted in")
    budget.add_argument("--until", type=read_deadline, help="train until the clock shows HH:MM")
    arguments.add_argument("--model", type=Path, help="start from the weights of this model folder: to tune it")
    arguments.add_argument("--resume", action="store_true", help="go on from OUT/checkpoint.pt")
    arguments.add_argument("--measure-every", type=int, default=200, help="steps between two measurements")
    arguments.add_argument("--dev", type=Path, help="folder with flores-dev.zh and .en, for a small BLEU now and then")
    return arguments.parse_args()


def train(options: argparse.Namespace, config: dict[str, Any]) -> None:
    """Run the training loop until the clock or a signal ends it."""
    tokens = read_tokens(options.data)
    corpus = Corpus(options.data / "pairs.npz", tokens=tokens)
    learner = Learner(config, tokens=tokens, data=options.data)
    path = options.out / "checkpoint.pt"
    if options.model:
        try:
            learner.start_from(options.model)
        except ValueError as error:
            sys.exit(str(error))
    if options.resume:
        learner.restore(checkpoints.load(path))
    progress = learner.progress
    measurer = Measurer(corpus, learner, data=options.data, dev=options.dev)
    clock = Clock(options, progress)
    stopping: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _frame: stopping.append(number))
    settings, saved = config["training"], clock.seconds

    stream = corpus.endless(tokens=settings["tokens"], position=progress.step, short_first=settings["short_first"])
    with (options.out / "log.jsonl").open("a", encoding="utf-8") as log:
        for batch in stream:
            if clock.share >= 1 or stopping:
                break
            cooling = clock.share > 1 - settings["cooldown"]
            factor = rate_factor(progress.step, clock.share, warmup=settings["warmup"], cooldown=settings["cooldown"])
            loss = learner.learn(batch, factor=factor, averaging=cooling)
            progress.seconds = clock.seconds
            if progress.step % options.measure_every == 0:
                bleu = progress.step % (BLEU_EVERY * options.measure_every) == 0
                record = {**vars(progress), "loss": round(loss, 4), "rate_factor": round(factor, 3), **measurer.measure(bleu=bleu)}
                log.write(json.dumps(record, ensure_ascii=False) + "\n")
                log.flush()
            if clock.seconds - saved > SAVE_EVERY_SECONDS:
                checkpoints.save(learner.checkpoint(), path)
                saved = clock.seconds
    checkpoints.save(learner.checkpoint(), path)
    print(f"{progress.step} steps, {progress.pairs} pairs, {progress.seconds:.0f} s: {path}")


def main() -> None:
    options = read_arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.resume and not (options.out / "checkpoint.pt").exists():
        sys.exit(f"No checkpoint in {options.out}. Leave out --resume to start anew.")
    train(options, read_config(options.config))


if __name__ == "__main__":
    main()
