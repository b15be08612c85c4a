"""`text`: words to read."""

from collections.abc import Iterator
from typing import ClassVar

from careerguide.model.blocks import TextBlock
from careerguide.pdf.layout.large_print import Group, headed
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext


class TextView(BlockView):
    template: ClassVar[str] = "blocks/text.j2"
    stays: ClassVar[bool] = True

    def __init__(self, block: TextBlock, context: SheetContext) -> None:
        self.title = context.line(block.title)
        self.paragraphs = context.words.paragraphs(block.text)

    def heights(self, paper: SheetPaper) -> list[float]:
        body = paper.text.body
        words = sum(body.height(paragraph.striptags(), paper.width) + paper.space(2) for paragraph in self.paragraphs)
        return [paper.title_height(self.title) + words + paper.gap]

    def large(self) -> Iterator[Group]:
        yield Group(headed(self.title, *self.paragraphs))
