"""A configuration file -> its tables; one that is `based_on` another tells only what differs from it."""

import tomllib
from pathlib import Path
from typing import Any


def read_config(path: Path) -> dict[str, Any]:
    """Return the tables of the file at `path`; tables of a file that it is based on are filled up from there, name by name.

    Raises:
        OSError: no such file.
        tomllib.TOMLDecodeError: it is no TOML.
    """
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    base = told.pop("based_on", None)
    if base is None:
        return told
    config = read_config(path.parent / base)
    for name, value in told.items():
        config[name] = config[name] | value if isinstance(value, dict) and name in config else value
    return config
