"""The command `serve`: the REST service and the page."""

from typing import Annotated

import typer

from service.adapters.cli.options import DeviceOption, GlossaryOption, ModelOption
from service.settings import read_settings


def serve(
    *,
    host: Annotated[str | None, typer.Option("--host", help="Where to listen; 127.0.0.1 unless told.")] = None,
    port: Annotated[int | None, typer.Option("--port", min=0, max=65535, help="8000 unless told.")] = None,
    device: DeviceOption = None,
    model: ModelOption = None,
    glossary: GlossaryOption = None,
) -> None:
    """Serve the REST interface and the page until stopped."""
    from service.adapters.rest.server import serve as run  # a web server is no cost for the other commands

    run(read_settings(host=host, port=port, device=device, model=model, glossary=glossary))
