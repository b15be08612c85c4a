"""`checklist` and `checklists`: things to check off, in one list or two side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import ClassVar, Final

from careerguide.model.blocks import ChecklistBlock
from careerguide.pdf.layout.large_print import Group, Ticks, headed
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext

ONE_PAGE: Final = 6  # items that one page can hold in large print
BOX: Final = 7  # millimeters that a box takes from its words
BETWEEN: Final = 15  # millimeters that two lists side by side take from the half of each


class ChecklistView(BlockView):
    template: ClassVar[str] = "blocks/checklist.j2"

    def __init__(self, block: ChecklistBlock, context: SheetContext) -> None:
        self.title = context.line(block.title)
        self.items = [context.tick(item) for item in block.items]

    def heights(self, paper: SheetPaper) -> list[float]:
        body, width = paper.text.body, paper.width - BOX
        items = sum(paper.space(2) + body.height(item.words.striptags(), width) for item in self.items)
        return [paper.title_height(self.title) + items + paper.gap]

    def large(self) -> Iterator[Group]:
        yield Group([*headed(self.title), Ticks(self.items)], whole=len(self.items) <= ONE_PAGE)


class ChecklistsView(BlockView):
    template: ClassVar[str] = "blocks/checklists.j2"

    def __init__(self, blocks: Sequence[ChecklistBlock], context: SheetContext) -> None:
        self.lists = [ChecklistView(block, context) for block in blocks]

    def heights(self, paper: SheetPaper) -> list[float]:
        half = replace(paper, width=paper.width / 2 - BETWEEN)
        return [max(sum(checklist.heights(half)) for checklist in self.lists)]

    def large(self) -> Iterator[Group]:
        return chain.from_iterable(checklist.large() for checklist in self.lists)
