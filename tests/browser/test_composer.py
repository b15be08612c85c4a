"""The composer: what it is given, and in a browser the whole way from an empty form to a message sent or saved."""

import html
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import pytest
from docx import Document
from docx.oxml.ns import qn
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from careerguide.checks.run import load
from careerguide.model.letter_hints import filled
from careerguide.model.letters import Letter
from careerguide.pages.composer import composed
from careerguide.pages.urls import Addresses
from support.accessibility import ask, violations
from support.cases import first, read_cases
from support.guides import ROOT
from support.waiting import until

GUIDE: Final = load(ROOT)
DEFAULTS: Final = Addresses(GUIDE).defaults
LETTERS: Final = {letter.id: letter for letter in GUIDE.letters}
HINTS: Final = read_cases(ROOT / "tests" / "golden" / "hints.yml")
COLD: Final = LETTERS["cold-email"]
SCOPE: Final = "#composer"
EMPTY: Final = ".cg-gap:not(.is-filled)"


def examples(letter: Letter) -> dict[str, str]:
    return {name: field.example.typed for name, field in letter.fields.items()}


# ---------------------------------------------------------------- the data


def flat(pieces: list[Any], values: dict[str, str]) -> str:
    return "".join(
        one if isinstance(one, str) else values[one["field"]] if "field" in one else flat(one["strong"], values)
        for one in pieces
    )


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_the_pieces_make_the_message(letter: Letter) -> None:
    data = composed(letter, Addresses(GUIDE))
    paragraphs = [flat(paragraph["pieces"], examples(letter)) for paragraph in data["body"]]
    assert "\n\n".join(paragraphs) == filled(letter, DEFAULTS.__getitem__)
    assert ("subject" in data) == (letter.subject is not None)
    notes = [data["subject"]["note"]] if letter.subject else []
    notes += [paragraph["note"] for paragraph in data["body"]]
    assert sorted(filter(None, notes)) == list(range(1, len(letter.notes) + 1))
    assert [field["name"] for field in data["fields"]] == list(letter.fields)


def test_the_page_has_the_data_whole(site: Path) -> None:
    for letter in LETTERS.values():
        page = (site / "letters" / letter.id / "index.html").read_text(encoding="utf-8")
        found = re.search(r'data-letter="([^"]*)"', page)
        assert found
        assert json.loads(html.unescape(found[1])) == json.loads(json.dumps(composed(letter, Addresses(GUIDE))))


def test_what_makes_the_zip_is_the_published_package(site: Path) -> None:
    published = ROOT / ".venv" / "npm" / "node_modules" / "fflate"
    vendor = ROOT / "templates" / "theme" / "assets" / "vendor"
    assert (vendor / "fflate.js").read_bytes() == (published / "umd" / "index.js").read_bytes()
    assert (vendor / "fflate-license.txt").read_bytes() == (published / "LICENSE").read_bytes()
    (sent,) = site.glob("assets/vendor/fflate.*.js")
    assert sent.read_bytes() == (vendor / "fflate.js").read_bytes()


# ---------------------------------------------------------------- in the browser

pytestmark = pytest.mark.browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    opened.grant_permissions(["clipboard-read", "clipboard-write"])
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    opened = context.new_page()
    opened.on("pageerror", lambda error: pytest.fail(str(error)))
    return opened


def visit(page: Page, address: str, letter: Letter) -> Locator:
    page.goto(f"{address}letters/{letter.id}/")
    return page.locator(SCOPE)


def blank(tool: Locator, name: str) -> Locator:
    """A field where it's in the message."""
    return tool.locator(f".cg-gap[data-field={name}]").first


def fill(tool: Locator, letter: Letter, values: dict[str, str]) -> None:
    for name, value in values.items():
        blank(tool, name).click()
        tool.get_by_label(letter.fields[name].label.typed, exact=True).fill(value)


def more(tool: Locator) -> None:
    tool.get_by_text("More ways to save it").click()


def type_all(tool: Locator, values: list[str]) -> None:
    """The same for all fields in order, at once."""
    tool.locator(".cg-dock :is(input, textarea)").evaluate_all(
        """(fields, values) => fields.forEach((field, number) => {
          field.value = values[number];
          field.dispatchEvent(new Event("input", { bubbles: true }));
        })""",
        values,
    )


def sheet(tool: Locator) -> str:
    """What's on the paper, with its line breaks."""
    words = tool.locator(".cg-paper:visible").evaluate(
        """(paper) => [...paper.querySelectorAll("p:not(.cg-paper__subject)")].map((paragraph) => {
          const copy = paragraph.cloneNode(true);
          for (const number of copy.querySelectorAll("sup")) number.remove();
          return copy.textContent;
        }).join("\\n\\n")"""
    )
    return str(words)


def todo(tool: Locator) -> list[str]:
    return [words.removeprefix("Check this: ") for words in tool.locator(".cg-hints .todo").all_text_contents()]


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_every_letter_filled_with_its_examples_is_its_worked_example(page: Page, address: str) -> None:
    for letter in LETTERS.values():
        tool = visit(page, address, letter)
        type_all(tool, [field.example.typed for field in letter.fields.values()])
        assert sheet(tool) == filled(letter, DEFAULTS.__getitem__), letter.id
        assert todo(tool) == [], letter.id
        expect(tool.locator(EMPTY)).to_have_count(0)
        shown = page.locator("[aria-label='The message, filled in as an example'] p:not(.cg-paper__subject)")
        worked = " ".join(" ".join(shown.all_inner_texts()).split())
        assert " ".join(sheet(tool).split()) == worked


def test_the_browser_finds_what_python_finds(page: Page, address: str) -> None:
    visit(page, address, COLD)
    found = page.evaluate(
        """(cases) => {
          const letter = JSON.parse(document.getElementById("composer").dataset.letter);
          const rules = { job: "jobs", resume: "resume", two: "twoInOne", vague: "vague" };
          return Object.fromEntries(Object.entries(cases).map(([rule, all]) =>
            [rule, all.map(({ words }) => ({ words, found: cg.hints[rules[rule]](letter, words) }))]));
        }""",
        HINTS,
    )
    assert found == HINTS


@pytest.mark.core
def test_a_message_is_written_copied_and_mailed(page: Page, address: str) -> None:
    tool = visit(page, address, COLD)
    expect(tool.locator(EMPTY)).to_have_count(11)
    assert todo(tool)[0].startswith("10 blanks left. Fill in: topic, their name, your name, and 7 more.")
    values = examples(COLD) | {"contact": "Ms. Ōkafor & Söhne?", "found": "online"}
    fill(tool, COLD, values)
    expect(tool.locator(".cg-gap").first).to_have_text(examples(COLD)["topic"])
    assert todo(tool) == ["“online” could be in anyone’s message. Name the person, the page or the event."]
    fill(tool, COLD, {"found": "a talk", "detail": "how I am looking for a job"})
    assert [hint.split(".")[0] for hint in todo(tool)] == ["“looking for a job” sounds like you’re asking for a job"]
    fill(tool, COLD, {"detail": "how you count owls by ear"})
    assert todo(tool) == []

    tool.get_by_role("button", name="Copy the message").click()
    expect(tool.get_by_text("Copied.")).to_be_visible()
    body = sheet(tool)
    assert copied(page) == body
    assert "\n" + values["name"] + "\n" + values["reach"] in body
    more(tool)
    tool.get_by_role("button", name="Copy the subject line").click()
    until(page, "navigator.clipboard.readText().then((text) => text.endsWith('?'))")

    link = tool.get_by_role("link", name="Open in my email").get_attribute("href")
    assert link is not None
    assert link.startswith(
        "mailto:?subject=20%20minutes%20about%20accounting%20at%20a%20nonprofit%3F&body=Dear%20Ms.%20%C5%8C"
    )
    assert "%26%20S%C3%B6hne%3F%2C%0D%0A%0D%0AMy" in link
    assert not set(link) & set(' \n\r+#<>"')
    sent = parse_qs(urlsplit(link).query, strict_parsing=True)
    assert sent["body"] == [body.replace("\n", "\r\n")]
    expect(tool.get_by_text("Some email programs cut off")).to_be_hidden()
    fill(tool, COLD, {"detail": "owls " * 250})
    expect(tool.get_by_text("Some email programs cut off")).to_be_visible()
    assert todo(tool)[0].endswith("words too long. Keep a first message to 110 words.")


def test_files_are_made_and_say_what_the_paper_says(page: Page, address: str) -> None:
    tool = visit(page, address, COLD)
    fill(tool, COLD, {"contact": "Ms. <Okafor> & “Söhne” \u0007😀", "now": "new"})
    more(tool)
    with page.expect_download() as saved:
        tool.get_by_role("button", name="Save as text").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert saved.value.suggested_filename == "cold-email.txt"
    assert text.startswith("Subject: 20 minutes about [topic]?\n\nDear Ms. <Okafor>")
    assert text == f"Subject: 20 minutes about [topic]?\n\n{sheet(tool)}\n"

    with page.expect_download() as saved:
        tool.get_by_role("button", name="Save as Word").click()
    assert saved.value.suggested_filename == "cold-email.docx"
    document = Document(io.BytesIO(Path(saved.value.path()).read_bytes()))
    assert document.core_properties.title == COLD.title.typed
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert styles == ["Heading 1", *["Body Text"] * 5]
    lines = [
        "".join(node.text or "" if node.tag == qn("w:t") else "\n" for node in block.iter(qn("w:t"), qn("w:br")))
        for block in document.element.body.iter(qn("w:p"))
    ]
    assert "\n\n".join(lines) + "\n" == text.replace("\u0007", "")
    gaps = list(document.element.body.iter(qn("w:sdt")))
    names = [gap.find(f".//{qn('w:tag')}").get(qn("w:val")) for gap in gaps]
    assert names == ["topic", "name", "found", "detail", "goal", "time-one", "time-two", "name", "reach"]
    assert all(gap.find(f".//{qn('w:showingPlcHdr')}") is not None for gap in gaps)


@pytest.mark.core
def test_what_is_typed_is_kept_shared_erased_and_brought_back(page: Page, address: str) -> None:
    tool = visit(page, address, COLD)
    fill(tool, COLD, {"name": "Linh Tran", "contact": "Ms. Okafor", "topic": "owls"})
    page.reload()
    expect(tool.get_by_label("Their name", exact=True)).to_have_value("Ms. Okafor")
    assert sheet(tool).startswith("Dear Ms. Okafor,\n\nMy name is Linh Tran, and")

    nudge = LETTERS["nudge"]
    visit(page, address, nudge)
    expect(tool.get_by_label("Your name", exact=True)).to_have_value("Linh Tran")
    expect(tool.get_by_label("Their name", exact=True)).to_have_value("")
    tool.get_by_role("button", name="Copy from your last message: owls, Ms. Okafor").click()
    expect(tool.get_by_label("Their name", exact=True)).to_have_value("Ms. Okafor")
    expect(tool.locator(".cg-dock .cg-field :focus")).to_have_value("")
    expect(tool.get_by_text("Copy from your last message")).to_be_hidden()

    tool.get_by_role("button", name="Clear what I typed").click()
    expect(tool.get_by_label("Your name", exact=True)).to_have_value("")
    assert sheet(tool).startswith("Dear [their name],")
    tool.get_by_role("button", name="Undo").click()
    expect(tool.get_by_label("Your name", exact=True)).to_have_value("Linh Tran")
    expect(tool.get_by_role("button", name="Clear what I typed")).to_be_focused()

    tool.get_by_role("button", name="Clear what I typed").click()
    tool.get_by_role("button", name="Clear all messages").click()
    kept = "JSON.stringify(Object.keys(localStorage).filter((key) => key.endsWith(':letters')))"
    assert page.evaluate(kept) == "[]"
    tool.get_by_role("button", name="Undo").click()
    visit(page, address, COLD)
    expect(tool.get_by_label("Their name", exact=True)).to_have_value("Ms. Okafor")


def test_the_words_can_be_changed_by_hand(page: Page, address: str) -> None:
    tool = visit(page, address, COLD)
    fill(tool, COLD, examples(COLD) | {"reach": ""})
    tool.get_by_role("button", name="Edit the wording").click()
    message = tool.get_by_label("Message", exact=True)
    expect(message).to_be_focused()
    words = message.input_value()
    assert words.endswith("Grace Liu\n[your phone number or profile]")
    message.fill(words.replace("Dear", "Good morning") + "\nP.S. I attach my résumé.")
    assert todo(tool) == [
        "One blank left. Fill in: your phone number or profile.",
        "It mentions an attached résumé. Leave it out. You can send it when they ask.",
    ]
    expect(tool.get_by_label("Their name", exact=True)).to_be_hidden()
    page.reload()
    expect(message).to_have_value(re.compile(r"^Good morning Mr\. Haines,\n\nMy"))
    tool.get_by_role("button", name="Copy the message").click()
    expect(tool.get_by_text("Copied. One blank is still empty.")).to_be_visible()
    assert copied(page) == message.input_value()
    more(tool)
    with page.expect_download() as saved:
        tool.get_by_role("button", name="Save as Word").click()
    document = Document(io.BytesIO(Path(saved.value.path()).read_bytes()))
    assert [gap.find(f".//{qn('w:tag')}").get(qn("w:val")) for gap in document.element.body.iter(qn("w:sdt"))] == [
        "reach"
    ]

    tool.get_by_role("button", name="Go back to the blanks").click()
    expect(tool.get_by_role("button", name="Edit the wording")).to_be_focused()
    assert sheet(tool).startswith("Dear Mr. Haines,")
    page.keyboard.press("Tab")
    expect(tool.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(message).to_have_value(re.compile("^Good morning"))
    expect(tool.get_by_role("button", name="Go back to the blanks")).to_be_focused()


def test_a_note_on_linkedin_is_counted(page: Page, address: str) -> None:
    note = LETTERS["linkedin-note"]
    tool = visit(page, address, note)
    expect(tool.get_by_role("link", name="Open in my email")).to_have_count(0)
    fill(tool, note, examples(note))
    long = len(filled(note, DEFAULTS.__getitem__))
    expect(tool.locator(".cg-count")).to_have_text(f"{long} of 300 characters. {300 - long} left.")
    fill(tool, note, {"topic": "😀" * (300 - long + len(note.fields["topic"].example.typed))})
    expect(tool.locator(".cg-count")).to_have_text("300 of 300 characters. 0 left.")
    assert todo(tool) == []
    fill(tool, note, {"name": "Marcus Reed of Leeds"})
    expect(tool.locator(".cg-count")).to_have_text("309 of 300 characters. 9 too many.")
    assert todo(tool) == ["It’s 9 characters too long. Only 300 fit."]


def test_without_script_the_letter_is_text(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "letters/cold-email/")
    blank = page.get_by_role("group", name="The message, with brackets around what you fill in")
    expect(blank).to_contain_text("Dear [their name],")
    expect(page.locator("main button")).to_have_count(0)
    expect(page.locator("main input[type=text], main textarea")).to_have_count(0)
    expect(page.get_by_role("heading", name="Why each part is there")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Print or fill in")).first).to_be_visible()
    context.close()


def test_with_script_the_reasons_and_the_files_stay(page: Page, address: str) -> None:
    tool = visit(page, address, COLD)
    expect(page.get_by_role("group", name="The message, with brackets around what you fill in")).to_have_count(0)
    expect(page.locator(".cg-notes > li")).to_have_count(len(COLD.notes))
    numbers = tool.locator(".cg-paper sup").all_text_contents()
    assert numbers == [str(number + 1) for number in range(len(COLD.notes))]
    for form in ("Print or fill in", "Large print", "Word", "Plain text"):
        expect(page.get_by_role("link", name=re.compile(form)).first).to_be_visible()


REFUSED: Final = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
)
FULL: Final = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


@pytest.mark.parametrize("trouble", first([FULL, REFUSED]))
def test_it_works_where_nothing_can_be_kept(context: BrowserContext, address: str, trouble: str) -> None:
    context.add_init_script(trouble)
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    tool = visit(page, address, COLD)
    fill(tool, COLD, examples(COLD))
    assert sheet(tool) == filled(COLD, DEFAULTS.__getitem__)
    expect(page.get_by_role("alert")).to_contain_text("Your work is still here until you close this page.")
    tool.get_by_role("button", name="Clear what I typed").click()
    assert sheet(tool).startswith("Dear [their name],")
    tool.get_by_role("button", name="Undo").click()
    assert sheet(tool) == filled(COLD, DEFAULTS.__getitem__)


def test_what_is_kept_may_be_anything(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    for nonsense in ("7", '"a"', "[1]", '{"own": {"cold-email": {"contact": 7}}, "writer": {"name": ["x"]}}', "{"):
        visit(page, address, COLD)
        page.evaluate("(text) => localStorage.setItem(`cg:${cg.root.pathname}:letters`, text)", nonsense)
        tool = visit(page, address, COLD)
        assert sheet(tool).startswith("Dear [their name],\n\nMy name is [your name]")
        fill(tool, COLD, {"contact": "Ms. Okafor"})
        assert sheet(tool).startswith("Dear Ms. Okafor,")


def test_two_tabs_show_the_same(context: BrowserContext, address: str) -> None:
    one, two = context.new_page(), context.new_page()
    first, second = visit(one, address, COLD), visit(two, address, COLD)
    fill(first, COLD, {"name": "Linh Tran"})
    expect(second.get_by_label("Your name", exact=True)).to_have_value("Linh Tran")
    fill(second, COLD, {"contact": "Ms. Okafor"})
    expect(first.locator(".cg-paper").first).to_contain_text("Dear Ms. Okafor,")
    assert sheet(first) == sheet(second)


def focused(page: Page) -> str:
    """What the keyboard is on: the label of a field, or the words of a button."""
    return str(page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()"))


def test_everything_is_reached_by_keyboard_in_order(page: Page, address: str) -> None:
    tool = visit(page, address, COLD)
    blank(tool, "topic").focus()
    page.keyboard.press("Enter")
    for name, field in COLD.fields.items():
        assert focused(page) == field.label.typed
        page.keyboard.type(examples(COLD)[name])
        page.keyboard.press("Enter")
    for words in ["Open in my email", "Copy the message", "Edit the wording"]:
        assert focused(page) == words
        page.keyboard.press("Tab")
    assert focused(page) == "More ways to save it"
    page.keyboard.press("Enter")
    for words in ["Copy the subject line", "Save as Word", "Save as text", "Clear what I typed"]:
        page.keyboard.press("Tab")
        assert focused(page) == words
    tool.get_by_role("button", name="Edit the wording").focus()
    page.keyboard.press("Enter")
    assert focused(page) == "Message"
    page.keyboard.type("Good day. ")
    expect(tool.get_by_label("Message", exact=True)).to_have_value(re.compile("^Good day. Dear Mr"))
    tool.get_by_role("button", name="Go back to the blanks").focus()
    page.keyboard.press("Space")
    assert focused(page) == "Edit the wording"
    assert sheet(tool) == filled(COLD, DEFAULTS.__getitem__)


def test_what_changed_is_said_once_the_typing_stops(page: Page, address: str) -> None:
    tool = visit(page, address, COLD)
    said = page.locator("#cg-say")
    fill(tool, COLD, {"found": "online"})
    page.wait_for_timeout(300)
    expect(said).to_have_text("")
    fill(tool, COLD, {"found": "the library newsletter"})
    expect(said).to_have_text("It says how you found them.")


@pytest.mark.parametrize(
    "letter",
    first(["cold-email", "linkedin-note", "phone-script", "running-late", "formal-letter"]),
)
def test_everybody_can_use_it_while_it_is_used(browser: Browser, address: str, letter: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    tool = visit(page, address, LETTERS[letter])
    found: list[str] = []

    def look() -> None:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found.extend(violations(page))
        found.extend(ask(page, "sideways"))

    fill(tool, LETTERS[letter], dict(list(examples(LETTERS[letter]).items())[:2]))
    look()
    small = tool.locator("button:visible, a:visible, input:visible, textarea:visible").evaluate_all(
        """all => all.filter((one) => !one.matches(".cg-gap") && one.getBoundingClientRect().height < 44)
          .map((one) => one.outerHTML)"""
    )
    assert small == []
    tool.get_by_role("button", name="Clear what I typed").click()
    look()
    tool.get_by_role("button", name="Edit the wording").click()
    tool.get_by_label("Message", exact=True).fill("Hello. I attach my résumé. " * 40)
    look()
    tool.get_by_role("button", name="Go back to the blanks").click()
    look()
    page.emulate_media(forced_colors="active")
    expect(tool.locator(f"{EMPTY}:not([aria-current])").first).to_have_css("border-top-style", "dashed")
    page.locator("html").evaluate(
        "html => { html.style.fontSize = `${2 * parseFloat(getComputedStyle(html).fontSize)}px`; }"
    )
    page.set_viewport_size({"width": 390, "height": 844})
    found.extend(ask(page, "sideways"))
    context.close()
    assert found == []


def test_only_the_message_is_printed_by_its_button(page: Page, address: str) -> None:
    script = LETTERS["phone-script"]
    tool = visit(page, address, script)
    fill(tool, script, examples(script))
    page.evaluate("window.print = () => { window.printed = true; }")
    tool.get_by_role("button", name="Print the message").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    words = page.evaluate("document.body.innerText")
    assert " ".join(words.split()) == " ".join(filled(script, DEFAULTS.__getitem__).split())
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(tool.get_by_label("Their name", exact=True)).to_be_hidden()


def test_a_message_is_printed_across_the_paper_however_wide_the_browser_takes_it_to_be(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 1200, "height": 900})
    script = LETTERS["phone-script"]
    tool = visit(page, address, script)
    page.evaluate("window.print = () => {}")
    tool.get_by_role("button", name="Print the message").click()
    page.emulate_media(media="print")
    paper = page.locator(".is-printed").bounding_box()
    around = page.locator("#composer").bounding_box()
    assert paper is not None
    assert around is not None
    assert (paper["x"], paper["width"]) == (around["x"], around["width"])


def test_several_composers_stand_on_one_page(page: Page, address: str) -> None:
    visit(page, address, COLD)
    page.evaluate(
        """() => {
          const letter = JSON.parse(document.getElementById("composer").dataset.letter);
          const place = document.getElementById("composer").appendChild(document.createElement("div"));
          window.messages = [];
          const onchange = (message) => window.messages.push(cg.message.body(message));
          cg.composer.mount(place, letter, { heading: 3, onchange });
        }"""
    )
    expect(page.get_by_role("heading", level=3, name="Hints as you write")).to_be_visible()
    blank(page.locator(".cg-write .cg-write"), "contact").click()
    page.get_by_label("Their name", exact=True).nth(1).fill("Ms. Okafor")
    expect(page.get_by_label("Their name", exact=True).first).to_have_value("Ms. Okafor")
    assert page.evaluate("window.messages.at(-1)").startswith("Dear Ms. Okafor,")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))


# ---------------------------------------------------------------- on a phone


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    opened = context.new_page()
    opened.on("pageerror", lambda error: pytest.fail(str(error)))
    yield opened
    context.close()


def box(one: Locator) -> dict[str, float]:
    found = one.bounding_box()
    assert found is not None
    return {
        "x": found["x"],
        "top": found["y"],
        "bottom": found["y"] + found["height"],
        "height": found["height"],
    }


def test_the_message_is_on_the_first_screen_of_a_phone(phone: Page, address: str) -> None:
    tool = visit(phone, address, COLD)
    assert box(tool.locator(".cg-paper b"))["top"] < 350
    dock = box(tool.locator(".cg-dock"))
    assert dock["bottom"] == 844
    assert dock["height"] < 200
    field = tool.get_by_label("Topic", exact=True)
    assert 44 <= box(field)["height"] <= 48
    assert field.get_attribute("dir") == "auto"
    expect(tool.locator(".cg-gap[aria-current]")).to_have_text("[topic]")
    expect(tool.locator(".cg-dock__list")).to_be_hidden()
    assert violations(phone) == []
    phone.emulate_media(color_scheme="dark")
    assert violations(phone) == []


@pytest.mark.core
def test_a_message_is_filled_in_by_enter_only(phone: Page, address: str) -> None:
    tool = visit(phone, address, COLD)
    blank(tool, "topic").click()
    for number, value in enumerate(examples(COLD).values()):
        expect(tool.locator(".cg-dock__n")).to_have_text(f"{number + 1} of {len(COLD.fields)}")
        current = box(tool.locator(".cg-gap[aria-current]").first)
        assert current["bottom"] < box(tool.locator(".cg-dock"))["top"]
        phone.keyboard.type(value)
        phone.keyboard.press("Enter")
    assert sheet(tool) == filled(COLD, DEFAULTS.__getitem__)
    expect(tool.locator(".cg-dock")).to_be_hidden()
    expect(tool.get_by_role("link", name="Open in my email")).to_be_focused()
    assert violations(phone) == []
    blank(tool, "contact").click()
    expect(tool.get_by_label("Their name", exact=True)).to_have_value(examples(COLD)["contact"])
    expect(tool.get_by_role("button", name="Done")).to_be_visible()


@pytest.mark.parametrize("name", ["topic", "detail", "reach"])
def test_with_the_keyboard_up_the_blank_stays_above_the_field(phone: Page, address: str, name: str) -> None:
    tool = visit(phone, address, COLD)
    blank(tool, name).click()
    phone.set_viewport_size({"width": 390, "height": 400})
    gap, dock = tool.locator(".cg-gap[aria-current]").first, tool.locator(".cg-dock")
    phone.wait_for_timeout(300)
    assert box(gap)["top"] > 0
    assert box(gap)["bottom"] <= box(dock)["top"]
    assert box(dock)["bottom"] <= 400
    expect(tool.locator(".cg-dock__bar")).to_be_hidden()
    assert box(phone.locator(".md-header"))["bottom"] <= 0 or name == "topic"
    assert violations(phone) == []


def test_mail_with_blanks_left_says_so_before_anything_opens(phone: Page, address: str) -> None:
    tool = visit(phone, address, COLD)
    values = examples(COLD)
    fill(tool, COLD, {name: values[name] for name in list(values)[:6]})
    mail = tool.get_by_role("link", name="Open in my email")
    mail.click()
    expect(tool.get_by_text("4 blanks are still empty. What’s empty would go out in brackets.")).to_be_visible()
    anyway = tool.get_by_role("link", name="Open it anyway")
    assert anyway.get_attribute("href") == mail.get_attribute("href")
    assert violations(phone) == []
    tool.get_by_role("button", name="Fill the next one").click()
    expect(tool.get_by_label("What you want to find out", exact=True)).to_be_focused()
    expect(anyway).to_have_count(0)
    type_all(tool, list(values.values()))
    phone.evaluate(
        "addEventListener('click', (event) => { window.opens = !event.defaultPrevented; event.preventDefault(); })"
    )
    mail.click()
    assert phone.evaluate("window.opens")


def test_every_blank_is_in_a_list_on_a_large_screen(page: Page, address: str) -> None:
    tool = visit(page, address, COLD)
    buttons = tool.get_by_role("list", name="Everything to fill in").get_by_role("button")
    expect(buttons).to_have_text([field.label.typed for field in COLD.fields.values()])
    buttons.nth(3).click()
    expect(tool.get_by_label("What you do now", exact=True)).to_be_focused()
    expect(tool.locator(".cg-gap[aria-current]")).to_have_text("[what you do now]")
    assert box(tool.locator(".cg-dock"))["x"] > box(tool.locator(".cg-paper").first)["x"]
    assert violations(page) == []


def test_it_reads_from_right_to_left(phone: Page, address: str) -> None:
    tool = visit(phone, address, COLD)
    fill(tool, COLD, {"contact": "יעל כהן"})
    expect(blank(tool, "contact").locator("bdi")).to_have_text("יעל כהן")
    phone.evaluate("document.documentElement.dir = 'rtl'")
    assert box(tool.get_by_role("button", name="Next"))["x"] < box(tool.get_by_label("Their name", exact=True))["x"]
    assert ask(phone, "sideways") == []
    assert violations(phone) == []


def test_pages_of_messages_are_short_on_a_phone(phone: Page, address: str) -> None:
    for place in ("letters/", "letters/cold-email/"):
        phone.goto(address + place)
        assert phone.evaluate("document.documentElement.scrollHeight") < 6000, place
