"""Three points of each article with an editor's summary: ours, leads and sumy's summarizers, by ROUGE and by seconds."""

import argparse
import json
import subprocess
import sys
import time
import venv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from service.records import Article, Language, Sentence  # noqa: E402 - a script finds the package beside it
from service.stages.keypoints import choose_key_points  # noqa: E402
from service.stages.sentences import split_sentences  # noqa: E402

SUMS = ROOT.parent / "shared" / "dev" / "sums"
PACKAGES = ("sumy==0.13.0", "rouge-score==0.1.2", "jieba==0.42.1", "setuptools<81")
WORKER = Path(__file__).with_name("sumy_worker.py")
# Highlights that we wrote by hand for a third of the BBC's articles, as an editor would: their own summaries are machine-made and long.
# Beginnings of articles were read for them, so they favour the lead more than a newspaper's highlights do.
HIGHLIGHTS = Path(__file__).with_name("highlights.json")
HIGHLIGHTED = "en-bbc"
COUNT = 3
# Every article is chosen from so often, and its least time counts: on a busy machine a single run swings by half.
REPEATS = 3
RESAMPLES = 2000
METRICS = ("rouge1", "rouge2", "rougeL")
OURS, LEAD, EQUAL = "minsheng", f"lead-{COUNT}", "lead of equal length"


@dataclass(frozen=True, slots=True)
class Story:
    """One article of a set, split once for everybody."""

    folder: str
    language: Language
    title: str | None
    text: str
    summary: str
    sentences: tuple[Sentence, ...]

    def join(self, parts: list[str]) -> str:
        """Return `parts` as one text."""
        return ("" if self.language is Language.ZH else " ").join(parts)


def read_stories(folder: Path) -> list[Story]:
    """Return the articles of every `LANGUAGE-NAME.jsonl` in `folder`, and again those that have highlights of ours, without titles."""
    stories, highlighted = [], []
    highlights = json.loads(HIGHLIGHTS.read_text(encoding="utf-8"))
    for path in sorted(folder.glob("*.jsonl")):
        language = Language(path.stem[:2])
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            sentences = split_sentences(Article(text=row["text"], id=path.stem), language=language)
            stories.append(Story(path.stem, language, row["title"] or None, row["text"], row["summary"], sentences))
            if path.stem == HIGHLIGHTED and row["id"] in highlights:
                summary = " ".join(highlights[row["id"]])
                highlighted.append(Story(f"{path.stem}, our highlights", language, None, row["text"], summary, sentences))
    return [*stories, *highlighted]


def cut_lead(story: Story, *, like: str) -> str:
    """Return the beginning of the article, as long as `like`: in characters that are no blanks for Chinese, in words for English."""
    if story.language is Language.EN:
        return " ".join(story.text.split()[: len(like.split())])
    left, text = len("".join(like.split())), "".join(story.text.split())
    return text[:left]


def open_environment(folder: Path) -> Path:
    """Return the Python of an environment of sumy's own, made where it is missing."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    return python


def choose_ours(stories: list[Story]) -> tuple[list[str], list[float]]:
    """Return our points of each article, joined, and the processor seconds each took."""
    texts, seconds = [], [float("inf")] * len(stories)
    for _ in range(REPEATS):
        texts.clear()
        for place, story in enumerate(stories):
            begun = time.process_time()
            points = choose_key_points(story.sentences, language=story.language, title=story.title, count=COUNT)
            seconds[place] = min(seconds[place], time.process_time() - begun)
            texts.append(story.join([point.text for point in points]))
    return texts, seconds


def ask_worker(python: Path, request: dict[str, object]) -> dict[str, object]:
    """Return what the worker in sumy's environment answers."""
    done = subprocess.run(
        [python, "-W", "ignore", WORKER], input=json.dumps(request), capture_output=True, text=True, encoding="utf-8", check=True
    )
    return json.loads(done.stdout)


def read_interval(differences: np.ndarray) -> tuple[float, float]:
    """Return the middle 95% of the mean over resamples of the articles."""
    picks = np.random.default_rng(0).integers(0, len(differences), size=(RESAMPLES, len(differences)))
    low, high = np.percentile(differences[picks].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)


def print_table(stories: list[Story], *, scores: dict[str, np.ndarray], seconds: dict[str, list[float]]) -> None:
    """Print a row for each set and system: ROUGE, how far ours is ahead with its interval, and milliseconds an article."""
    print("| set | system | ROUGE-1 | ROUGE-2 | ROUGE-L | ours ahead, ROUGE-1 (95%) | ours ahead, ROUGE-L (95%) | ms an article |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    folders = np.array([story.folder for story in stories])
    for folder in dict.fromkeys(folders):
        inside = folders == folder
        for system, table in scores.items():
            means = " | ".join(f"{value:.3f}" for value in table[inside].mean(axis=0))
            print(
                f"| {folder} ({inside.sum()}) | {system} | {means} | {_lead(scores, system, inside)} | {_time(seconds, system, inside)} |"
            )
    for folder in (*dict.fromkeys(folders), ""):
        inside = folders == folder if folder else np.ones(len(folders), dtype=bool)
        ours, peer = (np.array(seconds[system])[inside].sum() for system in (OURS, "LexRank"))
        print(
            f"\n{folder or 'All'}: LexRank took {peer:.2f} s for {inside.sum()} articles, we {ours:.3f} s: {peer / ours:.0f} times as fast."
        )
    print("\nAll in one run, split into the same sentences before the clock starts; seconds of the processor, the least of three for each")
    print("article and system. ROUGE is F1 by rouge-score:")
    print("stemmed words for English, characters and whole Latin words for Chinese. sumy cuts words as it does by itself (NLTK, jieba).")


def _lead(scores: dict[str, np.ndarray], system: str, inside: np.ndarray) -> str:
    if system == OURS:
        return " | "
    cells = []
    for column in (0, 2):
        differences = (scores[OURS] - scores[system])[inside, column]
        low, high = read_interval(differences)
        cells.append(f"{differences.mean():+.3f} ({low:+.3f} to {high:+.3f})")
    return " | ".join(cells)


def _time(seconds: dict[str, list[float]], system: str, inside: np.ndarray) -> str:
    return f"{1000 * np.array(seconds[system])[inside].mean():.2f}" if system in seconds else ""


def measure(arguments: argparse.Namespace) -> int:
    """Print the table for the sets in `arguments.sums`; sumy's environment is kept in `arguments.environments`."""
    folder = Path(getattr(arguments, "sums", None) or SUMS)
    if not folder.is_dir():
        print(f"No summaries in {folder}. Name a folder of zh-*.jsonl and en-*.jsonl with --sums.", file=sys.stderr)
        return 1
    python = open_environment(Path(getattr(arguments, "environments", None) or ROOT / "out" / "peers") / "sumy")
    stories = read_stories(folder)
    ours, times = choose_ours(stories)
    asked = [{"language": story.language, "sentences": [sentence.text for sentence in story.sentences]} for story in stories]
    answer = ask_worker(python, {"task": "summarize", "count": COUNT, "repeats": REPEATS, "articles": asked})
    texts = {
        OURS: ours,
        LEAD: [story.join([sentence.text for sentence in story.sentences[:COUNT]]) for story in stories],
        EQUAL: [cut_lead(story, like=text) for story, text in zip(stories, ours, strict=True)],
        **{name: [story.join(parts) for story, parts in zip(stories, rows, strict=True)] for name, rows in answer["points"].items()},
    }
    pairs = [{"language": story.language, "summary": story.summary} for story in stories]
    scored = ask_worker(python, {"task": "score", "metrics": METRICS, "articles": pairs, "texts": texts})
    scores = {name: np.array(rows) for name, rows in scored["scores"].items()}
    print_table(stories, scores=scores, seconds={OURS: times, **answer["seconds"]})
    return 0
