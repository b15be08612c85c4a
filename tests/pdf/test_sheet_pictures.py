"""Every sheet looks as it did when someone last said it's right, with `./guide test --renew-pictures`."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest
from PIL import Image

from careerguide.cache.store import Store
from careerguide.pdf.engine.job import Job
from careerguide.pdf.engine.pool import print_pdfs
from careerguide.pdf.layout.document import SheetView
from support.guides import ROOT
from support.pdf_layout import ACROSS, FINER, Page, Paper, read, shrink
from support.sheet_pictures import RED, comparison, differences, keep, picture

KEPT: Final = ROOT / "tests" / "golden" / "sheets"
CHANGED: Final = ROOT / ".cache" / "changed-sheets"
RENEW: Final = "If this is what you wanted: ./guide test --renew-pictures"


def kept_file(paper: Paper | SheetView) -> Path:
    return (KEPT / paper.path).with_suffix(".png")


def vanished(views: Sequence[SheetView]) -> list[Path]:
    """Pictures of sheets that are no longer made."""
    return sorted(set(KEPT.rglob("*.png")) - {kept_file(view) for view in views})


def show(paper: Paper) -> None:
    """Puts before, after and the difference where a person can look at them."""
    if kept_file(paper).exists():
        file = CHANGED / paper.path.replace(".pdf", ".png")
        file.parent.mkdir(parents=True, exist_ok=True)
        with Image.open(kept_file(paper)) as before:
            comparison(before, picture(paper)).save(file)


def test_sheets_look_as_before(papers: list[Paper], all_views: list[SheetView], pytestconfig: pytest.Config) -> None:
    changed = {paper: found for paper in papers if (found := differences(paper, kept_file(paper)))}
    gone = vanished(all_views)
    if pytestconfig.getoption("renew_pictures"):
        for paper in changed:
            keep(picture(paper), kept_file(paper))
        for file in gone:
            file.unlink()
        return
    shutil.rmtree(CHANGED, ignore_errors=True)
    for paper in changed:
        show(paper)
    lines = [f"{paper.path}: {what}" for paper, found in changed.items() for what in found]
    lines += [f"{file.relative_to(KEPT).with_suffix('.pdf')}: is no longer made" for file in gone]
    if lines:
        where = f"Before, after and the difference are in {CHANGED.relative_to(ROOT)}."
        pytest.fail("\n".join([*lines, where, RENEW]), pytrace=False)


def test_the_pictures_stay_small() -> None:
    assert sum(file.stat().st_size for file in KEPT.rglob("*.png")) < 2_000_000


# ---------------------------------------------------------------- what makes a difference, and what does not

SHEET: Final = "sheets/conversation-20-letter.pdf"
QUESTION: Final = '<div class="q" style="'
SEEN: Final = {
    "a block 3 mm further right": (QUESTION, f"{QUESTION}left: 3mm; "),
    "a block 3 mm further down": (QUESTION, f'<div style="height: 3mm"></div>{QUESTION}'),
    "a line less": ("<input ", '<input style="border: 0" '),
    "a rule less": ('data-lines="4"', 'data-lines="3"'),
    "words that run off the page": ("<h2>", '<h2 style="white-space: nowrap; width: 300mm">' + "And so on. " * 30),
}
UNSEEN: Final = {
    "nothing": ("", ""),
    "a block 0.2 mm further right": (QUESTION, f"{QUESTION}left: .2mm; "),
    "a block 0.2 mm further down": (QUESTION, f'<div style="height: .2mm"></div>{QUESTION}'),
    "letters a little further apart": ("<body", '<body style="letter-spacing: .02pt"'),
}


@pytest.fixture(scope="module")
def sheet(papers: list[Paper]) -> Paper:
    return next(paper for paper in papers if paper.path == SHEET)


@pytest.fixture(scope="module")
def others(sheet: Paper, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
    """The sheet with a small change in its HTML."""
    folder = tmp_path_factory.mktemp("others")
    wanted = {**SEEN, **UNSEEN}
    for before, _ in wanted.values():
        assert before in sheet.html
    jobs = [
        Job(f"{number}.pdf", sheet.html.replace(*pair, 1), "a.yml", 1) for number, pair in enumerate(wanted.values())
    ]
    made = print_pdfs(jobs, Store(folder / "cache"), ROOT / "templates", lambda *_: None)
    papers = {}
    for name, job, printed in zip(wanted, jobs, made, strict=True):
        (folder / job.path).write_bytes(printed.content)
        papers[name] = read(folder / job.path, {"path": job.path}, job.html)
    return papers


@pytest.fixture
def kept(sheet: Paper, tmp_path: Path) -> Path:
    keep(picture(sheet), tmp_path / "kept.png")
    return tmp_path / "kept.png"


@pytest.mark.parametrize("name", SEEN)
def test_makes_a_difference(name: str, others: dict[str, Paper], kept: Path) -> None:
    assert any(found.startswith("page 1 changed") for found in differences(others[name], kept))


@pytest.mark.parametrize("name", UNSEEN)
def test_makes_no_difference(name: str, others: dict[str, Paper], kept: Path) -> None:
    assert differences(others[name], kept) == []


def test_another_reader_makes_no_difference(sheet: Paper, kept: Path, tmp_path: Path) -> None:
    """Poppler draws letters and lines with other code than PDFium: more than another version of either could change."""
    pages = []
    for page in sheet.pages:
        across, down = (round(side / page.box.right * ACROSS * FINER) for side in (page.box.right, page.box.top))
        size = ["-scale-to-x", str(across), "-scale-to-y", str(down)]
        one = ["-f", str(page.number + 1), "-singlefile"]
        subprocess.run(["pdftoppm", "-gray", "-png", *size, *one, sheet.file, tmp_path / "page"], check=True)
        with Image.open(tmp_path / "page.png") as drawn:
            pages.append(Page(page.number, page.box, [], [], [], shrink(drawn.convert("L"))))
    assert differences(Paper(sheet.file, sheet.facts, "", pages, sheet.tree, []), kept) == []


def test_a_missing_picture_and_another_number_of_pages_are_reported(sheet: Paper, kept: Path, tmp_path: Path) -> None:
    assert differences(sheet, tmp_path / "none.png") == ["has no picture yet"]
    shorter = Paper(sheet.file, sheet.facts, "", sheet.pages[:1], sheet.tree, [])
    assert differences(shorter, kept) == ["has 1 page, of another number or size than before"]


def test_changed_places_are_marked(sheet: Paper, others: dict[str, Paper]) -> None:
    before, after = picture(sheet), picture(others["a line less"])
    assert RED in comparison(before, after).get_flattened_data()
    assert RED not in comparison(before, before).get_flattened_data()
