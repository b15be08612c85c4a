"""`text`: words to read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from careerguide.model.blocks import TextBlock
from careerguide.pdf.layout.large_print import Group, headed
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext


@dataclass(frozen=True)
class TextView(BlockView):
    title: Markup | None
    paragraphs: Sequence[Markup]
    template: ClassVar[str] = "blocks/text.j2"
    stays: ClassVar[bool] = True

    def heights(self, paper: SheetPaper) -> list[float]:
        body = paper.text.body
        words = sum(body.height(paragraph.striptags(), paper.width) + paper.space(2) for paragraph in self.paragraphs)
        return [words + (paper.text.heading.height(self.title, paper.width) if self.title else 0) + paper.gap]

    def large(self) -> Iterator[Group]:
        yield Group(headed(self.title, *self.paragraphs))


def text_view(block: TextBlock, context: SheetContext) -> TextView:
    return TextView(context.line(block.title), context.words.paragraphs(block.text))
