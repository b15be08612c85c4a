"""Tables on a worksheet: to write in, to rate in, to compare, to judge by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from careerguide.model.markup import Rich
from careerguide.model.worksheet_places import POINTS, table_name
from careerguide.model.worksheets import Column, CompareBlock, CompareRow, RatingBlock, TableBlock
from careerguide.pdf.layout.form_fields import Field, Notes, Tick
from careerguide.pdf.layout.large_print import Answer, Group, Heading, Lines, Scale, Ticks, Words
from careerguide.pdf.layout.page_fit import BODY, HEADING, NAME, SMALL, Paper
from careerguide.pdf.layout.sheet_context import Draft

NUMBERS: Final = 4  # percent of a table for the numbers of its rows
NARROW: Final = 8
WIDER: Final = 1.6  # times as wide as a medium column
MOST_ANSWERS: Final = 18  # of a table in large print: it gets fewer rows rather than a dozen pages
FEWEST_ROWS: Final = 3


@dataclass(frozen=True)
class ColumnView:
    name: Markup
    hint: Markup | None
    width: str
    share: int
    """Of the table, in percent; 0 leaves it to the others."""


@dataclass(frozen=True)
class TableRow:
    number: int
    cells: Sequence[Notes]
    """With one line each, or more in all but the narrow columns."""


@dataclass(frozen=True)
class TableView:
    title: Markup | None
    two: bool
    """Of two columns, the first is the wider one."""
    lines: int
    columns: Sequence[ColumnView]
    rows: Sequence[TableRow]
    template: str = "blocks/table.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        heading = HEADING.height(self.title.striptags(), paper.width) if self.title else 0
        head = 8.2 + (2 * NAME.line if any(column.hint for column in self.columns) else 0)
        row = self.lines * paper.pitch + (0.6 if self.lines > 1 else 1.6)
        return [heading + head + len(self.rows) * row + paper.gap]

    def large(self) -> Iterator[Group]:
        """Row by row, each answer on a line of its own."""
        rows = self.rows[: max(FEWEST_ROWS, MOST_ANSWERS // len(self.columns))]
        if self.title:
            yield Group([Heading(self.title)], stays=True)
        for row in rows:
            number = Heading(Markup("{} of {}").format(row.number, len(rows)), 3 if self.title else 2)
            answers = [_large_cell(*cell) for cell in zip(self.columns, row.cells, strict=True)]
            yield Group([number, *answers])


def table_view(block: TableBlock, draft: Draft) -> TableView:
    lines = draft.lines(block.lines) if block.lines > 1 else 1
    rows = [TableRow(number, _cells(block, number, lines, draft)) for number in range(1, block.rows + 1)]
    share = _wide_share([column.width for column in block.columns])
    columns = [_column(column, share, draft) for column in block.columns]
    two = [column.width for column in block.columns] == ["medium", "medium"]
    return TableView(draft.line(block.title), two, lines, columns, rows)


def _column(column: Column, share: int, draft: Draft) -> ColumnView:
    name, hint = draft.words.line(column.name), draft.line(column.hint)
    return ColumnView(name, hint, column.width, share if column.width == "wide" else 0)


def _wide_share(widths: Sequence[str]) -> int:
    """How many percent a wide column gets beside medium ones. Without those, wide ones share the room by themselves."""
    if "medium" not in widths:
        return 0
    room = 100 - NUMBERS - NARROW * widths.count("narrow")
    parts = WIDER * widths.count("wide") + widths.count("medium")
    return round(room * WIDER / parts)


def _cells(block: TableBlock, row: int, lines: int, draft: Draft) -> list[Notes]:
    return [
        Notes(
            draft.field(
                f"{draft.words.plain(column.name)}, row {row}",
                block.title,
                draft.answer(table_name(block), row - 1, number),
            ),
            1 if column.width == "narrow" else lines,
        )
        for number, column in enumerate(block.columns)
    ]


def _large_cell(column: ColumnView, cell: Notes) -> Answer | Lines:
    if cell.lines > 1:
        return Lines(replace(cell, lines=1), column.name, column.hint)
    return Answer(column.name, cell.field, column.hint)


# ---------------------------------------------------------------- things side by side


@dataclass(frozen=True)
class ComparedRow:
    name: Markup
    hint: Markup | None
    notes: Sequence[Notes]
    scales: Sequence[Sequence[Field]]
    """Instead of lines: the boxes from 1 to 5 in each column."""

    @property
    def lines(self) -> int:
        return self.notes[0].lines if self.notes else 0

    def height(self, paper: Paper) -> float:
        return self.lines * paper.pitch + 0.6 if self.notes else 9.6

    def large(self, column: int) -> Lines | Scale:
        if self.notes:
            return Lines(self.notes[column], self.name, self.hint)
        hint = Markup(", ") + self.hint if self.hint else Markup()
        return Scale(self.name + hint, self.scales[column])


@dataclass(frozen=True)
class CompareView:
    title: Markup
    columns: Sequence[Markup]
    rows: Sequence[ComparedRow]
    template: str = "blocks/compare.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        return [5.5 + sum(row.height(paper) for row in self.rows) + paper.gap]

    def large(self) -> Iterator[Group]:
        """Column by column, since nothing stands side by side."""
        for number, column in enumerate(self.columns):
            yield Group([Heading(column)], stays=True)
            yield from (Group([row.large(number)]) for row in self.rows)


def compare_view(block: CompareBlock, draft: Draft) -> CompareView:
    columns = [draft.words.line(column) for column in block.columns]
    return CompareView(draft.words.line(block.title), columns, [_compared(row, block, draft) for row in block.rows])


def _compared(row: CompareRow, block: CompareBlock, draft: Draft) -> ComparedRow:
    names = [f"{draft.words.plain(row.name)}, {draft.words.plain(column)}" for column in block.columns]
    notes: list[Notes] = []
    scales: list[list[Field]] = []
    if row.kind == "rating":
        scales = [_points(name, draft.number(row.name.typed, at), draft) for at, name in enumerate(names)]
    else:
        lines = draft.lines(row.lines) if row.lines > 1 else row.lines
        notes = [draft.notes(name, lines, draft.answer(row.name.typed, 0, at)) for at, name in enumerate(names)]
    return ComparedRow(draft.words.line(row.name), draft.line(row.hint), notes, scales)


def _points(name: str, chosen: int, draft: Draft) -> list[Field]:
    return [draft.box(f"{name}: {point} of {POINTS}", ticked=point == chosen) for point in range(1, POINTS + 1)]


# ---------------------------------------------------------------- levels to choose from


@dataclass(frozen=True)
class JudgedRow:
    name: Markup
    levels: Sequence[Tick]


@dataclass(frozen=True)
class RubricView:
    columns: Sequence[Markup]
    rows: Sequence[JudgedRow]
    template: str = "blocks/rubric.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        width = paper.width / len(self.columns) - 8
        rows = sum(max(SMALL.height(one.words.striptags(), width) for one in row.levels) + 4 for row in self.rows)
        return [8 + rows + paper.gap]

    def large(self) -> Iterator[Group]:
        for row in self.rows:
            levels = [
                Tick(level.field, Markup("<b>{}:</b> {}").format(column, level.words))
                for column, level in zip(self.columns[1:], row.levels, strict=True)
            ]
            yield Group([Heading(row.name), Ticks(levels)])


def rubric_view(name: str, draft: Draft) -> RubricView:
    section = draft.section(name)
    assert section.table is not None
    columns = [draft.words.line(column) for column in section.table.columns]
    return RubricView(columns, [_judged(*row, draft=draft) for row in section.table.rows])


def _judged(name: Rich, *levels: Rich, draft: Draft) -> JudgedRow:
    said, chosen = draft.words.plain(name), draft.number(name.typed)
    ticks = [
        Tick(
            draft.box(f"{said}: {draft.words.plain(level)}", ticked=number == chosen),
            draft.words.line(level),
        )
        for number, level in enumerate(levels, 1)
    ]
    return JudgedRow(draft.words.line(name), ticks)


# ---------------------------------------------------------------- things to rate


@dataclass(frozen=True)
class RatedItem:
    words: Markup
    boxes: Sequence[Field]


@dataclass(frozen=True)
class RatingView:
    title: Markup
    items: Sequence[RatedItem]
    low: Markup
    high: Markup
    template: str = "blocks/rating.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        rows = sum(BODY.height(one.words.striptags(), paper.width * 0.45) + 3 for one in self.items)
        return [HEADING.height(self.title.striptags(), paper.width) + 10 + rows + paper.gap]

    def large(self) -> Iterator[Group]:
        meaning = Markup("Tick one box for each. 1 is “{}”, {} is “{}”.").format(self.low, POINTS, self.high)
        yield Group([Heading(self.title), Words(meaning)], stays=True)
        yield from (Group([Scale(item.words, item.boxes)]) for item in self.items)


def rating_view(block: RatingBlock, draft: Draft) -> RatingView:
    return RatingView(
        draft.words.line(block.title),
        [_rated(item, draft) for item in block.items],
        draft.words.line(block.low),
        draft.words.line(block.high),
    )


def _rated(item: Rich, draft: Draft) -> RatedItem:
    boxes = _points(draft.words.plain(item), draft.number(item.typed), draft)
    return RatedItem(draft.words.line(item), boxes)
