"""Long pages as lines that unfold: a link opens its line, paper and no scripts leave nothing out, the finder finds."""

from typing import Final

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from support.accessibility import violations
from support.page_samples import templates
from support.waiting import until

pytestmark = pytest.mark.browser

HIGHEST: Final = 6_000
"""How high a page may be on a phone, in pixels, before the reader opens something."""
LONGER: Final = {
    "questions/": "it lists questions of every category, to read and choose from",
}
IN_SIGHT: Final = "line => line.getBoundingClientRect().top >= 0 && line.getBoundingClientRect().top < innerHeight / 2"


def line(page: Page, anchor: str) -> Locator:
    """The line that has this anchor in its summary."""
    return page.locator(f"details:has(> summary #{anchor})")


def lines(page: Page) -> Locator:
    return page.locator(".cg-part + .cg-mores > .cg-more")


def shown(page: Page) -> list[str]:
    """The titles of the lines that can be seen."""
    return lines(page).filter(visible=True).locator("> summary h3").all_inner_texts()


# ---------------------------------------------------------------- how long pages are


def test_no_page_is_long_before_something_is_opened(page: Page, address: str) -> None:
    heights = {}
    for place in templates():
        if place in LONGER:
            continue
        page.goto(address + place)
        heights[place] = page.evaluate("document.documentElement.scrollHeight")
    assert {place: height for place, height in heights.items() if height > HIGHEST} == {}


def test_who_is_in_a_meeting_finds_the_words_on_two_screens(page: Page, address: str) -> None:
    page.goto(f"{address}steps/meet/")
    for section in ("first-words", "last-two-minutes"):
        words = page.locator(f"#{section} + .cg-say")
        assert words.evaluate("words => words.getBoundingClientRect().bottom") < 2 * 844
    headings = page.locator("article > h2").evaluate_all("all => all.map(({ id }) => id)")
    assert headings[:5] == ["minutes", "first-words", "last-two-minutes", "awkward", "what-to-do"]


# ---------------------------------------------------------------- links to folded parts


@pytest.mark.core
def test_a_link_opens_the_line_it_leads_to(page: Page, address: str) -> None:
    page.goto(f"{address}tips/#tip-stop-on-time")
    tip = line(page, "tip-stop-on-time")
    expect(tip).to_have_attribute("open", "")
    assert tip.evaluate(IN_SIGHT)
    assert tip.locator("> summary").evaluate("summary => getComputedStyle(summary).boxShadow") != "none"
    assert page.locator("main details[open]").count() == 1
    assert violations(page) == []


@pytest.mark.parametrize(
    ("place", "anchor"),
    [
        ("tips/", "tip-near-the-start"),  # what it was called before
        ("say/", "say-off-topic"),
        ("worries/", "worry-visa"),
        ("steps/meet/", "papers"),
        ("steps/meet/", "stay-safe"),
    ],
)
def test_every_kind_of_line_opens_by_its_anchor(page: Page, address: str, place: str, anchor: str) -> None:
    page.goto(f"{address}{place}#{anchor}")
    expect(line(page, anchor)).to_have_attribute("open", "")
    assert line(page, anchor).evaluate(IN_SIGHT)


def test_a_link_on_the_page_opens_its_line_as_often_as_it_is_pressed(page: Page, address: str) -> None:
    page.goto(f"{address}steps/meet/")
    papers, link = line(page, "papers"), page.locator(".cg-along a[href='#papers']")
    for _ in range(2):
        link.click()
        expect(papers).to_have_attribute("open", "")
        papers.locator("> summary").click()
        expect(papers).not_to_have_attribute("open", "")
    page.evaluate("location.hash = 'do'")
    expect(line(page, "do")).to_have_attribute("open", "")
    page.go_back()
    expect(papers).to_have_attribute("open", "")


def test_a_badly_encoded_address_does_no_harm(page: Page, address: str) -> None:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(f"{address}tips/#%E0%A4%A")
    expect(page.locator("main details[open]")).to_have_count(0)
    assert [problem for problem in problems if "URI" in problem] == []


# ---------------------------------------------------------------- on paper, and without scripts


def test_paper_shows_everything(page: Page, address: str) -> None:
    page.goto(f"{address}tips/")
    page.emulate_media(media="print")
    hidden = page.locator("main details > div, main details > p").evaluate_all(
        "all => all.filter((one) => !one.checkVisibility({ contentVisibilityAuto: true })).length"
    )
    assert hidden == 0
    expect(page.locator(".cg-finder")).to_be_hidden()


def test_a_browser_that_does_not_know_the_rule_opens_all_for_paper(page: Page, address: str) -> None:
    page.add_init_script("CSS.supports = () => false")
    page.goto(f"{address}tips/#tip-stop-on-time")
    closed = page.locator("main details:not([open])")
    before = closed.count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(closed).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(closed).to_have_count(before)


def test_lines_open_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}tips/")
    expect(page.locator(".cg-finder")).to_be_hidden()
    words = page.get_by_text("We’ve hit 20 minutes")
    expect(words).to_be_hidden()
    page.get_by_role("heading", name="Stop on time").click()
    expect(words).to_be_visible()
    context.close()


# ---------------------------------------------------------------- the finder


@pytest.mark.core
def test_the_finder_finds_lines_by_words_and_by_step(page: Page, address: str) -> None:
    page.goto(f"{address}tips/")
    finder = page.locator(".cg-finder")
    all_of_them = lines(page).count()
    page.get_by_label("Find a tip").fill("stop on time")
    expect(finder.get_by_role("status")).to_contain_text(f"of {all_of_them}")
    assert "Stop on time" in shown(page)
    assert len(shown(page)) < all_of_them
    assert violations(page) == []
    finder.get_by_role("button", name="Follow up").click()
    expect(page.locator("#at-meet")).to_be_hidden()
    page.get_by_label("Find a tip").fill("")
    expect(page.locator("#at-follow-up")).to_be_visible()
    assert 0 < len(shown(page)) < all_of_them
    finder.get_by_role("button", name="All", exact=False).first.click()
    expect(finder.get_by_role("status")).to_have_text(f"{all_of_them} tips")


def test_the_finder_knows_other_words_for_the_same(page: Page, address: str) -> None:
    page.goto(f"{address}say/")
    box = page.get_by_label("Find what to say")
    box.fill("pay")
    expect(page.locator(".cg-finder").get_by_role("status")).to_contain_text(" of ")
    pay = shown(page)
    box.fill("wages")
    expect(page.locator(".cg-finder").get_by_role("status")).to_contain_text(" of ")
    until(page, "document.querySelector('script[src*=synonyms]')")
    page.wait_for_timeout(200)
    assert set(pay) <= set(shown(page)) != set()


def test_the_finder_says_when_nothing_matches(page: Page, address: str) -> None:
    page.goto(f"{address}tips/")
    box = page.get_by_label("Find a tip")
    box.fill("qqqqzz")
    expect(page.get_by_text("Nothing matches “qqqqzz”.")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Show all").click()
    assert len(shown(page)) == lines(page).count()
    expect(box).to_be_focused()


def test_all_lines_open_and_close_at_once(page: Page, address: str) -> None:
    page.goto(f"{address}say/")
    page.get_by_label("Find what to say").fill("late")
    page.get_by_role("button", name="Open all").click()
    expect(page.get_by_role("button", name="Close all")).to_be_visible()
    assert lines(page).filter(visible=True).evaluate_all("all => all.every((line) => line.open)")
    assert page.locator(".cg-part + .cg-mores > .cg-more[open]").count() == len(shown(page))
    assert violations(page) == []
    page.get_by_role("button", name="Close all").click()
    expect(page.locator(".cg-part + .cg-mores > .cg-more[open]")).to_have_count(0)


def test_a_link_to_a_line_that_is_filtered_out_shows_it(page: Page, address: str) -> None:
    page.goto(f"{address}tips/")
    page.get_by_label("Find a tip").fill("qqqqzz")
    page.evaluate("location.hash = 'tip-stop-on-time'")
    expect(line(page, "tip-stop-on-time")).to_have_attribute("open", "")
    expect(line(page, "tip-stop-on-time")).to_be_visible()
    assert line(page, "tip-stop-on-time").evaluate(IN_SIGHT)


def test_on_a_wide_screen_the_finder_stays_beside_the_lines(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{address}tips/")
    page.evaluate("scrollTo(0, 1500)")
    box, first = page.locator(".cg-finder").bounding_box(), lines(page).first.bounding_box()
    assert box
    assert first
    assert 0 < box["y"] < 300
    assert box["x"] + box["width"] < first["x"]
    context.close()
