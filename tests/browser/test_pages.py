"""The site in a real browser: the frame, the paper. test_accessibility.py has what every page must be."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from support.cases import first

pytestmark = pytest.mark.browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 390, "height": 844})
    yield opened
    opened.close()


@pytest.mark.core
def test_the_colors_can_be_chosen_and_are_remembered(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
    page = context.new_page()
    page.goto(address)
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    for _ in range(3):  # device, light, dark
        if page.evaluate(paper) != light:
            break
        page.get_by_role("button", name="Colors").click()
        page.wait_for_timeout(200)
    dark = page.evaluate(paper)
    assert dark != light
    page.reload()
    assert page.evaluate(paper) == dark
    context.close()


def test_the_menu_on_a_phone_lists_every_section(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "tips/")
    page.get_by_role("button", name="Menu", exact=True).click()
    drawer = page.get_by_role("navigation", name="All pages")
    for name in (
        "Start here",
        "Six steps",
        "Questions",
        "Messages",
        "Worksheets",
        "What to say",
        "My notes",
        "More advice",
    ):
        expect(drawer.get_by_text(name, exact=True).first).to_be_visible()
    tips = drawer.get_by_role("link", name="Dos and don\N{RIGHT SINGLE QUOTATION MARK}ts")
    expect(tips).to_have_attribute("aria-current", "page")
    drawer.get_by_text("Six steps", exact=True).click()
    expect(drawer.get_by_role("link", name="Prepare")).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()


def test_a_question_opens_at_its_anchor(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "questions/way-in/#room-to-grow")
    expect(page.locator("#room-to-grow")).to_be_in_viewport()


def test_words_to_say_can_be_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + "say/")
    page.locator("main .cg-more > summary").first.click()
    shown = page.locator(".cg-say p:not(.cg-say__cue)").first.inner_text()
    page.get_by_role("button", name="Copy these words").first.click()
    expect(page.locator("#cg-say")).to_have_text("Copied.")
    assert "“" + page.evaluate("navigator.clipboard.readText()") + "”" == shown
    context.close()


def test_everything_reads_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "letters/cold-email/")
    expect(page.get_by_text("[their name]").first).to_be_visible()
    page.goto(address + "steps/meet/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Meet, and mostly listen")
    context.close()


def test_print_leaves_out_the_frame_and_opens_everything(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "say/")
    page.emulate_media(media="print")
    expect(page.locator("header.md-header").first).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


# ---------------------------------------------------------------- the paper chosen once


def focused_links(page: Page) -> list[str]:
    """What the tab key comes to in the main part of the page, in order."""
    page.locator("main").evaluate("main => { main.tabIndex = -1; main.focus(); }")
    found: list[str] = []
    while True:
        page.keyboard.press("Tab")
        here = page.evaluate("document.activeElement.closest('main') && (document.activeElement.href ?? '')")
        if here is None:
            return found
        found.append(here)


@pytest.mark.core
def test_a_paper_is_chosen_once(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "sheets/")
    sheet = page.get_by_role("link", name="Conversation worksheet, Print or fill in")
    expect(page.get_by_role("radio", name="Letter (US)")).to_be_checked()
    expect(sheet).to_have_attribute("href", "conversation-20-letter.pdf")
    page.get_by_role("radio", name="A4").check()
    expect(sheet).to_have_attribute("href", "conversation-20-a4.pdf")
    page.reload()
    expect(page.get_by_role("radio", name="A4")).to_be_checked()
    expect(sheet).to_have_attribute("href", "conversation-20-a4.pdf")
    for place in ("letters/cold-email/", "steps/meet/", "questions/way-in/", "plans/"):
        page.goto(address + place)
        for fold in page.locator("main details:has(.cg-forms) > summary").all():
            fold.click()
        shown = page.locator(".cg-forms a[href$='.pdf']:visible").evaluate_all("links => links.map(one => one.href)")
        assert shown
        assert all(link.endswith("-a4.pdf") for link in shown), place


def test_a_page_that_is_open_already_follows_the_choice(context: BrowserContext, address: str) -> None:
    plans, sheets = context.new_page(), context.new_page()
    plans.goto(address + "plans/")
    expect(
        plans.get_by_role("link", name=re.compile("Conversation worksheet, Print or fill in, .*Letter"))
    ).to_be_visible()
    sheets.goto(address + "sheets/")
    sheets.get_by_role("radio", name="A4").check()
    expect(plans.get_by_role("link", name=re.compile("Conversation worksheet, Print or fill in, .*A4"))).to_be_visible()


def test_a_paper_is_chosen_with_the_keyboard(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "sheets/")
    page.get_by_role("radiogroup", name="Paper").get_by_role("radio", checked=True).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="A4")).to_be_focused()
    expect(page.locator("html")).to_have_attribute("data-cg-paper", "a4")


def test_what_is_for_the_other_paper_is_neither_shown_nor_reached(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "sheets/")
    page.locator("details").evaluate_all("all => all.forEach(one => (one.open = true))")
    reached = [link for link in focused_links(page) if link.endswith(".pdf")]
    assert reached
    assert all(link.endswith("-letter.pdf") for link in reached)
    assert page.locator(".cg-forms a[href$='-a4.pdf']").count() == len(reached)


def test_a_paper_can_be_chosen_where_nothing_may_be_kept(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });")
    page.goto(address + "sheets/")
    page.get_by_role("radio", name="A4").check()
    link = page.get_by_role("link", name="Conversation worksheet, Print or fill in")
    expect(link).to_have_attribute("href", "conversation-20-a4.pdf")
    context.close()


def test_without_scripts_every_paper_is_a_link(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for place in ("sheets/", "letters/cold-email/", "steps/meet/", "questions/way-in/"):
        page.goto(address + place)
        for fold in page.locator("main details:has(.cg-forms) > summary").all():
            fold.click()
        hidden = page.locator(".cg-forms a").filter(visible=False)
        assert page.locator(".cg-forms a[href$='-a4.pdf']").count() > 0
        expect(hidden).to_have_count(1 if hidden.filter(has_text="Change paper size").count() else 0)
        expect(page.get_by_role("radio")).to_have_count(0)
    context.close()


def test_the_buttons_are_large_enough(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "sheets/")
    page.locator("details").evaluate_all("all => all.forEach(one => (one.open = true))")
    sizes = "all => all.map(one => one.getBoundingClientRect()).map(box => Math.min(box.width, box.height))"
    for pressed in (".cg-choice label", ".cg-forms .cg-btn:visible"):
        assert min(page.locator(pressed).evaluate_all(sizes)) >= 44, pressed
    assert min(page.locator(".cg-forms--links a:visible").evaluate_all(sizes)) >= 28


@pytest.mark.core
@pytest.mark.parametrize("width", first([384, 375, 390, 402]))
def test_the_header_is_one_line_on_a_phone_and_beside_a_scroll_bar(
    context: BrowserContext, address: str, width: int
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => true)")
    header = page.locator(".md-header")
    high = header.evaluate("header => header.offsetHeight")
    tallest = header.evaluate(
        "header => Math.max(...[...header.querySelectorAll('a, button')].map((one) => one.offsetHeight))"
    )
    assert high < 2 * tallest
    header.evaluate("header => (header.style.marginRight = '12px')")
    assert header.evaluate("header => header.offsetHeight") == high


@pytest.mark.parametrize("place", first(["letters/cold-email/", "questions/", "questions/way-in/", "my-questions/"]))
def test_no_field_is_so_small_that_an_iphone_zooms_into_it(browser: Browser, address: str, place: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address + place)
    page.wait_for_load_state("networkidle")
    sizes = page.locator("input[type=text], input[type=search], input:not([type]), select, textarea").evaluate_all(
        "fields => fields.map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    context.close()
    assert len(sizes) > 1
    assert min(sizes) >= 16


@pytest.mark.parametrize("width", [390, 1440])
def test_the_minutes_of_the_meeting_are_heard_where_a_clock_shows_them_too(
    context: BrowserContext, address: str, width: int
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    heard = page.get_by_role("figure", name="One meeting, minute by minute").get_by_role("list").aria_snapshot()
    assert "2 minutes: Say hello" in heard
    assert "4 minutes: The work itself" in heard
