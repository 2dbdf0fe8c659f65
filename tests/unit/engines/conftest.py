"""Tiny MarianMT folders with random weights: real files, real runtimes, no meaning."""

import importlib.util
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from service.engines.manifest import KnownModel, Part


def _load(name: str) -> ModuleType:
    """Return the module beside this file; tests are no package, so it is loaded by its path."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def build_folder() -> Callable[..., Path]:
    """Return the function that writes a MarianMT folder; tests of other engines' files use it too."""
    pytest.importorskip("torch", reason="building a MarianMT folder needs the extra torch")
    return _load("tiny_marian").build_folder


@pytest.fixture(scope="session")
def two_way(build_folder: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a two-way model in the compact model's layout: tags, placeholders, byte pieces, converted as float32."""
    return build_folder(tmp_path_factory.mktemp("models") / "tiny", kind="two-way", quantization="float32")


@pytest.fixture(scope="session")
def per_direction(build_folder: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one OPUS-MT-like model for each direction, not converted."""
    folder = tmp_path_factory.mktemp("models") / "pair"
    for direction in ("zh-en", "en-zh"):
        build_folder(folder / direction, kind=direction, quantization=None)
    return folder


REVISIONS = {"zh-en": "1" * 40, "en-zh": "2" * 40}


@pytest.fixture
def hub(per_direction: Path, tmp_path: Path) -> Iterator[object]:
    """Yield a hub that has the pair, with files beside it that must not be fetched."""
    stand_in = _load("stand_in_hub")
    repositories = {}
    for direction, revision in REVISIONS.items():
        folder = Path(shutil.copytree(per_direction / direction, tmp_path / "hub" / direction))
        (folder / "README.md").write_text("A model card.", encoding="utf-8")
        (folder / "tf_model.h5").write_bytes(b"weights for another library")
        repositories[f"Tiny/opus-mt-{direction}", revision] = folder
    with stand_in.serve(stand_in.StandInHub(repositories)) as hub:
        yield hub


@pytest.fixture
def known_pair() -> KnownModel:
    """Return the manifest's entry for the pair, pointing at the stand-in's repositories."""
    parts = tuple(
        Part(direction=direction, repository=f"Tiny/opus-mt-{direction}", revision=revision, licence="CC0-1.0")
        for direction, revision in REVISIONS.items()
    )
    return KnownModel(name="opus-mt", kind="per-direction", directions=("zh-en", "en-zh"), licence="CC0-1.0", parts=parts)
