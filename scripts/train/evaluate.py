"""A model folder -> one markdown table: BLEU and chrF2 both ways beside published systems, speed, placeholders that come back.

usage: evaluate.py MODEL [--dev ../shared/dev] [--sample N] [--sweep] [--agree N] [--write models/README.md]
"""

import argparse
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF
from texts import mask_figures
from translating import CompactModel, Decoding, FullModel

PEERS = ("opusmt", "argos", "bergamot-base", "google")
SETS = ("flores-dev", "gov-reports")
DIRECTIONS = (("zh", "en"), ("en", "zh"))
CHOSEN = Decoding(beam_size=2, coverage_penalty=0.1)  # as the service decodes first with the shipped model
SWEEP = (
    Decoding(beam_size=1),
    Decoding(beam_size=2),
    Decoding(beam_size=2, no_repeat_ngram_size=4, coverage_penalty=0.1),
    Decoding(beam_size=4, coverage_penalty=0.1),
    Decoding(beam_size=4, no_repeat_ngram_size=4, coverage_penalty=0.1),
    Decoding(beam_size=4, no_repeat_ngram_size=4, coverage_penalty=0.1, length_penalty=1.3),
)
HYPOTHESES = 4  # as many as the service's second look takes
START, END = "<!-- scores -->", "<!-- /scores -->"


@dataclass(frozen=True)
class TestSet:
    """Sentences of one set in both languages, and the published translations of some systems."""

    name: str
    lines: dict[str, list[str]]
    peers: dict[tuple[str, str], list[str]]


def read_sets(dev: Path, *, sample: int) -> list[TestSet]:
    """Return the sets that are in the folder `dev`, every so many lines of them when `sample` is not 0."""
    sets = []
    for name in SETS:
        if not (dev / f"{name}.zh").exists():
            continue
        step = max(1, len(_lines(dev / f"{name}.zh")) // sample) if sample else 1
        lines = {language: _lines(dev / f"{name}.{language}")[::step] for language in ("zh", "en")}
        paths = {(f"{a}-{b}", peer): dev / f"{name}.{a}-{b}.{peer}" for a, b in DIRECTIONS for peer in PEERS}
        sets.append(TestSet(name, lines, {key: _lines(path)[::step] for key, path in paths.items() if path.exists()}))
    return sets


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def score(answers: list[str], references: list[str], *, to: str) -> tuple[str, list[str]]:
    """Return BLEU and chrF2 as one cell, and the signatures of both."""
    metrics = BLEU(tokenize="zh" if to == "zh" else "13a"), CHRF()
    cells = [f"{metric.corpus_score(answers, [references]).score:.1f}" for metric in metrics]
    return " / ".join(cells), [str(metric.get_signature()) for metric in metrics]


def score_model(model: CompactModel, sets: list[TestSet], decoding: Decoding) -> list[str]:
    """Return the cells of one decoding: scores of every set and direction, then speed."""
    model.pieces, model.seconds = 0, 0.0
    cells = []
    for test in sets:
        for source, target in DIRECTIONS:
            answers = model.translate(test.lines[source], to=target, decoding=decoding)
            cells.append(score(answers, test.lines[target], to=target)[0])
    return [*cells, f"{model.pieces / model.seconds:.0f}"]


def returned_placeholders(model: CompactModel, sets: list[TestSet], decoding: Decoding) -> list[str]:
    """Return a cell for each direction: masked figures that came back exactly once, in the best hypothesis and in any of several."""
    cells = []
    for source, target in DIRECTIONS:
        masked = [mask_figures(line, language=source) for test in sets for line in test.lines[source]]
        masked = [(text, names) for text, names in masked if names]
        texts = [text for text, _ in masked]
        total = max(1, sum(len(names) for _, names in masked))
        shares = []
        for search, count in ((decoding, 1), (replace(decoding, beam_size=HYPOTHESES), HYPOTHESES)):
            answers = model.search(texts, to=target, decoding=search, hypotheses=count)
            kept = sum(
                max(sum(answer.count(name) == 1 for name in names) for answer in found)
                for (_, names), found in zip(masked, answers, strict=True)
            )
            shares.append(f"{kept / total:.1%}")
        cells.append(f"{', '.join(shares)} of {total}")
    return cells


def write_table(model: CompactModel, sets: list[TestSet], *, decodings: list[Decoding]) -> str:
    """Return the table, with the signatures below it."""
    head = [f"{test.name} {source}→{target}" for test in sets for source, target in DIRECTIONS]
    size = sum(path.stat().st_size for path in (model.folder / "ct2").rglob("*")) / 1e6
    rows = [["system", *head, "tokens/s", "int8 MB", "figures carried zh→en", "en→zh"]]
    for index, decoding in enumerate(decodings):
        cells = [f"{model.card['name']}, {decoding}", *score_model(model, sets, decoding), f"{size:.1f}"]
        rows.append(cells + (returned_placeholders(model, sets, decoding) if index == 0 else ["", ""]))
        print(" | ".join(rows[-1]), file=sys.stderr, flush=True)
    for peer in PEERS:
        cells = []
        for test in sets:
            for source, target in DIRECTIONS:
                answers = test.peers.get((f"{source}-{target}", peer))
                cells.append(score(answers, test.lines[target], to=target)[0] if answers else "")
        rows.append([peer, *cells, "", "", "", ""])
    table = "\n".join("| " + " | ".join(row) + " |" for row in [rows[0], ["---"] * len(rows[0]), *rows[1:]])
    signatures = [
        f"{name} →{to}: `{sign}`"
        for to in ("en", "zh")
        for name, sign in zip(("BLEU", "chrF2"), score(["a"], ["a"], to=to)[1], strict=True)
    ]
    carried = f"Figures carried: masked ones that came back exactly once, in the best hypothesis and in the best for them of {HYPOTHESES}."
    return f"{table}\n\nEach cell: BLEU / chrF2. " + "; ".join(signatures) + f". {carried}"


def agreement(model: CompactModel, sets: list[TestSet], *, count: int) -> str:
    """Return how close greedy translations of the int8 form are to those of the full form, as BLEU between them."""
    full, said = FullModel(model.folder), []
    for source, target in DIRECTIONS:
        lines = sets[0].lines[source][:count]
        answers = [one.translate(lines, to=target, decoding=Decoding(beam_size=1)) for one in (model, full)]
        said.append(f"{source}→{target} {score(answers[0], answers[1], to=target)[0].split(' / ')[0]}")
    return f"BLEU between the int8 and the full form, greedy, {count} sentences: {', '.join(said)}."


def replace_between_markers(path: Path, text: str) -> None:
    """Put `text` between the two markers in the file at `path`."""
    before, _, rest = path.read_text(encoding="utf-8").partition(START)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{START}\n{text}\n{END}{after}", encoding="utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("model", type=Path)
    arguments.add_argument("--dev", type=Path, default=Path("../shared/dev"))
    arguments.add_argument("--sample", type=int, default=0, help="about so many sentences of each set")
    arguments.add_argument("--sweep", action="store_true", help="other decodings too")
    arguments.add_argument("--agree", type=int, default=0, help="compare the two forms on so many sentences")
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--write", type=Path, help=f"replace what stands between {START} and {END} in this file")
    options = arguments.parse_args()
    model, sets = CompactModel(options.model, threads=options.threads), read_sets(options.dev, sample=options.sample)
    text = write_table(model, sets, decodings=[CHOSEN, *(SWEEP if options.sweep else ())])
    if options.agree:
        text += "\n\n" + agreement(model, sets, count=options.agree)
    print(text)
    if options.write:
        replace_between_markers(options.write, text)


if __name__ == "__main__":
    main()
