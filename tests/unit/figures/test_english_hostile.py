"""English text that repetition makes as bad as it can be: the work grows with the length, not with its square."""

import sys

import pytest

from service.figures import find_figures
from service.records import Language

# Each reaches a rule that looks ahead or back over several words, or over the figures beside it.
WORST = [
    "9", "1,", "1,1.1,", "1.", "-1", "1e5", "1:", "$1-", "one ", "twenty-", "one hundred and ", "a hundred and ",
    "five million and ", "one point ", "and a half ", "a third and ", "half of ", "two or ", "two out of ", "thousands and ", "dozens of ",
    "5 a, ", "two general, ", "farmers' ", "1,000 big, ", "Aa, 5, ", "an hour and a half ", "the 90s and ", "his 30s ", "Windows 1 ",
    "first half of ", "No. 1, ", "Q1 ", "Jan 1 - ", "May 5 and 6, ", "from May 5 to ", "in the 1st, ", "last year ",
    "from 5 to ", "between 5 and ", "five, and ", "rose by about ", "number of ", "risen to ", "per ", "5 per ", "population of ",
    "will ", "hotline 12345 ", "call a b ", "five-year plan ", "http://", "a@", "[1]", "a.A", "quarter of a ",
]  # fmt: skip


def count_calls(text):
    """Return how many functions, Python's and built in, are called to find the figures of `text`."""
    calls = 0

    def tally(_frame, event, _function):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(tally)
    try:
        find_figures(text, language=Language.EN)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("piece", WORST)
def test_work_grows_no_faster_than_the_text(piece):
    find_figures(piece * 10, language=Language.EN)  # what is kept for the next call is not counted
    shorter, longer = (count_calls(piece * (length // len(piece))) for length in (360, 720))
    assert longer <= 3 * shorter + 500  # twice, and more where windows of 240 characters were not full
