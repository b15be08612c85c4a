"""Every PDF of the guide, read back: valid PDF/UA-1, fields with human names, its words, its pages, its link home."""

import io
import itertools
import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import page as validator
import pytest
from pypdf import PdfReader, PdfWriter

from careerguide.build.build import print_jobs
from careerguide.cache.store import Store
from careerguide.checks.run import load
from careerguide.model.guide import Guide
from careerguide.pages.urls import Addresses
from careerguide.pdf.engine.pool import print_pdfs
from careerguide.pdf.layout.document import SheetView
from support.guides import copy_small
from support.pdf_layout import words_of_pages


def widgets(reader: PdfReader) -> Iterator[tuple[int, Any]]:
    """Every form field, with the number of its page."""
    for number, sheet in enumerate(reader.pages):
        for annotation in sheet.get("/Annots", []):
            if annotation.get_object().get("/Subtype") == "/Widget":
                yield number, annotation.get_object()


def links(reader: PdfReader) -> set[str]:
    annotations = (one.get_object() for sheet in reader.pages for one in sheet.get("/Annots", []))
    return {one["/A"]["/URI"] for one in annotations if one.get("/Subtype") == "/Link" and "/URI" in one.get("/A", {})}


@pytest.fixture(scope="module")
def words(site: Path) -> Callable[[str], list[str]]:
    """What each page of a PDF says, by the path of the PDF."""
    return cache(lambda path: words_of_pages(site / path))


def test_the_first_of_the_family_are_there(site: Path, all_views: list[SheetView], guide: Guide) -> None:
    paths = {view.path for view in all_views}
    assert paths == {path.relative_to(site).as_posix() for path in site.rglob("*.pdf")}
    names = ["know-yourself", "who-to-ask", "message", "log", "preparation", "questions", "day-of", "conversation-15"]
    names += ["conversation-20", "conversation-30", "call", "cards", "after", "debrief", "tracker", "compare"]
    names += ["assignment", "host"]
    names += [f"category-{category.id}" for category in guide.categories]
    assert len(guide.categories) >= 10
    for paper in ("letter", "a4"):
        assert paths >= {f"sheets/{name}-{paper}.pdf" for name in names}
        assert paths >= {f"sheets/{name}-large-print-{paper}.pdf" for name in names}
        assert paths >= {f"sheets/{name}-example-{paper}.pdf" for name in names if name != "cards"}
        assert paths >= {
            f"letters/{name}-{paper}.pdf" for name in ("cold-email", "referral-email", "nudge", "thank-you-email")
        }


def to_read(path: str) -> bool:
    """Whether it is a booklet: many pages, and nothing to fill in. tests/pdf/test_booklets.py says more of them."""
    return "/booklet-" in path


def filled_in(path: str) -> bool:
    """Whether a made-up person has filled the sheet in already."""
    return "-example-" in path


def no_fields(path: str) -> bool:
    return "/cards-" in path or filled_in(path) or to_read(path)


def test_pdf_ua(site: Path, views: list[SheetView]) -> None:
    for view in views:
        report = validator.validate_pdf(str(site / view.path))
        assert report.is_compliant, (view.path, list(map(str, report.failures)))
        assert report.profile == validator.ValidationProfile.PDF_UA_1


def test_qpdf_has_nothing_to_say(site: Path, views: list[SheetView]) -> None:
    for view in views:
        done = subprocess.run(["qpdf", "--check", site / view.path], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_title_language_and_bookmarks(readers: Mapping[str, PdfReader], views: list[SheetView]) -> None:
    for view in views:
        reader = readers[view.path]
        root: Any = reader.trailer["/Root"]
        assert reader.metadata is not None
        assert view.title in (reader.metadata.title or ""), view.path
        assert root["/Lang"] == "en"
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert root["/MarkInfo"]["/Marked"]


def test_every_field_has_a_human_name(readers: Mapping[str, PdfReader]) -> None:
    for path, reader in readers.items():
        names = [(str(field.get("/T")), str(field.get("/TU", ""))) for _, field in widgets(reader)]
        assert bool(names) != no_fields(path), f"{path} can or cannot be filled in"
        for name, human in names:
            assert human, f"{path}: {name}"
            assert human != name
            assert " " in human or human[:1].isupper(), f"{path}: {human}"
        assert len({human for _, human in names}) == len(names), path
        assert len({name for name, _ in names}) == len(names), path


def test_tab_order_follows_the_page(readers: Mapping[str, PdfReader]) -> None:
    for path, reader in readers.items():
        assert {str(sheet.get("/Tabs")) for sheet in reader.pages if "/Annots" in sheet} <= {"/S"}, path
        for number in range(len(reader.pages)):
            places = [tuple(map(float, field["/Rect"])) for page, field in widgets(reader) if page == number]
            for (_, _, right, above), (left, _, _, below) in itertools.pairwise(places):
                assert below <= above + 40 or left > right, (path, number)  # up only into the next column


def test_fields_draw_their_own_lines(readers: Mapping[str, PdfReader]) -> None:
    for path, reader in readers.items():
        root: Any = reader.trailer["/Root"]
        if no_fields(path):
            continue
        assert root["/AcroForm"]["/NeedAppearances"].value is False, path
        assert all("/AP" in field for _, field in widgets(reader)), path


def test_no_font_but_ours_and_all_embedded(readers: Mapping[str, PdfReader]) -> None:
    for path, reader in readers.items():
        for sheet in reader.pages:
            resources: Any = sheet["/Resources"]
            for font in resources.get("/Font", {}).values():
                base = font.get_object()
                assert "Twenty" in base["/BaseFont"], path  # the name that our style sheet gives Atkinson
                assert _embedded(base), path


def _embedded(font: Any) -> bool:
    inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    return any(name in inner["/FontDescriptor"] for name in ("/FontFile", "/FontFile2", "/FontFile3"))


def test_every_page_is_numbered_and_leads_home(
    readers: Mapping[str, PdfReader], words: Callable[[str], list[str]], views: list[SheetView]
) -> None:
    for view in views:
        found = words(view.path)
        for number, sheet in itertools.islice(enumerate(found, 1), int(to_read(view.path)), None):
            assert f"page {number} of {len(found)}" in sheet.casefold(), view.path
        assert view.page_url in links(readers[view.path]), view.path
        assert view.title.split(",")[0] in " ".join(found)


def test_plans_are_on_their_sheets(words: Callable[[str], list[str]], guide: Guide) -> None:
    for plan in guide.plans:
        on_paper = " ".join(words(f"sheets/conversation-{plan.minutes}-a4.pdf"))
        places = [on_paper.index(guide.by_id[name].ask.typed) for part in plan.parts for name in part.questions]  # type: ignore[attr-defined]
        assert places == sorted(places)
        assert len(places) >= 4


def test_category_sheets_hold_all_their_questions(words: Callable[[str], list[str]], guide: Guide) -> None:
    for category in guide.categories:
        on_paper = " ".join(words(f"sheets/category-{category.id}-letter.pdf"))
        assert [question.id for question in category.questions if question.ask.typed not in on_paper] == []


def test_paper_sizes_and_pages(
    readers: Mapping[str, PdfReader], words: Callable[[str], list[str]], views: list[SheetView]
) -> None:
    sizes = {"letter": (612, 792), "a4": (595, 842)}
    for view in views:
        reader = readers[view.path]
        large = view.variant == "large-print"
        assert to_read(view.path) or len(reader.pages) <= (12 if large else 2), view.path
        layout = getattr(view.view, "layout", "upright")
        for sheet in reader.pages:
            across, down = (round(sheet.mediabox.width), round(sheet.mediabox.height))
            assert ((down, across) if layout == "wide" else (across, down)) == sizes[view.paper]
        shortest = min(map(len, words(view.path)))
        assert to_read(view.path) or shortest > (40 if large else 300), f"{view.path} has a page that is nearly empty"


def test_sheets_for_both_sides_fill_whole_leaves_on_both_papers(readers: Mapping[str, PdfReader]) -> None:
    for path, reader in readers.items():
        if "-large-print-" in path or to_read(path):
            continue
        other = readers[path.replace("-letter.pdf", "-a4.pdf")]
        assert len(reader.pages) == len(other.pages), path
        assert len(reader.pages) == 1 or len(reader.pages) % 2 == 0, path


def test_text_is_text_on_paper_too(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    path = root / "questions" / "start.yml"
    words = 'Fish & "chips" < 5 \\* \\{x} _y_ `z` #1?'
    path.write_text(path.read_text(encoding="utf-8").replace("ask: How did you find your way in?", f"ask: '{words}'"))
    guide = load(root)
    jobs = {job.path: job for job in print_jobs(guide, Addresses(guide), root)[1]}
    made = print_pdfs([jobs["sheets/talk-letter.pdf"]], Store(tmp_path / "cache"), root / "templates", lambda *_: None)
    reader = PdfReader(io.BytesIO(made[0].content))
    assert words.replace("\\", "") in " ".join(words_of_pages(made[0].content))
    assert any(words.replace("\\", "") in str(field.get("/TU")) for _, field in widgets(reader))


def test_sizes(site: Path, all_views: list[SheetView]) -> None:
    listed = {one["path"]: one for one in json.loads((site / "downloads.json").read_text(encoding="utf-8"))}
    most = {True: 110_000, False: 60_000}  # with fields, and without
    assert {one["fillable"] for one in listed.values()} == set(most)
    sheets = [listed[view.path] for view in all_views if not to_read(view.path)]
    heavy = [one["path"] for one in sheets if one["bytes"] > most[one["fillable"]]]
    assert heavy == []


def test_letters_can_be_filled_in_every_blank(readers: Mapping[str, PdfReader], guide: Guide) -> None:
    for letter in guide.letters:
        names = {str(field.get("/TU")) for _, field in widgets(readers[f"letters/{letter.id}-letter.pdf"])}
        for field in letter.fields.values():
            assert any(field.label.typed in name for name in names), (letter.id, field.label.typed)


def test_what_is_typed_is_kept(site: Path, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=site / "sheets" / "debrief-letter.pdf")
    first = next(iter(writer.get_form_text_fields()))
    writer.update_page_form_field_values(writer.pages[0], {first: "Łucja Őri, São Paulo"})
    writer.write(tmp_path / "filled.pdf")
    assert PdfReader(tmp_path / "filled.pdf").get_form_text_fields()[first] == "Łucja Őri, São Paulo"
