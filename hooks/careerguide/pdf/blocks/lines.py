"""`lines`: lines to write on, under a heading."""

from collections.abc import Iterator
from typing import ClassVar

from careerguide.model.blocks import LinesBlock
from careerguide.pdf.layout.large_print import Group, Lines, headed
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext


class LinesView(BlockView):
    template: ClassVar[str] = "blocks/lines.j2"

    def __init__(self, block: LinesBlock, context: SheetContext) -> None:
        self.title, self.prompt = context.line(block.title), context.line(block.prompt)
        self.notes = context.notes(block.title, context.lines(block.count), context.answer(block.title.typed))

    def heights(self, paper: SheetPaper) -> list[float]:
        return [paper.title_height(self.title, self.prompt) + self.notes.lines * paper.pitch + paper.gap]

    def large(self) -> Iterator[Group]:
        yield Group([*headed(self.title, self.prompt), Lines(self.notes)])
