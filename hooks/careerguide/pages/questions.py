"""The question bank: all questions at a glance, and each category in full."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from careerguide.model.guide import Guide
from careerguide.model.markup import Rich
from careerguide.model.questions import Category, Question
from careerguide.model.site import Audience
from careerguide.pages.context import Link, PageContext
from careerguide.pages.download_links import forms, paper_href
from careerguide.pages.page import QUESTIONS, PageView, overview_page, top
from careerguide.pages.urls import FIXED, category_page, chunks
from careerguide.problems.english import count

# Questions on the overview. A question there is one short line, an eighth of what it is on the page of its category,
# where a hundred are the limit. Beyond this the overview shows the first core questions of each category.
MOST_LISTED: Final = 300
FIRST: Final = 3
MOST_FOR_AUDIENCE: Final = 30  # questions listed for one group of readers


@dataclass(frozen=True, slots=True)
class Group:
    """A category on the overview. `left` is how many more questions it has on its own page."""

    category: Category
    questions: Sequence[Question]
    left: int


@dataclass(frozen=True, slots=True)
class AudienceView:
    """Questions meant for a group of readers above all."""

    audience: Audience
    questions: Sequence[Question]


@dataclass(frozen=True, slots=True)
class FilterView:
    """What questions can be picked by."""

    count: int
    within: Rich | None
    """The title of the category that they are of, if they are of one."""
    audiences: Sequence[tuple[str, Rich]]
    categories: Sequence[tuple[str, Rich]]
    """Id and title of each category, where there are several to choose from."""


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


def bank_pages(context: PageContext) -> Iterator[PageView]:
    yield _overview(context.for_page(FIXED["questions"]))
    shards = list(_shards(context.guide))
    for before, shard, after in zip([None, *shards], shards, [*shards[1:], None], strict=False):
        here = context.for_page(shard.page)
        yield _category_page(here, shard, _link(here, before), _link(here, after))


def _shards(guide: Guide) -> Iterator[Shard]:
    for category in guide.categories:
        for number, group in enumerate(chunks(category.questions), 1):
            yield Shard(category, number, group)


def _link(context: PageContext, shard: Shard | None) -> Link | None:
    return Link(context.line(shard.category.title) + shard.part, context.link_to_file(shard.page)) if shard else None


def menu(context: PageContext, here: str) -> list[dict[str, Any]]:
    """Front matter for the list of categories beside the questions."""
    entries = [("All questions", "questions", len(context.guide.questions))]
    entries += [
        (context.plain(group.short or group.title), group.id, len(group.questions))
        for group in context.guide.categories
    ]
    return [
        {"title": title, "url": context.href(name), "count": number, "current": name == here}
        for title, name, number in entries
    ]


def _frame(context: PageContext, here: str) -> dict[str, Any]:
    return {"template": "bank.html", "tools": ["questions"], "categories": menu(context, here), "here": here}


def _filter(guide: Guide, number: int, category: Category | None = None) -> FilterView:
    return FilterView(
        count=number,
        within=category.title if category else None,
        audiences=[
            (group.id, group.title) for group in guide.audiences if group.id in guide.used_audiences - guide.everyone
        ],
        categories=() if category else [(other.id, other.title) for other in guide.categories],
    )


# ---------------------------------------------------------------- the overview


def _overview(context: PageContext) -> PageView:
    guide = context.guide
    everything = len(guide.questions)
    return overview_page(
        context,
        "questions",
        QUESTIONS,
        meta={**_frame(context, "questions"), "search": {"exclude": True}},
        count=everything,
        filter=_filter(guide, everything),
        groups=[_group(category, everything <= MOST_LISTED) for category in guide.categories],
        audiences=list(_audiences(guide)),
    )


def _group(category: Category, whole: bool) -> Group:
    core = [question for question in category.questions if question.priority == "core"]
    shown = category.questions if whole else (core or category.questions)[:FIRST]
    return Group(category, shown, len(category.questions) - len(shown))


def _audiences(guide: Guide) -> Iterator[AudienceView]:
    for audience in guide.audiences:
        questions = [question for question in guide.questions if audience.id in question.audiences]
        if questions and audience.id not in guide.everyone:
            yield AudienceView(audience, questions[:MOST_FOR_AUDIENCE])


# ---------------------------------------------------------------- a category


def _category_page(context: PageContext, shard: Shard, before: Link | None, after: Link | None) -> PageView:
    guide, category = context.guide, shard.category
    title = context.plain(category.title) + shard.part
    sheet = next((sheet for sheet in guide.worksheets if sheet.for_each == "category"), None)
    return PageView(
        words=context.words,
        template="category.md.j2",
        title=f"Questions: {title}",
        description=_description(category, title),
        source=guide.origins[category.id].path,
        name=context.plain(category.short or category.title) + shard.part,
        section=QUESTIONS,
        view={
            "top": top(context, category.id, category.title, category.summary, shard.part),
            "filter": _filter(guide, len(shard.questions), category),
            "core": [question for question in shard.questions if question.priority == "core"],
            "more": [question for question in shard.questions if question.priority == "more"],
            "edit": {question.id: context.edit(question) for question in shard.questions},
            "forms": forms(context, sheet.id, category.id) if sheet else (),
            "paper_href": paper_href(context),
            "before": before,
            "after": after,
        },
        meta=_frame(context, category.id),
    )


def _description(category: Category, title: str) -> str:
    number = count(len(category.questions), "question")
    return f"{title}: {number} for an informational interview, with why to ask it, how long it takes and what is next."
