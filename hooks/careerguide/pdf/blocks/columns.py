"""`columns`: two lists of blocks side by side."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import ClassVar

from careerguide.model.blocks import NarrowBlock
from careerguide.pdf.layout.large_print import Group
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext

Columns = Sequence[Sequence[NarrowBlock]]


class ColumnsView(BlockView):
    template: ClassVar[str] = "blocks/columns.j2"

    def __init__(
        self, columns: Columns, context: SheetContext, make_view: Callable[[NarrowBlock, SheetContext], BlockView]
    ) -> None:
        """`make_view` makes the view of each block inside."""
        context.narrow = True
        self.columns = [[make_view(block, context) for block in column] for column in columns]
        context.narrow = False

    def heights(self, paper: SheetPaper) -> list[float]:
        half = replace(paper, width=(paper.width - paper.space(6)) / 2)
        return [max(sum(sum(block.heights(half)) for block in column) for column in self.columns)]

    def large(self) -> Iterator[Group]:
        """One column after the other."""
        return chain.from_iterable(block.large() for column in self.columns for block in column)
