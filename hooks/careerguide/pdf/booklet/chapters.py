"""The chapters of a booklet: steps, categories and pages, for readers of paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from careerguide.model.fields import Item
from careerguide.model.pages import Page, Step
from careerguide.model.questions import Category
from careerguide.pdf.booklet import entries
from careerguide.pdf.booklet.collections import GATHERINGS, first_step, gathering, home
from careerguide.pdf.booklet.context import Making
from careerguide.pdf.booklet.elements import AskedList, Chapter, Entries, Entry, Items, Line, Questions, Section, Texts


def chapters(making: Making) -> Iterator[Chapter]:
    """The chapters in the order of the booklet, each once."""
    for name in dict.fromkeys(map(str, making.booklet.chapters)):
        yield from _chapters(making, name)


def _chapters(making: Making, name: str) -> Iterator[Chapter]:
    """`steps` and `questions` stand for all of them."""
    all_of: Mapping[str, Sequence[Item]] = {"steps": making.guide.steps, "questions": making.guide.categories}
    if name == "home":
        yield home(making)
    elif name in all_of and not (name == "questions" and making.short):
        making.lead_on(name, all_of[name][0].id)
        yield from (_chapter(making, item) for item in all_of[name] if not making.has(item.id))
    elif name in GATHERINGS:
        yield gathering(making, name)
    else:
        yield _chapter(making, making.item(name))


def _chapter(making: Making, item: Item) -> Chapter:
    match item:
        case Step():
            return _step(making, item)
        case Category():
            return _category(making, item)
        case _:
            assert isinstance(item, Page)
            return _page(making, item)


# ---------------------------------------------------------------- steps


def _step(making: Making, step: Step) -> Chapter:
    return Chapter(
        anchor=making.anchor(step),
        title=making.plain(step.title),
        name=making.plain(step.name),
        summary=making.line(step.summary),
        lead=[*making.paragraphs(step.lead), *making.paragraphs(step.why)],
        sections=list(_step_sections(making, step)),
    )


def _step_sections(making: Making, step: Step) -> Iterator[Section]:
    """Without what has a chapter of its own in this booklet."""
    guide = making.guide
    if step.plan and not making.has("plans"):
        plan = making.item(step.plan)
        yield Section(making.anchor(plan), f"{making.plain(plan.title)}, in order", [entries.runs(making, plan)])
    yield Section("", "What to do", [entries.points(making, step.actions)])
    yield from (entries.section(making, section) for section in step.sections)
    if not making.has("say"):
        phrases = (entries.phrase(making, phrase) for phrase in guide.phrases if phrase.step == step.id)
        yield from _entries("When it gets awkward", phrases)
    if not making.has("tips"):
        tips = (entries.tip(making, tip) for tip in guide.tips if tip.step == step.id)
        yield from _entries("Do and do not", tips)
    if not making.has("differ"):
        positions = (entries.position(making, item) for item in guide.positions if first_step(item) == step.id)
        yield from _entries("Where advice differs", positions)
    checklist = Items([making.line(item) for item in step.checklist], boxes=True)
    yield Section("", "Before you go on", [checklist, *_take_along(making, (*step.sheets, *step.letters))])


def _entries(title: str, made: Iterable[Entry]) -> Iterator[Section]:
    """A section with these entries, if there are any."""
    if listed := list(made):
        yield Section("", title, [Entries(listed)])


def _take_along(making: Making, names: Sequence[str]) -> Iterator[Texts]:
    """Links to worksheets and letters by their ids, if there are any."""
    if names:
        words = entries.naming(making)
        links = [
            Markup('<a href="{}">{}</a>').format(words.href(name), words.line(making.item(name).title))
            for name in names
        ]
        yield Texts([Line(Markup(", ").join(links), "To use")])


# ---------------------------------------------------------------- categories, pages


def _category(making: Making, category: Category) -> Chapter:
    summary = making.line(category.summary)
    return Chapter(
        anchor=making.anchor(category),
        title=making.plain(category.title),
        name=making.plain(category.short or category.title),
        summary=summary,
        lead=[summary],
        sections=list(_question_groups(making, category)),
        runs_on=True,
    )


def _question_groups(making: Making, category: Category) -> Iterator[Section]:
    for priority, title in (("core", "Begin with these"), ("more", "More to choose from")):
        questions = [question for question in category.questions if question.priority == priority]
        if questions and making.short:
            names = [question.id for question in questions]
            yield Section("", title, [AskedList(making.asked(names, at_home=True))])
        elif questions:
            yield Section("", title, [Questions([entries.question(making, question) for question in questions])])


def _page(making: Making, page: Page) -> Chapter:
    *before, last = (entries.section(making, section) for section in page.sections)
    last = replace(last, pieces=[*last.pieces, *_take_along(making, (*page.sheets, *page.letters))])
    return Chapter(
        anchor=making.anchor(page),
        title=making.plain(page.title),
        name=making.plain(page.name),
        summary=making.line(page.lead),
        lead=making.paragraphs(page.lead),
        sections=[*before, last],
    )
