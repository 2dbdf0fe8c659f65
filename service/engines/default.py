"""The record of which model is opened when none is named: default.json in the models' folder."""

import json
from pathlib import Path

from service.engines.weights import read_json
from service.settings import Settings

RECORD = "default.json"
SHIPPED = "compact"


def read_default(settings: Settings) -> str:
    """Return the recorded name, or the shipped model's.

    Raises:
        ModelDamagedError: the record cannot be read.
    """
    record = settings.models_folder / RECORD
    return str(read_json(record).get("model", SHIPPED)) if record.is_file() else SHIPPED


def write_default(name: str, *, settings: Settings) -> None:
    """Record the name; who reads meanwhile sees the old record or the new one."""
    record: Path = settings.models_folder / RECORD
    draft = record.with_suffix(".new")
    draft.write_text(json.dumps({"model": name}) + "\n", encoding="utf-8")
    draft.replace(record)
