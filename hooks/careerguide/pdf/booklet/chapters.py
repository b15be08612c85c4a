"""The chapters of a booklet: steps, categories and pages, for readers of paper."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from careerguide.model.fields import Item
from careerguide.model.pages import Page, Step
from careerguide.model.questions import Category
from careerguide.pages.advice import step_of
from careerguide.pdf.booklet.collections import OVERVIEWS, home, overview
from careerguide.pdf.booklet.context import BookletContext
from careerguide.pdf.booklet.elements import (
    Chapter,
    Piece,
    Section,
    item_entries,
    numbered_question,
    questions_in_short,
    runs,
    section,
)


def chapters(context: BookletContext) -> Iterator[Chapter]:
    """In the order of the booklet, each once."""
    for name in dict.fromkeys(map(str, context.booklet.chapters)):
        yield from _chapters(context, name)


def _chapters(context: BookletContext, name: str) -> Iterator[Chapter]:
    """`steps` and `questions` mean all of them."""
    all_of: Mapping[str, Sequence[Item]] = {"steps": context.guide.steps, "questions": context.guide.categories}
    if name == "home":
        yield home(context)
    elif name in all_of and not (name == "questions" and context.short):
        context.anchors[name] = all_of[name][0].id  # where links to all of them lead
        yield from (_item_chapter(context, item) for item in all_of[name] if not context.has(item.id))
    elif name in OVERVIEWS:
        yield overview(context, name)
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
        anchor, title = context.anchor(plan), f"{context.words.plain(plan.title)}, in order"
        yield Section(anchor, title, [Piece("runs", runs(context, plan))])
    yield Section("", "What to do", [Piece("points", step.actions)])
    yield from (section(context, part) for part in step.sections)
    gathered: Sequence[tuple[str, str, Sequence[Item]]] = (
        ("say", "When it gets awkward", [phrase for phrase in guide.phrases if phrase.step == step.id]),
        ("tips", "Do and do not", [tip for tip in guide.tips if tip.step == step.id]),
        ("differ", "Where advice differs", [point for point in guide.positions if step_of(point) == step.id]),
    )
    for page, title, items in gathered:
        if items and not context.has(page):
            yield Section("", title, item_entries(context, items))
    checklist = Piece("checklist", step.checklist)
    yield Section("", "Before you go on", [checklist, *_to_use(context, (*step.sheets, *step.letters))])


def _to_use(context: BookletContext, names: Sequence[str]) -> list[Piece]:
    """Sheets and letters, where there are some."""
    return [Piece("to_use", context.guide.items_named(names))] if names else []


# ---------------------------------------------------------------- categories, pages


def _category(context: BookletContext, category: Category) -> Chapter:
    anchor, title, summary = context.anchor(category), category.title, category.summary
    sections = list(_question_groups(context, category))
    return Chapter(anchor, title, category.short or title, summary, [summary], sections, runs_on=True)


def _question_groups(context: BookletContext, category: Category) -> Iterator[Section]:
    for priority, title in (("core", "Begin with these"), ("more", "More to choose from")):
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
