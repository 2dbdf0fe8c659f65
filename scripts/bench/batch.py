"""A folder: how its time grows with the articles, and how much of the bare engine's speed is left."""

import os
import random
import resource
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from service.adapters.batch.loads import Options
from service.adapters.batch.run import digest_folder
from service.adapters.batch.walking import LocalPlace
from service.adapters.batch.watching import Watch
from service.desk import Desk
from service.engines.base import Decoding, TranslationEngine
from service.engines.catalogue import open_engine
from service.engines.echo import EchoEngine
from service.records import Language
from service.settings import Settings
from service.stages.article import read_article
from service.stages.sentences import split_sentences

SEEDS = Path(__file__).parents[2] / "seeds"
FEW, MANY = 1_000, 10_000
PLACES = ("云麓", "柳湾", "海堤", "松坪", "望海", "长汀")
ARTICLE = "{place}第{number}批新增床位{beds}张\n\n{place}卫生部门介绍，{year}年全县新增床位{beds}张，投入{cost}.5亿元。居民看病更近了。\n"


class Counting:
    """An engine that keeps what it gave, to be counted when the clock has stopped."""

    def __init__(self, engine: TranslationEngine) -> None:
        self._engine = engine
        self.given: list[tuple[Language, list[list[str]]]] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self._engine, name)

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        found = self._engine.translate(sentences, source=source, target=target, decoding=decoding)
        self.given.append((target, found))
        return found

    @property
    def tokens(self) -> int:
        """Tokens of every best hypothesis, read back as a source."""
        return sum(
            sum(self._engine.count_tokens([texts[0] for texts in found if texts], source=target, target=target.other))
            for target, found in self.given
        )


def measure(settings: Settings) -> str:
    """Return two tables: seconds and memory by number of articles without weights, tokens a second with them."""
    return "\n\n".join([_measure_growth(settings), _measure_speed(settings)])


def _measure_growth(settings: Settings) -> str:
    desk = Desk(settings, engine=EchoEngine())
    _digest_made(desk, count=10)  # tables and word lists load once
    rows = []
    for count in (FEW, MANY):
        seconds = _digest_made(desk, count=count)
        rows.append(
            f"| {count:,} | {seconds:.1f} | {1000 * seconds / count:.1f} | {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} |"
        )
    head = ["| articles (echo) | seconds | ms each | peak MB |", "| ---: | ---: | ---: | ---: |"]
    return "\n".join([f"Batch, three sentences an article, load {os.getloadavg()[0]:.1f}", "", *head, *rows])


def _digest_made(desk: Desk, *, count: int) -> float:
    """Return the seconds that a folder of so many articles takes."""
    chance = random.Random(count)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as out:
        for number in range(count):
            text = ARTICLE.format(
                place=chance.choice(PLACES),
                number=number,
                beds=chance.randrange(10, 9999),
                year=chance.randrange(2015, 2024),
                cost=number % 90,
            )
            (Path(folder) / f"{number:06}.txt").write_text(text, "utf-8")
        return _digest(Path(folder), out=Path(out), desk=desk)


def _measure_speed(settings: Settings) -> str:
    engine = open_engine(settings.model_copy(update={"memory": False}))
    bare, batch = Counting(engine), Counting(engine)
    sentences = _read_sentences()
    desk = Desk(settings, engine=batch)
    for source, lines in sentences.items():
        engine.translate(lines[:2], source=source, target=source.other, decoding=desk.decoding)
    began = time.perf_counter()
    for source, lines in sentences.items():
        bare.translate(sorted(lines, key=len), source=source, target=source.other, decoding=desk.decoding)
    bare_seconds = time.perf_counter() - began
    with tempfile.TemporaryDirectory() as out:
        batch_seconds = _digest(SEEDS, out=Path(out), desk=desk)
    speeds = bare.tokens / bare_seconds, batch.tokens / batch_seconds
    count = sum(len(lines) for lines in sentences.values())
    return "\n".join(
        [
            f"{count} sentences of seeds/, load {os.getloadavg()[0]:.1f}: `{engine.signature}`",
            "",
            "| | seconds | tokens decoded | tokens/s |",
            "| --- | ---: | ---: | ---: |",
            f"| bare engine, sorted by length | {bare_seconds:.1f} | {bare.tokens} | {speeds[0]:.0f} |",
            f"| batch, with figures, checks and files | {batch_seconds:.1f} | {batch.tokens} | {speeds[1]:.0f} |",
            f"| share | | {batch.tokens / bare.tokens:.2f} | {speeds[1] / speeds[0]:.0%} |",
        ]
    )


def _read_sentences() -> dict[Language, list[str]]:
    found: dict[Language, list[str]] = {}
    for language in Language:
        articles = [read_article(path.read_bytes()) for path in sorted((SEEDS / language.value).glob("*.txt"))]
        found[language] = [sentence.text for article in articles for sentence in split_sentences(article, language=language)]
    return found


def _digest(folder: Path, *, out: Path, desk: Desk) -> float:
    began = time.perf_counter()
    digest_folder(LocalPlace(folder), out=out, desk=desk, options=Options(), watch=Watch())
    return time.perf_counter() - began
