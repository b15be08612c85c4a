"""The ways to start before and after a meeting, messages, the header and the home page: all know the conversation."""

import re
from pathlib import Path
from typing import Any, Final

import pytest
from icalendar import Calendar
from playwright.sync_api import BrowserContext, Page, expect

from support.accessibility import violations

pytestmark = pytest.mark.browser

COMING: Final = "start/meeting-coming/"
MET: Final = "start/just-met/"
NOW: Final = "2026-03-10T10:00:00Z"
ANA: Final[dict[str, Any]] = {
    "id": "ana",
    "who": "Ana Silva",
    "asked": "2026-03-02",
    "answered": "yes",
    "met": "2026-03-11T14:30",
    "minutes": 30,
    "place": "Cafe Luna",
    "goal": "how bakers sleep",
}


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    """A tab in which nothing is kept yet. Errors of its scripts fail the test."""
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(address + "worries/")
    return page


def keep(page: Page, **kept: Any) -> None:
    page.evaluate("kept => Object.entries(kept).forEach(([key, value]) => cg.store.set(key, value))", kept)


def kept(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate("cg.kept.get('talks')")
    return found


def following(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"Next: {name}").click()


def narrow(page: Page) -> None:
    for width in (320, 390, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 390, "height": 844})


# ---------------------------------------------------------------- a meeting is coming up


def test_a_meeting_gets_its_day_reminders_questions_and_worksheet(page: Page, address: str) -> None:
    page.goto(address + COMING)
    expect(page.locator(".cg-way__now")).to_have_text("Step 1 of 7. You can skip any step.")
    following(page, "Write your goal")
    expect(page.get_by_text("Enter a name first.")).to_be_visible()
    page.get_by_label("Their name").fill("Ana Silva")
    page.get_by_label("Day", exact=True).fill("2026-03-12")
    page.get_by_label("Time", exact=True).fill("14:30")
    page.get_by_label("Place, phone number or video link").fill("Cafe Luna")
    page.get_by_role("button", name="Save it and show reminders").click()
    expect(page.get_by_role("checkbox", name="Meeting with Ana Silva")).to_be_checked()
    assert violations(page) == []
    narrow(page)
    following(page, "Write your goal")
    page.get_by_role("button", name="whether I\u2019d enjoy").click()
    following(page, "Read about")
    following(page, "Choose and order")
    expect(page.locator(".cg-way__list li")).to_have_count(6)
    for name in ("Say your first words", "Read three", "Pack and confirm"):
        following(page, name)
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_role("heading", name="Done. You\u2019re ready.")).to_be_visible()
    assert violations(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Add to my calendar").last.click()
    calendar = Calendar.from_ical(Path(download.value.path()).read_bytes())
    (meeting,) = (one for one in calendar.walk("VEVENT") if str(one["SUMMARY"]) == "Meeting with Ana Silva")
    assert str(meeting["LOCATION"]) == "Cafe Luna"
    assert str(meeting["DESCRIPTION"]).startswith("1. How did you get into this line of work?\n2. ")
    (talk,) = kept(page)
    assert (talk["met"], talk["answered"]) == ("2026-03-12T14:30", "yes")
    assert talk["goal"].startswith("whether")
    assert len(talk["questions"]) == 6
    page.goto(address + "my-questions/#sheet")
    for words in ("Ana Silva", "Mar 12", "whether I\u2019d enjoy an ordinary day in this work"):
        expect(page.locator(".cg-blanks").first).to_contain_text(words)


def test_on_the_day_the_meeting_can_be_started(page: Page, address: str) -> None:
    keep(page, talks=[{**ANA, "met": "2026-03-10T10:12"}])
    page.goto(f"{address}{COMING}#talk=ana")
    expect(page.get_by_label("Their name")).to_have_value("Ana Silva")
    page.get_by_role("button", name="Pack and confirm").click()
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_role("link", name="Start the meeting")).to_have_attribute(
        "href", re.compile("/my-meeting/#talk=ana$")
    )


# ---------------------------------------------------------------- just met


@pytest.mark.core
def test_after_a_meeting_notes_thanks_names_and_a_next_step_are_one_thing(page: Page, address: str) -> None:
    keep(page, talks=[{**ANA, "met": "2026-03-10T09:00"}])
    page.goto(address + MET)
    page.get_by_label("Their name").fill("Ana Silva")
    page.get_by_label("Their name").blur()
    expect(page.get_by_label("Time", exact=True)).to_have_value("09:00")
    page.get_by_label("What you learned").fill("Dough waits for nobody.\nAnd more.")
    assert violations(page) == []
    following(page, "Send thanks")
    paper = page.locator(".cg-paper:visible")
    expect(paper).to_contain_text("Dear Ana Silva,")
    expect(paper).to_contain_text("What stuck with me is Dough waits for nobody.")
    expect(paper).to_contain_text("Thank you for talking with me today")
    page.get_by_role("button", name="I sent it").click()
    following(page, "Write to the name")
    page.get_by_label("Who else did they name?").fill("Joy Adeyemi")
    following(page, "Choose a next step")
    page.get_by_label("Your next step").fill("Visit the bakery at four")
    page.get_by_label("When you\u2019ll do it").fill("2026-03-20")
    page.get_by_label("When you\u2019ll do it").blur()
    expect(page.get_by_role("checkbox", name="Your next step after meeting Ana Silva")).to_be_checked()
    assert violations(page) == []
    narrow(page)
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_role("heading", name="Done. You listened.")).to_be_visible()
    ana, joy = kept(page)
    assert (ana["id"], ana["thanked"], ana["nextOn"]) == ("ana", "2026-03-10", "2026-03-20")
    assert (joy["who"], joy["through"]) == ("Joy Adeyemi", "Ana Silva")
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


def test_someone_new_can_be_met(page: Page, address: str) -> None:
    page.goto(address + MET)
    page.get_by_label("Their name").fill("Ben")
    following(page, "Send thanks")
    (ben,) = kept(page)
    assert (ben["who"], ben["met"], ben["answered"]) == ("Ben", "2026-03-10T09:40", "yes")


# ---------------------------------------------------------------- messages


def test_a_message_opened_from_a_conversation_is_filled_in_from_it(page: Page, address: str) -> None:
    keep(page, talks=[ANA])
    page.goto(address + "letters/day-before/#talk=ana")
    expect(page.get_by_text("Filled in from your conversation with Ana Silva.")).to_be_visible()
    paper = page.locator(".cg-paper:visible").first
    expect(paper).to_contain_text("Dear Ana Silva,")
    expect(paper).to_contain_text(re.compile(r"tomorrow at 2:30\sPM, Cafe Luna"))
    assert violations(page) == []
    first = {"cold-email": {"contact": "Ana Silva", "topic": "night shifts"}}
    keep(page, letters={"writer": {}, "own": first, "words": {}})
    page.goto(address + "letters/nudge/#talk=ana")
    expect(page.locator(".cg-paper:visible").first).to_contain_text(
        "I wrote to you on Monday, March 2 about night shifts."
    )


def test_what_was_written_to_someone_else_makes_room_and_comes_back(page: Page, address: str) -> None:
    own = {"thank-you-email": {"contact": "Ben", "learned": "that it\u2019s cold"}}
    keep(
        page,
        talks=[{**ANA, "met": "2026-03-09T09:00", "learned": "Sleep early."}],
        letters={"writer": {}, "own": own, "words": {}},
    )
    page.goto(address + "letters/thank-you-email/#talk=ana")
    paper = page.locator(".cg-paper:visible").first
    expect(paper).to_contain_text("Dear Ana Silva,")
    expect(paper).to_contain_text("Thank you for talking with me yesterday")
    expect(paper).to_contain_text("Sleep early")
    page.get_by_role("button", name="Bring back what was here").click()
    expect(paper).to_contain_text("Dear Ben,")


# ---------------------------------------------------------------- header and home


PLACES: Final = ("", "questions/", "letters/thank-you-email/", "steps/follow-up/", "404.html", "my-questions/")


@pytest.mark.parametrize("place", PLACES)
def test_my_conversations_can_be_reached_from_every_kind_of_page(page: Page, address: str, place: str) -> None:
    page.goto(address + place)
    row, wide = page.locator(".cg-yours--row"), page.locator(".cg-yours--wide")
    expect(row).to_be_hidden()
    expect(page.get_by_role("button", name="Menu")).to_be_visible()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(wide.get_by_role("link", name="My conversations")).to_be_visible()
    assert not re.search(r"\d", wide.inner_text()), "a newcomer sees no 0"
    keep(page, talks=[{**ANA, "met": "2026-03-11T09:00"}])
    expect(wide.locator(".due")).to_have_text("1 today")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(row.locator(".due")).to_have_text("1 today")
    box = row.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    narrow(page)
    assert violations(page) == []


def test_without_anything_due_the_header_counts_people(page: Page, address: str) -> None:
    keep(page, talks=[{"id": "a", "who": "Ana", "asked": "2026-03-09"}, {"id": "b", "who": "Ben"}])
    page.goto(address)
    expect(page.locator(".cg-yours--row [data-cg-yours=conversations]")).to_have_text("2 people")
    expect(page.locator("#due")).to_be_hidden()


def test_home_says_what_is_due_and_start_is_quiet_then(page: Page, address: str) -> None:
    keep(page, talks=[ANA, {"id": "late", "who": "Ben", "asked": "2026-02-01"}])
    page.goto(address)
    due = page.locator("#due")
    expect(due).to_contain_text("Ben: Follow up once.")
    start = page.locator(".cg-hero__go .cg-btn--big")
    expect(start).to_have_class(re.compile("cg-btn--quiet"))
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    narrow(page)
    due.get_by_role("link", name="Open Ben").click()
    expect(page.locator(".cg-person", has_text="Ben").get_by_role("button", name="Edit notes Ben")).to_be_visible()


def test_two_tabs_say_the_same(context: BrowserContext, page: Page, address: str) -> None:
    other = context.new_page()
    other.clock.set_fixed_time(NOW)
    other.goto(address)
    expect(other.locator(".cg-yours--row")).to_be_hidden()
    keep(page, talks=[{**ANA, "met": "2026-03-11T09:00"}])
    expect(other.locator(".cg-yours--row .due")).to_have_text("1 today")
    expect(other.locator("#due")).to_contain_text("Ana Silva")
    page.evaluate("cg.store.remove('talks')")
    expect(other.locator(".cg-yours--row")).to_be_hidden()
    expect(other.locator("#due")).to_be_hidden()


def test_a_newcomer_loads_nothing_for_conversations(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/due." in url or "data/conversations" in url]


def test_where_nothing_can_be_kept_the_worksheet_still_has_the_questions(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });")
    page.goto(address + "start/five-minutes/")
    page.get_by_role("button", name="Take six questions").click()
    following(page, "Send a message")
    page.get_by_role("button", name="I sent it").click()
    expect(page.get_by_text("This browser saves nothing, so your worksheet opens in a new tab.")).to_be_visible()
    with context.expect_page() as opened:
        page.get_by_role("link", name="Print my worksheet").click()
    expect(opened.value.locator(".cg-page").first).to_contain_text("How did you get into this line of work?")
