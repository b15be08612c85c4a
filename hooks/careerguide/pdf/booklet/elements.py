"""What a booklet is made of: chapters, sections, and pieces that one template shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from careerguide.model.fields import Item
from careerguide.model.letters import Letter, LetterParagraph
from careerguide.model.markup import Rich
from careerguide.model.pages import WayAction
from careerguide.model.questions import Plan, PlanPart, Question
from careerguide.model.site import Site
from careerguide.model.worksheets import Booklet
from careerguide.pdf.booklet.context import BookletWords


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a section: the macro of `pieces.j2` that shows it, and what that macro is given."""

    macro: str
    value: object


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs, and where they come from. Those that `lead` are not parted from what follows."""

    text: Rich
    sources: Sequence[str] = ()
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with a title of its own. `anchor` is empty for what no link leads to."""

    anchor: str
    item: Item


@dataclass(frozen=True, slots=True)
class ShortQuestion:
    """A question in short. `href` leads to the place that has it in full, if it is another one."""

    anchor: str
    question: Question
    href: str


@dataclass(frozen=True, slots=True)
class NumberedQuestion:
    """A question in full. `mark` is the class that shows its minutes on a dial."""

    anchor: str
    number: int
    mark: str
    question: Question


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a meeting: its minutes on a dial and in words, what to do, what to ask."""

    mark: str
    time: str
    part: PlanPart | WayAction
    questions: Sequence[ShortQuestion]


@dataclass(frozen=True, slots=True)
class PlanView:
    """A meeting minute by minute, and questions for when there is time left."""

    plan: Plan
    runs: Sequence[Run]
    reserve: Sequence[ShortQuestion]


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter, how it is sent, and its paragraphs, each with its text."""

    letter: Letter
    channel: str
    paragraphs: Sequence[tuple[LetterParagraph, Markup]]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a chapter with its own heading and bookmark."""

    anchor: str
    title: str
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Chapter:
    """`name` is at the foot of its pages, `summary` in the contents. After one that `runs_on`, the next chapter needs
    no new page.
    """

    anchor: str
    title: Rich
    name: Rich
    summary: Rich
    lead: Sequence[Rich]
    sections: Sequence[Section]
    runs_on: bool = False


@dataclass(frozen=True)
class BookletView:
    """What the template of a booklet sees."""

    words: BookletWords
    """What the filters of the template call."""
    large: bool
    """Whether it is in large print."""
    site: Site
    booklet: Booklet
    name: str
    size: str
    """How large the name is on the cover: `large`, `medium` or `small`."""
    foot: Markup
    """Styles for the foot, where an office has something to say in it."""
    marks: Mapping[str, str]
    """Dials as addresses, each by the class that shows it."""
    cover: str
    url: str
    shown: str
    """The address as people read it."""
    code: str
    chapters: Sequence[tuple[str, Chapter]]
    """Each with the class that shows on a dial how far one has come."""
    styles: Sequence[str] = ()
