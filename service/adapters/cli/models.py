"""The commands `models list | install | check`."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from service.engines import catalogue
from service.errors import ModelDamagedError
from service.settings import read_settings

app = typer.Typer(no_args_is_help=True, help="Translation models: which are here, fetch one, verify.")


@app.command("list")
def list_models() -> None:
    """Print the models that are known, which of them are here, and which one is the default."""
    table = Table("name", "directions", "state", "licence", "where", box=None, pad_edge=False)
    for entry in catalogue.list_models(read_settings()):
        table.add_row(
            entry.name + (" (default)" if entry.default else ""), ", ".join(entry.directions), entry.state, entry.licence, entry.where or ""
        )
    Console(soft_wrap=True).print(table)


@app.command()
def install(name: Annotated[str, typer.Argument(help="A model of `minsheng models list`.")]) -> None:
    """Fetch a model at its pinned revision, convert it, record its checksums and make it the default."""
    folder = catalogue.install_model(name, read_settings(), progress=lambda step: print(step, flush=True))
    print(f"{name} is installed in {folder} and is now the default.")


@app.command()
def check() -> None:
    """Verify every file of every model that is here against its recorded checksum; leave with 2 when one differs."""
    damaged = []
    for found in catalogue.check_models(read_settings()):
        print(f"{found.name}: {found.files} files, " + (f"damaged: {', '.join(found.damaged)}" if found.damaged else "all as recorded"))
        damaged += [found.name] if found.damaged else []
    if damaged:
        raise ModelDamagedError(
            f"{', '.join(damaged)}: files differ from their record. Run: minsheng models install NAME; 'compact' comes with the package."
        )
