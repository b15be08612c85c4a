"""`checklist` and `checklists`: things to check off, in one list or two side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import ClassVar, Final

from markupsafe import Markup

from careerguide.model.blocks import ChecklistBlock
from careerguide.pdf.layout.form_fields import Tick
from careerguide.pdf.layout.large_print import Group, Ticks, headed
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext

ONE_PAGE: Final = 6  # items that one page can hold in large print
BOX: Final = 7  # millimeters that a box takes from its words
BETWEEN: Final = 15  # millimeters that two lists side by side take from the half of each


@dataclass(frozen=True)
class ChecklistView(BlockView):
    title: Markup | None
    items: Sequence[Tick]
    template: ClassVar[str] = "blocks/checklist.j2"

    def heights(self, paper: SheetPaper) -> list[float]:
        return [self.height(paper) + paper.gap]

    def height(self, paper: SheetPaper) -> float:
        """In millimeters, without the gap below."""
        text, width = paper.text, paper.width
        heading = text.heading.height(self.title.striptags(), width) if self.title else 0
        return heading + sum(
            paper.space(2) + text.body.height(item.words.striptags(), width - BOX) for item in self.items
        )

    def large(self) -> Iterator[Group]:
        yield Group([*headed(self.title), Ticks(self.items)], whole=len(self.items) <= ONE_PAGE)


@dataclass(frozen=True)
class ChecklistsView(BlockView):
    lists: Sequence[ChecklistView]
    template: ClassVar[str] = "blocks/checklists.j2"

    def heights(self, paper: SheetPaper) -> list[float]:
        half = replace(paper, width=paper.width / 2 - BETWEEN)
        return [max(checklist.height(half) for checklist in self.lists) + paper.gap]

    def large(self) -> Iterator[Group]:
        return chain.from_iterable(checklist.large() for checklist in self.lists)


def checklist_view(block: ChecklistBlock, context: SheetContext) -> ChecklistView:
    return ChecklistView(context.line(block.title), [context.tick(item) for item in block.items])


def checklists_view(blocks: Sequence[ChecklistBlock], context: SheetContext) -> ChecklistsView:
    return ChecklistsView([checklist_view(block, context) for block in blocks])
