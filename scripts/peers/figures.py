"""Figures of marked articles, found by ourselves and by four peers: value F1, share of right units, lines per second.

The example articles are marked by ourselves; where the reference articles lie beside the checkout, so are those that others marked.
"""

import argparse
import json
import subprocess
import sys
import time
import venv
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from service.figures import find_figures  # noqa: E402 - a script finds the package beside it
from service.records import Language  # noqa: E402

GOLD = ROOT.parent / "shared"
WORKER = Path(__file__).with_name("figures_worker.py")
# Peer -> what it needs, and the languages that it reads.
PEERS = {
    "recognizers": (("recognizers-text-suite==1.0.2a2", "emoji<2", "setuptools<81"), ("zh", "en")),
    "quantulum3": (("quantulum3==0.10.0", "setuptools<81"), ("en",)),
    "cn2an": (("cn2an==0.5.23", "setuptools<81"), ("zh",)),
    "jionlp": (("jionlp==1.5.23", "setuptools<81"), ("zh",)),
}
# What peers call the units that both know; every other name is compared in lower case with underscores.
NAMES = {
    "chinese_yuan": "CNY", "renminbi_yuan": "CNY", "元": "CNY", "united_states_dollar": "USD", "dollar": "USD", "美元": "USD",
    "percentage": "percent",
    "square_meter": "square_metre", "meter": "metre", "kilometer": "kilometre", "metric_ton": "tonne", "ton": "tonne",
    "new_taiwan_dollar": "TWD",
    "square_kilometer": "square_kilometre", "cubic_meter": "cubic_metre", "degree_celsius": "degree_celsius", "c": "degree_celsius",
}  # fmt: skip
LEFT_OUT = ("date", "identifier", "rank")


Marked = tuple[str, Counter[tuple[Decimal, str]], set[Decimal]]


def read_sets() -> dict[str, tuple[str, list[Marked]]]:
    """Return the marked lines that are here by the name of their set, with its language."""
    sets = {f"seeds, {language}": (language, _read_seeds(language)) for language in ("zh", "en")}
    if (GOLD / "gold").is_dir():
        sets["two articles marked by others, en"] = ("en", _read_gold())
    return sets


def _read_seeds(language: str) -> list[Marked]:
    lines = []
    for path in sorted((ROOT / "seeds" / language).glob("*.figures")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        lines += _part(text, json.loads(path.read_text(encoding="utf-8"))["figures"])
    return lines


def _read_gold() -> list[Marked]:
    lines = []
    for path in sorted((GOLD / "gold").glob("*.jsonl")):
        marks = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        text = (GOLD / "seeds" / marks[0]["doc"]).read_text(encoding="utf-8")
        lines += _part(text, [mark | {"kind": "date" if mark["hard"] else mark["kind"]} for mark in marks])  # hard ones are not asked for
    return lines


def _part(text: str, marks: list[dict[str, str | None]]) -> list[Marked]:
    """Return each line, its figures, and numbers that nobody is asked for: dates, ranks, ends of ranges."""
    lines = []
    start = 0
    for line in text.split("\n"):
        inside = [mark for mark in marks if start <= mark["start"] < start + len(line)]
        asked = [mark for mark in inside if mark["value"] is not None and mark["kind"] not in LEFT_OUT]
        spared = {number for mark in inside if mark not in asked for number in _numbers(mark)}
        if line:
            lines.append((line, Counter((Decimal(mark["value"]), mark["unit"] or "") for mark in asked), spared))
        start += len(line) + 1
    return lines


def _numbers(mark: dict[str, str | None]) -> set[Decimal]:
    words = " ".join(str(mark[key] or "") for key in ("value", "low", "high")).replace("-", " ").replace("T", " ").replace(":", " ")
    return {Decimal(word) for word in words.split() if word.replace(".", "", 1).isdigit()}


def ask(peer: str, language: str, lines: list[str], folder: Path) -> tuple[list[list[tuple[str, str | None]]], float]:
    """Return what a peer finds in each line, and the processor seconds it took, in an environment of its own."""
    python = folder / peer / "bin" / "python"
    if not python.exists():
        venv.create(folder / peer, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PEERS[peer][0]], check=True)
    order = json.dumps({"peer": peer, "language": language, "lines": lines})
    answer = subprocess.run([python, WORKER], input=order, capture_output=True, text=True, check=True)
    found = json.loads(answer.stdout[answer.stdout.index("{") :])
    return [[(value, unit) for value, unit in line] for line in found["found"]], found["seconds"]


def find_ours(language: str, lines: list[str]) -> tuple[list[list[tuple[str, str | None]]], float]:
    """Return what we find in each line, and the processor seconds it took."""
    find_figures("5公里", language=Language.ZH)  # the units library loads with the first measure
    start = time.process_time()
    figures = [find_figures(line, language=Language(language)) for line in lines]
    seconds = time.process_time() - start
    return [[(figure.value, figure.unit) for figure in line if figure.value and figure.kind not in LEFT_OUT] for line in figures], seconds


def score(lines: list[Marked], found: list[list[tuple[str, str | None]]]) -> tuple[float, float]:
    """Return value F1, and the share of the values found that carry the right unit."""
    right = missed = extra = named = 0
    for (_, asked, spared), answers in zip(lines, found, strict=True):
        left = list(asked.elements())
        for value, unit in _readable(answers):
            name = _name(unit)
            matching = [mark for mark in left if mark[0] == value]
            if matching:
                mark = next((mark for mark in matching if _same(mark[1], name)), matching[0])
                left.remove(mark)
                right += 1
                named += _same(mark[1], name)
            elif value not in spared:
                extra += 1
        missed += len(left)
    return 2 * right / (2 * right + missed + extra), named / right if right else 0.0


def _readable(answers: list[tuple[str, str | None]]) -> list[tuple[Decimal, str | None]]:
    numbers = []
    for value, unit in answers:
        try:
            numbers.append((Decimal(value).normalize(), unit))
        except InvalidOperation:
            continue
    return numbers


def _name(unit: str | None) -> str:
    name = (unit or "").lower().replace(" ", "_")
    return NAMES.get(name, unit if unit and unit.isupper() else name)


def _same(marked: str, name: str) -> bool:
    return bool(name) and (marked == name or marked.endswith(f"_{name}"))


def measure(arguments: argparse.Namespace) -> int:
    """Print one table of all that could be run, and of what could not; return 1 where a peer could not."""
    folder = Path(arguments.environments or ROOT / "out" / "peers")
    failed = 0
    print("| set | system | value F1 | unit right | lines/s | times as fast as Recognizers-Text |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, (language, lines) in read_sets().items():
        texts = [line for line, _, _ in lines]
        peers = ("minsheng", *(peer for peer, (_, languages) in PEERS.items() if language in languages))
        rows = {}
        for peer in peers:
            try:
                found, seconds = find_ours(language, texts) if peer == "minsheng" else ask(peer, language, texts, folder)
            except (OSError, subprocess.CalledProcessError, ValueError) as error:
                print(f"{peer}: {str(getattr(error, 'stderr', '') or error)[-300:]}", file=sys.stderr)
                failed = 1
                continue
            rows[peer] = (*score(lines, found), len(texts) / seconds)
        slow = rows.get("recognizers", (0, 0, 0))[2]
        for peer in peers:
            if peer not in rows:
                print(f"| {name} | {PEERS[peer][0][0]} | could not be installed or run here | | | |")
                continue
            f1, units, speed = rows[peer]
            title = "minsheng" if peer == "minsheng" else PEERS[peer][0][0].replace("==", " ")
            print(f"| {name} | {title} | {f1:.3f} | {units:.2f} | {speed:,.0f} | {f'{speed / slow:.1f}' if slow else ''} |")
    return failed
