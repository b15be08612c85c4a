"""The tab key, in a real walk through pages with tools, and what stays to be seen in colors that a person forces."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from support.accessibility import ask
from support.cases import first

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def forced(page: Page) -> Iterator[Page]:
    """The page for a person who forces colors, as in Windows' contrast themes."""
    page.emulate_media(forced_colors="active")
    yield page
    page.emulate_media(forced_colors="none")


@pytest.mark.core
@pytest.mark.parametrize(
    "place", first(["questions/way-in/", "letters/cold-email/", "", "my-questions/", "sheets/"], most=2)
)
def test_the_tab_key_comes_to_everything_once_and_shows_where_it_is(page: Page, address: str, place: str) -> None:
    page.goto(address + place, wait_until="networkidle")
    stops = int(ask(page, "begin")[0])
    assert stops > 10
    found = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        found += ask(page, "stop")
    assert found + ask(page, "missed") == []


@pytest.mark.core
@pytest.mark.parametrize("place", first(["questions/way-in/", "", "letters/cold-email/", "sheets/"]))
def test_the_focus_is_seen_in_forced_colors(forced: Page, address: str, place: str) -> None:
    forced.goto(address + place)
    assert ask(forced, "unfocused") == []


def look(control: Locator) -> bytes:
    """How a control looks when neither the focus nor the mouse is on it."""
    control.page.evaluate("document.activeElement.blur()")
    control.page.mouse.move(0, 0)
    return control.screenshot(animations="disabled")


@pytest.mark.parametrize("which", ["form button[aria-pressed]", ".cg-add[aria-pressed]"])
def test_what_is_pressed_is_seen_in_forced_colors(forced: Page, address: str, which: str) -> None:
    forced.goto(address + "questions/way-in/")
    forced.get_by_role("button", name="Show filters").click()
    control = forced.locator(f"main {which}").first
    before = look(control)
    control.click()
    expect(control).to_have_attribute("aria-pressed", "true")
    assert look(control) != before
    control.click()
    expect(control).to_have_attribute("aria-pressed", "false")
    assert look(control) == before


def test_what_is_chosen_is_seen_in_forced_colors(forced: Page, address: str) -> None:
    forced.goto(address + "sheets/")
    label = forced.locator(".cg-choice label", has_text="A4")
    before = look(label)
    forced.get_by_role("radio", name="A4").check(force=True)
    assert look(label) != before
    forced.get_by_role("radio", name="Letter (US)").check(force=True)
    assert look(label) == before
