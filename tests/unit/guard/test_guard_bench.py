"""The measurement of the guard: what stands in its table, never how long anything took."""

import importlib
from pathlib import Path

import pytest

from service.desk import Desk
from service.engines.echo import EchoEngine
from service.records import Language
from service.settings import Settings

SCRIPTS = Path(__file__).parents[3] / "scripts"
LINES = {
    "flores-dev.zh": "全市新增床位500张。\n医院很多。\n",
    "flores-dev.zh-en.opusmt": "The city added 50 beds.\nThere are many hospitals.\n",
    "flores-dev.en": "The city added 500 beds.\nThere are many hospitals.\n",
    "flores-dev.en-zh.opusmt": "全市新增床位500张。\n医院很多。\n",
}


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.syspath_prepend(SCRIPTS)
    return importlib.import_module("bench.guard")


@pytest.fixture
def desk(tmp_path):
    settings = Settings(home=tmp_path, memory=False, built_in_terms=False, place_names=False)
    return Desk(settings, engine=EchoEngine())


def test_guard_bench_judges_published_translations_beside_a_model_of_random_weights(bench, desk, tmp_path):
    for name, text in LINES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    shape = bench.Shape(layers=1, width=16, inner=32, heads=2, vocabulary=50)
    table = bench.measure_shape(desk, shape=shape, published=tmp_path, every=1).splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table[2:]]
    assert [row[:3] for row in rows[2:]] == [["FLORES dev zh→en", "2", "1"], ["FLORES dev en→zh", "2", "1"]]
    assert rows[3][-1] == "+0.0%"  # no figure was lost, and nothing decoded again
    assert len({len(row) for row in rows}) == 1


def test_guard_bench_tells_where_published_translations_are_missing(bench, desk, tmp_path):
    told = bench.measure_shape(desk, published=tmp_path / "dev")
    assert "no published translations" in told
    assert "\n" not in told


@pytest.mark.parametrize(("text", "language", "pieces"), [("Beds rose by 5.2%.", Language.EN, 8), ("床位增加。", Language.ZH, 3)])
def test_guard_bench_counts_words_and_marks_or_two_characters_as_tokens(bench, text, language, pieces):
    assert bench.count_pieces(text, language=language) == pieces
