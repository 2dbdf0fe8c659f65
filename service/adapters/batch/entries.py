"""What a run passes on: files found, articles in them, and what could not be read."""

import hashlib
import json
from dataclasses import dataclass
from typing import Literal

from service.errors import ServiceError

Media = Literal["auto", "text", "html"]


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may hold articles: its path as the system spells it, and as a person reads it, from the folder given."""

    path: str
    origin: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as found, not yet decoded; `within` is its place inside a file of many."""

    origin: str
    content: bytes | str
    media: Media = "auto"
    within: str | None = None
    title: str | None = None
    published: str | None = None
    own_name: str | None = None

    @property
    def where(self) -> str:
        """The place of the article as a person reads it, e.g. `news.jsonl#12`."""
        return self.origin if self.within is None else f"{self.origin}#{self.within}"

    @property
    def fingerprint(self) -> str:
        """The sha256 of everything that its report is made from, but for its name."""
        told = json.dumps([self.media, self.title, self.published], ensure_ascii=False).encode("utf-8", "surrogatepass")
        content = self.content if isinstance(self.content, bytes) else self.content.encode("utf-8", "surrogatepass")
        return hashlib.sha256(told + b"\0" + content).hexdigest()


@dataclass(frozen=True, slots=True)
class Failure:
    """An article, file or folder that could not be worked on, and why."""

    where: str
    code: str
    message: str

    @classmethod
    def of(cls, error: ServiceError, *, where: str) -> "Failure":
        """Return the failure that an error of ours is."""
        return cls(where, error.code, error.message)
