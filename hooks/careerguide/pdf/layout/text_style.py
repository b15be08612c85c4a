"""How much room a text takes on paper: an estimate, near enough to choose how a sheet fills its pages."""

from dataclasses import dataclass
from math import ceil
from typing import Final

from careerguide.pdf.engine.stylesheets import POINT

NARROW: Final = frozenset("iljtfrI.,;:'|!()[]-/\u2018\u2019“” ")
BROAD: Final = frozenset("mwMW—…")
NARROW_WIDTH: Final = 0.285
"""Average width of a narrow character, as a part of the size of the text."""
USUAL_WIDTH: Final = 0.535
BROAD_WIDTH: Final = 0.82
BOLD: Final = 1.08
"""How many times as wide as regular text bold text is."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text is set: its size in points, its line height in sizes, and how many times as wide as regular it is."""

    size: float
    leading: float
    wider: float = 1

    @property
    def line(self) -> float:
        """The height of one line, in millimeters."""
        return self.size * self.leading * POINT

    def height(self, text: str, width: float) -> float:
        """The height of a text set in lines of this width, both in millimeters."""
        return self.lines(text, width) * self.line

    def lines(self, text: str, width: float) -> int:
        """How many lines of this width, in millimeters, a text fills; at least one."""
        return max(1, ceil(self.length(text) / width))

    def length(self, text: str) -> float:
        """The length of a text on one line, in millimeters."""
        sizes = sum(
            NARROW_WIDTH if character in NARROW else BROAD_WIDTH if character in BROAD else USUAL_WIDTH
            for character in text
        )
        return sizes * self.size * POINT * self.wider
