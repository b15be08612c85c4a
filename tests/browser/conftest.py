"""What tests of tools share: a phone, and a tab in it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone on which nothing is kept yet. A file whose tests need another device has a fixture of its own."""
    opened = browser.new_context(
        locale="en-US", timezone_id="UTC", viewport={"width": 390, "height": 844}, reduced_motion="reduce"
    )
    opened.set_default_timeout(15_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab. Errors of its scripts fail the test."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    return page
