"""The whole way from sentence pairs to a measured model, on a corpus of a few hundred sentences written here."""

import itertools
import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import pytest

for _module in ("torch", "transformers", "ctranslate2", "sentencepiece", "sacrebleu"):
    pytest.importorskip(_module, reason=f"training needs {_module}")

SCRIPTS = Path(__file__).parents[2] / "scripts" / "train"
PEOPLE = (("医生", "The doctor"), ("老师", "The teacher"), ("学生", "The student"), ("市长", "The mayor"), ("记者", "The reporter"))
VERBS = (("看见了", "saw"), ("买了", "bought"), ("修好了", "repaired"), ("找到了", "found"))
OBJECTS = (("一本书", "a book"), ("一辆车", "a car"), ("一张床", "a bed"), ("3台电脑", "3 computers"), ("120把椅子", "120 chairs"))
CONFIG = """
name = "tiny"
[model]
dim = 32
ffn = 64
encoder = 1
decoder = 1
heads = 2
[training]
tokens = 256
adam_rate = 3e-3
muon_rate = 0.02
workers = 2
warmup = 10
guide_steps = 20
guide_weight = 0.5
cooldown = 0.8
label_smoothing = 0.1
attention = "eager"
compute = "bfloat16"
short_first = true
average = 0.9
[vocabulary]
size = 900
[pairs]
most_pieces = 60
mask_share = 0.6
lexicon_pairs = 1000
grammar = 200
[glossaries]
[sets]
tiny = { take = 0, times = 2, drop = 0.05 }
"""


def written_pairs() -> list[tuple[str, str]]:
    return [
        (f"{who}{did}{what}。", f"{whom} {action} {thing}.")
        for (who, whom), (did, action), (what, thing) in itertools.product(PEOPLE, VERBS, OBJECTS)
    ]


def run(script: str, *arguments: object) -> str:
    """Run one of the programs; return what it printed."""
    command = [sys.executable, str(SCRIPTS / script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"OMP_NUM_THREADS": "1"}, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folders of one run of the whole chain: prepared, trained, resumed, exported."""
    root = tmp_path_factory.mktemp("chain")
    pairs = written_pairs()
    with lzma.open(root / "tiny.tsv.xz", "wt", encoding="utf-8") as out:
        out.writelines(f"{zh}\t{en}\n" for zh, en in pairs)
    for language, lines in (("zh", [zh for zh, _ in pairs[:20]]), ("en", [en for _, en in pairs[:20]])):
        (root / f"flores-dev.{language}").write_text("\n".join(lines) + "\n", encoding="utf-8")
    config = root / "tiny.toml"
    config.write_text(CONFIG, encoding="utf-8")
    run("prepare.py", root / "prepared", "--config", config, "--corpus", root)
    run("train.py", root / "prepared", root / "run", "--config", config, "--steps", 40, "--measure-every", 20)
    run("train.py", root / "prepared", root / "run", "--config", config, "--steps", 120, "--measure-every", 20, "--dev", root, "--resume")
    run("export.py", root / "run" / "checkpoint.pt", root / "prepared", root / "model")
    return {"root": root, "prepared": root / "prepared", "run": root / "run", "model": root / "model"}


def test_prepare_carries_figures_and_counts_pairs(chain: dict[str, Path]) -> None:
    counts = json.loads((chain["prepared"] / "counts.json").read_text(encoding="utf-8"))
    assert counts["grammar"]["masked"] > 20
    assert counts["total"]["pairs"] > 200


def test_resumed_training_goes_on_where_it_stopped(chain: dict[str, Path]) -> None:
    records = [json.loads(line) for line in (chain["run"] / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [record["step"] for record in records] == [20, 40, 60, 80, 100, 120]
    assert records[-1]["held_out"] < records[0]["held_out"]
    assert records[-1]["spread"] > 0.3
    assert [record["step"] for record in records if "bleu_en" in record] == [100]


def test_export_loads_in_transformers_with_a_zero_pad_embedding(chain: dict[str, Path]) -> None:
    config = json.loads((chain["model"] / "config.json").read_text(encoding="utf-8"))
    assert config["minsheng"]["name"] == "tiny"
    assert config["minsheng"]["steps"] == 120
    code = (
        "import sys, warnings; warnings.simplefilter('error', UserWarning)\n"
        "from transformers import MarianMTModel\n"
        "model, loading = MarianMTModel.from_pretrained(sys.argv[1], output_loading_info=True)\n"
        "assert not any(loading.values()), loading\n"
        "assert not model.model.shared.weight[model.config.pad_token_id].any()\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(chain["model"])], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


def test_checksums_name_every_file(chain: dict[str, Path]) -> None:
    files = json.loads((chain["model"] / "checksums.json").read_text(encoding="utf-8"))["files"]
    assert {"config.json", "model.safetensors", "source.spm", "target.spm", "vocab.json", "ct2/model.bin"} <= set(files)


def test_evaluate_writes_one_table_between_the_markers(chain: dict[str, Path]) -> None:
    card = chain["root"] / "README.md"
    card.write_text("before\n<!-- scores -->\nold\n<!-- /scores -->\nafter\n", encoding="utf-8")
    table = run("evaluate.py", chain["model"], "--dev", chain["root"], "--sample", 20, "--agree", 5, "--write", card)
    written = card.read_text(encoding="utf-8")
    assert table.strip() in written
    assert written.startswith("before\n")
    assert written.endswith("\nafter\n")
    assert "old" not in written
    assert "flores-dev zh→en" in table


@pytest.fixture(scope="module")
def tuned(chain: dict[str, Path]) -> Path:
    """The finished model tuned on pairs of somebody's own; the folder of the outcome."""
    root = chain["root"]
    config = root / "tune.toml"
    config.write_text(CONFIG.replace('name = "tiny"', 'name = "ours"'), encoding="utf-8")
    own = root / "own.tsv"
    own.write_text("".join(f"{zh}\t{en}\n" for zh, en in written_pairs()), encoding="utf-8")
    run("prepare.py", root / "tune", "--config", config, "--vocabulary", chain["model"], "--pairs", own)
    run("train.py", root / "tune", root / "rerun", "--config", config, "--model", chain["model"], "--steps", 20, "--measure-every", 5)
    run("export.py", root / "rerun" / "checkpoint.pt", root / "tune", root / "tuned")
    return root / "tuned"


def test_a_finished_model_is_tuned_on_pairs_of_ones_own_from_where_it_stands(chain: dict[str, Path], tuned: Path) -> None:
    log = (chain["root"] / "rerun" / "log.jsonl").read_text(encoding="utf-8").splitlines()
    first_of_all = json.loads((chain["run"] / "log.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert json.loads(log[0])["loss"] < first_of_all["loss"]
    assert json.loads((tuned / "config.json").read_text(encoding="utf-8"))["minsheng"]["name"] == "ours"
    assert (tuned / "vocab.json").read_bytes() == (chain["model"] / "vocab.json").read_bytes()


def test_a_model_of_other_sizes_is_refused_by_name(chain: dict[str, Path]) -> None:
    config = chain["root"] / "wide.toml"
    config.write_text(CONFIG.replace("ffn = 64", "ffn = 128"), encoding="utf-8")
    command = [chain["prepared"], chain["root"] / "wide", "--config", config, "--steps", 1, "--model", chain["model"]]
    done = subprocess.run([sys.executable, SCRIPTS / "train.py", *map(str, command)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "other sizes" in done.stderr


def test_pairs_that_are_not_there_are_named(tmp_path: Path) -> None:
    command = [sys.executable, SCRIPTS / "prepare.py", tmp_path / "out", "--pairs", tmp_path / "none.tsv"]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "none.tsv" in done.stderr
