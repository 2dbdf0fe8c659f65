"""An IPTC ninjs item of any version in, an article out: headline, body and date of publication."""

from collections.abc import Mapping

from service.adapters.batch.entries import Entry
from service.adapters.batch.reading.limits import read_day
from service.adapters.ninjs import choose_article, find_texts

# Versions 1 to 3 changed the spelling of these; keys are compared in small letters.
_DATES = ("firstcreated", "firstpublished", "contentcreated", "versioncreated")
_SIGNS = ("headline", "body_", "bodies", "versioncreated")


def is_ninjs(value: Mapping[str, object]) -> bool:
    """Return whether an object is a ninjs item: it has a `uri` and something of an item's own keys.

    >>> is_ninjs({"uri": "urn:1", "headline": "A", "body_text": "B."}), is_ninjs({"text": "A.", "uri": "urn:1"})
    (True, False)
    """
    return "uri" in value and "text" not in value and any(key.lower().startswith(_SIGNS) for key in value)


def read_ninjs(value: dict[str, object], *, origin: str, within: str | None) -> Entry:
    """Return the article of an item.

    Raises:
        InvalidRecordError: a headline or a body that is no text.
        EmptyArticleError: no body: a picture, a cancelled item.
    """
    title, body = choose_article(list(find_texts(value)))
    dates = {key.lower(): member for key, member in value.items()}
    return Entry(
        origin=origin,
        within=within,
        content=body.words,
        media="html" if body.is_html else "text",
        title=title,
        published=next(filter(None, (read_day(dates.get(key)) for key in _DATES)), None),
        own_name=str(value["uri"]),
    )
