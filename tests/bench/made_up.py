"""Made-up guides of any size, grown from the small guide of the tests."""

import shutil
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
SMALL: Final = ROOT / "tests" / "guides" / "small"
EACH: Final = 100  # questions in a category

QUESTION: Final = """\
  - id: q-{number}
    ask: What is it like on day {number} of the work?
    why: The answer number {number} is in no brochure, and [the other one](q-{other}) is another story.
    follow_ups: [What came before?, Who was there?]
    minutes: 3
    priority: {priority}
    answer: ask
    audiences: [everyone]
    sources: [first-guide, study-one]
"""
SHEET: Final = """\
order: {order}
title: Sheet {number}
purpose: Sheet number {number} for a short talk.
when: On day {number}.
step: talk
papers: [letter]
blocks:
  - fields: [Name, Work]
  - questions: {{ids: [{ids}], lines: 3}}
  - checklist: {{title: Before I leave, items: [I said thank you]}}
"""


def grow(root: Path, questions: int, sheets: int, each: int = EACH) -> None:
    """A new project in `root` with the small guide and so many more questions, `each` to a category, and sheets.

    With sheets of its own it has none for each category: those are measured by themselves.
    """
    shutil.copytree(SMALL, root)
    shutil.copy(ROOT / "content" / "interface.yml", root / "content")
    for name in ("templates", "hooks"):
        (root / name).symlink_to(ROOT / name, target_is_directory=True)
    shutil.copy(ROOT / "mkdocs.yml", root)
    for category in range(questions // each):
        numbers = range(category * each, (category + 1) * each)
        head = f"order: {category + 2}\ntitle: Category {category}\nsummary: All of {category}.\nquestions:\n"
        body = "".join(_question(number, questions) for number in numbers)
        (root / "questions" / f"c-{category}.yml").write_text(head + body, encoding="utf-8")
    if sheets:
        (root / "content" / "worksheets" / "sheet-category.yml").unlink()
    for number in range(sheets):
        ids = ", ".join(f"q-{(number * 7 + step) % questions}" for step in range(4))
        text = SHEET.format(order=number + 3, number=number, ids=ids)
        (root / "content" / "worksheets" / f"sheet-s-{number}.yml").write_text(text, encoding="utf-8")


def _question(number: int, of: int) -> str:
    priority = "more" if number % EACH > 5 else "core"
    return QUESTION.format(number=number, other=(number * 31 + 1) % of, priority=priority)
