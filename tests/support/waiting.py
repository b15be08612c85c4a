"""Waits for something in a page. Its policy allows no `eval`, which `wait_for_function` needs to look a second time."""

import pytest
from playwright.sync_api import Page


def until(page: Page, condition: str) -> None:
    """Looks for ten seconds, every 50 milliseconds, until this JavaScript is true or promises something true."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"This was never so: {condition}")
