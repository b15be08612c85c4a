"""Pages written as text: steps, ways in, and pages for hosts and instructors."""

from typing import Annotated, Literal

from pydantic import Field

from careerguide.model.fields import Item, LetterRef, Line, Minutes, Model, PlanRef, SheetRef, Sources, Text


class Point(Model):
    """One thing of a section."""

    title: Line | None = None
    """What it is about."""
    text: Text
    """What to know or to do."""
    sources: Sources


class Table(Model):
    """A table to read."""

    columns: Annotated[tuple[Line, ...], Field(min_length=1)]
    """The heads of the columns."""
    rows: Annotated[tuple[tuple[Line, ...], ...], Field(min_length=1)]
    """The rows, each a list with an entry for every column."""


class Section(Item):
    """A part of a page with its own heading."""

    kind = "section"
    title: Line
    """Its heading."""
    text: Text | None = None
    """The first words below it."""
    points: tuple[Point, ...] = ()
    """What to know or to do, one after the other."""
    say: Text | None = None
    """Exact words, without quotes around them."""
    note: Text | None = None
    """Small print at the end."""
    office: Literal["platform"] | None = None
    """`platform`: here readers learn about the office's own platform, if office/office.yml names one."""
    table: Table | None = None
    """A table to read."""
    checklist: tuple[Line, ...] = ()
    """Lines to check off."""


class Action(Model):
    """Something to do in a step."""

    title: Line
    """What to do, in a few words."""
    text: Text
    """How to do it."""
    sources: Sources


class Step(Item):
    """One of the six steps (content/steps/*.yml)."""

    kind = "step"
    number: Annotated[int, Field(ge=1, le=12)]
    """Its place among the steps."""
    name: Line
    """Its name in menus."""
    title: Line
    """Its first heading; may have one `**strong**` part."""
    summary: Line
    """One line for the home page."""
    description: Line
    """What search engines show: one sentence of 60 to 155 characters."""
    search_title: Line | None = None
    """What browser tabs and search engines show instead of the heading: 20 to 70 characters."""
    lead: Text
    """The first lines under the heading."""
    why: Text
    """Why the step is worth the time."""
    actions: Annotated[tuple[Action, ...], Field(min_length=1)]
    """What to do, in order."""
    sections: tuple[Section, ...] = ()
    """More to read, each part under a heading of its own."""
    plan: PlanRef | None = None
    """A plan whose minutes are shown on this page. The first step that has one is the meeting: worksheets are grouped
    by before, during and after it.
    """
    checklist: Annotated[tuple[Line, ...], Field(min_length=1)]
    """What is done at the end, in the first person."""
    sheets: tuple[SheetRef, ...] = ()
    """Worksheets that belong to it."""
    letters: tuple[LetterRef, ...] = ()
    """Letters that belong to it."""


class Page(Item):
    """A page of its own, as for hosts and instructors (content/pages/*.yml)."""

    kind = "page"
    title: Line
    """Its first heading; may have one `**strong**` part."""
    name: Line
    """Its name in menus."""
    description: Line
    """What search engines show: one sentence of 60 to 155 characters."""
    search_title: Line | None = None
    """What browser tabs and search engines show instead of the heading: 20 to 70 characters."""
    lead: Text
    """The first lines under the heading."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    """Its parts, in order."""
    sheets: tuple[SheetRef, ...] = ()
    """Worksheets that belong to it."""
    letters: tuple[LetterRef, ...] = ()
    """Letters that belong to it."""


class WayLetter(Model):
    """A letter that a way offers."""

    who: Line
    """Who it goes to, as the reader would say it."""
    letter: LetterRef
    """The letter to write."""


class WayAction(Model):
    """Something to do on a way."""

    title: Line
    """What to do, in a few words."""
    text: Text
    """How to do it."""
    minutes: Minutes
    """How long it takes."""
    tool: Literal["goal", "person", "questions", "message", "meeting", "heard", "others", "next"] | None = None
    """What to do it with, on the page itself. `meeting` asks who they meet, when and where; `heard` what they heard;
    `others` who else to ask; `next` their next step.
    """
    goals: tuple[Line, ...] = ()
    """For tool: goal. Ends of the sentence “I want to find out”, to borrow."""
    plan: PlanRef | None = None
    """For tool: questions. The plan whose questions are offered."""
    letters: tuple[WayLetter, ...] = ()
    """For tool: message. One of them is written, depending on who it goes to."""


class Way(Item):
    """A way into the guide for one situation (content/ways.yml)."""

    kind = "way"
    title: Line
    """Its name."""
    summary: Line
    """Who it's for, in one line."""
    minutes: Minutes
    """How long it takes."""
    description: Line
    """What search engines show: one sentence of 60 to 155 characters."""
    search_title: Line | None = None
    """What browser tabs and search engines show instead of the heading: 20 to 70 characters."""
    lead: Text
    """The first lines under the heading."""
    actions: Annotated[tuple[WayAction, ...], Field(min_length=1)]
    """What to do, in order."""
