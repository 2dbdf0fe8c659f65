"""English text -> words with their places: the one pass that every English rule reads from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.figures.arabic import Digits, read_digits

# Letters, or one mark: digits are read by `read_digits`, spaces are skipped.
_WORD = re.compile(r"[A-Za-zÀ-ɏ]++(?:['’][A-Za-z]++)?+|[0-9]++|[^\sA-Za-zÀ-ɏ0-9]")


@dataclass(slots=True)
class Words:
    """Tokens of a text as parallel lists; `words` are lower case, `digits` holds what digits say."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    digits: dict[int, Digits]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, index: int) -> str:
        """Return the word at `index`, or nothing outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def pair(self, index: int) -> tuple[str, str]:
        """Return the word at `index` and the next."""
        return self.word(index), self.word(index + 1)

    def joined(self, index: int) -> bool:
        """Tell whether the token at `index` touches the one before it."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def past_hyphen(self, index: int) -> int:
        """Return the token after a hyphen at `index` that ties two words, else `index`."""
        tied = self.word(index) in ("-", "\u2010", "\u2011", "–") and self.joined(index) and self.joined(index + 1)
        return index + 1 if tied else index

    def capital(self, index: int) -> bool:
        """Tell whether the token at `index` begins with a capital letter."""
        return 0 <= index < len(self.words) and self.text[self.starts[index]].isupper()

    def in_running_text(self, index: int) -> bool:
        """Tell words around `index` from a headline in capitals, where a verb has one too: Blast Kills 12."""
        nearby = range(max(0, index - 7), min(len(self.words), index + 6))
        return any(len(self.words[at]) > 3 and at not in self.digits and not self.capital(at) for at in nearby)


def read_words(text: str) -> Words:
    """Return the tokens of `text`: words, numbers and marks.

    >>> read_words("$2.3 billion-plus").words
    ['$', '2.3', 'billion', '-', 'plus']
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    digits: dict[int, Digits] = {}
    position, length = 0, len(text)
    while position < length:
        for match in _WORD.finditer(text, position):
            start, position = match.span()
            read = read_digits(text, start) if "0" <= text[start] <= "9" else None
            if read is not None:
                digits[len(words)] = read
                position = read.end
            words.append(text[start:position].lower())
            starts.append(start)
            ends.append(position)
            if read is not None and position != match.end():
                break  # a number of several parts: go on behind it
        else:
            break
    return Words(text, words, starts, ends, digits)
