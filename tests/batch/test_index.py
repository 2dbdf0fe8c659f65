"""index.html in a real browser, from the disk: it shows the articles, finds figures, and asks the network for nothing."""

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = Path("/usr/bin/chromium")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed; run scripts/install-browser"),
]


def test_index_shows_articles_and_finds_figures_offline(articles, digest, tmp_path):
    nasty = "<img src=x onerror=alert(1)>床位"
    (articles / "nasty.txt").write_text(
        f"{nasty}增加\n\n2022年，{nasty}新增{'9' * 3}张，投入3.5亿元。居民看病更近了，看病也更快了。\n", "utf-8"
    )
    (articles / "bad.txt").write_text("", "utf-8")
    digest(articles / "zh", tmp_path / "out")
    digest(articles, tmp_path / "out", since="last")
    troubles: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: request.url.startswith("file:") or troubles.append(request.url))
        page.on("dialog", lambda dialog: troubles.append(dialog.message))
        page.goto((tmp_path / "out" / "index.html").as_uri())
        assert page.inner_text("#counts").startswith("8 articles (3 English, 5 Chinese)")
        assert page.locator("#list details").count() == 8
        assert page.locator("#failures li").inner_text().startswith("bad.txt: The article is empty")
        assert page.inner_text("#changes .hint").startswith("Since the last run: 8 articles new")
        assert page.locator("#changes tbody tr").count() == 20
        page.locator("#changes button").click()
        assert page.locator("#changes tbody tr").count() > 20
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.fill("#search", "999")
        assert page.locator("#find tbody tr").count() == 1
        assert page.locator("#find tbody tr td").last.inner_text() == "nasty.txt"
        assert page.locator("img").count() == 0
        page.get_by_role("link", name="report").first.click()
        assert page.url.endswith(".json")
        browser.close()
    assert troubles == []
