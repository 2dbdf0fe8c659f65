"""What the service answers, beside the records of the contract."""

from pydantic import Field

from service.errors import ServiceError
from service.records import Detection, Figure, KeyPoint, Language, Record, Report, Translation
from service.reviews import Review


class Refusal(Record):
    """Why one item could not be worked on."""

    code: str = Field(description="A stable word for the cause, e.g. 'unsupported-language'.")
    message: str = Field(description="What happened and what to do next.")


class FailedItem(Record):
    """Stands in the place of an item that failed; the others are answered all the same."""

    error: Refusal

    @classmethod
    def of(cls, error: ServiceError) -> "FailedItem":
        """Return what is said of one item in its place."""
        return cls(error=Refusal(code=error.code, message=error.message))


class FoundFigures(Record):
    """The figures of one text, with offsets into it."""

    figures: tuple[Figure, ...]


class ChosenKeyPoints(Record):
    """The key points of one text, quoted, with offsets into it."""

    key_points: tuple[KeyPoint, ...]


class Translations(Record):
    """One translation or error for each item, in order."""

    items: tuple[Translation | FailedItem, ...]


class FiguresAnswer(Record):
    """The figures or the error of each item, in order."""

    items: tuple[FoundFigures | FailedItem, ...]


class KeyPointsAnswer(Record):
    """The key points or the error of each item, in order."""

    items: tuple[ChosenKeyPoints | FailedItem, ...]


class DetectAnswer(Record):
    """The language or the error of each item, in order."""

    items: tuple[Detection | FailedItem, ...]


class JobOutcomes(Record):
    """The report or the error of each article, in order; null for one that is not done yet."""

    items: tuple[Report | FailedItem | None, ...]


class KeptReview(Record):
    """A review as it was kept, and how the sentence stands with it."""

    review: Review
    sentence: Translation


class ReviewList(Record):
    """Reviews, the latest first."""

    items: tuple[Review, ...]


class Health(Record):
    """The service is alive; `engine` is null until one is loaded."""

    status: str = "ok"
    version: str
    engine: str | None


class Direction(Record):
    """One way of translating."""

    source: Language
    target: Language


class Ready(Record):
    """The model is loaded and has translated once."""

    status: str = "ready"
    engine: str
    device: str
    directions: tuple[Direction, ...]
