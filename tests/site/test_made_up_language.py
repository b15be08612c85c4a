"""Built in a made-up language, the guide shows no English word: each comes from YAML, so each can be translated."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, Literal

import pytest
from babel.dates import get_day_names, get_month_names
from playwright.sync_api import Browser, Error, Page
from pypdf import PdfReader

from careerguide.build.build import print_jobs
from careerguide.checks.run import load
from careerguide.pages.urls import Addresses
from support.cases import first
from support.projects import copy_project, run, served
from support.pseudo_language import translate

SHOWN: Final = {"alt", "aria-label", "content", "label", "placeholder", "title"}
"""Attributes that readers see or hear."""
FOR_MACHINES: Final = {"viewport", "theme-color", "twitter:card", "og:type"}
NO_WORDS: Final = {"script", "style", "svg", "noscript"}
WIDTHS: Final[tuple[Literal["wide", "abbreviated"], ...]] = ("wide", "abbreviated")
NAMES_OF_DAYS: Final = (get_day_names, get_month_names)
NAMES: Final = frozenset({"LinkedIn", "PDF", "Word", "ZIP"})
"""Names that are the same in every language."""
ADDRESS: Final = re.compile(r"\S*(?:://|@|\w\.\w{2,})\S*")
ISOLATES: Final = "[\u2068\u2069]"
"""What keeps a name in another direction apart from the words around it."""
COLUMN: Final = "“Who”"
"""What a table of conversations calls a column, in every language, so that it can be opened again."""
WORD: Final = re.compile(r"(?<![^\W_])[A-Za-z]{3,}(?![^\W_])")
DATES: Final = frozenset(
    WORD.findall(" ".join(" ".join(names(width, locale="fr").values()) for names in NAMES_OF_DAYS for width in WIDTHS))
)
"""Days and months, as a browser in French writes them."""
LONG_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def english(text: str, allowed: frozenset[str] = NAMES) -> list[str]:
    """The words of a text in which no letter has a mark, and that are no names and no addresses."""
    plain = ADDRESS.sub(" ", re.sub(ISOLATES, "", text).replace(COLUMN, ""))
    return [word for word in WORD.findall(plain) if word not in allowed]


class _Words(HTMLParser):
    """Gathers all that readers see and hear of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.heard: list[str] = []
        """What is in the page itself: no attribute, and not its title."""
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NO_WORDS:
            self.silent.append(tag)
        values = dict(attrs)
        if tag == "meta" and values.get("name", values.get("property")) in (
            "viewport",
            "theme-color",
            "twitter:card",
            "og:type",
        ):
            return
        for_machines = "http-equiv" in values or values.get("name") == "robots"
        self.texts += [value for name, value in attrs if name in SHOWN and value and not for_machines]

    def handle_endtag(self, tag: str) -> None:
        if self.silent and self.silent[-1] == tag:
            self.silent.pop()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.texts.append(data)
            if self.lasttag != "title":
                self.heard.append(data)


def theme_words(language: str) -> frozenset[str]:
    """What Material says in this language."""
    folder = files("material") / "templates" / "partials" / "languages"
    return frozenset(WORD.findall((folder / f"{language}.html").read_text(encoding="utf-8")))


@pytest.fixture(scope="module", params=first(["ar", "fr"]))
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The small guide in the made-up language as a site, which is written from the left or from the right."""
    root = tmp_path_factory.mktemp("made-up") / request.param
    copy_project(root)
    translate(root, request.param)
    done = run("build", "-q", root=root)
    assert (done.returncode, done.stderr) == (0, "")
    return request.param, root / "site"


def test_no_page_has_an_english_word(built: tuple[str, Path]) -> None:
    language, site = built
    allowed, found = NAMES | theme_words(language), dict[str, list[str]]()
    for path in sorted(site.rglob("*.html")):
        reader = _Words()
        reader.feed(path.read_text(encoding="utf-8"))
        if words := [word for text in reader.texts for word in english(text, allowed)]:
            found[path.relative_to(site).as_posix()] = words
    assert found == {}


@pytest.mark.thorough
def test_no_sheet_has_an_english_word_and_all_words_are_on_paper(built: tuple[str, Path]) -> None:
    _, site = built
    guide = load(site.parent)
    english_words, missing = dict[str, list[str]](), dict[str, set[str]]()
    for job in print_jobs(guide, Addresses(guide), site.parent)[1]:
        reader = _Words()
        reader.feed(job.html)
        if words := [word for text in reader.texts for word in english(text)]:
            english_words[job.path] = words
        printed = "\n".join(page.extract_text() for page in PdfReader(site / job.path).pages)
        if lost := set(LONG_WORD.findall(" ".join(reader.heard))) - set(LONG_WORD.findall(printed)):
            missing[job.path] = lost
    assert english_words == {}
    assert missing == {}


TEXTS = """() => {
  const shown = [...document.querySelectorAll("*")].filter((element) => !element.closest("script, style, noscript"));
  const names = ["alt", "aria-label", "label", "placeholder", "title"];
  const attributes = shown.flatMap((element) => names.map((name) => element.getAttribute(name) ?? ""));
  const values = shown.filter(({ tagName }) => tagName === "TEXTAREA").map(({ value }) => value);
  return [document.body.innerText, ...attributes, ...values].join("\\n");
}"""
PRESS_NEXT = """() => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const next = [...document.querySelectorAll("button, input[type=checkbox], input[type=radio]")].find(
    (element) => !element.dataset.pressed && element.checkVisibility(),
  );
  if (!next) return false;
  next.dataset.pressed = "yes";
  next.click();
  return true;
}"""
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const { overflowX, textOverflow } = getComputedStyle(element);
  const hidden = ["hidden", "clip"].includes(overflowX) || textOverflow === "ellipsis";
  const wide = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
  return hidden && wide && element.innerText.trim() && element.checkVisibility();
}).map((element) => `${element.className}: ${element.innerText}`)"""
TOO_WIDE = "() => document.scrollingElement.scrollWidth - innerWidth"
MOST_PRESSED: Final = 40
PAGES: Final = (
    "my-conversations/",
    "my-meeting/",
    "letters/cold-email/",
    "questions/",
    "start/five-minutes/",
    "my-questions/",
    "questions/start/",
    "steps/talk/",
    "sheets/",
    "",
)


def _pressed(page: Page) -> Iterator[str]:
    """What a page says after each of its controls was pressed, one after the other."""
    yield page.evaluate(TEXTS)
    for _ in range(MOST_PRESSED):
        try:
            if not page.evaluate(PRESS_NEXT):
                return
            page.wait_for_timeout(20)
            yield page.evaluate(TEXTS)
        except Error:  # it went to another page
            page.wait_for_load_state()


@pytest.mark.thorough
@pytest.mark.parametrize("path", PAGES)
def test_no_tool_says_an_english_word(built: tuple[str, Path], path: str, browser: Browser) -> None:
    language, site = built
    allowed = NAMES | DATES | theme_words(language)
    with served(site) as address:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(f"{address}{path}")
        found = dict.fromkeys(word for text in _pressed(page) for word in english(text, allowed))
        page.close()
    assert list(found) == []


@pytest.mark.thorough
@pytest.mark.parametrize("width", [390, 1440])
def test_long_words_are_not_cut_off(built: tuple[str, Path], width: int, browser: Browser) -> None:
    _, site = built
    found: dict[str, Any] = {}
    with served(site) as address:
        page = browser.new_page(viewport={"width": width, "height": 844})
        for path in PAGES:
            page.goto(f"{address}{path}")
            list(_pressed(page))
            page.goto(f"{address}{path}")
            if cut := page.evaluate(CUT_OFF):
                found[path] = cut
            if (more := page.evaluate(TOO_WIDE)) > 0:
                found[f"{path} is too wide"] = more
        page.close()
    assert found == {}


def _meeting(page: Page, address: str) -> Iterator[str]:
    """Goes through a meeting, and says where it is."""
    go_on = page.locator(".cg-room__bar .cg-btn--big")

    def at(time: str) -> None:
        page.clock.set_fixed_time(f"2026-12-01T10:{time}:00Z")
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    page.clock.set_fixed_time("2026-12-01T10:00:00Z")
    page.goto(f"{address}my-meeting/")
    page.locator(".cg-empty button").click()
    yield "ready"
    go_on.click()
    go_on.click()
    page.locator("textarea").fill("\u017e")
    yield "a question"
    page.locator(".cg-room__pause").click()
    yield "paused"
    page.locator(".cg-room__pause").click()
    at("14")
    yield "behind"
    at("18")
    page.locator(".cg-room__name input").first.fill("\u017e")
    yield "two minutes left"
    at("21")
    yield "no time left"
    page.reload()
    yield "found again"
    page.locator(".cg-room__bar .cg-btn--quiet").click()
    yield "after"
    page.locator(".cg-room__after input").first.fill("\u017e")
    page.locator(".cg-room__after .cg-btn").first.click()
    yield "saved"


@pytest.mark.thorough
def test_no_state_of_a_meeting_says_an_english_word_or_is_cut_off(built: tuple[str, Path], browser: Browser) -> None:
    language, site = built
    allowed = NAMES | DATES | theme_words(language)
    found: dict[str, Any] = {}
    with served(site) as address:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        for state in _meeting(page, address):
            wrong = [*english(page.evaluate(TEXTS), allowed), *page.evaluate(CUT_OFF)]
            if wrong or page.evaluate(TOO_WIDE) > 0:
                found[state] = [*wrong, page.evaluate(TOO_WIDE)]
        page.close()
    assert found == {}
