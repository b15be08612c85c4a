"""How high things come out on paper, near enough to choose how a sheet fills whole pages: gaps first, then lines.

The measures are those of the style sheets in templates/print; a test looks at the pages of the real PDFs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil, inf
from typing import Final

from careerguide.pdf.engine.stylesheets import POINT, Measures

NARROW: Final = frozenset("iljtfrI.,;:'|!()[]-/\u2018\u2019“” ")
BROAD: Final = frozenset("mwMW—…")
WELL_USED: Final = 0.6  # of a last page
SCANTY: Final = 0.4
BREAK: Final = inf  # the height of what begins a new page
SPARE: Final = 0.5  # millimetres of a page, since the measures are not exact


@dataclass(frozen=True, slots=True)
class Paper:
    """Millimetres: the room for text, one line of handwriting, the gap after a block, a smaller one, a field."""

    width: float
    height: float
    pitch: float
    gap: float
    tight: float
    field: float = 0

    def tightened(self) -> Paper:
        return replace(self, gap=self.tight)


STANDARD: Final = Measures("print.css")
LARGE_PRINT: Final = Measures("large.css")


def _paper(*sheets: str, wide: bool = False) -> Paper:
    said = Measures(*sheets, within=".wide" if wide else "")
    width, height = said.room("wide" if wide else "")
    field = 0.0 if "large.css" in sheets else said.length("field")
    return Paper(width, height, said.length("pitch"), said.length("gap"), said.length("tight"), field)


PAPERS: Final = {"letter": _paper("print.css"), "a4": _paper("print.css", "a4.css")}
WIDE: Final = {"letter": _paper("print.css", wide=True), "a4": _paper("print.css", "a4.css", wide=True)}
"""The same papers on their side."""
LARGE: Final = {"letter": _paper("large.css"), "a4": _paper("large.css", "large-a4.css")}
"""The same papers for large print."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a sheet is made to fill its pages. `lines` is how many more or fewer each answer gets."""

    lines: int = 0
    tight: bool = False
    """With smaller gaps."""
    reserve: bool = True
    """With the questions for when there is time left."""


USUAL_FIT: Final = Fit()
FITS: Final = (
    USUAL_FIT,
    Fit(tight=True),
    Fit(reserve=False),
    Fit(tight=True, reserve=False),
    Fit(-1, tight=True),
    Fit(-1, tight=True, reserve=False),
    Fit(1),
    Fit(1, tight=True),
    Fit(1, reserve=False),
    Fit(2),
    Fit(2, tight=True),
    Fit(3),
)
"""The one to be preferred first."""

LARGE_FITS: Final = (USUAL_FIT, Fit(tight=True), Fit(-1), Fit(-1, tight=True), Fit(1), Fit(1, tight=True), Fit(2))


@dataclass(frozen=True, slots=True)
class Type:
    """A kind of text: size in points, line height, and how much wider than regular it runs."""

    size: float
    leading: float
    wider: float = 1

    @property
    def line(self) -> float:
        """The height of one line."""
        return self.size * self.leading * POINT

    def height(self, text: str, width: float) -> float:
        """In millimetres, when set as wide as that."""
        return self.lines(text, width) * self.line

    def lines(self, text: str, width: float) -> int:
        return max(1, ceil(self.run(text) / width))

    def run(self, text: str) -> float:
        """How long the text is on one line."""
        signs = sum(0.285 if sign in NARROW else 0.82 if sign in BROAD else 0.535 for sign in text)
        return signs * self.size * POINT * self.wider


BOLD: Final = 1.08  # times as wide as regular


def lettering(step: str, lead: str, wider: float = 1, said: Measures = STANDARD) -> Type:
    """The text that style sheets set at this step and with this leading."""
    return Type(said.size(step), said.number(f"lead-{lead}"), wider)


TITLE: Final = lettering("t23", "tight", BOLD)
SMALLER: Final = lettering("t-2xl", "tight", BOLD)
HEADING: Final = lettering("t-l", "head", BOLD)
LETTER: Final = lettering("t8", "letter")
BODY: Final = lettering("t-m", "sheet")
CHOICE: Final = lettering("t6", "large")
SMALL: Final = lettering("t-s", "note")
NAME: Final = lettering("t-xs", "label", BOLD)
LARGE_TITLE: Final = lettering("t18", "large", BOLD, LARGE_PRINT)
LARGE_HEADING: Final = lettering("t-l", "large", BOLD, LARGE_PRINT)
LARGE_TEXT: Final = lettering("t-m", "note", said=LARGE_PRINT)
LARGE_BOLD: Final = lettering("t-m", "note", BOLD, LARGE_PRINT)
S1, S2, S3, S4, S5, S6 = (STANDARD.length(f"s{step}") for step in range(1, 7))


def pages(heights: Sequence[float], room: float) -> tuple[int, float]:
    """How many pages things fill that cannot be parted, and how much of the last one, from 0 to 1.

    Each ends in a gap, so there is room for one more gap than the page has.
    """
    count, used = 1, 0.0
    for height in heights:
        if height == BREAK:
            count, used = count + 1, 0.0
            continue
        if used and used + height > room:
            count, used = count + 1, 0.0
        used += height
    return count, used / room


Measure = Callable[[Fit, Paper], Sequence[float]]
"""What the pieces of a sheet measure that cannot be parted, when it is fitted in one way to a paper."""


def best_fit(heights: Measure, papers: Sequence[Paper]) -> Fit:
    """The first that gives one page, or an even number with the last one well used; or what comes nearest.

    Where a line more for each answer changes no number of pages, it is given.
    """

    def faults(fit: Fit) -> float:
        found = _filled(fit, heights, papers)
        odd = sum(count > 1 and count % 2 for count, _ in found)
        empty = sum(max(0.0, WELL_USED - used) for count, used in found if count > 1)
        uneven = len({count for count, _ in found}) - 1
        return odd + uneven + empty

    best = next((fit for fit in FITS if not faults(fit)), None) or min(FITS, key=faults)
    fuller = replace(best, lines=best.lines + 1)
    same = _counts(fuller, heights, papers) == _counts(best, heights, papers)
    return fuller if same else best


def shortest_fit(heights: Measure, papers: Sequence[Paper]) -> Fit:
    """The fewest pages, of which the last is not nearly empty."""

    def cost(fit: Fit) -> float:
        found = _filled(fit, heights, papers)
        empty = sum(count > 1 and used < SCANTY for count, used in found)
        return sum(count for count, _ in found) + 2 * empty

    return min(LARGE_FITS, key=cost)


def _counts(fit: Fit, heights: Measure, papers: Sequence[Paper]) -> list[int]:
    return [count for count, _ in _filled(fit, heights, papers)]


def _filled(fit: Fit, heights: Measure, papers: Sequence[Paper]) -> list[tuple[int, float]]:
    fitted = [paper.tightened() if fit.tight else paper for paper in papers]
    return [pages(heights(fit, paper), paper.height + paper.gap - SPARE) for paper in fitted]
