"""A folder in, reports and overviews out: what is written, what a second run does, what a bad article does."""

import json
from collections.abc import Sequence

import pytest

from service.adapters.batch.loads import Options
from service.engines.base import Decoding
from service.engines.echo import EchoEngine
from service.errors import ConfigurationError, MissingArticleError, ModelMissingError, TranslationError
from service.records import Language, Report
from service.settings import Settings


class CountingEngine(EchoEngine):
    """Echoes, and remembers what it was asked; sentences with a marked word fail."""

    def __init__(self, *, poison: str | None = None) -> None:
        self.asked: list[str] = []
        self.calls = 0
        self._poison = poison

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        self.calls += 1
        self.asked += sentences
        if self._poison and any(self._poison in sentence for sentence in sentences):
            raise TranslationError("The runtime failed.")
        return super().translate(sentences, source=source, target=target, decoding=decoding)


def test_batch_writes_a_report_and_a_reading_copy_for_each_article(articles, digest, tmp_path):
    outcome = digest(articles, tmp_path / "out")
    assert len(outcome.kept) == 7
    for done in outcome.kept.values():
        report = Report.model_validate_json((tmp_path / "out" / done.report).read_bytes())
        assert report.name == done.where
        assert (tmp_path / "out" / done.reading_copy).read_text("utf-8").startswith("# ")


def test_batch_keeps_articles_of_one_name_apart(articles, digest, tmp_path):
    digest(articles, tmp_path / "out")
    texts = {json.loads((tmp_path / "out" / folder / "0.json").read_bytes())["text"] for folder in ("zh", "en")}
    assert len(texts) == 2


def test_batch_writes_every_overview_of_the_contract(articles, digest, tmp_path):
    digest(articles, tmp_path / "out")
    names = {path.name for path in (tmp_path / "out").iterdir() if path.is_file()}
    assert names == {"figures.csv", "figures.xlsx", "index.html", "summary.json", "errors.jsonl", "manifest.json"}


def test_reports_equal_those_of_single_articles(articles, digest, tmp_path):
    from service.desk import Desk

    digest(articles, tmp_path / "out")
    desk = Desk(Settings(), engine=EchoEngine())
    for path in sorted(articles.rglob("*.txt")):
        where = str(path.relative_to(articles))
        alone = desk.digest(desk.read(path.read_bytes(), name=where))
        together = Report.model_validate_json((tmp_path / "out" / where).with_suffix(".json").read_bytes())
        assert together.model_copy(update={"seconds": alone.seconds}) == alone


def test_sentences_of_many_articles_share_batches(articles, digest, tmp_path):
    engine = CountingEngine()
    digest(articles, tmp_path / "out", engine=engine)
    assert len(engine.asked) > 2 * engine.calls


def test_second_run_does_nothing(articles, digest, tmp_path, snapshot):
    digest(articles, tmp_path / "out")
    before = snapshot(tmp_path / "out")
    engine = CountingEngine()
    outcome = digest(articles, tmp_path / "out", engine=engine)
    assert (outcome.fresh, engine.asked, outcome.changes) == (0, [], type(outcome.changes)())
    assert snapshot(tmp_path / "out") == before


def test_second_run_does_only_what_changed(articles, digest, tmp_path, snapshot):
    digest(articles, tmp_path / "out")
    (articles / "zh" / "0.txt").write_text("云麓新增床位99张\n\n云麓卫生部门介绍，2023年全县新增床位99张。\n", "utf-8")
    (articles / "zh" / "1.txt").unlink()
    (articles / "zh" / "new.txt").write_text("望海新增床位7张\n\n望海卫生部门介绍，2023年全县新增床位7张。\n", "utf-8")
    outcome = digest(articles, tmp_path / "out")
    assert (outcome.changes.added, outcome.changes.changed, outcome.changes.removed) == (("zh/new",), ("zh/0",), ("zh/1",))
    assert outcome.fresh == 2
    digest(articles, tmp_path / "undisturbed")
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "undisturbed")


@pytest.mark.parametrize("options", [Options(target=Language.ZH), Options(key_points=1)])
def test_other_options_make_reports_anew(articles, digest, tmp_path, options):
    digest(articles, tmp_path / "out")
    assert digest(articles, tmp_path / "out", options=options).fresh == 7


def test_another_glossary_makes_reports_anew(articles, digest, tmp_path):
    digest(articles, tmp_path / "out")
    glossary = tmp_path / "terms.csv"
    glossary.write_text("zh,en\n床位,hospital bed\n", "utf-8")
    assert digest(articles, tmp_path / "out", settings=Settings(glossary=glossary)).fresh == 7


def test_review_reaches_the_articles_that_have_its_sentence_and_no_others(articles, digest, tmp_path, snapshot):
    from service.desk import Desk

    settings = Settings(home=tmp_path / "home")
    digest(articles, tmp_path / "out", settings=settings)
    reviews = Desk(settings, engine=EchoEngine()).reviews
    told = {"source": Language.ZH, "target": Language.EN}
    reviews.add("云麓新增床位120张", translation="Yunlu adds 120 beds", **told)
    assert digest(articles, tmp_path / "out", settings=settings).changes.changed == ("zh/0",)
    report = json.loads((tmp_path / "out" / "zh" / "0.json").read_bytes())
    assert (report["title"]["target"], report["sentences"][0]["check"]) == ("Yunlu adds 120 beds", "reviewed")
    assert digest(articles, tmp_path / "out", settings=settings).fresh == 0
    digest(articles, tmp_path / "undisturbed", settings=settings)
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "undisturbed")
    reviews.remove("云麓新增床位120张", **told)
    assert digest(articles, tmp_path / "out", settings=settings).changes.changed == ("zh/0",)


def test_lost_report_is_made_again(articles, digest, tmp_path):
    digest(articles, tmp_path / "out")
    (tmp_path / "out" / "zh" / "0.json").unlink()
    outcome = digest(articles, tmp_path / "out")
    assert outcome.fresh == 1
    assert (tmp_path / "out" / "zh" / "0.json").is_file()


def test_reports_of_another_folder_are_left_alone(articles, digest, tmp_path):
    digest(articles, tmp_path / "out")
    digest(articles / "zh", tmp_path / "out")
    assert (tmp_path / "out" / "en" / "0.json").is_file()


def test_duplicate_is_translated_once_and_counted_once(articles, digest, tmp_path):
    text = (articles / "zh" / "0.txt").read_text("utf-8")
    (articles / "zh" / "again.txt").write_bytes(text.encode("gb18030"))
    engine = CountingEngine()
    outcome = digest(articles, tmp_path / "out", engine=engine)
    assert len(outcome.kept) == 8
    assert sum("云麓" in sentence for sentence in engine.asked) == sum("柳湾" in sentence for sentence in engine.asked)
    summary = json.loads((tmp_path / "out" / "summary.json").read_bytes())
    assert summary["duplicates"] == [{"name": "zh/again.txt", "of": "zh/0.txt"}]
    assert "zh/again" not in (tmp_path / "out" / "figures.csv").read_text("utf-8")
    again = json.loads((tmp_path / "out" / "zh" / "again.json").read_bytes())
    assert again["name"] == "zh/again.txt"


def test_duplicate_in_a_later_run_is_copied(articles, digest, tmp_path):
    digest(articles, tmp_path / "out")
    (articles / "later.txt").write_bytes((articles / "zh" / "0.txt").read_bytes())
    engine = CountingEngine()
    assert digest(articles, tmp_path / "out", engine=engine).fresh == 1
    assert engine.asked == []


def test_unreadable_articles_are_listed_and_the_rest_goes_on(articles, digest, tmp_path):
    (articles / "french.txt").write_text("Le département a ouvert trois écoles nouvelles dans la vallée cette année.", "utf-8")
    (articles / "empty.txt").write_text("  \n", "utf-8")
    (articles / "noise.txt").write_bytes(bytes(range(256)) * 8)
    outcome = digest(articles, tmp_path / "out")
    assert len(outcome.kept) == 7
    listed = [json.loads(line) for line in (tmp_path / "out" / "errors.jsonl").read_text("utf-8").splitlines()]
    assert [(line["name"], line["error"]["code"]) for line in listed] == [
        ("empty.txt", "empty-article"), ("french.txt", "unsupported-language"), ("noise.txt", "unreadable-article"),
    ]  # fmt: skip


def test_mended_article_leaves_the_errors(articles, digest, tmp_path):
    (articles / "bad.txt").write_text("", "utf-8")
    digest(articles, tmp_path / "out")
    (articles / "bad.txt").write_text("望海新增床位7张\n\n望海卫生部门介绍，2023年全县新增床位7张。\n", "utf-8")
    assert digest(articles, tmp_path / "out").failures == ()
    assert (tmp_path / "out" / "errors.jsonl").read_text("utf-8") == ""


def test_article_that_breaks_the_engine_fails_alone(articles, digest, tmp_path):
    outcome = digest(articles, tmp_path / "out", engine=CountingEngine(poison="柳湾"))
    assert [failure.where for failure in outcome.failures] == ["zh/1.txt"]
    assert outcome.failures[0].code == "translation-failed"
    assert len(outcome.kept) == 6


def test_direction_without_weights_fails_each_of_its_articles(articles, digest, tmp_path):
    class OneWay(EchoEngine):
        def supports(self, *, source: Language, target: Language) -> bool:
            return source is Language.ZH and target is Language.EN

    outcome = digest(articles, tmp_path / "out", engine=OneWay())
    assert {failure.code for failure in outcome.failures} == {ModelMissingError.code}
    assert len(outcome.kept) == 4


def test_unforeseen_error_fails_its_article_alone(articles, digest, tmp_path, caplog):
    class Broken(EchoEngine):
        def supports(self, *, source: Language, target: Language) -> bool:
            if source is Language.EN:
                raise ZeroDivisionError("secret words of the article")
            return True

    outcome = digest(articles, tmp_path / "out", engine=Broken())
    assert len(outcome.kept) == 4
    assert "secret" not in outcome.failures[0].message


def test_folder_without_articles_is_told(digest, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "a.figures").write_text("{}", "utf-8")
    with pytest.raises(MissingArticleError, match="No article in"):
        digest(tmp_path / "empty", tmp_path / "out")


def test_missing_folder_is_told(digest, tmp_path):
    with pytest.raises(MissingArticleError, match="no folder"):
        digest(tmp_path / "nowhere", tmp_path / "out")


@pytest.mark.parametrize("inside", ["", "zh"])
def test_output_folder_that_holds_the_articles_is_refused(articles, digest, inside):
    with pytest.raises(ConfigurationError, match="Choose another --out"):
        digest(articles / inside, articles)


def test_output_folder_inside_the_articles_is_not_read(articles, digest):
    digest(articles, articles / "out")
    assert len(digest(articles, articles / "out").kept) == 7


def test_output_that_is_a_file_is_refused(articles, digest, tmp_path):
    (tmp_path / "out").write_text("", "utf-8")
    with pytest.raises(ConfigurationError, match="cannot be written"):
        digest(articles, tmp_path / "out")


def test_file_over_the_limit_is_refused_unread(articles, digest, tmp_path):
    with (articles / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    outcome = digest(articles, tmp_path / "out")
    assert [(failure.where, failure.code) for failure in outcome.failures] == [("huge.txt", "article-too-long")]
    assert len(outcome.kept) == 7


def test_file_of_200_mb_is_read_line_by_line_and_one_bad_line_fails_alone(digest, tmp_path):
    (tmp_path / "in").mkdir()
    lines = [json.dumps({"text": f"The county added {number} hospital beds in 2022."}).encode() for number in (120, 1200)]
    with (tmp_path / "in" / "huge.jsonl").open("wb") as file:  # a hole: it takes no place on the disk
        file.write(lines[0] + b"\n")
        file.seek(200_000_000)
        file.write(b"\n" + lines[1] + b"\n")
    outcome = digest(tmp_path / "in", tmp_path / "out")
    assert sorted(outcome.kept) == ["huge-jsonl/1", "huge-jsonl/3"]
    assert [(failure.where, failure.code) for failure in outcome.failures] == [("huge.jsonl#2", "article-too-long")]
