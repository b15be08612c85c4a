"""Sheets can be filled in, by people in a browser with pdf.js and by programs with pypdf, and read in other readers.

The ruled lines are where they belong in Poppler, PDFium and MuPDF, and gone where something is typed.
"""

import io
import itertools
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from playwright.sync_api import Browser, Locator
from playwright.sync_api import Page as Tab
from pypdf import PdfReader, PdfWriter

from support.guides import ROOT
from support.pdf_layout import Box, Field, Page, Paper
from support.projects import served

TYPED: Final = "Łő ñé Ω"
NAMES: Final = set("ŁłŐőÑñÉéΩ ŞşŻżČčĐđÞþßøæåïŵ “”…€£")
READ_FIELDS: Final = ROOT / "tests" / "support" / "pdfium_fields.py"
PDF_JS: Final = ROOT / ".venv/npm/node_modules/pdfjs-dist"
FINE: Final = 2  # pixels a point
FAINT: Final = 250  # of 255: lighter is white
LINES: Final = re.compile(r'<textarea name="([^"]*)"[^>]* data-lines="(\d+)"')


@pytest.fixture(scope="module")
def samples(papers: list[Paper]) -> list[Paper]:
    """Of each variant that can be filled in, the first sheet with boxes to check and several lines to write on."""
    found: dict[str, Paper] = {}
    for paper in papers:
        kinds = {one.kind for page in paper.pages for one in page.fields}
        if kinds >= {"/Btn", "/Tx"} and _lines(paper):
            found.setdefault(paper.facts["variant"], paper)
    assert set(found) == {paper.facts["variant"] for paper in papers if paper.facts["fillable"]}
    return list(found.values())


def _lines(paper: Paper) -> Mapping[str, int]:
    """How many lines each field has that has several, by its name."""
    return {name: int(lines) for name, lines in LINES.findall(paper.html)}


def _fields(paper: Paper, kind: str) -> list[Field]:
    return [one for page in paper.pages for one in page.fields if one.kind == kind]


# ---------------------------------------------------------------- lines in three readers


def _poppler(file: Path, number: int, folder: Path) -> Image.Image:
    command = ["pdftoppm", "-gray", "-png", "-singlefile", "-r", str(72 * FINE), "-f", str(number + 1)]
    subprocess.run([*command, file, folder / "drawn"], check=True)
    return _opened(folder / "drawn.png")


def _mupdf(file: Path, number: int, folder: Path) -> Image.Image:
    command = ["mutool", "draw", "-q", "-c", "gray", "-r", str(72 * FINE)]
    subprocess.run([*command, "-o", folder / "drawn.png", file, str(number + 1)], check=True, capture_output=True)
    return _opened(folder / "drawn.png")


def _opened(file: Path) -> Image.Image:
    with Image.open(file) as drawn:
        return drawn.convert("L")


def _pdfium(file: Path, number: int, _folder: Path) -> Image.Image:
    with pypdfium2.PdfDocument(file) as document:
        document.init_forms()
        drawn: Image.Image = document[number].render(scale=FINE, grayscale=True, may_draw_forms=True).to_pil()
    return drawn


READERS: Final[dict[str, Callable[[Path, int, Path], Image.Image]]] = {
    "Poppler": _poppler,
    "PDFium": _pdfium,
    "MuPDF": _mupdf,
}


def _cut(drawn: Image.Image, page: Page, box: Box) -> Image.Image:
    """What a reader draws in a box."""
    edges = (box.left, page.box.top - box.top, box.right, page.box.top - box.bottom)
    return drawn.crop(tuple(round(edge * FINE) for edge in edges))  # type: ignore[arg-type]


def _rules(drawn: Image.Image) -> list[float]:
    """The heights above the bottom, in points, at which something is drawn all the way across."""
    parts = drawn.resize((8, drawn.height), Image.Resampling.BOX).tobytes()
    across = [max(parts[row * 8 : row * 8 + 8]) < FAINT for row in range(drawn.height)]
    found, row = [], 0
    for inked, rows in itertools.groupby(across):
        height = len(list(rows))
        if inked:
            found.append((drawn.height - row - height / 2) / FINE)
        row += height
    return found


@pytest.mark.thorough
@pytest.mark.parametrize("name", READERS)
def test_rules_are_where_they_belong(name: str, samples: list[Paper], tmp_path: Path) -> None:
    for paper in samples:
        lines = _lines(paper)
        seen = 0
        for page in paper.pages[:2]:
            drawn = READERS[name](paper.file, page.number, tmp_path)
            for one in page.fields:
                if one.name in lines:
                    height = one.box.top - one.box.bottom
                    wanted = [height / lines[one.name] * number + 0.4 for number in reversed(range(lines[one.name]))]
                    assert _rules(_cut(drawn, page, one.box)) == pytest.approx(wanted, abs=0.8), (paper.path, one.title)
                    seen += 1
        assert seen, paper.path


@pytest.mark.thorough
@pytest.mark.parametrize("name", READERS)
def test_what_is_typed_takes_the_place_of_the_rules(name: str, samples: list[Paper], tmp_path: Path) -> None:
    for paper in samples:
        lines = _lines(paper)
        file = tmp_path / "filled.pdf"
        file.write_bytes(filled(paper))
        page = next(page for page in paper.pages if any(one.name in lines for one in page.fields))
        drawn = READERS[name](file, page.number, tmp_path)
        for one in page.fields:
            if one.name in lines:
                inside = _cut(drawn, page, one.box.shrunk(1))
                half = inside.width // 2
                words, rest = inside.crop((0, 0, half, inside.height)), inside.crop((half, 0, *inside.size))
                assert min(words.tobytes()) < 128, (paper.path, one.title)
                assert min(rest.tobytes()) > FAINT, (paper.path, one.title)


# ---------------------------------------------------------------- filled in by a program


def typed(paper: Paper) -> dict[str, str]:
    """Something else for each field."""
    return {one.name: f"{TYPED}{number}" for number, one in enumerate(_fields(paper, "/Tx"))}


def filled(paper: Paper) -> bytes:
    """The sheet with something in each field for text, written by pypdf."""
    writer = PdfWriter(clone_from=paper.file)
    for page, sheet in zip(paper.pages, writer.pages, strict=True):
        wanted = {name: words for name, words in typed(paper).items() if name in {one.name for one in page.fields}}
        writer.update_page_form_field_values(sheet, wanted, auto_regenerate=False)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def pdfium(content: bytes, folder: Path) -> dict[str, dict[str, str]]:
    """What PDFium finds in the fields: `held` and `shown`, by name."""
    file = folder / "to-read.pdf"
    file.write_bytes(content)
    said = subprocess.run([sys.executable, READ_FIELDS, file], capture_output=True, text=True, check=True).stdout
    found: dict[str, dict[str, str]] = json.loads(said)
    return found


def test_the_font_of_fields_has_letters_for_names(samples: list[Paper]) -> None:
    for paper in samples:
        root: Any = PdfReader(paper.file).trailer["/Root"]
        fonts = root["/AcroForm"]["/DR"]["/Font"]
        used = {re.findall(r"/(\S+) \S+ Tf", one["/DA"])[-1] for one in _widgets(paper) if one["/FT"] == "/Tx"}
        assert used
        for name in used:
            inner = fonts[f"/{name}"]["/DescendantFonts"][0].get_object()
            letters = TTFont(io.BytesIO(inner["/FontDescriptor"]["/FontFile2"].get_data())).getBestCmap()
            assert {letter for letter in NAMES if ord(letter) not in letters} == set(), paper.path


def _widgets(paper: Paper) -> Iterator[Any]:
    for sheet in PdfReader(paper.file).pages:
        for reference in sheet.get("/Annots", []):
            if reference.get_object().get("/Subtype") == "/Widget":
                yield reference.get_object()


def test_what_a_program_writes_is_shown_in_its_field_and_no_other(samples: list[Paper], tmp_path: Path) -> None:
    for paper in samples:
        content, wanted = filled(paper), typed(paper)
        assert PdfReader(io.BytesIO(content)).get_form_text_fields() == wanted
        found = pdfium(content, tmp_path)
        assert found["held"].items() >= wanted.items()
        assert found["shown"] == wanted


# ---------------------------------------------------------------- filled in by a person, in a browser


@dataclass(frozen=True)
class Viewer:
    """A tab in which pdf.js shows a PDF as Firefox does."""

    tab: Tab
    folder: Path
    address: str

    def open(self, content: bytes) -> None:
        (self.folder / "sheet.pdf").write_bytes(content)
        self.tab.goto(f"{self.address}reader.html")
        self.tab.wait_for_function("window.ready")
        self.tab.evaluate("openPdf('sheet.pdf')")

    def texts(self) -> list[Locator]:
        return self.tab.locator(".annotationLayer :is(input[type=text], textarea)").all()

    def boxes(self) -> list[Locator]:
        return self.tab.locator(".annotationLayer input[type=checkbox]").all()

    def save(self) -> bytes:
        return bytes(self.tab.evaluate("savePdf()"))


@pytest.fixture
def viewer(browser: Browser, tmp_path: Path) -> Iterator[Viewer]:
    assert PDF_JS.exists(), "./guide test installs pdf.js"
    shutil.copy(ROOT / "tests" / "support" / "reader.html", tmp_path)
    (tmp_path / "pdfjs").symlink_to(PDF_JS, target_is_directory=True)
    context = browser.new_context(viewport={"width": 900, "height": 1200})
    with served(tmp_path) as address:
        yield Viewer(context.new_page(), tmp_path, address)
    context.close()


@pytest.mark.thorough
@pytest.mark.browser
def test_what_is_typed_in_a_browser_is_kept(viewer: Viewer, samples: list[Paper]) -> None:
    for paper in samples:
        viewer.open(paper.file.read_bytes())
        texts = {one.get_attribute("name") or "": one for one in viewer.texts()}
        boxes = {one.get_attribute("name") or "": one for one in viewer.boxes()}
        assert set(texts) == {one.name for one in _fields(paper, "/Tx")}, paper.path
        assert set(boxes) == {one.name for one in _fields(paper, "/Btn")}, paper.path
        wanted = typed(paper)
        for name, words in wanted.items():
            texts[name].fill(words)
        checked = set(list(boxes)[::2])
        for name in checked:
            boxes[name].check()
        _is_kept(viewer.save(), paper, wanted, checked, viewer.folder)
        viewer.open(viewer.save())
        assert {one.get_attribute("name"): one.input_value() for one in viewer.texts()} == wanted
        assert {one.get_attribute("name") for one in viewer.boxes() if one.is_checked()} == checked


def _is_kept(content: bytes, paper: Paper, wanted: Mapping[str, str], checked: set[str], folder: Path) -> None:
    reader = PdfReader(io.BytesIO(content))
    assert reader.get_form_text_fields() == wanted, paper.path
    on = {
        name
        for name, one in (reader.get_fields() or {}).items()
        if one.get("/FT") == "/Btn" and one.get("/V", "/Off") != "/Off"
    }
    assert on == checked, paper.path
    found = pdfium(content, folder)
    assert found["held"].items() >= wanted.items(), paper.path
    assert found["shown"] == wanted, paper.path
