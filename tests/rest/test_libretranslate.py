import socket
import threading
import urllib.error

import pytest
import uvicorn

from service.adapters.rest.app import create_app
from service.adapters.rest.markup import translate_markup
from service.engines.echo import EchoEngine
from service.settings import Settings


@pytest.fixture(scope="module")
def address():
    """A service on loopback, as real clients need one."""
    settings = Settings(model="echo", memory=False)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        app = create_app(settings, engine=EchoEngine())
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        server.should_exit = True
        thread.join(30)


def test_libretranslatepy_translates_detects_and_lists(address):
    client = pytest.importorskip("libretranslatepy").LibreTranslateAPI(address)
    assert client.translate("Beds were added.", "en", "zh") == "[zh] Beds were added."
    (found,) = client.detect("全市新增床位1200张")
    assert found["language"] == "zh"
    assert 90 < found["confidence"] <= 100
    assert [language["code"] for language in client.languages()] == ["zh", "en"]


def test_libretranslatepy_sends_its_key_and_learns_of_errors(address):
    client = pytest.importorskip("libretranslatepy").LibreTranslateAPI(address, api_key="secret")
    assert client.translate("床位增加了。", "auto", "en") == "[en] 床位增加了。"
    with pytest.raises(urllib.error.HTTPError) as caught:
        client.translate("Beds were added.", "en", "fr")
    assert caught.value.code == 422
    caught.value.close()


def test_deep_translator_translates_one_and_many(address):
    deep_translator = pytest.importorskip("deep_translator")
    client = deep_translator.LibreTranslator(source="en", target="zh", api_key="none", custom_url=address)
    assert client.translate("Beds were added.") == "[zh] Beds were added."
    assert client.translate_batch(["One bed.", "Two beds."]) == ["[zh] One bed.", "[zh] Two beds."]


def test_argos_translates_own_client_translates_detects_and_lists(address):
    # Only this module of the package: the rest of it asks for torch and more.
    reason = "argostranslate is not here: pip install --no-deps argostranslate"
    client = pytest.importorskip("argostranslate.apis", reason=reason).LibreTranslateAPI(address, api_key="none")
    assert client.translate("Beds were added.", "en", "zh") == "[zh] Beds were added."
    assert client.detect("全市新增床位1200张")[0]["language"] == "zh"
    assert [language["code"] for language in client.languages()] == ["zh", "en"]


@pytest.mark.parametrize(
    "request_",
    [
        {"json": {"q": "床位。", "source": "zh", "target": "en"}},
        {"data": {"q": "床位。", "source": "zh", "target": "en", "api_key": "x", "format": "text", "alternatives": "0"}},
        {"files": {"q": (None, "床位。"), "source": (None, "zh-Hans"), "target": (None, "en")}},
        {"params": {"q": "床位。", "source": "zh-TW", "target": "en"}},
        {"params": {"source": "zh", "target": "en"}, "json": {"q": "床位。"}},
    ],
    ids=["json", "form", "multipart", "query", "both"],
)
def test_a_text_comes_in_any_dress(client, request_):
    answer = client.post("/translate", **request_)
    assert answer.json() == {"translatedText": "[en] 床位。"}


def test_a_list_gives_a_list_in_order(client):
    answer = client.post("/translate", json={"q": ["床位。", "Beds.", "", "35"], "source": "auto", "target": "en"}).json()
    assert answer["translatedText"] == ["[en] 床位。", "Beds.", "", "35"]
    assert [found["language"] for found in answer["detectedLanguage"]][:1] == ["zh"]


def test_a_found_language_is_told_only_when_it_was_looked_for(client):
    found = client.post("/translate", json={"q": "全市新增床位。", "source": "auto", "target": "en"}).json()
    assert found["detectedLanguage"]["language"] == "zh"
    told = client.post("/translate", json={"q": "全市新增床位。", "source": "zh", "target": "en"}).json()
    assert "detectedLanguage" not in told


def test_lines_of_a_text_stay_lines(client):
    answer = client.post("/translate", json={"q": "床位。\n\n学校。", "source": "zh", "target": "en"}).json()
    assert answer["translatedText"] == "[en] 床位。\n\n[en] 学校。"


class ManyWordsEngine(EchoEngine):
    """Gives what it is asked for: the same words, numbered; the second hypothesis loses what is a figure."""

    def translate(self, sentences, *, source, target, decoding):
        return [
            [
                f"Wording {'ABCDEFGHIJKLMNOP'[number]}: {'beds' if number == 1 else sentence.translate(DIGITS)}"
                for number in range(decoding.hypotheses)
            ]
            for sentence in sentences
        ]


DIGITS = {ord(character): None for character in "去年新增床位张。下雨了"}


@pytest.fixture
def many(open_client):
    return open_client(engine=ManyWordsEngine())


def translate_to_english(client, q, **more):
    answer = client.post("/translate", json={"q": q, "source": "zh", "target": "en", **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_alternatives_are_other_wordings_that_keep_the_figures(many):
    found = translate_to_english(many, "新增床位1200张。", alternatives=2)
    assert "1200" in found["translatedText"]
    assert len(found["alternatives"]) == 2
    assert len({found["translatedText"], *found["alternatives"]}) == 3
    assert all("1200" in wording for wording in found["alternatives"])


def test_alternatives_come_only_where_they_are_asked_for(many):
    assert "alternatives" not in translate_to_english(many, "下雨了。")
    assert "alternatives" not in translate_to_english(many, "下雨了。", alternatives=0)


def test_alternatives_of_a_list_are_lists_in_order(many):
    found = translate_to_english(many, ["去年新增35张。", "", "新增70张。"], alternatives=1)
    assert [len(wordings) for wordings in found["alternatives"]] == [1, 0, 1]
    assert "35" in found["alternatives"][0][0]
    assert "70" in found["alternatives"][2][0]


def test_alternatives_of_lines_and_of_markup_keep_both(many):
    (other,) = translate_to_english(many, "新增35张。\n\n新增70张。", alternatives=1)["alternatives"]
    assert other.count("\n") == 2
    (other,) = translate_to_english(many, "<p>新增35张。</p>", alternatives=1, format="html")["alternatives"]
    assert other.startswith("<p>")
    assert "35" in other


def test_more_alternatives_than_there_are_give_those_that_there_are(client, many):
    assert translate_to_english(client, "床位。", alternatives=3)["alternatives"] == []
    assert 2 <= len(translate_to_english(many, "新增35张。", alternatives=10_000)["alternatives"]) <= 8


def test_less_than_no_alternatives_are_refused(client, problem):
    answer = client.post("/translate", json={"q": "床位。", "source": "zh", "target": "en", "alternatives": -1})
    problem(answer, status=422, code="invalid-field")


def test_a_reviewed_sentence_has_no_other_wording(open_client, tmp_path):
    client = open_client(engine=ManyWordsEngine(), home=tmp_path)
    review = {"text": "新增床位1200张。", "source": "zh", "translation": "1,200 beds were added."}
    client.post("/v1/reviews", json=review)
    found = translate_to_english(client, review["text"], alternatives=3)
    assert (found["translatedText"], found["alternatives"]) == (review["translation"], [])


def test_settings_say_whether_a_key_is_needed(client, open_client, tmp_path):
    assert client.get("/frontend/settings").json()["keyRequired"] is False
    assert open_client(home=tmp_path, keys_required=True).get("/frontend/settings").json()["keyRequired"] is True


@pytest.mark.parametrize(
    "body",
    [{"target": "en"}, {"q": 5, "target": "en"}, {"q": "a"}, {"q": "a", "target": "fr"}, {"q": "a", "target": "en", "format": "pdf"}, {}],
)
def test_a_problem_holds_error_too(client, body):
    answer = client.post("/translate", json=body)
    assert answer.status_code == 422
    problem = answer.json()
    assert problem["error"] == problem["detail"]
    assert client.post("/v1/digest", json={}).json()["error"] is None


@pytest.mark.parametrize(
    ("content", "kind", "status"), [(b"{", "application/json", 400), (b"[]", "application/json", 422), (b"q=a", "text/plain", 415)]
)
def test_a_broken_body_is_a_problem(client, content, kind, status):
    answer = client.post("/translate", content=content, headers={"content-type": kind})
    assert answer.status_code == status
    assert answer.json()["error"]


def test_an_unknown_language_is_told_as_und(client):
    assert client.post("/detect", data={"q": "これは日本語のテキストです。"}).json() == [{"language": "und", "confidence": 0.0}]


def test_settings_say_what_there_is(client):
    settings = client.get("/frontend/settings").json()
    assert settings["charLimit"] == 1_000_000
    assert settings["language"]["source"]["code"] == "auto"


def test_html_keeps_its_markup(client):
    markup = '<p class="lead">床位增加。</p><pre>代码</pre><p translate="no">不译</p><script>var a = "床位";</script>'
    answer = client.post("/translate", json={"q": markup, "source": "zh", "target": "en", "format": "html"})
    expected = '<p class="lead">[en] 床位增加。</p><pre>代码</pre><p translate="no">不译</p><script>var a = "床位";</script>'
    assert answer.json()["translatedText"] == expected


WORDS = {
    "The county opened 1,200 beds.": "全县开放床位1200张。",
    "county": "全县。",
    "1,200 beds": "床位1200张。",
    "One": "一",
    "two": "二",
    "One two": "两个",
    "Beds & schools": "床位 & 学校",
}


def translate(lines):
    return [WORDS.get(line, line) for line in lines]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("The <b>county</b> opened <i>1,200 beds</i>.", "<b>全县</b>开放<i>床位1200张</i>。"),
        ("<p>One <b>two</b></p>", "<p>一 <b>二</b></p>"),
        ("One<br>two", "一<br>二"),
        ("<ul><li> One </li><li>two</li></ul>", "<ul><li> 一 </li><li>二</li></ul>"),
        ("Beds &amp; schools", "床位 &amp; 学校"),
        ("<!-- One --><p>two</p>", "<!-- One --><p>二</p>"),
        ("", ""),
        ("  \n", "  \n"),
        ("<!DOCTYPE html>\n<html><head><title>One</title></head><body><p>two</p></body></html>",
         "<!DOCTYPE html>\n<html><head><title>一</title></head><body><p>二</p></body></html>"),
    ],
    ids=["tags-move-with-their-words", "runs-where-not-found", "break", "list", "entity", "comment", "empty", "blank", "document"],
)  # fmt: skip
def test_markup_is_kept_and_text_translated(markup, expected):
    assert translate_markup(markup, translate=translate) == expected


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 5000 + "床位",
        "<b>" * 5000 + "床位",
        "床位<i>" * 2000,
        "<!doctype html>" + "<p>" * 3000,
        "<>",
        "<![CDATA[床位]]>",
        "\x00床位",
    ],
)
def test_malicious_markup_is_refused_or_borne(client, markup):
    answer = client.post("/translate", json={"q": markup, "source": "zh", "target": "en", "format": "html"})
    assert answer.status_code in (200, 422)
