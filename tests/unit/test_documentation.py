"""README says what there is: every setting, every error code, commands that exist; the package exports what the contract names."""

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import service
from service import errors
from service.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODES = sorted({kind.code for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.ServiceError)})


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_readme_names_every_setting(name: str) -> None:
    assert f"`{PREFIX}{name.upper()}`" in README


@pytest.mark.parametrize("code", CODES)
def test_readme_names_every_error_code(code: str) -> None:
    assert f"`{code}`" in README


def test_error_codes_are_unique() -> None:
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.ServiceError)]
    assert len({kind.code for kind in kinds}) == len(kinds)


def test_every_error_stands_in_the_drawing() -> None:
    names = {name for name, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.ServiceError)}
    assert names <= set(re.findall(r"\w+Error", errors.__doc__ or ""))


@pytest.mark.parametrize("command", sorted(set(re.findall(r"\.venv/bin/minsheng (\w+)", README))))
def test_commands_of_the_readme_exist(command: str) -> None:
    script = Path(sys.executable).with_name("minsheng")
    assert subprocess.run([script, command, "--help"], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("target", sorted(set(re.findall(r"^    make (\w+)", README, re.MULTILINE))))
def test_make_targets_of_the_readme_exist(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_package_exports_the_contract() -> None:
    assert sorted(service.__all__) == ["choose_key_points", "detect_language", "digest", "find_figures", "translate"]
    assert all(callable(getattr(service, name)) for name in service.__all__)
