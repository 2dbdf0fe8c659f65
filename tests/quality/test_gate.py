"""The level of key points on the example articles holds, and the gate itself fails where it should."""

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from service.records import Sentence


def _load_gate() -> ModuleType:
    spec = spec_from_file_location("key_point_gate", Path(__file__).with_name("gate.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


gate = _load_gate()


def test_key_points_hold_their_floors() -> None:
    assert gate.main([]) == 0


def test_gate_fails_below_a_floor() -> None:
    assert gate.find_faults({"zh": 0.5}, floors={"zh": 0.6}, state="a", expected="a") == ["zh: 0.5 is below the floor 0.6"]


def test_gate_fails_when_the_cases_change() -> None:
    assert len(gate.find_faults({"zh": 0.7}, floors={"zh": 0.6}, state="a", expected="b")) == 1


def test_gate_lowers_no_floor_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    floors = tmp_path / "floors.json"
    monkeypatch.setattr(gate, "FLOORS", floors)
    assert gate.set_floors({"zh": 0.7}, lower=False) == []
    assert len(gate.set_floors({"zh": 0.6}, lower=False)) == 1
    assert json.loads(floors.read_text(encoding="utf-8"))["key points"]["floors"] == {"zh": 0.7}
    assert gate.set_floors({"zh": 0.6}, lower=True) == []
    assert json.loads(floors.read_text(encoding="utf-8"))["key points"]["floors"] == {"zh": 0.6}


@pytest.mark.parametrize("mark", ["Nobody", "The"])
def test_gate_refuses_a_mark_that_is_not_one_sentence(mark: str) -> None:
    sentences = tuple(Sentence(index=place, start=place * 9, end=place * 9 + 8, text="The end.", paragraph=0) for place in range(2))
    with pytest.raises(ValueError, match="mend the mark"):
        gate.find_marked(sentences, marks=[mark], name="x")
