"""Shared by every test: the example articles that ship with the checkout, and a home that is not the user's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True, scope="session")
def _private_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep memory and models out of the home of whoever runs the tests."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MINSHENG_HOME", str(home))
        patch.setenv("MINSHENG_MODELS_FOLDER", str(home / "models"))
        yield


@pytest.fixture(scope="session")
def seeds() -> list[Path]:
    """Every article of seeds/ in a fixed order; its `.figures` file lies beside it and is not one."""
    return sorted((ROOT / "seeds").glob("*/*.txt"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference corpora beside the checkout; tests that need it skip where it is missing."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the reference corpora are not beside this checkout")
    return folder
