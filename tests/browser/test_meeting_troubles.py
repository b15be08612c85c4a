"""What can go wrong in a meeting: a dead phone, another tab, no network, a full device, a screen that goes dark, and a
clock that is set back.
"""

from typing import Final

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from support.meetings import MARIA, PLACE, arrive, at, begin, keep, kept, press, start
from support.waiting import until

pytestmark = pytest.mark.browser

WAKE_LOCK: Final = """
  window.locks = 0;
  Object.defineProperty(navigator, "wakeLock", { value: { request: async () => {
    if (window.refused) throw new DOMException("low battery", "NotAllowedError");
    locks += 1;
    const lock = { released: false, async release() { if (!lock.released) locks -= 1; lock.released = true; } };
    window.lastLock = lock;
    return lock;
  } } });
"""


def tab(context: BrowserContext) -> Page:
    """A tab. Errors of its scripts fail the test."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    return page


def opened_again(context: BrowserContext, address: str, time: str) -> Page:
    page = tab(context)
    page.clock.set_fixed_time(f"2026-12-01T{time}:00Z")
    page.goto(address + PLACE)
    return page


def test_a_dead_phone_loses_nothing(context: BrowserContext, page: Page, address: str) -> None:
    start(page, address)
    press(page, "Next question")
    page.get_by_label("Notes", exact=True).fill("Half a sen")
    page.close()
    page = opened_again(context, address, "10:13")
    expect(page.get_by_role("heading", name="Your meeting is still going.")).to_be_focused()
    expect(page.get_by_text("You started at 10:00 AM, so you have 7 minutes left.")).to_be_visible()
    expect(page.get_by_text("you were on question 1 of 6")).to_be_visible()
    press(page, "Keep going")
    expect(page.get_by_label("Notes", exact=True)).to_have_value("Half a sen")
    expect(page.get_by_role("timer")).to_contain_text("7 minutes left")


def test_found_again_while_paused_and_at_its_end(context: BrowserContext, page: Page, address: str) -> None:
    start(page, address)
    for _ in range(7):
        press(page, "Next question")
    at(page, "10:10")
    press(page, "Pause")
    page.close()
    page = opened_again(context, address, "10:30")
    expect(page.get_by_text("You started at 10:00 AM and paused.")).to_be_visible()
    expect(page.get_by_text("you were on question 6 of 6")).to_be_visible()
    press(page, "We\u2019re done")
    expect(page.get_by_text("You stopped at 10:10 AM. You\u2019d said 10:20 AM.")).to_be_visible()


@pytest.mark.parametrize("paused", [False, True])
def test_after_three_hours_it_is_over(context: BrowserContext, page: Page, address: str, *, paused: bool) -> None:
    start(page, address)
    page.get_by_label("Notes", exact=True).fill("She likes tea.")
    if paused:
        at(page, "10:04")
        press(page, "Pause")
    page.close()
    page = opened_again(context, address, "13:30")
    stopped = "10:04" if paused else "10:20"
    expect(page.get_by_text(f"You stopped at {stopped} AM. You\u2019d said 10:20 AM.")).to_be_visible()
    assert kept(page, "talks")[0]["learned"] == "Say hello\nShe likes tea."


def test_another_tab_only_shows_it_until_it_takes_it(context: BrowserContext, page: Page, address: str) -> None:
    start(page, address)
    other = opened_again(context, address, "10:03")
    expect(other.get_by_text("This meeting is open in another tab.")).to_be_visible()
    expect(other.get_by_label("Notes", exact=True)).to_have_count(0)
    expect(other.get_by_role("button", name="Pause")).to_have_count(0)
    other.get_by_role("button", name="Go on here").focus()
    press(page, "Next question")
    page.get_by_label("Notes", exact=True).fill("Written here")
    expect(other.get_by_role("heading", name="How did you get into this line of work?")).to_be_visible()
    expect(other.get_by_role("button", name="Go on here")).to_be_focused()
    press(other, "Go on here")
    expect(other.get_by_label("Notes", exact=True)).to_have_value("Written here")
    expect(page.get_by_text("This meeting is open in another tab.")).to_be_visible()
    press(other, "End the meeting")
    expect(page.get_by_role("heading", name="Done. You listened.")).to_be_visible()
    assert len(kept(page, "talks")) == 1
    press(other, "Close this meeting")
    expect(page.get_by_role("button", name="Start the meeting")).to_be_visible()


def test_a_tab_that_was_ready_does_not_start_a_second_meeting(
    context: BrowserContext, page: Page, address: str
) -> None:
    arrive(page, address)
    press(page, "Take these 6 questions")
    other = opened_again(context, address, "09:50")
    expect(other.get_by_role("button", name="Start the meeting")).to_be_visible()
    begin(page)
    page.get_by_label("Notes", exact=True).fill("Here")
    expect(other.get_by_text("This meeting is open in another tab.")).to_be_visible()
    assert kept(other)["parts"][0]["note"] == "Here"


def test_notes_of_nobody_are_saved_once_from_two_tabs(context: BrowserContext, page: Page, address: str) -> None:
    arrive(page, address, None)
    press(page, "Take these 6 questions")
    page.get_by_label("Who you\u2019re meeting").fill("Ana")
    begin(page)
    other = opened_again(context, address, "09:50")
    expect(other.get_by_text("This meeting is open in another tab.")).to_be_visible()
    press(page, "End the meeting")
    expect(other.get_by_role("heading", name="Done. You listened.")).to_be_visible()
    assert [one["who"] for one in kept(page, "talks")] == ["Ana"]


def test_a_second_meeting_starts_without_opening_the_page_again(page: Page, address: str) -> None:
    start(page, address)
    press(page, "End the meeting")
    press(page, "Close this meeting")
    begin(page)
    expect(page.get_by_role("heading", name="Say hello")).to_be_focused()


def test_once_it_started_nothing_is_fetched(context: BrowserContext, page: Page, address: str) -> None:
    start(page, address)
    context.set_offline(True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for _ in range(7):
        press(page, "Next question")
    page.get_by_label("Notes", exact=True).fill("It went well.")
    at(page, "10:18")
    press(page, "We\u2019re done")
    expect(page.get_by_text("under Maria Lopez, on this device only.")).to_be_visible()
    assert asked == []


def test_where_the_questions_do_not_load_the_page_says_so(context: BrowserContext, page: Page, address: str) -> None:
    context.route("**/data/questions*.js", lambda route: route.abort())
    page.goto(address + PLACE)
    notice = page.locator("article .cg-notice", has_text="The questions didn\u2019t load.")
    expect(notice).to_be_visible()
    context.unroute("**/data/questions*.js")
    notice.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("button", name="Take these 6 questions")).to_be_visible()


def test_a_full_device_says_so_and_the_meeting_goes_on(page: Page, address: str) -> None:
    start(page, address)
    page.evaluate(
        """() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); } }"""
    )
    page.get_by_label("Notes", exact=True).fill("Still here")
    expect(page.get_by_role("alert")).to_be_visible()
    press(page, "Next question")
    press(page, "Back")
    expect(page.get_by_label("Notes", exact=True)).to_have_value("Still here")
    press(page, "End the meeting")
    expect(page.locator(".cg-heard")).to_contain_text("Still here")


def test_the_screen_stays_on_until_the_meeting_ends(page: Page, address: str) -> None:
    page.add_init_script(WAKE_LOCK)
    start(page, address)
    press(page, "Next question")
    press(page, "Back")
    until(page, "locks === 1")
    page.evaluate("lastLock.release()")  # as browsers do when the page is hidden
    at(page, "10:05")
    until(page, "locks === 1")
    press(page, "End the meeting")
    until(page, "locks === 0")


def test_a_screen_that_may_go_dark_is_no_surprise(page: Page, address: str) -> None:
    page.add_init_script(WAKE_LOCK)
    page.add_init_script("window.refused = true")
    start(page, address)
    expect(page.get_by_text("The screen may go dark.")).to_be_visible()
    page.evaluate("window.refused = false")
    at(page, "10:01")
    expect(page.get_by_text("The screen may go dark.")).to_have_count(0)


def test_the_screen_is_let_alone_where_that_was_chosen(page: Page, address: str) -> None:
    page.add_init_script(WAKE_LOCK)
    arrive(page, address)
    press(page, "Take these 6 questions")
    page.get_by_role("checkbox", name="Keep the screen on").uncheck()
    begin(page)
    expect(page.get_by_role("heading", name="Say hello")).to_be_focused()
    assert page.evaluate("locks") == 0


def test_a_clock_that_is_set_back_takes_no_minutes_away(page: Page, address: str) -> None:
    start(page, address)
    at(page, "09:30")
    expect(page.get_by_role("timer")).to_have_text("20 minutes leftYou stop at 10:20 AM")
    press(page, "Pause")
    press(page, "Go on")
    at(page, "10:10")
    expect(page.get_by_role("timer")).to_contain_text("10 minutes left")


def test_what_cannot_be_a_meeting_is_none(page: Page, address: str) -> None:
    arrive(page, address)
    keep(page, "meeting", {"minutes": 20, "began": 1, "parts": [7, None]})
    expect(page.get_by_role("button", name="Take these 6 questions")).to_be_visible()


def test_a_place_past_the_last_part_is_the_last_one(page: Page, address: str) -> None:
    start(page, address)
    keep(page, "meeting", {**kept(page), "at": 99})
    press(page, "Keep going")
    expect(page.get_by_role("heading", name="Thank them")).to_be_focused()


@pytest.mark.parametrize("width", [320, 1440])
def test_long_names_many_questions_and_other_directions(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    own = "\u05de\u05d4 \u05d4\u05e4\u05ea\u05d9\u05e2 \u05d0\u05d5\u05ea\u05da " + "x" * 200 + "?"
    arrive(page, address, {**MARIA, "who": "N" * 200})
    keep(page, "tray", {"minutes": 20, "items": [{"own": f"{own}{number}", "minutes": 2} for number in range(60)]})
    wide = "document.scrollingElement.scrollWidth - innerWidth"
    assert page.evaluate(wide) <= 0
    begin(page)
    press(page, "Next question")
    assert page.evaluate(wide) <= 0
    assert page.evaluate("getComputedStyle(document.querySelector('.cg-room__q')).direction") == "rtl"
    expect(page.locator(".cg-room__next li")).to_have_count(60)
    press(page, "Add a name")
    page.get_by_label("Who they name").last.fill("P" * 200)
    at(page, "10:30")
    assert page.evaluate(wide) <= 0
    press(page, "End the meeting")
    assert page.evaluate(wide) <= 0
