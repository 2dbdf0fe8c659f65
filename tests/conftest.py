"""Shared by every test: the example articles that ship with the checkout."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def seeds() -> list[Path]:
    """Every article of seeds/ in a fixed order; its `.figures` file lies beside it and is not one."""
    return sorted((Path(__file__).parents[1] / "seeds").glob("*/*.txt"))
