"""A real server on loopback, a real browser, and an engine that makes the mistakes a page must show."""

import os
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from service.adapters.rest.app import create_app
from service.engines.base import Decoding
from service.engines.echo import EchoEngine
from service.records import Language
from service.settings import Settings

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).parents[2] / ".venv" / "axe-core" / "package" / "axe.min.js"
# Nothing but the page may go to the network, and containers offer neither a sandbox nor a GPU.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

TRANSLATIONS = {
    "海滨县扩大公共服务": "Haibin county widens public services",
    "去年全县新增床位1200张。": "Last year the county added 1,200 beds.",
    "今年计划投资3.5亿元。": "This year it plans to invest 35 million yuan.",
    "还将建设12所学校。": "Schools will be built as well.",
    "小学入学率为99%，初中为98%，高中为93%。": "Enrolment was 99% in primary, 98% in middle and 93% in high schools.",
    "县里的人都说好。": "People in the county welcome it.",
}
ARTICLE = (
    "海滨县扩大公共服务\n\n去年全县新增床位1200张。今年计划投资3.5亿元。还将建设12所学校。\n\n"
    "小学入学率为99%，初中为98%，高中为93%。县里的人都说好。"
)


class NewsroomEngine(EchoEngine):
    """Knows a few sentences by heart, one of them wrongly and one without its figure; holds back what it is told to."""

    def __init__(self) -> None:
        self.held = ""
        self.released = threading.Event()

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:
        if self.held and any(self.held in sentence for sentence in sentences):
            self.released.wait(60)
        known = [TRANSLATIONS.get(sentence) for sentence in sentences]
        echoes = super().translate(sentences, source=source, target=target, decoding=decoding)
        return [[translation] if translation else echo for translation, echo in zip(known, echoes, strict=True)]


class Service:
    """A running server: where it is, its engine, and a way to let it fall."""

    def __init__(self, **told: object) -> None:
        settings = Settings(model="echo", memory=False, **told)
        self.engine = NewsroomEngine()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/"
        app = create_app(settings, engine=self.engine)
        self._server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=1))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._listener]})

    def start(self) -> None:
        self._thread.start()

    def fall(self) -> None:
        """End at once; open connections break."""
        self._server.should_exit = self._server.force_exit = True

    def stop(self) -> None:
        self.engine.released.set()
        self.fall()
        self._thread.join(30)
        self._listener.close()


@pytest.fixture
def told() -> dict[str, object]:
    """Settings of the service; a test that needs others overrides this."""
    return {}


@pytest.fixture
def service(told: dict[str, object], tmp_path: Path) -> Iterator[Service]:
    service = Service(home=tmp_path, **told)
    service.start()
    yield service
    service.stop()


@pytest.fixture(scope="module")  # while it is open, no other test of this thread can run an event loop
def playwright_here() -> Iterator[Playwright]:
    if not CHROMIUM.is_file():
        pytest.skip("Chromium is not installed. As root: scripts/install-browser")
    expect.set_options(timeout=20_000)  # a busy machine takes its time over the first langdetect profile
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def browser(playwright_here: Playwright) -> Iterator[Browser]:
    browser = playwright_here.chromium.launch(executable_path=CHROMIUM, args=FLAGS, env={**os.environ, "HOME": "/nonexistent"})
    yield browser
    browser.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, service: Service) -> Iterator[OpenPage]:
    """Return a function that opens the page; afterwards nothing may have left the host, and nothing may have gone wrong unseen."""
    asked: list[str] = []
    wrong: list[str] = []
    contexts = []

    def open_with(*, width: int = 1280, theme: str = "light", locale: str = "en-US") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme, locale=locale, reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.goto(service.address)
        return page

    yield open_with
    for context in contexts:
        context.close()
    outside = [url for url in asked if not url.startswith((service.address, "blob:" + service.address, "data:"))]
    assert not outside, f"The page asked {outside}"
    # A refused request is told on the console by Chromium itself; the tests look at what the page makes of it.
    assert not [text for text in wrong if "Failed to load resource" not in text]


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()


def submit(page: Page, text: str) -> None:
    page.get_by_label("Article", exact=True).or_(page.get_by_label("文章", exact=True)).fill(text)
    page.locator("#translate").click()


@pytest.fixture
def digested(page: Page) -> Page:
    """The page after the article above."""
    submit(page, ARTICLE)
    page.locator("#exports").wait_for()
    return page
