from service.records import Report

ARTICLE = "海滨县去年新增床位1200张。下雨了。"


def test_digest_answers_with_a_report_of_the_contract(client):
    answer = client.post("/v1/digest", json={"text": ARTICLE, "name": "beds.txt"})
    assert answer.status_code == 200
    report = Report.model_validate(answer.json())
    assert report.name == "beds.txt"
    assert report.language.code == "zh"
    assert report.target == "en"
    assert [sentence.text for sentence in report.sentences] == ["海滨县去年新增床位1200张。", "下雨了。"]
    assert all(report.text[figure.start : figure.end] == figure.text for figure in report.figures)


def test_digest_gives_every_key_even_where_nothing_is_known(client):
    report = client.post("/v1/digest", json={"text": "下雨了，大家都在家里。"}).json()
    assert set(report) == set(Report.model_fields)
    assert report["name"] is None
    assert report["title"] is None


def test_digest_takes_a_title_as_sentence_zero(client):
    report = client.post("/v1/digest", json={"text": ARTICLE, "title": "床位增加"}).json()
    assert report["title"]["source"] == "床位增加"
    assert report["sentences"][0]["text"] == "床位增加"


def test_digest_reads_html_without_its_navigation(client):
    page = (
        "<html><head><title>Beds</title></head><body><nav>Home</nav><article><h1>More beds</h1>"
        "<p>The county opened 1,200 beds in 2023, and more will follow next year.</p>"
        "<p>People there welcomed the news.</p></article></body></html>"
    )
    report = client.post("/v1/digest", json={"html": page}).json()
    assert "1,200 beds" in report["text"]
    assert "<p>" not in report["text"]


def test_digest_keeps_to_the_asked_source_target_and_number_of_key_points(client):
    text = "The county opened 1,200 beds. A school was built for 300 children. It rained all day in the hills. People stayed at home."
    report = client.post("/v1/digest", json={"text": text, "source": "en", "target": "zh", "key_points": 1}).json()
    assert report["target"] == "zh"
    assert len(report["key_points"]) == 1


def test_digest_of_the_same_article_is_equal_but_for_the_seconds(client):
    one, other = (client.post("/v1/digest", json={"text": ARTICLE}).json() | {"seconds": None} for _ in range(2))
    assert one == other


def test_digest_keeps_text_that_looks_like_markup_as_text(client):
    report = client.post("/v1/digest", json={"text": "<p>is a tag, and the share was 5% in 2022.</p>"}).json()
    assert report["text"].startswith("<p>is a tag")
