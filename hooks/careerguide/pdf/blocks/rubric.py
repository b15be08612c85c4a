"""`rubric`: the table of a section, with a level to choose in each row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class JudgedRow:
    name: Markup
    levels: Sequence[Tick]


@dataclass(frozen=True)
class RubricView(BlockView):
    columns: Sequence[Markup]
    rows: Sequence[JudgedRow]
    template: ClassVar[str] = "blocks/rubric.j2"

    def heights(self, paper: SheetPaper) -> list[float]:
        small, width = paper.text.small, paper.width / len(self.columns) - CELL_EDGE
        highest = (max(small.height(level.words.striptags(), width) for level in row.levels) for row in self.rows)
        return [HEAD + sum(height + ROW_EDGE for height in highest) + paper.gap]

    def large(self) -> Iterator[Group]:
        for row in self.rows:
            levels = [
                Tick(level.field, Markup("<b>{}:</b> {}").format(column, level.words))
                for column, level in zip(self.columns[1:], row.levels, strict=True)
            ]
            yield Group([Heading(row.name), Ticks(levels)])


def rubric_view(name: str, context: SheetContext) -> RubricView:
    section = context.section(name)
    assert section.table is not None
    columns = [context.words.line(column) for column in section.table.columns]
    return RubricView(columns, [_judged(*row, context=context) for row in section.table.rows])


def _judged(name: Rich, *levels: Rich, context: SheetContext) -> JudgedRow:
    plain, chosen = context.words.plain(name), context.number(name.typed)
    ticks = [
        Tick(
            context.box(f"{plain}: {context.words.plain(level)}", ticked=number == chosen),
            context.words.line(level),
        )
        for number, level in enumerate(levels, 1)
    ]
    return JudgedRow(context.words.line(name), ticks)
