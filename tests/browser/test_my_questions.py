"""My questions and the bank as a tool, as people use them: pick, order, fit the meeting, share, print, come back."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pypdfium2
import pypdfium2.raw
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize, expect

from careerguide.checks.run import load
from careerguide.model.guide import Guide
from careerguide.model.questions import Question
from careerguide.pages.data import bank, tools_bank
from careerguide.pages.urls import Addresses
from support.accessibility import COLORS, ask, violations
from support.cases import first
from support.guides import change, copy_small
from support.pdf_layout import signs, words_of_pages

WIDE: Final[ViewportSize] = {"width": 1440, "height": 900}
PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
SMALLEST: Final[ViewportSize] = {"width": 320, "height": 640}
SIX: Final = ("first-step-in", "last-working-day", "in-my-place", "first-surprise", "hardest-part", "who-else")
KEY: Final = "cg:/:tray"
REFUSED: Final = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });"
FULL: Final = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"

browsing = pytest.mark.browser


@pytest.fixture(scope="module")
def questions(guide: Guide) -> dict[str, Question]:
    return {one.id: one for one in guide.questions}


# ---------------------------------------------------------------- what the tools are given


def test_each_kit_fits_a_talk_of_twenty_minutes(guide: Guide, questions: dict[str, Question]) -> None:
    kits = {one.id: one.kit for one in guide.audiences if one.id != "everyone"}
    for name, kit in kits.items():
        assert 5 <= len(set(kit)) == len(kit) <= 7, name
        assert sum(questions[one].minutes for one in kit) <= 17, name
        assert any(name in questions[one].audiences for one in kit), name


def test_the_tools_get_the_bank_without_what_they_do_not_use(guide: Guide) -> None:
    addresses = Addresses(guide)
    whole = bank(guide, addresses)
    lean = tools_bank(whole, guide, addresses)
    assert [one["id"] for one in lean["questions"]] == [one["id"] for one in whole["questions"]]
    assert not {"sources", "url"} & {name for one in lean["questions"] for name in one}
    assert lean["site"] == {"name": "Twenty Minutes", "url": guide.site.url}


def test_a_question_on_a_further_page_of_its_category_says_so(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    more = "".join(
        f"  - {{id: more-{number}, ask: And {number}?, why: It is one more., follow_ups: [Why?], minutes: 1, "
        "priority: more, answer: ask, audiences: [everyone], sources: [first-guide]}\n"
        for number in range(120)
    )
    with (root / "questions" / "start.yml").open("a", encoding="utf-8") as file:
        file.write(more)
    guide = load(root)
    addresses = Addresses(guide)
    for question in tools_bank(bank(guide, addresses), guide, addresses)["questions"]:
        page = question.get("page", f"questions/{question['category']}/")
        assert addresses.href(question["id"], "index.md") == f"{page}#{question['id']}"


def test_former_ids_are_followed(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    change(
        root, {"file": "questions/start.yml", "change": {"from": "[another-name]", "to": "[another-name, and-before]"}}
    )
    found = load(root)
    addresses = Addresses(found)
    told = tools_bank(bank(found, addresses), found, addresses)["questions"]
    who = next(one for one in told if one["id"] == "who-else")
    assert who["aliases"] == ["another-name", "and-before"]


# ---------------------------------------------------------------- a reader


@dataclass
class Reader:
    """A page with My questions, and what can be done there."""

    page: Page
    address: str

    def go(self, place: str) -> "Reader":
        self.page.goto(self.address + place)
        if re.match("questions/|my-questions/", place):
            self.page.locator(".cg-tray h2").wait_for(state="attached")
        return self

    def button(self, name: str) -> Any:
        return self.page.get_by_role("button", name=name, exact=True)

    def kept(self) -> list[str]:
        found = json.loads(self.page.evaluate(f"localStorage.getItem({KEY!r})") or "{}")
        return [one.get("id") or one["own"] for one in found.get("items", [])]

    def listed(self) -> list[str]:
        return self.page.locator(".cg-tray__list > li > span:first-child").all_inner_texts()

    def sum(self) -> str:
        return self.page.locator(".cg-tray__sum").inner_text()

    def start(self) -> "Reader":
        """With the six questions of the usual plan."""
        self.button("Start with 6 good questions").click()
        return self


Open = Callable[..., Reader]


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a page for a reader who has never been here: each in a browser of their own."""
    contexts: list[BrowserContext] = []

    def opened(place: str, viewport: ViewportSize = WIDE, script: str = "", **more: Any) -> Reader:
        contexts.append(browser.new_context(viewport=viewport, reduced_motion="reduce", **more))
        page = contexts[-1].new_page()
        if script:
            page.add_init_script(script)
        return Reader(page, address).go(place)

    yield opened
    for context in contexts:
        context.close()


def pretend(page: Page, how: Callable[[dict[str, Any]], None]) -> None:
    """Lets the bank be another one from now on."""

    def answer(route: Route) -> None:
        start, end = 'cg.load.receive("data/questions.js", ', ");\n"
        data = json.loads(route.fetch().text().removeprefix(start).removesuffix(end))
        how(data)
        route.fulfill(body=f"{start}{json.dumps(data)}{end}", content_type="text/javascript")

    page.route("**/data/questions.js", answer)


# ---------------------------------------------------------------- pick, order, fit


@pytest.mark.core
@browsing
def test_from_a_search_to_a_plan_for_the_meeting(open_page: Open) -> None:
    reader = open_page("questions/way-in/")
    page = reader.page
    expect(page.get_by_text("No questions yet.")).to_be_visible()
    page.get_by_label("Find a question").fill("found a door")
    page.get_by_label("Find a question").fill("get started")
    reader.button("Add: How did you get into this line of work?").click()
    expect(reader.button("Added: How did you get into this line of work?")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#cg-say")).to_have_text("Added. 1 question, 6 min.")
    expect(page.locator(".cg-yours--wide [data-cg-yours=questions]")).to_contain_text("1 question, 6 min")
    reader.go("questions/")
    reader.button("Add: What did your most recent workday look like, start to finish?").first.click()
    assert reader.sum() == "10 of 20 minutes. That includes hello and thank you, with room for about 3 more questions."
    reader.button("Move up: What did your most recent workday look like, start to finish?").click()
    assert reader.kept() == ["last-working-day", "first-step-in"]
    expect(page.locator("#cg-say")).to_have_text("Now number 1 of 2.")
    expect(reader.button("Move down: What did your most recent workday look like, start to finish?")).to_be_focused()
    page.get_by_role("radio", name="15").check()
    assert reader.sum() == "10 of 15 minutes. That includes hello and thank you, with room for one more question."
    reader.button("Add your own question").click()
    page.get_by_label("Your own question").fill("What does a quiet week look like?")
    page.get_by_label("Minutes it takes", exact=True).select_option("5 min")
    page.get_by_label("Minutes it takes", exact=True).press("Tab")
    page.keyboard.press("Enter")
    assert reader.kept()[-1] == "What does a quiet week look like?"
    reader.button("Add: What surprised you most in your first few months?").first.click()
    assert (
        reader.sum()
        == "17 minutes for a 15-minute meeting. Remove a question, or keep the last one in case there\u2019s time."
    )
    expect(page.locator(".cg-tray__head .cg-strip__bar .over")).to_have_text("+2")
    page.reload()
    assert len(reader.listed()) == 4
    reader.button("Remove: What surprised you most in your first few months?").click()
    expect(reader.button("Remove: What does a quiet week look like?")).to_be_focused()
    assert reader.sum() == "15 of 15 minutes. That includes hello and thank you, and fills your time."


@browsing
def test_the_minutes_of_hello_and_thanks_are_those_of_the_plans(open_page: Open, guide: Guide) -> None:
    page = open_page("").page
    for plan in guide.plans:
        frame = [part.minutes for part in plan.parts if part.minutes]
        assert list(page.evaluate(f"cg.myQuestions.frame({plan.minutes})").values()) == [plan.minutes, *frame]
        assert plan.minutes in page.evaluate("cg.myQuestions.lengths")


@browsing
def test_every_question_links_to_its_page(open_page: Open, address: str, guide: Guide) -> None:
    page = open_page("questions/").page
    addresses = Addresses(guide)
    links = page.evaluate(
        "cg.bank.load().then(({ questions }) => questions.map((question) => [question.id, cg.bank.href(question)]))"
    )
    assert dict(links) == {one.id: address + addresses.href(one.id, "index.md") for one in guide.questions}


@pytest.mark.core
@browsing
@pytest.mark.parametrize("place", first(["steps/meet/", "", "plans/", "questions/", "questions/skills/"]))
def test_a_question_can_be_added_on_every_page_that_lists_it(open_page: Open, place: str) -> None:
    reader = open_page(place)
    button = reader.page.locator("main .cg-add").first
    for fold in reader.page.locator("main details:has(.cg-add) > summary").filter(visible=True).all():
        fold.click()
    assert re.match(r"Add: .+", button.get_attribute("aria-label") or "")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert len(reader.kept()) == 1
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert reader.kept() == []


@browsing
def test_a_kit_takes_the_place_of_what_was_there_and_can_be_undone(open_page: Open, guide: Guide) -> None:
    reader = open_page("questions/").start()
    assert reader.kept() == list(SIX)
    reader.button("Replace with a ready-made set").click()
    expect(reader.button("Changing careers")).to_have_attribute("aria-pressed", "false")
    reader.button("Changing careers").click()
    expect(reader.page.locator(".cg-chip[aria-pressed=true]", has_text="Changing careers")).to_have_count(1)
    assert reader.kept() == list(next(one.kit for one in guide.audiences if one.id == "career-changers"))
    expect(reader.button("Undo")).to_be_focused()
    reader.button("Undo").click()
    assert reader.kept() == list(SIX)
    reader.button("Remove all questions").click()
    assert reader.kept() == []
    reader.page.keyboard.press("Enter")
    assert reader.kept() == list(SIX)


@browsing
def test_dragging_by_the_grip_changes_the_order(open_page: Open) -> None:
    reader = open_page("my-questions/").start()
    rows = reader.page.locator(".cg-tray__list > li")
    grip, last = rows.first.locator(".cg-tray__grip").bounding_box(), rows.last.bounding_box()
    assert grip
    assert last
    reader.page.mouse.move(grip["x"] + 10, grip["y"] + 10)
    reader.page.mouse.down()
    reader.page.mouse.move(grip["x"] + 10, last["y"] + last["height"] - 2, steps=6)
    reader.page.mouse.up()
    assert reader.kept() == [*SIX[1:], SIX[0]]
    assert reader.listed()[-1] == "How did you get into this line of work?"


@pytest.mark.core
@browsing
def test_an_own_question_is_changed_in_its_place(open_page: Open) -> None:
    reader = open_page("my-questions/").start()
    page = reader.page
    reader.button("Add your own question").click()
    page.get_by_label("Your own question", exact=True).first.fill("What is rent like?")
    page.get_by_label("Your own question", exact=True).last.press("Enter")
    own = page.locator(".cg-tray__list").get_by_label("Your own question")
    own.fill("What is rent like there?")
    own.press("Tab")
    expect(page.get_by_label("Minutes for: What is rent like?")).to_be_focused()
    page.get_by_label("Minutes for: What is rent like?").select_option("1 min")
    assert reader.kept()[-1] == "What is rent like there?"
    assert reader.sum().startswith("21 minutes for a 20-minute meeting.")
    expect(page.locator(".cg-sheet h4", has_text="What is rent like there?")).to_be_visible()


@browsing
def test_a_long_question_of_ones_own_can_be_read_in_full(open_page: Open) -> None:
    reader = open_page("my-questions/").start()
    page = reader.page
    page.set_viewport_size(PHONE)
    reader.button("Add your own question").click()
    words = "When you look back at the first winter you worked here, what do you wish someone had told you on day one?"
    page.get_by_label("Your own question", exact=True).first.fill(words)
    page.get_by_label("Your own question", exact=True).first.press("Enter")
    assert reader.kept()[-1] == words
    own = page.locator(".cg-tray__list").get_by_label("Your own question")
    expect(own).to_have_value(words)
    assert own.evaluate("field => field.scrollHeight <= field.clientHeight && field.scrollWidth <= field.clientWidth")


# ---------------------------------------------------------------- coming back, two tabs, nothing kept


@browsing
def test_two_tabs_are_in_step(open_page: Open) -> None:
    reader = open_page("questions/")
    other = Reader(reader.page.context.new_page(), reader.address).go("my-questions/")
    reader.start()
    expect(other.page.locator(".cg-tray__list > li")).to_have_count(6)
    other.button("Remove: What surprised you most in your first few months?").click()
    expect(reader.page.locator(".cg-tray__list > li")).to_have_count(5)
    expect(reader.page.locator(".cg-yours--wide [data-cg-yours=questions]")).to_contain_text("5 questions, 18 min")
    reader.button("Add: What surprised you most in your first few months?").first.click()
    expect(other.page.locator(".cg-yours--wide [data-cg-yours=questions]")).to_contain_text("6 questions, 20 min")


@pytest.mark.core
@browsing
@pytest.mark.parametrize(("script", "why"), first([(REFUSED, "let pages save anything"), (FULL, "out of space")]))
def test_where_nothing_can_be_kept_it_works_and_says_so(open_page: Open, script: str, why: str) -> None:
    reader = open_page("questions/", script=script).start()
    expect(reader.page.locator(".cg-tray__list > li")).to_have_count(6)
    reader.button("Move down: How did you get into this line of work?").click()
    assert reader.listed()[1] == "How did you get into this line of work?"
    expect(reader.page.get_by_role("alert")).to_contain_text(why)
    expect(reader.page.get_by_role("alert")).to_have_count(1)


@pytest.mark.core
@browsing
@pytest.mark.parametrize(
    "kept", first(['{"minutes": 45, "items": [{"id": 3}, null]}', "{", "null", "[]", '{"items": 7}'])
)
def test_what_is_no_list_of_questions_is_an_empty_one(open_page: Open, kept: str) -> None:
    reader = open_page("questions/", script=f"localStorage.getItem({KEY!r}) ?? localStorage.setItem({KEY!r}, {kept!r})")
    expect(reader.page.get_by_text("No questions yet.")).to_be_visible()
    assert len(reader.start().kept()) == 6


@browsing
def test_renamed_questions_are_found_and_those_that_are_gone_are_named(open_page: Open) -> None:
    reader = open_page("questions/").start()
    page = reader.page

    def renamed(data: dict[str, Any]) -> None:
        first = next(one for one in data["questions"] if one["id"] == "first-step-in")
        first.update(id="way-into-work", aliases=["first-step-in"])
        data["questions"] = [one for one in data["questions"] if one["id"] not in ("hardest-part", "who-else")]

    pretend(page, renamed)
    page.reload()
    notice = page.get_by_role("status").filter(has_text="no longer")
    expect(notice).to_have_text(
        "2 of your questions are no longer in the guide. The other 4 are in My questions. "
        "Gone: hardest-part and who-else."
    )
    assert reader.kept() == ["way-into-work", "last-working-day", "in-my-place", "first-surprise"]


# ---------------------------------------------------------------- sharing


@pytest.mark.core
@browsing
def test_a_link_brings_the_questions_to_someone_else(open_page: Open) -> None:
    reader = open_page("my-questions/", permissions=["clipboard-read", "clipboard-write"]).start()
    reader.page.get_by_role("radio", name="30").check()
    reader.button("Add your own question").click()
    reader.page.get_by_label("Your own question", exact=True).first.fill("A secret of mine")
    reader.page.keyboard.press("Enter")
    reader.button("Share a link").click()
    expect(reader.page.get_by_text("except those you wrote yourself")).to_be_visible()
    link = reader.page.evaluate("navigator.clipboard.readText()")
    assert link == f"{reader.address}my-questions/#t=30&q={','.join(SIX)}"
    other = open_page(link.removeprefix(reader.address))
    assert other.kept() == list(SIX)
    expect(other.page.get_by_role("radio", name="30")).to_be_checked()
    assert other.page.url == reader.address + "my-questions/"


@browsing
def test_a_link_can_be_copied_by_hand_where_the_clipboard_is_refused(open_page: Open) -> None:
    reader = open_page(
        "questions/", script="navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
    ).start()
    reader.button("Share a link").click()
    shown = reader.page.get_by_label("Link to these questions")
    expect(shown).to_be_focused()
    expect(shown).to_have_value(f"{reader.address}my-questions/#t=20&q={','.join(SIX)}")
    assert reader.page.evaluate("getSelection().toString() || document.activeElement.selectionEnd") != 0


@browsing
def test_a_link_takes_nothing_away(open_page: Open) -> None:
    reader = open_page("questions/").start()
    reader.go("my-questions/#t=15&q=best-part,who-else,never-there")
    page = reader.page
    expect(page.get_by_text("One question in this link is no longer in the guide.")).to_be_visible()
    expect(page.get_by_text("Gone: never-there.")).to_be_visible()
    expect(page.get_by_text("Your own 6 questions are still here.")).to_be_visible()
    assert reader.kept() == list(SIX)
    reader.button("Add to mine").click()
    assert reader.kept() == [*SIX, "best-part"]
    page.evaluate("location.hash = '#t=15&q=best-part,who-else'")
    reader.button("Use these 2").click()
    assert reader.kept() == ["best-part", "who-else"]
    expect(page.get_by_role("radio", name="15")).to_be_checked()
    reader.button("Undo").click()
    assert reader.kept() == [*SIX, "best-part"]
    page.evaluate("location.hash = '#t=15&q=best-part,who-else'")
    reader.button("Keep only mine").click()
    assert reader.kept() == [*SIX, "best-part"]


# ---------------------------------------------------------------- the bank filtered


def shown(page: Page) -> list[str]:
    found: list[str] = page.locator("article.cg-q:visible").evaluate_all("all => all.map((one) => one.dataset.cgAsk)")
    return found


@browsing
def test_a_category_shows_what_fits(open_page: Open, guide: Guide) -> None:
    category = next(one for one in guide.categories if one.id == "way-in")
    reader = open_page("questions/way-in/")
    page = reader.page
    status = page.locator(".cg-filter__say [role=status]")
    expect(status).to_have_text(f"{len(category.questions)} in Getting in")
    page.get_by_role("radio", name="2 min").check(force=True)
    assert shown(page) == [
        one.id for one in sorted(category.questions, key=lambda one: one.priority) if one.minutes <= 2
    ]
    reader.button("Best to start with").click()
    short = [one.id for one in category.questions if one.minutes <= 2 and one.priority == "core"]
    assert shown(page) == short
    expect(status).to_have_text(f"{len(short)} of {len(category.questions)} in Getting in")
    expect(page.get_by_role("heading", name="More to choose from")).to_be_hidden()
    assert page.url.endswith("questions/way-in/?most=2&core=1")
    page.go_back()
    assert page.url.endswith("questions/way-in/?most=2")
    expect(reader.button("Best to start with")).to_have_attribute("aria-pressed", "false")
    assert len(shown(page)) > len(short)
    page.get_by_role("link", name="Search all categories").click()
    page.wait_for_url("**/questions/?most=2")
    few = [one for one in guide.questions if one.minutes <= 2]
    expect(status).to_have_text(f"{len(few)} of {len(guide.questions)} questions")


@browsing
def test_a_link_shows_the_same_view(open_page: Open, guide: Guide) -> None:
    reader = open_page("questions/?for=international&answer=ask&in=organization")
    wanted = [
        one.ask.typed
        for category in guide.categories
        for one in category.questions
        if category.id == "organization" and "international" in one.audiences and one.answer == "ask"
    ]
    assert wanted
    assert reader.page.locator(".cg-results li > a").all_inner_texts() == wanted
    expect(reader.page.get_by_label("Especially for")).to_have_value("international")
    expect(reader.page.get_by_role("heading", name="The work itself")).to_be_hidden()
    reader.button("Show all").click()
    expect(reader.page.get_by_role("heading", name="The work itself")).to_be_visible()
    expect(reader.page.locator(".cg-results li")).to_have_count(0)
    assert reader.page.url.endswith("/questions/")


@browsing
@pytest.mark.parametrize(
    ("words", "id_"),
    first([("RÉSUMÉ", "resume-first-look"), ("resume", "resume-first-look"), ("jobs outsiders", "common-jobs")]),
)
def test_words_are_found_however_they_are_written(open_page: Open, words: str, id_: str) -> None:
    page = open_page("questions/").page
    page.get_by_label("Find a question").fill(words)
    expect(page.locator(f".cg-results [data-cg-add={id_}]")).to_be_visible()


@browsing
def test_a_typing_mistake_gets_the_nearest_word(open_page: Open) -> None:
    reader = open_page("questions/")
    page = reader.page
    page.get_by_label("Find a question").fill("traning")
    expect(page.get_by_text("No question matches “traning”.")).to_be_visible()
    reader.button("Did you mean “training”?").click()
    expect(page.get_by_label("Find a question")).to_have_value("training")
    assert page.locator(".cg-results li").count() > 3
    page.get_by_label("Find a question").fill("xyzzyqqq")
    expect(page.get_by_text("Did you mean")).to_have_count(0)
    reader.button("Show all questions").click()
    expect(page.get_by_label("Find a question")).to_have_value("")


@browsing
def test_of_a_thousand_questions_fifty_are_shown_at_a_time(open_page: Open) -> None:
    reader = open_page("")
    page = reader.page

    def many(data: dict[str, Any]) -> None:
        every = data["questions"]
        data["questions"] = [
            {**every[n % len(every)], "id": f"q-{n}", "ask": f"{every[n % len(every)]['ask']} {n}"} for n in range(1000)
        ]

    pretend(page, many)
    reader.go("questions/")
    find = page.get_by_label("Find a question")
    find.fill("w")
    expect(page.locator(".cg-results li")).to_have_count(50)
    reader.button("Show 50 more").click()
    expect(page.locator(".cg-results li")).to_have_count(100)
    expect(page.locator(".cg-results li a").nth(50)).to_be_focused()


# ---------------------------------------------------------------- on paper


@dataclass
class Printed:
    """What a browser made of the page: sizes in points, words and long level lines of each page."""

    sizes: list[tuple[int, int]]
    words: list[str]
    lines: list[int]
    smallest: float


def printed(page: Page) -> Printed:
    made = page.pdf(prefer_css_page_size=True, print_background=True)
    sizes, lines, heights = [], [], []
    for one in pypdfium2.PdfDocument(made):
        sizes.append((round(one.get_width()), round(one.get_height())))
        marks = [mark.get_bounds() for mark in one.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])]
        level = {round(bottom) for left, bottom, right, top in marks if right - left > 250 and top - bottom < 3}
        lines.append(len(level))
        heights += [size for _, size, *_ in signs(one)]
    return Printed(sizes, words_of_pages(made), lines, min(heights))


@pytest.mark.core
@browsing
@pytest.mark.parametrize(
    ("paper", "large", "size"),
    first(
        [
            ("Letter (US)", False, (612, 792)),
            ("A4", False, (595, 842)),
            ("Letter (US)", True, (612, 792)),
            ("A4", True, (595, 842)),
        ]
    ),
)
def test_the_sheet_prints_as_the_others_do(
    open_page: Open, questions: dict[str, Question], paper: str, large: bool, size: tuple[int, int]
) -> None:
    reader = open_page("my-questions/", PHONE).start()
    page = reader.page
    page.get_by_role("radio", name=paper).check(force=True)
    page.get_by_label("Large print").set_checked(large)
    pages = page.locator(".cg-page").count()
    made = printed(page)
    assert made.sizes == [size] * pages
    whole = " ".join(made.words)
    places = [whole.index(questions[name].ask.typed) for name in SIX]
    assert places == sorted(places)
    for number, words in enumerate(made.words, 1):
        assert words.endswith(f"Page {number} of {pages}")
        assert "twenty-minutes.example" in words
    assert "Find a question" not in whole
    assert "Move up" not in whole
    assert sum(made.lines) >= sum((0, 2, 3, 4, 5)[questions[name].minutes] - 1 for name in SIX)
    assert made.smallest >= (17.9 if large else 8.9)
    below = page.locator(".cg-page").evaluate_all(
        """pages => pages.map((one) => [one.lastChild, one.firstChild.lastChild])
          .map((parts) => parts.map((part) => part.getBoundingClientRect()))
          .filter(([foot, last]) => last.bottom > foot.top + 1)"""
    )
    assert below == []


WEBKIT: Final = "Object.defineProperty(navigator, 'vendor', { value: 'Apple Computer, Inc.' });"
WEBKIT_SCALE: Final = 16 / 15


@browsing
@pytest.mark.parametrize("large", first([True, False]))
@pytest.mark.parametrize("paper", first(["Letter", "A4"]))
def test_the_sheet_keeps_to_its_pages_where_the_browser_sets_the_margins(
    open_page: Open, paper: str, large: bool
) -> None:
    """As in Firefox; in Safari everything is a fifteenth larger as well."""
    reader = open_page("my-questions/", PHONE, script=WEBKIT).start()
    page = reader.page
    page.get_by_role("radio", name=paper).check(force=True)
    page.get_by_label("Large print").set_checked(large)
    pages = page.locator(".cg-page").count()
    on_paper = words_of_pages(page.pdf(format=paper, scale=WEBKIT_SCALE))
    assert len(on_paper) == pages
    for number, words in enumerate(on_paper, 1):
        assert f"Page {number} of {pages}" in words


@browsing
def test_a_choice_of_paper_made_elsewhere_holds_here(open_page: Open) -> None:
    reader = open_page("sheets/")
    reader.page.get_by_role("radio", name="A4").check(force=True)
    reader.go("my-questions/").start()
    expect(reader.page.get_by_role("radio", name="A4")).to_be_checked()
    assert printed(reader.page).sizes[0] == (595, 842)


@browsing
def test_print_my_sheet_leads_to_the_sheet(open_page: Open) -> None:
    reader = open_page("questions/").start()
    reader.page.get_by_role("link", name="Print my questions").click()
    reader.page.wait_for_url("**/my-questions/#sheet")
    expect(reader.page.get_by_role("heading", name="Your worksheet")).to_be_in_viewport()
    reader.page.evaluate("window.print = () => (window.pressed = true)")
    reader.button("Print this worksheet").click()
    assert reader.page.evaluate("window.pressed") is True


# ---------------------------------------------------------------- for everybody


def press_to(page: Page, name: str, most: int = 80) -> None:
    """Tabs to what is called so."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if (
            page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.innerText")
            .replace("\n", "")
            .startswith(name)
        ):
            return
    raise AssertionError(name)


@pytest.mark.core
@browsing
def test_with_the_keyboard_alone(open_page: Open) -> None:
    reader = open_page("questions/way-in/", PHONE)
    page = reader.page
    press_to(page, "Add: How did you get into")
    page.keyboard.press("Space")
    press_to(page, "Add: What path did most")
    page.keyboard.press("Enter")
    bar = page.locator(".cg-tray__bar")
    bar.focus()
    expect(bar.locator("span").first).to_have_text("My questions: 2 questions, 9 of 20 min")
    page.keyboard.press("Enter")
    expect(bar).to_have_attribute("aria-expanded", "true")
    press_to(page, "Move down: How did you get into")
    page.keyboard.press("Enter")
    assert reader.kept() == ["usual-path", "first-step-in"]
    expect(reader.button("Move up: How did you get into this line of work?")).to_be_focused()
    press_to(page, "Remove: How did you get into")
    page.keyboard.press("Enter")
    expect(reader.button("Remove: What path did most of your coworkers take to get here?")).to_be_focused()
    page.keyboard.press("Enter")
    assert reader.kept() == []
    page.keyboard.press("Escape")
    expect(bar).to_be_focused()
    expect(bar).to_have_attribute("aria-expanded", "false")
    expect(bar).to_have_text("My questions: none yet")


@pytest.mark.core
@browsing
def test_without_scripts_there_is_nothing_to_press_in_vain(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for place in ("questions/", "questions/way-in/", "my-questions/"):
        page.goto(address + place)
        expect(page.locator(":is(.cg-filter, .cg-add, .cg-tray):visible")).to_have_count(0)
    expect(page.get_by_text("This page needs JavaScript")).to_be_visible()
    page.goto(address + "questions/way-in/")
    expect(page.get_by_text("How did you get into this line of work?").first).to_be_visible()
    context.close()


def used(reader: Reader) -> Reader:
    """With six questions in the panel, and that open."""
    if not reader.kept():
        reader.page.evaluate(f"cg.myQuestions.replace({[{'id': one, 'minutes': 4} for one in SIX]!r})")
    bar = reader.page.locator(".cg-tray__bar:visible")
    if bar.count():
        bar.click()
    return reader


@browsing
@pytest.mark.parametrize(
    ("viewport", "colors"),
    first(
        [(PHONE, "light"), (WIDE, "light"), (SMALLEST, "light"), (PHONE, "dark"), (WIDE, "dark"), (SMALLEST, "dark")]
    ),
)
def test_nothing_is_wrong_with_the_tools_in_use(open_page: Open, viewport: ViewportSize, colors: str) -> None:
    reader = open_page("", viewport, color_scheme=colors)
    rules = COLORS if colors == "dark" else ()
    for place, words in (
        ("questions/way-in/", ""),
        ("questions/", "training"),
        ("questions/", "traning"),
        ("my-questions/", ""),
    ):
        page = reader.go(place).page
        if words:
            page.get_by_label("Find a question").fill(words)
        used(reader)
        assert violations(page, rules) == [], place
        reader.button("Add your own question").click()
        assert violations(page, rules) == [], place
        reader.button("Replace with a ready-made set").click()
        reader.button("Students").click()
        assert violations(page, rules) == [], place
        assert ask(page, "sideways") == [], place
        page.evaluate("localStorage.clear()")


@browsing
def test_what_is_pressed_is_large_enough(open_page: Open) -> None:
    reader = open_page("", PHONE, has_touch=True)
    small = (
        "(all, least) => all.filter((one) => Math.min(one.offsetWidth, one.offsetHeight) < least)"
        ".map((one) => one.outerHTML)"
    )
    for place in ("questions/way-in/", "questions/", "my-questions/"):
        page = used(reader.go(place)).page
        large = ".cg-add, .cg-tray button:not(.cg-link), .cg-tray a.cg-btn, .cg-mine__how label > span"
        assert page.locator(f":is({large}):visible").evaluate_all(small, 44) == [], place
        others = ".cg-filter button, .cg-filter label > span, .cg-tray .cg-seg span, .cg-tray .cg-link"
        assert page.locator(f":is({others}):visible").evaluate_all(small, 28) == [], place


@browsing
def test_the_panel_has_room_for_letters_of_twice_the_size(open_page: Open) -> None:
    page = used(open_page("questions/", PHONE)).page
    page.locator("html").evaluate("html => { html.style.fontSize = '250%'; }")
    assert page.locator(".cg-tray").evaluate("tray => tray.scrollWidth - tray.clientWidth") <= 0
    page.locator(".cg-tray__bar").click()
    expect(page.locator(".cg-tray__bar")).to_have_attribute("aria-expanded", "false")


@browsing
def test_the_meter_is_seen_in_forced_colors(open_page: Open) -> None:
    reader = open_page("questions/", forced_colors="active").start()
    bar = reader.page.locator(".cg-tray__head .cg-strip__bar i:not([class])").first
    assert bar.evaluate("one => getComputedStyle(one).backgroundColor") != reader.page.evaluate(
        "getComputedStyle(document.body).backgroundColor"
    )


@browsing
def test_from_a_folder_on_disk(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    page.goto((site / "questions" / "index.html").as_uri())
    page.get_by_role("button", name="Start with 6 good questions").click()
    page.get_by_role("link", name="Print my questions").click()
    expect(page.locator(".cg-page")).to_have_count(2)
    context.close()
