"""The command `jobs purge`."""

from typing import Annotated

import typer

from service.jobs import Jobs
from service.settings import read_settings
from service.store import open_store, store_url

app = typer.Typer(no_args_is_help=True, help="Jobs of the service.")


@app.callback()
def about() -> None:
    """Jobs of the service."""


@app.command()
def purge(
    *,
    older_than: Annotated[
        float | None,
        typer.Option("--older-than", min=0, metavar="HOURS", help="Forget all that were handed in longer ago; 0 forgets every one."),
    ] = None,
) -> None:
    """Forget jobs with their articles and reports: those past MINSHENG_JOB_RETENTION_HOURS unless told."""
    settings = read_settings()
    jobs = Jobs(open_store(store_url(settings)), retention_s=settings.job_retention_hours * 3600)
    print(f"{jobs.purge(older_than_s=None if older_than is None else older_than * 3600)} jobs forgotten")
