"""`grid`: paper to draw on, under a heading."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from careerguide.model.blocks import GridBlock
from careerguide.pdf.layout import drawings
from careerguide.pdf.layout.large_print import MOST_LINES, Group, Space, headed
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext


@dataclass(frozen=True)
class GridView(BlockView):
    title: Markup
    prompt: Markup | None
    kind: str
    pattern: str
    """A drawing as a data URL."""
    lines: int
    """The height in lines of handwriting."""
    written: Markup | None
    """What an example has there; None on a sheet for the reader to fill in."""
    template: ClassVar[str] = "blocks/grid.j2"

    def heights(self, paper: SheetPaper) -> list[float]:
        words = paper.title_height(self.title, self.prompt)
        return [words + paper.space(2) + self.lines * paper.pitch + paper.gap]

    def large(self) -> Iterator[Group]:
        space = Space(self.kind, self.pattern, min(self.lines, MOST_LINES))
        yield Group([*headed(self.title, self.prompt), space])


def grid_view(block: GridBlock, context: SheetContext) -> GridView:
    return GridView(
        title=context.words.line(block.title),
        prompt=context.line(block.prompt),
        kind=block.kind,
        pattern=drawings.dots() if block.kind == "dots" else drawings.squares(),
        lines=context.lines(block.height),
        written=context.written(block.title.typed),
    )
