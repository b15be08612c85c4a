"""`compare`: things side by side, a column for each and a row for each point to compare."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from markupsafe import Markup

from careerguide.model.blocks import CompareBlock, CompareRow
from careerguide.pdf.blocks.rating import point_boxes
from careerguide.pdf.layout.form_fields import Field, Notes
from careerguide.pdf.layout.large_print import Group, Heading, Lines, Scale
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext

HEAD: Final = 5.5  # millimeters of the row of names
LINES_EDGE: Final = 0.6  # millimeters around the lines of a row
RATING: Final = 9.6  # millimeters of a row of boxes


@dataclass(frozen=True)
class ComparedRow:
    name: Markup
    hint: Markup | None
    notes: Sequence[Notes]
    scales: Sequence[Sequence[Field]]
    """The boxes from 1 to 5 in each column, for a row without lines."""

    def height(self, paper: SheetPaper) -> float:
        return self.notes[0].lines * paper.pitch + LINES_EDGE if self.notes else RATING

    def large(self, column: int) -> Lines | Scale:
        if self.notes:
            return Lines(self.notes[column], self.name, self.hint)
        hint = Markup(", ") + self.hint if self.hint else Markup()
        return Scale(self.name + hint, self.scales[column])


class CompareView(BlockView):
    template: ClassVar[str] = "blocks/compare.j2"

    def __init__(self, block: CompareBlock, context: SheetContext) -> None:
        self.title = context.words.line(block.title)
        self.columns = [context.words.line(column) for column in block.columns]
        self.rows = [_compared(row, block, context) for row in block.rows]

    def heights(self, paper: SheetPaper) -> list[float]:
        return [HEAD + sum(row.height(paper) for row in self.rows) + paper.gap]

    def large(self) -> Iterator[Group]:
        """Column by column, since nothing is side by side."""
        for number, column in enumerate(self.columns):
            yield Group([Heading(column)], stays=True)
            yield from (Group([row.large(number)]) for row in self.rows)


def _compared(row: CompareRow, block: CompareBlock, context: SheetContext) -> ComparedRow:
    names = [f"{context.words.plain(row.name)}, {context.words.plain(column)}" for column in block.columns]
    notes: list[Notes] = []
    scales: list[list[Field]] = []
    if row.kind == "rating":
        scales = [point_boxes(name, context.number(row.name.typed, at), context) for at, name in enumerate(names)]
    else:
        lines = context.lines(row.lines) if row.lines > 1 else row.lines
        notes = [context.notes(name, lines, context.answer(row.name.typed, 0, at)) for at, name in enumerate(names)]
    return ComparedRow(context.words.line(row.name), context.line(row.hint), notes, scales)
