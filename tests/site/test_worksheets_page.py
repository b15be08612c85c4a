"""The page of worksheets without a browser: every file and every address that it ever had is there, folded or not."""

import json
from pathlib import Path

from careerguide.model.guide import Guide
from support.html_page import Page


def test_every_file_of_the_worksheets_is_on_their_page(site: Path) -> None:
    page = Page(site / "sheets" / "index.html")
    linked = {f"sheets/{link}" for link in page.values("a", "href")}
    files = json.loads((site / "downloads.json").read_text(encoding="utf-8"))
    assert {file["path"] for file in files if file["path"].startswith("sheets/")} - linked == set()


def test_every_anchor_of_the_worksheets_is_still_there(site: Path, guide: Guide) -> None:
    ids = set(Page(site / "sheets" / "index.html").ids)
    assert {sheet.id for sheet in guide.worksheets} <= ids
    assert {f"sheet-category-{category.id}" for category in guide.categories} <= ids
    former = {f"for-{name}" for name in ("find-people", "prepare", "meet", "follow-up", "instructors")}
    assert {"paper", "booklets", *former} <= ids
