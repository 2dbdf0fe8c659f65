"""`minsheng serve`: the service on a socket, with its log on standard error."""

import errno
import socket
from collections.abc import Callable
from functools import partial

import typer
import uvicorn
from fastapi import FastAPI

from service.adapters.rest.access import needs_keys
from service.adapters.rest.app import create_app
from service.adapters.rest.connections import PatientProtocol
from service.adapters.rest.logs import set_up_logs
from service.errors import ConfigurationError
from service.keys import Keys
from service.settings import Settings
from service.store import open_store, store_url

# What runs when a stop is asked for may end, but not hold up the machine. Not measured.
GRACE_S = 30


def serve(settings: Settings, *, announce: Callable[[str], None] = typer.echo) -> None:
    """Serve until stopped; the page's address is announced once the port is ours.

    Raises:
        ConfigurationError: the port is taken, or the address is open to others without leave.
    """
    require_leave(settings)
    set_up_logs(settings.log_level, shape=settings.log_format)
    listener = open_socket(settings)
    host, port = listener.getsockname()[:2]
    server = build_server(create_app(settings), settings=settings)
    announce(f"Minsheng serves at http://{f'[{host}]' if ':' in host else host}:{port}/ (stop with Ctrl+C)")
    server.run(sockets=[listener])


def build_server(app: FastAPI, *, settings: Settings) -> uvicorn.Server:
    """Return the web server that runs an app."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            http=partial(PatientProtocol, wait_s=settings.body_wait_s),  # type: ignore[arg-type]  # it is called, never looked into
            log_config=None,
            # uvicorn's access log prints queries, and those may hold text; ours does not.
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE_S,
        )
    )


def require_leave(settings: Settings) -> None:
    """Raise unless only this machine can call, or callers need a key and there is one, or the settings say that anyone may.

    Raises:
        ConfigurationError: the address is open to others without leave, or nobody could come in.
    """
    if not needs_keys(settings) or Keys(open_store(store_url(settings))).exist():
        return
    raise ConfigurationError(
        f"Callers of {settings.host} need a key, and there is none yet. Make one: minsheng keys add NAME. "
        "Or listen on 127.0.0.1; or set MINSHENG_ALLOW_PUBLIC=true if anyone who reaches this machine may use the service."
    )


def open_socket(settings: Settings) -> socket.socket:
    """Return a socket that listens where the settings say.

    Raises:
        ConfigurationError: the port is taken, or the address is none of this machine's.
    """
    try:
        family, *_, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        # It also lets a restart take the port at once, while the old connections are being forgotten.
        return socket.create_server(address[:2], family=family, backlog=2048)
    except OSError as error:
        raise ConfigurationError(_why_not(error, settings=settings)) from error


def _why_not(error: OSError, *, settings: Settings) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {settings.port} is in use. Stop what listens there, or choose another: minsheng serve --port {settings.port + 1}"
    if error.errno == errno.EACCES:
        return f"Port {settings.port} is not ours to take. Choose one above 1023: minsheng serve --port 8000"
    return f"Cannot listen on {settings.host}, port {settings.port}: {error.strerror}. Choose an address of this machine with --host."
