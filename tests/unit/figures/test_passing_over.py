"""What the readers of English pass over unread, for speed: nothing that they would have read."""

import json
from pathlib import Path

import pytest

from service.figures.english.date_patterns import DATE, START
from service.figures.english.skips import find_skipped

CASES = json.loads((Path(__file__).parents[2] / "specs" / "figures.en.json").read_text(encoding="utf-8"))
TEXTS = list(dict.fromkeys(case["text"] for case in CASES))


def test_no_date_begins_where_none_is_looked_for():
    begins = [(text, match.start()) for text in TEXTS for match in DATE.finditer(text)]
    assert begins
    assert [(text, start) for text, start in begins if not START.match(text, start)] == []


@pytest.mark.parametrize(
    "text", [*TEXTS, "Group 1, No.7, UTC+8, [3], (010) 6205-1234, +86 10 6205 1234", "1. Beds\n  2) Schools\n(3. Roads"]
)
def test_what_is_skipped_is_the_same_beside_an_address(text):
    """With an address in it, a text is searched without passing over anything."""
    beside = find_skipped(f"a@b.cn\n{text}", digits=True)
    assert beside[:1] == [(0, 6)]
    assert [(start - 7, end - 7) for start, end in beside[1:]] == find_skipped(text, digits=True)
