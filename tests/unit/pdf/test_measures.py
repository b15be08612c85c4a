"""One set of tokens for pages and sheets: steps of type and space are even, and paper gets the values in the file."""

import re
import shutil
from pathlib import Path
from typing import Final

import pytest

from careerguide.build import cached
from careerguide.build.assets import assets
from careerguide.build.build import print_jobs
from careerguide.cache.store import Store
from careerguide.checks.run import load
from careerguide.pages.urls import Addresses
from careerguide.pdf.engine.job import Job
from careerguide.pdf.engine.pool import print_pdfs
from careerguide.pdf.engine.stylesheets import (
    TOKENS,
    custom_properties,
    on_paper,
    read_print_styles,
    read_tokens,
    to_scale,
)
from careerguide.pdf.layout.measures import StyleMeasures, print_measures
from careerguide.problems.problem import MachineError
from support.guides import ROOT, copy_small, edit, interface

TEMPLATES: Final = ROOT / "templates"
SMALL: Final = """
/* --u: 1pt; */
:root { --u: 1rem; --u-large: 16pt; --t5: calc(1 * var(--u)); --t7: calc(1.1225 * var(--u));
  --s3: calc(0.75 * var(--u)); --text: var(--t7); --ink: #13241d }
[data-md-color-scheme="slate"] { --ink: #eeede2 }
@media print { :root, [data-md-color-scheme="slate"] { --u: 9.5pt; --ink: #000000 } }
"""
SMALL_TOKENS: Final = custom_properties(SMALL)
SHEETS: Final = sorted(path for path in (TEMPLATES / "print").glob("*.css"))
SITE: Final = ROOT / "templates/theme/assets/stylesheets"
JOB: Final = Job(
    "sheets/test.pdf",
    '<html lang="en"><head><title>A sheet</title><link rel="stylesheet" href="print.css"/></head><body/></html>',
    "content/worksheets/test.yml",
    7,
)


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A copy that may be changed."""
    folder = tmp_path / "templates"
    for name in ("look", "print", "fonts/print"):
        shutil.copytree(TEMPLATES / name, folder / name)
    return folder


def test_steps_are_points_and_millimeters_on_paper() -> None:
    style = "p { font: 400 var(--text)/1.3 X; margin: var(--s3) 0; color: var(--ink) }"
    assert on_paper(style, SMALL_TOKENS) == "p { font: 400 10.5pt/1.3 X; margin: 2.5mm 0; color: #000000 }"


def test_a_style_sheet_can_have_its_own_unit() -> None:
    style = ":root { --u: var(--u-large) } p { font-size: var(--text); margin: var(--s3) }"
    assert on_paper(style, SMALL_TOKENS) == ":root { --u: 16pt } p { font-size: 18pt; margin: 4.2mm }"


def test_what_a_style_sheet_sets_itself_stays_a_name() -> None:
    style = ":root { --gap: var(--s3) } p { margin: var(--gap) }"
    assert on_paper(style, SMALL_TOKENS, {"gap"}) == ":root { --gap: 2.5mm } p { margin: var(--gap) }"


def test_lengths_on_the_screen_are_to_scale() -> None:
    style = "p { margin: var(--s3); font-size: var(--t5); color: var(--ink); top: var(--top) }"
    assert to_scale(style, SMALL_TOKENS) == (
        "p { margin: calc(2.5 * var(--mm)); font-size: calc(3.351 * var(--mm)); color: var(--ink); top: var(--top) }"
    )


def test_a_name_that_nothing_sets(templates: Path, tmp_path: Path) -> None:
    path = templates / "print" / "print.css"
    path.write_text(path.read_text(encoding="utf-8") + "p { margin: var(--s33) }\n", encoding="utf-8")
    with pytest.raises(MachineError, match=r"var\(--s33\), which neither it nor look/tokens\.css sets") as caught:
        print_pdfs([JOB], Store(tmp_path / "cache"), templates, lambda *_: None, workers=1)
    assert caught.value.fix == "Correct the name, or add --s33 to templates/look/tokens.css."


def test_the_steps_of_type_are_one_ratio() -> None:
    steps = {int(name[1:]): text for name, text in read_tokens(TEMPLATES).items() if re.fullmatch(r"t\d+", name)}
    assert len(steps) > 15
    for step, text in steps.items():
        factor = re.fullmatch(r"calc\(([\d.]+) \* var\(--u\)\)", text)
        assert factor
        assert float(factor[1]) == pytest.approx(2 ** ((step - 5) / 12), abs=0.0001), f"--t{step}"


def test_the_steps_of_space_are_quarters() -> None:
    quarters = [float(read_tokens(TEMPLATES)[f"s{step}"].split("(")[1].split()[0]) * 4 for step in range(1, 11)]
    assert quarters == [1, 2, 3, 4, 6, 8, 12, 16, 24, 36]


@pytest.mark.parametrize("path", [*SHEETS, *(SITE / "tools").glob("printed-sheet*.css")], ids=lambda path: path.name)
def test_style_sheets_take_their_sizes_from_tokens(path: Path) -> None:
    style = path.read_text(encoding="utf-8")
    assert not re.findall(r"font(?:-size)?: [^;}]*?[\d.]+(?:pt|mm|px|rem)", style)
    assert not re.findall(r"font-size: calc[^;}]*", style)


def test_nothing_on_paper_is_too_small() -> None:
    for name, style in read_print_styles(TEMPLATES).items():
        sizes = [float(size) for size in re.findall(r"font(?:-size)?: [^;}/]*?([\d.]+)pt", style)]
        assert all(size >= (18 if "large" in name else 9) for size in sizes), name


def test_no_token_is_left_in_style_sheets_for_print() -> None:
    for name, style in read_print_styles(TEMPLATES).items():
        assert not set(read_tokens(TEMPLATES)) & set(re.findall(r"var\(--([\w-]+)", style)), name


def measures(*names: str, within: str = "") -> StyleMeasures:
    styles = read_print_styles(TEMPLATES)
    return StyleMeasures(read_tokens(TEMPLATES), [styles[name] for name in names], within)


def test_later_style_sheets_win() -> None:
    assert (measures("print.css").length("pitch"), measures("print.css", "a4.css").length("pitch")) == (8.5, 9)
    assert measures("print.css", "a4.css", within=".wide").length("pitch") == 7.75
    assert measures("print.css").room() == (179.9, 253.4)
    assert measures("print.css", "a4.css").room("wide") == (269, 180.5)


def test_each_kind_of_sheet_has_its_own_measures() -> None:
    papers = print_measures(TEMPLATES)
    assert (papers.upright["letter"].pitch, papers.upright["a4"].pitch) == (8.5, 9)
    assert papers.wide["a4"].pitch == 7.75
    assert papers.upright["letter"].text.body.size == 10.5
    assert papers.large["letter"].text.body.size == 18
    assert papers.large["a4"].width == pytest.approx(159.2)


def test_a_guide_is_laid_out_with_the_measures_of_its_own_templates(templates: Path) -> None:
    """As `compare` does with an older guide."""
    root = copy_small(templates.parent / "guide")
    before = htmls(root)
    (root / "templates").unlink()
    shutil.copytree(TEMPLATES, root / "templates")
    edit(root / "templates" / TOKENS, "--hand: 8.5mm", "--hand: 10.5mm")
    changed = {path for path, html in htmls(root).items() if html != before[path]}
    assert "sheets/talk-letter.pdf" in changed
    assert not any("large-print" in path for path in changed), "large print has a token of its own"
    edit(root / "templates" / TOKENS, "--hand: 10.5mm", "--hand: 8.5mm")
    assert htmls(root) == before


def htmls(root: Path) -> dict[str, str]:
    guide = load(root)
    return {job.path: job.html for job in print_jobs(guide, Addresses(guide), root, booklets=False)[1]}


def test_measures_need_their_tokens(templates: Path) -> None:
    edit(templates / TOKENS, "--hand: ", "--handwriting: ")
    with pytest.raises(MachineError, match=r"var\(--hand\)"):
        print_measures(templates)


def test_changed_tokens_make_all_pdfs_again(templates: Path, tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> int:
        print_pdfs(
            [JOB], Store(tmp_path / "cache"), templates, lambda _done, _total, what: made.append(what), workers=1
        )
        return len(made)

    assert [make(), make()] == [1, 1]
    path = templates / TOKENS
    path.write_text(path.read_text(encoding="utf-8").replace("--u: 9.5pt", "--u: 10pt"), encoding="utf-8")
    assert make() == 2


def test_changed_tokens_make_the_site_again(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "guide")
    (root / "templates").unlink()
    shutil.copytree(TEMPLATES, root / "templates")
    path = root / "templates" / TOKENS
    before = cached.build_key(root, booklets=True)
    path.write_text(path.read_text(encoding="utf-8").replace("--s1: calc(0.25", "--s1: calc(0.2"), encoding="utf-8")
    assert cached.build_key(root, booklets=True) != before
    site = assets(root, interface())["assets/stylesheets/site.css"].content.decode()
    assert "--s1:calc(0.2 *" in site
