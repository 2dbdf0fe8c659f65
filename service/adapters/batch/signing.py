"""A desk and its options in, everything that a report is made with out, as one line."""

from service.adapters.batch.loads import Options
from service.desk import Desk
from service.version import VERSION


def sign(desk: Desk, *, options: Options) -> str:
    """Return everything that a report is made with: equal texts under equal signatures have equal reports."""
    wanted = f"to:{options.target or 'other'}|points:{options.key_points or 'auto'}|glossary:{desk.glossary.fingerprint}"
    return f"{desk.engine.signature}|{desk.decoding}|v{VERSION}|{wanted}"
