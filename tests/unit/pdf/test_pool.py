"""The press: warnings become problems, nothing outside the fonts and styles is read, and its cache can be trusted."""

import base64
import multiprocessing
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5
from fontTools.ttLib import TTFont

from careerguide.build import build
from careerguide.build.build import print_jobs
from careerguide.cache.store import FOLDER, Store
from careerguide.checks.run import load
from careerguide.model.charset import PRINTED
from careerguide.pages.urls import Addresses
from careerguide.pdf.engine import pool
from careerguide.pdf.engine.job import Job, PrintedPdf
from careerguide.pdf.engine.limits import Limits
from careerguide.pdf.engine.pool import print_pdfs
from careerguide.pdf.engine.system_libraries import system_libraries
from careerguide.problems.problem import ContentError, MachineError
from support.cases import first
from support.guides import ROOT, change, copy_small

ASSETS: Final = ROOT / "templates"
PAGE: Final = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title>A sheet</title>
<link rel="stylesheet" href="print.css"/></head><body><h1>A sheet</h1>{}</body></html>"""


def job(body: str, path: str = "sheets/test.pdf") -> Job:
    return Job(path, PAGE.format(body), "content/worksheets/test.yml", 7, "A sheet")


def make(jobs: Sequence[Job], cache: Path) -> tuple[list[PrintedPdf], list[str]]:
    made: list[str] = []
    return print_pdfs(jobs, Store(cache), ASSETS, lambda _done, _total, what: made.append(what), workers=1), made


def problems(body: str, cache: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        make([job(body)], cache)
    return [str(one) for one in caught.value.problems]


def test_a_letter_that_the_font_lacks(tmp_path: Path) -> None:
    assert problems("<p>漢</p>", tmp_path) == [
        "content/worksheets/test.yml:7:1: missing-letter: The font doesn't have “漢” (U+6F22), which is used "
        "in sheets/test.pdf. Use characters the font has, or put it into words."
    ]


def test_a_template_that_leaves_something_open(tmp_path: Path) -> None:
    said = problems("<div><p>One</div></ul>", tmp_path)
    assert len(said) == 1
    assert "content/worksheets/test.yml:7:1: print-warning: Making the PDF sheets/test.pdf" in said[0]
    assert "the page is not well-formed XML, mismatched tag: line 2" in said[0]


@pytest.mark.thorough
def test_sheets_read_as_xml_are_what_a_browser_reads(jobs: list[Job]) -> None:
    for one in jobs:
        read = flat(ElementTree.fromstring(one.html))
        assert read == flat(tinyhtml5.parse(one.html, namespace_html_elements=False)), one.path


def flat(root: Element) -> list[tuple[str, dict[str, str], str | None, str | None]]:
    """Every element with its words. The white space around head and body makes no difference."""
    head, body = root
    root.text = head.tail = body.tail = body[-1].tail = None
    return [(one.tag, dict(one.attrib), one.text, one.tail) for one in root.iter()]


def test_the_list_of_letters_is_that_of_the_fonts() -> None:
    fonts = sorted((ASSETS / "fonts" / "print").glob("*.ttf"))
    assert len(fonts) >= 2
    for font in fonts:
        assert {chr(code) for code in TTFont(font).getBestCmap()} == PRINTED, font.name


PICTURE: Final = "docs/pictures/sheet.png"  # could be shown, if it were let through


@pytest.mark.parametrize(
    ("address", "why"),
    [
        (f"../../{PICTURE}", "outside the folders"),
        (f"../fonts/print/../../../{PICTURE}", "outside the folders"),
        ((ROOT / PICTURE).as_uri(), "outside the folders"),
        ("file://elsewhere/print.css", "outside the folders"),
        ("https://example.org/picture.png", "disallowed protocol"),
    ],
)
def test_nothing_else_is_read(address: str, why: str, tmp_path: Path) -> None:
    found = problems(f'<img src="{address}" alt="A picture"/>', tmp_path)
    assert len(found) == 1
    assert found[0].startswith("content/worksheets/test.yml:7:1: print-warning: ")
    assert why in found[0].replace(address, "")


def test_no_file_is_attached(tmp_path: Path) -> None:
    """WeasyPrint would embed a file that a link with rel=attachment names, and say nothing."""
    found = problems('<p><a rel="attachment" href="file:///etc/passwd">list</a></p>', tmp_path)
    assert len(found) == 1
    assert "the file is outside the folders for print" in found[0]


def test_what_was_made_is_not_made_again(tmp_path: Path) -> None:
    jobs = [job("<p>One</p>", "sheets/one.pdf"), job("<p>Two</p>", "sheets/two.pdf")]
    first, made = make(jobs, tmp_path)
    assert len(made) == 2
    second, made = make(jobs, tmp_path)
    assert made == []
    assert first == second
    _, made = make([jobs[0], job("<p>Two, changed</p>", "sheets/two.pdf")], tmp_path)
    assert len(made) == 1


@pytest.fixture(scope="module")
def built(built_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small guide, with every PDF in its cache."""
    root = copy_small(tmp_path_factory.mktemp("built") / "guide")
    shutil.copytree(built_project / FOLDER, root / FOLDER)
    assert made_anew(root) == []
    return root


def made_anew(root: Path) -> list[str]:
    """The titles of the PDFs that are made, one for each paper and variant."""
    titles: list[str] = []
    build.make(root, Store(root / FOLDER), lambda _done, _total, title: titles.append(title))
    return sorted(titles)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("file", "old", "new"),
    first(
        [
            ("content/letters/cold-email.yml", "Thank you,", "Many thanks,"),
            ("questions/start.yml", "What training do people have?", "What training is it?"),
            ("questions/start.yml", "You hear the route they really took.", "You hear a longer route."),
            ("content/phrases.yml", "Let me look at my sheet.", "One moment, please."),
            ("content/tips.yml", "Names are what you forget.", "Names go first."),
        ],
    ),
)
def test_only_what_shows_the_changed_words_is_made_again(
    file: str, old: str, new: str, built: Path, tmp_path: Path
) -> None:
    root = tmp_path / "guide"
    shutil.copytree(built, root, symlinks=True)
    guide = load(root)
    showing = sorted(one.title for one in print_jobs(guide, Addresses(guide), root)[1] if old in one.html)
    change(root, {"file": file, "change": {"from": old, "to": new}})
    assert made_anew(root) == showing


def test_the_cases_above_are_of_every_sort(built: Path) -> None:
    """A tip is on no sheet, one question on a single family of sheets, another on two, a letter on its own; each of
    them is in the booklets too.
    """
    guide = load(built)
    jobs = print_jobs(guide, Addresses(guide), built)[1]
    shown = {
        words: {one.title for one in jobs if words in one.html}
        for words in ("Names are what you forget.", "You hear the route", "What training do", "Thank you,")
    }
    assert [len(titles) for titles in shown.values()] == [2, 3, 3, 2]


def test_a_damaged_cache_is_not_believed(tmp_path: Path) -> None:
    first, _ = make([job("<p>One</p>")], tmp_path)
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:-10])
    second, made = make([job("<p>One</p>")], tmp_path)
    assert len(made) == 1
    assert first == second


@pytest.mark.parametrize("number", range(3))
def test_another_pango_harfbuzz_or_fontconfig_makes_every_sheet_again(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make([job("<p>One</p>")], tmp_path)
    newer = [*system_libraries()]
    newer[number] += ".1"
    monkeypatch.setattr(pool, "system_libraries", lambda: tuple(newer))
    assert len(make([job("<p>One</p>")], tmp_path)[1]) == 1
    assert make([job("<p>One</p>")], tmp_path)[1] == []


def test_a_sheet_with_problems_is_never_kept(tmp_path: Path) -> None:
    assert problems("<p>漢</p>", tmp_path) == problems("<p>漢</p>", tmp_path)


PROBE: Final = """
import sys
from pathlib import Path
from careerguide.pdf.engine.job import Job
from careerguide.pdf.engine.pool import print_pdfs
from careerguide.cache.store import Store
def main():
    job = Job("sheets/test.pdf", sys.argv[1], "a.yml", 1)
    print_pdfs([job], Store(Path(sys.argv[2])), Path(sys.argv[3]), lambda *_: print("made"))
    print("weasyprint" in sys.modules, "concurrent.futures.process" in sys.modules)
if __name__ == "__main__":
    main()
"""


def test_weasyprint_is_not_even_imported_when_nothing_changed(tmp_path: Path) -> None:
    probe = tmp_path / "probe.py"
    probe.write_text(PROBE, encoding="utf-8")
    command: list[Any] = [sys.executable, probe, PAGE.format("<p>One</p>"), tmp_path / "cache", ASSETS]
    said = [subprocess.run(command, capture_output=True, text=True, check=True).stdout.split() for _ in range(2)]
    assert said[0][0] == "made"
    assert said[1][0] == "False"


def test_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    notes = '<textarea name="b" title="Notes" data-lines="3" style="--lines: 3"></textarea>'
    body = f'<p>One</p><p>Name</p><input name="a" title="Name"/>{notes}'
    first, _ = make([job(body)], tmp_path / "one")
    second, _ = make([job(body)], tmp_path / "two")
    assert first == second
    assert first[0].fillable
    assert first[0].pages == 1


# ---------------------------------------------------------------- limits


def bomb() -> str:
    """A picture of one rectangle, drawn a hundred million times."""
    groups = [f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)]
    picture = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9">
    <rect id="a0" width="1" height="1"/>{"".join(groups)}</svg>"""
    address = "data:image/svg+xml;base64," + base64.b64encode(picture.encode()).decode()
    return f'<p><img src="{address}" alt="A picture"/></p>'


def test_a_sheet_that_takes_too_long_is_stopped_and_named(tmp_path: Path) -> None:
    jobs = [job(bomb()), *(job(f"<p>{number}</p>", f"sheets/{number}.pdf") for number in range(3))]
    with pytest.raises(ContentError) as caught:
        print_pdfs(jobs, Store(tmp_path), ASSETS, lambda *_: None, workers=1, limits=Limits(seconds=1))
    assert list(map(str, caught.value.problems)) == [
        "content/worksheets/test.yml:7:1: print-limit: Making the PDF sheets/test.pdf takes more than 1 seconds. "
        "Check its pictures first, such as a logo. Then make the worksheet shorter, or split it."
    ]


class Killer:
    """Stops the processes of a pool from outside whenever a PDF is done, for some PDFs."""

    def __init__(self, times: int) -> None:
        self.left = times

    def __call__(self, *_: object) -> None:
        if self.left:
            self.left -= 1
            for process in multiprocessing.active_children():
                process.kill()


def test_sheets_of_a_stopped_process_are_made_again(tmp_path: Path) -> None:
    jobs = [job(f"<p>{number}</p>", f"sheets/{number}.pdf") for number in range(12)]
    made = print_pdfs(jobs, Store(tmp_path / "one"), ASSETS, Killer(1), workers=2)
    assert made == print_pdfs(jobs, Store(tmp_path / "two"), ASSETS, Killer(0), workers=2)


def test_a_process_that_is_stopped_again_ends_the_build_and_names_the_sheet(tmp_path: Path) -> None:
    jobs = [job(f"<p>{number}</p>" * (20 - number), f"sheets/{number}.pdf") for number in range(12)]
    with pytest.raises(MachineError, match=r"^Making the PDF sheets/\d+\.pdf was stopped twice\. Close other"):
        print_pdfs(jobs, Store(tmp_path), ASSETS, Killer(99), workers=2)
