"""Pieces of a chapter for which something is worked out: the minutes of a meeting, questions, letters."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from markupsafe import Markup, escape

from careerguide.model.fields import Item
from careerguide.model.letters import Letter
from careerguide.model.markup import gap
from careerguide.model.pages import Section as PageSection
from careerguide.model.pages import Way, WayAction
from careerguide.model.questions import Plan, PlanPart, Question
from careerguide.pages.dials import spans
from careerguide.pages.entries import part_minutes, time
from careerguide.pages.letters import CHANNELS
from careerguide.pdf.booklet.context import BookletContext
from careerguide.pdf.booklet.elements import (
    Entry,
    LetterView,
    NumberedQuestion,
    Piece,
    PlanView,
    Run,
    Section,
    ShortQuestion,
    Text,
)
from careerguide.pdf.layout.drawings import USUAL

BREAK: Final = Markup("<br/>")


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
    return _runs(context, item.parts, part_minutes(context.guide, item), item.minutes)


def way(context: BookletContext, item: Way) -> Section:
    minutes = [action.minutes for action in item.actions]
    pieces = [
        Piece("text", Text(item.lead, lead=True)),
        Piece("runs", _runs(context, item.actions, minutes, max(USUAL, item.minutes))),
    ]
    return Section(context.anchor(item), context.words.plain(item.title), pieces)


def _runs(context: BookletContext, parts: Sequence[PlanPart | WayAction], minutes: Sequence[int], of: int) -> list[Run]:
    """Parts that take so many minutes, each on a dial of `of` minutes."""
    return [
        Run(
            context.mark(span.start + 1, span.end, of),
            time(span),
            part,
            questions_in_short(context, part.questions) if isinstance(part, PlanPart) else (),
        )
        for part, span in zip(parts, spans(minutes), strict=True)
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
    return LetterView(item, CHANNELS[item.channel], paragraphs)
