"""The chapters of a booklet, for readers of paper: steps, categories and pages, and what gathers items as pages do."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from careerguide.model.advice import Phrase, Position, Tip, Worry
from careerguide.model.fields import Item
from careerguide.model.letters import Letter
from careerguide.model.markup import parse
from careerguide.model.pages import Page, Step
from careerguide.model.questions import Category, Plan
from careerguide.model.worksheets import Worksheet
from careerguide.pages.advice import by_genre, by_step, step_of
from careerguide.pdf.booklet.context import BookletContext
from careerguide.pdf.booklet.elements import (
    Chapter,
    Piece,
    Section,
    Text,
    item_entries,
    letter,
    numbered_question,
    plan,
    questions_in_short,
    runs,
    section,
    way,
)

ItemT = TypeVar("ItemT", Plan, Letter, Worry)


def chapters(context: BookletContext) -> Iterator[Chapter]:
    """In the order of the booklet, each once."""
    for name in dict.fromkeys(map(str, context.booklet.chapters)):
        yield from _chapters(context, name)


def _chapters(context: BookletContext, name: str) -> Iterator[Chapter]:
    """`steps` and `questions` mean all of them."""
    all_of: Mapping[str, Sequence[Item]] = {"steps": context.guide.steps, "questions": context.guide.categories}
    if name == "home":
        yield _home(context)
    elif name in all_of and not (name == "questions" and context.short):
        context.anchors[name] = all_of[name][0].id  # where links to all of them lead
        yield from (_item_chapter(context, item) for item in all_of[name] if not context.has(item.id))
    elif name in OVERVIEWS:
        yield _overview(context, name)
    else:
        yield _item_chapter(context, context.guide.item(name))


def _item_chapter(context: BookletContext, item: Item) -> Chapter:
    match item:
        case Step():
            return _step(context, item)
        case Category():
            return _category(context, item)
        case _:
            assert isinstance(item, Page)
            return _page(context, item)


# ---------------------------------------------------------------- steps


def _step(context: BookletContext, step: Step) -> Chapter:
    anchor, sections = context.anchor(step), list(_step_sections(context, step))
    return Chapter(anchor, step.title, step.name, step.summary, [step.lead, step.why], sections)


def _step_sections(context: BookletContext, step: Step) -> Iterator[Section]:
    """What has a chapter of its own in this booklet is there, and not here."""
    guide = context.guide
    if step.plan and not context.has("plans"):
        plan = guide.item(step.plan)
        anchor, title = context.anchor(plan), context.ui("plan-in-order", plan=context.words.plain(plan.title))
        yield Section(anchor, title, [Piece("runs", runs(context, plan))])
    yield Section("", context.ui("what-to-do"), [Piece("points", step.actions)])
    yield from (section(context, part) for part in step.sections)
    gathered: Sequence[tuple[str, str, Sequence[Item]]] = (
        ("say", context.ui("when-its-awkward"), [phrase for phrase in guide.phrases if phrase.step == step.id]),
        ("tips", context.ui("dos-and-donts"), [tip for tip in guide.tips if tip.step == step.id]),
        (
            "differ",
            context.ui("where-advice-differs"),
            [point for point in guide.positions if step_of(point) == step.id],
        ),
    )
    for page, title, items in gathered:
        if items and not context.has(page):
            yield Section("", title, item_entries(context, items))
    checklist = Piece("checklist", step.checklist)
    yield Section("", context.ui("before-you-go-on"), [checklist, *_to_use(context, (*step.sheets, *step.letters))])


def _to_use(context: BookletContext, names: Sequence[str]) -> list[Piece]:
    """Sheets and letters, where there are some."""
    return [Piece("to_use", context.guide.items_named(names))] if names else []


# ---------------------------------------------------------------- categories, pages


def _category(context: BookletContext, category: Category) -> Chapter:
    anchor, title, summary = context.anchor(category), category.title, category.summary
    sections = list(_question_groups(context, category))
    return Chapter(anchor, title, category.short or title, summary, [summary], sections, runs_on=True)


def _question_groups(context: BookletContext, category: Category) -> Iterator[Section]:
    for priority, title in (("core", context.ui("start-with-these")), ("more", context.ui("more-to-choose-from"))):
        questions = [question for question in category.questions if question.priority == priority]
        if questions and context.short:
            in_short = questions_in_short(context, [question.id for question in questions], at_home=True)
            yield Section("", title, [Piece("short_questions", in_short)])
        elif questions:
            in_full = [numbered_question(context, question) for question in questions]
            yield Section("", title, [Piece("questions", in_full)])


def _page(context: BookletContext, page: Page) -> Chapter:
    *before, last = (section(context, part) for part in page.sections)
    last = replace(last, pieces=[*last.pieces, *_to_use(context, (*page.sheets, *page.letters))])
    return Chapter(context.anchor(page), page.title, page.name, page.lead, [page.lead], [*before, last])


# ---------------------------------------------------------------- items from all over the guide


def _overview(context: BookletContext, name: str) -> Chapter:
    """The chapter of a page that gathers items, by the name of the page."""
    head, anchor = context.guide.overviews.of(name), context.place(name)
    return Chapter(anchor, head.title, head.name, head.lead, [head.lead], list(OVERVIEWS[name](context)))


def _home(context: BookletContext) -> Chapter:
    page, anchor, summary = context.guide.home, context.place("home"), context.guide.site.tagline
    return Chapter(
        anchor, page.title, parse(context.ui("booklet-start")), summary, [page.lead], list(_home_sections(context))
    )


def _home_sections(context: BookletContext) -> Iterator[Section]:
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
    yield Section("", context.ui("good-reasons"), item_entries(context, context.guide.reasons))
    yield Section("", context.ui("common-worries"), item_entries(context, context.guide.reassurances))


def _each(context: BookletContext, items: Sequence[ItemT], view: Callable[[ItemT], object]) -> Iterator[Section]:
    """A section for each item, which the macro of its kind shows."""
    for item in items:
        anchor = context.anchor(item)
        yield Section(anchor, context.words.plain(item.title), [Piece(item.kind, view(item))])


def _sources(context: BookletContext) -> Iterator[Section]:
    for _, name, sources in by_genre(context.guide, context.ui):
        yield Section("", name, item_entries(context, sources))


def _by_step(
    context: BookletContext, items: Sequence[Tip] | Sequence[Phrase] | Sequence[Position] | Sequence[Worksheet]
) -> Iterator[Section]:
    for _, name, of_step in by_step(context.guide, items, context.ui):
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
