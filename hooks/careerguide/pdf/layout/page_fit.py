"""How a sheet is made to fill whole pages: gaps change first, then lines.

Blocks tell how high they come out, in millimeters and near enough; a test looks at the pages of the real PDFs.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Final, Protocol, TypeVar

from careerguide.pdf.layout.measures import Paper

WELL_FILLED: Final = 0.6
"""A last page with at least this part of it used looks full."""
NEARLY_EMPTY: Final = 0.4
"""A last page with less than this part of it used looks empty."""
BREAK: Final = inf
"""The height of what begins a new page."""
SPARE: Final = 0.5
"""Millimeters of a page that stay free, since the measures are not exact."""

AnyPaper = TypeVar("AnyPaper", bound=Paper)
PaperT_contra = TypeVar("PaperT_contra", bound=Paper, contravariant=True)


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
"""The preferred fit first."""

LARGE_FITS: Final = (USUAL_FIT, Fit(tight=True), Fit(-1), Fit(-1, tight=True), Fit(1), Fit(1, tight=True), Fit(2))


def pages(heights: Sequence[float], room: float) -> tuple[int, float]:
    """How many pages parts fill that must not be split, and which part of the last page, from 0 to 1.

    `heights` and `room` are in millimeters. Each part ends in a gap, so `room` has one more gap than the page.
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


class Measured(Protocol[PaperT_contra]):
    """A part of a sheet."""

    @property
    def stays(self) -> bool:
        """Whether it belongs on the page of what follows."""

    def heights(self, paper: PaperT_contra) -> list[float]:
        """The heights of its parts that must not be split, in millimeters."""


def joined(parts: Iterable[Measured[AnyPaper]], paper: AnyPaper) -> Iterator[tuple[int, float]]:
    """The heights of what must not be split, in millimeters, each with the index of the part that it ends. A part that
    stays is one with the next.
    """
    staying = 0.0
    for number, part in enumerate(parts):
        first, *rest = part.heights(paper)
        if part.stays:
            staying += first
            continue
        yield number, staying + first
        yield from ((number, height) for height in rest)
        staying = 0.0
    if staying:
        yield number, staying


Heights = Callable[[Fit, AnyPaper], Sequence[float]]
"""Gives the heights of the parts of a sheet that must not be split, in millimeters, for a fit and a paper."""


def best_fit(heights: Heights[AnyPaper], papers: Sequence[AnyPaper]) -> Fit:
    """The first fit that gives one page, or an even number with the last one well filled; or what comes nearest.

    Where one more line for each answer changes no number of pages, the fit has it.
    """

    def misfits(fit: Fit) -> float:
        filled = _filled(fit, heights, papers)
        odd = sum(count > 1 and count % 2 for count, _ in filled)
        empty = sum(max(0.0, WELL_FILLED - used) for count, used in filled if count > 1)
        uneven = len({count for count, _ in filled}) - 1
        return odd + uneven + empty

    best = next((fit for fit in FITS if not misfits(fit)), None) or min(FITS, key=misfits)
    fuller = replace(best, lines=best.lines + 1)
    same = _counts(fuller, heights, papers) == _counts(best, heights, papers)
    return fuller if same else best


def shortest_fit(heights: Heights[AnyPaper], papers: Sequence[AnyPaper]) -> Fit:
    """The fit with the fewest pages, of which the last is not nearly empty."""

    def cost(fit: Fit) -> float:
        filled = _filled(fit, heights, papers)
        empty = sum(count > 1 and used < NEARLY_EMPTY for count, used in filled)
        return sum(count for count, _ in filled) + 2 * empty

    return min(LARGE_FITS, key=cost)


def _counts(fit: Fit, heights: Heights[AnyPaper], papers: Sequence[AnyPaper]) -> list[int]:
    return [count for count, _ in _filled(fit, heights, papers)]


def _filled(fit: Fit, heights: Heights[AnyPaper], papers: Sequence[AnyPaper]) -> list[tuple[int, float]]:
    """For each paper the number of pages, and the part of the last one that is used."""
    fitted = [paper.tightened() if fit.tight else paper for paper in papers]
    return [pages(heights(fit, paper), paper.height + paper.gap - SPARE) for paper in fitted]
