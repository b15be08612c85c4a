"""Advice: reasons, reassurances, tips, phrases, worries, and where advice differs."""

from typing import Annotated, Literal

from pydantic import Field

from careerguide.model.fields import Item, Line, Model, Range, SourceRef, Sources, StepRef, Text


class Reason(Item):
    """Why to hold informational interviews (content/reasons.yml)."""

    kind = "reason"
    title: Line
    """The reason in a few words."""
    text: Text
    """What it is, and what it rests on."""
    sources: Sources


class Reassurance(Item):
    """An answer to a nervous thought (content/reassurances.yml)."""

    kind = "reassurance"
    worry: Line
    """The thought, in the first person, without quotes."""
    answer: Text
    """What is true of it, and what helps."""
    sources: Sources


class Tip(Item):
    """What to do, what not to do, and why (content/tips.yml)."""

    kind = "tip"
    step: StepRef
    """The step it belongs to."""
    title: Line
    """The tip in a few words."""
    do: Text
    """What to do."""
    dont: Text
    """Completes “Do not …”. Starts with a capital letter."""
    why: Text
    """Why it helps."""
    say: Text | None = None
    """Exact words that help, without quotes around them."""
    sources: Sources


class Phrase(Item):
    """What to say at an awkward moment (content/phrases.yml)."""

    kind = "phrase"
    when: Line
    """The moment."""
    say: Text
    """The exact words, without quotes around them."""
    then: Text
    """What to do next, and why."""
    comfort: Line | None = None
    """One line that calms, for the card to cut out. Without it the card shows `then`."""
    step: StepRef
    """The step it belongs to."""
    sources: Sources


class Worry(Item):
    """Something private, and how to find it out without telling (content/worries.yml)."""

    kind = "worry"
    title: Line
    """The worry in a few words."""
    worry: Line
    """The thought, in the first person."""
    know: Text
    """What to weigh, and what you don't have to say."""
    ask: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Safe questions in exact words."""
    look_up: Text | None = None
    """What can be looked up instead of asked, and where."""
    sources: Sources


class Scale(Model):
    """What the numbers of a chart count."""

    unit: Line
    """What is counted: minutes, hours, days, weeks or months."""
    most: Annotated[int, Field(ge=1, le=1000)]
    """The largest number shown."""


class Stance(Model):
    """What one source says."""

    source: SourceRef
    """Who says it."""
    says: Line
    """What this source says, in a few words."""
    at: Range | None = None
    """The same as a number, or as two: from and to."""


class Position(Item):
    """A point on which advice differs, what each source says and what we do (content/positions.yml)."""

    kind = "position"
    topic: Line
    """What advice differs on."""
    default: Line
    """Our answer in a few words that fit inside a sentence: texts put them in with {the id of this position}."""
    advice: Text
    """What we say."""
    scale: Scale | None = None
    """For numbers, which are drawn as a chart: `{unit: minutes, most: 30}`. It goes together with `at`."""
    at: Range | None = None
    """Our default as a number, or as two: `[from, to]`."""
    positions: Annotated[tuple[Stance, ...], Field(min_length=1)]
    """What others say."""
    why: Text
    """Why we say it."""
    evidence: Literal["custom", "study"]
    """Whether this is common practice, or someone has tested it."""
    steps: tuple[StepRef, ...] = ()
    """The steps on whose pages it is shown."""
