"""The calls under /v1: parse, ask the desk, dump."""

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from fastapi import APIRouter, Depends, Header, Request, Response

from service.adapters.rest.admission import ADMITTED
from service.adapters.rest.answers import (
    ChosenKeyPoints,
    DetectAnswer,
    FailedItem,
    FiguresAnswer,
    FoundFigures,
    KeyPointsAnswer,
    Translations,
)
from service.adapters.rest.bodies import DetectBody, DigestBody, FiguresBody, FiguresItem, KeyPointsBody, KeyPointsItem, TranslateBody
from service.adapters.rest.describing import BUSY, MODEL_PROBLEMS, READING_PROBLEMS, STREAM
from service.adapters.rest.limits import JsonRoute
from service.adapters.rest.streaming import stream_digest
from service.desk import Desk
from service.engines.batching import require_wanted
from service.errors import ArticleTooLongError, InputError, ServiceError, TooManyItemsError
from service.records import Report, Translation

Item = TypeVar("Item")
Answer = TypeVar("Answer")


def desk_of(request: Request) -> Desk:
    """Return the desk that the app was opened with."""
    desk: Desk = request.app.state.desk
    return desk


OpenDesk = Annotated[Desk, Depends(desk_of)]
Accept = Annotated[str, Header(description="`text/event-stream` streams the sentences as they are done.")]
router = APIRouter(prefix="/v1", route_class=JsonRoute, responses=READING_PROBLEMS | BUSY, dependencies=ADMITTED)


@router.post("/digest", response_model=Report, responses=MODEL_PROBLEMS | STREAM)
def digest(body: DigestBody, desk: OpenDesk, accept: Accept = "application/json") -> Report | Response:
    """Translate an article, check its figures and choose its key points."""
    article = desk.read(body.content, name=body.name, title=body.title, media=body.media)
    glossary = desk.find_glossary(body.glossary)
    if "text/event-stream" in accept:
        return stream_digest(
            lambda tell: desk.digest(
                article, target=body.target, source=body.source, key_points=body.key_points, glossary=glossary, on_sentence=tell
            )
        )
    return desk.digest(article, target=body.target, source=body.source, key_points=body.key_points, glossary=glossary)


@router.post("/translate", responses=MODEL_PROBLEMS)
def translate(body: TranslateBody, desk: OpenDesk) -> Translations:
    """Translate lines, each for itself, and check the figures of each."""
    require_count(body.items, desk=desk)
    return Translations(items=tuple(refuse_if_all_failed(_translate_all(desk, body=body))))


@router.post("/figures")
def find_figures(body: FiguresBody, desk: OpenDesk) -> FiguresAnswer:
    """Find the figures of texts, with exact values, units and what they measure."""
    return FiguresAnswer(items=tuple(answer_each(body.items, lambda item: _figures_of(item, desk=desk), desk=desk)))


@router.post("/keypoints")
def choose_key_points(body: KeyPointsBody, desk: OpenDesk) -> KeyPointsAnswer:
    """Choose the key points of texts; they are quoted, never rewritten."""
    return KeyPointsAnswer(items=tuple(answer_each(body.items, lambda item: _key_points_of(item, desk=desk), desk=desk)))


@router.post("/detect")
def detect(body: DetectBody, desk: OpenDesk) -> DetectAnswer:
    """Tell the language of texts: Chinese, English or `und`."""
    return DetectAnswer(items=tuple(answer_each(body.items, lambda item: desk.detect(within(item.text, desk=desk)), desk=desk)))


def answer_each(items: Sequence[Item], work: Callable[[Item], Answer], *, desk: Desk) -> list[Answer | FailedItem]:
    """Return an answer, or what was wrong, for each item in its place.

    Raises:
        TooManyItemsError: more items than one request may have.
        InputError: no item could be worked on.
    """
    require_count(items, desk=desk)
    return refuse_if_all_failed([_or_error(work, item) for item in items])


def require_count(items: Sequence[object], *, desk: Desk) -> None:
    """Raise unless one request may have as many items.

    Raises:
        TooManyItemsError: it may not.
    """
    if len(items) > desk.settings.max_items:
        raise TooManyItemsError(len(items), limit=desk.settings.max_items)


def refuse_if_all_failed(outcomes: Sequence[Answer | InputError]) -> list[Answer | FailedItem]:
    """Return the outcomes with errors as items.

    Raises:
        InputError: there is nothing but errors; this is the first.
    """
    errors = [outcome for outcome in outcomes if isinstance(outcome, ServiceError)]
    if errors and len(errors) == len(outcomes):
        raise errors[0]
    return [FailedItem.of(outcome) if isinstance(outcome, InputError) else outcome for outcome in outcomes]


def _figures_of(item: FiguresItem, *, desk: Desk) -> FoundFigures:
    text = within(item.text, desk=desk)
    # A blank text is in no language, and has no figures in any.
    return FoundFigures(figures=desk.find_figures(text, language=item.language) if text.strip() else ())


def _key_points_of(item: KeyPointsItem, *, desk: Desk) -> ChosenKeyPoints:
    text = within(item.text, desk=desk)
    points = desk.choose_key_points(text, language=item.language, title=item.title, count=item.count) if text.strip() else ()
    return ChosenKeyPoints(key_points=points)


def _translate_all(desk: Desk, *, body: TranslateBody) -> list[Translation | InputError]:
    """Return a translation or an error for each line: all at once, or one by one when one of them fails."""
    glossary = desk.find_glossary(body.glossary)
    try:
        lines = [within(line, desk=desk) for line in body.items]
        return list(desk.translate(lines, source=body.source, target=body.target, glossary=glossary))
    except InputError:
        return [
            _or_error(
                lambda line: desk.translate([within(line, desk=desk)], source=body.source, target=body.target, glossary=glossary)[0], line
            )
            for line in body.items
        ]


def _or_error(work: Callable[[Item], Answer], item: Item) -> Answer | InputError:
    require_wanted()
    try:
        return work(item)
    except InputError as error:
        return error


def within(text: str, *, desk: Desk) -> str:
    """Return the text, if it is not longer than an article may be.

    Raises:
        ArticleTooLongError: it is.
    """
    if len(text) > desk.settings.max_characters:
        raise ArticleTooLongError(len(text), limit=desk.settings.max_characters)
    return text
