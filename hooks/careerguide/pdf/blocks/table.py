"""`table`: rows to fill in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar, Final

from markupsafe import escape

from careerguide.model.blocks import Column, TableBlock, table_name
from careerguide.pdf.layout.form_fields import Notes
from careerguide.pdf.layout.large_print import Answer, Group, Heading, Lines
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext

NUMBERS: Final = 4  # percent of the width for the numbers of rows
NARROW: Final = 8  # percent of the width for a narrow column
WIDER: Final = 1.6  # times as wide as a medium column: a wide one
HEAD: Final = 8.2  # millimeters of the row of names, without hints
ONE_LINE_EDGE: Final = 1.6  # millimeters around the one line of a row
LINES_EDGE: Final = 0.6  # millimeters around several lines
MOST_ANSWERS: Final = 18  # in large print, so that a table does not fill a dozen pages
FEWEST_ROWS: Final = 3


class ColumnView:
    """`share` is its percentage of the width of the table; 0 leaves that to the other columns."""

    def __init__(self, column: Column, wide_share: int, context: SheetContext) -> None:
        self.name, self.hint, self.width = context.words.line(column.name), context.line(column.hint), column.width
        self.share = wide_share if column.width == "wide" else 0

    def large(self, cell: Notes) -> Answer | Lines:
        if cell.lines > 1:
            return Lines(replace(cell, lines=1), self.name, self.hint)
        return Answer(self.name, cell.field, self.hint)


class TableView(BlockView):
    """`two`: it has two columns of medium width, so the first is wider. Each row is its places to write: with one line
    each, or with more in all but the narrow columns.
    """

    template: ClassVar[str] = "blocks/table.j2"

    def __init__(self, block: TableBlock, context: SheetContext) -> None:
        self.ui = context.ui
        widths = [column.width for column in block.columns]
        self.title, self.two = context.line(block.title), widths == ["medium", "medium"]
        self.lines = context.lines(block.lines) if block.lines > 1 else 1
        self.columns = [ColumnView(column, _wide_share(widths), context) for column in block.columns]
        self.rows = [_cells(block, number, self.lines, context) for number in range(1, block.rows + 1)]

    def heights(self, paper: SheetPaper) -> list[float]:
        head = HEAD + (2 * paper.text.name.line if any(column.hint for column in self.columns) else 0)
        row = self.lines * paper.pitch + (LINES_EDGE if self.lines > 1 else ONE_LINE_EDGE)
        return [paper.title_height(self.title) + head + len(self.rows) * row + paper.gap]

    def large(self) -> Iterator[Group]:
        """Row by row, each answer on a line of its own."""
        rows = self.rows[: max(FEWEST_ROWS, MOST_ANSWERS // len(self.columns))]
        if self.title:
            yield Group([Heading(self.title)], stays=True)
        for number, cells in enumerate(rows, 1):
            heading = Heading(
                escape(self.ui("number-of-numbers", number=number, total=len(rows))), 3 if self.title else 2
            )
            yield Group([heading, *(column.large(cell) for column, cell in zip(self.columns, cells, strict=True))])


def _wide_share(widths: Sequence[str]) -> int:
    """The percentage of a wide column next to medium ones; 0 without those, since then wide ones share what is left."""
    if "medium" not in widths:
        return 0
    room = 100 - NUMBERS - NARROW * widths.count("narrow")
    parts = WIDER * widths.count("wide") + widths.count("medium")
    return round(room * WIDER / parts)


def _cells(block: TableBlock, row: int, lines: int, context: SheetContext) -> list[Notes]:
    name, cells = table_name(block), list[Notes]()
    for number, column in enumerate(block.columns):
        title = context.ui("column-in-row", column=context.words.plain(column.name), row=row)
        field = context.field(title, block.title, context.answer(name, row - 1, number))
        cells.append(Notes(field, 1 if column.width == "narrow" else lines))
    return cells
