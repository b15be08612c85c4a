"""`rubric`: the table of a section, with a level to choose in each row."""

from collections.abc import Iterator
from typing import ClassVar, Final

from markupsafe import Markup

from careerguide.model.markup import Rich
from careerguide.pdf.layout.form_fields import Tick
from careerguide.pdf.layout.large_print import Group, Heading, Ticks
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext

CELL_EDGE: Final = 8  # millimeters that box and edges take from the width of a cell
ROW_EDGE: Final = 4  # millimeters around the words of a row
HEAD: Final = 8  # millimeters of the row of names


class RubricView(BlockView):
    """Each row is its name and the levels to choose from."""

    template: ClassVar[str] = "blocks/rubric.j2"

    def __init__(self, name: str, context: SheetContext) -> None:
        table = context.section(name).table
        assert table is not None
        self.columns = [context.words.line(column) for column in table.columns]
        self.rows = [(context.words.line(row[0]), _levels(row[0], row[1:], context)) for row in table.rows]

    def heights(self, paper: SheetPaper) -> list[float]:
        small, width = paper.text.small, paper.width / len(self.columns) - CELL_EDGE
        highest = (max(small.height(level.words.striptags(), width) for level in levels) for _, levels in self.rows)
        return [HEAD + sum(height + ROW_EDGE for height in highest) + paper.gap]

    def large(self) -> Iterator[Group]:
        for name, levels in self.rows:
            ticks = [
                Tick(level.field, Markup("<b>{}:</b> {}").format(column, level.words))
                for column, level in zip(self.columns[1:], levels, strict=True)
            ]
            yield Group([Heading(name), Ticks(ticks)])


def _levels(name: Rich, levels: tuple[Rich, ...], context: SheetContext) -> list[Tick]:
    plain, chosen = context.words.plain, context.number(name.typed)
    return [
        Tick(context.box(f"{plain(name)}: {plain(level)}", ticked=number == chosen), context.words.line(level))
        for number, level in enumerate(levels, 1)
    ]
