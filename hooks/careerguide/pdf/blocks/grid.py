"""`grid`: paper to draw on, under a heading."""

from collections.abc import Iterator
from typing import ClassVar

from careerguide.model.blocks import GridBlock
from careerguide.pdf.layout import drawings
from careerguide.pdf.layout.large_print import MOST_LINES, Group, Space, headed
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext


class GridView(BlockView):
    """`lines` is its height in lines of handwriting, `written` what an example has there."""

    template: ClassVar[str] = "blocks/grid.j2"

    def __init__(self, block: GridBlock, context: SheetContext) -> None:
        self.title, self.prompt = context.line(block.title), context.line(block.prompt)
        self.kind = block.kind
        self.pattern = drawings.PATTERNS[block.kind]
        self.lines = context.lines(block.height)
        self.written = context.written(block.title.typed)

    def heights(self, paper: SheetPaper) -> list[float]:
        words = paper.title_height(self.title, self.prompt)
        return [words + paper.space(2) + self.lines * paper.pitch + paper.gap]

    def large(self) -> Iterator[Group]:
        space = Space(self.pattern, min(self.lines, MOST_LINES))
        yield Group([*headed(self.title, self.prompt), space])
