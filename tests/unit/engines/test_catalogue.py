"""Which model is opened: by name, by path, by the recorded default; and what is said when none can be."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from service.engines import catalogue, devices, manifest
from service.engines.catalogue import check_models, list_models, open_engine
from service.engines.checksums import write_checksums
from service.engines.ct2 import Ct2Engine
from service.engines.echo import EchoEngine
from service.engines.marian import MarianEngine
from service.engines.opening import find_parts
from service.errors import ConfigurationError, ModelDamagedError, ModelMissingError
from service.records import Language
from service.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(models_folder=tmp_path / "models", device="cpu", threads=1)


@pytest.fixture
def copy(two_way: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(two_way, tmp_path / "copy"))


def choose(settings: Settings, **changes: object) -> Settings:
    return settings.model_copy(update=changes)


def test_open_engine_by_path(settings: Settings, two_way: Path) -> None:
    engine = open_engine(choose(settings, model=str(two_way)))
    assert isinstance(engine, Ct2Engine)
    assert engine.signature.startswith("tiny-1:")


def test_open_engine_on_torch(settings: Settings, two_way: Path) -> None:
    engine = open_engine(choose(settings, model=str(two_way), engine="marian"))
    assert isinstance(engine, MarianEngine)
    assert engine.device == "cpu"


def test_open_engine_joins_a_pair_by_path(settings: Settings, per_direction: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(per_direction, tmp_path / "mine"))
    engine = open_engine(choose(settings, model=str(folder)))
    assert engine.signature.startswith("mine-zh-en:")
    assert all(engine.supports(source=source, target=source.other) for source in Language)
    assert not engine.supports(source=Language.ZH, target=Language.ZH)
    assert (engine.placeholders, engine.window, engine.device) == ((), 96, "cpu")
    assert len(engine.count_tokens(["医院。", ""], source=Language.ZH, target=Language.EN)) == 2


def test_open_engine_converts_a_folder_once(settings: Settings, copy: Path) -> None:
    shutil.rmtree(copy / "ct2")
    first = open_engine(choose(settings, model=str(copy)))
    stamp = (copy / "ct2" / "model.bin").stat().st_mtime_ns
    assert open_engine(choose(settings, model=str(copy))).signature == first.signature
    assert (copy / "ct2" / "model.bin").stat().st_mtime_ns == stamp
    assert not list(copy.glob(".converting-*"))


def test_open_engine_names_the_extra_that_conversion_needs(settings: Settings, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(copy / "ct2")
    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(ConfigurationError, match=r"Converting the weights.*pip install 'minsheng\[torch\]'"):
        open_engine(choose(settings, model=str(copy)))


def test_open_engine_without_weights_says_which_to_install(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "find_shipped_models", lambda: tmp_path)
    for model in ("compact", "opus-mt"):
        with pytest.raises(ModelMissingError, match=r"No weights for 'zh-en'\. Run: minsheng models install opus-mt"):
            open_engine(choose(settings, model=model))


def test_open_engine_lists_the_names_that_it_knows(settings: Settings) -> None:
    with pytest.raises(ConfigurationError, match=r"No model 'compcat'\. Known are: compact, opus-mt, echo; or"):
        open_engine(choose(settings, model="compcat"))


def test_open_engine_echo_needs_nothing(settings: Settings) -> None:
    assert isinstance(open_engine(choose(settings, model="echo")), EchoEngine)


def test_open_engine_takes_the_recorded_default(settings: Settings) -> None:
    settings.models_folder.mkdir()
    (settings.models_folder / "default.json").write_text(json.dumps({"model": "echo"}), encoding="utf-8")
    assert isinstance(open_engine(settings), EchoEngine)
    assert [entry.name for entry in list_models(settings) if entry.default] == ["echo"]


def test_open_engine_reports_a_broken_default(settings: Settings) -> None:
    settings.models_folder.mkdir()
    (settings.models_folder / "default.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelDamagedError, match=r"default\.json"):
        open_engine(settings)


def test_list_models_names_all_and_the_shipped_default(settings: Settings) -> None:
    entries = {entry.name: entry for entry in list_models(settings)}
    assert list(entries) == ["compact", "opus-mt", "echo"]
    assert [name for name, entry in entries.items() if entry.default] == ["compact"]
    assert entries["echo"].state == "ready"
    assert (entries["opus-mt"].state, entries["opus-mt"].where) == ("missing", None)


def test_list_models_calls_a_folder_without_weights_missing(
    settings: Settings, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "find_shipped_models", lambda: tmp_path)
    copy.rename(tmp_path / "compact")
    assert list_models(settings)[0].state == "ready"
    shutil.rmtree(tmp_path / "compact" / "ct2")
    (tmp_path / "compact" / "model.safetensors").unlink()
    assert list_models(settings)[0].state == "missing"


def test_shipped_models_of_a_wheel_lie_in_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "files", lambda package: tmp_path / package)
    assert manifest.find_shipped_models() == tmp_path / "service" / "weights"
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "manifest.toml").touch()
    assert manifest.find_shipped_models() == tmp_path / "models"


def test_check_models_reports_weights_without_a_record(
    settings: Settings, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "find_shipped_models", lambda: tmp_path)
    assert check_models(settings) == ()
    copy.rename(tmp_path / "compact")
    assert [check.damaged for check in check_models(settings)] == [("checksums.json",)]
    write_checksums(tmp_path / "compact")
    assert [check.damaged for check in check_models(settings)] == [()]


def test_open_engine_checks_the_shipped_weights(settings: Settings, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "find_shipped_models", lambda: tmp_path)
    write_checksums(copy)
    copy.rename(tmp_path / "compact")
    assert open_engine(settings).signature.startswith("tiny-1:")
    (tmp_path / "compact" / "checksums.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelDamagedError, match="lists no files"):
        open_engine(settings)


def test_find_parts_takes_one_direction_too(per_direction: Path, tmp_path: Path) -> None:
    shutil.copytree(per_direction / "zh-en", tmp_path / "half" / "zh-en")
    assert find_parts(tmp_path / "half") == [tmp_path / "half" / "zh-en"]
    assert find_parts(tmp_path) == []


@pytest.mark.parametrize(
    ("engine", "device", "ct2_gpu", "torch_gpu", "expected"),
    [
        ("auto", "cpu", True, True, [("ct2", "cpu")]),
        ("auto", "auto", False, False, [("ct2", "cpu")]),
        ("auto", "auto", True, True, [("ct2", "cuda"), ("marian", "cuda"), ("ct2", "cpu")]),
        ("auto", "auto", False, True, [("marian", "cuda"), ("ct2", "cpu")]),
        ("auto", "cuda", True, True, [("ct2", "cuda"), ("marian", "cuda")]),
        ("ct2", "auto", True, True, [("ct2", "cuda"), ("ct2", "cpu")]),
        ("ct2", "cuda", False, True, []),
        ("marian", "auto", True, True, [("marian", "cuda")]),
        ("marian", "auto", True, False, [("marian", "cpu")]),
    ],
)
def test_find_runtimes_prefers_a_gpu_that_works(
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    engine: str,
    device: str,
    ct2_gpu: bool,
    torch_gpu: bool,
    expected: list[tuple[str, str]],
) -> None:
    monkeypatch.setattr(devices, "ctranslate2_sees_gpu", lambda: ct2_gpu)
    monkeypatch.setattr(devices, "machine_may_have_gpu", lambda: True)
    monkeypatch.setattr(devices, "choose_torch_device", lambda asked: "cuda" if torch_gpu and asked != "cpu" else "cpu")
    assert list(devices.find_runtimes(choose(settings, engine=engine, device=device))) == expected


def test_open_engine_on_a_gpu_that_is_not_there(settings: Settings, two_way: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "ctranslate2_sees_gpu", lambda: False)
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    for engine in ("auto", "ct2", "marian"):
        with pytest.raises(ConfigurationError, match=r"CUDA device.*--device cpu"):
            open_engine(choose(settings, model=str(two_way), device="cuda", engine=engine))


def test_open_engine_falls_back_when_the_gpu_cannot_be_used(settings: Settings, two_way: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "ctranslate2_sees_gpu", lambda: True)  # a driver without its libraries
    monkeypatch.setattr(devices, "machine_may_have_gpu", lambda: False)
    engine = open_engine(choose(settings, model=str(two_way), device="auto"))
    assert (type(engine), engine.device) == (Ct2Engine, "cpu")
