"""The translations of lines and, where they are asked for, other wordings of each; every line is worked on once."""

from service.desk import Desk
from service.records import Language


class Wordings:
    """What a desk gives for lines, up to `others` wordings beside the translation."""

    def __init__(self, desk: Desk, *, source: Language, target: Language, others: int) -> None:
        self._desk = desk
        self._source = source
        self._target = target
        self._others = others
        self._known: dict[str, list[str]] = {}

    def of(self, lines: list[str], *, rank: int) -> list[str]:
        """Return the translation of each line, or by its rank another wording: the last one where it has fewer."""
        fresh = [line for line in dict.fromkeys(lines) if line not in self._known]
        done = self._desk.translate(fresh, source=self._source, target=self._target) if fresh else []
        for line, translation in zip(fresh, done, strict=True):
            # A person's wording stands alone.
            others = self._find_others(line) if self._others and translation.check != "reviewed" else []
            self._known[line] = list(dict.fromkeys([translation.translation, *others]))
        return [self._known[line][min(rank, len(self._known[line]) - 1)] for line in lines]

    def _find_others(self, line: str) -> list[str]:
        # One more than are wanted: the translation itself is mostly among them.
        return self._desk.alternatives(line, source=self._source, target=self._target, count=self._others + 1)
