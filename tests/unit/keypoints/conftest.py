"""Sentences and reports made by hand."""

from collections.abc import Callable

import pytest

from service.records import Sentence

Lay = Callable[..., tuple[Sentence, ...]]


@pytest.fixture
def lay() -> Lay:
    """Lay out paragraphs of sentences as an article would: blanks between sentences, a line end between paragraphs."""

    def _lay(*paragraphs: list[str]) -> tuple[Sentence, ...]:
        sentences: list[Sentence] = []
        place = 0
        for number, paragraph in enumerate(paragraphs):
            for text in paragraph:
                sentences.append(Sentence(index=len(sentences), start=place, end=place + len(text), text=text, paragraph=number))
                place += len(text) + 1
        return tuple(sentences)

    return _lay
