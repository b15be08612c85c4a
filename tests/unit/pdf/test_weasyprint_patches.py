"""Each patch into WeasyPrint and pydyf does what it says and nothing else, and is still needed."""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from careerguide.build.build import print_jobs
from careerguide.checks.run import load
from careerguide.pages.urls import Addresses
from support.guides import ROOT

PATCHES: Final = "careerguide/pdf/engine/weasyprint_patches.py and docs/upstream.md"
TEMPLATES: Final = ROOT / "templates"
SHEETS: Final = (
    "sheets/conversation-20-letter.pdf",
    "sheets/debrief-large-print-a4.pdf",
    "letters/cold-email-letter.pdf",
)


def run(program: str, *arguments: str) -> list[str]:
    """The words that a program prints in a new process, since patches last as long as their process.

    It ends at once when it's done: Python, as it takes everything down, has crashed in Pango here, once in many runs.
    """
    command = [sys.executable, "-c", f"{program}\nsys.stdout.flush()\nos._exit(0)", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


# ---------------------------------------------------------------- line breaks

LINES: Final = """
import os, sys
from pathlib import Path
from careerguide.pdf.engine.job import fonts_file
os.environ["FONTCONFIG_FILE"] = str(fonts_file(Path(sys.argv[1])))
import weasyprint
from careerguide.pdf.engine import weasyprint_patches

PAGE = "<style>@page {{ size: 200mm }} p {{ width: {}px }}</style><p>Former students or staff. <b>From them.</b></p>"

def first_lines():
    for tenth in range(1000, 3000, 8):
        page = weasyprint.HTML(string=PAGE.format(tenth / 10)).render().pages[0]._page_box
        line = next(box for box in page.descendants() if type(box).__name__ == "LineBox")
        yield "".join(box.text for box in line.descendants() if hasattr(box, "text"))

before = list(first_lines())
weasyprint_patches.fix_line_breaks()
after = list(first_lines())
print(before.count("Former"), after.count("Former"), sum(a != b for a, b in zip(before, after)))
print(after[-1])
"""


@pytest.mark.thorough
def test_a_line_ends_after_the_last_word_that_fits() -> None:
    numbers, widest = run(LINES, str(TEMPLATES))
    broken, left, changed = map(int, numbers.split())
    assert widest == "Former students or staff. From them."
    assert broken > left, f"WeasyPrint breaks these lines well now: remove fix_line_breaks from {PATCHES}."
    assert changed == broken - left


# ---------------------------------------------------------------- page numbers

NUMBERS: Final = """
import os, sys
from pathlib import Path
from careerguide.pdf.engine.job import fonts_file
os.environ["FONTCONFIG_FILE"] = str(fonts_file(Path(sys.argv[1])))
import weasyprint
from weasyprint.css.targets import TargetCollector
from careerguide.pdf.engine import weasyprint_patches

check = TargetCollector.check_pending_targets
def checked(collector):
    check(collector)
    for item in collector.counter_lookup_items.values():
        print(*item.missing_target_counters.items(), *item.missing_counters)
TargetCollector.check_pending_targets = checked

PAGE = '<style>a::after { content: target-counter(attr(href), page) }</style><a href="#end">See</a><p id="end">End</p>'
weasyprint.HTML(string=PAGE).render()
weasyprint_patches.fix_page_numbers()
weasyprint.HTML(string=PAGE).render()
"""


def test_a_link_knows_the_target_whose_page_it_says() -> None:
    """Without it, contents are wrong: test_the_contents_say_the_real_page."""
    before, after = run(NUMBERS, str(TEMPLATES))
    assert before == "(None, ['page']) page", f"WeasyPrint knows it now: remove fix_page_numbers from {PATCHES}."
    assert after == "('end', ['page'])"


# ---------------------------------------------------------------- patches that only save time

HASHES: Final = """
import hashlib, os, sys
from pathlib import Path
from weasyprint.css import ComputedStyle
from careerguide.pdf.engine import weasyprint_patches as patches
from careerguide.pdf.engine.job import Job

if sys.argv[2] == "without":
    patches.speed_up_defaults = patches.keep_page_references = lambda: None
calls = 0
compute = patches._compute
def counted(style, key):
    global calls
    calls += 1
    return compute(style, key)
ComputedStyle.__missing__ = patches._compute = counted

from careerguide.pdf.engine.render import PdfRenderer
renderer = PdfRenderer(Path(sys.argv[1]))
for path in map(Path, sys.argv[3:]):
    pdf, problems = renderer.render(Job(path.stem, path.read_text(encoding="utf-8"), path.name, 1))
    assert not problems, problems
    print(hashlib.sha256(pdf.content).hexdigest())
print(calls)
"""


@pytest.mark.thorough
def test_what_only_saves_time_changes_no_byte(tmp_path: Path) -> None:
    guide = load(ROOT)
    jobs = {job.path: job for job in print_jobs(guide, Addresses(guide), ROOT, booklets=False)[1]}
    paths = [str(tmp_path / f"{number}.html") for number in range(len(SHEETS))]
    for path, name in zip(paths, SHEETS, strict=True):
        Path(path).write_text(jobs[name].html, encoding="utf-8")
    *with_patches, few = run(HASHES, str(TEMPLATES), "with", *paths)
    *without, many = run(HASHES, str(TEMPLATES), "without", *paths)
    assert with_patches == without
    assert int(few) < int(many) / 2, f"WeasyPrint computes few values now: remove speed_up_defaults from {PATCHES}."


REFERENCES: Final = """
import os, sys
import pydyf
from careerguide.pdf.engine import weasyprint_patches
pdf = pydyf.PDF()
pdf.add_page(pydyf.Dictionary())
print(pdf.page_references is pdf.page_references)
weasyprint_patches.keep_page_references()
print(pdf.page_references is pdf.page_references)
pdf.add_page(pydyf.Dictionary())
print(len(pdf.page_references))
"""


def test_references_of_pages_are_collected_once_for_each_number_of_pages() -> None:
    before, after, pages = run(REFERENCES)
    assert before == "False", f"pydyf keeps its references now: remove keep_page_references from {PATCHES}."
    assert (after, pages) == ("True", "2")
