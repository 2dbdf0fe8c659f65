"""The command `memory`: how much is remembered; and `memory purge`, which forgets it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from sqlalchemy.engine import make_url

from service.engines.memory import DAY_S, measure_memory, purge_memory
from service.errors import ConfigurationError
from service.settings import read_settings
from service.store import SQLAlchemyError, Store, open_store, store_url

app = typer.Typer(help="The translation memory: how much it holds, and how to forget it.")


@app.callback(invoke_without_command=True)
def show(context: typer.Context) -> None:
    """Print how much is remembered."""
    if context.invoked_subcommand:
        return
    settings = read_settings()
    with _opened() as store:
        size = measure_memory(store)
    oldest = "" if size.oldest_s is None else f", the oldest last used {size.oldest_s / DAY_S:.1f} days ago"
    print(f"{size.sentences} of {settings.memory_limit} sentences, {size.characters} characters{oldest}")
    print(f"in {make_url(store_url(settings)).render_as_string()}{'' if settings.memory else '; MINSHENG_MEMORY is off'}")


@app.command()
def purge(
    *,
    older_than: Annotated[
        float | None, typer.Option("--older-than", metavar="DAYS", min=0, help="Only what was last used so many days ago.")
    ] = None,
) -> None:
    """Forget what was decoded; reviews, glossaries, keys and jobs stay."""
    with _opened() as store:
        print(f"{purge_memory(store, older_than_days=older_than)} sentences forgotten")


@contextmanager
def _opened() -> Iterator[Store]:
    """Give the store of the settings.

    Raises:
        ConfigurationError: it cannot be used.
    """
    store = open_store(store_url(read_settings()))
    try:
        yield store
    except (SQLAlchemyError, OSError) as error:
        why = str(getattr(error, "orig", None) or error)
        raise ConfigurationError(f"The memory cannot be used: {why}. If the file is damaged, move it away; a new one is made.") from error
    finally:
        store.close()
