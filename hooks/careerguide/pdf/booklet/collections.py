"""Chapters that gather items from all over the guide, as the pages of the same names do."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from careerguide.model.advice import Phrase, Position, Tip
from careerguide.model.worksheets import Worksheet
from careerguide.pages.advice import by_genre, by_step
from careerguide.pdf.booklet.context import BookletContext
from careerguide.pdf.booklet.elements import Chapter, Piece, Section, Text
from careerguide.pdf.booklet.entries import item_entries, letter, plan, questions_in_short, way


def overview(context: BookletContext, name: str) -> Chapter:
    """The chapter of a page that gathers items, by the name of the page."""
    words, head = context.words, context.guide.overviews.of(name)
    return Chapter(
        anchor=context.place(name),
        title=words.plain(head.title),
        name=words.plain(head.name),
        summary=words.line(head.lead),
        lead=words.paragraphs(head.lead),
        sections=list(OVERVIEWS[name](context)),
    )


def home(context: BookletContext) -> Chapter:
    words, page = context.words, context.guide.home
    return Chapter(
        anchor=context.place("home"),
        title=words.plain(page.title),
        name="Start",
        summary=words.line(context.guide.site.tagline),
        lead=words.paragraphs(page.lead),
        sections=list(_home(context)),
    )


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


def _plans(context: BookletContext) -> Iterator[Section]:
    for item in context.guide.plans:
        anchor = context.anchor(item)
        yield Section(anchor, context.words.plain(item.title), [Piece("plan", plan(context, item))])


def _reasons(context: BookletContext) -> Iterator[Section]:
    yield Section("", "Good reasons", item_entries(context, context.guide.reasons))
    yield Section("", "Honest fears", item_entries(context, context.guide.reassurances))


def _letters(context: BookletContext) -> Iterator[Section]:
    for item in context.guide.letters:
        anchor = context.anchor(item)
        yield Section(anchor, context.words.plain(item.title), [Piece("letter", letter(context, item))])


def _worries(context: BookletContext) -> Iterator[Section]:
    for worry in context.guide.worries:
        yield Section(context.anchor(worry), context.words.plain(worry.title), [Piece("worry", worry)])


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
    "plans": _plans,
    "tips": lambda context: _by_step(context, context.guide.tips),
    "reasons": _reasons,
    "differ": lambda context: _by_step(context, context.guide.positions),
    "letters": _letters,
    "sheets": lambda context: _by_step(context, context.guide.worksheets),
    "say": lambda context: _by_step(context, context.guide.phrases),
    "worries": _worries,
    "sources": _sources,
}
"""The sections of each chapter, by the name of the page."""
