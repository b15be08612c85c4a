"""How the cost grows with the guide: made-up guides of 100, 1,000 and 10,000 questions with 10, 100 and 1,000 sheets.

For each step: seconds of CPU, milliseconds for each question, and the exponent from one size to the next. 1 is in
proportion and 2 is quadratic; what is above 1.15 is marked. Questions alone go on to 100,000, and one category is made
longer by itself. Takes some minutes, and a GB of memory.
"""

import json
import math
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bench.made_up import grow
from bench.stopwatch import cpu

HERE: Final = Path(__file__).resolve().parent
STEEP: Final = 1.15
NOISE: Final = 0.3  # seconds below which an exponent says nothing
GUIDES: Final = (100, 1_000, 10_000)
CHECKED: Final = (100, 1_000, 10_000, 100_000)
CATEGORIES: Final = (100, 300, 1_000, 1_500)

Times = Mapping[str, float]


def scale() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        steep = _table("Questions in one category", {size: _category(folder, size) for size in CATEGORIES})
        steep += _table("Questions alone", {size: _check(folder, size) for size in CHECKED})
        steep += _table("Questions, with a tenth as many sheets", {size: _guide(folder, size) for size in GUIDES})
    print(f"{steep} too steep" if steep else "All in proportion.")
    return int(steep > 0)


def _category(folder: Path, questions: int) -> Times:
    root = folder / f"category-{questions}"
    grow(root, questions, sheets=0, each=questions)
    return {"its sheet": _phases(root, "category")["PDFs"]}


def _check(folder: Path, questions: int) -> Times:
    root = folder / f"check-{questions}"
    grow(root, questions, sheets=0)
    return {"check": _phases(root, "check")["check"]}


def _guide(folder: Path, questions: int) -> Times:
    """Every step of ours, then MkDocs on what those have left in the cache."""
    root = folder / f"guide-{questions}"
    grow(root, questions, sheets=questions // 10)
    times = _phases(root, "all")
    site = [sys.executable, "-m", "mkdocs", "build", "-q", "--site-dir", str(folder / "site")]
    return {**times, "MkDocs and Material": cpu(site, root)}


def _phases(root: Path, step: str) -> Times:
    print(f"\r{root.name}\033[K", end="", file=sys.stderr, flush=True)
    result = root / "took.json"
    total = cpu([sys.executable, str(HERE / "phases.py"), str(root), str(result), step], root)
    times: dict[str, float] = json.loads(result.read_text(encoding="utf-8"))
    itself = times.pop("itself")
    return {**times, "PDFs": total - itself}


def _table(title: str, sizes: Mapping[int, Times]) -> int:
    """Prints one table; how many steps in it grow too fast."""
    steep = 0
    print(f"\r\033[K\n{title + ':':40}" + "".join(f"{size:>10,}" + " " * 22 for size in sizes))
    for step in next(iter(sizes.values())):
        cells, before = [], (0, 0.0)
        for size, times in sizes.items():
            exponent = _exponent(before, (size, times[step]))
            marked = exponent > STEEP
            steep += marked
            power = f"^{exponent:.2f}" if exponent else ""
            cells.append(
                f"{times[step]:9.2f} s {1000 * times[step] / size:7.2f} ms {power:>6}{' !' if marked else '  '}   "
            )
            before = size, times[step]
        print(f"  {step:36}" + "".join(cells), flush=True)
    return steep


def _exponent(smaller: tuple[int, float], larger: tuple[int, float]) -> float:
    """How steep the cost is between two sizes; 0 where there is too little to tell."""
    if smaller[1] < NOISE:
        return 0.0
    return math.log(larger[1] / smaller[1]) / math.log(larger[0] / smaller[0])
