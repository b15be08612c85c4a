"""Whether everybody can use a page: what axe-core finds, and what only looking, resizing and the tab key tell.

For a test of a tool: open it, use it, and `assert violations(page) == []`. Every line names the rule, the element and
what to do.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from playwright.sync_api import Page

from support.guides import ROOT

AXE: Final = ROOT / ".venv" / "npm" / "node_modules" / "axe-core" / "axe.min.js"
LEVELS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
COLORS: Final = ("color-contrast", "link-in-text-block")
"""All that light or dark can change."""


@cache
def _script() -> str:
    ours = ROOT / "tests" / "support" / "accessibility.js"
    return AXE.read_text(encoding="utf-8") + "\n" + ours.read_text(encoding="utf-8")


def ask(page: Page, question: str, argument: Any = None) -> list[str]:
    """What a function of access.js answers in this page."""
    if not page.evaluate("'access' in globalThis"):
        page.evaluate(_script())
    answer: list[str] = page.evaluate(f"argument => access.{question}(argument)", argument)
    return answer


def violations(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What breaks WCAG 2.2 A or AA, or good practice, in the page as it is now; of some rules, or of all."""
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": LEVELS}
    return ask(page, "violations", only)
