"""Commands over JSON Lines and lines of text: figures, keypoints, detect, translate."""

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

import typer

from service.adapters.cli.options import DeviceOption, GlossaryOption, LanguageOption, ModelOption, open_desk
from service.adapters.cli.streams import answer_lines, decode_line, parse_record
from service.desk import Desk
from service.errors import InputError, InvalidRecordError, ServiceError
from service.records import Language, Record, Translation

Line = bytes | InputError
Outcome = object | ServiceError
A = TypeVar("A")
T = TypeVar("T")


def figures(
    *, lang: LanguageOption = None, device: DeviceOption = None, model: ModelOption = None, glossary: GlossaryOption = None
) -> None:
    """Find the figures of texts: JSON Lines in ({"text": …}), JSON Lines out ({"figures": […]})."""
    desk = open_desk(device=device, model=model, glossary=glossary)

    def answer(record: dict[str, object]) -> object:
        return {"figures": _dump(desk.find_figures(str(record["text"]), language=lang))}

    _answer_each(answer, desk=desk)


def keypoints(
    *,
    lang: LanguageOption = None,
    count: Annotated[int | None, typer.Option("--count", min=1, help="How many; by length unless told.")] = None,
    device: DeviceOption = None,
    model: ModelOption = None,
    glossary: GlossaryOption = None,
) -> None:
    """Choose the key points of texts: JSON Lines in ({"text": …, "title": …}), JSON Lines out ({"key_points": […]})."""
    desk = open_desk(device=device, model=model, glossary=glossary)

    def answer(record: dict[str, object]) -> object:
        asked = count if record.get("count") is None else record["count"]
        if asked is not None and (not isinstance(asked, int) or isinstance(asked, bool) or asked < 1):
            raise InvalidRecordError('"count" must be a whole number above zero.')
        title = record.get("title")
        points = desk.choose_key_points(str(record["text"]), language=lang, title=str(title) if title else None, count=asked)
        return {"key_points": _dump(points)}

    _answer_each(answer, desk=desk)


def detect(*, device: DeviceOption = None, model: ModelOption = None, glossary: GlossaryOption = None) -> None:
    """Tell the language of texts: JSON Lines in ({"text": …}), JSON Lines out."""
    desk = open_desk(device=device, model=model, glossary=glossary)
    _answer_each(lambda record: desk.detect(str(record["text"])).model_dump(mode="json"), desk=desk)


def translate(
    *,
    source: Annotated[Language | None, typer.Option("--from", help="The language of the lines; found for each unless told.")] = None,
    target: Annotated[Language | None, typer.Option("--to", help="The language to translate into.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON record per line, with figures and their check.")] = False,
    device: DeviceOption = None,
    model: ModelOption = None,
    glossary: GlossaryOption = None,
) -> None:
    """Translate lines of standard input to standard output: same number, same order; an empty line stays empty."""
    if target is None and source is None:
        raise typer.BadParameter("Say where to: --to zh or --to en.")
    wanted = target or (source.other if source else Language.EN)
    desk = open_desk(device=device, model=model, glossary=glossary)
    if source:
        desk.require(source=source, target=wanted)

    def answer(lines: Sequence[Line]) -> list[Outcome]:
        outcomes: list[Outcome] = [_or_error(decode_line, line) for line in lines]
        readable = [number for number, text in enumerate(outcomes) if isinstance(text, str)]
        for number, translation in zip(readable, _translate_all(desk, [str(outcomes[n]) for n in readable], source, wanted), strict=True):
            if isinstance(translation, Translation):
                outcomes[number] = translation.model_dump(mode="json") if as_json else translation.translation
            else:
                outcomes[number] = translation
        return outcomes

    raise typer.Exit(answer_lines(answer, max_bytes=desk.settings.max_bytes, as_text=not as_json))


def _translate_all(desk: Desk, texts: list[str], source: Language | None, target: Language) -> Sequence[Translation | ServiceError]:
    """Return a translation or an error for each text: all at once, or one by one when one of them fails."""

    def translate_one(text: str) -> Translation:
        return desk.translate([text], source=source, target=target)[0]

    try:
        return desk.translate(texts, source=source, target=target)
    except InputError:
        return [_or_error(translate_one, text) for text in texts]


def _answer_each(answer: Callable[[dict[str, object]], object], *, desk: Desk) -> None:
    """Answer each line of standard input by itself, and leave with the exit code of the contract."""

    def answer_one(line: Line) -> object:
        return answer(parse_record(line))

    raise typer.Exit(answer_lines(lambda lines: [_or_error(answer_one, line) for line in lines], max_bytes=desk.settings.max_bytes))


def _or_error(work: Callable[[A], T], given: A) -> T | ServiceError:
    try:
        return work(given)
    except InputError as error:
        return error


def _dump(records: Sequence[Record]) -> list[dict[str, object]]:
    return [record.model_dump(mode="json") for record in records]
