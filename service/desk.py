"""An opened service: settings and one engine, ready for articles; what every adapter works with."""

import logging
import threading
from collections.abc import Callable, Sequence
from itertools import groupby

from service import pipeline
from service.engines.base import Decoding, TranslationEngine
from service.engines.catalogue import open_engine
from service.engines.memory import MemoryEngine
from service.errors import ModelMissingError, UnknownGlossaryError, excerpt
from service.figures import find_figures
from service.glossaries import Glossaries
from service.glossary import Glossary, Places, read_built_in, read_glossary
from service.records import Article, Detection, Figure, KeyPoint, Language, Report, Sentence, Translation
from service.reviews import Reviews
from service.settings import Settings
from service.stages.article import Media, read_article
from service.stages.keypoints import choose_key_points
from service.stages.language import detect_language
from service.stages.sentences import split_sentences
from service.store import open_store, store_url

logger = logging.getLogger(__name__)

Wrap = Callable[[TranslationEngine], TranslationEngine]


class Desk:
    """Settings and an engine; the engine is opened when the first sentence needs it. Threads may share one desk."""

    def __init__(self, settings: Settings, *, engine: TranslationEngine | None = None, wrap: Wrap | None = None) -> None:
        """Take an engine that is open, or open one when it is needed, inside `wrap` and under the memory."""
        self.settings = settings
        self.decoding = Decoding(beam=settings.beam)
        self.glossary = _open_glossary(settings)
        self.glossaries = Glossaries(open_store(store_url(settings)))
        self.reviews = Reviews(open_store(store_url(settings)))
        self._engine = engine
        self._wrap = wrap
        self._opening = threading.Lock()

    @property
    def engine(self) -> TranslationEngine:
        """The engine, opened once.

        Raises:
            ConfigurationError: an unknown model, or a runtime that is not installed.
            ModelError: weights missing or damaged.
        """
        with self._opening:
            if self._engine is None:
                engine = open_engine(self.settings)
                if self._wrap:
                    engine = self._wrap(engine)
                if self.settings.memory:
                    engine = MemoryEngine(
                        engine,
                        store=open_store(store_url(self.settings)),
                        limit=self.settings.memory_limit,
                        retention_days=self.settings.memory_retention_days,
                    )
                self._engine = engine
        return self._engine

    def read(self, content: bytes | str, *, name: str | None = None, title: str | None = None, media: Media = "auto") -> Article:
        """Return the article in `content`; see `service.stages.article.read_article`."""
        return read_article(content, name=name, title=title, media=media, max_characters=self.settings.max_characters)

    def digest(
        self,
        article: Article,
        *,
        target: Language | None = None,
        source: Language | None = None,
        key_points: int | None = None,
        glossary: Glossary | None = None,
        on_sentence: Callable[[Sentence], None] | None = None,
    ) -> Report:
        """Return the report of one article; see `service.pipeline.digest`. A glossary's terms stand before the desk's."""
        report = pipeline.digest(
            article,
            engine=self.engine,
            decoding=self.decoding,
            target=target,
            source=source,
            key_points=key_points,
            glossary=glossary.over(self.glossary) if glossary else self.glossary,
            reviews=self.reviews,
            on_sentence=on_sentence,
        )
        spent = sum(report.seconds.model_dump().values())
        logger.info(
            "%s %s->%s sentences=%d seconds=%.3f %s",
            report.id, report.language.code, report.target, len(report.sentences), spent, report.engine.signature,
        )  # fmt: skip
        return report

    def find_glossary(self, identity: str | None) -> Glossary | None:
        """Return the newsroom's glossary of an id; None where none is named.

        Raises:
            UnknownGlossaryError: there is none of this id.
        """
        if identity is None:
            return None
        found = self.glossaries.find(identity)
        if found is None:
            raise UnknownGlossaryError(
                f"There is no glossary {excerpt(identity)!r}. Put it to /v1/glossaries first, or leave the field out."
            )
        return found[1]

    def translate(
        self, lines: Sequence[str], *, source: Language | None = None, target: Language, glossary: Glossary | None = None
    ) -> list[Translation]:
        """Return one translation for each line, in order; a line of several sentences is split, translated and joined.

        Without a source, each line's language is detected.

        Raises:
            UnsupportedLanguageError: a line is neither Chinese nor English, and no source was told.
        """
        languages = [source or (pipeline.known_language(detect_language(line)) if line.strip() else target.other) for line in lines]
        numbered = sorted(enumerate(languages), key=lambda pair: pair[1])
        done: dict[int, Translation] = {}
        for language, group in groupby(numbered, key=lambda pair: pair[1]):
            numbers = [number for number, _ in group]
            found = self._translate_from(language, lines=[lines[number] for number in numbers], target=target, glossary=glossary)
            done.update(zip(numbers, found, strict=True))
        return [done[number] for number in range(len(lines))]

    def _translate_from(self, source: Language, *, lines: Sequence[str], target: Language, glossary: Glossary | None) -> list[Translation]:
        self.require(source=source, target=target)
        return pipeline.translate(
            lines,
            source=source,
            target=target,
            engine=self.engine,
            decoding=self.decoding,
            glossary=glossary.over(self.glossary) if glossary else self.glossary,
            reviews=self.reviews,
        )

    def alternatives(self, line: str, *, source: Language, target: Language, count: int) -> list[str]:
        """Return up to `count` other wordings of a line's translation, best first; see `service.pipeline.find_wordings`."""
        self.require(source=source, target=target)
        return pipeline.find_wordings(
            line,
            source=source,
            target=target,
            engine=self.engine,
            decoding=self.decoding,
            count=count,
            glossary=self.glossary,
        )

    def require(self, *, source: Language, target: Language) -> None:
        """Raise unless the engine translates from `source` to `target`.

        Raises:
            ModelMissingError: no weights for the direction.
        """
        if source is not target and not self.engine.supports(source=source, target=target):
            raise ModelMissingError(f"No weights for '{source}-{target}'. Run: minsheng models install opus-mt")

    def judge(self, text: str, *, translation: str, source: Language, target: Language) -> Translation:
        """Return a person's translation of a sentence with its figures in place; what is not found in it is told as a warning."""
        return pipeline.judge(text, translation=translation, source=source, target=target)

    def detect(self, text: str) -> Detection:
        """Return the language of a text."""
        return detect_language(text)

    def find_figures(self, text: str, *, language: Language | None = None) -> tuple[Figure, ...]:
        """Return the figures of a text, with offsets into it; its language is detected unless told."""
        return find_figures(text, language=language or pipeline.known_language(detect_language(text)))

    def choose_key_points(
        self, text: str, *, language: Language | None = None, title: str | None = None, count: int | None = None
    ) -> tuple[KeyPoint, ...]:
        """Return the key points of a text, with offsets into it.

        Figures are not read here, which would take eight times as long as the choice itself (100 news articles: 0.54 s for figures,
        0.07 s for points); a digest, which has them, may choose another sentence now and then.
        """
        known = language or pipeline.known_language(detect_language(text))
        sentences = split_sentences(Article(text=text, id=""), language=known)
        return choose_key_points(sentences, language=known, title=title, count=count)


def _open_glossary(settings: Settings) -> Glossary:
    """Return the terms of the settings' file, over the package's own, over names of places.

    Raises:
        ConfigurationError: a file that cannot be read.
    """
    below = Glossary(below=Places()) if settings.place_names else None
    if settings.built_in_terms:
        below = Glossary(read_built_in("public_services.tsv", origin="built-in"), below=below)
    own = read_glossary(settings.glossary) if settings.glossary else Glossary()
    return own.over(below)
