"""Everybody can use every page: on a phone and a large screen, light and dark, in large letters, by keyboard alone.

Each page is opened once and asked everything; and the browser has nothing to say against it meanwhile. The name of the
test that failed says which page; each line says the mode, what is wrong, and what to do.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from support.accessibility import COLORS, ask, violations
from support.cases import first
from support.page_samples import first_of_each, templates
from support.policy import LISTEN

pytestmark = pytest.mark.browser

WIDE: Final[ViewportSize] = {"width": 1440, "height": 900}
SMALL: Final[ViewportSize] = {"width": 320, "height": 640}
PHONE: Final[ViewportSize] = {"width": 360, "height": 780}
DOUBLED: Final[ViewportSize] = {"width": 390, "height": 844}
DOUBLE: Final = "html => { html.style.fontSize = `${2 * parseFloat(getComputedStyle(html).fontSize)}px`; }"


PLACES: Final = sorted(templates())
FIRST_OF_EACH: Final = sorted(first_of_each())


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all, of a person who wants nothing to move."""
    context = browser.new_context(reduced_motion="reduce")
    opened = context.new_page()
    opened.add_init_script(LISTEN)
    yield opened
    context.close()


@pytest.fixture
def complaints(page: Page, address: str) -> Iterator[Callable[[], list[str]]]:
    """What the browser reports: warnings, breaches of the policy, cookies, and requests to other sites."""
    said: list[str] = []
    listeners: dict[str, Callable[..., None]] = {
        "console": lambda one: said.append(one.text) if one.type in ("error", "warning") else None,
        "pageerror": lambda error: said.append(str(error)),
        "request": lambda one: None if known(one.url) else said.append(f"asks someone else: {one.url}"),
    }

    def known(url: str) -> bool:
        return urlsplit(url).netloc in ("", urlsplit(address).netloc)

    def found() -> list[str]:
        cookies = [f"leaves a cookie: {one.get('name')}" for one in page.context.cookies()]
        return [*said, *(f"against the policy: {one}" for one in page.evaluate("window.broken")), *cookies]

    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]
    yield found
    for event, listener in listeners.items():
        page.remove_listener(event, listener)


@pytest.mark.core
def test_every_page_is_looked_at(site: Path) -> None:
    assert sorted(one.relative_to(site).as_posix().removesuffix("index.html") for one in site.rglob("*.html")) == PLACES


@pytest.mark.core
@pytest.mark.parametrize("place", first([*FIRST_OF_EACH, *sorted({*PLACES} - {*FIRST_OF_EACH})], len(FIRST_OF_EACH)))
def test_everybody_can_use(
    page: Page, complaints: Callable[[], list[str]], address: str, place: str, pytestconfig: pytest.Config
) -> None:
    """On a phone; with --all also on a large and a very small screen, in the dark, by keyboard and in large letters."""
    everything = pytestconfig.getoption("all")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(WIDE if everything else PHONE)
    page.goto(address + place, wait_until="load")
    found = {"links": ask(page, "vague")}
    if everything:
        found |= {
            "1440 px": violations(page),
            "reduced motion": ask(page, "moving"),
            "keyboard": ask(page, "unfocused"),
        }
        found["wide"] = ask(page, "sideways")
        page.set_viewport_size(PHONE)
    found["360 px"] = violations(page) + ask(page, "sideways")
    if everything:
        page.emulate_media(color_scheme="dark")
        found["dark"] = violations(page, COLORS)
        page.set_viewport_size(SMALL)
        found["320 px"] = ask(page, "sideways")
        page.set_viewport_size(DOUBLED)
        page.locator("html").evaluate(DOUBLE)
        found["390 px, letters doubled"] = ask(page, "sideways")
    found["browser"] = complaints()
    assert [f"{mode}: {line}" for mode, lines in found.items() for line in lines] == []


# ---------------------------------------------------------------- the looking itself: each fault is found

FAULTS: Final = [
    ("violations", "<img src='data:,' >", "image-alt: img: Fix any of the following"),
    ("violations", "<p style='color: #999'>Pale</p>", "color-contrast: p: Fix any"),
    (
        "violations",
        "<p><button style='width: 9px; height: 9px; padding: 0'>a</button><button>b</button></p>",
        "target-size: ",
    ),
    ("violations", "<h1>One</h1><h3>Three</h3>", "heading-order: h3: "),
    ("vague", "<a href='/'> Read <b>more</b></a>", "says not where it leads: <a href="),
    ("sideways", "<p><span style='display: inline-block; width: 500px'>Wide</span></p>", "148 px too wide: <span "),
    ("moving", "<p style='transition: color 0.2s, top 1ms'>Slow</p>", "may move: <p style="),
    (
        "moving",
        "<style>p::after { content: '!'; animation: a 20ms } @keyframes a { to { top: 0 } }</style><p>Slow</p>",
        "may move: <p>",
    ),
    ("unfocused", "<style>a { outline: 0 }</style><a href='#'>Same</a>", "looks the same with the focus: <a href="),
    ("unfocused", "<a href='#' style='position: fixed; top: -99px'>Off</a>", "has the focus out of sight: <a href="),
    (
        "unfocused",
        "<a href='#'>Under</a><p style='position: fixed; inset: 0; background: white'>Over</p>",
        "has the focus out of sight: <a href=",
    ),
]
PLAIN: Final = """<!doctype html><html lang='en'><meta name='viewport' content='width=device-width'>
<meta http-equiv='Content-Security-Policy' content="script-src 'self'">
<title>A page</title><main><h1>A page</h1><a href='#'>Away</a>{}</main></html>"""


def show(page: Page, fault: str) -> None:
    """A page with this in it, from nowhere: without the policy of the page that was open before."""
    page.goto("about:blank")
    page.set_viewport_size(PHONE)
    page.set_content(PLAIN.format(fault))


@pytest.mark.core
@pytest.mark.parametrize(("question", "fault", "line"), FAULTS, ids=[line.split(":")[0] for *_, line in FAULTS])
def test_a_fault_is_found(page: Page, question: str, fault: str, line: str) -> None:
    show(page, fault)
    said = violations(page) if question == "violations" else ask(page, question)
    assert [one for one in said if one.startswith(line)], said


@pytest.mark.core
@pytest.mark.parametrize(
    ("fault", "line"),
    [
        ("console.warn('No such thing.')", "No such thing."),
        ("setTimeout(() => { throw new Error('It broke.'); })", "It broke."),
        ("new Image().src = 'https://example.org/a.png'", "asks someone else: https://example.org/a.png"),
        (
            "document.body.setAttribute('onclick', '1')",
            "against the policy: ",
        ),
        ("document.cookie = 'seen=1; max-age=60'", "leaves a cookie: seen"),
    ],
    ids=["warning", "error", "request", "policy", "cookie"],
)
def test_a_complaint_is_found(
    page: Page, complaints: Callable[[], list[str]], address: str, fault: str, line: str
) -> None:
    page.goto(address)
    assert complaints() == []
    page.evaluate(f"() => {{ {fault}; }}")
    page.wait_for_timeout(100)
    said = complaints()
    page.context.clear_cookies()
    assert [one for one in said if one.startswith(line)], said


def test_where_there_is_no_fault_none_is_found(page: Page) -> None:
    show(page, "<p>Fine</p>")
    questions = ("vague", "sideways", "moving", "unfocused")
    assert [*violations(page), *(line for one in questions for line in ask(page, one))] == []
