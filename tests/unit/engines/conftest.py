"""Tiny MarianMT folders with random weights: real files, real runtimes, no meaning."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest


def _tiny() -> object:
    """Return the builder beside this file; tests are no package, so it is loaded by its path."""
    spec = importlib.util.spec_from_file_location("tiny_marian", Path(__file__).with_name("tiny_marian.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def build_folder() -> Callable[..., Path]:
    """Return the function that writes a MarianMT folder; tests of other engines' files use it too."""
    pytest.importorskip("torch", reason="building a MarianMT folder needs the extra torch")
    return _tiny().build_folder


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
