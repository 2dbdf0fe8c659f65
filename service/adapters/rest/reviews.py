"""Reviews: a person accepts or corrects a sentence, and from then on that stands before any engine."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from service.adapters.rest.admission import ADMITTED
from service.adapters.rest.answers import KeptReview, ReviewList
from service.adapters.rest.bodies import ReviewBody, ReviewedSentence
from service.adapters.rest.describing import BUSY, READING_PROBLEMS
from service.adapters.rest.limits import JsonRoute
from service.adapters.rest.routes import OpenDesk

router = APIRouter(prefix="/v1/reviews", route_class=JsonRoute, tags=["reviews"], responses=READING_PROBLEMS | BUSY, dependencies=ADMITTED)


@router.post("")
def keep_review(body: ReviewBody, request: Request, desk: OpenDesk) -> KeptReview:
    """Accept a translation as it is, or correct it.

    The answer tells how the figures of the sentence stand in it, and warns of those that are not found there: the person's
    word is kept all the same.
    """
    who = getattr(request.state, "key_name", None) or body.who
    target = body.target or body.source.other
    review = desk.reviews.add(body.text, translation=body.translation, source=body.source, target=target, who=who)
    return KeptReview(review=review, sentence=desk.judge(body.text, translation=body.translation, source=body.source, target=target))


@router.get("")
def list_reviews(
    desk: OpenDesk,
    start: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
    count: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> ReviewList:
    """Tell the reviews, the latest first."""
    return ReviewList(items=desk.reviews.list(start=start, count=count))


@router.post("/remove", status_code=204)
def remove_review(body: ReviewedSentence, desk: OpenDesk) -> Response:
    """Forget the review of a sentence, if there is one; the engine is asked again from now on."""
    desk.reviews.remove(body.text, source=body.source, target=body.target or body.source.other)
    return Response(status_code=204)
