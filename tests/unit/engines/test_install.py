"""Install a pair from a hub on this machine; whatever fails leaves nothing half-installed."""

import json
import os
import sys
from pathlib import Path

import pytest

from service.engines.base import Decoding
from service.engines.catalogue import check_models, install_model, list_models, open_engine
from service.engines.manifest import KnownModel, Part, read_manifest
from service.errors import ConfigurationError, ModelDamagedError, ModelMissingError
from service.records import Language
from service.settings import Settings


@pytest.fixture
def settings(hub: object, tmp_path: Path) -> Settings:
    return Settings(models_folder=tmp_path / "models", hub_url=hub.url, threads=1, device="cpu")


def left_over(settings: Settings) -> list[str]:
    return sorted(path.name for path in settings.models_folder.glob("*"))


def test_install_fetches_converts_and_makes_default(settings: Settings, hub: object, known_pair: KnownModel) -> None:
    told = []
    folder = install_model("opus-mt", settings, known=known_pair, progress=told.append)
    entry = next(entry for entry in list_models(settings) if entry.name == "opus-mt")
    assert (entry.installed, entry.default, entry.where) == (True, True, str(folder))
    assert (folder / "en-zh" / "ct2" / "model.bin").is_file()
    assert len(told) == 5
    assert not any(path.endswith("tf_model.h5") for path in hub.asked)
    assert left_over(settings) == ["default.json", "opus-mt"]


def test_installed_pair_translates_both_ways(settings: Settings, known_pair: KnownModel) -> None:
    install_model("opus-mt", settings, known=known_pair)
    engine = open_engine(settings)
    forth = engine.translate(["门诊量增长12.3%。"], source=Language.ZH, target=Language.EN, decoding=Decoding())
    back = engine.translate(["Visits rose by 12.3%."], source=Language.EN, target=Language.ZH, decoding=Decoding(hypotheses=2))
    assert [len(forth[0]), len(back[0])] == [1, 2]
    assert engine.signature.startswith("opus-mt-zh-en:")
    assert "+opus-mt-en-zh:" in engine.signature
    assert engine.signature.endswith("|ct2:int8")


def test_install_sends_no_token_and_asks_one_revision(
    settings: Settings, hub: object, known_pair: KnownModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    install_model("opus-mt", settings, known=known_pair)
    assert hub.authorised == []
    assert all(part.revision in path for part in known_pair.parts for path in hub.asked if part.repository in path)


def test_install_records_origin_and_every_file(settings: Settings, known_pair: KnownModel) -> None:
    folder = install_model("opus-mt", settings, known=known_pair)
    origin = json.loads((folder / "origin.json").read_text(encoding="utf-8"))
    assert [part["revision"] for part in origin["parts"]] == [part.revision for part in known_pair.parts]
    (check,) = [check for check in check_models(settings) if check.name == "opus-mt"]
    assert check.damaged == ()
    assert check.files == len([path for path in folder.rglob("*") if path.is_file()]) - 1


@pytest.mark.parametrize("name", ["zh-en/ct2/model.bin", "en-zh/vocab.json", "zh-en/source.spm"])
def test_open_and_check_notice_a_changed_file(settings: Settings, known_pair: KnownModel, name: str) -> None:
    folder = install_model("opus-mt", settings, known=known_pair)
    (folder / name).write_bytes((folder / name).read_bytes()[:-1] + b"?")
    assert [check.damaged for check in check_models(settings) if check.name == "opus-mt"] == [(name,)]
    with pytest.raises(ModelDamagedError, match=f"{name} .*Run: minsheng models check"):
        open_engine(settings)


def test_open_notices_a_missing_file(settings: Settings, known_pair: KnownModel) -> None:
    folder = install_model("opus-mt", settings, known=known_pair)
    (folder / "zh-en" / "target.spm").unlink()
    with pytest.raises(ModelDamagedError, match=r"target\.spm"):
        open_engine(settings)


def test_open_looks_only_at_files_that_it_loads(settings: Settings, known_pair: KnownModel) -> None:
    folder = install_model("opus-mt", settings, known=known_pair)
    (folder / "zh-en" / "model.safetensors").write_bytes(b"changed")
    assert open_engine(settings).supports(source=Language.ZH, target=Language.EN)
    with pytest.raises(ModelDamagedError, match=r"model\.safetensors"):
        open_engine(settings.model_copy(update={"engine": "marian"}))


def test_install_again_replaces_what_was_there(settings: Settings, known_pair: KnownModel) -> None:
    folder = install_model("opus-mt", settings, known=known_pair)
    (folder / "zh-en" / "ct2" / "model.bin").write_bytes(b"damaged")
    install_model("opus-mt", settings, known=known_pair)
    assert all(check.damaged == () for check in check_models(settings) if check.name == "opus-mt")
    assert left_over(settings) == ["default.json", "opus-mt"]


def test_install_without_hub_says_what_to_do_and_leaves_nothing(tmp_path: Path, known_pair: KnownModel) -> None:
    settings = Settings(models_folder=tmp_path / "models", hub_url="http://127.0.0.1:9")
    with pytest.raises(ModelMissingError, match=r"Nothing was installed\. Set MINSHENG_HUB_URL .*--model PATH"):
        install_model("opus-mt", settings, known=known_pair)
    assert left_over(settings) == []


def test_install_refuses_another_revision(settings: Settings, known_pair: KnownModel) -> None:
    part = Part(direction="zh-en", repository="Tiny/opus-mt-zh-en", revision="3" * 40, licence="CC0-1.0")
    with pytest.raises(ModelMissingError, match="could not be fetched"):
        install_model("opus-mt", settings, known=known_pair.model_copy(update={"parts": (part,)}))
    assert left_over(settings) == []


def test_install_keeps_the_old_model_when_a_download_breaks_off(
    settings: Settings, hub: object, known_pair: KnownModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)  # the hub client waits before it tries again
    folder = install_model("opus-mt", settings, known=known_pair)
    before = (folder / "checksums.json").read_text(encoding="utf-8")
    hub.cut_off.add("model.safetensors")
    with pytest.raises(ModelMissingError, match="Nothing was installed"):
        install_model("opus-mt", settings, known=known_pair)
    assert (folder / "checksums.json").read_text(encoding="utf-8") == before
    assert left_over(settings) == ["default.json", "opus-mt"]


def test_install_refuses_weights_that_cannot_be_converted(settings: Settings, hub: object, known_pair: KnownModel) -> None:
    for folder in hub.repositories.values():
        (folder / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(ModelDamagedError, match="cannot be converted"):
        install_model("opus-mt", settings, known=known_pair)
    assert left_over(settings) == []


def test_install_removes_what_a_killed_install_left(settings: Settings, known_pair: KnownModel) -> None:
    old, young = (settings.models_folder / f".installing-{age}" for age in ("old", "young"))
    for folder in (old, young):
        (folder / "zh-en").mkdir(parents=True)
    os.utime(old, (0, 0))
    assert not any(entry.installed for entry in list_models(settings) if entry.name == "opus-mt")
    install_model("opus-mt", settings, known=known_pair)
    assert (old.exists(), young.exists()) == (False, True)


def test_install_names_the_extra_before_it_fetches(
    settings: Settings, hub: object, known_pair: KnownModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(ConfigurationError, match=r"pip install 'minsheng\[torch\]'"):
        install_model("opus-mt", settings, known=known_pair)
    assert hub.asked == []


@pytest.mark.parametrize(("name", "message"), [("gpt", r"No model 'gpt'.*opus-mt"), ("compact", "comes with the package")])
def test_install_refuses_what_cannot_be_installed(settings: Settings, name: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        install_model(name, settings)


def test_install_says_that_the_folder_cannot_be_written(hub: object, known_pair: KnownModel, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="MINSHENG_MODELS_FOLDER"):
        install_model("opus-mt", Settings(models_folder=tmp_path / "file" / "models", hub_url=hub.url), known=known_pair)


def test_manifest_pins_opus_mt() -> None:
    (pair,) = [known for known in read_manifest() if known.name == "opus-mt"]
    assert [(part.repository, part.revision, part.licence) for part in pair.parts] == [
        ("Helsinki-NLP/opus-mt-zh-en", "cf109095479db38d6df799875e34039d4938aaa6", "CC-BY-4.0"),
        ("Helsinki-NLP/opus-mt-en-zh", "408d9bc410a388e1d9aef112a2daba955b945255", "Apache-2.0"),
    ]


def test_read_manifest_reports_a_broken_one(tmp_path: Path) -> None:
    (tmp_path / "manifest.toml").write_text('[[model]]\nname = "half"\n', encoding="utf-8")
    with pytest.raises(ConfigurationError, match="no list of models"):
        read_manifest(tmp_path)
