"""An IPTC ninjs item of any version in, its headlines, descriptions and bodies out, each in its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from service.errors import EmptyArticleError, InvalidRecordError

# The body that holds our report in an item that we gave back; it is never read as an article's.
ROLE = "minsheng"
Item = dict[str, Any]
Part = Literal["headline", "description", "body"]

# Fields of 1.x, by the beginning of their names; and lists of 2.x and 3.x.
_PREFIXES: tuple[tuple[str, Part], ...] = (("headline_", "headline"), ("description_", "description"), ("body_", "body"))
LISTS: Mapping[str, Part] = {"headlines": "headline", "descriptions": "description", "bodies": "body"}
_MARKUP = ("html", "xml", "richtext")


@dataclass(frozen=True, slots=True)
class ItemText:
    """One text of an item, in its place; `kind` is its type or role as the item says it."""

    holder: Item
    key: str
    part: Part
    kind: str

    @property
    def words(self) -> str:
        """The text itself."""
        return str(self.holder[self.key])

    @property
    def is_html(self) -> bool:
        """Whether it is markup, by what the item says or by how it begins."""
        return any(sign in self.kind.lower() for sign in _MARKUP) or self.words.lstrip().startswith("<")

    def put(self, words: str) -> None:
        """Write other words in its place."""
        self.holder[self.key] = words


def find_texts(item: Item) -> Iterator[ItemText]:
    """Yield the headlines, descriptions and bodies of an item that hold words.

    Raises:
        InvalidRecordError: no `uri`, or one of them is not text.
    """
    if not isinstance(item.get("uri"), str):
        raise InvalidRecordError("The item has no 'uri', which every ninjs item needs.")
    for key, value in item.items():
        part = "headline" if key == "headline" else next((part for prefix, part in _PREFIXES if key.startswith(prefix)), None)
        if part and key != f"body_{ROLE}":
            yield from _text(item, key=key, part=part, kind=key)
        elif key in LISTS:
            for entry in entries_of(value, key=key):
                yield from _text(entry, key="value", part=LISTS[key], kind=str(_kind_of(entry)))


def entries_of(value: object, *, key: str) -> Iterator[Item]:
    """Yield the members of a list of an item, but for our report.

    Raises:
        InvalidRecordError: it is no list of objects.
    """
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise InvalidRecordError(f"'{key}' of the item is not a list of objects.")
    yield from (entry for entry in value if entry.get("role") != ROLE)


def choose_article(texts: Sequence[ItemText]) -> tuple[str | None, ItemText]:
    """Return the headline, the main one first, and the body, plain text before markup.

    Raises:
        EmptyArticleError: a picture, a cancelled item: no body with words.
    """
    body = next(iter(sorted((text for text in texts if text.part == "body"), key=lambda text: text.is_html)), None)
    if body is None:
        raise EmptyArticleError("The item holds no body with words. Send one whose article is in it.")
    headlines = [text for text in texts if text.part == "headline" and not text.is_html]
    headlines.sort(key=lambda text: text.holder.get("role", "main") != "main")
    return headlines[0].words if headlines else None, body


def _text(holder: Item, *, key: str, part: Part, kind: str) -> Iterator[ItemText]:
    words = holder.get(key)
    if not isinstance(words, str):
        raise InvalidRecordError(f"A {part} of the item is not text.")
    if words.strip():
        yield ItemText(holder, key, part, kind)


def _kind_of(entry: Item) -> object:
    return entry.get("contenttype") or entry.get("contentType") or entry.get("role") or ""
