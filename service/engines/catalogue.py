"""Which models are here and whether they are whole: settings in, list, checks or an open engine out."""

from pathlib import Path
from typing import Literal

from service.engines.base import TranslationEngine
from service.engines.checksums import RECORD, find_damage, read_checksums
from service.engines.default import read_default
from service.engines.echo import EchoEngine
from service.engines.install import install_model
from service.engines.manifest import KnownModel, find_model, find_shipped_models, read_manifest
from service.engines.opening import find_parts, has_weights, open_folder
from service.errors import ConfigurationError
from service.records import Record
from service.settings import Settings

__all__ = ["ModelCheck", "ModelEntry", "check_models", "install_model", "list_models", "open_engine"]

ECHO = "echo"


class ModelEntry(Record):
    """One line of `minsheng models list`; `where` is null while the model is not here, and for the one without weights."""

    name: str
    directions: tuple[str, ...]
    where: str | None
    installed: bool
    default: bool
    licence: str
    state: Literal["ready", "missing"]
    about: str


class ModelCheck(Record):
    """How a model's files compare with their record; `damaged` names those that are gone or differ."""

    name: str
    where: str
    files: int
    damaged: tuple[str, ...]


def list_models(settings: Settings) -> tuple[ModelEntry, ...]:
    """Return every model that this installation knows, here or not."""
    chosen = settings.model or read_default(settings)
    return tuple(_describe(known, settings=settings, default=known.name == chosen) for known in read_manifest())


def check_models(settings: Settings) -> tuple[ModelCheck, ...]:
    """Return for every model that is here how all its files compare with their record; without a record, that is what is damaged.

    Raises:
        ModelDamagedError: a record cannot be read.
    """
    here = [(known, _locate(known, settings=settings)) for known in read_manifest() if known.kind != ECHO]
    return tuple(_check(known.name, folder=folder) for known, folder in here if (folder / RECORD).is_file() or find_parts(folder))


def open_engine(settings: Settings) -> TranslationEngine:
    """Return the engine that the settings ask for: `model` by its name or path, else the recorded default, else the shipped one.

    Every file that is loaded is first compared with its recorded checksum: 10 ms for the compact model.

    Raises:
        ConfigurationError: no model has that name, or a device or an extra is missing.
        ModelMissingError: its weights are not here.
        ModelDamagedError: a file differs from its record.
    """
    name = settings.model or read_default(settings)
    if name == ECHO:
        return EchoEngine()
    known = find_model(name)
    if known is not None:
        return open_folder(_locate(known, settings=settings), name=name, settings=settings)
    folder = Path(name).expanduser()
    if not folder.is_dir():
        names = ", ".join(known.name for known in read_manifest())
        raise ConfigurationError(f"No model {name!r}. Known are: {names}; or give the path of a MarianMT folder.")
    return open_folder(folder, name=None, settings=settings)


def _locate(known: KnownModel, *, settings: Settings) -> Path:
    return (find_shipped_models() if known.shipped else settings.models_folder) / known.name


def _describe(known: KnownModel, *, settings: Settings, default: bool) -> ModelEntry:
    folder = _locate(known, settings=settings)
    here = known.kind == ECHO or has_weights(folder)
    return ModelEntry(
        name=known.name,
        directions=known.directions,
        where=str(folder) if here and known.kind != ECHO else None,
        installed=here,
        default=default,
        licence=known.licence,
        state="ready" if here else "missing",
        about=known.about,
    )


def _check(name: str, *, folder: Path) -> ModelCheck:
    checksums = read_checksums(folder)
    damaged = find_damage(folder, checksums=checksums) if checksums else [RECORD]
    return ModelCheck(name=name, where=str(folder), files=len(checksums), damaged=tuple(damaged))
