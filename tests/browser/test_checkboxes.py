"""Checklists remember their check marks on this device, by the words of each line, and the steps say which are done."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser

STEP = "steps/meet/"
LIST = "[data-cg-list=check-meet]"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1440, "height": 900})
    yield opened
    opened.close()


def boxes(page: Page) -> list[bool]:
    found: list[bool] = page.locator(f"{LIST} input").evaluate_all("found => found.map((box) => box.checked)")
    return found


def tick_all(page: Page) -> None:
    for box in page.locator(f"{LIST} input").all():
        box.check()


@pytest.mark.core
def test_ticks_stay_when_the_page_is_left(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + STEP)
    page.locator(f"{LIST} input").nth(1).check()
    page.reload()
    assert boxes(page)[:2] == [False, True]
    page.goto(address + "steps/prepare/")
    assert page.locator(".cg-check input:checked").count() == 0, "the ticks of one list are not those of another"


def test_a_changed_list_ticks_no_other_line(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + STEP)
    tick_all(page)
    kept = page.evaluate("cg.store.get('ticks')['check-meet']")
    changed = {**kept, "ticked": ["A line that is gone", *kept["ticked"][1:]], "whole": "0ldmark0"}
    page.evaluate("changed => cg.store.set('ticks', { 'check-meet': changed })", changed)
    page.reload()
    assert boxes(page) == [False] + [True] * (len(boxes(page)) - 1)
    expect(page.locator(".cg-stage .cg-done")).to_have_count(0)


def test_a_step_whose_list_is_ticked_through_is_done(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + STEP)
    expect(page.locator(".cg-done")).to_have_count(0)
    tick_all(page)
    expect(page.locator("#cg-say")).to_contain_text("Every line is checked")
    done = page.locator(".cg-stage__wide .cg-done")
    expect(done).to_have_count(1)
    page.goto(address + "steps/prepare/")
    expect(page.get_by_role("navigation").get_by_role("link", name="Meet done")).to_be_visible()
    expect(page.locator(".cg-stage__small i.done")).to_have_count(1)
    page.goto(address + "steps/")
    expect(page.locator(".cg-steps li.done")).to_contain_text("done")
    page.goto(address + STEP)
    page.locator(f"{LIST} input").first.uncheck()
    expect(page.locator(".cg-done")).to_have_count(0)


@pytest.mark.core
def test_ticks_are_cleared_and_brought_back(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + STEP)
    clear = page.get_by_role("button", name="Uncheck all").last
    expect(clear).to_be_hidden()
    page.locator(f"{LIST} input").first.check()
    clear.focus()
    page.keyboard.press("Enter")
    assert not any(boxes(page))
    assert page.evaluate("cg.store.keys()") == []
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    assert boxes(page)[0]
    expect(page.locator(f"{LIST} input").first).to_be_focused()
    expect(undo).to_have_count(0)


def test_two_tabs_show_the_same_ticks(context: BrowserContext, address: str) -> None:
    first, second = context.new_page(), context.new_page()
    first.goto(address + STEP)
    second.goto(address + STEP)
    first.locator(f"{LIST} input").nth(0).check()
    expect(second.locator(f"{LIST} input").nth(0)).to_be_checked()
    second.locator(f"{LIST} input").nth(1).check()
    expect(first.locator(f"{LIST} input").nth(1)).to_be_checked()
    assert boxes(first)[:2] == [True, True]


def test_letters_have_ticks_too(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "letters/cold-email/")
    page.locator(".cg-check input").first.check()
    page.reload()
    expect(page.locator(".cg-check input").first).to_be_checked()


def test_what_is_kept_may_be_anything(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address + STEP)
    for strange in ('"text"', "[1]", '{"check-meet": 3}', '{"check-meet": {"ticked": "no"}}', "not json"):
        page.evaluate("text => localStorage.setItem(`cg:${cg.root.pathname}:ticks`, text)", strange)
        page.reload()
        assert not any(boxes(page))
        page.locator(f"{LIST} input").first.check()
        page.reload()
        assert boxes(page)[0]
    assert said == []
