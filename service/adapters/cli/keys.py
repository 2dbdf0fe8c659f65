"""The commands `keys add | list | revoke`."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from service.keys import Keys
from service.settings import read_settings
from service.store import open_store, store_url

app = typer.Typer(no_args_is_help=True, help="API keys of the service: add, list, revoke.")


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="Whose it is.")],
    *,
    per_minute: Annotated[
        int | None, typer.Option("--per-minute", min=1, help="The most calls a minute; as many as come unless told.")
    ] = None,
    bytes_per_day: Annotated[int | None, typer.Option("--bytes-per-day", min=1, help="The most bytes of requests a day (UTC).")] = None,
) -> None:
    """Make a key and print it; it is shown this once, only its hash is kept."""
    key, secret = _open_keys().add(name, per_minute=per_minute, bytes_per_day=bytes_per_day)
    print(f"{secret}\nThis is the key of {key.name!r}, id {key.id}. It is not shown again.")


@app.command("list")
def list_keys() -> None:
    """Print the keys, without their secrets."""
    table = Table("id", "name", "created", "revoked", "per minute", "bytes per day", box=None, pad_edge=False)
    for key in _open_keys().list():
        table.add_row(key.id, key.name, key.created, key.revoked or "", str(key.per_minute or ""), str(key.bytes_per_day or ""))
    Console(soft_wrap=True).print(table)


@app.command()
def revoke(identity: Annotated[str, typer.Argument(metavar="ID", help="The id in `minsheng keys list`.")]) -> None:
    """Refuse a key from now on."""
    key = _open_keys().revoke(identity)
    print(f"The key of {key.name!r}, id {key.id}, is revoked.")


def _open_keys() -> Keys:
    return Keys(open_store(store_url(read_settings())))
