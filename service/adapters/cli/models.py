"""The commands `models list | install | check`."""

from typing import Annotated

import typer

from service.adapters.cli.options import DeviceOption

app = typer.Typer(no_args_is_help=True, help="Translation models: which are here, fetch one, verify.")


@app.command("list")
def list_models() -> None:
    """Print the models that are known, where they are, and which one is the default."""


@app.command()
def install(name: Annotated[str, typer.Argument(help="A model of `minsheng models list`.")], *, device: DeviceOption = None) -> None:
    """Fetch a model at its pinned revision, convert it, record its checksums and make it the default."""


@app.command()
def check() -> None:
    """Verify every file of every model against its recorded checksum."""
