"""Articles in, reports out, with the sentences of many articles decoded together; one bad article fails alone."""

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from service import pipeline
from service.adapters.batch.entries import Entry, Failure
from service.desk import Desk
from service.errors import ServiceError
from service.records import Article, Language, Report, Translation
from service.reporting import Draft
from service.stages.article import read_article
from service.stages.translation import translate_lines

logger = logging.getLogger(__name__)

# A load closes at so many characters of source: enough sentences of each length to fill the engine's batches.
# Swept on seeds/ with a compact model on two cores: 26.2 seconds of processor at 1,500, 24.0 at 6,000, 22.4 at 24,000.
LOAD_CHARACTERS = 24_000
# The first load is small and each one twice as large, so that somebody who watches sees articles come at once.
FIRST_CHARACTERS = 1_500


@dataclass(frozen=True, slots=True)
class Options:
    """What a run was asked for, beyond its settings."""

    target: Language | None = None
    key_points: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """An article to do and the name of its report; `path` is the file that holds it and nothing else."""

    entry: Entry
    name: str
    fingerprint: str
    path: str | None = None

    @property
    def report_name(self) -> str:
        """What the report calls the article: the name that its source gives it, or its place."""
        return self.entry.own_name or self.entry.where


@dataclass(frozen=True, slots=True)
class Drafted:
    """A task that has been read and measured and waits for its translation."""

    task: Task
    draft: Draft


@dataclass(slots=True)
class Load:
    """Drafts of one direction that are decoded together."""

    source: Language
    target: Language
    members: list[Drafted] = field(default_factory=list)
    characters: int = 0

    def add(self, member: Drafted) -> None:
        """Take a draft in."""
        self.members.append(member)
        self.characters += len(member.draft.article.text)


class Loader:
    """Drafts gathered by direction until a load is full; loads grow from a small one to `characters`."""

    def __init__(self, *, target: Language | None, characters: int = LOAD_CHARACTERS) -> None:
        self._target = target
        self._characters = min(characters, FIRST_CHARACTERS)
        self._most = characters
        self._open: dict[Language, Load] = {}

    def add(self, member: Drafted) -> Load | None:
        """Return the load that this draft fills, if it does."""
        source = member.draft.language
        load = self._open.setdefault(source, Load(source, self._target or source.other))
        load.add(member)
        if load.characters < self._characters:
            return None
        self._characters = min(2 * self._characters, self._most)
        return self._open.pop(source)

    def rest(self) -> Iterator[Load]:
        """Yield the loads that are not full."""
        while self._open:
            yield self._open.popitem()[1]


def read_task(task: Task, *, desk: Desk) -> Article | Failure:
    """Return the article of a task, or why there is none."""
    entry = task.entry
    try:
        article = read_article(
            entry.content, title=entry.title, media=entry.media, published=entry.published, max_characters=desk.settings.max_characters
        )
        return article.model_copy(update={"name": task.report_name})
    except Exception as error:  # one article must never stop the others, whatever it holds
        return _failure_of(error, where=entry.where)


def draft_task(task: Task, *, article: Article, desk: Desk, options: Options) -> Drafted | Failure:
    """Return the draft of a task, or why there is none."""
    try:
        draft = pipeline.read_draft(article, key_points=options.key_points)
        desk.require(source=draft.language, target=options.target or draft.language.other)
        return Drafted(task, draft)
    except Exception as error:  # one article must never stop the others, whatever it holds
        return _failure_of(error, where=task.entry.where)


def content_key(article: Article) -> str:
    """Return what two articles share exactly when their reports are the same but for their names."""
    return f"{article.id}|{article.published or ''}|{'titled' if article.has_title else ''}"


def translate_load(load: Load, *, desk: Desk) -> list[Report | Failure]:
    """Return a report or a failure for each member, in order; when the load fails as a whole, each is tried alone."""
    try:
        return list(_translate_together(load, desk=desk))
    except Exception as error:
        if len(load.members) > 1:
            alone = [Load(load.source, load.target, [member]) for member in load.members]
            return [outcome for one in alone for outcome in translate_load(one, desk=desk)]
        return [_failure_of(error, where=load.members[0].task.entry.where)]


def _translate_together(load: Load, *, desk: Desk) -> Iterator[Report]:
    lines = [pipeline.lines_of(member.draft) for member in load.members]
    together = [line for own in lines for line in own]
    began = time.perf_counter()
    found = iter(
        translate_lines(
            together,
            source=load.source,
            target=load.target,
            engine=desk.engine,
            decoding=desk.decoding,
            glossary=desk.glossary,
            reviewed=desk.reviews.recall([line.text for line in together], source=load.source, target=load.target),
        )
    )
    spent = time.perf_counter() - began
    for member, own in zip(load.members, lines, strict=True):
        share = len(member.draft.article.text) / max(load.characters, 1)
        member.draft.clock.add("translate", spent * share)
        yield _finish(member, translations=[next(found) for _ in own], target=load.target, desk=desk)


def _finish(member: Drafted, *, translations: Sequence[Translation], target: Language, desk: Desk) -> Report:
    report = pipeline.finish_report(member.draft, translations=translations, target=target, engine=desk.engine, decoding=desk.decoding)
    logger.info(
        "%s %s->%s sentences=%d seconds=%.3f %s",
        report.id, report.language.code, report.target, len(report.sentences),
        sum(report.seconds.model_dump().values()), report.engine.signature,
    )  # fmt: skip
    return report


def _failure_of(error: Exception, *, where: str) -> Failure:
    if isinstance(error, ServiceError):
        return Failure.of(error, where=where)
    logger.error("%s failed in a way nobody foresaw", where, exc_info=error)
    return Failure(where, ServiceError.code, f"An unforeseen {type(error).__name__} stopped this article. Please report it.")
