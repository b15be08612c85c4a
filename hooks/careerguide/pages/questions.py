"""The question bank: all questions at a glance, and each category in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from careerguide.model.guide import Guide
from careerguide.model.questions import Category, Question
from careerguide.model.site import Audience
from careerguide.pages.context import Desk, Link
from careerguide.pages.download_links import Form, forms, paper_href
from careerguide.pages.entries import Asked, QuestionView, asked, question_view
from careerguide.pages.page import QUESTIONS, PageView, Top, gathering, top
from careerguide.pages.urls import FIXED, category_page, chunks
from careerguide.problems.english import count

# Questions on the overview. A question there is one short line, an eighth of what it is on the page of its category,
# where a hundred are the limit. Beyond this the overview shows the first core questions of each category.
MOST_LISTED: Final = 300
FIRST: Final = 3
MOST_MEANT: Final = 30  # questions listed for one group of readers


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
    """Questions meant for a group of readers above all."""

    title: Markup
    summary: Markup
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    id: str
    title: Markup


@dataclass(frozen=True, slots=True)
class FilterView:
    """What questions can be picked by. `categories` only where there are several; `everywhere` leads to them all."""

    count: int
    within: Markup | None
    audiences: tuple[Choice, ...]
    categories: tuple[Choice, ...]
    everywhere: str


@dataclass(frozen=True)
class BankView:
    top: Top
    count: int
    filter: FilterView
    groups: tuple[Group, ...]
    audiences: tuple[AudienceView, ...]
    plans_href: str


@dataclass(frozen=True)
class CategoryView:
    top: Top
    filter: FilterView
    core: tuple[QuestionView, ...]
    more: tuple[QuestionView, ...]
    forms: tuple[Form, ...]
    """Of the sheet with these questions."""
    paper_href: str
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class Shard:
    """A category, or a part of one that is too long for a page."""

    category: Category
    number: int
    questions: Sequence[Question]

    @property
    def page(self) -> str:
        return category_page(self.category, self.number)

    @property
    def part(self) -> str:
        return f", part {self.number}" if self.number > 1 else ""


def bank_pages(desk: Desk) -> Iterator[PageView]:
    yield _overview(desk.at(FIXED["questions"]))
    shards = list(_shards(desk.guide))
    for before, shard, after in zip([None, *shards], shards, [*shards[1:], None], strict=False):
        here = desk.at(shard.page)
        yield _category_page(here, shard, _link(here, before), _link(here, after))


def _shards(guide: Guide) -> Iterator[Shard]:
    for category in guide.categories:
        for number, group in enumerate(chunks(category.questions), 1):
            yield Shard(category, number, group)


def _link(desk: Desk, shard: Shard | None) -> Link | None:
    return Link(desk.line(shard.category.title) + shard.part, desk.to(shard.page)) if shard else None


def menu(desk: Desk, here: str) -> list[dict[str, Any]]:
    """Front matter for the list of categories beside the questions."""
    entries = [("All questions", "questions", len(desk.guide.questions))]
    entries += [(desk.plain(one.short or one.title), one.id, len(one.questions)) for one in desk.guide.categories]
    return [
        {"title": title, "url": desk.href(name), "count": number, "current": name == here}
        for title, name, number in entries
    ]


def _frame(desk: Desk, here: str) -> dict[str, Any]:
    return {"template": "bank.html", "tools": ["questions"], "categories": menu(desk, here), "here": here}


def _filter(desk: Desk, number: int, category: Category | None = None) -> FilterView:
    meant = [one for one in desk.guide.audiences if one.id in desk.guide.used_audiences - desk.guide.everyone]
    return FilterView(
        count=number,
        within=desk.line(category.title) if category else None,
        audiences=_choices(desk, meant),
        categories=() if category else _choices(desk, desk.guide.categories),
        everywhere=desk.href("questions"),
    )


def _choices(desk: Desk, items: Sequence[Audience | Category]) -> tuple[Choice, ...]:
    return tuple(Choice(one.id, desk.line(one.title)) for one in items)


# ---------------------------------------------------------------- the overview


def _overview(desk: Desk) -> PageView:
    everything = len(desk.guide.questions)
    view = BankView(
        top=top(desk, "questions"),
        count=everything,
        filter=_filter(desk, everything),
        groups=tuple(_group(desk, category, everything <= MOST_LISTED) for category in desk.guide.categories),
        audiences=tuple(_audiences(desk)),
        plans_href=desk.href("plans"),
    )
    meta = {**_frame(desk, "questions"), "search": {"exclude": True}}
    return gathering(desk, "questions", section=QUESTIONS, view=view, meta=meta)


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


def _audiences(desk: Desk) -> Iterator[AudienceView]:
    for audience in desk.guide.audiences:
        meant = [one.id for one in desk.guide.questions if audience.id in one.audiences]
        if meant and audience.id not in desk.guide.everyone:
            yield AudienceView(desk.line(audience.title), desk.line(audience.summary), asked(desk, meant[:MOST_MEANT]))


# ---------------------------------------------------------------- a category


def _category_page(desk: Desk, shard: Shard, before: Link | None, after: Link | None) -> PageView:
    category = shard.category
    title = desk.plain(category.title) + shard.part
    return PageView(
        path=desk.page,
        template="category.md.j2",
        title=f"Questions: {title}",
        description=_description(category, title),
        source=desk.guide.origins[category.id].path,
        line=1,
        name=desk.plain(category.short or category.title) + shard.part,
        section=QUESTIONS,
        view=_category_view(desk, shard, before, after),
        meta=_frame(desk, category.id),
    )


def _category_view(desk: Desk, shard: Shard, before: Link | None, after: Link | None) -> CategoryView:
    category = shard.category
    views = [(question.priority, question_view(desk, question)) for question in shard.questions]
    sheet = next((sheet for sheet in desk.guide.worksheets if sheet.for_each == "category"), None)
    return CategoryView(
        top=Top(category.id, desk.heading(category.title) + shard.part, desk.paragraphs(category.summary)),
        filter=_filter(desk, len(shard.questions), category),
        core=tuple(view for priority, view in views if priority == "core"),
        more=tuple(view for priority, view in views if priority == "more"),
        forms=forms(desk, sheet.id, category.id) if sheet else (),
        paper_href=paper_href(desk),
        before=before,
        after=after,
    )


def _description(category: Category, title: str) -> str:
    number = count(len(category.questions), "question")
    return f"{title}: {number} for an informational interview, with why to ask it, how long it takes and what is next."
