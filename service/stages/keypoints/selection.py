"""Sentences to key points: the slices that together say most of an article, each fit to stand alone."""

from bisect import bisect_left
from collections.abc import Sequence

from service.records import Figure, KeyPoint, Language, Sentence
from service.stages.keypoints.clauses import find_end
from service.stages.keypoints.counting import count_points
from service.stages.keypoints.coverage import pick_candidates
from service.stages.keypoints.scoring import WEIGHTS, Candidate, score_candidates
from service.stages.keypoints.shortlist import shorten_list
from service.stages.keypoints.structure import Fitness, judge_slice, opens_part
from service.stages.keypoints.trimming import find_opening
from service.stages.keypoints.words import measure_length, read_words

# How long a point may read before it is cut at a clause, and the least that may be left: the lead tells the whole story and is
# let run.
_LEAD_LIMIT = {Language.ZH: 90, Language.EN: 45}
_LIMIT = {Language.ZH: 36, Language.EN: 28}
_LEAST = {Language.ZH: 12, Language.EN: 8}


class _Figures:
    """The figures of an article by place."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._figures = sorted(figures, key=lambda figure: figure.start)
        self._starts = [figure.start for figure in self._figures]

    def between(self, start: int, end: int) -> tuple[Figure, ...]:
        """Return the figures that lie inside `start` to `end`."""
        first = bisect_left(self._starts, start)
        return tuple(figure for figure in self._figures[first : bisect_left(self._starts, end)] if figure.end <= end)


def _slice_sentence(sentence: Sentence, *, language: Language, figures: Sequence[Figure], limit: int) -> tuple[int, int]:
    """Return where in `sentence` the slice that stands alone begins and ends."""
    kept = [(figure.start - sentence.start, figure.end - sentence.start) for figure in figures]
    begin = find_opening(sentence.text, language=language)
    if any(start < begin < end for start, end in kept):
        begin = 0
    rest = [(start - begin, end - begin) for start, end in kept]
    length = find_end(sentence.text[begin:], language=language, limit=limit, least=_LEAST[language], kept=rest)
    return begin, begin + length


def _read_candidates(sentences: Sequence[Sentence], *, language: Language, figures: Sequence[Figure]) -> list[Candidate]:
    """Return one candidate a sentence, trimmed and judged, with the part of the article it stands in."""
    places, part, led = _Figures(figures), 0, False
    candidates = []
    for sentence in sentences:
        inside = places.between(sentence.start, sentence.end)
        begin, end = _slice_sentence(sentence, language=language, figures=inside, limit=_LIMIT[language] if led else _LEAD_LIMIT[language])
        text = sentence.text[begin:end]
        length = measure_length(text, language=language)
        fitness = judge_slice(text, sentence=sentence, length=length, language=language)
        led = led or fitness is Fitness.WHOLE
        part += fitness is Fitness.HEADING or opens_part(sentence.text)
        start, stop = sentence.start + begin, sentence.start + end
        words = frozenset(read_words(text, language=language))
        candidates.append(
            Candidate(sentence, start, stop, length, fitness, words, tuple(f for f in inside if start <= f.start and f.end <= stop), part)
        )
    return candidates


def _print_point(candidate: Candidate, *, best: float) -> KeyPoint:
    begin = candidate.start - candidate.sentence.start
    return KeyPoint(
        text=candidate.sentence.text[begin : begin + candidate.end - candidate.start],
        start=candidate.start,
        end=candidate.end,
        score=round(min(1.0, max(0.0, candidate.worth / best)), 4),
        sentence=candidate.sentence.index,
        figures=tuple(figure.index for figure in candidate.figures),
    )


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
    candidates = _read_candidates(listed, language=language, figures=figures)
    weights = WEIGHTS[language]
    score_candidates(candidates, title=frozenset(read_words(title or "", language=language)), weights=weights)
    wanted = count_points(candidates, language=language) if count is None else count
    if count is None and candidates and all(candidate.fitness is Fitness.BOILERPLATE for candidate in candidates):
        return ()
    chosen = pick_candidates(candidates, count=wanted, weights=weights, strict=count is None)
    return tuple(_print_point(candidate, best=weights.best) for candidate in sorted(chosen, key=lambda candidate: candidate.start))
