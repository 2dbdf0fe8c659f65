"""An IPTC ninjs item of any version in, an article out: headline, body and date of publication."""

from collections.abc import Iterator, Mapping

from service.adapters.batch.entries import Entry, Media
from service.adapters.batch.reading.limits import read_day
from service.errors import InvalidRecordError

# Versions 1 to 3 changed the spelling of their keys; keys are compared in small letters.
_DATES = ("firstcreated", "firstpublished", "contentcreated", "versioncreated")
_SIGNS = (
    "bodies",
    "body_text",
    "body_xhtml",
    "body_html",
    "body_main",
    "body_richtext",
    "headline",
    "headlines",
    "headline_main",
    "versioncreated",
)


def is_ninjs(value: Mapping[str, object]) -> bool:
    """Return whether an object is a ninjs item: it has a `uri` and something of an item's own keys.

    >>> is_ninjs({"uri": "urn:1", "headline": "A", "body_text": "B."}), is_ninjs({"text": "A.", "uri": "urn:1"})
    (True, False)
    """
    keys = {key.lower() for key in value}
    return "uri" in keys and "text" not in keys and not keys.isdisjoint(_SIGNS)


def read_ninjs(value: Mapping[str, object], *, origin: str, within: str | None) -> Entry:
    """Return the article of an item; plain text is preferred to markup.

    Raises:
        InvalidRecordError: the item has no body in text or HTML: a picture, a cancelled item.
    """
    item = {key.lower(): member for key, member in value.items()}
    body = next(_bodies(item), None)
    if body is None:
        raise InvalidRecordError("The ninjs item has no text: neither body_text, body_xhtml nor bodies.")
    content, media = body
    uri = item.get("uri")
    return Entry(
        origin=origin,
        within=within,
        content=content,
        media=media,
        title=_headline(item),
        published=next(filter(None, (read_day(item.get(key)) for key in _DATES)), None),
        own_name=uri if isinstance(uri, str) else None,
    )


def _bodies(item: Mapping[str, object]) -> Iterator[tuple[str, Media]]:
    """Yield the bodies of an item, text before markup."""
    found = [(key, member) for key, member in item.items() if key.startswith("body_") and isinstance(member, str)]
    for member in _members(item.get("bodies")):
        kind = str(member.get("contenttype") or member.get("role") or "")
        if isinstance(written := member.get("value"), str):
            found.append((kind, written))
    marked = [any(sign in kind.lower() for sign in ("html", "xml", "richtext")) for kind, _ in found]
    yield from ((written, "text") for (_, written), markup in zip(found, marked, strict=True) if written.strip() and not markup)
    yield from ((written, "html") for (_, written), markup in zip(found, marked, strict=True) if written.strip() and markup)


def _headline(item: Mapping[str, object]) -> str | None:
    plain = [item.get("headline"), item.get("headline_main")]
    listed = sorted(_members(item.get("headlines")), key=lambda member: member.get("role") != "main")
    choices = [*plain, *(member.get("value") for member in listed)]
    return next((choice for choice in choices if isinstance(choice, str) and choice.strip()), None)


def _members(value: object) -> list[dict[str, object]]:
    listed = value if isinstance(value, list) else []
    return [{key.lower(): member for key, member in one.items()} for one in listed if isinstance(one, dict)]
