"""`compare`: things side by side, a column for each and a row for each point to compare."""

from collections.abc import Iterator
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


class ComparedRow:
    """A point to compare. In each column it has either lines, as `notes`, or boxes from 1 to 5, as `scales`."""

    def __init__(self, row: CompareRow, block: CompareBlock, context: SheetContext) -> None:
        self.name, self.hint = context.words.line(row.name), context.line(row.hint)
        self.notes: list[Notes] = []
        self.scales: list[list[Field]] = []
        lines = context.lines(row.lines) if row.lines > 1 else row.lines
        for at, column in enumerate(block.columns):
            title = f"{context.words.plain(row.name)}, {context.words.plain(column)}"
            if row.kind == "rating":
                self.scales.append(point_boxes(title, context.number(row.name.typed, at), context))
            else:
                self.notes.append(context.notes(title, lines, context.answer(row.name.typed, 0, at)))

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
        self.rows = [ComparedRow(row, block, context) for row in block.rows]

    def heights(self, paper: SheetPaper) -> list[float]:
        return [HEAD + sum(row.height(paper) for row in self.rows) + paper.gap]

    def large(self) -> Iterator[Group]:
        """Column by column, since nothing is side by side."""
        for number, column in enumerate(self.columns):
            yield Group([Heading(column)], stays=True)
            yield from (Group([row.large(number)]) for row in self.rows)
