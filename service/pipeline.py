"""The way of an article, in order: language, sentences, figures, key points, translation with its check, report."""

from collections.abc import Callable, Iterator, Sequence

from service.engines.base import Decoding, TranslationEngine
from service.errors import UnsupportedLanguageError
from service.figures import find_figures
from service.glossary import Glossary
from service.passages import join_passage, split_passage
from service.records import Article, Detection, EngineUsed, KeyPoint, Language, Report, Sentence, Translation
from service.reporting import Draft, Stopwatch, compose_report, place_figures
from service.reviews import Reviews
from service.stages.alternatives import find_alternatives
from service.stages.conflicts import find_conflicts
from service.stages.keypoints import choose_key_points
from service.stages.language import detect_language
from service.stages.sentences import split_sentences
from service.stages.translation import Line, judge_given, translate_lines
from service.version import VERSION


def read_draft(article: Article, *, source: Language | None = None, key_points: int | None = None) -> Draft:
    """Return the article with its language, sentences, figures and key points, not yet translated.

    Raises:
        UnsupportedLanguageError: the article is neither Chinese nor English, and no source was told.
    """
    clock = Stopwatch()
    with clock.time("detect"):
        detection = detect_language(article.text)
    language = source or known_language(detection)
    sentences = split_sentences(article, language=language)
    with clock.time("figures"):
        found = find_figures(article.text, language=language, published=article.published)
        figures = place_figures(found, sentences=sentences)
        conflicts = find_conflicts(figures, text=article.text)
    title = sentences[0].text if article.has_title and sentences else None
    with clock.time("key_points"):
        points = choose_key_points(sentences, language=language, figures=figures, title=title, count=key_points)
    return Draft(article, detection, language, sentences, figures, conflicts, points, clock)


def lines_of(draft: Draft) -> list[Line]:
    """Return what has to be translated: every sentence, then every key point that is a part of one."""
    slices: list[Sentence | KeyPoint] = [*draft.sentences, *draft.partial_points]
    return [Line(piece.text, draft.figures_within(piece.start, piece.end)) for piece in slices]


def finish_report(
    draft: Draft, *, translations: Sequence[Translation], target: Language, engine: TranslationEngine, decoding: Decoding
) -> Report:
    """Return the report of a draft, given a translation for each of its lines, in order."""
    used = EngineUsed(signature=f"{engine.signature}|{decoding}|v{VERSION}", device=engine.device)
    return compose_report(draft, translations=translations, target=target, engine=used)


def digest(
    article: Article,
    *,
    engine: TranslationEngine,
    decoding: Decoding,
    target: Language | None = None,
    source: Language | None = None,
    key_points: int | None = None,
    glossary: Glossary | None = None,
    reviews: Reviews | None = None,
    on_sentence: Callable[[Sentence], None] | None = None,
) -> Report:
    """Return the report of one article, translated into `target`, or into the other language unless told.

    `on_sentence` is called with each finished sentence, in order, as soon as it and those before it are done.

    Raises:
        UnsupportedLanguageError: the article is neither Chinese nor English.
        ModelError: no weights for the direction, or the engine failed.
    """
    draft = read_draft(article, source=source, key_points=key_points)
    wanted = target or draft.language.other
    translations: list[Translation] = []
    with draft.clock.time("translate"):
        lines = lines_of(draft)
        reviewed = reviews.recall([line.text for line in lines], source=draft.language, target=wanted) if reviews else None
        for start, end in _portions(len(lines), streaming=on_sentence is not None):
            done = translate_lines(
                lines[start:end],
                source=draft.language,
                target=wanted,
                engine=engine,
                decoding=decoding,
                glossary=glossary,
                reviewed=reviewed,
            )
            translations += done
            if on_sentence:
                for sentence, translation in zip(draft.sentences[start:end], done, strict=False):
                    on_sentence(sentence.translated(translation))
    return finish_report(draft, translations=translations, target=wanted, engine=engine, decoding=decoding)


def translate(
    lines: Sequence[str],
    *,
    source: Language,
    target: Language,
    engine: TranslationEngine,
    decoding: Decoding,
    glossary: Glossary | None = None,
    reviews: Reviews | None = None,
) -> list[Translation]:
    """Return one translation for each line, in order; a line of several sentences is split, translated and joined.

    Raises:
        ModelError: no weights for the direction, or the engine failed.
    """
    passages = [split_passage(line, language=source) for line in lines]
    pieces = [piece for passage in passages for piece in passage.lines]
    reviewed = reviews.recall([piece.text for piece in pieces], source=source, target=target) if reviews else None
    done = translate_lines(pieces, source=source, target=target, engine=engine, decoding=decoding, glossary=glossary, reviewed=reviewed)
    found = iter(done)
    return [join_passage(passage, translations=[next(found) for _ in passage.lines], target=target) for passage in passages]


def find_wordings(
    line: str,
    *,
    source: Language,
    target: Language,
    engine: TranslationEngine,
    decoding: Decoding,
    count: int,
    glossary: Glossary | None = None,
) -> list[str]:
    """Return up to `count` translations of a line, best first, each checked; its sentences take their next wording together.

    Raises:
        ModelError: no weights for the direction, or the engine failed.
    """
    if source is target or not line.strip():
        return []
    passage = split_passage(line, language=source)
    ways = [
        find_alternatives(
            piece.text,
            figures=piece.figures,
            source=source,
            target=target,
            engine=engine,
            decoding=decoding,
            count=count,
            glossary=glossary,
        )
        for piece in passage.lines
    ]
    if not ways or not all(ways):  # a sentence whose every wording the guard refuses leaves none for the line
        return []
    blank = " " if target is Language.EN else ""
    joined = [blank.join(way[min(number, len(way) - 1)] for way in ways) for number in range(max(map(len, ways)))]
    return list(dict.fromkeys(joined))


def judge(text: str, *, translation: str, source: Language, target: Language) -> Translation:
    """Return a person's translation of one sentence, with the places of its figures, and warnings of those it lacks."""
    line = Line(text, tuple(find_figures(text, language=source)))
    return judge_given(line, translation=translation, target=target).model_copy(update={"check": "reviewed"})


def _portions(count: int, *, streaming: bool) -> Iterator[tuple[int, int]]:
    """Yield half-open ranges of lines: all at once, or growing from two when somebody waits for the first.

    >>> list(_portions(20, streaming=True))
    [(0, 2), (2, 6), (6, 14), (14, 20)]
    """
    start, size = 0, 2 if streaming else max(count, 1)
    while start < count:
        yield start, min(start + size, count)
        start, size = start + size, size * 2


def known_language(detection: Detection) -> Language:
    """Return the language found, when it is one that is translated.

    Raises:
        UnsupportedLanguageError: it is `und`.
    """
    if detection.language == "und":
        raise UnsupportedLanguageError("The text is neither Chinese nor English. If it is, say which: source 'zh' or 'en'.")
    return Language(detection.language)
