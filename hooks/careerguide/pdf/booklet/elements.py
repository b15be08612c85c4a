"""What a booklet is made of: chapters, sections, and pieces that one template shows, as their items make them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup, escape

from careerguide.model.fields import Item
from careerguide.model.letters import Letter, LetterParagraph
from careerguide.model.markup import Rich, gap
from careerguide.model.pages import Section as PageSection
from careerguide.model.pages import Way, WayAction
from careerguide.model.questions import Plan, PlanPart, Question
from careerguide.model.site import Site
from careerguide.model.worksheets import Booklet
from careerguide.pages.dials import Span, spans
from careerguide.pages.letters import channel_name, situation_name
from careerguide.pages.plans import time, timed
from careerguide.pdf.booklet.context import BookletContext, BookletWords
from careerguide.pdf.layout.drawings import USUAL

BREAK: Final = Markup("<br/>")


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
    """A letter, how and when it is sent, and its paragraphs, each with its text."""

    letter: Letter
    heading: str
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
    """Styles for the foot of each page."""
    page_link: Markup
    """The style of links inside the booklet."""
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


# ---------------------------------------------------------------- pieces of chapters


def item_entries(context: BookletContext, items: Iterable[Item]) -> list[Piece]:
    """Items of one kind, each with a title of its own. None where there are none."""
    entries = [Entry(context.anchor(item), item) for item in items]
    return [Piece(entries[0].item.kind, entries)] if entries else []


def section(context: BookletContext, part: PageSection) -> Section:
    """A section of a step or a page."""
    anchor = context.place(part.id, *part.aliases)
    return Section(anchor, context.words.plain(part.title), [Piece("section", part)])


# ---------------------------------------------------------------- time


def plan(context: BookletContext, item: Plan) -> PlanView:
    return PlanView(item, runs(context, item), questions_in_short(context, item.reserve))


def runs(context: BookletContext, item: Plan) -> list[Run]:
    """The parts of a plan, minute by minute."""
    return _runs(context, timed(context.guide, item), item.minutes)


def way(context: BookletContext, item: Way) -> Section:
    parts = zip(item.actions, spans([action.minutes for action in item.actions]), strict=True)
    pieces = [
        Piece("text", Text(item.lead, lead=True)),
        Piece("runs", _runs(context, parts, max(USUAL, item.minutes))),
    ]
    return Section(context.anchor(item), context.words.plain(item.title), pieces)


def _runs(context: BookletContext, parts: Iterable[tuple[PlanPart | WayAction, Span]], of: int) -> list[Run]:
    """Each part on a dial of `of` minutes."""
    return [
        Run(
            context.mark(span.start + 1, span.end, of),
            time(span),
            part,
            questions_in_short(context, part.questions) if isinstance(part, PlanPart) else (),
        )
        for part, span in parts
    ]


# ---------------------------------------------------------------- questions


def numbered_question(context: BookletContext, question: Question) -> NumberedQuestion:
    """A question in full. Questions of a booklet are numbered in the order in which they come here."""
    context.numbered += 1
    return NumberedQuestion(context.anchor(question), context.numbered, context.mark(1, question.minutes), question)


def questions_in_short(context: BookletContext, names: Iterable[str], *, at_home: bool = False) -> list[ShortQuestion]:
    """Questions by their ids. Where they are not at home, they link to the place that has them in full."""
    return [_in_short(context, context.guide.item(name), at_home) for name in names]


def _in_short(context: BookletContext, question: Question, at_home: bool) -> ShortQuestion:
    links = not (at_home or context.short) and question.id in context.inside
    anchor = context.anchor(question) if at_home else ""
    return ShortQuestion(anchor, question, context.words.href(question.id) if links else "")


# ---------------------------------------------------------------- letters


def letter(context: BookletContext, item: Letter) -> LetterView:
    html = replace(context.words.renderer, field=lambda name: escape(gap(item.fields[name].label.typed))).html
    paragraphs = [(paragraph, BREAK.join(html(paragraph.spans).split("\n"))) for paragraph in item.paragraphs()]
    channel, situation = channel_name(context.ui, item.channel), situation_name(context.ui, item.situation)
    heading = context.ui("channel-and-situation", channel=channel, situation=situation)
    return LetterView(item, heading, paragraphs)
