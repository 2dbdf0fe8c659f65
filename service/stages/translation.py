"""Sentences with their figures in, as many translations out, in order: every figure kept, repaired or flagged."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from service.engines.base import Decoding, TranslationEngine
from service.glossary import Glossary, TermMatch
from service.guard.carrying import Cargo, load_cargo, unload_cargo
from service.guard.decoding import decode_sentences
from service.guard.judging import Verdict, judge_translation
from service.guard.mending import mend_figures
from service.records import Check, Fidelity, Figure, Language, Translation, Warn

# Hypotheses of the second look; nobody has swept it yet.
SECOND_BEAM = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence to translate; the figures lie in `text` by their offsets."""

    text: str
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to try: figures carried or not, whole dates and all terms too, or the terms that were missed; at once or in clauses."""

    decoding: Decoding
    carried: bool = False
    carried_more: bool = False
    missed_terms: bool = False
    in_clauses: bool = False


@dataclass(slots=True)
class _Work:
    """A line under way: the best verdict so far, and whether a repair brought it."""

    line: Line
    terms: tuple[TermMatch, ...] = ()
    best: Verdict | None = None
    repaired: bool = False

    @property
    def fixed_terms(self) -> bool:
        return any(match.term.fixed for match in self.terms)

    @property
    def settled(self) -> bool:
        return self.best is not None and self.best.faithful and self.best.fault is None

    def judge(self, translation: str, *, target: Language) -> Verdict:
        return judge_translation(translation, source_text=self.line.text, figures=self.line.figures, terms=self.terms, target=target)

    def consider(self, verdict: Verdict) -> None:
        """Keep the better verdict; it is a repair where an earlier one had lost a figure."""
        if self.best is None or verdict.cost < self.best.cost:
            self.repaired = self.repaired or (self.best is not None and not self.best.faithful)
            self.best = verdict


def translate_lines(
    lines: Sequence[Line],
    *,
    source: Language,
    target: Language,
    engine: TranslationEngine,
    decoding: Decoding,
    glossary: Glossary | None = None,
    reviewed: Mapping[str, str] | None = None,
) -> list[Translation]:
    """Return one translation for each line, in order; a blank line stays empty, and a line already in `target` stays as it is.

    Figures, and the glossary's terms, are kept, repaired or flagged. A line that a person has `reviewed` has that translation.

    Raises:
        ModelError: the engine has no weights for the direction, or failed.
    """
    if source is target:
        return [_judge_as_is(line, target=target) for line in lines]
    works = [_Work(line, glossary.find(line.text, language=source) if glossary else ()) for line in lines]
    given = reviewed or {}
    open_works = [work for work in works if work.line.text.strip() and work.line.text not in given]
    for way in _ways(engine, decoding):
        pending = [
            work
            for work in open_works
            if not work.settled and (not way.carried or work.line.figures or (way.carried_more and work.fixed_terms))
        ]
        if pending:
            _try_way(pending, way=way, source=source, target=target, engine=engine)
    _prefer_terms(open_works, source=source, target=target, engine=engine, decoding=decoding)
    for work in open_works:
        _mend(work, target=target)
    return [_as_reviewed(work.line, given=given, target=target) if work.line.text in given else _translation_of(work) for work in works]


def judge_given(line: Line, *, translation: str, target: Language) -> Translation:
    """Return a translation that no engine gave, judged like one that did."""
    work = _Work(line)
    work.consider(work.judge(translation, target=target))
    return _translation_of(work)


def _as_reviewed(line: Line, *, given: Mapping[str, str], target: Language) -> Translation:
    """Return a person's translation, with the places of the figures that are found in it; nothing in it is doubted any more."""
    judged = judge_given(line, translation=given[line.text], target=target)
    return judged.model_copy(update={"check": "reviewed", "warnings": ()})


def _ways(engine: TranslationEngine, decoding: Decoding) -> Iterator[_Way]:
    """Yield what is tried in turn: each only for lines that are not settled by then."""
    wide = replace(decoding, beam=max(SECOND_BEAM, decoding.beam), hypotheses=SECOND_BEAM)
    if engine.placeholders:
        yield _Way(decoding, carried=True)
    yield _Way(decoding)
    if engine.placeholders:
        yield _Way(wide, carried=True)
        yield _Way(wide, carried=True, carried_more=True)
    yield _Way(replace(wide, no_repeat_ngram=4))
    yield _Way(replace(decoding, no_repeat_ngram=4), carried=bool(engine.placeholders), carried_more=True, in_clauses=True)


def _prefer_terms(works: Sequence[_Work], *, source: Language, target: Language, engine: TranslationEngine, decoding: Decoding) -> None:
    """Decode once more, with their terms carried, the works that miss a term that is preferred; what is no better is dropped."""
    missing = [work for work in works if work.best is not None and work.best.missed_terms]
    if missing and engine.placeholders:
        _try_way(missing, way=_Way(decoding, carried=True, missed_terms=True), source=source, target=target, engine=engine)


def _try_way(works: Sequence[_Work], *, way: _Way, source: Language, target: Language, engine: TranslationEngine) -> None:
    """Decode the works in one way and let each consider what came of it."""
    cargoes = [_load(work, way=way, source=source, target=target, engine=engine) for work in works]
    texts = [cargo.text for cargo in cargoes]
    found = decode_sentences(texts, source=source, target=target, engine=engine, decoding=way.decoding, in_clauses=way.in_clauses)
    for work, cargo, hypotheses in zip(works, cargoes, found, strict=True):
        for hypothesis in hypotheses:
            text = unload_cargo(hypothesis, cargo=cargo, target=target)
            if text is None or (work.settled and not way.missed_terms):
                continue
            work.consider(work.judge(text, target=target))


def _load(work: _Work, *, way: _Way, source: Language, target: Language, engine: TranslationEngine) -> Cargo:
    if not way.carried:
        return Cargo(work.line.text)
    missed = work.best.missed_terms if work.best is not None and way.missed_terms else ()
    return load_cargo(
        work.line.text,
        figures=work.line.figures,
        terms=work.terms if way.carried_more else [match for match in work.terms if match.term in missed],
        whole_dates=way.carried_more,
        placeholders=engine.placeholders,
        source=source,
        target=target,
    )


def _mend(work: _Work, *, target: Language) -> None:
    """Set the numbers of the best hypothesis right where that is safe, and keep it only if it then holds."""
    if work.best is None or work.best.faithful:
        return
    text = mend_figures(work.best, figures=work.line.figures, target=target)
    if text is not None:
        work.consider(work.judge(text, target=target))


def _judge_as_is(line: Line, *, target: Language) -> Translation:
    work = _Work(line)
    if line.text.strip():
        work.consider(work.judge(line.text, target=target))
    return _translation_of(work)


def _translation_of(work: _Work) -> Translation:
    """Return the record of a finished work: each figure with its fidelity and place, each doubt as a warning."""
    verdict = work.best
    if verdict is None:
        failed = bool(work.line.text.strip())
        figures = tuple(figure.model_copy(update={"fidelity": "flagged"}) for figure in work.line.figures)
        warnings = (Warn(code="empty-translation", message="The model gave nothing for this sentence."),) if failed else ()
        return Translation(
            text=work.line.text, translation="", check="flagged" if figures else "no-figures", figures=figures, warnings=warnings
        )
    places = verdict.places
    good: Fidelity = "repaired" if work.repaired else "kept"
    figures = tuple(_place(figure, place=places.get(i), good=good) for i, figure in enumerate(work.line.figures))
    return Translation(
        text=work.line.text,
        translation=verdict.translation,
        check=_check_of(verdict, figures=figures, repaired=work.repaired),
        figures=figures,
        warnings=tuple(_warnings_of(verdict, figures=figures)),
    )


def _place(figure: Figure, *, place: tuple[int, int] | None, good: Fidelity) -> Figure:
    if place is None or figure.suspect:  # what cannot be read for sure in the source cannot be said to have arrived
        return figure.model_copy(update={"fidelity": "flagged"})
    return figure.model_copy(update={"fidelity": good, "target_start": place[0], "target_end": place[1]})


def _check_of(verdict: Verdict, *, figures: Sequence[Figure], repaired: bool) -> Check:
    if not verdict.faithful or any(figure.suspect for figure in figures):
        return "flagged"
    if not figures:
        return "no-figures"
    return "repaired" if repaired else "verified"


_FAULT_MESSAGES: dict[str, str] = {
    "empty": "The model gave nothing for this sentence.",
    "loop": "The translation repeats itself.",
    "runaway": "The translation is far longer than its source.",
    "short": "The translation is far shorter than its source; something may be missing.",
    "untranslated": "The translation is still in the language of the source.",
}


def _warnings_of(verdict: Verdict, *, figures: Sequence[Figure]) -> Iterator[Warn]:
    """Yield what a person should look at, figures first."""
    describe: Callable[[int], str] = lambda index: figures[index].text  # noqa: E731 - one short naming
    for index in verdict.comparison.missing:
        yield Warn(code="figure-flagged", message=f"{describe(index)} was not found in the translation.")
    for index, other in verdict.comparison.changed:
        yield Warn(code="figure-flagged", message=f"{describe(index)} stands as {verdict.target_figures[other].text} in the translation.")
    for index in verdict.added:
        yield Warn(
            code="figure-flagged", message=f"The translation adds {verdict.target_figures[index].text}, which the source does not say."
        )
    for term in verdict.lost_terms:
        yield Warn(code="term-flagged", message=f"The glossary's {term.zh} / {term.en} was not kept.")
    for figure in figures:
        if figure.suspect:
            yield Warn(code="figure-suspect", message=f"{figure.text}: {figure.suspect}")
    if verdict.fault:
        yield Warn(code=f"translation-{verdict.fault}", message=_FAULT_MESSAGES[verdict.fault])
