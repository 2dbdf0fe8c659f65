"""models/manifest.toml in, the models this package knows out."""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from service.errors import ConfigurationError
from service.records import Record

MANIFEST = "manifest.toml"


class Part(Record):
    """One direction of a model that is fetched: where it lies, at which revision, under which licence."""

    direction: str
    repository: str
    revision: str
    licence: str


class KnownModel(Record):
    """A model by its name in `minsheng models list`."""

    name: str
    kind: Literal["two-way", "per-direction", "echo"]
    directions: tuple[str, ...]
    licence: str
    about: str = ""
    shipped: bool = False
    parts: tuple[Part, ...] = ()


def find_shipped_models() -> Path:
    """Return the folder of the models that come with the package: the checkout's, else the wheel's."""
    checkout = Path(str(files("service"))).parent / "models"
    return checkout if (checkout / MANIFEST).is_file() else Path(str(files("service"))) / "weights"


def read_manifest(folder: Path | None = None) -> tuple[KnownModel, ...]:
    """Return the models that the manifest in `folder`, by default the package's own, describes.

    Raises:
        ConfigurationError: it is not there or is malformed; the package must be installed again.
    """
    path = (folder or find_shipped_models()) / MANIFEST
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(KnownModel.model_validate(model) for model in content["model"])
    except (OSError, ValueError, KeyError, ValidationError) as error:
        raise ConfigurationError(f"{path} is no list of models: {error}. Install the package again.") from error


def find_model(name: str) -> KnownModel | None:
    """Return the known model of that name.

    >>> find_model("opus-mt").parts[0].direction
    'zh-en'
    >>> find_model("gpt") is None
    True
    """
    return next((known for known in read_manifest() if known.name == name), None)
