"""Worksheets, their blocks and examples, and booklets."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from careerguide.model.blocks import Block, block_places, one_kind
from careerguide.model.fields import SCALARS, ChapterRef, Item, Line, Model, StepRef, Text, Writing
from careerguide.model.worksheet_places import Items, Places


def as_rows(value: object) -> object:
    """A text alone, or a list of texts, is the short form of rows with places."""
    if not isinstance(value, list):
        return [[value]]
    return value if all(isinstance(row, list) for row in value) else [value]


def as_nothing(value: object) -> object:
    return None if value == "" else value


Cell = Annotated[
    Writing | None,
    BeforeValidator(as_nothing),
    WithJsonSchema({"type": [*SCALARS, "null"], "x-names": ["words", "words"]}),
]
_Row = Annotated[tuple[Cell, ...], Field(json_schema_extra={"x-names": ["a list of them", "lists"]})]
_Rows = Annotated[tuple[_Row, ...], Field(json_schema_extra={"x-names": ["a list of rows", "lists of rows"]})]
Answer = Annotated[tuple[tuple[Cell, ...], ...], BeforeValidator(as_rows, json_schema_input_type=Cell | _Row | _Rows)]


class Example(Model):
    """What a made-up person wrote on a worksheet."""

    about: Line
    """Who it is, and that it is made up: one short line."""
    ticked: tuple[Line, ...] = ()
    """The words next to each box that is checked, or the id of the question."""
    answers: Annotated[Mapping[str, Answer], Field(min_length=1)]
    """By the words next to each blank: text, a number from 1 to 5, or a list of them."""


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
    blocks: Annotated[tuple[Annotated[Block, AfterValidator(one_kind)], ...], Field(min_length=1)]
    """What is on it, in order."""
    example: Example | None = None
    """The same sheet filled in by a made-up person."""

    def places(self, items: Items) -> Places | None:
        """Where people write on it; None when an item that it needs is missing from `items`."""
        try:
            return Places.of(place for block in self.blocks for place in block_places(block, items))
        except KeyError:
            return None


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
    """In order: pages, steps and categories. `steps` and `questions` mean all of them, each as a chapter. What has
    one of its own, as `tips` or `say`, is left out of the steps.
    """
    questions: Literal["full", "short"] = "full"
    """Each question with why, what to ask next and where to look; or only the questions, all in one chapter."""
    notes: Line | None = None
    """Heading of a last page with lines to write on."""
