"""LibreTranslate's calls, so that its clients work unchanged; bodies as JSON, as a form or in the query."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any, Literal, TypeVar

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, ValidationError, WithJsonSchema

from service.adapters.rest.admission import admit
from service.adapters.rest.bodies import Text
from service.adapters.rest.describing import BUSY, MODEL_PROBLEMS, READING_PROBLEMS
from service.adapters.rest.limits import require_json
from service.adapters.rest.markup import plain_text, translate_markup
from service.adapters.rest.routes import OpenDesk, require_count, within
from service.adapters.rest.wordings import Wordings
from service.desk import Desk
from service.pipeline import known_language
from service.records import Detection, Language, Record

Form = TypeVar("Form", bound=Record)

_NAMES = {Language.ZH: "Chinese", Language.EN: "English"}
# What clients call our languages. Traditional characters are read, but simplified ones are written.
_TARGETS = {"zh": "zh", "zh-cn": "zh", "zh-hans": "zh", "zh-sg": "zh", "en": "en", "en-us": "en", "en-gb": "en"}
_SOURCES: dict[str, str | None] = {**_TARGETS, "zh-tw": "zh", "zh-hant": "zh", "zh-hk": "zh", "zt": "zh", "auto": None, "": None}
# The engine searches as many hypotheses at once, and one that is asked for a hundred decodes for nobody else. Not measured.
MOST_ALTERNATIVES = 8
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


_CODES = {
    "type": "string",
    "description": "'zh' or 'en', or what clients call them, such as 'zh-Hans'; as a source 'auto' too, which finds it.",
}


def _read_source(code: object) -> object:
    return _SOURCES.get(code.lower(), code) if isinstance(code, str) else code


def _read_target(code: object) -> object:
    return _TARGETS.get(code.lower(), code) if isinstance(code, str) else code


class LibreText(Record):
    """A text, or a list of texts; fields that mean nothing here are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    q: Text | tuple[Text, ...]

    @property
    def lines(self) -> list[str]:
        """The texts as a list."""
        return [self.q] if isinstance(self.q, str) else list(self.q)


class LibreOrder(LibreText):
    """What to translate, and where it goes."""

    source: Annotated[Language | None, BeforeValidator(_read_source), WithJsonSchema(_CODES | {"default": "auto"})] = None
    target: Annotated[Language, BeforeValidator(_read_target), WithJsonSchema(_CODES)]
    format: Literal["text", "html"] = "text"
    alternatives: Annotated[
        int, AfterValidator(lambda wanted: min(wanted, MOST_ALTERNATIVES)), Field(ge=0, description="How many other wordings, at the most.")
    ] = 0


class FoundLanguage(Record):
    """A language and how sure it is, from 0 to 100."""

    language: str
    confidence: float


class LibreTranslation(Record):
    """The translation; lists where `q` was a list."""

    translatedText: str | list[str]  # noqa: N815 - LibreTranslate's name
    alternatives: list[str] | list[list[str]] | None = None
    detectedLanguage: FoundLanguage | list[FoundLanguage] | None = None  # noqa: N815


class LibreLanguage(Record):
    """A language and what it is translated into."""

    code: str
    name: str
    targets: list[str]


async def speak_libretranslate(request: Request) -> None:
    """Let problems of these calls hold `error` too."""
    request.state.libretranslate = True


async def read_values(request: Request) -> dict[str, Any]:
    """Return the fields of the request: the query's, and over them those of a JSON object or a form.

    Raises:
        HTTPException: a body that is neither.
    """
    values = await _read_all(request)
    request.state.api_key = values.get("api_key")
    return values


async def _read_all(request: Request) -> dict[str, Any]:
    values: dict[str, Any] = dict(request.query_params)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() in _FORMS:
        form = await request.form(max_part_size=request.app.state.desk.settings.max_bytes)
        return values | {name: found[0] if len(found := form.getlist(name)) == 1 else found for name in form}
    body = await request.body()
    if not body:
        return values
    require_json(request.headers)
    try:
        sent = await request.json()
    except (ValueError, RecursionError) as error:
        raise HTTPException(400) from error
    return values | sent if isinstance(sent, dict) else values


def _read(form: type[Form], values: dict[str, Any]) -> Form:
    try:
        return form.model_validate(values)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error


async def read_text(request: Request) -> LibreText:
    """Return the text whose language is asked."""
    return _read(LibreText, await read_values(request))


async def read_order(request: Request) -> LibreOrder:
    """Return what is to be translated."""
    return _read(LibreOrder, await read_values(request))


def _bodies(form: type[Record]) -> dict[str, Any]:
    schema = form.model_json_schema(ref_template="#/components/schemas/{model}")
    schema.pop("$defs", None)  # Language stands among the components already
    kinds = ("application/json", *_FORMS)
    # Not required: everything may come in the query instead.
    return {"requestBody": {"required": False, "content": {kind: {"schema": schema} for kind in kinds}}}


router = APIRouter(tags=["LibreTranslate"], responses=READING_PROBLEMS, dependencies=[Depends(speak_libretranslate)])


# The order is read first, so that the place is held by what it weighs.
@router.post(
    "/translate",
    response_model_exclude_none=True,
    responses=BUSY | MODEL_PROBLEMS,
    dependencies=[Depends(read_order), Depends(admit)],
    openapi_extra=_bodies(LibreOrder),
)
def translate_like_libretranslate(order: Annotated[LibreOrder, Depends(read_order)], desk: OpenDesk) -> LibreTranslation:
    """Translate a text or a list of texts, plain or HTML, as LibreTranslate does; figures are checked all the same."""
    require_count(order.lines, desk=desk)
    for line in order.lines:
        within(line, desk=desk)
    wordings = _translate_all(order, desk=desk)
    texts = [first for first, *_ in wordings]
    others = [rest for _, *rest in wordings] if order.alternatives else None
    found = [_as_found(desk.detect(line)) for line in order.lines] if order.source is None else None
    if isinstance(order.q, str):
        one = others[0] if others else None
        return LibreTranslation(translatedText=texts[0], alternatives=one, detectedLanguage=found[0] if found else None)
    return LibreTranslation(translatedText=texts, alternatives=others, detectedLanguage=found)


@router.post("/detect", openapi_extra=_bodies(LibreText))
def detect_like_libretranslate(text: Annotated[LibreText, Depends(read_text)], desk: OpenDesk) -> list[FoundLanguage]:
    """Tell the language of a text, with a confidence from 0 to 100."""
    return [_as_found(desk.detect(within("\n".join(text.lines), desk=desk)))]


# Argos' own client asks by POST.
@router.post("/languages")
@router.get("/languages")
def list_languages() -> list[LibreLanguage]:
    """Tell which languages there are."""
    return [LibreLanguage(code=code, name=name, targets=list(Language)) for code, name in _NAMES.items()]


@router.get("/frontend/settings")
def tell_settings(desk: OpenDesk, request: Request) -> dict[str, Any]:
    """Tell what LibreTranslate's page and plug-ins ask before they start."""
    return {
        "charLimit": desk.settings.max_characters,
        "frontendTimeout": 500,
        "apiKeys": request.app.state.access.needed,
        "keyRequired": request.app.state.access.needed,
        "suggestions": False,
        "filesTranslation": False,
        "supportedFilesFormat": [],
        "language": {"source": {"code": "auto", "name": "Auto Detect"}, "target": {"code": Language.EN, "name": _NAMES[Language.EN]}},
    }


def _translate_all(order: LibreOrder, *, desk: Desk) -> list[list[str]]:
    """Return for each text its translation, then other wordings of it; texts of one language go through the engine together."""
    sources = [order.source or _source_of(line, order=order, desk=desk) for line in order.lines]
    done: dict[int, list[str]] = {}
    for source in set(sources):
        numbers = [number for number, found in enumerate(sources) if found == source]
        texts = [order.lines[number] for number in numbers]
        done.update(zip(numbers, _translate_from(source, texts=texts, order=order, desk=desk), strict=True))
    return [done[number] for number in range(len(sources))]


def _translate_from(source: Language, *, texts: Sequence[str], order: LibreOrder, desk: Desk) -> list[list[str]]:
    wordings = Wordings(desk, source=source, target=order.target, others=order.alternatives)
    if order.format == "html":
        ways = [
            [translate_markup(text, translate=partial(wordings.of, rank=rank)) for text in texts] for rank in range(order.alternatives + 1)
        ]
    else:
        parts = [text.split("\n") for text in texts]
        ways = []
        for rank in range(order.alternatives + 1):
            lines = iter(wordings.of([line for part in parts for line in part], rank=rank))
            ways.append(["\n".join(next(lines) for _ in part) for part in parts])
    return [list(dict.fromkeys(way[number] for way in ways)) for number in range(len(texts))]


def _source_of(text: str, *, order: LibreOrder, desk: Desk) -> Language:
    """Return the language of a text; one without a letter goes through as it is, so it counts as the target's.

    Raises:
        UnsupportedLanguageError: neither Chinese nor English.
    """
    words = plain_text(text) if order.format == "html" else text
    if not any(character.isalpha() for character in words):
        return order.target
    return known_language(desk.detect(words))


def _as_found(detection: Detection) -> FoundLanguage:
    confidence = 0.0 if detection.language == "und" else round(100 * detection.confidence, 1)
    return FoundLanguage(language=detection.language, confidence=confidence)
