"""A desk and its options in, everything that a report is made with out, as one line."""

import hashlib

from service.adapters.batch.loads import Options
from service.desk import Desk
from service.version import VERSION


def sign(desk: Desk, *, options: Options) -> str:
    """Return everything that a report is made with: equal texts under equal signatures have equal reports."""
    terms = "\n".join(f"{term.zh}\t{term.en}" for term in desk.glossary.terms)
    glossary = hashlib.sha256(terms.encode("utf-8")).hexdigest()[:12] if terms else "none"
    wanted = f"to:{options.target or 'other'}|points:{options.key_points or 'auto'}|glossary:{glossary}"
    return f"{desk.engine.signature}|{desk.decoding}|v{VERSION}|{wanted}"
