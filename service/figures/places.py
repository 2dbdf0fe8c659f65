"""Where sentences and clauses of a text begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right


class Places:
    """The edges of a text's sentences and clauses, by the two patterns that end them."""

    def __init__(self, text: str, *, sentence: re.Pattern[str], clause: re.Pattern[str]) -> None:
        self._length = len(text)
        self._sentences = [0, *(match.end() for match in sentence.finditer(text))]
        self._clauses = [0, *(match.end() for match in clause.finditer(text))]

    def sentence(self, position: int) -> tuple[int, int]:
        """Return the bounds of the sentence that holds `position`."""
        return self._bounds(self._sentences, position)

    def clause(self, position: int) -> tuple[int, int]:
        """Return the bounds of the clause that holds `position`."""
        return self._bounds(self._clauses, position)

    def _bounds(self, edges: list[int], position: int) -> tuple[int, int]:
        at = bisect_right(edges, position)
        return edges[at - 1], edges[at] if at < len(edges) else self._length
