"""Our shortcuts through WeasyPrint change no byte of a sheet, and there is still a longer way that they save."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from careerguide.build.build import print_jobs
from careerguide.checks.run import load
from careerguide.pages.urls import Addresses
from support.guides import ROOT

PROBE = """
import hashlib, sys
from pathlib import Path
from careerguide.pdf.engine import shortcuts
from careerguide.pdf.engine.job import Job
from careerguide.pdf.engine.render import Typesetter
from weasyprint.css import ComputedStyle

if sys.argv[2] == "long":
    shortcuts.take = lambda: None
calls = [0]
compute = shortcuts._compute
def counted(style, key):
    calls[0] += 1
    return compute(style, key)
ComputedStyle.__missing__ = shortcuts._compute = counted
typesetter = Typesetter(Path(sys.argv[1]))
for path in map(Path, sys.argv[3:]):
    printed, said = typesetter.set(Job(path.stem, path.read_text(encoding="utf-8"), path.name, 1))
    assert not said, said
    print(hashlib.sha256(printed.content).hexdigest())
print(calls[0])
"""
SHEETS = ("sheets/conversation-20-letter.pdf", "sheets/debrief-large-print-a4.pdf", "letters/cold-email-letter.pdf")


def run(way: str, pages: list[Path]) -> tuple[list[str], int]:
    command = [sys.executable, "-c", PROBE, str(ROOT / "templates"), way, *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    *hashes, calls = done.stdout.split()
    return hashes, int(calls)


def test_shortcuts_change_no_byte(tmp_path: Path) -> None:
    guide = load(ROOT)
    jobs = {job.path: job for job in print_jobs(guide, Addresses(guide), ROOT, booklets=False)[1]}
    pages = []
    for number, name in enumerate(SHEETS):
        pages.append(tmp_path / f"{number}.html")
        pages[-1].write_text(jobs[name].html, encoding="utf-8")
    short, few = run("short", pages)
    long, many = run("long", pages)
    assert short == long
    assert few < many / 2, "WeasyPrint computes few values by itself now: remove careerguide/pdf/engine/shortcuts.py"
