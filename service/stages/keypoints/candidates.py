"""Sentences to candidates: of each the slice that stands alone, judged, with its words, figures and part."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from service.characters import simplify
from service.records import Figure, Language, Sentence
from service.stages.keypoints.clauses import find_end
from service.stages.keypoints.parts import heads_item, opens_part
from service.stages.keypoints.scoring import Candidate
from service.stages.keypoints.structure import HEADING_LENGTH, Fitness, ends_open
from service.stages.keypoints.trimming import find_opening
from service.stages.keypoints.words import keep_topic, measure_length, split_words

# How long a point may read before it is cut at a clause, and the least that may be left. The lead tells the whole story and is let
# run: cut at 60 characters, ROUGE-1 on Chinese news fell by 0.01 against a lead of equal length. For the rest 28 to 80 characters were
# swept: below 60 points lost their predicates, and as much ROUGE as brevity won.
_LEAD_LIMIT = {Language.ZH: 120, Language.EN: 60}
_LIMIT = {Language.ZH: 60, Language.EN: 32}
_LEAST = {Language.ZH: 14, Language.EN: 10}
# A shorter sentence before the lead is a caption or a headline that ran into the text.
_LEAST_LEAD = {Language.ZH: 18, Language.EN: 10}
_DIGIT = re.compile(r"\d")


class _Figures:
    """The figures of an article by place."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._figures = sorted(figures, key=lambda figure: figure.start)
        self._starts = [figure.start for figure in self._figures]

    def between(self, start: int, end: int) -> tuple[Figure, ...]:
        """Return the figures that lie inside `start` to `end`."""
        first = bisect_left(self._starts, start)
        if first == len(self._starts) or self._starts[first] >= end:
            return ()
        return tuple(figure for figure in self._figures[first : bisect_left(self._starts, end)] if figure.end <= end)


def _find_slice(text: str, *, language: Language, kept: Sequence[tuple[int, int]], limit: int) -> tuple[int, int]:
    """Return where in a sentence the slice that stands alone begins and ends, no `kept` span cut."""
    begin = find_opening(text, language=language)
    if begin and any(start < begin < end for start, end in kept):
        begin = 0
    return begin, find_end(text, begin=begin, language=language, limit=limit, least=_LEAST[language], kept=kept)


def read_candidate(sentence: Sentence, *, language: Language, figures: Sequence[Figure], limit: int) -> Candidate:
    """Return the slice of `sentence` that may become a point, judged; traditional text is read in simplified characters."""
    whole = simplify(sentence.text) if language is Language.ZH else sentence.text
    kept = [(figure.start - sentence.start, figure.end - sentence.start) for figure in figures]
    begin, end = _find_slice(whole, language=language, kept=kept, limit=limit)
    text = whole[begin:end]
    length = measure_length(text, language=language)
    tokens = split_words(text, language=language)
    return Candidate(
        sentence=sentence,
        language=language,
        whole=whole,
        text=text,
        start=sentence.start + begin,
        end=sentence.start + end,
        length=length,
        tokens=tokens,
        words=keep_topic(tokens, language=language),
        digits=len(_DIGIT.findall(text)),
        figures=tuple(figure for figure, span in zip(figures, kept, strict=True) if begin <= span[0] and span[1] <= end) if kept else (),
    )


def read_candidates(sentences: Sequence[Sentence], *, language: Language, figures: Sequence[Figure]) -> list[Candidate]:
    """Return one candidate a sentence, each with the part of the article it stands in."""
    places, part, led = _Figures(figures), 0, False
    candidates = []
    for before, sentence, after in zip((None, *sentences), sentences, (*sentences[1:], None), strict=False):
        limit = (_LIMIT if led else _LEAD_LIMIT)[language]
        inside = places.between(sentence.start, sentence.end)
        candidate = read_candidate(sentence, language=language, figures=inside, limit=limit)
        candidate.heads = candidate.length < HEADING_LENGTH[language] and heads_item(sentence, before=before, after=after)
        if not led:
            led = candidate.leads = candidate.length >= _LEAST_LEAD[language] and candidate.fitness is Fitness.WHOLE
        part += opens_part(sentence.text) or (ends_open(sentence.text) and candidate.fitness is Fitness.HEADING)
        candidate.part = part
        candidates.append(candidate)
    return candidates
