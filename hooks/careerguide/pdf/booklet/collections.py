"""Chapters that gather items from all over the guide, as the pages of the same names do."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from careerguide.model.advice import Phrase, Position, Tip, Worry
from careerguide.model.letters import Letter
from careerguide.model.markup import parse
from careerguide.model.questions import Plan
from careerguide.model.worksheets import Worksheet
from careerguide.pages.advice import by_genre, by_step
from careerguide.pdf.booklet.context import BookletContext
from careerguide.pdf.booklet.elements import (
    Chapter,
    Piece,
    Section,
    Text,
    item_entries,
    letter,
    plan,
    questions_in_short,
    way,
)

ItemT = TypeVar("ItemT", Plan, Letter, Worry)


def overview(context: BookletContext, name: str) -> Chapter:
    """The chapter of a page that gathers items, by the name of the page."""
    head, anchor = context.guide.overviews.of(name), context.place(name)
    return Chapter(anchor, head.title, head.name, head.lead, [head.lead], list(OVERVIEWS[name](context)))


def home(context: BookletContext) -> Chapter:
    page, anchor, summary = context.guide.home, context.place("home"), context.guide.site.tagline
    return Chapter(anchor, page.title, parse("Start"), summary, [page.lead], list(_home(context)))


def _home(context: BookletContext) -> Iterator[Section]:
    page = context.guide.home
    yield from (way(context, item) for item in context.guide.ways)
    fears = Piece("text", Text(page.fears_text, [page.fears_source]))
    yield Section("", context.words.plain(page.fears_title), [fears])


def _questions(context: BookletContext) -> Iterator[Section]:
    for category in context.guide.categories:
        anchor = context.anchor(category)
        names = [question.id for question in category.questions]
        summary = Piece("text", Text(category.summary, lead=True))
        questions = Piece("short_questions", questions_in_short(context, names, at_home=True))
        yield Section(anchor, context.words.plain(category.title), [summary, questions])


def _reasons(context: BookletContext) -> Iterator[Section]:
    yield Section("", "Good reasons", item_entries(context, context.guide.reasons))
    yield Section("", "Honest fears", item_entries(context, context.guide.reassurances))


def _each(context: BookletContext, items: Sequence[ItemT], view: Callable[[ItemT], object]) -> Iterator[Section]:
    """A section for each item, which the macro of its kind shows."""
    for item in items:
        anchor = context.anchor(item)
        yield Section(anchor, context.words.plain(item.title), [Piece(item.kind, view(item))])


def _sources(context: BookletContext) -> Iterator[Section]:
    for _, name, sources in by_genre(context.guide):
        yield Section("", name, item_entries(context, sources))


def _by_step(
    context: BookletContext, items: Sequence[Tip] | Sequence[Phrase] | Sequence[Position] | Sequence[Worksheet]
) -> Iterator[Section]:
    for _, name, of_step in by_step(context.guide, items):
        yield Section("", name.typed, item_entries(context, of_step))


OVERVIEWS: Final[Mapping[str, Callable[[BookletContext], Iterator[Section]]]] = {
    "questions": _questions,
    "plans": lambda context: _each(context, context.guide.plans, lambda item: plan(context, item)),
    "tips": lambda context: _by_step(context, context.guide.tips),
    "reasons": _reasons,
    "differ": lambda context: _by_step(context, context.guide.positions),
    "letters": lambda context: _each(context, context.guide.letters, lambda item: letter(context, item)),
    "sheets": lambda context: _by_step(context, context.guide.worksheets),
    "say": lambda context: _by_step(context, context.guide.phrases),
    "worries": lambda context: _each(context, context.guide.worries, lambda item: item),
    "sources": _sources,
}
"""The sections of each chapter, by the name of the page."""
