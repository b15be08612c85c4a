"""A meeting in a browser, for the tests that walk through one: who it's with, and what the clock on the wall says."""

from typing import Any, Final

from playwright.sync_api import Page

PLACE: Final = "my-meeting/"
MARIA: Final = {"id": "a1", "who": "Maria Lopez", "role": "Nurse", "met": "2026-12-01T10:00", "answered": "yes"}
"""A conversation whose meeting is on December 1, 2026, at ten."""
BEFORE: Final = "09:48"


def at(page: Page, time: str, day: str = "2026-12-01") -> None:
    """Sets the clock, in UTC, and lets the page see it, as when a phone wakes up."""
    page.clock.set_fixed_time(f"{day}T{time}:00Z" if len(time) == 5 else f"{day}T{time}Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def arrive(page: Page, address: str, talk: dict[str, Any] | None = MARIA) -> None:
    """Opens the page twelve minutes before the meeting with Maria, if she's on the list. No question is chosen yet."""
    page.clock.set_fixed_time(f"2026-12-01T{BEFORE}:00Z")
    page.goto(address + PLACE)
    if talk:
        keep(page, "talks", [talk])


def keep(page: Page, key: str, value: Any) -> None:
    """Keeps something on the device, as another page would have done before, and opens this one again."""
    page.evaluate("([key, value]) => cg.store.set(key, value)", [key, value])
    page.reload()


def kept(page: Page, key: str = "meeting") -> Any:
    """What the device keeps under a key."""
    return page.evaluate("key => cg.store.get(key)", key)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def begin(page: Page) -> None:
    """Presses the button, and waits: the browser is asked first if another tab has the meeting."""
    press(page, "Start the meeting")
    page.get_by_role("timer").wait_for()


def start(page: Page, address: str, talk: dict[str, Any] | None = MARIA, time: str = "10:00") -> None:
    """Starts a meeting of twenty minutes with the usual six questions."""
    arrive(page, address, talk)
    press(page, "Take these 6 questions")
    page.clock.set_fixed_time(f"2026-12-01T{time}:00Z")
    begin(page)
