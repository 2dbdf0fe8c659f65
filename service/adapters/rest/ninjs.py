"""An IPTC ninjs item in, the same item out in the other language, with the report of its article as one more body.

The schemas of ninjs are closed, so what is ours goes where they allow anything: a body of the role `minsheng` whose value is
the report as JSON (`body_minsheng` in 1.x).
"""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Body, Query

from service.adapters.ninjs import LISTS, ROLE, Item, ItemText, choose_article, entries_of, find_texts
from service.adapters.rest.admission import ADMITTED
from service.adapters.rest.bodies import Json
from service.adapters.rest.describing import BUSY, MODEL_PROBLEMS, NINJS_EXAMPLE, READING_PROBLEMS
from service.adapters.rest.limits import JsonRoute
from service.adapters.rest.markup import translate_markup
from service.adapters.rest.routes import OpenDesk
from service.desk import Desk
from service.records import Language, Report
from service.reporting import join_translations

# Counts of the text that was there before.
_STALE = ("charcount", "wordcount", "charCount", "wordCount")

router = APIRouter(prefix="/v1", route_class=JsonRoute, responses=READING_PROBLEMS | BUSY | MODEL_PROBLEMS, dependencies=ADMITTED)


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
    done = item | {key: [dict(entry) for entry in entries_of(item[key], key=key)] for key in LISTS if key in item}
    texts = list(find_texts(done))
    report = _digest(texts, item=item, desk=desk, target=target)
    for text in texts:
        text.put(_translate_text(text, report=report, desk=desk))
    done["language"] = str(report.target)
    _put_report(done, report=report)
    return done


def _digest(texts: list[ItemText], *, item: Item, desk: Desk, target: Language | None) -> Report:
    """Return the report of the item's article: its first headline over its first body, plain text before HTML."""
    title, body = choose_article(texts)
    article = desk.read(body.words, name=item["uri"][:500], title=title, media="html" if body.is_html else "text")
    found = desk.detect(article.text)
    declared = str(item.get("language", "")).lower().partition("-")[0]
    # What an item declares counts only where the text itself does not tell: feeds are often labelled by the desk that sends them.
    source = Language(declared) if found.language == "und" and declared in ("zh", "en") else None
    return desk.digest(article, target=target, source=source)


def _translate_text(text: ItemText, *, report: Report, desk: Desk) -> str:
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
