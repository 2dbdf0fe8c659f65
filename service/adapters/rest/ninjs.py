"""An IPTC ninjs item in, the same item out in the other language, with the report of its article as one more body.

The schemas of ninjs are closed, so what is ours goes where they allow anything: a body of the role `minsheng` whose value is
the report as JSON (`body_minsheng` in 1.x).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Query

from service.adapters.rest.admission import ADMITTED
from service.adapters.rest.bodies import Json
from service.adapters.rest.describing import BUSY, MODEL_PROBLEMS, NINJS_EXAMPLE, READING_PROBLEMS
from service.adapters.rest.limits import JsonRoute
from service.adapters.rest.markup import translate_markup
from service.adapters.rest.routes import OpenDesk
from service.desk import Desk
from service.errors import EmptyArticleError, InvalidRecordError
from service.records import Language, Report
from service.reporting import join_translations

ROLE = "minsheng"
Item = dict[str, Any]
Part = Literal["headline", "description", "body"]

# Fields of 1.x, by the beginning of their names; and lists of 2.x and 3.x.
_PREFIXES: tuple[tuple[str, Part], ...] = (("headline_", "headline"), ("description_", "description"), ("body_", "body"))
_LISTS: dict[str, Part] = {"headlines": "headline", "descriptions": "description", "bodies": "body"}
# Counts of the text that was there before.
_STALE = ("charcount", "wordcount", "charCount", "wordCount")

router = APIRouter(prefix="/v1", route_class=JsonRoute, responses=READING_PROBLEMS | BUSY | MODEL_PROBLEMS, dependencies=ADMITTED)


@dataclass(frozen=True, slots=True)
class _Text:
    """One text of an item, in its place."""

    holder: Item
    key: str
    part: Part
    is_html: bool

    @property
    def words(self) -> str:
        return str(self.holder[self.key])

    def put(self, words: str) -> None:
        self.holder[self.key] = words


@router.post("/ninjs")
def translate_ninjs(
    item: Annotated[Json, Body(openapi_examples=NINJS_EXAMPLE)],
    desk: OpenDesk,
    target: Annotated[Language | None, Query(description="The language to translate into; the other one unless told.")] = None,
) -> Item:
    """Translate an IPTC ninjs item, versions 1.x to 3.x, and add the report of its article.

    Headlines, descriptions and bodies are translated where they stand, `language` names the new language, and everything else
    is kept, associated items too. The report is a body of the role `minsheng` (in 1.x the field `body_minsheng`).
    """
    done = item | {key: [dict(entry) for entry in _entries(item[key], key=key)] for key in _LISTS if key in item}
    texts = list(find_texts(done))
    report = _digest(texts, item=item, desk=desk, target=target)
    for text in texts:
        text.put(_translate_text(text, report=report, desk=desk))
    done["language"] = str(report.target)
    _put_report(done, report=report)
    return done


def find_texts(item: Item) -> Iterator[_Text]:
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
        elif key in _LISTS:
            for entry in _entries(value, key=key):
                yield from _text(entry, key="value", part=_LISTS[key], kind=str(_kind_of(entry)))


def _entries(value: object, *, key: str) -> Iterator[Item]:
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise InvalidRecordError(f"'{key}' of the item is not a list of objects.")
    yield from (entry for entry in value if entry.get("role") != ROLE)


def _text(holder: Item, *, key: str, part: Part, kind: str) -> Iterator[_Text]:
    words = holder.get(key)
    if not isinstance(words, str):
        raise InvalidRecordError(f"A {part} of the item is not text.")
    if words.strip():
        yield _Text(holder, key, part, is_html="html" in kind.lower() or words.lstrip().startswith("<"))


def _kind_of(entry: Item) -> object:
    return entry.get("contenttype") or entry.get("contentType") or entry.get("role") or ""


def _digest(texts: list[_Text], *, item: Item, desk: Desk, target: Language | None) -> Report:
    """Return the report of the item's article: its first headline over its first body, plain text before HTML."""
    bodies = sorted((text for text in texts if text.part == "body"), key=lambda text: text.is_html)
    headline = _headline_of(texts)
    if not bodies:
        raise EmptyArticleError("The item holds no body with words. Send one whose article is in it.")
    body = bodies[0]
    title = headline.words if headline else None
    article = desk.read(body.words, name=item["uri"][:500], title=title, media="html" if body.is_html else "text")
    found = desk.detect(article.text)
    declared = str(item.get("language", "")).lower().partition("-")[0]
    # What an item declares counts only where the text itself does not tell: feeds are often labelled by the desk that sends them.
    source = Language(declared) if found.language == "und" and declared in ("zh", "en") else None
    return desk.digest(article, target=target, source=source)


def _headline_of(texts: list[_Text]) -> _Text | None:
    return next((text for text in texts if text.part == "headline" and not text.is_html), None)


def _translate_text(text: _Text, *, report: Report, desk: Desk) -> str:
    """Return the translation of one text; the article's own comes from the report, so that both say the same."""
    if text.is_html:
        return translate_markup(text.words, translate=_translator(report, desk=desk))
    if text.part == "headline" and report.title and " ".join(text.words.split()) == report.title.source:
        return report.title.target
    if text.part == "body" and text.words.strip() in report.text:
        sentences = report.sentences[1:] if report.title else report.sentences
        return join_translations(report.text, sentences=sentences, target=report.target).strip("\n")
    return "\n".join(_translator(report, desk=desk)(text.words.split("\n")))


def _translator(report: Report, *, desk: Desk) -> Callable[[list[str]], list[str]]:
    def translate(lines: list[str]) -> list[str]:
        return [done.translation for done in desk.translate(lines, source=report.language.code, target=report.target)]

    return translate


def _put_report(item: Item, *, report: Report) -> None:
    for holder in (item, *item.get("bodies", ())):
        for name in _STALE:
            holder.pop(name, None)
    words = report.model_dump_json()
    if any(key.startswith("body_") for key in item):
        item[f"body_{ROLE}"] = words
        return
    entry = {"role": ROLE, "value": words}
    kinds = {key for body in item["bodies"] for key in body if key in ("contenttype", "contentType")}
    if len(kinds) == 1:
        entry[kinds.pop()] = "application/json"
    item["bodies"] = [*item["bodies"], entry]
