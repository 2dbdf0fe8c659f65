"""The newsrooms' glossaries in either store."""

import pytest

from service.glossaries import GLOSSARIES, Glossaries
from service.glossary import Term
from service.records import Language
from service.store import open_store


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path):
    url = f"sqlite:///{tmp_path / 'store.sqlite'}" if request.param == "sqlite" else request.getfixturevalue("postgresql")
    store = open_store(url)
    with store.begin() as connection:  # PostgreSQL is shared by the tests of this session
        connection.execute(GLOSSARIES.delete())
    yield store
    store.close()


def test_a_glossary_is_found_as_it_was_put_by_another_process(store):
    Glossaries(store).put("city-desk", terms=[Term("街道", "subdistrict", "rank", ("street",))])
    summary, glossary = Glossaries(store).find("city-desk")
    assert (summary.id, summary.count) == ("city-desk", 1)
    assert [match.term.en for match in glossary.find("三个街道", language=Language.ZH)] == ["subdistrict"]


def test_a_glossary_put_again_takes_the_place_of_the_first(store):
    first, second = Glossaries(store), Glossaries(store)
    first.put("city-desk", terms=[Term("街道", "street"), Term("乡镇", "township")])
    assert first.find("city-desk")[0].count == 2
    second.put("city-desk", terms=[Term("街道", "subdistrict")])
    summary, glossary = first.find("city-desk")
    assert summary.count == 1
    assert [match.term.en for match in glossary.find("三个街道", language=Language.ZH)] == ["subdistrict"]


def test_a_removed_glossary_is_gone_for_all(store):
    glossaries = Glossaries(store)
    glossaries.put("a", terms=[Term("街道", "subdistrict")])
    glossaries.put("b", terms=[])
    assert [summary.id for summary in glossaries.list()] == ["a", "b"]
    assert glossaries.remove("a")
    assert not glossaries.remove("a")
    assert Glossaries(store).find("a") is None
    assert [summary.id for summary in glossaries.list()] == ["b"]
