"""A figure's words go into a sentence as grammar wants them, and nothing is said twice."""

import pytest

from service.guard.splicing import splice
from service.records import Language

MARK = "⟦0⟧"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("surpassed by more than ⟦0⟧ yuan", "more than 1 billion", "surpassed by more than 1 billion yuan"),
        ("at least ⟦0⟧ people", "more than 100,000", "at least 100,000 people"),
        ("about ⟦0⟧ people", "more than 100,000", "more than 100,000 people"),
        ("⟦0⟧ of people fled", "several million", "Several million people fled"),
        ("⟦0⟧ people fled", "tens of thousands", "Tens of thousands of people fled"),
        ("⟦0⟧ metric tons", "tens of millions", "Tens of millions of metric tons"),
        ("⟦0⟧ were there", "tens of thousands", "Tens of thousands were there"),
        ("a circle of ⟦0⟧ hours", "1", "a circle of 1 hour"),
        ("grew ⟦0⟧ percentage points", "1", "grew 1 percentage point"),
        ("came to $⟦0⟧", "252 million to 521 million", "came to $252 million to $521 million"),
        ("output was ⟦0⟧ of that of 2020", "2 times", "output was 2 times that of 2020"),
        ("⟦0⟧, exports grew", "the first quarter", "In the first quarter, exports grew"),
        ("this year's ⟦0⟧ saw growth", "the first half of the year", "this year's first half of the year saw growth"),
        ("in the ⟦0⟧ of 2023", "the second quarter", "in the second quarter of 2023"),
    ],
)
def test_words_agree_with_the_text_around_them(text: str, words: str, expected: str) -> None:
    start = text.index(MARK)
    assert splice(text, start=start, end=start + len(MARK), words=words, language=Language.EN) == expected
