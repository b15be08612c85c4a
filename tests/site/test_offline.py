"""The whole guide as a zip: every link leads to a file in it, and it works from a folder on disk."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from careerguide.build import offline
from careerguide.build.archive import unzipped
from support.html_page import Page as HtmlPage
from support.page_samples import to_open
from support.policy import LISTEN


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip, unpacked somewhere else, in a folder whose name has a space."""
    folder = tmp_path_factory.mktemp("taken along") / "on a stick"
    with zipfile.ZipFile(site / offline.PATH) as archive:
        archive.extractall(folder)
    return folder / "twenty-minutes"


@pytest.fixture
def page(browser: Browser, copy: Path) -> Iterator[Page]:
    """The home page of the copy. Whatever the browser complains of fails the test, and so does a request to anybody."""
    context = browser.new_context()
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("request", lambda request: said.append(request.url) if re.match("https?:", request.url) else None)
    opened.add_init_script(LISTEN)
    opened.goto((copy / "index.html").as_uri())
    yield opened
    context.close()
    assert said == []


def here(page: Page, copy: Path) -> str:
    return page.url.removeprefix(f"{copy.as_uri()}/")


# ---------------------------------------------------------------- what is in it


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        ("letters/", "letters/index.html"),
        ("../", "../index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("../questions/way-in/#first-step-in", "../questions/way-in/index.html#first-step-in"),
        ("questions/?category=skills#top", "questions/index.html?category=skills#top"),
        ("#top", "#top"),
        ("", ""),
        ("?q=pay", "?q=pay"),
        ("cold-email-a4.pdf", "cold-email-a4.pdf"),
        ("../letters/cold-email.txt", "../letters/cold-email.txt"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:ana@example.org", "mailto:ana@example.org"),
    ],
)
def test_a_link_to_a_folder_names_its_file(link: str, becomes: str) -> None:
    assert offline.page(f'<a class="x" href="{link}">x</a>') == f'<a class="x" href="{becomes}">x</a>'


def test_what_is_only_of_use_online_is_left_out() -> None:
    html = '<ul><li>a</li> <li class="b" data-cg-online><a href="b.zip">b</a></li><li>c</li></ul>'
    assert offline.page(html) == "<ul><li>a</li> <li>c</li></ul>"


def test_the_same_site_makes_the_same_zip() -> None:
    files = {"index.html": b"<p>a</p>", "a.pdf": b"%PDF"}
    made = offline.offline(files, "Der Weg, Teil 1")
    assert made == offline.offline(dict(reversed(files.items())), "Der Weg, Teil 1")
    assert [name for name, _ in unzipped(made)] == ["der-weg-teil-1/a.pdf", "der-weg-teil-1/index.html"]


def test_it_has_the_whole_site(site: Path, copy: Path) -> None:
    left_out = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} - {
        path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()
    }
    assert left_out == {*offline.LEFT_OUT, offline.PATH, "sheets/everything.zip", "letters/all-letters.zip"}


def test_every_link_leads_to_a_file_in_it(copy: Path) -> None:
    pages = {path.relative_to(copy).as_posix(): HtmlPage(path) for path in copy.rglob("*.html")}
    count, broken = 0, []
    for name, page in pages.items():
        for tag, values in page.tags:
            for link in [values[one] for one in ("href", "src") if values.get(one)]:
                if urlsplit(link).scheme or link.startswith("#") or tag == "use":
                    continue
                address = urlsplit(urljoin(f"/{name}", link))
                target = unquote(address.path).lstrip("/")
                found = (copy / target).is_file()
                if not found or (address.fragment and address.fragment not in pages[target].ids):
                    broken.append((name, link))
                count += 1
    assert broken == []
    assert count > 1000


def test_canonical_links_stay_as_they_are(site: Path, copy: Path) -> None:
    for name in ("index.html", "letters/cold-email/index.html"):
        links = [HtmlPage(root / name).values("link", "href", rel="canonical") for root in (site, copy)]
        assert links[0] == links[1] != []


def test_the_footer_leads_to_it_and_says_how_large_it_is(site: Path) -> None:
    text = (site / "letters/cold-email/index.html").read_text(encoding="utf-8")
    found = re.search(r'href="([^"]*offline\.zip)">[^<]*\(ZIP, (\d+) MB\)<', text)
    assert found
    assert (site / "letters/cold-email" / found[1]).resolve() == (site / offline.PATH).resolve()
    assert abs(int(found[2]) - (site / offline.PATH).stat().st_size / 1_000_000) <= 1


# ---------------------------------------------------------------- in a browser, from disk


@pytest.mark.thorough
@pytest.mark.browser
def test_every_page_opens_without_complaint(page: Page, copy: Path, pytestconfig: pytest.Config) -> None:
    for name in to_open((path.relative_to(copy).as_posix() for path in copy.rglob("*.html")), pytestconfig):
        path = copy / name
        page.goto(path.as_uri())
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("window.broken") == [], path
    assert page.evaluate("document.fonts.check('600 16px \"Atkinson Hyperlegible Next\"')")


@pytest.mark.browser
def test_the_search_finds_there_too(page: Page, copy: Path) -> None:
    page.keyboard.press("/")
    page.keyboard.type("viza")
    result = page.get_by_role("list", name="Search results").get_by_role("link").first
    expect(result).to_contain_text("A visa or work permit")
    result.click()
    expect(page.locator("#worry-visa")).to_be_in_viewport()
    assert here(page, copy) == "worries/index.html#worry-visa"


@pytest.mark.browser
def test_links_lead_on_and_back(page: Page, copy: Path) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Messages").click()
    assert here(page, copy) == "letters/index.html"
    page.get_by_role("main").get_by_role("link").filter(has_text="stranger").first.click()
    assert here(page, copy) == "letters/cold-email/index.html"
    page.locator("a.md-logo").click()
    assert here(page, copy) == "index.html"


@pytest.mark.browser
def test_the_paper_is_chosen_there_too(page: Page, copy: Path) -> None:
    page.goto((copy / "sheets/index.html").as_uri())
    page.get_by_role("radio", name="A4").check()
    page.goto((copy / "letters/cold-email/index.html").as_uri())
    links = page.locator(".cg-forms a[href$='.pdf']:visible").evaluate_all("links => links.map(one => one.href)")
    assert links
    assert all(link.endswith("-a4.pdf") for link in links)


@pytest.mark.browser
def test_a_chosen_question_is_kept_from_page_to_page(page: Page, copy: Path) -> None:
    page.goto((copy / "questions/way-in/index.html").as_uri())
    page.locator("#first-step-in").locator("xpath=ancestor::article").get_by_role("button", name="Add").first.click()
    page.locator(".cg-yours:visible a").first.click()
    assert here(page, copy) == "my-questions/index.html"
    expect(page.locator(".cg-yours--wide")).to_contain_text("1 question")
