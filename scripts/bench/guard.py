"""The guard: what judging and repairing adds to the time of plain translation, by the model here and by one of OPUS-MT's shape."""

import os
import tempfile
from itertools import groupby
from pathlib import Path

from bench._guarding import Guarded, measure_guard
from bench._opus_shape import Shape, StandIn, count_pieces, write_model
from bench._spent import Spent, least, spend
from fidelity import read_lines, replay

from service.desk import Desk
from service.records import Language
from service.settings import Settings
from service.stages.article import read_article
from service.stages.sentences import split_sentences

SEEDS = Path(__file__).parents[2] / "seeds"
PUBLISHED = Path(__file__).parents[3] / "shared" / "dev"
FLORES, SYSTEM = "FLORES dev", "opusmt"
ROUNDS = 3  # of which the least counts: other work on the machine comes and goes
EVERY = 10  # of 997 sentences each way one in so many is decoded: all of them would take five minutes
HEAD = (
    "| sentences | how many | figures | finding them | plain | guard | guard of plain | by the clock | with terms | decoded |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
)


def measure(settings: Settings) -> str:
    """Return two tables: by the settings' model on seeds/, and by a model of OPUS-MT's shape on FLORES dev.

    Milliseconds a sentence, of the processor but where the clock is told; on one thread, so that they are a reader's too.
    """
    desk = Desk(settings.model_copy(update={"memory": False, "threads": 1}))
    return f"{measure_model(desk)}\n\n{measure_shape(desk)}"


def measure_model(desk: Desk) -> str:
    """Return the table of the settings' model: on the seeds, which are full of figures, and on FLORES dev, where that is."""
    rows = []
    for source in Language:
        texts = {SEEDS.name: _read_seeds(source)}
        if PUBLISHED.is_dir():
            texts[FLORES] = _read_published(PUBLISHED, source=source, every=EVERY)[0]
        for name, lines in texts.items():
            found = measure_guard(lines, source=source, engine=desk.engine, desk=desk, rounds=ROUNDS)
            decoded = f"{len(found.given) / found.sentences:.2f} times"
            rows.append(_write_row(found, name=f"{name} {source}→{source.other}", plain=found.plain, decoded=decoded))
    load = os.getloadavg()[0]
    return "\n".join([f"ms a sentence, least of {ROUNDS}, one thread, load {load:.1f}: `{desk.engine.signature}`", "", HEAD, *rows])


def measure_shape(desk: Desk, *, shape: Shape = Shape(), published: Path = PUBLISHED, every: int = EVERY) -> str:  # noqa: B008 - frozen
    """Return the table of published translations: judged as if an engine gave them, and as many tokens decoded by a model of the shape.

    Where a translation fails, nothing better can come; what the guard then has decoded again is the most that it can be.
    """
    if not published.is_dir():
        return f"No table of a larger model: there are no published translations in ../{published.parent.name}/{published.name}."
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        write_model(Path(folder), shape=shape)
        model = StandIn(Path(folder), batch_tokens=desk.settings.batch_tokens)
        for source in Language:
            texts, answers = _read_published(published, source=source, every=every)
            found = measure_guard(texts, source=source, engine=replay(texts, answers=answers, source=source), desk=desk, rounds=ROUNDS)
            first, again = _decode(found, answers=answers, model=model, source=source)
            decoded = f"+{again.processor / first.processor:.1%}"
            rows.append(_write_row(found, name=f"{FLORES} {source}→{source.other}", plain=found.plain + first, decoded=decoded))
    title = f"the same: translations by `{SYSTEM}`, time by random weights of {shape}, beam {desk.decoding.beam}"
    return "\n".join([title, "", HEAD, *rows])


def _decode(found: Guarded, *, answers: list[str], model: StandIn, source: Language) -> tuple[Spent, Spent]:
    """Return what it takes to decode each sentence once into its published length, and then all that the guard had decoded again."""
    given = [(count_pieces(text, language=source), decoding) for text, decoding in found.given]
    targets = [count_pieces(answer, language=source.other) for answer in answers]
    once = [(size, target) for (size, _), target in zip(given, targets, strict=False)]
    first = least([spend(lambda: model.decode(once, decoding=given[0][1])) for _ in range(ROUNDS)])
    longer = sum(targets) / sum(size for size, _ in once)
    again = Spent()
    for decoding, group in groupby(given[len(once) :], key=lambda one: one[1]):
        sizes = [(size, round(size * longer)) for size, _ in group]
        again += spend(lambda: model.decode(sizes, decoding=decoding))  # noqa: B023 - called at once
    return first, again


def _write_row(found: Guarded, *, name: str, plain: Spent, decoded: str) -> str:
    each = [f"{spent.processor / found.sentences * 1000:.2f}" for spent in (found.finding, plain, found.own)]
    shares = [f"{found.own.processor / plain.processor:.1%}", f"{found.own.clock / plain.clock:.1%}"]
    termed = f"{found.own_with_terms.processor / plain.processor:.1%}"
    cells = [name, str(found.sentences), str(found.figures), *each, *shares, termed, decoded]
    return f"| {' | '.join(cells)} |"


def _read_seeds(language: Language) -> list[str]:
    articles = [read_article(path.read_bytes()) for path in sorted((SEEDS / language.value).glob("*.txt"))]
    return [sentence.text for article in articles for sentence in split_sentences(article, language=language)]


def _read_published(folder: Path, *, source: Language, every: int) -> tuple[list[str], list[str]]:
    """Return every so many sentences of FLORES dev and their published translations."""
    names = (f"flores-dev.{source}", f"flores-dev.{source}-{source.other}.{SYSTEM}")
    texts, answers = (read_lines(folder / name)[::every] for name in names)
    return texts, answers
