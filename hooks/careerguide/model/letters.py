"""Messages to adapt, with their fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from careerguide.model.fields import Id, Item, LetterLine, LetterRef, LetterText, Line, Model, Sources, StepRef, Text
from careerguide.model.markup import BLANK_LINES, Span

SUBJECT: Final = "subject"
"""What notes call the subject."""


class LetterField(Model):
    """A field of a letter, which the writer fills in."""

    label: Line
    """What to fill in, as the writer reads it."""
    hint: Line | None = None
    """Small words that help."""
    example: Line
    """What a made-up person would write."""
    size: Literal["short", "medium", "long"] = "medium"
    """How much room it gets."""


class LetterNote(Model):
    """Why a part of a letter is there."""

    beside: Annotated[str, StringConstraints(min_length=1)]
    """“subject”, or the first words of the paragraph that it explains."""
    title: Line
    """The reason in a few words."""
    text: Line
    """Why this part is there."""


class LetterNext(Model):
    """What comes after a letter."""

    title: Line
    """What comes after, in a few words."""
    text: Text
    """What to do, and when."""
    letter: LetterRef | None = None
    """The message to use then."""
    date: Line | None = None
    """Label of a line for a date."""


@dataclass(frozen=True, slots=True)
class LetterParagraph:
    """A paragraph of a letter, or its subject. `notes` are those that explain it, by their numbers from 1."""

    spans: tuple[Span, ...]
    notes: Mapping[int, LetterNote]
    subject: bool = False

    @property
    def number(self) -> int:
        """The number of the first note; 0 without one."""
        return next(iter(self.notes), 0)


class Letter(Item):
    """A message to adapt (content/letters/*.yml)."""

    kind = "letter"
    order: int
    """Its place among the letters."""
    title: Line
    """Its name in lists."""
    heading: Line
    """The first heading of its page."""
    situation: Literal["before the meeting", "no answer or a no", "meeting is set", "after the meeting", "later"]
    """When in the course of things it is written. Those from `before the meeting` are first messages."""
    channel: Literal["email", "linkedin", "text", "phone", "letter", "note"]
    """How it is sent; `text` is a text message, `note` a card."""
    step: StepRef
    """The step it belongs to."""
    purpose: Line
    """Who it's for: one line on paper, about 75 characters."""
    when: Text
    """When to send it."""
    description: Line
    """What search engines show: one sentence of 60 to 155 characters."""
    search_title: Line | None = None
    """What browser tabs and search engines show instead of its name: 20 to 70 characters."""
    fields: Annotated[Mapping[Id, LetterField], Field(min_length=1)]
    """What the writer fills in, in the order met."""
    connection: Id | None = None
    """The field that says how the writer found this person. First messages need one."""
    subject: LetterLine | None = None
    """The subject of an email, with fields in double braces."""
    body: LetterText
    """The message, with fields in double braces."""
    most_characters: Annotated[int, Field(ge=1, le=10_000)] | None = None
    """How long the filled-in message can be, if the channel sets a limit."""
    notes: tuple[LetterNote, ...] = ()
    """Why each part is there."""
    checklist: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Lines to check off before sending it."""
    next: LetterNext | None = None
    """What comes after."""
    sources: Sources

    def paragraphs(self) -> Iterator[LetterParagraph]:
        """The subject, if there is one, and each paragraph of the body. Notes name a paragraph by its first words."""
        if self.subject:
            yield LetterParagraph(self.subject.paragraphs[0], self._notes(SUBJECT), subject=True)
        for typed, spans in zip(BLANK_LINES.split(self.body.typed), self.body.paragraphs, strict=True):
            yield LetterParagraph(spans, self._notes(typed))

    def _notes(self, typed: str) -> Mapping[int, LetterNote]:
        return {number: note for number, note in enumerate(self.notes, 1) if typed.startswith(note.beside)}
