"""The question bank: all questions at a glance, and each category in full."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from careerguide.model.guide import Guide
from careerguide.model.questions import Category, Question
from careerguide.model.site import Audience
from careerguide.pages.context import PageContext
from careerguide.pages.interface import Interface
from careerguide.pages.page import QUESTIONS, PageView, overview_page
from careerguide.pages.urls import FIXED, category_page, chunks

# Questions on the overview. A question there is one short line, an eighth of what it is on the page of its category,
# where a hundred are the limit. Beyond this the overview shows the first core questions of each category.
MOST_LISTED: Final = 300
FIRST: Final = 3
MOST_FOR_AUDIENCE: Final = 30  # questions listed for one group of readers


@dataclass(frozen=True, slots=True)
class Shard:
    """A category, or a part of one that is too long for a page."""

    category: Category
    number: int
    questions: Sequence[Question]

    @property
    def page(self) -> str:
        return category_page(self.category, self.number)

    def named(self, title: str, ui: Interface) -> str:
        """What the category is called, with the number of the part."""
        return ui("category-part", category=title, number=self.number) if self.number > 1 else title


def bank_pages(context: PageContext) -> Iterator[PageView]:
    yield _overview(context.for_page(FIXED["questions"]))
    shards = list(_shards(context.guide))
    for before, shard, after in zip([None, *shards], shards, [*shards[1:], None], strict=False):
        here = context.for_page(shard.page)
        yield _category_page(here, shard, before, after)


def _shards(guide: Guide) -> Iterator[Shard]:
    for category in guide.categories:
        for number, group in enumerate(chunks(category.questions), 1):
            yield Shard(category, number, group)


def menu(context: PageContext, here: str) -> list[dict[str, Any]]:
    """Front matter for the list of categories next to the questions."""
    entries = [(context.ui("all-questions"), "questions", len(context.guide.questions))]
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


def _audiences(guide: Guide) -> list[Audience]:
    """The groups of readers that questions can be picked by."""
    used = {name for question in guide.questions for name in question.audiences} - guide.everyone
    return [audience for audience in guide.audiences if audience.id in used]


# ---------------------------------------------------------------- the overview


def _overview(context: PageContext) -> PageView:
    guide = context.guide
    whole = len(guide.questions) <= MOST_LISTED
    return overview_page(
        context,
        "questions",
        QUESTIONS,
        meta=_frame(context, "questions"),
        count=len(guide.questions),
        groups=[(category, category.questions if whole else _first(category)) for category in guide.categories],
        audiences=[(audience, _meant_for(audience, guide)) for audience in _audiences(guide)],
    )


def _first(category: Category) -> Sequence[Question]:
    core = [question for question in category.questions if question.priority == "core"]
    return (core or category.questions)[:FIRST]


def _meant_for(audience: Audience, guide: Guide) -> list[Question]:
    return [question for question in guide.questions if audience.id in question.audiences][:MOST_FOR_AUDIENCE]


# ---------------------------------------------------------------- a category


def _category_page(context: PageContext, shard: Shard, before: Shard | None, after: Shard | None) -> PageView:
    guide, category = context.guide, shard.category
    ui = context.ui
    title = shard.named(context.plain(category.title), ui)
    searched = category.search_title and shard.named(context.plain(category.search_title), ui)
    sheet = next((sheet for sheet in guide.worksheets if sheet.for_each == "category"), None)
    return PageView(
        words=context.words,
        template="category.md.j2",
        title=searched or ui("category-title", category=title),
        description=ui("category-description", category=title, count=len(category.questions)),
        source=guide.origins[category.id].path,
        name=shard.named(context.plain(category.short or category.title), ui),
        section=QUESTIONS,
        view={
            "shard": shard,
            "audiences": _audiences(guide),
            "edit": {question.id: context.edit(question) for question in shard.questions},
            "forms": context.downloads.forms(sheet.id, category.id) if sheet else (),
            "papers": context.downloads.papers,
            "before": before,
            "after": after,
        },
        meta=_frame(context, category.id),
    )
