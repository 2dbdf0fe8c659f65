"""Published sentence pairs and a grammar of figures -> token ids, vocabulary, lexicon and first embedding for train.py.

usage: prepare.py OUT --config configs/cpu.toml --corpus ../shared/corpus [--glossary ../shared/glossary] [--vocabulary OLD]
With --vocabulary the pieces of an earlier OUT, or of a model, are used again: to tune a model that learned with them.
To tune on pairs of your own (`zh TAB en` lines, plain or .xz): --config configs/tune.toml --vocabulary MODEL --pairs FILE
"""

import argparse
import json
import lzma
import random
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import lexicon
import numpy as np
import sentencepiece
import torch
from batches import Corpus, held_out_count, read_tokens
from configuring import read_config
from figure_grammar import write_pairs
from texts import PLACEHOLDERS, carry_figures, tidy_chinese, tidy_english

Pair = tuple[str, str]
VOCABULARY = ("source.spm", "target.spm", "vocab.json")
TARGET_TOKENS = (">>en<<", ">>zh<<")


def read_set(path: Path) -> list[Pair]:
    """Return the tidied pairs of one file of `zh TAB en` lines, packed or plain."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        cells = (line.rstrip("\n").split("\t") for line in lines)
        return [(tidy_chinese(row[0]), tidy_english(row[1])) for row in cells if len(row) >= 2]


def plausible(pair: Pair) -> bool:
    """Tell whether the lengths of both sides could belong together."""
    zh, en = len(pair[0]), len(pair[1])
    return 1 < zh < 260 and 1 < en < 700 and 1.2 * zh <= en + 8 and en <= 6.5 * zh + 12


def read_sets(config: dict, options: argparse.Namespace, *, rng: random.Random) -> dict[str, list[Pair]]:
    """Return the pairs of each set, tidied, without implausible ones, no sentence on either side twice overall."""
    sets, seen = {}, set()
    files = [(name, options.corpus / f"{name}.tsv.xz", taken["take"]) for name, taken in config["sets"].items()]
    files += [(name, options.glossary / f"{name}.tsv", 0) for name in config["glossaries"] if options.glossary]
    if options.pairs:
        files = [(options.pairs.stem, options.pairs, 0)]
    for name, path, take in sorted(files, key=lambda row: row[2]):  # small valuable sets first: they win over duplicates
        pairs = []
        for pair in read_set(path):
            if plausible(pair) and pair[0] not in seen and pair[1] not in seen:
                seen.update(pair)
                pairs.append(pair)
        rng.shuffle(pairs)
        sets[name] = pairs[:take] if take else pairs
    sets["grammar"] = write_pairs(config["pairs"]["grammar"], seed=7)
    return sets


def learn_vocabulary(sentences: Iterable[str], out: Path, *, size: int) -> None:
    """Write the joint vocabulary of both languages into `out` in Marian's layout."""
    sample = out / "sample.txt"
    sample.write_text("".join(f"{sentence}\n" for sentence in sentences), encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(sample), model_prefix=str(out / "source"), vocab_size=size - 4, character_coverage=0.9998, byte_fallback=True,
        split_digits=True, model_type="unigram", normalization_rule_name="identity", bos_id=-1, pad_id=-1, eos_id=0, unk_id=1,
        user_defined_symbols=list(PLACEHOLDERS), input_sentence_size=500_000, shuffle_input_sentence=True, num_threads=2,
        hard_vocab_limit=False, minloglevel=2,
    )  # fmt: skip
    sample.unlink()
    (out / "source.model").rename(out / "source.spm")
    (out / "source.vocab").unlink()
    shutil.copy(out / "source.spm", out / "target.spm")
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(out / "source.spm"))
    vocabulary = {tokenizer.id_to_piece(index): index for index in range(tokenizer.get_piece_size())}
    for token in TARGET_TOKENS:
        vocabulary[token] = len(vocabulary)
    while len(vocabulary) % 8 != 7:
        vocabulary[f"<unused{len(vocabulary)}>"] = len(vocabulary)
    vocabulary["<pad>"] = len(vocabulary)  # last, as Marian and its converters expect
    (out / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")


def write_ids(pairs: list[Pair], tokenizer: sentencepiece.SentencePieceProcessor, path: Path, *, most: int) -> np.ndarray:
    """Write the ids of `pairs` that are short enough; return which ones those are."""
    ids = {"zh": tokenizer.encode([zh for zh, _ in pairs]), "en": tokenizer.encode([en for _, en in pairs])}
    kept = [index for index in range(len(pairs)) if 0 < len(ids["zh"][index]) < most and 0 < len(ids["en"][index]) < most]
    arrays = {}
    for language, rows in ids.items():
        arrays[f"{language}_len"] = np.array([len(rows[index]) + 1 for index in kept], dtype=np.uint8)
        arrays[language] = np.concatenate([np.array([*rows[index], 0], dtype=np.uint16) for index in kept])
    np.savez(path, **arrays)
    return np.array(kept)


def choose(sets: dict[str, list[Pair]], scores: dict[str, list[float]], config: dict, *, rng: random.Random) -> tuple[list[Pair], dict]:
    """Return the pairs to train on, the worst left out, the best repeated, figures carried in a share; and the counts."""
    chosen, counts = [], {}
    for name, pairs in sets.items():
        options = config["sets"].get(name, {"drop": 0.0, "times": config["glossaries"].get(name, 1)})
        floor = np.quantile(scores[name], options["drop"])
        good = [pair for pair, score in zip(pairs, scores[name], strict=True) if score >= floor]
        masked = 0
        for zh, en in good * options["times"]:
            carried = 0
            if rng.random() < config["pairs"]["mask_share"]:
                zh, en, carried = carry_figures(zh, en, rng=rng)
            chosen.append((zh, en))
            masked += carried > 0
        counts[name] = {"read": len(pairs), "kept": len(good), "times": options["times"], "masked": masked}
    return chosen, counts


def score_candidates(
    pairs: list[Pair], tokenizer: sentencepiece.SentencePieceProcessor, config: dict, *, out: Path, tokens: dict[str, int]
) -> tuple[np.ndarray, np.ndarray]:
    """Write the lexicon and the embedding learned from `pairs`; return which pairs are short enough, and their scores."""
    path = out / "candidates.npz"
    kept = write_ids(pairs, tokenizer, path, most=config["pairs"]["most_pieces"])
    corpus, rows = Corpus(path, tokens=tokens), np.arange(len(kept))
    path.unlink()
    tables = {to: lexicon.learn_lexicon(corpus, rows[: config["pairs"]["lexicon_pairs"]], to=to, rounds=4) for to in ("en", "zh")}
    torch.save({to: table.half() for to, table in tables.items()}, out / "lexicon.pt")
    torch.save(lexicon.embed(tables["en"], tables["zh"], dim=config["model"]["dim"]), out / "embedding.pt")
    return kept, lexicon.score_pairs(corpus, rows, tables)


def prepare(options: argparse.Namespace, config: dict) -> dict:
    """Write everything that training needs into `options.out`; return the counts of each set."""
    rng = random.Random(1)
    sets = read_sets(config, options, rng=rng)
    everything = [(name, pair) for name, pairs in sets.items() for pair in pairs]
    rng.shuffle(everything)
    print(f"{len(everything)} candidate pairs read", file=sys.stderr, flush=True)
    sample = (sentence for _, pair in everything[:300_000] for sentence in carry_figures(*pair, rng=rng)[:2])
    if options.vocabulary:
        for name in VOCABULARY:
            shutil.copy(options.vocabulary / name, options.out / name)
    else:
        learn_vocabulary(sample, options.out, size=config["vocabulary"]["size"])
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(options.out / "source.spm"))
    tokens = read_tokens(options.out)
    print("vocabulary ready", file=sys.stderr, flush=True)

    kept, score = score_candidates([pair for _, pair in everything], tokenizer, config, out=options.out, tokens=tokens)
    print("lexicon learned", file=sys.stderr, flush=True)
    held_out = [everything[index][1] for index in kept[: held_out_count(len(kept))]]
    pairs: dict[str, list[Pair]] = {name: [] for name in sets}
    scores: dict[str, list[float]] = {name: [] for name in sets}
    for index, value in zip(kept[len(held_out) :], score[len(held_out) :], strict=True):
        name, pair = everything[index]
        pairs[name].append(pair)
        scores[name].append(value)
    chosen, counts = choose(pairs, scores, config, rng=rng)
    rng.shuffle(chosen)
    final = write_ids(held_out + chosen, tokenizer, options.out / "pairs.npz", most=config["pairs"]["most_pieces"] + 8)
    return counts | {"total": {"pairs": len(final), "held_out": len(held_out)}}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--config", type=Path, default=Path(__file__).parent / "configs/cpu.toml")
    arguments.add_argument("--corpus", type=Path, default=Path("../shared/corpus"))
    arguments.add_argument("--glossary", type=Path)
    arguments.add_argument("--vocabulary", type=Path, help="folder of an earlier OUT, or of a model, whose pieces are used again")
    arguments.add_argument("--pairs", type=Path, help="your own pairs, zh TAB en, instead of the configuration's sets")
    options = arguments.parse_args()
    if options.pairs and not options.pairs.is_file():
        sys.exit(f"No file {options.pairs}. It should hold a Chinese sentence, a tab and its English translation on each line.")
    options.out.mkdir(parents=True, exist_ok=True)
    counts = prepare(options, read_config(options.config))
    (options.out / "counts.json").write_text(json.dumps(counts, indent=1), encoding="utf-8")
    print(json.dumps(counts["total"]))


if __name__ == "__main__":
    main()
