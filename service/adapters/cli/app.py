"""All commands under one roof, and the exit codes: 0 all done, 1 some input failed, 2 wrong usage or configuration."""

import os
import sys
from typing import Annotated

import typer

from service.adapters.batch.command import batch
from service.adapters.cli import articles, glossaries, jobs, keys, memory, models, records, reviews, serving
from service.errors import ConfigurationError, InputError, ModelError, ServiceError
from service.version import VERSION

app = typer.Typer(
    name="minsheng",
    help="Bilingual news summarization and translation in which no figure changes silently.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(articles.digest)
app.command()(batch)
app.command()(records.translate)
app.command()(records.figures)
app.command()(records.keypoints)
app.command()(records.detect)
app.command()(serving.serve)
app.add_typer(glossaries.app, name="glossary")
app.add_typer(jobs.app, name="jobs")
app.add_typer(keys.app, name="keys")
app.add_typer(memory.app, name="memory")
app.add_typer(models.app, name="models")
app.add_typer(reviews.app, name="reviews")


@app.callback(invoke_without_command=True)
def about(*, version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    """Bilingual news summarization and translation in which no figure changes silently."""
    if version:
        print(VERSION)
        raise typer.Exit


def main() -> None:
    """Run a command; print what went wrong in one line and leave with the code of the contract."""
    try:
        app()
    except (ConfigurationError, ModelError) as error:
        _leave(error, code=2)
    except (InputError, ServiceError) as error:
        _leave(error, code=1)
    except BrokenPipeError:  # the reader has gone; nothing is left to say to it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None


def _leave(error: ServiceError, *, code: int) -> None:
    print(f"minsheng: {error.message}", file=sys.stderr)
    raise SystemExit(code)
