"""What a booklet is made of: chapters, sections, and a few kinds of pieces that one template shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. Its label stands in the margin: `Do`, `Why`, `Say`."""

    text: Markup
    label: str = ""


@dataclass(frozen=True, slots=True)
class Texts:
    """Paragraphs, one after the other. Those that `lead` are not parted from what follows."""

    kind: ClassVar[str] = "texts"
    lines: Sequence[Line]
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a title of its own. `anchor` is empty for what no link leads to."""

    anchor: str
    title: Markup
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Entries:
    kind: ClassVar[str] = "entries"
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with boxes to tick or without."""

    kind: ClassVar[str] = "items"
    items: Sequence[Markup]
    boxes: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    kind: ClassVar[str] = "table"
    columns: Sequence[Markup]
    rows: Sequence[Sequence[Markup]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in short: its words and minutes, and what else there is to know."""

    anchor: str
    ask: Markup
    note: str


@dataclass(frozen=True, slots=True)
class AskedList:
    kind: ClassVar[str] = "asked"
    questions: Sequence[Asked]


@dataclass(frozen=True, slots=True)
class Question:
    """A question in full, with its minutes on a dial."""

    anchor: str
    number: int
    mark: str
    minutes: int
    ask: Markup
    why: Markup
    follow_ups: Sequence[Markup]
    look_up: Markup | None
    note: str
    """For whom it is meant, if not for everyone."""


@dataclass(frozen=True, slots=True)
class Questions:
    kind: ClassVar[str] = "questions"
    questions: Sequence[Question]


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a meeting: its minutes on a dial and in words, what to do, what to ask."""

    mark: str
    time: str
    title: Markup
    lines: Sequence[Line]
    questions: Sequence[Asked]


@dataclass(frozen=True, slots=True)
class Runs:
    kind: ClassVar[str] = "runs"
    runs: Sequence[Run]


@dataclass(frozen=True, slots=True)
class Note:
    """Why a part of a letter is there."""

    title: Markup
    text: Markup


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of a letter. `label` is `Subject` for the subject."""

    label: str
    text: Markup
    notes: Sequence[Note]


@dataclass(frozen=True, slots=True)
class Message:
    kind: ClassVar[str] = "message"
    parts: Sequence[Part]


Piece = Texts | Entries | Items | Table | AskedList | Questions | Runs | Message


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a chapter with its own heading and bookmark."""

    anchor: str
    title: str
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Chapter:
    """`name` stands at the foot of its pages, `summary` in the contents. After one that `runs_on`, the next chapter
    needs no new page.
    """

    anchor: str
    title: str
    name: str
    summary: Markup
    lead: Sequence[Markup]
    sections: Sequence[Section]
    runs_on: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """A chapter in its place: the number, and the dial that shows how far one has come."""

    number: int
    mark: str
    chapter: Chapter


@dataclass(frozen=True)
class BookletView:
    """What the template of a booklet sees."""

    language: str
    name: str
    brand: str
    title: str
    size: str
    """How large the name stands on the cover: `large`, `medium` or `small`."""
    foot: Markup
    """Styles for the foot, where an office has something to say in it."""
    lead: Sequence[Markup]
    purpose: str
    marks: Mapping[str, str]
    """Dials as addresses, each by the class that shows it."""
    cover: str
    url: str
    shown: str
    """The address as people read it."""
    code: str
    chapters: Sequence[Numbered]
    notes: str
    """Heading of a last page to write on, if there is one."""
    styles: Sequence[str] = ()
    layout: str = "upright"
