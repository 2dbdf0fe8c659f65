"""Shared by every test: the example articles that ship with the checkout, and a home that is not the user's."""

import os
import shutil
import subprocess
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


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server of Debian's package, started for these tests by a user other than root."""
    pytest.importorskip("psycopg", reason="PostgreSQL's driver is not installed: pip install 'minsheng[postgres]'")
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if not programs:
        pytest.skip("PostgreSQL is not installed. On Debian, as root: apt-get install postgresql")
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    folder = Path("/tmp") / f"minsheng-pg-{os.getpid()}"  # noqa: S108 - a socket's path must be short, and pytest's folders are closed to others
    folder.mkdir(mode=0o700)
    if as_user:
        shutil.chown(folder, user="postgres")
    run = lambda *words: subprocess.run([*as_user, *words], check=True, capture_output=True, cwd="/")  # noqa: E731
    run(programs[-1].with_name("initdb"), "-D", folder / "data", "-U", "minsheng", "-A", "trust", "--no-sync")
    run(programs[-1], "-D", folder / "data", "-w", "-l", folder / "log", "-o", f"-k {folder} -h '' -c fsync=off", "start")
    yield f"postgresql+psycopg://minsheng@/postgres?host={folder}"
    run(programs[-1], "-D", folder / "data", "-m", "immediate", "stop")
    shutil.rmtree(folder)
