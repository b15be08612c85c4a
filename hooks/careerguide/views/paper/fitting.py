"""How high things come out on paper, near enough to choose the number of lines so that a sheet fills whole pages.

The measures repeat those of templates/print/print.css and a4.css; a test compares the page counts with the real PDFs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

POINT: Final = 25.4 / 72
NARROW: Final = frozenset("iljtfrI.,;:'|!()[]-/’‘“” ")
WIDE: Final = frozenset("mwMW—…")
CHANGES: Final = (0, 1, -1, 2, -2, 3, 4)  # lines more or fewer, the best first
WELL_USED: Final = 0.6  # of a last page


@dataclass(frozen=True, slots=True)
class Paper:
    """Millimetres: the room for text, one line of handwriting, the gap after a block, a field."""

    width: float
    height: float
    pitch: float
    gap: float
    field: float


PAPERS: Final = {
    "letter": Paper(width=179.9, height=253.4, pitch=8.5, gap=4.5, field=12.8),
    "a4": Paper(width=174, height=271, pitch=9, gap=7.5, field=13.4),
}


@dataclass(frozen=True, slots=True)
class Type:
    """A kind of text: size in points, line height, and how much wider than regular it runs."""

    size: float
    leading: float
    wider: float = 1

    def height(self, text: str, width: float) -> float:
        """In millimetres, when set as wide as that."""
        return self.lines(text, width) * self.size * self.leading * POINT

    def lines(self, text: str, width: float) -> int:
        run = sum(0.3 if sign in NARROW else 0.86 if sign in WIDE else 0.56 for sign in text)
        return max(1, ceil(run * self.size * POINT * self.wider / width))


HEADING: Final = Type(12.5, 1.22, 1.06)
BODY: Final = Type(10.5, 1.34)
SMALL: Final = Type(9.5, 1.3)


def pages(heights: Sequence[float], room: float) -> tuple[int, float]:
    """How many pages things fill that cannot be parted, and how much of the last one, from 0 to 1."""
    count, used = 1, 0.0
    for height in heights:
        if used and used + height > room:
            count, used = count + 1, 0.0
        used += height
    return count, used / room


def best_change(heights: Callable[[int, Paper], Sequence[float]], papers: Sequence[Paper]) -> int:
    """How many lines more or fewer for each answer give one page, or an even number with the last one well used."""

    def cost(change: int) -> tuple[float, int]:
        found = [pages(heights(change, paper), paper.height) for paper in papers]
        odd = sum(count > 1 and count % 2 for count, _ in found)
        empty = sum(max(0.0, WELL_USED - used) for count, used in found if count > 1)
        uneven = len({count for count, _ in found}) - 1
        return odd + uneven + empty, CHANGES.index(change)

    return min(CHANGES, key=cost)
