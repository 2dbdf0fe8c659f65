"""Sentences and an engine in, what the guard alone takes out: without the engine, and without what plain translation does beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench._spent import Spent, Timed, least, spend

from service.desk import Desk
from service.engines.base import Decoding, TranslationEngine
from service.figures import find_figures
from service.figures.loose import read_numbers
from service.glossary import Glossary
from service.guard.decoding import decode_sentences
from service.records import Language
from service.stages.translation import Line, translate_lines


@dataclass(frozen=True, slots=True)
class Guarded:
    """What sentences took: to find their figures, which a report does with or without a guard; translated plainly; and the guard's own."""

    sentences: int
    figures: int
    finding: Spent
    plain: Spent
    own: Spent
    own_with_terms: Spent
    given: list[tuple[str, Decoding]]  # all that the guard gave the engine, and how it was to search


@dataclass(frozen=True, slots=True)
class _Run:
    whole: Spent
    outside: Spent  # of the engine
    given: list[tuple[str, Decoding]]


def measure_guard(texts: Sequence[str], *, source: Language, engine: TranslationEngine, desk: Desk, rounds: int) -> Guarded:
    """Return what `texts` took at the least in so many rounds, each kind of work in turn."""
    lines = [Line(text, find_figures(text, language=source)) for text in texts]  # word lists load here

    def plainly(engine: TranslationEngine) -> None:
        decode_sentences(texts, source=source, target=source.other, engine=engine, decoding=desk.decoding)

    def guarded(engine: TranslationEngine, glossary: Glossary | None = None) -> None:
        translate_lines(lines, source=source, target=source.other, engine=engine, decoding=desk.decoding, glossary=glossary)

    finding, plain, own, termed = [], [], [], []
    for _ in range(rounds):
        finding.append(spend(lambda: [find_figures(text, language=source) for text in texts]))
        plain.append(_run(plainly, engine))
        own.append(_run(guarded, engine))
        termed.append(_run(lambda engine: guarded(engine, desk.glossary), engine))
    beside = least([run.outside for run in plain])
    return Guarded(
        sentences=len(lines),
        figures=sum(len(line.figures) for line in lines),
        finding=least(finding),
        plain=least([run.whole for run in plain]),
        own=least([run.outside for run in own]) - beside,
        own_with_terms=least([run.outside for run in termed]) - beside,
        given=own[0].given,
    )


def _run(work: Callable[[TranslationEngine], None], engine: TranslationEngine) -> _Run:
    read_numbers.cache_clear()  # no run may live on what another read
    timed = Timed(engine)
    whole = spend(lambda: work(timed))
    return _Run(whole, whole - timed.spent, timed.given)
