"""Where a worksheet can be written on, by the words next to each place: what its example may answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from careerguide.model.pages import Section
from careerguide.model.questions import Category, Plan, Question
from careerguide.model.worksheets import (
    Answer,
    Block,
    ChecklistBlock,
    CompareRow,
    NarrowBlock,
    QuestionsBlock,
    TableBlock,
    Worksheet,
)

POINTS: Final = 5  # of a rating


@dataclass(frozen=True, slots=True)
class Place:
    """Room for so many rows of so many answers. With `most` they are numbers from 1 to that."""

    rows: int = 1
    columns: int = 1
    most: int = 0

    def fits(self, answer: Answer) -> bool:
        """Whether there is room for an answer, and its numbers are right."""
        if len(answer) > self.rows or any(len(row) > self.columns for row in answer):
            return False
        return all(self._takes(words.typed) for row in answer for words in row if words)

    def _takes(self, typed: str) -> bool:
        return not self.most or (typed.isdecimal() and 1 <= int(typed) <= self.most)

    def __str__(self) -> str:
        what = f"a number from 1 to {self.most}" if self.most else "one text"
        if self.columns == 1:
            return what
        several = f"a list of {self.columns}, each {what}"
        return several if self.rows == 1 else f"at most {self.rows} lists like [{', '.join('…' * self.columns)}]"


@dataclass(frozen=True)
class Places:
    """The places of a worksheet where something can be written, by their names, and the words next to its boxes."""

    written: Mapping[str, Place]
    boxes: frozenset[str]


def places(sheet: Worksheet, items: Mapping[str, Any]) -> Places | None:
    """The places of a worksheet; None when an item that it needs is missing.

    `items` holds plans, categories, questions and sections by id, and all categories under `this`.
    """
    try:
        named = list(_sheet(sheet, items))
    except KeyError:
        return None
    written = {name: place for name, place in named if place}
    return Places(written, frozenset(name for name, place in named if not place))


NamedPlaces = Iterator[tuple[str, Place | None]]
"""Names with their places; a box to check has none."""


def _sheet(sheet: Worksheet, items: Mapping[str, Any]) -> NamedPlaces:
    for block in sheet.blocks:
        yield from _block(block, items)


def _block(block: NarrowBlock, items: Mapping[str, Any], *, narrow: bool = False) -> NamedPlaces:
    if block.fields:
        yield from ((name.typed, Place()) for name in block.fields.names)
    if block.lines or block.grid:
        yield (block.lines or block.grid).title.typed, Place()  # type: ignore[union-attr]
    if block.questions:
        yield from _questions(block.questions, items, boxes=narrow or block.questions.show == "boxes")
    if block.checklist:
        yield from _boxes([block.checklist])
    if isinstance(block, Block):
        yield from _full_block(block, items)


def _full_block(block: Block, items: Mapping[str, Any]) -> NamedPlaces:
    yield from _boxes(block.checklists or ())
    if block.table:
        yield table_name(block.table), Place(block.table.rows, len(block.table.columns))
    if block.compare:
        yield from ((row.name.typed, _compared(row, len(block.compare.columns))) for row in block.compare.rows)
    if block.rating:
        yield from ((item.typed, Place(most=POINTS)) for item in block.rating.items)
    if block.rubric:
        table = cast(Section, items[block.rubric]).table
        yield from ((row[0].typed, Place(most=len(row) - 1)) for row in table.rows) if table else ()
    for column in block.columns or ():
        for inner in column:
            yield from _block(inner, items, narrow=True)


def table_name(table: TableBlock) -> str:
    """Its title, or without one the name of its first column."""
    return (table.title or table.columns[0].name).typed


def _compared(row: CompareRow, columns: int) -> Place:
    return Place(columns=columns, most=POINTS if row.kind == "rating" else 0)


def _boxes(lists: Iterable[ChecklistBlock]) -> NamedPlaces:
    yield from ((item.typed, None) for checklist in lists for item in checklist.items)


def _questions(block: QuestionsBlock, items: Mapping[str, Any], *, boxes: bool) -> NamedPlaces:
    for question in _chosen(block, items):
        yield question.id, None if boxes else Place()
        yield from ((prompt.typed, None) for prompt in question.follow_ups)
    if block.plan:
        plan = cast(Plan, items[block.plan])
        yield from ((part.title.typed, Place()) for part in plan.parts[1:-1] if not part.questions)
        yield from ((cast(Question, items[name]).ask.typed, None) for name in plan.reserve)


def _chosen(block: QuestionsBlock, items: Mapping[str, Any]) -> Iterator[Question]:
    """The questions of a block. They are more than the worksheet shows where it takes only some of a category, or where
    there is one worksheet for each category.
    """
    if block.plan:
        yield from (items[name] for part in cast(Plan, items[block.plan]).parts for name in part.questions)
    if block.category == "this":
        yield from (question for category in cast(Sequence[Category], items["this"]) for question in category.questions)
    elif block.category:
        yield from cast(Category, items[block.category]).questions
    yield from (items[name] for name in block.ids)
