"""The sentences of a very long text that are worth reading closely, found without reading any."""

from collections.abc import Sequence

from service.records import Sentence

# Beyond this many sentences only the opening and a sample are read closely, so that the time stays linear with a small factor;
# news are shorter (the longest of 158 articles with summaries had about 200 sentences).
_MOST = 240
_OPENING = 120


def shorten_list(sentences: Sequence[Sentence], *, least: int = 0) -> Sequence[Sentence]:
    """Return `sentences` where they are few, else their opening and an even sample of those that begin paragraphs.

    At least twice `least` remain where there are as many.
    """
    most = max(_MOST, 2 * least)
    if len(sentences) <= most:
        return sentences
    opening, rest = sentences[:_OPENING], sentences[_OPENING:]
    heads = [now for before, now in zip(sentences[_OPENING - 1 :], rest, strict=False) if now.paragraph != before.paragraph]
    pool = heads if len(heads) >= most - _OPENING else rest
    step = len(pool) / (most - _OPENING)
    return [*opening, *(pool[int(place * step)] for place in range(most - _OPENING))]
