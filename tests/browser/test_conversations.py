"""My conversations in a real browser: what is asked, written, compared, saved to a file, opened again and erased."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from support.accessibility import ask, violations
from support.guides import ROOT
from support.pdf_layout import words_of_pages

pytestmark = pytest.mark.browser

PLACE: Final = "my-conversations/"
SCRIPTS: Final = ROOT / "templates" / "theme" / "assets" / "javascripts"
NOW: Final = "2026-03-10T10:00:00Z"
NASTY: Final = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'=x",
    "''@x",
    "'plain",
    'a "b", c',
    "two\nlines",
    "; semicolon",
    "\tTab",
    " é 漢 ",
)
TALK: Final[dict[str, Any]] = {
    "id": "ana1",
    "who": "Ana Silva",
    "role": "Baker",
    "where": "Rua Nova",
    "asked": "2026-02-20",
    "answered": "yes",
    "met": "2026-03-04T09:00",
    "minutes": 25,
    "learned": "Dough waits for nobody.",
    "questions": [{"id": "first-step-in", "ask": "How did you get into this line of work?"}],
    "notes": {"How they got in": "An uncle's shop", "How much I trust it": 4},
    "changed": "2026-03-05T10:00:00.000Z",
}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(locale="en-US", timezone_id="UTC", viewport={"width": 1280, "height": 900})
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


@pytest.fixture
def opened(context: BrowserContext, address: str) -> Callable[..., Page]:
    """A tab with the page, after some keys were kept. Errors of its scripts fail the test."""

    def open_page(**kept: Any) -> Page:
        page = context.new_page()
        page.clock.set_fixed_time(NOW)
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.goto(address + PLACE)
        if kept:
            keep(page, **kept)
            page.reload()
        return page

    return open_page


def keep(page: Page, **kept: Any) -> None:
    page.evaluate("kept => Object.entries(kept).forEach(([key, value]) => cg.store.set(key, value))", kept)


def kept(page: Page, key: str = "talks") -> Any:
    return page.evaluate("key => cg.store.get(key)", key)


def row(page: Page, name: str) -> Locator:
    return page.locator(".cg-person").filter(has=page.get_by_role("heading", name=name, exact=True))


def card(page: Page, name: str) -> Locator:
    """The row of a person, opened where it's folded."""
    found = row(page, name)
    opener = found.get_by_role("heading", name=name, exact=True).get_by_role("button")
    if opener.get_attribute("aria-expanded") == "false":
        opener.click()
    return found


def names(page: Page) -> list[str]:
    return page.locator(".cg-people h3").all_inner_texts()


def unfold(page: Page) -> None:
    page.locator(".cg-person details").evaluate_all("found => found.forEach((one) => (one.open = true))")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


# ---------------------------------------------------------------- from the first name to the last note


@pytest.mark.core
def test_a_conversation_goes_its_whole_way(opened: Callable[..., Page]) -> None:
    page = opened()
    expect(page.get_by_text("A name is enough.")).to_be_visible()
    page.get_by_label("Who do you want to ask?").fill("Ana Silva")
    page.keyboard.press("Enter")
    ana = row(page, "Ana Silva")
    here = ana.locator(".cg-far [aria-current=step]")
    expect(here).to_have_text("On my list")
    write = ana.get_by_role("link", name="Write it First email to a stranger")
    expect(write).to_have_attribute("href", re.compile(r"/letters/cold-email/#talk=[a-z0-9]+$"))
    ana.get_by_role("button", name="I sent it").click()
    expect(here).to_have_text("Asked")
    expect(ana).to_contain_text("Next, on Tue, Mar 17")
    page.clock.set_fixed_time("2026-03-17T10:00:00Z")
    page.reload()
    expect(page.get_by_role("heading", name="To do today: one thing")).to_be_visible()
    expect(ana).to_contain_text("Follow up once.")
    ana.get_by_role("button", name="I followed up").click()
    ana.get_by_role("button", name="They said yes").click()
    expect(here).to_have_text("Said yes")
    expect(ana).to_contain_text("No date yet")
    ana.get_by_role("button", name="Save the meeting").click()
    expect(ana.get_by_role("alert")).to_have_text("Enter a day and a time.")
    ana.get_by_label("Day", exact=True).fill("2026-03-20")
    ana.get_by_label("Time", exact=True).fill("15:30")
    ana.get_by_label("Place, phone number or video link").fill("https://video.example/ana")
    ana.get_by_role("button", name="Save the meeting").click()
    expect(ana.locator(".cg-when")).to_contain_text("Meeting in 3 days")
    expect(ana.locator(".cg-when b")).to_have_text(re.compile(r"Fri, Mar 20, 3:30\sPM"))
    expect(ana.get_by_role("link", name="Open the link")).to_have_attribute("href", "https://video.example/ana")
    expect(ana.get_by_role("link", name="Confirm the meeting, with an agenda")).to_be_visible()
    page.clock.set_fixed_time("2026-03-19T10:00:00Z")
    page.reload()
    expect(ana.locator(".cg-when")).to_contain_text("Meeting tomorrow")
    expect(ana.get_by_role("link", name="Write it The day before")).to_be_visible()
    ana.get_by_role("button", name="I sent it").click()
    page.clock.set_fixed_time("2026-03-20T15:18:00Z")
    page.reload()
    expect(ana.locator(".cg-when")).to_contain_text("Meeting today, in 12 minutes")
    expect(ana.get_by_role("link", name="Start the meeting")).to_have_attribute(
        "href", re.compile(r"/my-meeting/#talk=")
    )
    page.clock.set_fixed_time("2026-03-20T15:55:00Z")
    page.reload()
    expect(here).to_have_text("Met")
    expect(ana.get_by_role("link", name="Write it Thank-you email")).to_be_visible()
    ana.get_by_role("button", name="I thanked them").click()
    expect(here).to_have_text("Thanked")
    expect(ana).to_contain_text("Next, on Mon, Jun 22")
    found = kept(page)[0]
    assert {key: found[key] for key in ("asked", "nudged", "answered", "met", "confirmed", "thanked")} == {
        "asked": "2026-03-10",
        "nudged": "2026-03-17",
        "answered": "yes",
        "met": "2026-03-20T15:30",
        "confirmed": "2026-03-19",
        "thanked": "2026-03-20",
    }


def test_a_notice_goes_when_what_it_says_is_no_longer_so(opened: Callable[..., Page]) -> None:
    page = opened(talks=[{"id": "a", "who": "Ana", "asked": "2026-03-01"}])
    ana = row(page, "Ana")
    ana.get_by_role("button", name="They said yes").click()
    expect(ana.locator(".cg-undo")).to_contain_text("Ana: Said yes. When do you meet?")
    page.evaluate("cg.conversations.change('a', {met: '2026-03-12T09:00'})")
    expect(ana.locator(".cg-undo")).to_have_count(0)


def test_with_nothing_to_do_a_person_is_one_row(opened: Callable[..., Page]) -> None:
    page = opened(talks=[{"id": "a", "who": "Ana", "role": "Baker", "asked": "2026-03-09"}])
    ana = row(page, "Ana")
    expect(ana).to_contain_text("Nothing to do until Mon, Mar 16. Then: Follow up once.")
    expect(ana.get_by_role("button", name="Edit notes")).to_be_hidden()
    expect(page.get_by_role("heading", name="Later")).to_be_visible()
    expect(page.get_by_role("heading", name="To do today")).to_be_hidden()
    expect(card(page, "Ana").get_by_role("button", name="Edit notes Ana")).to_be_visible()
    assert violations(page) == []


def test_the_words_change_at_midnight_while_the_page_stays_open(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.clock.install(time="2026-03-18T23:58:30Z")
    page.goto(address + PLACE)
    keep(page, talks=[{"id": "a", "who": "Ana", "answered": "yes", "met": "2026-03-20T15:30"}])
    when = row(page, "Ana").locator(".cg-when")
    expect(when).to_contain_text("Meeting in 2 days")
    expect(page.locator(".cg-yours--wide .due")).to_have_count(0)
    page.clock.run_for(120_000)
    expect(when).to_contain_text("Meeting tomorrow")
    expect(page.locator(".cg-yours--wide .due")).to_have_text("1 today")
    expect(page.get_by_role("heading", name="To do today: one thing")).to_be_visible()


def test_an_empty_page_has_one_field_and_a_sample(opened: Callable[..., Page]) -> None:
    page = opened()
    sample = page.get_by_role("region", name="A sample, one week in")
    expect(sample).to_contain_text("Ana Ruiz")
    expect(sample.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("link", name="I have a meeting coming up")).to_have_attribute(
        "href", re.compile("/start/meeting-coming/$")
    )
    for width in (320, 390, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


def test_a_link_opens_the_card_of_one_person(opened: Callable[..., Page]) -> None:
    page = opened(talks=[{"id": "a", "who": "Ana", "asked": "2026-03-09"}, TALK])
    page.goto(page.url + "#talk=a")
    page.reload()
    expect(row(page, "Ana").get_by_role("button", name="Edit notes Ana")).to_be_visible()
    expect(row(page, "Ana").get_by_role("heading").get_by_role("button")).to_be_focused()


def test_a_no_is_thanked_for_and_a_name_given_is_named(opened: Callable[..., Page]) -> None:
    page = opened(
        talks=[{"id": "a", "who": "Ana", "through": "Ben Ito"}, {"id": "b", "who": "Linh", "asked": "2026-03-02"}]
    )
    expect(card(page, "Ana")).to_contain_text("say Ben Ito sent you")
    expect(row(page, "Ana").get_by_role("link", name="Email to a name you were given")).to_be_visible()
    row(page, "Linh").get_by_role("button", name="They said no").click()
    expect(row(page, "Linh").get_by_role("link", name="Thank them for a no")).to_be_visible()
    undo = row(page, "Linh").get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    undo.click()
    expect(row(page, "Linh").locator(".cg-far [aria-current=step]")).to_have_text("Asked")


def test_what_is_due_first_comes_first(opened: Callable[..., Page]) -> None:
    page = opened(
        talks=[
            {"id": "late", "who": "Later", "met": "2026-03-03T09:00", "thanked": "2026-03-04"},
            {"id": "over", "who": "Over", "asked": "2026-01-01", "answered": "no", "thanked": "2026-01-02"},
            {"id": "next", "who": "Nudge", "asked": "2026-03-09"},
            {"id": "now", "who": "Thanks", "met": "2026-03-05T09:00"},
        ]
    )
    assert names(page) == ["Thanks", "Nudge", "Later", "Over"]


SAFARI: Final = """
  Object.defineProperty(navigator, "vendor", { value: "Apple Computer, Inc." });
  addEventListener("mousedown", (event) => event.target.closest("button") && event.preventDefault(), true);
"""
"""It gives a button that is pressed no focus, and erases what pages leave."""


def test_nothing_moves_under_the_finger_in_safari_either(context: BrowserContext, opened: Callable[..., Page]) -> None:
    context.add_init_script(SAFARI)
    page = opened(
        talks=[
            {"id": "one", "who": "First", "met": "2026-03-04T09:00"},
            {"id": "two", "who": "Second", "met": "2026-03-05T09:00"},
        ]
    )
    row(page, "First").get_by_role("button", name="I thanked them").click()
    expect(row(page, "First")).to_contain_text("Saved.")
    assert names(page) == ["First", "Second"]
    page.reload()
    assert names(page) == ["Second", "First"]


def test_what_belongs_to_a_name_is_heard_with_it(opened: Callable[..., Page]) -> None:
    page = opened(talks=[TALK])
    one = row(page, "Ana Silva")
    expect(one.get_by_role("button", name="I thanked them")).to_have_accessible_description("Ana Silva")
    heard = one.aria_snapshot()
    assert heard.index("Ana Silva") < heard.index("You met") < heard.index("How far") < heard.index("Next, since")


def test_where_what_is_kept_may_be_erased_the_page_says_so(
    context: BrowserContext, opened: Callable[..., Page]
) -> None:
    warning = "This browser might delete it after a week without a visit"
    page = opened(talks=[TALK])
    expect(page.get_by_text("On this device: 1 conversation")).not_to_contain_text(warning)
    context.add_init_script(SAFARI)
    page.reload()
    expect(page.get_by_text("On this device: 1 conversation")).to_contain_text(warning)
    press(page, "Delete everything")
    expect(page.get_by_text("Nothing is saved on this device.")).to_be_visible()
    expect(page.get_by_text(warning)).to_be_hidden()


@pytest.mark.core
def test_everything_typed_is_kept_at_once(opened: Callable[..., Page]) -> None:
    page = opened(talks=[TALK])
    press(page, "Edit notes Ana Silva")
    ana = row(page, "Ana Silva")
    unfold(page)
    ana.get_by_label("Where they work").fill("Rua Velha")
    ana.get_by_label("What surprised you").fill("Night is the quiet part.")
    ana.get_by_label("A real day").fill("Up at two.")
    ana.get_by_role("group", name="I\u2019d want a day like that").get_by_role("radio", name="3").check()
    ana.get_by_label("When you thanked them").fill("2026-03-05")
    ana.get_by_label("How you contacted them").select_option("phone")
    page.reload()
    found = kept(page)[0]
    assert found["where"] == "Rua Velha"
    assert found["surprised"] == "Night is the quiet part."
    assert found["notes"] == {**TALK["notes"], "A real day": "Up at two.", "I\u2019d want a day like that": 3}
    assert found["thanked"] == "2026-03-05"
    assert found["channel"] == "phone"
    card(page, "Ana Silva")
    press(page, "Edit notes Ana Silva")
    expect(ana.get_by_label("A real day")).to_have_value("Up at two.")
    expect(ana.get_by_label("How you contacted them")).to_have_value("phone")


OLD_NOTES: Final = {
    "Their way in": "By bus",
    "What I would like": "The quiet",
    "What I would not": "The nights",
    "What it asks for": "A car",
    "How far I trust it": 3,
    "I would want that day": 2,
}
"""By what the rows of the worksheet were called at first."""
TODAY: Final = {
    "How they got in": "By bus",
    "What I\u2019d like": "The quiet",
    "What I wouldn\u2019t like": "The nights",
    "What it takes": "A car",
    "How much I trust it": "3 of 5",
    "I\u2019d want a day like that": "2 of 5",
}


def side_by_side(page: Page) -> dict[str, str]:
    """What is compared: the first conversation's notes by the names of their rows."""
    table = page.get_by_role("table", name="Conversations side by side")
    cells = {
        one.get_by_role("rowheader").inner_text(): one.get_by_role("cell").first.inner_text()
        for one in table.get_by_role("row").all()[1:]
    }
    return {name: cells[name] for name in cells if name in TODAY}


def test_notes_under_old_names_of_rows_are_shown_and_move_when_edited(opened: Callable[..., Page]) -> None:
    page = opened(talks=[{**TALK, "notes": OLD_NOTES}, {"id": "ben", "who": "Ben"}])
    press(page, "Compare Ana Silva")
    card(page, "Ben")
    press(page, "Compare Ben")
    assert side_by_side(page) == TODAY
    press(page, "Edit notes Ana Silva")
    unfold(page)
    ana = row(page, "Ana Silva")
    for name in ("How they got in", "What I\u2019d like", "What I wouldn\u2019t like", "What it takes"):
        expect(ana.get_by_label(name, exact=True)).to_have_value(TODAY[name])
    for name, value in (("How much I trust it", "3"), ("I\u2019d want a day like that", "2")):
        expect(ana.get_by_role("group", name=name).get_by_role("radio", name=value)).to_be_checked()
    ana.get_by_label("How they got in", exact=True).fill("By train")
    ana.get_by_role("group", name="How much I trust it").get_by_role("radio", name="5").check()
    still = {name: note for name, note in OLD_NOTES.items() if name not in ("Their way in", "How far I trust it")}
    assert kept(page)[0]["notes"] == {**still, "How they got in": "By train", "How much I trust it": 5}
    assert side_by_side(page) == {**TODAY, "How they got in": "By train", "How much I trust it": "5 of 5"}
    lines = list(csv.DictReader(io.StringIO(saved(page, "Save as a table (CSV)").decode("utf-8-sig"), newline="")))
    assert [name for name in lines[0] if name in (f"Note: {old}" for old in OLD_NOTES)] == []
    assert lines[0]["Note: What it takes"] == "A car"


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_files_with_old_names_of_rows_are_read(opened: Callable[..., Page], kind: str) -> None:
    page = opened()
    if kind == "json":
        talk = {**TALK, "notes": OLD_NOTES}
        text = json.dumps({"guide": "twenty-minutes", "version": 1, "kept": {"talks": [talk]}})
    else:
        table = io.StringIO()
        csv.writer(table).writerows(
            [["Who", *(f"Note: {name}" for name in OLD_NOTES)], ["Ana Silva", *OLD_NOTES.values()]]
        )
        text = table.getvalue()
    open_file(page, text, f"old.{kind}")
    press(page, "Add it to what\u2019s here")
    page.get_by_label("Add a person").fill("Ben")
    page.keyboard.press("Enter")
    card(page, "Ana Silva")
    press(page, "Compare Ana Silva")
    press(page, "Compare Ben")
    assert side_by_side(page) == TODAY


def test_my_questions_are_copied_in(opened: Callable[..., Page]) -> None:
    tray = {
        "minutes": 20,
        "items": [{"id": "first-step-in", "minutes": 3}, {"own": "What do you bake first?", "minutes": 2}],
    }
    page = opened(talks=[{**TALK, "questions": []}], tray=tray)
    press(page, "Edit notes Ana Silva")
    press(page, "Copy in my questions")
    asked = row(page, "Ana Silva").locator(".cg-talk__asked li")
    expect(asked).to_have_text(["How did you get into this line of work?", "What do you bake first?"])
    assert kept(page)[0]["questions"] == [
        {"id": "first-step-in", "ask": "How did you get into this line of work?"},
        {"ask": "What do you bake first?"},
    ]
    press(page, "Remove these questions")
    expect(asked).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(asked).to_have_count(2)


def test_a_deleted_one_comes_back(opened: Callable[..., Page]) -> None:
    page = opened(talks=[TALK, {"id": "ben", "who": "Ben"}])
    press(page, "Delete Ana Silva")
    assert [one["id"] for one in kept(page)] == ["ben"]
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    assert sorted(one["id"] for one in kept(page)) == ["ana1", "ben"]
    assert TALK in kept(page)
    expect(page.get_by_role("heading", name="Ana Silva").get_by_role("button")).to_be_focused()


def test_ones_own_rate_is_said_from_two_people_on(opened: Callable[..., Page]) -> None:
    page = opened(talks=[{"id": "a", "who": "A", "asked": "2026-03-01"}, {"id": "b", "who": "B"}])
    rate = page.locator(".cg-talks__rate")
    expect(rate).to_be_hidden()
    more = [{"id": f"c{number}", "who": f"C{number}", "asked": "2026-02-01"} for number in range(3)]
    keep(page, talks=[*more, {"id": "d", "who": "D", "asked": "2026-03-01"}])
    expect(rate).to_have_text("You asked 4 people. No answers yet.")
    answers = [
        {"id": "e", "who": "E", "answered": "no"},
        {"id": "f", "who": "F", "answered": "yes"},
        {"id": "g", "who": "G", "met": "2026-03-01T09:00"},
    ]
    keep(page, talks=[*more, {"id": "d", "who": "D", "asked": "2026-03-01"}, *answers])
    expect(rate).to_have_text("You asked 7 people. 3 answered, and 2 said yes.")
    keep(page, talks=[answers[0], more[0]])
    expect(rate).to_have_text("You asked 2 people. 1 answered, and nobody said yes.")


# ---------------------------------------------------------------- side by side, and on paper


def four() -> list[dict[str, Any]]:
    return [{**TALK, "id": f"t{number}", "who": f"Person {number}"} for number in range(4)]


def test_up_to_three_stand_side_by_side(opened: Callable[..., Page]) -> None:
    page = opened(talks=four())
    table = page.get_by_role("table", name="Conversations side by side")
    press(page, "Compare Person 0")
    expect(page.locator("#cg-say")).to_contain_text("Choose one or two more")
    expect(table).to_be_hidden()
    for number in (1, 2, 3):
        press(page, f"Compare Person {number}")
    expect(page.locator("#cg-say")).to_contain_text("You can compare 3 at a time")
    assert [one.split("\n")[0] for one in table.get_by_role("columnheader").all_inner_texts()] == [
        f"Person {number}" for number in range(3)
    ]
    assert table.get_by_role("rowheader").all_inner_texts() == [
        "How they got in",
        "How much I trust it",
        "What you learned",
    ]
    expect(table.get_by_role("row", name="How much I trust it").get_by_role("cell").first).to_have_text("4 of 5")
    for width in (320, 390, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        expect(table.get_by_role("rowheader")).to_have_count(3)
    assert violations(page) == []
    press(page, "Close the comparison")
    expect(table).to_have_count(0)


def test_the_page_and_the_comparison_print(opened: Callable[..., Page]) -> None:
    page = opened(talks=four())
    page.emulate_media(media="print")
    for words in ("An uncle's shop", "4 of 5", "How did you get into this line of work?", "Dough waits for nobody."):
        expect(row(page, "Person 1").get_by_text(words)).to_be_visible()
    for control in ("Delete Person 1", "Add", "Save a backup file"):
        expect(page.get_by_role("button", name=control, exact=True)).to_be_hidden()
    page.emulate_media(media="screen")
    for number in (0, 1):
        press(page, f"Compare Person {number}")
    page.evaluate("window.print = () => (window.printed = document.body.className)")
    press(page, "Print the comparison")
    assert "is-comparing" in page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(page.get_by_role("table", name="Conversations side by side")).to_be_visible()
    expect(row(page, "Person 1")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(row(page, "Person 1")).to_be_visible()


def test_no_blank_page_is_printed(opened: Callable[..., Page]) -> None:
    page = opened(talks=[TALK])
    assert len(words_of_pages(page.pdf())) == 1


# ---------------------------------------------------------------- to a file and back


def saved(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        press(page, button)
    return Path(download.value.path()).read_bytes()


def open_file(page: Page, content: bytes | str, name: str = "file.json") -> None:
    data = content.encode() if isinstance(content, str) else content
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/plain", "buffer": data})


EVERYTHING: Final[dict[str, Any]] = {
    "talks": [TALK],
    "tray": {"minutes": 20, "items": [{"id": "first-step-in", "minutes": 3}]},
    "ticks": {"check-meet": {"ticked": ["I stopped on time"]}},
    "letters": {
        "writer": {"name": "Linh"},
        "own": {"cold-email": {"contact": "Ana"}, "nudge": {"contact": "Ana"}},
        "words": {"nudge": {"subject": "", "body": "Hello"}},
        "last": "nudge",
    },
    "colors": "dark",
    "paper": "a4",
}


def everything(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("cg.backup.snapshot()")
    return found


@pytest.mark.core
def test_everything_goes_to_another_device(opened: Callable[..., Page]) -> None:
    page = opened(**EVERYTHING)
    text = saved(page, "Save a backup file")
    assert json.loads(text) == {
        "guide": "twenty-minutes",
        "version": 1,
        "saved": "2026-03-10T10:00:00.000Z",
        "kept": EVERYTHING,
    }
    page.evaluate("cg.backup.put({})")
    open_file(page, text)
    held = "This file has 1 conversation, 1 question, 2 messages, 1 check mark, and your settings."
    expect(page.locator(".cg-mine__told")).to_contain_text(held)
    assert everything(page) == {}, "nothing changes before one has chosen"
    expect(page.get_by_role("button", name="Add it to what’s here")).to_be_focused()
    press(page, "Add it to what’s here")
    assert everything(page) == EVERYTHING
    expect(row(page, "Ana Silva")).to_be_visible()


@pytest.mark.core
def test_a_file_is_added_or_put_in_place_and_taken_back(opened: Callable[..., Page]) -> None:
    here = {
        "talks": [{**TALK, "where": "Newer", "changed": "2026-03-09T10:00:00.000Z"}, {"id": "ben", "who": "Ben"}],
        "tray": {"minutes": 30, "items": [{"id": "real-day", "minutes": 2}]},
        "ticks": {"check-meet": {"ticked": ["I asked for one more name"]}},
        "letters": {"writer": {"name": "Here"}, "own": {"nudge": {"contact": "Ben"}}},
        "paper": "letter",
    }
    page = opened(**here)
    file = json.dumps(
        {"guide": "twenty-minutes", "version": 1, "kept": {**EVERYTHING, "talks": [TALK, {"id": "new", "who": "New"}]}}
    )
    open_file(page, file)
    press(page, "Add it to what’s here")
    after = everything(page)
    assert [one.get("where", one["who"]) for one in after["talks"]] == ["Newer", "Ben", "New"]
    assert [one["id"] for one in after["tray"]["items"]] == ["real-day", "first-step-in"]
    assert after["letters"]["writer"] == {"name": "Here"}
    assert after["letters"]["own"] == {"cold-email": {"contact": "Ana"}, "nudge": {"contact": "Ben"}}
    assert after["letters"]["words"] == {"nudge": {"subject": "", "body": "Hello"}}
    assert after["paper"] == "letter"
    assert after["colors"] == "dark"
    page.get_by_role("button", name="Undo").click()
    assert everything(page) == here
    open_file(page, file)
    press(page, "Replace what’s here")
    assert [one["who"] for one in everything(page)["talks"]] == ["Ana Silva", "New"]
    assert everything(page)["paper"] == "a4"
    page.get_by_role("button", name="Undo").click()
    assert everything(page) == here
    open_file(page, file)
    press(page, "Cancel")
    assert everything(page) == here


def with_talk(**changes: Any) -> str:
    return json.dumps({"guide": "twenty-minutes", "version": 1, "kept": {"talks": [{**TALK, **changes}]}})


def with_kept(**kept_keys: Any) -> str:
    return json.dumps({"guide": "twenty-minutes", "version": 1, "kept": kept_keys})


NOT_OURS: Final = "This file isn’t from this guide. Nothing has changed. Choose a backup file you saved here"
UNREADABLE: Final = "We can’t read this file. Nothing has changed."
BAD: Final[dict[str, tuple[bytes | str, str]]] = {
    "empty": ("", NOT_OURS),
    "not JSON": ("hello", NOT_OURS),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe", NOT_OURS),
    "cut off": (with_talk()[:-9], "This file is damaged. Nothing has changed."),
    "JSON of something else": ('{"name": "package"}', NOT_OURS),
    "a list": ("[1, 2]", NOT_OURS),
    "another guide": ('{"guide": "other", "version": 1, "kept": {}}', NOT_OURS),
    "without anything kept": ('{"guide": "twenty-minutes", "version": 1, "kept": []}', NOT_OURS),
    "a newer edition": (
        '{"guide": "twenty-minutes", "version": 2, "kept": {}}',
        "This file is from a newer version of the guide. Nothing has changed.",
    ),
    "nothing in it": (with_kept(), "There’s nothing to restore in this file. Nothing has changed."),
    "talks that are none": (with_kept(talks="all"), UNREADABLE),
    "letters in a list": (with_kept(letters=[1]), UNREADABLE),
    "a color that is none": (with_kept(colors="<script>"), UNREADABLE),
    "keys of something else": (with_kept(evil={"a": 1}), UNREADABLE),
    "a table of something else": ("Name,Price\r\nBread,3\r\n", NOT_OURS),
    "a table without a line": (
        "Who,Where they work\r\n",
        "There are no conversations in this file. Nothing has changed.",
    ),
    "too large": (b'{"a": "' + b"x" * (5 * 1024 * 1024) + b'"}', "This file is too large. Nothing has changed."),
}


def test_files_that_do_not_fit_change_nothing(opened: Callable[..., Page]) -> None:
    page = opened(**EVERYTHING)
    told = page.locator(".cg-mine__told")
    for what, (content, said) in BAD.items():
        open_file(page, content)
        expect(told, what).to_contain_text(said)
        expect(told.get_by_role("button")).to_have_count(0)
        assert everything(page) == EVERYTHING, what
        told.evaluate("told => told.replaceChildren()")
    expect(page.locator("#cg-say")).to_contain_text("This file is too large.")


PARTLY: Final[dict[str, tuple[str, str]]] = {
    "a talk that is none": (with_kept(talks=[3, TALK]), "conversation 1"),
    "a date that is none": (with_talk(asked="2026-02-30"), "Ana Silva: “2026-02-30” under “Asked on”"),
    "a time that is none": (with_talk(met="2026-02-20T25:00"), "Ana Silva: “2026-02-20T25:00” under “Meeting”"),
    "a name that is none": (with_talk(who={"a": 1}), "conversation 1: “…” under “Who”"),
    "a name too long": (with_talk(who="x" * 201), "under “Who”"),
    "minutes without end": (with_talk(minutes=1e9), "Ana Silva: “1000000000” under “Minutes”"),
    "trust beyond five": (with_talk(notes={"How much I trust it": 6}), "Ana Silva: “6” under “Notes”"),
    "one id twice": (with_kept(talks=[TALK, TALK]), "Ana Silva."),
    "too many": (with_kept(talks=[{"id": f"a{number}"} for number in range(508)]), "and 3 more"),
    "a question that is none": (
        with_kept(talks=[TALK], tray={"minutes": 20, "items": [{"id": "x", "minutes": "3"}]}),
        "1 question",
    ),
    "a letter that is none": (with_kept(talks=[TALK], letters={"writer": {"name": 3}}), "1 message"),
    "a key of something else": (with_kept(talks=[TALK], evil=1), "“evil”"),
    "a table with a wrong date": ("Who,Asked on\r\nAna,last week\r\n", "Ana: “last week” under “Asked on”"),
    "a table with wrong minutes": ("Who,Minutes\r\nAna,long\r\n", "Ana: “long” under “Minutes”"),
}


def test_what_fits_of_a_file_is_taken_and_the_rest_is_named(opened: Callable[..., Page]) -> None:
    page = opened()
    for what, (content, left) in PARTLY.items():
        open_file(page, content)
        expect(page.locator(".cg-mine__left"), what).to_contain_text(left)
        press(page, "Replace what’s here")
        assert page.evaluate("cg.conversations.all().length"), what
        page.evaluate("cg.backup.put({})")


def test_parts_that_this_edition_does_not_know_stay(opened: Callable[..., Page]) -> None:
    page = opened(talks=[{**TALK, "later": {"any": 1}}])
    expect(row(page, "Ana Silva")).to_be_visible()
    page.evaluate("cg.conversations.change('ana1', {role: 'Nurse'})")
    assert everything(page)["talks"][0]["later"] == {"any": 1}


def test_keys_that_are_not_ours_are_left_out(opened: Callable[..., Page]) -> None:
    page = opened()
    open_file(page, with_kept(talks=[TALK], evil={"a": 1}, __proto__={"polluted": 1}))
    press(page, "Replace what’s here")
    assert everything(page) == {"talks": [TALK]}
    assert page.evaluate("({}).polluted") is None


def test_a_table_comes_back_as_it_was(opened: Callable[..., Page]) -> None:
    talks = [
        {
            "id": f"n{number}",
            "who": text,
            "how": text,
            "learned": text,
            "asked": "2026-03-01",
            "minutes": 20,
            "questions": [{"ask": "Why?"}, {"ask": text.replace("\n", " ")}],
            "notes": {"How they got in": text, "How much I trust it": 3},
        }
        for number, text in enumerate(NASTY)
    ]
    page = opened(talks=talks)
    table = saved(page, "Save as a table (CSV)")
    assert table.startswith("\ufeff".encode())
    lines = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    assert len(lines) == len(NASTY)
    for line in lines:
        assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in line.values()), "no formula"
    assert lines[0]["Who"] == "'=1+1"
    assert lines[0]["Asked on"] == "2026-03-01"
    page.evaluate("cg.backup.put({})")
    open_file(page, table, "conversations.csv")
    press(page, "Add it to what’s here")
    found = [{key: value for key, value in one.items() if key != "changed"} for one in kept(page)]
    assert found == talks


@pytest.mark.parametrize("sign", [";", "\t"])
def test_a_table_from_another_program_is_read(opened: Callable[..., Page], sign: str) -> None:
    page = opened()
    rows = [
        ["Who", "Where they work", "Favourite colour"],
        ["Ana", 'The "Corner"', "green"],
        ["", "", ""],
        ["Ben", "", ""],
    ]
    text = io.StringIO()
    csv.writer(text, delimiter=sign, lineterminator="\n").writerows(rows)
    open_file(page, text.getvalue(), "mine.csv")
    press(page, "Add it to what’s here")
    assert [(one["who"], one.get("where", "")) for one in kept(page)] == [("Ana", 'The "Corner"'), ("Ben", "")]


# ---------------------------------------------------------------- erased, refused, full, shared


@pytest.mark.core
def test_everything_is_erased_and_brought_back(opened: Callable[..., Page]) -> None:
    page = opened(**EVERYTHING)
    before = everything(page)
    expect(
        page.get_by_text("On this device: 1 conversation, 1 question, 2 messages, 1 check mark, and your settings.")
    ).to_be_visible()
    press(page, "Delete everything")
    assert page.evaluate("Object.keys(localStorage).length") == 0
    assert names(page) == []
    expect(page.get_by_text("Nothing is saved on this device.")).to_be_visible()
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    page.get_by_label("Who do you want to ask?").fill("New")
    page.keyboard.press("Enter")
    undo.click()
    assert [one["who"] for one in kept(page)] == ["Ana Silva", "New"], "what was written meanwhile stays"
    assert {key: value for key, value in everything(page).items() if key != "talks"} == {
        key: value for key, value in before.items() if key != "talks"
    }


def test_what_is_erased_twice_comes_back_whole(opened: Callable[..., Page]) -> None:
    page = opened(talks=[TALK])
    press(page, "Delete everything")
    page.get_by_label("Who do you want to ask?").fill("New")
    page.keyboard.press("Enter")
    press(page, "Delete everything")
    assert everything(page) == {}
    page.get_by_role("button", name="Undo").click()
    assert [one["who"] for one in kept(page)] == ["Ana Silva", "New"]


def test_the_word_on_shared_computers_is_read_once(opened: Callable[..., Page]) -> None:
    page = opened()
    warning = page.get_by_text("Do other people use this computer?")
    expect(warning).to_be_visible()
    press(page, "Got it")
    expect(warning).to_be_hidden()
    page.reload()
    expect(warning).to_be_hidden()
    press(page, "Delete everything")
    expect(warning).to_be_visible()


@pytest.mark.parametrize("name", ["QuotaExceededError", "SecurityError"])
def test_where_nothing_can_be_kept_it_holds_until_the_page_is_closed(browser: Browser, address: str, name: str) -> None:
    context = browser.new_context()
    context.add_init_script(f"Storage.prototype.setItem = () => {{ throw new DOMException('no', '{name}'); }};")
    page = context.new_page()
    page.goto(address + PLACE)
    page.get_by_label("Who do you want to ask?").fill("Ana Silva")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Your work is still here")
    expect(row(page, "Ana Silva")).to_be_visible()
    row(page, "Ana Silva").get_by_role("button", name="I sent it").click()
    expect(row(page, "Ana Silva")).to_contain_text("Asked")
    text = saved(page, "Save a backup file")
    assert json.loads(text)["kept"]["talks"][0]["who"] == "Ana Silva", "it can still be saved"
    context.close()


def test_two_tabs_work_on_the_same_list(opened: Callable[..., Page]) -> None:
    first = opened(talks=[TALK])
    second = opened()
    press(first, "Edit notes Ana Silva")
    unfold(first)
    first.get_by_label("What you learned").fill("From the first tab")
    expect(second.get_by_text("From the first tab")).to_be_visible()
    second.get_by_label("Add a person").fill("Ben")
    second.keyboard.press("Enter")
    press(second, "Edit notes Ana Silva")
    unfold(second)
    row(second, "Ana Silva").get_by_label("Where they work").fill("Rua Velha")
    expect(row(first, "Ben")).to_be_visible()
    expect(row(first, "Ana Silva").get_by_label("Where they work")).to_have_value("Rua Velha")
    found = {one["who"]: one for one in kept(first)}
    assert found["Ana Silva"]["learned"] == "From the first tab"
    assert found["Ana Silva"]["where"] == "Rua Velha"
    press(second, "Delete Ana Silva")
    expect(row(first, "Ana Silva")).to_have_count(0)


def test_what_is_kept_may_be_anything(opened: Callable[..., Page]) -> None:
    page = opened()
    for strange in ("text", 3, [3, None, {"who": 4}], {"a": 1}):
        keep(page, talks=strange)
        page.reload()
        assert names(page) == []
        page.get_by_label("Who do you want to ask?").fill("Ana")
        page.keyboard.press("Enter")
        assert names(page) == ["Ana"]
    keep(page, talks=[{"id": "ODD", "later": 1}, TALK])
    press(page, "Delete Ana Silva")
    assert kept(page) == [{"id": "ODD", "later": 1}], "what this page can't read stays"


# ---------------------------------------------------------------- for everybody


@pytest.mark.core
def test_without_scripts_it_says_what_to_do_instead(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PLACE)
    expect(page.get_by_text("This page needs JavaScript")).to_be_visible()
    assert page.locator("#tool").get_by_role("button").count() == 0
    context.close()


def test_axe_finds_nothing_with_everything_open(opened: Callable[..., Page]) -> None:
    page = opened(talks=[*four(), {"id": "later", "who": "Later", "met": "2026-03-20T09:00"}])
    assert violations(page) == []
    press(page, "Edit notes Later")
    press(page, "Set reminders Later")
    press(page, "Delete Person 3")
    unfold(page)
    open_file(page, with_talk())
    expect(page.get_by_role("button", name="Add it to what’s here")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Tab")  # from here on by keyboard
    assert ask(page, "unfocused") == []
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


@pytest.mark.core
def test_the_keyboard_alone_is_enough(opened: Callable[..., Page]) -> None:
    page = opened()
    page.get_by_label("Who do you want to ask?").focus()
    page.keyboard.type("Ana Silva")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ana Silva").get_by_role("button")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Write it First email to a stranger")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    expect(page.locator("#cg-say")).to_contain_text("Ana Silva: Asked.")
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Edit notes Ana Silva":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Edit notes Ana Silva")).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_label("Their job")).to_be_visible()
