"""Worksheets, their blocks and examples, and booklets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from careerguide.model.fields import (
    SCALARS,
    BareList,
    CategoryRef,
    ChapterRef,
    Item,
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
    Writing,
)


class TextBlock(Model):
    """Words to read."""

    title: Line | None = None
    """A heading."""
    text: Text
    """The words."""


class FieldsBlock(Model):
    """Short answers: a name above, a line below."""

    across: Annotated[int, Field(ge=1, le=3)] = 2
    """How many stand side by side."""
    names: Annotated[tuple[Line, ...], Field(min_length=1)]
    """What to fill in, each a few words."""


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


class ChecklistBlock(Model):
    """Things to tick."""

    title: Line | None = None
    """A heading."""
    items: Annotated[tuple[Line, ...], Field(min_length=1)]
    """What to tick."""


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
    """As many lines of handwriting."""


class Column(Model):
    """A column of a table to write in. Its name alone will do."""

    name: Line
    """What stands at its head."""
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


class CompareRow(Model):
    """A row of things to compare. Its name alone will do."""

    name: Line
    """The point to compare."""
    hint: Line | None = None
    """Small words below it."""
    kind: Literal["lines", "rating"] = "lines"
    """Lines to write on, or boxes from 1 to 5."""
    lines: Annotated[int, Field(ge=1, le=8)] = 3
    """How many lines to write on."""


ShortRow = Annotated[CompareRow, BeforeValidator(as_named, json_schema_input_type=CompareRow | NameAlone)]


class CompareBlock(Model):
    """Things side by side: a column for each, a row for each point to compare."""

    title: Line
    """Stands above the names of the rows."""
    columns: Annotated[tuple[Line, ...], Field(min_length=2, max_length=4)]
    """What is compared, from two to four."""
    rows: Annotated[tuple[ShortRow, ...], Field(min_length=1)]
    """The points to compare."""


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


class CardsBlock(Model):
    """Cards to cut out, each with words for an awkward moment: by their ids, or all of a step."""

    phrases: tuple[PhraseRef, ...] = ()
    """The phrases to print, one by one."""
    step: StepRef | None = None
    """The step of which all phrases are wanted."""


class OfficeBlock(Model):
    """Who stands behind the sheet."""

    next: SheetRef
    """The sheet to take next."""


class NarrowBlock(Model):
    """A part of a worksheet that also fits in a column. Exactly one of these."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    text: TextBlock | None = None
    """Words to read."""
    fields: Annotated[FieldsBlock, BareList("names")] | None = None
    """Short answers: a name above, a line below."""
    questions: QuestionsBlock | None = None
    """Questions with room for notes."""
    checklist: Annotated[ChecklistBlock, BareList("items")] | None = None
    """Things to tick."""
    lines: LinesBlock | None = None
    """Lines to write on, under a heading."""
    grid: GridBlock | None = None
    """Paper to draw on, under a heading."""

    @property
    def content(self) -> tuple[str, Any]:
        """Name and value of the one block that is here."""
        return next((name, value) for name, value in self if value is not None)


def _one_kind(block: NarrowBlock) -> NarrowBlock:
    if len(block.model_fields_set) != 1:
        raise PydanticCustomError("block_kinds", "exactly one kind", {"kinds": sorted(block.model_fields_set)})
    if all(value is None for _, value in block):
        raise PydanticCustomError("text_error", "text", {"faults": [{"code": "empty-text"}]})
    return block


InColumn = Annotated[tuple[Annotated[NarrowBlock, AfterValidator(_one_kind)], ...], Field(min_length=1)]


class Block(NarrowBlock):
    """A part of a worksheet. Exactly one of these."""

    checklists: Annotated[tuple[ChecklistBlock, ...], Field(min_length=2, max_length=2)] | None = None
    """Two lists of things to tick, side by side."""
    table: TableBlock | None = None
    """A table to write in."""
    compare: CompareBlock | None = None
    """Things side by side, with a row for each point to compare."""
    rating: RatingBlock | None = None
    """Things to rate from 1 to 5."""
    rubric: SectionRef | None = None
    """The table of a section, with a box to tick in each place. Its first column names what is judged."""
    columns: Annotated[tuple[InColumn, ...], Field(min_length=2, max_length=2)] | None = None
    """Two lists of blocks side by side."""
    letter: LetterRef | None = None
    """The words of a letter, with blanks to fill in."""
    cards: Annotated[CardsBlock, BareList("phrases")] | None = None
    """Cards to cut out, with words for awkward moments."""
    page: Literal["new"] | None = None
    """What follows begins on a new page."""
    office: OfficeBlock | None = None
    """Who stands behind the sheet."""


def as_rows(value: object) -> object:
    """A text alone, or a list of texts, is the short form of rows with places."""
    if not isinstance(value, list):
        return [[value]]
    return value if all(isinstance(row, list) for row in value) else [value]


def as_nothing(value: object) -> object:
    return None if value == "" else value


Place = Annotated[
    Writing | None,
    BeforeValidator(as_nothing),
    WithJsonSchema({"type": [*SCALARS, "null"], "x-names": ["words", "words"]}),
]


_Row = Annotated[tuple[Place, ...], Field(json_schema_extra={"x-names": ["a list of them", "lists"]})]
_Rows = Annotated[tuple[_Row, ...], Field(json_schema_extra={"x-names": ["a list of rows", "lists of rows"]})]
Answer = Annotated[tuple[tuple[Place, ...], ...], BeforeValidator(as_rows, json_schema_input_type=Place | _Row | _Rows)]


class Example(Model):
    """What a made-up person wrote on a worksheet."""

    about: Line
    """Who it is, and that it is made up: one short line."""
    ticked: tuple[Line, ...] = ()
    """The words beside each box that is ticked, or the id of the question."""
    answers: Annotated[Mapping[str, Answer], Field(min_length=1)]
    """By what stands beside the place: words, a number from 1 to 5, or a list of them."""


class Worksheet(Item):
    """A sheet to print or fill in: a list of blocks (content/worksheets/*.yml)."""

    kind = "worksheet"
    order: int
    """Its place among the sheets."""
    title: Line
    """Its name."""
    short: Line | None = None
    """A shorter name for lists."""
    purpose: Line
    """What it is for: one line on the sheet."""
    when: Text
    """When to use it, for the gallery."""
    step: StepRef
    """The step it belongs to."""
    papers: Annotated[tuple[Literal["letter", "a4"], ...], Field(min_length=1)]
    """The paper sizes it is made for."""
    orientation: Literal["upright", "wide"] = "upright"
    """How the paper is held."""
    for_each: Literal["category"] | None = None
    """Makes one sheet for each: {category} in title and purpose is its title, and `category: this` its questions."""
    blocks: Annotated[tuple[Annotated[Block, AfterValidator(_one_kind)], ...], Field(min_length=1)]
    """What is on it, in order."""
    example: Example | None = None
    """The same sheet filled in by a made-up person."""


class Booklet(Item):
    """Many pages to print and read, made of what the guide has (content/booklets.yml)."""

    kind = "booklet"
    title: Line
    """Its name."""
    purpose: Line
    """What it is for, in one line."""
    when: Text
    """When it is worth its paper."""
    lead: Text
    """A few words for the cover."""
    papers: Annotated[tuple[Literal["letter", "a4"], ...], Field(min_length=1)]
    """The paper sizes it is made for."""
    chapters: Annotated[tuple[ChapterRef, ...], Field(min_length=1)]
    """In order: pages, steps and categories. `steps` and `questions` stand for all of them, each a chapter. What has
    one of its own, as `tips` or `say`, is left out of the steps.
    """
    questions: Literal["full", "short"] = "full"
    """Each question with why, what to ask next and where to look; or only the questions, all in one chapter."""
    notes: Line | None = None
    """Heading of a last page with lines to write on."""
