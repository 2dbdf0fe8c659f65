"""A model's folder in, an engine out: files compared with their record, runtime and device chosen, directions joined."""

import logging
from pathlib import Path

from service.engines.base import TranslationEngine
from service.engines.checksums import find_damage, read_checksums
from service.engines.conversion import convert_weights
from service.engines.ct2 import MODEL_FILE, Ct2Engine
from service.engines.devices import Runtime, find_runtimes
from service.engines.marian import MarianEngine
from service.engines.pair import PairEngine
from service.engines.weights import CONFIGURATION, CONVERTED, TORCH_WEIGHTS, read_weights
from service.errors import ConfigurationError, ModelDamagedError, ModelMissingError
from service.settings import Settings

logger = logging.getLogger(__name__)

DIRECTIONS = ("zh-en", "en-zh")


def find_parts(folder: Path) -> list[Path]:
    """Return the MarianMT folders of a model: itself, or those in it that are named by a direction; none where nothing is."""
    if (folder / CONFIGURATION).is_file():
        return [folder]
    return [folder / direction for direction in DIRECTIONS if (folder / direction / CONFIGURATION).is_file()]


def has_weights(folder: Path) -> bool:
    """Return whether every MarianMT folder of a model has weights that some runtime loads."""
    names = (f"{CONVERTED}/{MODEL_FILE}", *TORCH_WEIGHTS)
    parts = find_parts(folder)
    return bool(parts) and all(any((part / name).is_file() for name in names) for part in parts)


def open_folder(folder: Path, *, name: str | None, settings: Settings) -> TranslationEngine:
    """Return the engine of the model in `folder`; on a GPU that cannot be used after all, the next best.

    Raises:
        ConfigurationError: no runtime can be used as asked.
        ModelMissingError: there are no weights.
        ModelDamagedError: a file differs from its record.
    """
    if not find_parts(folder):
        raise ModelMissingError("No weights for 'zh-en'. Run: minsheng models install opus-mt")
    failure: ConfigurationError | ModelMissingError | None = None
    for runtime, device in find_runtimes(settings):
        try:
            _check_files(folder, runtime=runtime)
            engines = [_open_part(part, name=name, runtime=runtime, device=device, settings=settings) for part in find_parts(folder)]
        except (ConfigurationError, ModelMissingError) as error:
            logger.warning("cannot open %s by %s on %s: %s", folder, runtime, device, error.message)
            failure = failure or error
        else:
            return engines[0] if len(engines) == 1 else PairEngine(engines)
    raise failure or ConfigurationError("No CUDA device can be used. Use --device cpu.")


def _open_part(folder: Path, *, name: str | None, runtime: Runtime, device: str, settings: Settings) -> TranslationEngine:
    directed = folder.name in DIRECTIONS
    weights = read_weights(folder, name=_name_part(folder, name=name), directions=[folder.name] if directed else [])
    if runtime == "marian":
        return MarianEngine(folder, device=device, threads=settings.threads, batch_tokens=settings.batch_tokens, weights=weights)
    if not (weights.converted / MODEL_FILE).is_file() and weights.torch_weights is not None:
        convert_weights(folder)
    return Ct2Engine(folder, device=device, threads=settings.threads, batch_tokens=settings.batch_tokens, weights=weights)


def _name_part(folder: Path, *, name: str | None) -> str | None:
    """Return the name in the signature: OPUS-MT's direction belongs to it, our own models say theirs themselves."""
    return f"{name or folder.resolve().parent.name}-{folder.name}" if folder.name in DIRECTIONS else None


def _check_files(folder: Path, *, runtime: Runtime) -> None:
    """Compare with their record the files that the runtime loads; 80 MB take 50 ms, 300 MB for torch 0.2 s."""
    checksums = read_checksums(folder)
    unread = TORCH_WEIGHTS if runtime == "ct2" else (MODEL_FILE,)
    names = [name for name in checksums if Path(name).name not in unread]
    damaged = find_damage(folder, checksums=checksums, names=names)
    if damaged:
        raise ModelDamagedError(f"{folder / damaged[0]} is not as it was recorded. Run: minsheng models check")
