"""Sentences to key points: the slices that together say most of an article, each fit to stand alone."""

from collections.abc import Sequence

from service.characters import simplify
from service.records import Figure, KeyPoint, Language, Sentence
from service.stages.keypoints.candidates import read_candidates
from service.stages.keypoints.counting import count_points
from service.stages.keypoints.coverage import pick_candidates
from service.stages.keypoints.parts import announce_parts, measure_distances, spread_parts
from service.stages.keypoints.scoring import WEIGHTS, Candidate, find_lead, score_candidates
from service.stages.keypoints.shortlist import shorten_list
from service.stages.keypoints.structure import Fitness
from service.stages.keypoints.words import read_words


def _write_point(candidate: Candidate, *, scale: tuple[float, float]) -> KeyPoint:
    """Return the record of a chosen slice; its score places it between the least and the most worth of the article."""
    least, most = scale
    begin = candidate.start - candidate.sentence.start
    return KeyPoint(
        text=candidate.sentence.text[begin : begin + candidate.end - candidate.start],
        start=candidate.start,
        end=candidate.end,
        score=round((candidate.worth - least) / (most - least), 4) if most > least else 1.0,
        sentence=candidate.sentence.index,
        figures=tuple(figure.index for figure in candidate.figures),
    )


def _read_title(title: str | None, *, candidates: Sequence[Candidate], language: Language) -> frozenset[str]:
    """Return the words of the title and of the headings above the lead: the first line of a page may name a section of the paper."""
    text = title or ""
    words = read_words(simplify(text) if language is Language.ZH else text, language=language)
    above = candidates[: find_lead(candidates)]
    return words.union(*(candidate.words for candidate in above if candidate.fitness is Fitness.HEADING))


def choose_key_points(
    sentences: Sequence[Sentence],
    *,
    language: Language,
    figures: Sequence[Figure] = (),
    title: str | None = None,
    count: int | None = None,
) -> tuple[KeyPoint, ...]:
    """Return the key points in the order of the source: as many as asked, else as the article bears, one to eight.

    A number asked for is obeyed wherever the article has that many sentences beside its title; without one, only slices
    that stand alone are taken, or the best there is where none does.
    """
    if title and len(sentences) > 1 and sentences[0].text.split() == title.split():
        sentences = sentences[1:]
    listed = shorten_list(sentences, least=count or 0)
    candidates = read_candidates(listed, language=language, figures=figures)
    weights = WEIGHTS[language]
    spread_parts(candidates, announced=announce_parts(title or ""))
    words = _read_title(title, candidates=candidates, language=language)
    score_candidates(candidates, distances=measure_distances(candidates), title=words, weights=weights)
    wanted = count_points(candidates, language=language) if count is None else count
    if count is None and candidates and all(candidate.fitness is Fitness.BOILERPLATE for candidate in candidates):
        return ()
    chosen = pick_candidates(candidates, count=wanted, weights=weights, strict=count is None)
    worths = [candidate.worth for candidate in candidates]
    scale = (min(worths, default=0.0), max(worths, default=0.0))
    return tuple(_write_point(candidate, scale=scale) for candidate in sorted(chosen, key=lambda candidate: candidate.start))
