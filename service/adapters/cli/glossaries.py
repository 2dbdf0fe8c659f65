"""The command `glossary check`: what a glossary file holds, and terms in it that fight."""

from pathlib import Path
from typing import Annotated

import typer

from service.glossary import find_clashes, read_glossary

app = typer.Typer(no_args_is_help=True, help="Glossaries of a newsroom.")


@app.callback()
def about() -> None:
    """Glossaries of a newsroom."""


@app.command()
def check(file: Annotated[Path, typer.Argument(help="CSV, TSV or TBX with zh and en.")]) -> None:
    """Print how many terms a glossary holds and which of them fight; a fight is told, not an error."""
    terms = read_glossary(file).terms
    clashes = find_clashes(terms)
    print(f"{file}: {len(terms)} terms, {len(clashes)} that fight")
    for clash in clashes:
        print(f"  {clash.language}: {clash.describe()}")
