"""The variants of a sheet next to the usual one: large print, and a filled-in example."""

import itertools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2
from pypdf import PdfReader

from careerguide.build.build import print_jobs
from careerguide.checks.run import load
from careerguide.model.guide import Guide
from careerguide.pages.urls import Addresses
from careerguide.pdf.layout.document import SheetView
from support.pdf_layout import signs, words_of_pages

INCH = 72
SMALLEST = 18  # points
CLOSEST = 1.25  # lines, in times of their size


def text(path: Path) -> str:
    return " ".join(words_of_pages(path))


def fonts(page: Any) -> list[str]:
    return [font.get_object()["/BaseFont"] for font in page["/Resources"].get("/Font", {}).values()]


# ---------------------------------------------------------------- large print


def test_every_worksheet_and_letter_comes_in_large_print(all_views: list[SheetView]) -> None:
    usual = {(view.item, view.about, view.paper) for view in all_views if view.variant == "standard"}
    assert {(view.item, view.about, view.paper) for view in all_views if view.variant == "large-print"} == usual


def test_large_print_is_large(site: Path, views: list[SheetView]) -> None:
    for view in views:
        if view.variant != "large-print":
            continue
        with pypdfium2.PdfDocument(site / view.path) as document:
            for page in document:
                width = page.get_width()
                letters = list(signs(page))
                assert min(size for _, size, _, _ in letters) > SMALLEST - 0.1, view.path
                assert min(x for _, _, x, _ in letters) > INCH - 2, view.path
                assert max(x for _, _, x, _ in letters) < width - INCH, view.path
                lines = sorted({round(y, 1) for _, _, _, y in letters}, reverse=True)
                closest = min((above - below for above, below in itertools.pairwise(lines)), default=99.0)
                assert closest > SMALLEST * CLOSEST - 0.3, (view.path, closest)


def test_large_print_counts_all_questions_of_a_worksheet(site: Path, all_views: list[SheetView]) -> None:
    """Also where they're in two blocks, as those of a category are."""
    for view in all_views:
        if view.variant == "large-print" and view.paper == "letter" and view.about:
            counted = re.findall(r"Question (\d+) of (\d+)", text(site / view.path))
            last = str(len(counted))
            assert counted == [(str(number), last) for number in range(1, len(counted) + 1)] != [], view.path


def test_large_print_has_no_slant(readers: Mapping[str, PdfReader], views: list[SheetView]) -> None:
    for view in views:
        if view.variant == "large-print":
            for page in readers[view.path].pages:
                assert not [name for name in fonts(page) if "italic" in name.casefold()], view.path


def test_large_print_says_what_the_usual_sheet_says(
    readers: Mapping[str, PdfReader], views: list[SheetView], all_views: list[SheetView]
) -> None:
    """All that can be filled in or checked, but for rows of long tables, which are fewer."""
    usual = {(view.item, view.about): view.path for view in all_views if view.variant == "standard"}
    for view in views:
        if view.variant != "large-print" or view.paper != "letter":
            continue
        large = set(readers[view.path].get_fields() or ())
        missing = {
            str(field["/TU"])
            for name, field in (readers[usual[view.item, view.about]].get_fields() or {}).items()
            if name not in large
        }
        assert not {name for name in missing if ", row " not in name and " (2)" not in name}, view.path


# ---------------------------------------------------------------- examples


def test_every_worksheet_to_write_on_has_an_example(guide: Guide) -> None:
    assert [sheet.id for sheet in guide.worksheets if not sheet.example] == ["sheet-cards"]


def test_an_example_shows_what_was_written(site: Path, guide: Guide) -> None:
    for sheet in guide.worksheets:
        if not sheet.example or sheet.for_each:
            continue
        on_paper = text(site / f"sheets/{sheet.id.removeprefix('sheet-')}-example-letter.pdf")
        assert "A filled-in example." in on_paper
        joined = on_paper.replace(" ", "")
        for answer in sheet.example.answers.values():
            for line in (line for row in answer for cell in row if cell for line in cell.typed.splitlines()):
                if not line.isdecimal():
                    assert line.replace(" ", "") in joined, (sheet.id, line)


def test_an_example_ticks_and_writes_where_it_says(built_project: Path) -> None:
    guide = load(built_project)
    path = "sheets/talk-example-a4.pdf"
    html = next(job.html for job in print_jobs(guide, Addresses(guide), built_project)[1] if job.path == path)
    file = built_project / "site" / path
    reader = PdfReader(file)
    assert not reader.get_fields()
    assert html.count('alt="Checked: "') == 2  # one thing, and 4 of 5 for what they saw
    start = html.index("What they saw")
    assert html[start:].split("</tr>")[0].count('alt="Not checked: "') == 4
    assert "The oven is on by two.<br/>She likes the quiet." in html
    words = "".join(words_of_pages(file)).replace(" ", "")
    assert all(text in words for text in ("AnaSilva", "Theovenisonbytwo.", "BenIto", "themill"))


def test_what_a_made_up_person_wrote_is_not_shown_by_color_alone(
    readers: Mapping[str, PdfReader], views: list[SheetView]
) -> None:
    for view in views:
        if view.variant == "example":
            assert any("Hand" in name for name in fonts(readers[view.path].pages[0])), view.path
