"""axe-core, the accepted checker, finds nothing in any state of the page."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / ".venv" / "axe-core" / "package" / "axe.min.js"
ARTICLE = "海滨县扩大公共服务\n\n去年全县新增床位1200张。今年计划投资3.5亿元。还将建设12所学校。\n\n小学入学率为99%，初中为98%，高中为93%。"


def find_violations(page):
    # The page's policy admits no script from elsewhere, so axe comes in through the debugger.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(result => result.violations)")
    return [(violation["id"], [node["html"][:120] for node in violation["nodes"][:3]]) for violation in found]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("locale", ["en-US", "zh-CN"])
@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not here. Run: scripts/install-browser")
def test_axe_finds_no_violation(open_page, theme, width, locale):
    page = open_page(theme=theme, width=width, locale=locale)
    assert find_violations(page) == []
    page.locator("#translate").click()
    page.get_by_role("alert").wait_for()
    assert find_violations(page) == []
    page.locator("#article").fill(ARTICLE)
    page.locator("#translate").click()
    page.locator("#exports").wait_for()
    assert find_violations(page) == []
    page.locator(".review-open").first.click()
    page.locator(".review").wait_for()
    assert find_violations(page) == []
