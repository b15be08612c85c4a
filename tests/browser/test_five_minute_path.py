"""The five-minute path in a real browser: from nothing to a goal, a name, six questions, a message and a reminder."""

from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from support.accessibility import violations

pytestmark = pytest.mark.browser
PLACE = "start/five-minutes/"


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    opened = context.new_page()
    opened.goto(address + PLACE)
    return opened


def following(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"Next: {name}").click()


def step(page: Page, name: str) -> None:
    page.locator(".cg-way__open", has_text=name).click()


@pytest.mark.core
def test_the_whole_path(page: Page) -> None:
    now = page.locator(".cg-way__now")
    expect(now).to_have_text("Step 1 of 4. You can skip any step.")
    assert violations(page) == []
    page.get_by_role("button", name="whether I\u2019d enjoy an ordinary day").click()
    expect(page.get_by_label("I want to find out")).to_have_value("whether I\u2019d enjoy an ordinary day in this work")
    following(page, "Name one person")
    page.get_by_role("textbox", name="Their name").fill("Ms. Okafor")
    page.get_by_role("radio", name="I\u2019ve never met them").check()
    assert violations(page) == []
    following(page, "Take six questions and a worksheet")
    expect(page.locator(".cg-way__list li")).to_have_count(6)
    assert violations(page) == []
    following(page, "Send a message")
    expect(page.locator(".cg-yours [data-cg-yours=questions]").first).to_have_text("6 questions, 20 min")
    paper = page.locator(".cg-paper:visible")
    expect(paper).to_contain_text("Dear Ms. Okafor,")
    expect(paper).to_contain_text("I\u2019m trying to find out whether I\u2019d enjoy an ordinary day in this work.")
    assert violations(page) == []
    mail = unquote(page.get_by_role("link", name="Open in my email").get_attribute("href") or "")
    assert "Dear Ms. Okafor,\r\n" in mail
    page.get_by_role("button", name="I sent it").click()
    expect(page.get_by_role("heading", name="Done. You asked.")).to_be_visible()
    expect(now).to_have_text("4 of 4 done. You can skip any step.")
    expect(page.get_by_role("checkbox", name="Follow up with Ms. Okafor", exact=False).first).to_be_checked()
    assert violations(page) == []
    (talk,) = page.evaluate("cg.store.get('talks')")
    assert talk["who"] == "Ms. Okafor"
    assert talk["asked"] == page.evaluate("cg.dates.today()")
    assert talk["channel"] == "email"
    assert talk["goal"] == "whether I\u2019d enjoy an ordinary day in this work"
    assert len(talk["questions"]) == 6
    page.get_by_role("link", name="Open my conversations").click()
    person = page.locator(".cg-person", has_text="Ms. Okafor")
    expect(person.locator(".cg-far [aria-current=step]")).to_have_text("Asked")
    expect(person.get_by_role("button", name="I sent it")).to_have_count(0)


def test_on_a_wide_screen_the_worksheet_grows_beside_the_steps(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(address + PLACE)
        sheet = page.get_by_role("complementary", name="Your worksheet so far")
        expect(sheet.locator("dd")).to_have_text(["", ""])
        page.get_by_role("button", name="whether I\u2019d enjoy an ordinary day").click()
        following(page, "Name one person")
        page.get_by_role("textbox", name="Their name").fill("Ms. Okafor")
        expect(sheet.locator("dd")).to_have_text(["whether I\u2019d enjoy an ordinary day in this work", "Ms. Okafor"])
        following(page, "Take six questions and a worksheet")
        expect(sheet.locator("li").first).to_have_text("")
        page.get_by_text("Use another set").click()
        page.locator(".cg-way__inside .cg-chips button").nth(-1).click()
        expect(sheet.locator("li").first).not_to_have_text("")
        page.locator(".cg-way__inside .cg-chips button:visible").first.click()
        following(page, "Send a message")
        expect(sheet).to_be_hidden()  # the message takes the whole width
        step(page, "Say what you want to know")
        expect(sheet.locator("li").first).to_have_text("How did you get into this line of work?")
        assert violations(page) == []


class Thumb:
    """Taps what can be seen, and scrolls to the rest, as little as it takes. Counts both."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0
        self.scrolled = 0.0

    def tap(self, target: Locator) -> None:
        target.wait_for()
        self.page.wait_for_timeout(100)
        box = target.bounding_box()
        assert box is not None
        top, bottom = 70, 844  # below the header that stays
        by = min(box["y"] - top, 0) or max(box["y"] + box["height"] - bottom, 0)
        if by:
            self.page.evaluate("by => scrollBy(0, by)", by)
            self.scrolled += abs(by)
        box = target.bounding_box()
        assert box is not None
        self.page.touchscreen.tap(box["x"] + min(box["width"] / 2, 60), box["y"] + box["height"] / 2)
        self.taps += 1


def test_from_home_to_questions_worksheet_message_and_reminder_in_twelve_taps(browser: Browser, address: str) -> None:
    """What is typed, and the key that goes on to the next field, isn't counted. Four screens are 3,376 pixels."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, reduced_motion="reduce")
    page, thumb = context.new_page(), None
    page.goto(address)
    thumb = Thumb(page)
    thumb.tap(page.locator(".cg-hero__go .cg-btn--big"))
    thumb.tap(page.get_by_role("button", name="whether I\u2019d enjoy an ordinary day"))
    thumb.tap(page.get_by_role("button", name="Next: Name one person"))
    thumb.tap(page.get_by_role("textbox", name="Their name"))
    page.keyboard.type("Ms. Okafor")
    thumb.tap(page.get_by_text("They went to my school"))
    thumb.tap(page.get_by_role("button", name="Next: Take six questions"))
    expect(page.locator(".cg-way__list li")).to_have_count(6)
    thumb.tap(page.get_by_role("button", name="Next: Send a message"))
    first = page.get_by_label("Your school or program").first
    thumb.tap(first)
    for _ in range(12):
        page.keyboard.type("something")
        page.keyboard.press("Enter" if page.locator(".cg-dock").count() else "Tab")
        if page.evaluate("!document.activeElement.matches('input, textarea')"):
            break
    thumb.tap(
        page.get_by_role("link", name="Open in my email").or_(page.get_by_role("button", name="Open in my email"))
    )
    thumb.tap(page.get_by_role("button", name="I sent it"))
    with page.expect_download() as reminder:
        thumb.tap(page.get_by_role("button", name="Add to my calendar"))
    assert reminder.value.suggested_filename == "reminders.ics"
    page.context.add_init_script("window.print = () => document.documentElement.toggleAttribute('data-printed', true)")
    thumb.tap(page.get_by_role("link", name="Print my worksheet"))
    page.locator("html[data-printed]").wait_for()
    assert page.locator(".cg-page").first.inner_text().count("?") > 3
    assert thumb.taps <= 12
    assert thumb.scrolled <= 4 * 844, thumb.scrolled
    context.close()


def test_it_goes_on_where_it_was_left(page: Page) -> None:
    page.get_by_label("I want to find out").fill("how nurses stand the nights")
    following(page, "Name one person")
    page.reload()
    expect(page.locator(".cg-way__now")).to_have_text("Step 2 of 4, 1 done. You can skip any step.")
    expect(page.get_by_text("I want to find out how nurses stand the nights")).to_be_visible()
    expect(page.get_by_role("textbox", name="Their name")).to_be_visible()


def test_steps_can_be_skipped_and_opened_again(page: Page) -> None:
    step(page, "Send a message")
    expect(page.locator(".cg-paper:visible")).to_contain_text("[their name]")
    step(page, "Name one person")
    page.get_by_role("textbox", name="Their name").fill("Pavel")
    page.get_by_role("radio", name="I know them a little").check()
    step(page, "Send a message")
    expect(page.locator(".cg-paper:visible")).to_contain_text("Hi Pavel,")


def test_what_was_said_once_is_not_asked_again(page: Page, address: str) -> None:
    """The person is known in the message, in the conversation and on the worksheet, and stays one person."""
    page.evaluate("cg.conversations.add({who: 'ms. okafor', role: 'Nurse'})")
    page.reload()
    step(page, "Name one person")
    page.get_by_role("textbox", name="Their name").fill("Ms. Okafor")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Take six questions").first).to_have_attribute("aria-expanded", "true")
    following(page, "Send a message")
    page.locator(".cg-paper:visible .cg-gap[data-field=found]").click()
    page.keyboard.type("in the nursing newsletter")
    page.get_by_role("button", name="I sent it").click()
    (talk,) = page.evaluate("cg.conversations.all()")
    assert talk["role"] == "Nurse"
    assert talk["how"] == "in the nursing newsletter"
    page.goto(address + "my-questions/#sheet")
    expect(page.locator(".cg-blanks").first).to_contain_text("Ms. Okafor")
    expect(page.locator(".cg-blanks").first).to_contain_text("Nurse")


def test_someone_else_is_another_conversation(page: Page) -> None:
    for name in ("Ana", "Ben"):
        step(page, "Name one person")
        page.get_by_role("textbox", name="Their name").fill(name)
        step(page, "Send a message")
        page.get_by_role("button", name="I sent it").click()
        page.get_by_role("button", name="Start over with someone else").click()
        expect(page.locator(".cg-way__now")).to_contain_text("Step 1 of 4")
    assert [one["who"] for one in page.evaluate("cg.kept.get('talks')")] == ["Ana", "Ben"]


def test_another_name_follows_into_the_message_and_own_words_stay(page: Page) -> None:
    step(page, "Name one person")
    page.get_by_role("textbox", name="Their name").fill("Pavel")
    step(page, "Send a message")
    expect(page.locator(".cg-paper:visible")).to_contain_text("Dear Pavel,")
    step(page, "Name one person")
    page.get_by_role("textbox", name="Their name").fill("Yara")
    step(page, "Send a message")
    expect(page.locator(".cg-paper:visible")).to_contain_text("Dear Yara,")
    page.locator(".cg-paper:visible .cg-gap[data-field=contact]").first.click()
    page.locator(".cg-dock").get_by_label("Their name", exact=True).fill("Ms. Haddad")
    step(page, "Name one person")
    page.get_by_role("textbox", name="Their name").fill("Someone else")
    step(page, "Send a message")
    expect(page.locator(".cg-paper:visible")).to_contain_text("Dear Ms. Haddad,")


def test_what_was_in_the_tray_can_be_had_back(page: Page, address: str) -> None:
    page.goto(address + "questions/way-in/")
    page.locator("article .cg-add").first.click()
    page.goto(address + PLACE)
    step(page, "Take six questions")
    expect(page.locator(".cg-way__list li")).to_have_count(1)
    page.get_by_text("Replace them with a set").click()
    page.get_by_role("button", name="Changing careers").click()
    expect(page.get_by_role("button", name="Changing careers")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".cg-way__list li")).not_to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".cg-way__list li")).to_have_count(1)


@pytest.mark.core
def test_it_can_be_walked_with_the_keyboard(page: Page) -> None:
    page.get_by_role("button", name="Next: Name one person").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Name one person").first).to_be_focused()
    expect(page.get_by_role("button", name="Name one person").first).to_have_attribute("aria-expanded", "true")
    for _ in range(3):  # a link in the text, then the field
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "way-person":
            break
    page.keyboard.type("Ana Silva")
    expect(page.get_by_role("textbox", name="Their name")).to_have_value("Ana Silva")


def test_nothing_can_be_kept_and_the_path_still_works(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });")
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address + PLACE)
    page.get_by_label("I want to find out").fill("how it is")
    expect(page.get_by_role("alert")).to_contain_text("Your work is still here")
    following(page, "Name one person")
    expect(page.get_by_text("I want to find out how it is")).to_be_visible()
    assert said == []


def test_without_scripts_it_is_a_list_to_follow(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PLACE)
    for name in (
        "Say what you want to know",
        "Name one person",
        "Take six questions and a worksheet",
        "Send a message",
    ):
        expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page.get_by_role("link", name="the first email")).to_be_visible()
    expect(page.locator("main button:visible")).to_have_count(0)
    context.close()
