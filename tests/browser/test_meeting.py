"""My meeting in a real browser: each state of it, and the whole way into conversation, thank-you and calendar."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from support.accessibility import violations
from support.meetings import MARIA, PLACE, arrive, at, begin, keep, kept, press, start

pytestmark = pytest.mark.browser

FIRST: Final = "How did you get into this line of work?"
SECOND: Final = "What did your most recent workday look like, start to finish?"
LAST: Final = "Who else should I talk to?"
SIDEWAYS: Final = "document.scrollingElement.scrollWidth - innerWidth"
SAID: Final = "document.getElementById('cg-say').textContent"


def question(page: Page) -> str:
    return page.locator(".cg-room__q").inner_text()


def following(page: Page, times: int = 1) -> None:
    for _ in range(times):
        press(page, "Next question")


@pytest.mark.core
def test_the_whole_way(page: Page, address: str) -> None:
    """From a date to notes, and on into the conversation, the thank-you, another person and the calendar."""
    start(page, address)
    expect(page.get_by_role("timer")).to_contain_text("20 minutes left")
    following(page)
    page.get_by_label("Notes", exact=True).fill("Started as an aide.\nNights were the way in.")
    press(page, "Thank them for this")
    following(page, 5)
    at(page, "10:18")
    page.get_by_label("Who they name").last.fill("Priya Shah")
    page.get_by_label("How they know each other").fill("night-shift lead")
    page.get_by_role("checkbox", name="I can say Maria Lopez sent me").check()
    following(page)
    at(page, "10:19")
    press(page, "We\u2019re done")

    expect(page.get_by_role("heading", name="Done. You listened.")).to_be_focused()
    expect(page.get_by_text("You stopped at 10:19 AM. You\u2019d said 10:20 AM.")).to_be_visible()
    (maria,) = kept(page, "talks")
    assert (maria["met"], maria["minutes"], len(maria["questions"])) == ("2026-12-01T10:00", 20, 6)
    assert maria["learned"] == f"{FIRST}\nStarted as an aide.\nNights were the way in."
    expect(page.get_by_text("under Maria Lopez, on this device only.")).to_be_visible()

    press(page, "Add to my list: Priya Shah")
    expect(page.get_by_role("link", name="On your list")).to_be_focused()
    priya = kept(page, "talks")[1]
    assert (priya["who"], priya["how"], priya["through"]) == ("Priya Shah", "night-shift lead", "Maria Lopez")

    expect(page.locator(".cg-check label").first).to_contain_text("Thank Maria Lopez")
    with page.expect_download() as download:
        press(page, "Add to my calendar")
    calendar = Path(download.value.path()).read_bytes().decode()
    assert "Thank Maria Lopez" in calendar
    assert "SUMMARY:Meeting" not in calendar

    page.get_by_role("link", name="Write the thank-you").click()
    paper = page.get_by_role("group", name="Your message so far")
    expect(paper).to_contain_text("Dear Maria Lopez,")
    expect(paper).to_contain_text("What stuck with me is Nights were the way in.")
    expect(paper).to_contain_text("Thank you for talking with me today")

    page.go_back()
    page.reload()
    expect(page.get_by_role("link", name="On your list")).to_be_visible()
    press(page, "Close this meeting")
    expect(page.get_by_role("heading", name="Your meeting", exact=True)).to_be_focused()
    assert kept(page) is None


# ---------------------------------------------------------------- each state


def states(page: Page, address: str) -> Iterator[str]:
    """Goes through every state, and says which one it's in."""
    arrive(page, address, None)
    yield "nothing chosen, nobody known"
    press(page, "Take these 6 questions")
    yield "ready, nobody known"
    keep(page, "talks", [MARIA])
    yield "ready"
    at(page, "10:00")
    begin(page)
    yield "hello"
    following(page)
    page.get_by_label("Notes", exact=True).fill("Started as an aide.")
    press(page, "Thank them for this")
    yield "a question"
    press(page, "Pause")
    yield "paused"
    press(page, "Go on")
    at(page, "10:13")
    expect(page.get_by_role("group", name="Leave one out?")).to_be_visible()
    yield "behind"
    press(page, "Keep it")
    at(page, "10:18")
    yield "two minutes left"
    page.get_by_label("Who they name").last.fill("Priya Shah")
    at(page, "10:21")
    expect(page.get_by_role("timer")).to_have_text("Time\u2019s upThank them, and stop.")
    yield "time's up"
    page.reload()
    expect(page.get_by_role("heading", name="Your meeting is still going.")).to_be_visible()
    yield "found again"
    press(page, "Keep going")
    other = page.context.new_page()
    other.clock.set_fixed_time("2026-12-01T10:22:00Z")
    other.goto(address + PLACE)
    expect(other.get_by_text("This meeting is open in another tab.")).to_be_visible()
    yield "in another tab"
    other.close()
    press(page, "End the meeting")
    yield "after"


@pytest.mark.parametrize(("width", "colors"), [(390, "light"), (1440, "dark")])
def test_everybody_can_use_every_state(page: Page, address: str, width: int, colors: Literal["light", "dark"]) -> None:
    found: dict[str, list[str]] = {}
    for state in states(page, address):
        shown = page.context.pages[-1]
        shown.set_viewport_size({"width": width, "height": 844})
        shown.emulate_media(color_scheme=colors, reduced_motion="reduce")
        if wrong := violations(shown):
            found[state] = wrong
        shown.set_viewport_size({"width": 320, "height": 640})
        if (more := shown.evaluate(SIDEWAYS)) > 0:
            found[f"{state} is too wide"] = [str(more)]
        shown.set_viewport_size({"width": width, "height": 844})
    assert found == {}


@pytest.mark.parametrize("place", ["hello", "behind", "two minutes left", "after", "ready"])
def test_letters_twice_as_large_fit(page: Page, address: str, place: str) -> None:
    for state in states(page, address):
        if state == place:
            page.evaluate("document.documentElement.style.fontSize = '40px'")
            assert page.evaluate(SIDEWAYS) <= 0
            return


def test_before_it_says_who_and_when_and_what_to_say_first(page: Page, address: str) -> None:
    arrive(page, address)
    expect(page.get_by_role("heading", name="Maria Lopez, in 12 minutes")).to_be_visible()
    press(page, "Take these 6 questions")
    expect(page.get_by_text("Tuesday, December 1, 10:00 AM to 10:20 AM")).to_be_visible()
    expect(page.get_by_text("I\u2019ll stop at 10:20 AM, like I promised.")).to_be_visible()
    at(page, "09:58")
    expect(page.get_by_role("heading", name="Maria Lopez, in 2 minutes")).to_be_visible()
    at(page, "10:03")
    expect(page.get_by_role("heading", name="Maria Lopez", exact=True)).to_be_visible()
    expect(page.get_by_text("I\u2019ll stop at 10:23 AM, like I promised.")).to_be_visible()


def test_the_link_of_a_conversation_says_whose_meeting_it_is(page: Page, address: str) -> None:
    arrive(page, address)
    keep(page, "talks", [MARIA, {"id": "b2", "who": "Ben"}])
    page.goto("about:blank")
    page.goto(f"{address}{PLACE}#talk=b2")
    expect(page.get_by_role("heading", name="Ben", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    "talk",
    [
        {**MARIA, "met": "2026-12-01T08:00"},
        {**MARIA, "met": "2026-12-01T09:30", "learned": "Notes"},
        {**MARIA, "met": "2026-12-03T10:00"},
        {**MARIA, "answered": "no"},
    ],
    ids=["past", "held", "in two days", "declined"],
)
def test_a_meeting_that_is_not_due_is_not_offered(page: Page, address: str, talk: dict[str, str]) -> None:
    arrive(page, address, talk)
    expect(page.get_by_role("heading", name="Your meeting")).to_be_visible()


def test_questions_that_changed_meanwhile_are_shown_until_it_starts(page: Page, address: str) -> None:
    arrive(page, address)
    press(page, "Take these 6 questions")
    expect(page.get_by_role("heading", name="Maria Lopez")).to_be_focused()
    other = page.context.new_page()
    other.goto(address + "my-questions/")
    other.evaluate("cg.myQuestions.remove(0)")
    expect(page.get_by_role("heading", name="5 questions, in this order")).to_be_visible()
    begin(page)
    other.evaluate("cg.myQuestions.remove(0)")
    following(page)
    expect(page.get_by_text("Question 1 of 5")).to_be_visible()


def test_next_back_and_later(page: Page, address: str) -> None:
    start(page, address)
    expect(page.get_by_role("button", name="Back")).to_have_count(0)
    following(page)
    expect(page.get_by_role("heading", name=FIRST)).to_be_focused()
    press(page, "Back")
    expect(page.get_by_role("heading", name="Say hello")).to_be_focused()
    following(page)
    press(page, "Ask later")
    assert page.evaluate(SAID) == f"You\u2019ll ask this after the others: {FIRST}"
    expect(page.get_by_role("heading", name=SECOND)).to_be_focused()
    expect(page.get_by_text("Question 1 of 6")).to_be_visible()
    following(page, 5)
    expect(page.get_by_role("heading", name=FIRST)).to_be_focused()
    expect(page.get_by_role("button", name="Ask later")).to_have_count(0)  # nothing would change


def test_follow_ups_notes_and_star_stay_with_their_question(page: Page, address: str) -> None:
    start(page, address)
    following(page)
    page.locator(".cg-room__then input").first.check()
    page.get_by_label("Notes", exact=True).fill("One\nTwo")
    star = page.get_by_role("button", name="Thank them for this")
    star.click()
    expect(star).to_have_attribute("aria-pressed", "true")
    following(page)
    expect(page.get_by_label("Notes", exact=True)).to_have_value("")
    expect(star).to_be_hidden()
    press(page, "Back")
    expect(page.get_by_label("Notes", exact=True)).to_have_value("One\nTwo")
    expect(page.locator(".cg-room__then input").first).to_be_checked()
    press(page, "Ask later")
    at(page, "10:18")
    expect(page.get_by_text("Last words: thank them for this. Two")).to_be_visible()
    press(page, "End the meeting")
    expect(page.get_by_role("button", name="Thank them for this: Two")).to_have_attribute("aria-pressed", "true")
    press(page, "Thank them for this: One")
    expect(page.locator(".cg-preview")).to_contain_text("What stuck with me is One")


def test_a_name_can_be_added_at_any_time(page: Page, address: str) -> None:
    start(page, address)
    expect(page.get_by_label("Who they name").last).to_be_hidden()
    press(page, "Add a name")
    name = page.get_by_label("Who they name").last
    expect(name).to_be_focused()
    name.fill("Priya")
    press(page, "Add another name")
    page.get_by_label("Who they name").last.fill("Ivo")
    following(page)
    assert [one["name"] for one in kept(page)["names"]] == ["Priya", "Ivo"]
    expect(page.get_by_label("Who they name").last).to_have_value("Ivo")


def test_behind_it_suggests_what_to_leave_out_and_nothing_moves_by_itself(page: Page, address: str) -> None:
    start(page, address)
    following(page, 2)
    at(page, "10:12")
    box = page.get_by_role("group", name="Leave one out?")
    expect(box).to_contain_text("You\u2019re 3 minutes behind.")
    expect(page.locator(".cg-meter .out")).to_have_count(1)
    page.get_by_role("button", name="Keep it").focus()
    at(page, "10:13")
    expect(box).to_contain_text("You\u2019re 4 minutes behind.")
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    assert question(page) == SECOND
    press(page, "Keep it")
    expect(box).to_be_hidden()
    expect(page.get_by_role("heading", name=SECOND)).to_be_focused()
    at(page, "10:14")
    expect(box).to_contain_text("You\u2019re 5 minutes behind.")
    before = page.locator(".cg-room__next li").count()
    press(page, "Leave it out")
    expect(page.locator(".cg-room__next li")).to_have_count(before - 1)
    expect(page.get_by_text("Question 2 of 5")).to_be_visible()
    expect(page.locator(".cg-room__next")).to_contain_text(LAST)


def test_later_skips_what_was_left_out(page: Page, address: str) -> None:
    start(page, address)
    meeting = kept(page)
    meeting["at"] = 1
    meeting["parts"][2]["out"] = True
    keep(page, "meeting", meeting)
    press(page, "Keep going")
    press(page, "Ask later")
    assert question(page) == meeting["parts"][3]["ask"]


def test_a_pause_moves_the_end(page: Page, address: str) -> None:
    start(page, address)
    at(page, "10:05")
    press(page, "Pause")
    at(page, "10:09")
    timer = page.get_by_role("timer")
    expect(timer).to_have_text("PausedYou stop at 10:24 AM")
    press(page, "Go on")
    expect(timer).to_have_text("15 minutes leftYou stop at 10:24 AM")
    at(page, "10:14")
    press(page, "Pause")
    at(page, "10:20")
    press(page, "End the meeting")
    expect(page.get_by_text("You stopped at 10:14 AM. You\u2019d said 10:24 AM.")).to_be_visible()


def test_two_minutes_before_the_end_typing_goes_on(page: Page, address: str) -> None:
    start(page, address)
    following(page)
    note = page.get_by_label("Notes", exact=True)
    note.press_sequentially("Take the phleb")
    at(page, "10:18")
    expect(page.get_by_text("We\u2019ve got two minutes left, and I promised.")).to_be_visible()
    expect(page.locator(".cg-room__top--now")).to_have_count(1)
    expect(page.get_by_role("button", name="Pause")).to_be_hidden()
    expect(note).to_be_focused()
    page.keyboard.type("otomy class first")
    expect(note).to_have_value("Take the phlebotomy class first")
    expect(note).to_be_in_viewport()
    assert kept(page)["parts"][1]["note"] == "Take the phlebotomy class first"


def test_two_minutes_before_the_end_the_words_to_say_are_seen(page: Page, address: str) -> None:
    start(page, address)
    following(page, 2)
    page.evaluate("scrollTo(0, 500)")
    at(page, "10:18")
    expect(page.get_by_role("heading", name="Say it now, even if it\u2019s going well.")).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == 0
    page.evaluate("scrollTo(0, 500)")
    at(page, "10:19")
    assert page.evaluate("scrollY") > 0


def test_the_time_is_drawn_again_while_nobody_does_anything(page: Page, address: str) -> None:
    page.clock.install(time="2026-12-01T09:58:00Z")
    page.goto(address + PLACE)
    press(page, "Take these 6 questions")
    begin(page)
    page.clock.run_for(80_000)
    expect(page.get_by_role("timer")).to_contain_text("19 minutes left")


@pytest.mark.parametrize("chosen", [False, True])
def test_nothing_is_spoken_unless_it_was_chosen(page: Page, address: str, *, chosen: bool) -> None:
    arrive(page, address)
    press(page, "Take these 6 questions")
    if chosen:
        page.get_by_role("checkbox", name="Have a screen reader say").check()
    at(page, "10:00")
    begin(page)
    said = []
    for time in ("10:05", "10:15", "10:16", "10:18", "10:19"):
        at(page, time)
        said.append(page.evaluate(SAID))
    assert said == (["", *["5 minutes left"] * 2, *["2 minutes left"] * 2] if chosen else [""] * 5)


def test_it_buzzes_once_if_that_was_chosen_even_after_the_phone_slept(page: Page, address: str) -> None:
    page.add_init_script("window.buzzed = 0; navigator.vibrate = () => { buzzed += 1; return true; };")
    arrive(page, address)
    press(page, "Take these 6 questions")
    page.get_by_role("checkbox", name="Buzz once").check()
    at(page, "10:00")
    begin(page)
    at(page, "10:14")
    assert page.evaluate("buzzed") == 0
    for time in ("10:18", "10:19", "10:20"):
        at(page, time)
    assert page.evaluate("buzzed") == 1


def test_control_and_enter_go_on_and_the_keyboard_is_enough(page: Page, address: str) -> None:
    arrive(page, address)
    page.get_by_role("button", name="Take these 6 questions").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Maria Lopez")).to_be_focused()
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Start the meeting":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Say hello")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Notes", exact=True)).to_be_focused()
    page.keyboard.type("Nice.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name=FIRST)).to_be_focused()
    assert kept(page)["parts"][0]["note"] == "Nice."
    for _ in range(7):
        page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Done. You listened.")).to_be_focused()


# ---------------------------------------------------------------- afterwards


def test_notes_without_a_name_wait_for_one(page: Page, address: str) -> None:
    start(page, address, None)
    following(page)
    page.get_by_label("Notes", exact=True).fill("Started as an aide.")
    press(page, "Add a name")
    page.get_by_label("Who they name").last.fill("Priya")
    page.get_by_role("checkbox", name="I can say who sent me").check()
    press(page, "End the meeting")
    assert kept(page, "talks") is None
    expect(page.get_by_role("heading", name="Set reminders")).to_be_hidden()
    page.get_by_label("Who you met").fill("Ana Silva")
    press(page, "Save my notes")
    expect(page.locator(".cg-privacy", has_text="under Ana Silva, on this device only.")).to_be_focused()
    expect(page.get_by_role("heading", name="Set reminders")).to_be_visible()
    expect(page.locator(".cg-preview")).to_contain_text("Dear Ana Silva,")
    press(page, "Add to my list: Priya")
    ana, priya = kept(page, "talks")
    assert (ana["learned"], priya["through"]) == (f"{FIRST}\nStarted as an aide.", "Ana Silva")
    page.reload()
    assert [one["who"] for one in kept(page, "talks")] == ["Ana Silva", "Priya"]


def test_earlier_notes_stay(page: Page, address: str) -> None:
    start(page, address, {**MARIA, "learned": "From the phone call."})
    page.get_by_label("Notes", exact=True).fill("She likes tea.")
    press(page, "End the meeting")
    page.reload()
    assert kept(page, "talks")[0]["learned"] == "From the phone call.\n\nSay hello\nShe likes tea."


def test_a_thank_you_to_someone_else_makes_room(page: Page, address: str) -> None:
    start(page, address)
    own = {"thank-you-email": {"contact": "Ben", "learned": "what Ben said"}}
    page.evaluate("own => cg.store.set('letters', { writer: {name: 'Ada'}, own, words: {} })", own)
    press(page, "End the meeting")
    page.get_by_role("link", name="Write the thank-you").click()
    paper = page.get_by_role("group", name="Your message so far")
    expect(paper).to_contain_text("Dear Maria Lopez,")
    expect(paper).not_to_contain_text("Ben")
    expect(paper).to_contain_text("Ada")


def test_a_day_later_the_thank_you_says_which_day_it_was(page: Page, address: str) -> None:
    start(page, address)
    press(page, "End the meeting")
    page.clock.set_fixed_time("2026-12-02T09:00:00Z")
    page.reload()
    page.get_by_role("link", name="Write the thank-you").click()
    expect(page.get_by_role("group", name="Your message so far")).to_contain_text(
        "talking with me on Tuesday, December 1"
    )


def test_on_paper_everything_that_was_noted_is_there(page: Page, address: str) -> None:
    start(page, address)
    following(page)
    page.locator(".cg-room__then input").first.check()
    page.get_by_label("Notes", exact=True).fill("One\nTwo")
    press(page, "Add a name")
    page.get_by_label("Who they name").last.fill("Priya")
    press(page, "End the meeting")
    page.emulate_media(media="print", color_scheme="dark")
    paper = page.locator(".cg-room__paper")
    expect(paper.get_by_role("heading", name="Maria Lopez")).to_be_visible()
    expect(paper.get_by_text("One\nTwo")).to_be_visible()
    expect(paper.get_by_text("Priya")).to_be_visible()
    assert paper.get_by_role("checkbox", checked=True).count() == 1
    expect(page.locator(".cg-room__after")).to_be_hidden()
    page.emulate_media(media="screen")
    expect(paper).to_be_hidden()


def test_without_scripts_it_leads_to_the_worksheets(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PLACE)
    expect(page.locator("article").get_by_role("link", name="Worksheets")).to_be_visible()
    context.close()


def test_a_meeting_ended_too_soon_goes_on_and_its_notes_are_kept_once(page: Page, address: str) -> None:
    start(page, address)
    page.get_by_label("Notes", exact=True).fill("She likes tea.")
    press(page, "End the meeting")
    page.clock.set_fixed_time("2026-12-01T10:05:00Z")
    press(page, "Keep going")
    expect(page.get_by_role("timer")).to_contain_text("15 minutes left")
    following(page)
    page.get_by_label("Notes", exact=True).fill("Started as an aide.")
    press(page, "End the meeting")
    learned = kept(page, "talks")[0]["learned"]
    assert learned == f"Say hello\nShe likes tea.\n\n{FIRST}\nStarted as an aide."
    at(page, "10:30", "2026-12-02")
    page.reload()
    expect(page.get_by_role("heading", name="Set reminders")).to_be_visible()
    expect(page.get_by_role("button", name="Keep going")).to_have_count(0)
