"""Figures: a million sentences through `minsheng figures` in one process, the same against a peer, and the worst texts at double length."""

import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from peers.figures import ROOT, ask, find_ours

from service.figures import find_figures
from service.records import Language
from service.settings import Settings

ALONE = True  # takes half an hour: it runs when it is named, not with the others
SENTENCES = 1_000_000  # in all: half of them Chinese, half English
MARKS = (10, 50, 100)  # percent of the sentences, at which memory is read
COMPARED = 2_000  # sentences that a peer is given as well
LENGTH = 4_000  # characters of a hostile text, and twice as many; each is read twice
# Texts that made earlier versions take time with the square of their length, and others that hold what the patterns look for.
WORST = (
    "9", "1,", "123 ", "万", "1.", "one hundred and ", "一点", "三分之", "5%到", "from 5 to ", "five, and ", "5医疗机构的", "增长了",
    "number of ", "1:", "的", "其中", "每千人", "of the 5 ", "people who ", "百分之", "第", "1-", "a ", "between ", "$", "(", "“",
    "2020年1月至", "May 5, ",
)  # fmt: skip
TEMPLATES = {
    "zh": (
        "{year}年，{place}新增床位{count}张，投入{money}万元，同比增长{share}%。",
        "全县{count}家企业中，有{share}%在{month}月复工，每千人口拥有医生{small}名。",
        "{place}去年门诊服务量为{count}万人次，比上年下降{small}个百分点，位居全省第{month}。",
        "截至{year}年底，常住人口达到{small}万人，超过三成的家庭住在{place}，人均面积{small}平方米。",
    ),
    "en": (
        "In {year} {place} added {count} beds at a cost of {money} million yuan, up {share} percent year-on-year.",
        "About {share}% of the {count} companies reopened, and there are {small} doctors per 1,000 people.",
        "{place} recorded {count} outpatient visits last year, down {small} percentage points, and ranked third in the province.",
        "By the end of {year} more than two thirds of {money} million residents lived in {place}, on {small} square meters each.",
    ),
}
PLACES = {"zh": ("云麓", "柳湾", "海堤", "松坪"), "en": ("Yunlu", "Liuwan", "Haidi", "Songping")}


def make_sentences(language: str, *, count: int) -> Iterator[str]:
    """Yield sentences full of figures, the same ones each time."""
    chance = random.Random(0)
    for _ in range(count):
        yield chance.choice(TEMPLATES[language]).format(
            year=chance.randint(1990, 2030),
            month=chance.randint(1, 12),
            place=chance.choice(PLACES[language]),
            count=chance.randint(11, 90_000),
            money=round(chance.uniform(1, 9000), 2),
            share=round(chance.uniform(1, 99), 1),
            small=round(chance.uniform(1, 20), 2),
        )


def measure(settings: Settings) -> str:  # noqa: ARG001 - every part takes the settings
    """Return three tables: memory and speed of a long stream, the same against Recognizers-Text, and time at double length."""
    return "\n\n".join([_measure_stream(), _measure_peer(), _measure_worst()])


def _measure_stream() -> str:
    rows = [
        "| stream through `minsheng figures` | peak memory at " + " | at ".join(f"{mark}%" for mark in MARKS) + " | sentences/s |",
        "| --- |" + " --- |" * (len(MARKS) + 1),
    ]
    for language in TEMPLATES:
        peaks, seconds = stream(language, count=SENTENCES // 2)
        memory = " | ".join(f"{peak} MB" for peak in peaks)
        rows.append(f"| {SENTENCES // 2:,} sentences, {language} | {memory} | {SENTENCES / 2 / seconds:,.0f} |")
    return "\n".join(rows)


def stream(language: str, *, count: int) -> tuple[list[int], float]:
    """Return the peak memory in MB of the command at each mark, and its seconds; it is one process that reads line after line."""
    command = [Path(sys.executable).with_name("minsheng"), "figures", "--lang", language]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as running:
        begun = time.perf_counter()
        threading.Thread(target=_feed, args=(running, language, count), daemon=True).start()
        peaks = []
        at = [count * mark // 100 for mark in MARKS]
        for number, _ in enumerate(running.stdout or (), start=1):
            if number in at:
                peaks.append(_peak_of(running.pid))
        return peaks, time.perf_counter() - begun


def _feed(running: "subprocess.Popen[str]", language: str, count: int) -> None:
    assert running.stdin is not None  # noqa: S101 - it is a pipe
    for sentence in make_sentences(language, count=count):
        running.stdin.write(json.dumps({"text": sentence}, ensure_ascii=False) + "\n")
    running.stdin.close()


def _peak_of(process: int) -> int:
    """Return the most memory that a running process has had, in MB."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)


def _measure_peer() -> str:
    rows = ["| sentences/s on the same sentences | minsheng | Recognizers-Text | times as fast |", "| --- | --- | --- | --- |"]
    for language in TEMPLATES:
        sentences = list(make_sentences(language, count=COMPARED))
        _, ours = find_ours(language, sentences)
        try:
            _, theirs = ask("recognizers", language, sentences, ROOT / "out" / "peers")
        except (OSError, subprocess.CalledProcessError):
            rows.append(f"| {language} | {COMPARED / ours:,.0f} | cannot be installed here | |")
            continue
        rows.append(f"| {language} | {COMPARED / ours:,.0f} | {COMPARED / theirs:,.0f} | {theirs / ours:.1f} |")
    return "\n".join(rows)


def _measure_worst() -> str:
    rows = ["| the worst texts | slowest, characters/s | most that double length takes, times |", "| --- | --- | --- |"]
    for language in Language:
        measured = [(piece, *(_time(piece, length, language) for length in (LENGTH, 2 * LENGTH))) for piece in WORST]
        slowest = max(measured, key=lambda row: row[2])
        steepest = max((row for row in measured if row[2] > 0.2), key=lambda row: row[2] / row[1], default=slowest)
        speed = f"{2 * LENGTH / slowest[2]:,.0f} ({slowest[0].strip()!r} over and over)"
        rows.append(f"| {language} | {speed} | {steepest[2] / steepest[1]:.1f} ({steepest[0].strip()!r}) |")
    return "\n".join(rows)


def _time(piece: str, length: int, language: Language) -> float:
    text = (piece * (length // len(piece) + 1))[:length]
    taken = []
    for _ in range(2):
        begun = time.process_time()
        find_figures(text, language=language)
        taken.append(time.process_time() - begun)
    return min(taken)
