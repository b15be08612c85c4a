"""The question bank: all questions at a glance, and each category in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from careerguide.model import Category, Guide, Question
from careerguide.problems import count
from careerguide.views.addresses import FIXED, category_page, chunks
from careerguide.views.desk import Desk, Link
from careerguide.views.page import QUESTIONS, PageView, Top, gathering, top
from careerguide.views.parts import Asked, Paper, QuestionView, asked, papers, question_view

# Questions on the overview. A question there is one short line, a fifth of what it is on the page of its category,
# where a hundred are the limit. Beyond this the overview shows the first core questions of each category.
MOST_LISTED: Final = 300
FIRST: Final = 3


@dataclass(frozen=True, slots=True)
class Group:
    """A category on the overview. `left` is how many more questions it has on its own page."""

    heading: Markup
    id: str
    summary: Markup
    href: str
    name: str
    questions: tuple[Asked, ...]
    left: int


@dataclass(frozen=True, slots=True)
class AudienceView:
    title: Markup
    summary: Markup
    questions: tuple[Asked, ...]


@dataclass(frozen=True)
class BankView:
    top: Top
    count: int
    groups: tuple[Group, ...]
    plans_href: str


@dataclass(frozen=True)
class CategoryView:
    top: Top
    core: tuple[QuestionView, ...]
    more: tuple[QuestionView, ...]
    papers: tuple[Paper, ...]
    before: Link | None
    after: Link | None


def bank_pages(desk: Desk) -> Iterator[PageView]:
    yield _overview(desk.at(FIXED["questions"]))
    pages = list(_groups(desk.guide))
    for place, (category, number, questions) in enumerate(pages):
        before = pages[place - 1][:2] if place else None
        after = pages[place + 1][:2] if place + 1 < len(pages) else None
        yield _category_page(desk.at(category_page(category, number)), category, number, questions, before, after)


def _groups(guide: Guide) -> Iterator[tuple[Category, int, Sequence[Question]]]:
    """The questions of each page: a category, or a part of one that is too long."""
    for category in guide.categories:
        for number, group in enumerate(chunks(category.questions), 1):
            yield category, number, group


def menu(desk: Desk, here: str) -> list[dict[str, Any]]:
    """Front matter for the list of categories beside the questions."""
    entries = [("All questions", "questions", len(desk.guide.questions))]
    entries += [(desk.plain(one.short or one.title), one.id, len(one.questions)) for one in desk.guide.categories]
    return [
        {"title": title, "url": desk.href(name), "count": number, "current": name == here}
        for title, name, number in entries
    ]


# ---------------------------------------------------------------- the overview


def _overview(desk: Desk) -> PageView:
    everything = len(desk.guide.questions)
    view = BankView(
        top=top(desk, "questions"),
        count=everything,
        groups=tuple(_group(desk, category, everything <= MOST_LISTED) for category in desk.guide.categories),
        plans_href=desk.href("plans"),
    )
    meta = {"template": "bank.html", "categories": menu(desk, "questions"), "search": {"exclude": True}}
    return gathering(desk, "questions", "bank.md.j2", QUESTIONS, desk.guide.categories[0].id, view, meta)


def _group(desk: Desk, category: Category, whole: bool) -> Group:
    core = [question for question in category.questions if question.priority == "core"]
    shown = category.questions if whole else (core or category.questions)[:FIRST]
    return Group(
        heading=desk.heading(category.title),
        id=category.id,
        summary=desk.line(category.summary),
        href=desk.href(category.id),
        name=desk.plain(category.title),
        questions=asked(desk, [question.id for question in shown]),
        left=len(category.questions) - len(shown),
    )


# ---------------------------------------------------------------- a category


def _category_page(
    desk: Desk,
    category: Category,
    number: int,
    questions: Sequence[Question],
    before: tuple[Category, int] | None,
    after: tuple[Category, int] | None,
) -> PageView:
    name = _name(desk, category, number)
    views = [(question.priority, question_view(desk, question)) for question in questions]
    sheet = next((sheet for sheet in desk.guide.worksheets if sheet.for_each == "category"), None)
    view = CategoryView(
        top=Top(category.id, desk.heading(category.title) + _part(number), desk.paragraphs(category.summary)),
        core=tuple(view for priority, view in views if priority == "core"),
        more=tuple(view for priority, view in views if priority == "more"),
        papers=papers(desk, desk.shelf.of(sheet.id, category.id)) if sheet else (),
        before=_link(desk, before),
        after=_link(desk, after),
    )
    return PageView(
        path=desk.page,
        template="category.md.j2",
        title=f"Questions: {name}",
        description=_description(desk, category, name),
        source=desk.guide.origins[category.id].path,
        line=1,
        name=_name(desk, category, number, short=True),
        section=QUESTIONS,
        view=view,
        meta={"template": "bank.html", "categories": menu(desk, category.id)},
    )


def _part(number: int) -> str:
    return f", part {number}" if number > 1 else ""


def _name(desk: Desk, category: Category, number: int, short: bool = False) -> str:
    return desk.plain((category.short if short else None) or category.title) + _part(number)


def _description(desk: Desk, category: Category, name: str) -> str:
    number = count(len(category.questions), "question")
    return f"{name}: {number} for an informational interview, each with why to ask it, how long it takes and what to ask next."


def _link(desk: Desk, place: tuple[Category, int] | None) -> Link | None:
    if place is None:
        return None
    category, number = place
    return Link(desk.line(category.title) + _part(number), desk.to(category_page(category, number)))
