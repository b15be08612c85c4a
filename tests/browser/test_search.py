"""The search as people use it: what they type and misspell, with keys, on a phone, by a link."""

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from careerguide.content.yaml_reader import read
from support.accessibility import violations
from support.cases import first
from support.guides import ROOT
from support.waiting import until

pytestmark = pytest.mark.browser

QUERIES: list[dict[str, Any]] = read(ROOT / "tests/golden/search.yml", "search.yml").value  # type: ignore[assignment]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1440, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    opened = context.new_page()
    opened.goto(f"{address}tips/")
    return opened


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    opened = context.new_page()
    opened.goto(f"{address}tips/")
    yield opened
    context.close()


def search(page: Page, words: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(words)


def links(page: Page) -> Any:
    return page.get_by_role("list", name="Search results").get_by_role("link")


# ---------------------------------------------------------------- what is found


def ready(page: Page) -> None:
    """Opens the search and waits until it has what it searches."""
    page.keyboard.press("/")
    until(page, "cg.searchIndex?.isReady()")


@pytest.mark.core
def test_what_students_type_comes_up(page: Page) -> None:
    ready(page)
    first = """words => cg.searchIndex.find(words).hits.slice(0, 3).map((hit) => cg.searchIndex.entry(hit).location)"""
    found = {query["typed"]: page.evaluate(first, query["typed"]) for query in QUERIES}
    right = {
        query["typed"]: {query["finds"]} if isinstance(query["finds"], str) else {*query["finds"]} for query in QUERIES
    }
    assert [(typed, found[typed]) for typed, places in right.items() if places.isdisjoint(found[typed])] == []


REAL_WORDS: Final = (
    "offline",
    "notion",
    "podcast",
    "lunch",
    "gift",
    "military spouse",
    "employee resource group",
    "farmer",
    "commute",
    "plumber",
    "mentor",
)


@pytest.mark.core
def test_only_misspelled_words_are_corrected(page: Page) -> None:
    ready(page)
    right = [*REAL_WORDS, *(query["typed"] for query in QUERIES if "misspelled" not in query)]
    read = {words: page.evaluate("words => cg.searchIndex.find(words).read", words) for words in right}
    assert [words for words in right if read[words]] == []


def test_the_queries_are_many_and_often_misspelled() -> None:
    assert len(QUERIES) >= 200
    assert sum("misspelled" in query for query in QUERIES) >= 10


@pytest.mark.parametrize(
    ("words", "title"),
    first(
        [
            ("time is up", "Time is up and they\u2019re still talking"),
            ("how did you get into this line of work", "How did you get into this line of work?"),
            ("debrief", "Debrief worksheet"),
            ("debrief large print", "Debrief worksheet"),
            ("reminder", "My conversations"),
        ]
    ),
)
def test_the_first_result(page: Page, words: str, title: str) -> None:
    search(page, words)
    expect(links(page).first.locator("b")).to_have_text(title)


def test_a_worksheet_is_one_result_that_says_its_forms(page: Page) -> None:
    search(page, "debrief worksheet")
    expect(links(page).locator("b").filter(has_text="Debrief")).to_have_count(1)
    expect(links(page).first.locator("small")).to_have_text("Worksheets · PDF, Large print, Filled-in example")


def test_a_result_says_its_page_and_shows_the_words(page: Page) -> None:
    search(page, "salary")
    result = links(page).filter(has_text="usual pay for a beginner")
    expect(result.locator("small")).to_have_text("Questions · Pay, place and life")
    expect(result.locator("mark").first).to_have_text("pay")  # which is what the guide calls it


def test_a_corrected_spelling_is_said(page: Page) -> None:
    search(page, "viza")
    expect(page.locator("#search-state")).to_contain_text("Showing results for “visa”.")
    expect(page.locator("#cg-say")).to_contain_text("Showing results for “visa”.")
    expect(links(page).locator("mark").first).to_have_text("visa")


def test_other_words_for_the_same_are_marked(page: Page) -> None:
    search(page, "wages")
    expect(links(page).first.locator("mark").first).to_have_text(re.compile("^pay$", re.IGNORECASE))


def test_nothing_found_says_what_to_do(page: Page) -> None:
    search(page, "xyzzy")
    expect(page.locator("#cg-say")).to_have_text("No results. Try one other word, or one of these pages.")
    expect(links(page).filter(has_text="All six steps")).to_contain_text("Each step says what to do")
    assert 4 <= links(page).count() <= 10
    assert violations(page) == []


def test_when_nothing_has_every_word_some_are_enough(page: Page) -> None:
    search(page, "visa xyzzy")
    state = page.locator("#search-state")
    expect(state).to_contain_text("Nothing has all of these words. These results have some of them.")
    expect(links(page).first.locator("b")).to_have_text("A visa or work permit")


def test_ten_thousand_entries_do_not_block_the_page(page: Page) -> None:
    page.route(
        "**/data/search.js",
        lambda route: route.fulfill(
            content_type="text/javascript",
            body="""const data = { pages: { "q/": ["Page", "Questions"] }, entries: [] };
              const text = "What do you do on a usual day, and who do you talk to? ".repeat(4);
              for (let n = 0; n < 10000; n++) {
                const title = `Question ${n} about work`;
                data.entries.push({ page: "q/", location: `q/#q-${n}`, weight: 1, title, text });
              }
              cg.load.receive("data/search.js", data);""",
        ),
    )
    page.evaluate("() => { window.turns = 0; window.beat = setInterval(() => window.turns++, 1); }")
    page.keyboard.press("/")
    ready(page)
    taken = page.evaluate("window.turns")
    page.keyboard.type("4711")
    expect(links(page).first.locator("b")).to_have_text("Question 4711 about work", timeout=20_000)
    assert taken > 10, "the page had no turn while the index was made"


# ---------------------------------------------------------------- opening, moving, closing


def test_nothing_of_it_is_loaded_before_it_is_opened(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    asked: list[str] = []
    hashes = re.compile(r"\.[0-9a-f]{8}(?=\.)")
    page.on("request", lambda request: asked.append(hashes.sub("", request.url.removeprefix(address))))
    page.goto(f"{address}tips/")
    page.wait_for_load_state("networkidle")
    wanted = {"assets/vendor/minisearch.js", "data/search.js", "data/real-words.js"}
    assert not wanted & set(asked)
    search(page, "visa")
    expect(links(page).first).to_be_visible()
    assert wanted <= set(asked)


@pytest.mark.core
def test_with_keys_alone(page: Page) -> None:
    page.locator("a.md-logo").focus()
    search(page, "visa")
    field = page.get_by_role("textbox", name="Search the guide")
    expect(field).to_be_focused()
    expect(links(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links(page).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("a.md-logo")).to_be_focused()
    expect(page.locator(".cg-found")).to_be_hidden()
    search(page, "")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"worries/#worry-visa$"))


def test_typing_goes_on_from_a_result(page: Page) -> None:
    search(page, "pay")
    expect(links(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("s")
    expect(page.get_by_role("textbox", name="Search the guide")).to_have_value("pays")


def test_it_closes_when_the_reader_goes_elsewhere(page: Page) -> None:
    search(page, "pay")
    expect(links(page).first).to_be_visible()
    page.mouse.click(20, 700)
    expect(page.locator(".cg-found")).to_be_hidden()


def test_a_slash_in_a_field_is_a_slash(page: Page) -> None:
    search(page, "and/or")
    expect(page.get_by_role("textbox", name="Search the guide")).to_have_value("and/or")


def test_what_describes_the_field_is_not_said_a_second_time(page: Page) -> None:
    page.clock.install()
    page.keyboard.press("/")
    field = page.get_by_role("textbox", name="Search the guide")
    expect(field).to_have_accessible_description(re.compile("^Type a word"))
    page.clock.run_for(5_000)
    expect(page.locator("#cg-say")).to_be_empty()
    field.fill("zzzzzz")
    expect(field).to_have_accessible_description(re.compile("^No results"))
    page.clock.run_for(5_000)
    expect(page.locator("#cg-say")).to_contain_text("No results")


def test_the_key_can_be_switched_off(page: Page) -> None:
    page.keyboard.press("/")
    page.get_by_role("checkbox", name="Press / to search").uncheck()
    page.reload()
    page.keyboard.press("/")
    expect(page.locator(".cg-found")).to_be_hidden()


@pytest.mark.core
def test_on_a_phone_it_covers_the_page_and_keeps_the_focus(phone: Page) -> None:
    button = phone.get_by_role("button", name="Search", exact=True)
    button.click()
    expect(phone.get_by_role("textbox", name="Search the guide")).to_be_focused()
    box = phone.locator("#search").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    phone.keyboard.type("visa")
    expect(links(phone).first).to_be_visible()
    for _ in range(12):
        phone.keyboard.press("Tab")
        assert phone.evaluate("document.activeElement === document.body || !!document.activeElement.closest('#search')")
    phone.get_by_role("button", name="Close search").click()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    assert phone.locator("[inert]").count() == 0


def test_a_result_on_the_same_page_closes_it(phone: Page) -> None:
    phone.get_by_role("button", name="Search", exact=True).click()
    phone.keyboard.type("stop on time")
    links(phone).filter(has_text="Stop on time").first.click()
    expect(phone.locator("#search")).to_be_hidden()
    expect(phone.locator("#tip-stop-on-time")).to_be_in_viewport()


def test_a_link_can_open_it(page: Page, address: str) -> None:
    page.goto(f"{address}?q=visa")
    expect(links(page).first).to_contain_text("A visa or work permit")


def test_what_is_typed_stays_words(page: Page) -> None:
    search(page, "<img src=x onerror=alert(1)>")
    expect(page.locator("#search-state")).not_to_have_text("Loading the search.")
    assert page.locator("#search img").count() == 0


@pytest.mark.core
def test_when_it_cannot_be_loaded_it_says_so_and_tries_again(page: Page) -> None:
    page.route("**/data/search.js", lambda route: route.abort())
    search(page, "visa")
    expect(page.locator("#search-state")).to_have_text(
        "The search didn\u2019t load. Close it and try again, or use the menu."
    )
    page.keyboard.press("Escape")
    page.unroute("**/data/search.js")
    page.keyboard.press("/")
    expect(links(page).first).to_contain_text("A visa or work permit")


def test_it_shuts_nobody_out(page: Page, phone: Page) -> None:
    search(page, "nervos")
    expect(links(page).first).to_be_visible()
    assert violations(page) == []
    phone.get_by_role("button", name="Search", exact=True).click()
    phone.keyboard.type("nervos")
    expect(links(phone).first).to_be_visible()
    assert violations(phone) == []
