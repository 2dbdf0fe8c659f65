"""A folder: how its time grows with the articles, and how much of the bare engine's speed is left."""

import os
import random
import re
import resource
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import ctranslate2

from service.adapters.batch.loads import Options
from service.adapters.batch.run import digest_folder
from service.adapters.batch.walking import LocalPlace
from service.adapters.batch.watching import Watch
from service.desk import Desk
from service.engines.base import Decoding, TranslationEngine
from service.engines.catalogue import open_engine
from service.engines.ct2 import COMPUTE_TYPES, Ct2Engine, count_cores, share_cores
from service.engines.echo import EchoEngine
from service.engines.lengths import EDGES
from service.engines.vocabulary import Vocabulary
from service.errors import ConfigurationError
from service.records import Language
from service.settings import Settings

SEEDS = Path(__file__).parents[2] / "seeds"
FEW, MANY = 1_000, 10_000
ROUNDS = 3
EDITIONS = 4
PLACES = ("云麓", "柳湾", "海堤", "松坪", "望海", "长汀")
ARTICLE = "{place}第{number}批新增床位{beds}张\n\n{place}卫生部门介绍，{year}年全县新增床位{beds}张，投入{cost}.5亿元。居民看病更近了。\n"
# Of a number of two digits and more that is no year.
LAST_DIGIT = re.compile(r"(?<=\d)(?<!\b(?:19|20)\d)\d(?!\d)")

Call = tuple[Language, Language, Decoding]


class Noting:
    """An engine that notes what it was given."""

    def __init__(self, engine: TranslationEngine) -> None:
        self._engine = engine
        self.given: defaultdict[Call, list[str]] = defaultdict(list)

    def __getattr__(self, name: str) -> object:
        return getattr(self._engine, name)

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        self.given[source, target, decoding] += sentences
        return self._engine.translate(sentences, source=source, target=target, decoding=decoding)


class BareLoop:
    """CTranslate2 and nothing else: tokens of sentences sorted by length in, tokens out; text is neither read nor written."""

    def __init__(self, engine: Ct2Engine, *, settings: Settings) -> None:
        weights = engine._weights  # noqa: SLF001 - the very same files
        workers, threads = share_cores(settings.threads or count_cores())
        self._batch, self._coverage = settings.batch_tokens, weights.coverage
        self._vocabulary = Vocabulary(weights)
        self._translator = ctranslate2.Translator(
            str(weights.converted), compute_type=COMPUTE_TYPES[engine.device], inter_threads=workers, intra_threads=threads
        )

    def encode(self, given: dict[Call, list[str]]) -> dict[Call, list[list[str]]]:
        return {
            call: sorted((self._vocabulary.encode(text, source=call[0], target=call[1]) for text in given[call]), key=len) for call in given
        }

    def run(self, encoded: dict[Call, list[list[str]]]) -> int:
        """Return the tokens of the best hypotheses."""
        return sum(self._search(group, bound=bound, decoding=call[2]) for call in encoded for bound, group in _by_bound(encoded[call]))

    def _search(self, tokens: list[list[str]], *, bound: int, decoding: Decoding) -> int:
        found = self._translator.translate_batch(
            tokens, max_batch_size=self._batch, batch_type="tokens", beam_size=max(decoding.beam, decoding.hypotheses),
            num_hypotheses=decoding.hypotheses, no_repeat_ngram_size=decoding.no_repeat_ngram, max_decoding_length=bound,
            coverage_penalty=self._coverage, disable_unk=True, max_input_length=0,
        )  # fmt: skip
        return sum(len(result.hypotheses[0]) for result in found)


def _by_bound(tokens: Sequence[list[str]]) -> Iterable[tuple[int, list[list[str]]]]:
    """Yield sentences with the bound on their output that the service gives them, so that both decode the same."""
    groups: defaultdict[int, list[list[str]]] = defaultdict(list)
    for one in tokens:
        groups[next((edge for edge in EDGES if len(one) <= edge), EDGES[-1])].append(one)
    for edge, group in groups.items():
        yield min(3 * edge, EDGES[-1] - 1), group


def measure(settings: Settings) -> str:
    """Return two tables: seconds and memory by number of articles without weights, tokens a second with them."""
    return "\n\n".join([_measure_growth(settings), _measure_speed(settings)])


def _measure_growth(settings: Settings) -> str:
    desk = Desk(settings, engine=EchoEngine())
    _digest_made(desk, count=10)  # tables and word lists load once
    rows = []
    for count in (FEW, MANY):
        seconds, processor = _digest_made(desk, count=count)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        rows.append(f"| {count:,} | {seconds:.1f} | {processor:.1f} | {1000 * processor / count:.2f} | {peak} |")
    head = ["| articles (echo) | seconds | processor s | ms each | peak MB |", "| ---: | ---: | ---: | ---: | ---: |"]
    return "\n".join([f"Batch, three sentences an article, load {os.getloadavg()[0]:.1f}", "", *head, *rows])


def _digest_made(desk: Desk, *, count: int) -> tuple[float, float]:
    """Return the seconds, and those of the processor, that a folder of so many articles takes."""
    chance = random.Random(count)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            text = ARTICLE.format(
                place=chance.choice(PLACES),
                number=number,
                beds=chance.randrange(10, 9999),
                year=chance.randrange(2015, 2024),
                cost=number % 90,
            )
            (Path(folder) / f"{number:06}.txt").write_text(text, "utf-8")
        return _time(lambda: _digest(Path(folder), desk=desk))


def _measure_speed(settings: Settings) -> str:
    """Return the table of tokens a second, in turns, so that other work on the machine meets both alike."""
    engine = open_engine(settings)
    if not isinstance(engine, Ct2Engine):
        raise ConfigurationError("The batch is measured against CTranslate2 with one model for both directions. Choose such a model.")
    noting = Noting(engine)
    with tempfile.TemporaryDirectory() as name:
        folder = _write_editions(Path(name))
        _digest(folder, desk=Desk(settings, engine=noting))  # what is decoded, second looks too; and all is warm
        bare = BareLoop(engine, settings=settings)
        encoded = bare.encode(noting.given)
        tokens = bare.run(encoded)
        rounds = [
            (_time(lambda: bare.run(encoded)), _time(lambda: _digest(folder, desk=Desk(settings, engine=engine)))) for _ in range(ROUNDS)
        ]
    names = ("bare CTranslate2 loop, sorted by length", "batch, with figures, checks and files")
    rows = []
    for name, times in zip(names, zip(*rounds, strict=True), strict=True):
        seconds, processor = (statistics.median(part) for part in zip(*times, strict=True))
        rows.append(f"| {name} | {seconds:.2f} | {tokens / seconds:.0f} | {processor:.2f} | {tokens / processor:.0f} |")
    shares = [statistics.median(loop[part] / batch[part] for loop, batch in rounds) for part in (0, 1)]
    count = sum(len(sentences) for sentences in noting.given.values())
    return "\n".join(
        [
            f"Seeds in {EDITIONS} editions, {count} sentences decoded with second looks, {tokens} tokens; medians of {ROUNDS} turns.",
            f"Load {os.getloadavg()[0]:.1f}, `{engine.signature}`",
            "",
            "| | seconds | tokens/s | processor s | tokens per processor s |",
            "| --- | ---: | ---: | ---: | ---: |",
            *rows,
            f"| share | | {shares[0]:.0%} | | {shares[1]:.0%} |",
        ]
    )


def _write_editions(folder: Path) -> Path:
    """Return the folder with the seeds in several editions, each with other last digits: enough work that its ends weigh little."""
    for path in sorted(SEEDS.glob("*/*.txt")):
        for edition in range(EDITIONS):
            text = LAST_DIGIT.sub(lambda match, edition=edition: str((int(match[0]) + edition) % 10), path.read_text("utf-8"))
            (folder / f"{path.parent.name}-{path.stem}-{edition}.txt").write_text(text, "utf-8")
    return folder


def _time(work: Callable[[], object]) -> tuple[float, float]:
    began, spent = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began, time.process_time() - spent


def _digest(folder: Path, *, desk: Desk) -> None:
    with tempfile.TemporaryDirectory() as out:
        digest_folder(LocalPlace(folder), out=out, desk=desk, options=Options(), watch=Watch())
