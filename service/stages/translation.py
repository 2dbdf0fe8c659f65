"""Sentences with their figures in, as many translations out, in order: every figure kept, repaired or flagged."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from service.engines.base import Decoding, TranslationEngine
from service.glossary import Clash, Glossary, TermMatch
from service.guard.judging import Verdict
from service.guard.labels import find_labels
from service.guard.trying import Run, settle
from service.guard.working import Line, Work
from service.records import Check, Fidelity, Figure, Language, Translation, Warn

__all__ = ["Line", "judge_given", "translate_lines"]


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
    works = [Work(line, _find_terms(line, glossary=glossary, source=source)) for line in lines]
    given = reviewed or {}
    open_works = [work for work in works if work.line.text.strip() and work.line.text not in given]
    clashes = _note_clashes(works, glossary=glossary, source=source) if glossary else {}
    settle(open_works, run=Run(engine, decoding, source, target))
    done = [_as_reviewed(work.line, given=given, target=target) if work.line.text in given else _translation_of(work) for work in works]
    for index, found in clashes.items():
        warnings = (Warn(code="term-clash", message=f"The glossary fights: {clash.describe()}.") for clash in found)
        done[index] = done[index].model_copy(update={"warnings": (*done[index].warnings, *warnings)})
    return done


def _note_clashes(works: Sequence[Work], *, glossary: Glossary, source: Language) -> dict[int, list[Clash]]:
    """Return what else the newsroom gives for terms, by the place of the first line that says each."""
    noted: dict[int, list[Clash]] = {}
    told: set[Clash] = set()
    for index, work in enumerate(works):
        for match in work.terms:
            clash = glossary.fight_over(match.term, language=source) if match.term.fixed else None
            if clash is not None and clash not in told:
                told.add(clash)
                noted.setdefault(index, []).append(clash)
    return noted


def _find_terms(line: Line, *, glossary: Glossary | None, source: Language) -> tuple[TermMatch, ...]:
    """Return the glossary's terms of a line, and the labels that are to stay as they are."""
    terms = glossary.find(line.text, language=source) if glossary else ()
    return tuple(sorted((*terms, *find_labels(line.text, figures=line.figures, terms=terms)), key=lambda match: match.start))


def judge_given(line: Line, *, translation: str, target: Language) -> Translation:
    """Return a translation that no engine gave, judged like one that did."""
    work = Work(line)
    work.consider(work.judge(translation, target=target))
    return _translation_of(work)


def _as_reviewed(line: Line, *, given: Mapping[str, str], target: Language) -> Translation:
    """Return a person's translation, with the places of the figures that are found in it; nothing in it is doubted any more."""
    judged = judge_given(line, translation=given[line.text], target=target)
    return judged.model_copy(update={"check": "reviewed", "warnings": ()})


def _judge_as_is(line: Line, *, target: Language) -> Translation:
    work = Work(line)
    if line.text.strip():
        work.consider(work.judge(line.text, target=target))
    return _translation_of(work)


def _translation_of(work: Work) -> Translation:
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
    "remains": "Words of the source are left in the translation.",
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
