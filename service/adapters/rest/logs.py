"""The log of the service on standard error: lines for people or JSON for machines, each under the id of its request."""

import logging
from typing import Literal

from pythonjsonlogger.json import JsonFormatter

from service.adapters.rest.tracing import WithRequestId

TEXT_FORMAT = "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s"
JSON_FIELDS = "%(asctime)s %(levelname)s %(name)s %(request_id)s %(message)s"
JSON_NAMES = {"asctime": "time", "levelname": "level", "name": "logger"}


def set_up_logs(level: str, *, shape: Literal["text", "json"] = "text") -> None:
    """Send the log to standard error."""
    output = logging.StreamHandler()
    output.addFilter(WithRequestId())
    output.setFormatter(formatter_of(shape))
    for name in ("service", "uvicorn"):
        logger = logging.getLogger(name)
        logger.handlers = [output]
        logger.setLevel(level)
        logger.propagate = False


def formatter_of(shape: Literal["text", "json"]) -> logging.Formatter:
    """Return what makes a line of a record; in JSON, what a record has beside its message has a field of its own."""
    if shape == "text":
        return logging.Formatter(TEXT_FORMAT)
    return JsonFormatter(JSON_FIELDS, rename_fields=JSON_NAMES, json_ensure_ascii=False)
