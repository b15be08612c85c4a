"""Lines that WeasyPrint breaks too early: our typesetter mends them and nothing else, and that is needed still."""

from __future__ import annotations

import subprocess
import sys

from support.guides import ROOT

PROBE = """
import os, sys
from pathlib import Path
from careerguide.pdf.engine.job import fonts_file
assets = Path(sys.argv[1])
os.environ["FONTCONFIG_FILE"] = str(fonts_file(assets))
import weasyprint

PAGE = "<style>@page {{ size: 200mm }} p {{ width: {}px }}</style><p>Former students or staff. <b>From them.</b></p>"

def firsts():
    for tenth in range(1000, 3000, 8):
        page = weasyprint.HTML(string=PAGE.format(tenth / 10)).render().pages[0]._page_box
        line = next(box for box in page.descendants() if type(box).__name__ == "LineBox")
        yield "".join(box.text for box in line.descendants() if hasattr(box, "text"))

before = list(firsts())
from careerguide.pdf.engine.render import Typesetter
Typesetter(assets)
after = list(firsts())
print(before.count("Former"), after.count("Former"), sum(a != b for a, b in zip(before, after)))
print(after[-1])
"""


def test_a_line_ends_after_the_last_word_that_fits() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE, ROOT / "templates"], capture_output=True, text=True, check=True)
    numbers, last = done.stdout.splitlines()
    broken, mended, changed = map(int, numbers.split())
    assert last == "Former students or staff. From them."
    assert broken > mended, "WeasyPrint breaks these lines well now: remove careerguide/pdf/engine/line_breaks.py"
    assert changed == broken - mended
