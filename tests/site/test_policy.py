"""What our pages may do: no script in a page, none from elsewhere, and the browser enforces it.

That no page asks anybody else, or is complained of, is told by the visit of each page in browser/test_accessibility.py.
"""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from support.guides import ROOT
from support.html_page import Page as HtmlPage
from support.page_samples import to_open
from support.policy import LISTEN
from support.waiting import until


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, HtmlPage]:
    return {path.relative_to(site).as_posix(): HtmlPage(path) for path in sorted(site.rglob("*.html"))}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    opened = context.new_page()
    opened.add_init_script(LISTEN)
    yield opened
    context.close()


def test_every_page_has_the_policy_before_anything_it_loads(pages: dict[str, HtmlPage]) -> None:
    for name, page in pages.items():
        heads = [(tag, values) for tag, values in page.tags if tag in ("meta", "link", "script")]
        assert heads[0][1] == {"charset": "utf-8"}, name
        assert heads[1][1].get("http-equiv") == "Content-Security-Policy", name
        rules = dict(rule.strip().split(" ", 1) for rule in heads[1][1]["content"].split(";"))
        assert rules["default-src"] == "'none'"
        assert rules["script-src"] == "'self'"
        assert rules["connect-src"] == "'none'"
        assert rules["base-uri"] == rules["form-action"] == "'none'"


def test_no_script_is_in_a_page(pages: dict[str, HtmlPage]) -> None:
    for name, page in pages.items():
        for tag, values in page.tags:
            assert tag != "script" or "src" in values or values["type"] == "application/ld+json", name
            assert not [attribute for attribute in values if attribute.startswith("on")], (name, tag, values)
            assert not values.get("href", "").startswith("javascript:"), name


def test_no_script_of_ours_makes_code_of_text(site: Path) -> None:
    scripts = sorted(site.rglob("*.js"))
    assert len(scripts) >= 4
    for script in scripts:
        text = script.read_text(encoding="utf-8")
        assert not re.search(
            r"\beval\s*\(|new Function\b|\bFunction\s*\(\s*[\"'`]|\.innerHTML\s*=|document\.write", text
        ), script


def test_nothing_is_left_of_materials_scripts(site: Path) -> None:
    assert not [
        path for path in site.rglob("*") if re.search(r"bundle\.\w+\.min\.js|workers/|search_index", path.as_posix())
    ]


def test_minisearch_is_the_package_as_published(site: Path) -> None:
    published = ROOT / ".venv/npm/node_modules/minisearch"
    vendor = ROOT / "templates/theme/assets/vendor"
    assert (vendor / "minisearch.js").read_bytes() == (published / "dist/umd/index.js").read_bytes()
    assert (vendor / "minisearch-license.txt").read_bytes() == (published / "LICENSE.txt").read_bytes()
    (sent,) = site.glob("assets/vendor/minisearch.*.js")
    assert len(gzip.compress(sent.read_bytes())) < 8_000  # without its comments


@pytest.mark.browser
def test_an_injected_script_does_not_run(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          const image = document.createElement("img");
          image.setAttribute("onerror", "window.ran = true");
          image.src = "data:,";
          document.body.append(image);
        }"""
    )
    until(page, "window.broken.length >= 2")
    assert page.evaluate("window.ran") is None


@pytest.mark.browser
def test_nothing_can_be_sent_or_fetched_elsewhere(page: Page, address: str) -> None:
    failed: dict[str, str | None] = {}
    page.on("requestfailed", lambda request: failed.update({request.url: request.failure}))
    page.on("response", lambda response: failed.update({response.url: "answered"}))
    page.goto(address)
    page.evaluate("fetch('http://127.0.0.2/').catch(() => null)")
    page.evaluate("document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.2/a.png' }))")
    page.evaluate("cg.load.script('http://127.0.0.2/a.js').catch(() => null)")
    until(page, "window.broken.length >= 3")
    elsewhere = {url: outcome for url, outcome in failed.items() if urlsplit(url).netloc == "127.0.0.2"}
    assert set(elsewhere.values()) == {"csp"}


@pytest.mark.browser
def test_a_search_breaks_no_rule_and_leaves_no_cookie(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("visa")
    expect(page.locator(".cg-found li").first).to_be_visible()
    assert page.evaluate("window.broken") == []
    assert page.context.cookies() == []


@pytest.mark.browser
def test_pages_work_where_nothing_may_be_kept(
    page: Page, address: str, pages: dict[str, HtmlPage], pytestconfig: pytest.Config
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.add_init_script(
        """const refuse = () => { throw new DOMException("refused", "SecurityError"); };
        for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
          Object.defineProperty(window, name, { get: refuse });
        }
        Object.defineProperty(document, "cookie", { get: refuse, set: refuse });"""
    )
    for name in to_open(pages, pytestconfig):
        page.goto(address + name.removesuffix("index.html"), wait_until="load")
    page.goto(address)
    page.get_by_role("button", name="Colors").click()
    page.keyboard.press("/")
    page.keyboard.type("visa")
    expect(page.locator(".cg-found li").first).to_be_visible()
    assert said == []
