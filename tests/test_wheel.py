"""The wheel works where there is no checkout: it holds the page and the weights, and digests an article without torch."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT], check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_wheel_holds_the_page_and_the_weights(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"service/adapters/page/index.html", "service/weights/manifest.toml", "service/weights/compact/ct2/model.bin"} <= names
    assert not [name for name in names if name.startswith(("tests/", "seeds/", "scripts/"))]


@pytest.mark.weights
def test_wheel_digests_an_article_in_an_empty_environment(wheel: Path, tmp_path: Path, seeds: list[Path]) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", wheel], check=True, capture_output=True, env=CLEAN)
    listed = subprocess.run([python, "-m", "pip", "list", "--format", "json"], check=True, capture_output=True, env=CLEAN)
    assert "torch" not in {package["name"] for package in json.loads(listed.stdout)}
    article = tmp_path / "article.txt"
    article.write_bytes(seeds[0].read_bytes())
    home = {"MINSHENG_HOME": str(tmp_path / "home"), "MINSHENG_MODELS_FOLDER": str(tmp_path / "home" / "models")}
    done = subprocess.run(
        [tmp_path / "env" / "bin" / "minsheng", "digest", article, "--json"],
        capture_output=True,
        cwd=tmp_path,
        env=CLEAN | home,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    report = json.loads(done.stdout)
    assert all(sentence["translation"] for sentence in report["sentences"])
    assert report["engine"]["signature"].startswith("minsheng-compact")
