"""The log of a run -> a picture of loss, gap and dev BLEU against pairs seen.

usage: plot.py OUT/log.jsonl models/training.png
"""

import argparse
import json
from pathlib import Path

from matplotlib import pyplot as plt


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("log", type=Path)
    arguments.add_argument("picture", type=Path)
    options = arguments.parse_args()
    records = [json.loads(line) for line in options.log.read_text(encoding="utf-8").splitlines()]
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.6), layout="constrained")
    for axes, names in ((left, ("loss", "held_out", "gap")), (right, ("bleu_en", "bleu_zh"))):
        for name in names:
            points = [(record["pairs"] / 1000, record[name]) for record in records if name in record]
            axes.plot(*zip(*points, strict=True), label=name) if points else None
        axes.set_xlabel("thousand pairs seen")
        axes.legend()
        axes.grid(alpha=0.3)
    left.set_title("nats a token (gap: shuffled sources minus true)")
    right.set_title("dev BLEU, greedy, 40 sentences, latest weights")
    figure.savefig(options.picture, dpi=90)


if __name__ == "__main__":
    main()
