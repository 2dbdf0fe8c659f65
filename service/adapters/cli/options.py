"""Options that every command takes, and the desk they open."""

import logging
from pathlib import Path
from typing import Annotated

import typer

from service.desk import Desk
from service.records import Language
from service.settings import read_settings

DeviceOption = Annotated[str | None, typer.Option("--device", metavar="auto|cpu|cuda", help="Where decoding runs.")]
ModelOption = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="A model of `minsheng models list`, or a MarianMT folder.")
]
GlossaryOption = Annotated[Path | None, typer.Option("--glossary", metavar="FILE", help="Terms to keep: CSV, TSV or TBX with zh and en.")]
LanguageOption = Annotated[Language | None, typer.Option("--lang", help="The language of the texts; found for each unless told.")]


def open_desk(*, device: str | None = None, model: str | None = None, glossary: Path | None = None) -> Desk:
    """Return a desk with the environment's settings, overridden by options.

    Raises:
        ConfigurationError: an option or a setting that does not fit.
    """
    settings = read_settings(device=device, model=model, glossary=glossary)
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    return Desk(settings)
