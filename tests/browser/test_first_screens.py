"""What the first screen of a page shows: the home page, the bank and the worksheets, on a phone and on a desk."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from support.accessibility import violations
from support.cases import first

pytestmark = pytest.mark.browser
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
"""A phone on a slow network, in milliseconds and bytes a second: scripts come after the first look at a page."""
SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifted += value;
}).observe({ type: "layout-shift", buffered: true });
"""
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


# ---------------------------------------------------------------- the home page


@pytest.mark.parametrize("width", first([1440, 1220, 1920]))
def test_the_clock_keeps_to_the_grid(desk: Page, address: str, width: int) -> None:
    desk.set_viewport_size({"width": width, "height": 900})
    desk.goto(address)
    edge = desk.locator(".cg-hero__ways").evaluate("ways => ways.getBoundingClientRect().right")
    labels = desk.locator(".cg-agenda li > span")
    boxes = labels.evaluate_all(
        """all => all.map((one) => { const range = document.createRange(); range.selectNodeContents(one);
        const { left, top, right, bottom } = range.getBoundingClientRect(); return [left, top, right, bottom]; })"""
    )
    assert len(boxes) > 4
    assert max(right for _, _, right, _ in boxes) <= edge
    for (_, _, _, bottom), (_, top, _, _) in pairwise(boxes):
        assert bottom <= top + 6  # of the leading, no letters touch


def test_a_phone_shows_the_ways_in_before_the_ruler_of_minutes(phone: Page, address: str) -> None:
    phone.goto(address)
    top = "one => one.getBoundingClientRect().top"
    assert phone.locator("#ways").evaluate(top) < phone.locator(".cg-agenda").evaluate(top)
    expect(phone.get_by_role("heading", level=1)).to_have_text("You have questions. Someone has twenty minutes.")


# ---------------------------------------------------------------- the bank


@pytest.mark.parametrize("place", first(["questions/work-itself/", "questions/", "questions/pay-place-life/"]))
def test_the_first_question_is_on_the_first_screen_of_a_phone(phone: Page, address: str, place: str) -> None:
    phone.goto(address + place)
    phone.locator(".cg-tray__bar").wait_for()
    question = phone.locator("[data-cg-ask] a").first
    bottom = question.evaluate("one => one.getBoundingClientRect().bottom")
    assert bottom <= phone.locator(".cg-tray__bar").evaluate("bar => bar.getBoundingClientRect().top")


def test_the_filters_open_on_a_phone_and_with_a_link_that_has_one(phone: Page, address: str) -> None:
    phone.goto(address + "questions/work-itself/")
    chip = phone.get_by_role("button", name="Best to start with")
    expect(chip).to_be_hidden()
    phone.get_by_role("button", name="Show filters").click()
    expect(chip).to_be_visible()
    assert violations(phone) == []
    phone.get_by_role("button", name="Hide filters").click()
    expect(chip).to_be_hidden()
    phone.goto(address + "questions/work-itself/?core=1")
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(chip).to_be_visible()


# ---------------------------------------------------------------- the worksheets


@pytest.mark.core
def test_the_worksheets_are_a_short_page_on_a_phone(phone: Page, address: str) -> None:
    phone.goto(address + "sheets/")
    assert phone.evaluate("document.documentElement.scrollHeight") < 6000
    link = phone.get_by_role("link", name="Contact log, Print or fill in")
    expect(link).to_be_hidden()
    phone.locator("summary", has_text="Contact log").click()
    expect(link).to_be_visible()
    assert violations(phone) == []


@pytest.mark.parametrize("id", first(["sheet-log", "sheet-category-fit"], most=2))
def test_a_link_to_a_worksheet_opens_it(phone: Page, address: str, id: str) -> None:
    phone.goto(f"{address}sheets/#{id}")
    heading = phone.locator(f"#{id}")
    expect(heading).to_be_in_viewport()
    expect(phone.locator(f"details:has(#{id}) .cg-forms a:visible").first).to_be_visible()


@pytest.mark.parametrize("width", first([320, 390, 768, 1024, 1440, 1920]))
def test_nothing_has_to_be_pushed_sideways(desk: Page, address: str, width: int) -> None:
    desk.set_viewport_size({"width": width, "height": 900})
    for place in ("", "sheets/", "questions/", "questions/way-in/"):
        desk.goto(address + place)
        desk.locator("details").evaluate_all("all => all.forEach(one => (one.open = true))")
        assert not desk.evaluate(SIDEWAYS), place


# ---------------------------------------------------------------- the tools


@pytest.mark.parametrize(
    ("place", "tool"),
    [
        ("my-questions/", ".cg-tray"),
        ("my-conversations/", ".cg-sample"),
        ("my-meeting/", ".cg-room__main"),
        ("start/five-minutes/", ".cg-way__open"),
        ("questions/", ".cg-tray"),
        ("letters/cold-email/", ".cg-dock"),
    ],
)
def test_nothing_moves_while_a_tool_loads(phone: Page, address: str, place: str, tool: str) -> None:
    phone.add_init_script(SHIFTS)
    session = phone.context.new_cdp_session(phone)
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    phone.goto(address + place)
    phone.locator(tool).first.wait_for(state="attached")
    phone.wait_for_timeout(500)
    assert phone.evaluate("window.shifted") < 0.05
