"""What tools keep on a device, from page to page: nothing is lost, nothing is left over, and nothing stays empty."""

import json
from typing import Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser

PATH: Final = "start/five-minutes/"
QUESTIONS: Final = "my-questions/"
CONVERSATIONS: Final = "my-conversations/"
BANK: Final = "**/data/questions*.js"
SHOWN: Final = """[document.querySelector("main").textContent,
  ...[...document.querySelectorAll("input, textarea")].map(({ value }) => value)].join()"""
"""All words on a page, typed ones too."""
SNAPSHOT: Final = "cg.backup.snapshot()"
HEBREW: Final = "דנה כהן"


def test_opening_the_five_minute_path_keeps_nothing(page: Page, address: str) -> None:
    page.goto(address + PATH)
    expect(page.locator(".cg-way__now")).to_be_visible()
    assert page.evaluate("cg.kept.inWords(cg.backup?.snapshot() ?? {})") == ""
    assert page.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize("place", [PATH, "letters/cold-email/", QUESTIONS])
def test_what_was_deleted_does_not_come_back_with_the_back_button(page: Page, address: str, place: str) -> None:
    """A page from the browser's history is as it was left, and has heard nothing. Chromium has no such history while a
    test drives it, so the page is told what the browser would tell it.
    """
    page.goto(address + PATH)
    page.evaluate(
        """cg.store.set("path", { goal: "g", person: "Dr. Secret", who: 0, done: [0], told: {} });
        cg.store.set("tray", { minutes: 20, items: [{ own: "What does Dr. Secret do?", minutes: 2 }] });
        const own = { "cold-email": { contact: "Dr. Secret" } };
        cg.store.set("letters", { writer: {}, own, words: {}, last: "cold-email" });"""
    )
    page.goto(address + place)
    page.wait_for_timeout(500)
    assert "Secret" in page.evaluate(SHOWN)
    page.evaluate(
        """localStorage.clear();
        dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));"""
    )
    assert "Secret" not in page.evaluate(SHOWN)


@pytest.mark.parametrize("place", [QUESTIONS, "questions/way-in/", PATH])
def test_where_the_questions_do_not_load_the_page_says_so_and_tries_again(
    context: BrowserContext, page: Page, address: str, place: str
) -> None:
    page.goto(address)
    page.evaluate("""cg.store.set("tray", { minutes: 20, items: [{ own: "Mine?", minutes: 2 }] })""")
    context.route(BANK, lambda route: route.abort())
    page.goto(address + place)
    notice = page.locator("article .cg-notice", has_text="The questions didn\u2019t load.")
    expect(notice).to_be_visible()
    notice.get_by_role("button", name="Try again").click()
    expect(notice).to_be_visible()
    context.unroute(BANK)
    notice.get_by_role("button", name="Try again").click()
    expect(notice).to_have_count(0)
    if place != PATH:
        expect(page.locator(".cg-tray")).to_be_visible()


def test_a_shared_link_waits_for_the_questions(context: BrowserContext, page: Page, address: str) -> None:
    context.route(BANK, lambda route: route.abort())
    page.goto(address + QUESTIONS + "#t=20&q=first-step-in")
    expect(page.get_by_text("The questions didn\u2019t load.")).to_be_visible()
    assert "first-step-in" in page.url
    context.unroute(BANK)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".cg-tray")).to_be_visible()
    assert page.evaluate("cg.myQuestions.has('first-step-in')")


def test_a_link_cannot_put_a_sentence_of_its_own_on_the_page(page: Page, address: str) -> None:
    page.goto(address + QUESTIONS + "#q=first-step-in,URGENT%20call%20%2B1%20555,gone-one")
    notice = page.locator("article .cg-notice")
    expect(notice).to_contain_text("gone-one")
    expect(notice).not_to_contain_text("URGENT")


def test_a_name_in_another_direction_stays_in_its_place(page: Page, address: str) -> None:
    page.goto(address + CONVERSATIONS)
    page.get_by_label("Who do you want to ask?").fill(HEBREW)
    assert page.get_by_label("Who do you want to ask?").get_attribute("dir") == "auto"
    page.keyboard.press("Enter")
    said = page.locator("#cg-say").inner_text()
    assert f"\u2068{HEBREW}\u2069" in said


def test_minutes_that_cannot_be_saved_say_so(page: Page, address: str) -> None:
    page.goto(address + CONVERSATIONS)
    page.evaluate("""cg.store.set("talks", [{ id: "a", who: "Ana", answered: "yes", met: "2026-03-09T10:00" }])""")
    page.reload()
    page.get_by_role("button", name="Notes Ana").click()
    minutes = page.get_by_label("How many minutes", exact=True)
    for wrong in ("20.5", "700", "0.5"):
        minutes.fill(wrong)
        minutes.blur()
        expect(minutes).to_have_attribute("aria-invalid", "true")
        expect(page.get_by_text("Enter whole minutes, from 1 to 600. This isn\u2019t saved yet.")).to_be_visible()
    minutes.fill("25")
    expect(minutes).to_have_attribute("aria-invalid", "false")
    assert json.loads(page.evaluate("JSON.stringify(cg.store.get('talks')[0].minutes)")) == 25


# ---------------------------------------------------------------- every tool, to a file, and back


TYPED: Final = {
    "path": "how nurses stand the nights",
    "tray": "What does a quiet week look like?",
    "letters": "night shifts in pediatrics",
    "talks": "Up at two.",
    "meeting": "Started as an aide.",
}
"""What is typed into each tool, by the key it's kept under."""


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def following(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"Next: {name}").click()


def walk_the_five_minute_path(page: Page, address: str) -> None:
    page.goto(address + PATH)
    page.get_by_label("I want to find out").fill(TYPED["path"])
    following(page, "Name one person")
    page.get_by_role("textbox", name="Their name").fill("Ms. Okafor")
    page.get_by_role("radio", name="I\u2019ve never met them").check()
    following(page, "Take six questions")
    following(page, "Send a message")
    page.locator(".cg-paper:visible .cg-gap[data-field=found]").click()
    page.keyboard.type("in the nursing newsletter")
    press(page, "I sent it")
    expect(page.get_by_role("heading", name="Done. You asked.")).to_be_visible()


def add_a_question_and_choose_the_paper(page: Page, address: str) -> None:
    page.goto(address + QUESTIONS)
    press(page, "Add your own question")
    page.get_by_label("Your own question").fill(TYPED["tray"])
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="A4").check(force=True)
    page.get_by_role("checkbox", name="Large print").check()


def write_a_message(page: Page, address: str) -> None:
    page.goto(address + "letters/linkedin-note/")
    page.locator(".cg-gap[data-field=topic]").first.click()
    page.keyboard.type(TYPED["letters"])
    press(page, "Edit the wording")
    page.get_by_label("Message", exact=True).press_sequentially("Good day. ")


def plan_a_meeting(page: Page, address: str) -> None:
    page.goto(address + "start/meeting-coming/")
    page.get_by_label("Their name").fill("Ana Silva")
    page.get_by_label("Day", exact=True).fill("2026-12-01")
    page.get_by_label("Time", exact=True).fill("10:00")
    press(page, "Save it and show reminders")


def take_notes(page: Page, address: str) -> None:
    page.goto(address + CONVERSATIONS)
    press(page, "Got it")
    press(page, "Edit notes Ana Silva")
    ana = page.locator(".cg-person", has=page.get_by_role("heading", name="Ana Silva"))
    ana.get_by_text("Notes to compare").click()
    ana.get_by_label("A real day").fill(TYPED["talks"])
    ana.get_by_role("group", name="I\u2019d want a day like that").get_by_role("radio", name="3").check(force=True)


def hold_the_meeting(page: Page, address: str) -> None:
    page.goto(address + "my-meeting/")
    press(page, "Start the meeting")
    press(page, "Next question")
    page.get_by_role("textbox", name="Notes").fill(TYPED["meeting"])
    press(page, "Thank them for this")
    press(page, "End the meeting")
    expect(page.get_by_role("heading", name="Done. You listened.")).to_be_visible()


def set_the_rest(page: Page, address: str) -> None:
    page.goto(address + "steps/meet/")
    page.locator("[data-cg-list=check-meet] input").first.check()
    page.locator("[data-cg-colors]").click()
    page.keyboard.press("/")
    page.get_by_role("checkbox", name="Press / to search").uncheck()


TOOLS: Final = (
    walk_the_five_minute_path,
    add_a_question_and_choose_the_paper,
    write_a_message,
    plan_a_meeting,
    take_notes,
    hold_the_meeting,
    set_the_rest,
)


def test_what_every_tool_keeps_goes_to_another_device(browser: Browser, page: Page, address: str) -> None:
    """Each tool is used through its page. All of it is saved, deleted, and opened where nothing was kept before."""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.clock.set_fixed_time("2026-12-01T09:48:00")
    for use in TOOLS:
        use(page, address)
    page.goto(address + CONVERSATIONS)
    kept = page.evaluate(SNAPSHOT)
    assert {key: words in json.dumps(kept.get(key)) for key, words in TYPED.items()} == dict.fromkeys(TYPED, True)
    assert set(page.evaluate("cg.kept.keys")) - set(kept) == {"offline"}, "a tool is missing here"
    with page.expect_download() as download:
        press(page, "Save a backup file")
    press(page, "Delete everything")
    assert page.evaluate(SNAPSHOT) == {}

    elsewhere = browser.new_context(locale="en-US")
    other = elsewhere.new_page()
    other.on("pageerror", lambda error: pytest.fail(str(error)))
    other.goto(address + CONVERSATIONS)
    other.locator("input[type=file]").set_input_files(download.value.path())
    expect(other.locator(".cg-mine__told")).to_contain_text("This file has 2 conversations, 7 questions, 2 messages,")
    expect(other.locator(".cg-mine__left")).to_have_count(0)
    press(other, "Replace what\u2019s here")
    expect(other.get_by_role("heading", name="Ana Silva")).to_be_visible()
    assert other.evaluate(SNAPSHOT) == kept
    elsewhere.close()
