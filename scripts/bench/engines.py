"""CTranslate2 int8 against transformers float32: the same weights, sentences, threads and search, in turn in one process."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

from service.engines.base import Decoding, TranslationEngine
from service.engines.catalogue import open_engine
from service.engines.ct2 import count_cores
from service.errors import ConfigurationError, ModelMissingError
from service.records import Language
from service.settings import Settings
from service.stages.sentences import find_sentences

SEEDS = Path(__file__).parents[2] / "seeds"
SENTENCES_EACH = 100


def measure(settings: Settings) -> str:
    """Return a table of output tokens per second, greedy and by the beam of the settings."""
    threads = settings.threads or count_cores()
    fixed = settings.model_copy(update={"device": "cpu", "threads": threads})
    engines = [_open(fixed, runtime=runtime) for runtime in ("ct2", "marian")]
    sentences = {language: _read_sentences(language) for language in Language}
    rows = []
    for decoding in (Decoding(beam=1), Decoding(beam=settings.beam)):
        speeds = [_time(engine, sentences=sentences, decoding=decoding) if engine else None for engine in engines]
        rows.append(_write_row(decoding, speeds=speeds))
    count = sum(len(found) for found in sentences.values())
    names = ", ".join(f"`{engine.signature}`" for engine in engines if engine)
    return "\n".join(
        [
            f"{count} sentences of seeds/ both ways, {threads} threads, load {os.getloadavg()[0]:.1f}: {names}",
            "",
            "| search | ct2 int8, tokens/s | torch float32, tokens/s | ratio |",
            "| --- | ---: | ---: | ---: |",
            *rows,
        ]
    )


def _open(settings: Settings, *, runtime: str) -> TranslationEngine | None:
    """Return the engine; None for torch where it, or its weights, are not installed."""
    try:
        return open_engine(settings.model_copy(update={"engine": runtime}))
    except (ConfigurationError, ModelMissingError):
        if runtime == "ct2":
            raise
        return None


def _read_sentences(language: Language) -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted((SEEDS / language.value).glob("*.txt"))]
    found = [text[start:end] for text in texts for start, end in find_sentences(text, language=language)]
    if not found:
        raise ConfigurationError(f"{SEEDS / language.value} holds no article to measure with.")
    return found[:SENTENCES_EACH]


def _time(engine: TranslationEngine, *, sentences: dict[Language, list[str]], decoding: Decoding) -> float:
    """Return output tokens per second over both directions."""
    tokens, seconds = 0, 0.0
    for source, lines in sentences.items():
        engine.translate(lines[:2], source=source, target=source.other, decoding=decoding)
        began = time.perf_counter()
        found = engine.translate(lines, source=source, target=source.other, decoding=decoding)
        seconds += time.perf_counter() - began
        tokens += _count([texts[0] for texts in found], engine=engine, language=source.other)
    return tokens / seconds


def _count(texts: Sequence[str], *, engine: TranslationEngine, language: Language) -> int:
    """Return the tokens of the translations, read back as a source; the tag stands for the start."""
    return sum(engine.count_tokens(texts, source=language, target=language.other))


def _write_row(decoding: Decoding, *, speeds: Sequence[float | None]) -> str:
    search = "greedy" if decoding.beam == 1 else f"beam {decoding.beam}"
    ct2, marian = speeds
    if ct2 is None or marian is None:
        return f"| {search} | {ct2:.0f} | not here: pip install 'minsheng[torch]' | |"
    return f"| {search} | {ct2:.0f} | {marian:.0f} | {ct2 / marian:.1f} |"
