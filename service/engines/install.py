"""A model's name in, its weights out: fetched at the pinned revision, converted, recorded, and only then put in place."""

import json
import logging
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from service.engines.checksums import write_checksums
from service.engines.conversion import check_conversion, convert_weights
from service.engines.default import write_default
from service.engines.manifest import KnownModel, Part, find_model, read_manifest
from service.engines.weights import TOKENIZER_FILES, TORCH_WEIGHTS, read_weights
from service.errors import ConfigurationError, ModelMissingError
from service.settings import Settings

logger = logging.getLogger(__name__)

WANTED = (*TOKENIZER_FILES, "generation_config.json", "tokenizer_config.json", "README.md")
ORIGIN = "origin.json"
SCRATCH = ".installing-"
# A younger one may be another install under way.
ABANDONED_AFTER_S = 24 * 3600
CONNECT_WITHIN_S = 20

Progress = Callable[[str], None]


def install_model(name: str, settings: Settings, *, known: KnownModel | None = None, progress: Progress | None = None) -> Path:
    """Return the folder of the installed model, which is now the default; whatever fails leaves things as they were.

    `known` replaces the manifest's entry. `progress` is told each step, and lets the hub client draw its bars.

    Raises:
        ConfigurationError: no such model, nothing to install, or no torch to convert with.
        ModelMissingError: the hub cannot be reached or lacks the model.
        ModelDamagedError: what came cannot be converted.
    """
    known = known or _find_installable(name)
    final = settings.models_folder / known.name
    check_conversion(final)
    tell = progress or logger.info
    scratch = _make_scratch(settings)
    try:
        for part in known.parts:
            folder = scratch / part.direction
            tell(f"fetching {part.repository} at {part.revision[:12]} from {settings.hub_url} ({part.licence})")
            _fetch(part, into=folder, hub_url=settings.hub_url, bars=progress is not None)
            tell(f"converting {part.repository} to int8")
            read_weights(folder, directions=[part.direction])
            convert_weights(folder)
        _record_origin(known, folder=scratch)
        write_checksums(scratch)
        _put_in_place(scratch, final=final)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    write_default(known.name, settings=settings)
    tell(f"{known.name} is installed in {final} and is the default")
    return final


def _find_installable(name: str) -> KnownModel:
    known = find_model(name)
    installable = ", ".join(model.name for model in read_manifest() if model.parts)
    if known is None:
        raise ConfigurationError(f"No model {name!r} can be installed. Known are: {installable}.")
    if not known.parts:
        raise ConfigurationError(f"{name} comes with the package; nothing is to be installed. Installable are: {installable}.")
    return known


def _make_scratch(settings: Settings) -> Path:
    """Return a new folder beside the final one, so that moving it there is one step; what killed installs left long ago is removed."""
    try:
        settings.models_folder.mkdir(parents=True, exist_ok=True)
        for left in settings.models_folder.glob(f"{SCRATCH}*"):
            if time.time() - left.stat().st_mtime > ABANDONED_AFTER_S:
                shutil.rmtree(left, ignore_errors=True)
        return Path(tempfile.mkdtemp(prefix=SCRATCH, dir=settings.models_folder))
    except OSError as error:
        raise ConfigurationError(f"{settings.models_folder} cannot be written: {error.strerror}. Set MINSHENG_MODELS_FOLDER.") from error


def _fetch(part: Part, *, into: Path, hub_url: str, bars: bool) -> None:
    """Fetch the wanted files of one repository, without any stored token."""
    from huggingface_hub import HfApi, snapshot_download
    from huggingface_hub.utils import disable_progress_bars, enable_progress_bars

    enable_progress_bars() if bars else disable_progress_bars()
    try:
        # Asked first because it fails at once where there is no hub; the download would try for 23 s.
        described = HfApi(endpoint=hub_url, token=False).model_info(part.repository, revision=part.revision, timeout=CONNECT_WITHIN_S)
        names = _choose_files([sibling.rfilename for sibling in described.siblings or []])
        snapshot_download(part.repository, revision=part.revision, local_dir=into, allow_patterns=names, endpoint=hub_url, token=False)
    except Exception as error:  # its HTTP library has been requests, httpx and httpx2, each with exceptions of its own
        logger.info("the hub client failed", exc_info=True)
        raise ModelMissingError(
            f"{part.repository} could not be fetched from {hub_url}: {type(error).__name__}. Nothing was installed. Set MINSHENG_HUB_URL "
            "to a hub that can be reached, or copy a MarianMT folder here and use --model PATH."
        ) from error
    shutil.rmtree(into / ".cache", ignore_errors=True)  # the hub client's own notes


def _choose_files(there: Sequence[str]) -> list[str]:
    """Return what to fetch of the files there: what is read, what the licences ask to keep, and torch's weights once.

    >>> _choose_files(["README.md", "config.json", "pytorch_model.bin", "model.safetensors", "tf_model.h5"])
    ['README.md', 'config.json', 'model.safetensors']
    """
    weights = next((name for name in TORCH_WEIGHTS if name in there), None)
    return [name for name in there if name in WANTED or name.startswith("LICENSE") or name == weights]


def _record_origin(known: KnownModel, *, folder: Path) -> None:
    origin = {"name": known.name, "parts": [part.model_dump() for part in known.parts]}
    (folder / ORIGIN).write_text(json.dumps(origin, indent=1) + "\n", encoding="utf-8")


def _put_in_place(scratch: Path, *, final: Path) -> None:
    """Move the finished folder to its name, in place of an older one."""
    scratch.chmod(0o755)  # mkdtemp's is its owner's alone
    old = scratch.with_name(scratch.name + "-old")
    if final.exists():
        final.replace(old)
    scratch.replace(final)
    shutil.rmtree(old, ignore_errors=True)
