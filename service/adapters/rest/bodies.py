"""What callers send: one record per body, checked before anything is worked on."""

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from service.records import Language, Record

# Published items nest five levels; the serializer gives up at some two hundred.
DEEPEST = 64


def require_whole_characters(text: str) -> str:
    """Return the text; half a character, which JSON can escape by itself, fits into no answer.

    Raises:
        ValueError: half a character.
    """
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("It holds half a character, a surrogate without its other half.")
    return text


def require_sound(item: dict[str, Any]) -> dict[str, Any]:
    """Return the item, if an answer can hold all of it.

    Raises:
        ValueError: it is nested too deeply, or holds half a character.
    """
    waiting: list[tuple[object, int]] = [(item, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > DEEPEST:
            raise ValueError(f"It is nested more than {DEEPEST} levels deep.")
        if isinstance(value, str):
            require_whole_characters(value)
        elif isinstance(value, dict):
            waiting += [(part, depth + 1) for part in (*value, *value.values())]
        elif isinstance(value, list):
            waiting += [(part, depth + 1) for part in value]
    return item


Json = Annotated[dict[str, Any], AfterValidator(require_sound)]
Text = Annotated[str, AfterValidator(require_whole_characters)]
Name = Annotated[Text, Field(max_length=500, description="The caller's own name for the article; comes back as `name`.")]
Source = Annotated[Language | None, Field(description="The language of the text; found by the service unless told.")]
KeyPointCount = Annotated[int, Field(ge=1, le=1000, description="How many key points; by the length of the article unless told.")]


GLOSSARY_ID = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
GlossaryName = Annotated[str | None, Field(pattern=GLOSSARY_ID, description="A glossary of `/v1/glossaries`, whose terms are kept.")]


class DigestBody(Record):
    """One article: plain text or HTML, never both."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                {"required": ["text"], "properties": {"text": {"type": "string"}, "html": {"type": "null"}}},
                {"required": ["html"], "properties": {"html": {"type": "string"}, "text": {"type": "null"}}},
            ],
            "examples": [
                {
                    "title": "青岛完善公共卫生服务",
                    "text": "2022年青岛全市医疗机构完成诊疗8651万人次，同比增长12.3%。",
                    "target": "en",
                    "key_points": 1,
                },
                {"html": "<article><h1>More beds</h1><p>The county opened 1,200 beds in 2023.</p></article>", "name": "beds.html"},
            ],
        }
    )

    text: Text | None = Field(default=None, description="The article as plain text; a first line that is a headline becomes its title.")
    html: Text | None = Field(default=None, description="A web page; navigation, scripts and comments are left out.")
    title: Text | None = Field(default=None, max_length=2000, description="The headline; it becomes sentence 0 of `text`.")
    name: Name | None = None
    source: Source = None
    target: Language | None = Field(default=None, description="The language to translate into; the other one unless told.")
    key_points: KeyPointCount | None = None
    glossary: GlossaryName = None

    @model_validator(mode="after")
    def _holds_one_article(self) -> Self:
        if (self.text is None) == (self.html is None):
            raise ValueError("Give the article as 'text' or as 'html', one of the two.")
        return self

    @property
    def content(self) -> str:
        """The article as it was sent."""
        return self.text if self.text is not None else self.html or ""

    @property
    def media(self) -> Literal["text", "html"]:
        """How `content` is to be read."""
        return "text" if self.text is not None else "html"


class JobBody(Record):
    """Articles to be done one after the other."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"articles": [{"text": "去年新增床位1200张。"}, {"text": "It rained all day."}]}]}
    )

    articles: tuple[DigestBody, ...] = Field(min_length=1)


class ReviewedSentence(Record):
    """One sentence as it stands in a report."""

    text: Text = Field(min_length=1, max_length=20_000, description="The sentence, as it stands in the report.")
    source: Language
    target: Language | None = Field(default=None, description="The other language unless told.")


class ReviewBody(ReviewedSentence):
    """A person's word on one sentence."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"text": "去年新增床位1200张。", "source": "zh", "translation": "1,200 beds were added last year.", "who": "copy desk"}
            ]
        }
    )

    translation: Text = Field(min_length=1, max_length=40_000, description="The translation that stands: accepted as it is, or corrected.")
    who: Text | None = Field(default=None, max_length=200, description="Who says so; a key's name stands before it.")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.text.strip() or not self.translation.strip():
            raise ValueError("A sentence and its translation need words.")
        if self.target is self.source:
            raise ValueError("A sentence is reviewed in the other language.")
        return self


class TranslateBody(Record):
    """Lines to translate; a line of several sentences is split, translated and joined again."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": ["全年门诊量达3.6万余人次。"], "target": "en"}]})

    items: tuple[Text, ...] = Field(description="The lines, each for itself; an empty one stays empty.")
    source: Source = None
    target: Language = Field(description="The language to translate into.")
    glossary: GlossaryName = None


class TextItem(Record):
    """One text whose language is asked."""

    text: Text


class FiguresItem(TextItem):
    """One text whose figures are asked."""

    language: Source = None


class KeyPointsItem(FiguresItem):
    """One text whose key points are asked."""

    title: Text | None = Field(default=None, max_length=2000, description="The headline, when the text does not hold it.")
    count: KeyPointCount | None = None


class DetectBody(Record):
    """Texts whose language is asked."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [{"text": "公共服务均等化"}, {"text": "Equal public services"}]}]})

    items: tuple[TextItem, ...]


class FiguresBody(Record):
    """Texts whose figures are asked."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"items": [{"text": "出口额达2.4万亿元。", "language": "zh"}]}]})

    items: tuple[FiguresItem, ...]


class KeyPointsBody(Record):
    """Texts whose key points are asked."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"items": [{"text": "The county opened 1,200 beds. It rained.", "language": "en", "count": 1}]}]}
    )

    items: tuple[KeyPointsItem, ...]
