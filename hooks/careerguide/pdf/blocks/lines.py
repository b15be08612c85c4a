"""`lines`: lines to write on, under a heading."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from careerguide.model.blocks import LinesBlock
from careerguide.pdf.layout.form_fields import Notes
from careerguide.pdf.layout.large_print import Group, Lines, headed
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext


@dataclass(frozen=True)
class LinesView(BlockView):
    title: Markup
    prompt: Markup | None
    notes: Notes
    template: ClassVar[str] = "blocks/lines.j2"

    def heights(self, paper: SheetPaper) -> list[float]:
        return [paper.title_height(self.title, self.prompt) + self.notes.lines * paper.pitch + paper.gap]

    def large(self) -> Iterator[Group]:
        yield Group([*headed(self.title, self.prompt), Lines(self.notes)])


def lines_view(block: LinesBlock, context: SheetContext) -> LinesView:
    notes = context.notes(block.title, context.lines(block.count), context.answer(block.title.typed))
    return LinesView(context.words.line(block.title), context.line(block.prompt), notes)
