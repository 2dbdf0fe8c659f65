"""Whether a report still says what people have made of its sentences since."""

import hashlib
import json
from collections.abc import Mapping

from service.adapters.batch.atomic import Shelf
from service.adapters.batch.ledger import Done
from service.records import KeyPoint, Report, Sentence
from service.reviews import Reviews
from service.store import SQLAlchemyError


class ReviewCheck:
    """Compares what is done with the reviews; without any review nothing is read."""

    def __init__(self, reviews: Reviews, *, shelf: Shelf) -> None:
        self._reviews = reviews
        self._shelf = shelf
        try:
            self._any = bool(reviews.list(count=1))
        except (SQLAlchemyError, OSError):  # told in the log when sentences are looked up
            self._any = False

    def stands(self, done: Done) -> bool:
        """Return whether the report would get the same reviews again."""
        if not self._any and not done.reviews:
            return True
        report = Report.model_validate_json(self._shelf.read(done.report))
        texts = dict.fromkeys([*(sentence.text for sentence in report.sentences), *(point.text for point in report.key_points)])
        return digest_reviews(self._reviews.recall(list(texts), source=report.language.code, target=report.target)) == done.reviews


def reviews_in(report: Report) -> str:
    """Return the digest of the reviews that a report carries; empty where it has none."""
    parts: list[Sentence | KeyPoint] = [*report.sentences, *report.key_points]
    return digest_reviews({part.text: part.translation or "" for part in parts if part.check == "reviewed"})


def digest_reviews(reviews: Mapping[str, str]) -> str:
    """Return twelve hexadecimal digits that stand for reviews; nothing for none.

    >>> digest_reviews({}), len(digest_reviews({"床位": "beds"}))
    ('', 12)
    """
    if not reviews:
        return ""
    return hashlib.sha256(json.dumps(sorted(reviews.items()), ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:12]
