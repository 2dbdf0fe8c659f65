"""A floor that cannot slide: how many of our key points an editor would have chosen on the example articles.

Run it to see the level. It fails below a floor, and where the marks or the articles changed since the floors were set.
`--accept` sets the floors anew; lowering one needs `--allow-regression` as well.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

from service.records import Language, Sentence
from service.stages.article import read_article
from service.stages.keypoints import choose_key_points
from service.stages.sentences import split_sentences

TESTS = Path(__file__).parents[1]
SEEDS = TESTS.parent / "seeds"
MARKS = TESTS / "specs" / "keypoints.seeds.json"
FLOORS = Path(__file__).with_name("floors.json")
SUITE = "key points"
COUNT = 3


def read_marks() -> dict[str, list[str]]:
    """Return for each article the beginnings of the sentences that an editor marked."""
    marks: dict[str, list[str]] = json.loads(MARKS.read_text(encoding="utf-8"))
    return marks


def fingerprint() -> str:
    """Return what tells one state of the marks and their articles from another."""
    digest = hashlib.sha256(MARKS.read_bytes())
    for name in sorted(read_marks()):
        digest.update((SEEDS / name).read_bytes())
    return digest.hexdigest()[:16]


def find_marked(sentences: tuple[Sentence, ...], *, marks: list[str], name: str) -> set[int]:
    """Return the places of the marked sentences.

    Raises: ValueError for a mark that begins no sentence, or several.
    """
    places = set()
    for mark in marks:
        found = [sentence.index for sentence in sentences if sentence.text.startswith(mark)]
        if len(found) != 1:
            raise ValueError(f"{name}: {len(found)} sentences begin with {mark!r}; mend the mark in {MARKS.name}")
        places.add(found[0])
    return places


def measure_article(name: str, *, marks: list[str]) -> tuple[float, float]:
    """Return the share of marked sentences among our points, unasked and of three."""
    language = Language(name.split("/")[0])
    article = read_article((SEEDS / name).read_bytes(), name=name)
    sentences = split_sentences(article, language=language)
    marked = find_marked(sentences, marks=marks, name=name)
    title = sentences[0].text if article.has_title else None
    chosen = [choose_key_points(sentences, language=language, title=title, count=count) for count in (None, COUNT)]
    free, three = (sum(point.sentence in marked for point in points) / len(points) for points in chosen)
    return free, three


def measure() -> dict[str, float]:
    """Return the level for each language: the mean over its articles."""
    levels: dict[str, float] = {}
    for language in Language:
        rows = [measure_article(name, marks=marks) for name, marks in read_marks().items() if name.startswith(language)]
        for column, what in enumerate(("as many as the article bears", "three")):
            levels[f"{language}, {what}"] = round(sum(row[column] for row in rows) / len(rows), 3)
    return levels


def find_faults(levels: dict[str, float], *, floors: dict[str, float], state: str, expected: str) -> list[str]:
    """Return what is wrong: levels below their floor, and cases that changed unnoticed."""
    faults = [f"{name}: {levels[name]} is below the floor {floor}" for name, floor in floors.items() if levels[name] < floor]
    if state != expected:
        faults.append("The marks or the seeds changed: look at the levels, then run this with --accept")
    return faults


def set_floors(levels: dict[str, float], *, lower: bool) -> list[str]:
    """Write the floors anew and return what stands in the way: floors that would sink."""
    stored = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    sinking = [name for name, floor in stored.get(SUITE, {}).get("floors", {}).items() if levels.get(name, 0.0) < floor]
    if sinking and not lower:
        return [f"{name} would sink to {levels.get(name)}; add --allow-regression if that is meant" for name in sinking]
    stored[SUITE] = {"fingerprint": fingerprint(), "floors": levels}
    FLOORS.write_text(json.dumps(stored, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return []


def main(arguments: list[str] | None = None) -> int:
    """Print the levels and the faults; 1 where there are any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accept", action="store_true", help="set the floors to what is measured now")
    parser.add_argument("--allow-regression", action="store_true", help="let floors sink")
    options = parser.parse_args(arguments)
    levels = measure()
    if options.accept:
        faults = set_floors(levels, lower=options.allow_regression)
    else:
        suite = json.loads(FLOORS.read_text(encoding="utf-8"))[SUITE]
        faults = find_faults(levels, floors=suite["floors"], state=fingerprint(), expected=suite["fingerprint"])
    for name, level in levels.items():
        print(f"{level:.3f}  {name}")  # noqa: T201 - a program prints
    for fault in faults:
        print(fault, file=sys.stderr)  # noqa: T201
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
