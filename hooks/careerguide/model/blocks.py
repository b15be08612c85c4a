"""The blocks of worksheets, each with its fields in YAML and the places where people write on it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Final, Literal, cast

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from careerguide.model.fields import (
    BareList,
    CategoryRef,
    LetterRef,
    Line,
    Model,
    NameAlone,
    PhraseRef,
    PlanRef,
    QuestionRef,
    SectionRef,
    SheetRef,
    StepRef,
    Text,
)
from careerguide.model.pages import Section
from careerguide.model.questions import Category, Plan, Question
from careerguide.model.worksheet_places import POINTS, Items, NamedPlaces, Place


class TextBlock(Model):
    """Words to read."""

    title: Line | None = None
    """A heading."""
    text: Text
    """The words."""


class FieldsBlock(Model):
    """Short answers: a label with a line below it."""

    across: Annotated[int, Field(ge=1, le=3)] = 2
    """How many are side by side."""
    names: Annotated[tuple[Line, ...], Field(min_length=1)]
    """What to fill in, each a few words."""


def _fields_places(block: FieldsBlock, _items: Items, _narrow: bool) -> NamedPlaces:
    yield from ((name.typed, Place()) for name in block.names)


class QuestionsBlock(Model):
    """Questions with room for notes: a plan, a category (or “this” one) or a list of ids."""

    plan: PlanRef | None = None
    """A plan, whose questions are taken."""
    category: CategoryRef | None = None
    """A category, whose questions are taken."""
    ids: tuple[QuestionRef, ...] = ()
    """The questions, one by one."""
    priority: Literal["core", "more"] | None = None
    """Of a category, only those of this priority."""
    lines: Annotated[int, Field(ge=0, le=12)] | None = None
    """Lines for each answer; without it the minutes decide."""
    show: Literal["lines", "boxes"] = "lines"
    """Lines to write on, or boxes to choose with. In a column it is always boxes."""


def _questions_places(block: QuestionsBlock, items: Items, narrow: bool) -> NamedPlaces:
    for question in questions_of(block, items):
        yield question.id, None if narrow or block.show == "boxes" else Place()
        yield from ((prompt.typed, None) for prompt in question.follow_ups)
    if block.plan:
        plan = cast(Plan, items[block.plan])
        yield from ((part.title.typed, Place()) for part in plan.parts[1:-1] if not part.questions)
        yield from ((cast(Question, items[name]).ask.typed, None) for name in plan.reserve)


def questions_of(block: QuestionsBlock, items: Items) -> list[Question]:
    """More than the sheet shows where it takes only some of a category, or where one sheet is made for each."""
    if block.plan:
        return [items[name] for part in cast(Plan, items[block.plan]).parts for name in part.questions]
    if block.category == "this":
        return [question for category in cast(Sequence[Category], items["this"]) for question in category.questions]
    if block.category:
        return list(cast(Category, items[block.category]).questions)
    return [items[name] for name in block.ids]


class ChecklistBlock(Model):
    """Things to check off."""

    title: Line | None = None
    """A heading."""
    items: Annotated[tuple[Line, ...], Field(min_length=1)]
    """What to check off."""


def _checklist_places(block: ChecklistBlock, _items: Items, _narrow: bool) -> NamedPlaces:
    yield from ((item.typed, None) for item in block.items)


def _checklists_places(blocks: Sequence[ChecklistBlock], items: Items, narrow: bool) -> NamedPlaces:
    for block in blocks:
        yield from _checklist_places(block, items, narrow)


class LinesBlock(Model):
    """Lines to write on, under a heading."""

    title: Line
    """The heading."""
    prompt: Line | None = None
    """Small words below it."""
    count: Annotated[int, Field(ge=1, le=30)]
    """How many lines."""


class GridBlock(Model):
    """Paper to draw on, under a heading."""

    title: Line
    """The heading."""
    prompt: Line | None = None
    """Small words below it."""
    kind: Literal["dots", "squares"]
    """What the paper is filled with."""
    height: Annotated[int, Field(ge=2, le=26)]
    """Its height, in lines of handwriting."""


def _titled_place(block: LinesBlock | GridBlock, _items: Items, _narrow: bool) -> NamedPlaces:
    yield block.title.typed, Place()


class Column(Model):
    """A column of a table to write in. Its name alone is enough."""

    name: Line
    """The heading of the column."""
    hint: Line | None = None
    """Small words below the name."""
    width: Literal["narrow", "medium", "wide"] = "medium"
    """Narrow is for dates and numbers; it always has one line."""


def as_named(value: object) -> object:
    """The short form of a column or row is its name alone."""
    return value if isinstance(value, dict) else {"name": value}


ShortColumn = Annotated[Column, BeforeValidator(as_named, json_schema_input_type=Column | NameAlone)]


class TableBlock(Model):
    """A table to write in."""

    title: Line | None = None
    """A heading."""
    columns: Annotated[tuple[ShortColumn, ...], Field(min_length=2, max_length=8)]
    """Its columns, from two to eight."""
    rows: Annotated[int, Field(ge=1, le=20)]
    """How many empty rows."""
    lines: Annotated[int, Field(ge=1, le=4)] = 1
    """Lines in each place to write."""


def _table_places(block: TableBlock, _items: Items, _narrow: bool) -> NamedPlaces:
    yield table_name(block), Place(block.rows, len(block.columns))


def table_name(table: TableBlock) -> str:
    """What an example calls a table: its title, or without one the name of its first column."""
    return (table.title or table.columns[0].name).typed


class CompareRow(Model):
    """A row of things to compare. Its name alone is enough."""

    name: Line
    """The point to compare."""
    hint: Line | None = None
    """Small words below it."""
    kind: Literal["lines", "rating"] = "lines"
    """Lines to write on, or boxes from 1 to 5."""
    lines: Annotated[int, Field(ge=1, le=8)] = 3
    """How many lines to write on."""
    formerly: tuple[Line, ...] = ()
    """Names that the row had before. Notes that readers kept under one of them in My conversations are shown here."""


ShortRow = Annotated[CompareRow, BeforeValidator(as_named, json_schema_input_type=CompareRow | NameAlone)]


class CompareBlock(Model):
    """Things side by side: a column for each, a row for each point to compare."""

    title: Line
    """The heading above the names of the rows."""
    columns: Annotated[tuple[Line, ...], Field(min_length=2, max_length=4)]
    """What is compared, from two to four."""
    rows: Annotated[tuple[ShortRow, ...], Field(min_length=1)]
    """The points to compare."""


def _compare_places(block: CompareBlock, _items: Items, _narrow: bool) -> NamedPlaces:
    columns = len(block.columns)
    for row in block.rows:
        yield row.name.typed, Place(columns=columns, most=POINTS if row.kind == "rating" else 0)


class RatingBlock(Model):
    """Things to rate from 1 to 5."""

    title: Line
    """The heading."""
    items: Annotated[tuple[Line, ...], Field(min_length=1)]
    """What to rate."""
    low: Line
    """What 1 means."""
    high: Line
    """What 5 means."""


def _rating_places(block: RatingBlock, _items: Items, _narrow: bool) -> NamedPlaces:
    yield from ((item.typed, Place(most=POINTS)) for item in block.items)


def _rubric_places(name: str, items: Items, _narrow: bool) -> NamedPlaces:
    if table := cast(Section, items[name]).table:
        yield from ((row[0].typed, Place(most=len(row) - 1)) for row in table.rows)


class CardsBlock(Model):
    """Cards to cut out, each with words for an awkward moment: by their ids, or all of a step."""

    phrases: tuple[PhraseRef, ...] = ()
    """The phrases to print, one by one."""
    step: StepRef | None = None
    """The step of which all phrases are wanted."""


class OfficeBlock(Model):
    """Who made the worksheet."""

    next: SheetRef
    """The sheet to take next."""


class NarrowBlock(Model):
    """A part of a worksheet that also fits in a column. Exactly one of these."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    text: TextBlock | None = None
    """Words to read."""
    fields: Annotated[FieldsBlock, BareList("names")] | None = None
    """Short answers: a label with a line below it."""
    questions: QuestionsBlock | None = None
    """Questions with room for notes."""
    checklist: Annotated[ChecklistBlock, BareList("items")] | None = None
    """Things to check off."""
    lines: LinesBlock | None = None
    """Lines to write on, under a heading."""
    grid: GridBlock | None = None
    """Paper to draw on, under a heading."""

    @property
    def content(self) -> tuple[str, Any]:
        """Name and value of the one block that is here."""
        return next((name, value) for name, value in self if value is not None)


def one_kind(block: NarrowBlock) -> NarrowBlock:
    """The block itself. Raises PydanticCustomError if it has no kind, several, or nothing in it."""
    if len(block.model_fields_set) != 1:
        raise PydanticCustomError("block_kinds", "exactly one kind", {"kinds": sorted(block.model_fields_set)})
    if all(value is None for _, value in block):
        raise PydanticCustomError("text_error", "text", {"problems": [{"code": "empty-text"}]})
    return block


InColumn = Annotated[tuple[Annotated[NarrowBlock, AfterValidator(one_kind)], ...], Field(min_length=1)]


class Block(NarrowBlock):
    """A part of a worksheet. Exactly one of these."""

    checklists: Annotated[tuple[ChecklistBlock, ...], Field(min_length=2, max_length=2)] | None = None
    """Two lists of things to check off, side by side."""
    table: TableBlock | None = None
    """A table to write in."""
    compare: CompareBlock | None = None
    """Things side by side, with a row for each point to compare."""
    rating: RatingBlock | None = None
    """Things to rate from 1 to 5."""
    rubric: SectionRef | None = None
    """The table of a section, with a checkbox in each cell. Its first column names what is judged."""
    columns: Annotated[tuple[InColumn, ...], Field(min_length=2, max_length=2)] | None = None
    """Two lists of blocks side by side."""
    letter: LetterRef | None = None
    """The words of a letter, with blanks to fill in."""
    cards: Annotated[CardsBlock, BareList("phrases")] | None = None
    """Cards to cut out, with words for awkward moments."""
    page: Literal["new"] | None = None
    """What follows begins on a new page."""
    office: OfficeBlock | None = None
    """Who made the worksheet."""


def _columns_places(columns: Sequence[Sequence[NarrowBlock]], items: Items, _narrow: bool) -> NamedPlaces:
    for column in columns:
        for block in column:
            yield from block_places(block, items, narrow=True)


def _no_places(_block: object, _items: Items, _narrow: bool) -> NamedPlaces:
    """For blocks that only say something, or whose blanks examples do not fill in."""
    return iter(())


PLACES: Final[Mapping[str, Callable[[Any, Items, bool], NamedPlaces]]] = {
    "text": _no_places,
    "fields": _fields_places,
    "questions": _questions_places,
    "checklist": _checklist_places,
    "lines": _titled_place,
    "grid": _titled_place,
    "checklists": _checklists_places,
    "table": _table_places,
    "compare": _compare_places,
    "rating": _rating_places,
    "rubric": _rubric_places,
    "columns": _columns_places,
    "letter": _no_places,
    "cards": _no_places,
    "page": _no_places,
    "office": _no_places,
}
"""The places to write of every kind of block."""


def block_places(block: NarrowBlock, items: Items, *, narrow: bool = False) -> NamedPlaces:
    """The places of a block, `narrow` in a column. Raises KeyError when an item that it needs is missing."""
    kind, content = block.content
    return PLACES[kind](content, items, narrow)
