"""What a MarianMT folder says of itself, and what is said when it says nothing."""

import json
import shutil
from pathlib import Path

import pytest

from service.engines.weights import read_weights
from service.errors import ConfigurationError, ModelDamagedError, ModelMissingError
from service.records import Language

FORTH = (Language.ZH, Language.EN)
BACK = (Language.EN, Language.ZH)


@pytest.fixture
def copy(two_way: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(two_way, tmp_path / "copy"))


def edit(path: Path, **changes: object) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    content.update(changes)
    path.write_text(json.dumps({key: value for key, value in content.items() if value is not None}), encoding="utf-8")


def test_read_weights_of_our_own_layout(two_way: Path) -> None:
    weights = read_weights(two_way)
    assert (weights.name, weights.directions, weights.positions) == ("tiny-1", (FORTH, BACK), 128)
    assert dict(weights.tags) == {Language.EN: ">>en<<", Language.ZH: ">>zh<<"}
    assert len(weights.placeholders) == 8


def test_read_weights_of_opus_mt_layout(per_direction: Path) -> None:
    forth, back = (read_weights(per_direction / direction) for direction in ("zh-en", "en-zh"))
    assert (forth.directions, back.directions) == ((FORTH,), (BACK,))
    assert (dict(forth.tags), dict(back.tags)) == ({}, {Language.ZH: ">>cmn_Hans<<"})
    assert forth.placeholders == ()


def test_read_weights_finds_two_ways_by_the_tags(copy: Path) -> None:
    edit(copy / "config.json", minsheng=None)
    assert read_weights(copy).directions == (FORTH, BACK)
    assert read_weights(copy).placeholders == ()


def test_read_weights_takes_the_window_that_is_told(copy: Path) -> None:
    edit(copy / "config.json", minsheng={"window": 64, "directions": ["zh-en"]})
    assert (read_weights(copy).window, read_weights(copy).directions) == (64, (FORTH,))


def test_read_weights_takes_the_coverage_that_is_told(copy: Path) -> None:
    assert read_weights(copy).coverage == 0
    edit(copy / "config.json", minsheng={"coverage_penalty": 0.1})
    assert read_weights(copy).coverage == 0.1


def test_read_weights_needs_to_know_the_direction(per_direction: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(per_direction / "zh-en", tmp_path / "mute"))
    edit(folder / "tokenizer_config.json", source_lang=None)
    with pytest.raises(ConfigurationError, match="does not say what it translates"):
        read_weights(folder)
    assert read_weights(folder, directions=["zh-en"]).directions == (FORTH,)


def test_read_weights_refuses_other_languages(copy: Path) -> None:
    edit(copy / "config.json", minsheng={"directions": ["zh-ja"]})
    with pytest.raises(ConfigurationError, match="no direction"):
        read_weights(copy)


@pytest.mark.parametrize("name", ["config.json", "source.spm", "target.spm", "vocab.json"])
def test_read_weights_names_the_missing_file(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelMissingError, match=name):
        read_weights(copy)


@pytest.mark.parametrize("content", ["{", "[]", ""])
def test_read_weights_names_the_broken_file(copy: Path, content: str) -> None:
    (copy / "config.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelDamagedError, match=r"config\.json"):
        read_weights(copy)
