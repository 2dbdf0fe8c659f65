"""The guard: what finding, carrying, comparing and repairing figures adds to the time of plain translation."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

from service.engines.base import Decoding, TranslationEngine
from service.engines.catalogue import open_engine
from service.engines.wrapping import WrappedEngine
from service.figures import find_figures
from service.guard.decoding import decode_sentences
from service.records import Language
from service.settings import Settings
from service.stages.article import read_article
from service.stages.sentences import split_sentences
from service.stages.translation import Line, translate_lines

SEEDS = Path(__file__).parents[2] / "seeds"
ROUNDS = 3  # each in turn, and the fastest of each counts: other work on the machine comes and goes


class Timed(WrappedEngine):
    """An engine that counts its own seconds and the sentences it was given."""

    def __init__(self, engine: TranslationEngine) -> None:
        super().__init__(engine)
        self.seconds, self.sentences = 0.0, 0

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        began = time.perf_counter()
        found = self._engine.translate(sentences, source=source, target=target, decoding=decoding)
        self.seconds += time.perf_counter() - began
        self.sentences += len(sentences)
        return found


def measure(settings: Settings) -> str:
    """Return a table: seconds of plain and of guarded translation, of which in the engine, and what the guard adds without the engine."""
    engine = open_engine(settings.model_copy(update={"memory": False}))
    decoding = Decoding(beam=settings.beam)
    rows = [
        f"{SEEDS.name}/, fastest of {ROUNDS}, load {os.getloadavg()[0]:.1f}: `{engine.signature}`",
        "",
        "| direction | sentences | figures | plain s | guarded s | guard without engine s | share of plain | sentences decoded |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for source in Language:
        texts = _read_sentences(source)
        figures = sum(len(find_figures(text, language=source)) for text in texts)  # word lists load here
        plain, guarded = [], []
        for _ in range(ROUNDS):
            plain.append(_time_plain(texts, source=source, engine=engine, decoding=decoding))
            guarded.append(_time_guarded(texts, source=source, engine=engine, decoding=decoding))
        own = min(total - inside for total, inside, _ in guarded)
        rows.append(
            f"| {source}→{source.other} | {len(texts)} | {figures} | {min(plain):.2f} | {min(total for total, _, _ in guarded):.2f} "
            f"| {own:.2f} | {own / min(plain):.1%} | {guarded[0][2]} |"
        )
    return "\n".join(rows)


def _time_plain(texts: Sequence[str], *, source: Language, engine: TranslationEngine, decoding: Decoding) -> float:
    began = time.perf_counter()
    decode_sentences(texts, source=source, target=source.other, engine=engine, decoding=decoding)
    return time.perf_counter() - began


def _time_guarded(texts: Sequence[str], *, source: Language, engine: TranslationEngine, decoding: Decoding) -> tuple[float, float, int]:
    """Return all seconds, those in the engine, and how many sentences it was given."""
    timed = Timed(engine)
    began = time.perf_counter()
    lines = [Line(text, find_figures(text, language=source)) for text in texts]
    translate_lines(lines, source=source, target=source.other, engine=timed, decoding=decoding)
    return time.perf_counter() - began, timed.seconds, timed.sentences


def _read_sentences(language: Language) -> list[str]:
    articles = [read_article(path.read_bytes()) for path in sorted((SEEDS / language.value).glob("*.txt"))]
    return [sentence.text for article in articles for sentence in split_sentences(article, language=language)]
