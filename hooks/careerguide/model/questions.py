"""The question bank, and plans for meetings."""

from typing import Annotated, Literal

from pydantic import Field

from careerguide.model.fields import AudienceRef, Item, Line, Minutes, Model, QuestionRef, Sources, Text


class Question(Item):
    """A question to ask (questions/*.yml)."""

    kind = "question"
    ask: Line
    """The question, as you'd say it aloud."""
    why: Line
    """Why to ask it, in one sentence that fits a line on paper."""
    follow_ups: Annotated[tuple[Line, ...], Field(min_length=1, max_length=3)]
    """One to three short questions to go on with."""
    minutes: Annotated[int, Field(ge=1, le=10)]
    """How long the answer takes."""
    priority: Literal["core", "more"]
    """Whether it is one of the first to ask, or one more to choose from."""
    answer: Literal["ask", "look-up"]
    """Whether to ask it, or to look it up first."""
    where: Text | None = None
    """With `look-up`, and only then: where to look, and what is left to ask."""
    audiences: Annotated[tuple[AudienceRef, ...], Field(min_length=1)]
    """Who it's meant for."""
    sources: Sources


class Category(Item):
    """A group of questions: one file in questions/."""

    kind = "category"
    order: int
    """Its place among the categories."""
    title: Line
    """Its name."""
    short: Line | None = None
    """A shorter title for narrow menus."""
    summary: Line
    """One line under the name."""
    search_title: Line | None = None
    """What browser tabs and search engines show instead of its name: 20 to 70 characters."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    """Its questions, in order."""


class PlanPart(Model):
    """A part of a meeting."""

    title: Annotated[Line, Field()]
    """What this part is called."""
    minutes: Minutes | None = None
    """Only for a part without questions; otherwise the questions' minutes are added up."""
    text: Text
    """What to do in it."""
    questions: tuple[QuestionRef, ...] = ()
    """The questions to ask in it. They bring their own minutes."""


class Plan(Item):
    """A meeting minute by minute (content/plans.yml)."""

    kind = "plan"
    title: Line
    """Its name."""
    minutes: Minutes
    """The whole length. The parts must add up to it."""
    summary: Line
    """When to use it, in one line."""
    parts: Annotated[tuple[PlanPart, ...], Field(min_length=1)]
    """What is done when, in order."""
    reserve: tuple[QuestionRef, ...] = ()
    """Questions for when there is time left."""
