import pytest

from service.desk import Desk
from service.engines.echo import EchoEngine
from service.records import Article, Language
from service.reviews import REVIEWS, Reviews
from service.settings import Settings
from service.store import open_store

TO_ENGLISH = {"source": Language.ZH, "target": Language.EN}
SENTENCE = "去年新增床位1200张。"


@pytest.fixture(params=["sqlite", "postgresql"])
def reviews(request, tmp_path):
    url = f"sqlite:///{tmp_path / 'store.sqlite'}" if request.param == "sqlite" else request.getfixturevalue("postgresql")
    store = open_store(url)
    with store.begin() as connection:
        connection.execute(REVIEWS.delete())
    yield Reviews(store)
    store.close()


def test_what_a_person_said_is_recalled(reviews):
    reviews.add(SENTENCE, translation="Beds rose by 1,200.", who="copy desk", **TO_ENGLISH)
    assert reviews.recall([SENTENCE, "下雨了。"], **TO_ENGLISH) == {SENTENCE: "Beds rose by 1,200."}
    assert reviews.recall([SENTENCE], source=Language.EN, target=Language.ZH) == {}


def test_the_latest_word_stands(reviews):
    for translation, who in (("One.", "a"), ("Two.", None)):
        reviews.add(SENTENCE, translation=translation, who=who, **TO_ENGLISH)
    (review,) = reviews.list()
    assert (review.translation, review.who) == ("Two.", None)


def test_a_removed_review_does_not_stand(reviews):
    reviews.add(SENTENCE, translation="One.", **TO_ENGLISH)
    assert reviews.remove(SENTENCE, **TO_ENGLISH)
    assert reviews.recall([SENTENCE], **TO_ENGLISH) == {}
    assert not reviews.remove(SENTENCE, **TO_ENGLISH)


def test_many_sentences_are_recalled_at_once(reviews):
    for number in range(3):
        reviews.add(f"第{number}句。", translation=str(number), **TO_ENGLISH)
    assert len(reviews.recall([f"第{number}句。" for number in range(1500)], **TO_ENGLISH)) == 3


def test_a_store_that_cannot_be_reached_does_not_stop_the_work(tmp_path, caplog):
    (tmp_path / "file").write_text("")
    broken = Reviews(open_store(f"sqlite:///{tmp_path / 'file' / 'store.sqlite'}"))
    assert broken.recall([SENTENCE], **TO_ENGLISH) == {}
    assert "going on without them" in caplog.text


@pytest.fixture
def desk(tmp_path):
    return Desk(Settings(model="echo", memory=False, home=tmp_path), engine=EchoEngine())


def test_a_reviewed_sentence_stands_before_the_engine_in_a_report(desk):
    article = Article(text=f"{SENTENCE}下雨了。", id="a")
    desk.reviews.add(SENTENCE, translation="Beds rose by 1,200 last year.", **TO_ENGLISH)
    seen = []
    report = desk.digest(article, on_sentence=seen.append)
    first, second = report.sentences
    assert (first.translation, first.check) == ("Beds rose by 1,200 last year.", "reviewed")
    assert second.translation == "[en] 下雨了。"
    assert [figure.fidelity for figure in report.figures if figure.text.startswith("1200")] == ["kept"]
    assert not [warning for warning in report.warnings if warning.sentence == 0]
    assert seen[0] == first


def test_a_reviewed_sentence_stands_in_a_line_of_several(desk):
    desk.reviews.add("下雨了。", translation="It rained.", **TO_ENGLISH)
    (found,) = desk.translate([f"下雨了。{SENTENCE}"], **TO_ENGLISH)
    assert found.translation.startswith("It rained. [en] ")


def test_a_correction_that_lacks_a_figure_is_told(desk):
    judged = desk.judge(SENTENCE, translation="Beds rose.", **TO_ENGLISH)
    assert judged.check == "reviewed"
    assert "figure-flagged" in {warning.code for warning in judged.warnings}
