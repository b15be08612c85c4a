"""A page of the site before it is written: where it goes, which template makes it, and what that template is given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from careerguide.model.letters import Letter
from careerguide.model.markup import Rich
from careerguide.model.pages import Page, Step, Way
from careerguide.pages.context import PageContext
from careerguide.pages.urls import FIXED
from careerguide.pages.words import PageWords

START: Final = "start"
STEPS: Final = "steps"
QUESTIONS: Final = "questions"
LETTERS: Final = "letters"
SHEETS: Final = "sheets"
SAY: Final = "say"
MINE: Final = "mine"
MORE: Final = "more"
SECTIONS: Final = (START, STEPS, QUESTIONS, LETTERS, SHEETS, SAY, MINE, MORE)
"""The sections of the navigation, in order. The interface has the name of each, as `section-start`."""


@dataclass(frozen=True)
class PageView:
    """A page of the site. Its file is made from these values and `words`, and from nothing else.

    `words` are left out of a comparison, since a change in their `Addresses` would make every page another one;
    code that keeps what was made of a page has to look at those too.
    """

    words: PageWords = field(compare=False)
    template: str
    title: str
    """What browser tabs and search engines show."""
    description: str
    source: str
    """The YAML that made it."""
    name: str
    """In the navigation."""
    section: str
    """Of the navigation, one of `SECTIONS`."""
    view: Mapping[str, object]
    """What the template calls `page`: models of the guide as they are, and views where something is worked out. Pages
    of items and those that gather them have the `papers` to choose from; those of items have
    the `platform` of an office.
    """
    meta: Mapping[str, Any] = field(default_factory=dict)
    """Front matter for the theme."""

    @property
    def path(self) -> str:
        return self.words.page


def overview_page(
    context: PageContext,
    name: str,
    section: str,
    *,
    file: str = "overviews",
    meta: Mapping[str, Any] | None = None,
    **view: object,
) -> PageView:
    """A page that gathers items. `file` is the one to change it in: that of an item, or the one with its head."""
    head = context.guide.overviews.of(name)
    context = context.for_page(FIXED[name])
    return PageView(
        words=context.words,
        template=f"{name}.md.j2",
        title=context.plain(head.search_title or head.title),
        description=context.plain(head.description),
        source=context.guide.origins[file].path,
        name=context.plain(head.name),
        section=section,
        view={"id": name, "head": head, "papers": context.downloads.papers, **view},
        meta={**(meta or {}), "found_by": [context.plain(words) for words in head.found_by]},
    )


def item_page(
    context: PageContext,
    item: Step | Way | Page | Letter,
    section: str,
    *,
    name: Rich,
    meta: Mapping[str, Any] | None = None,
    **view: object,
) -> PageView:
    """The page of an item that has one for itself. The template is called after the kind of the item."""
    return PageView(
        words=context.words,
        template=f"{item.kind}.md.j2",
        title=context.plain(item.search_title or item.title),
        description=context.plain(item.description),
        source=context.guide.origins[item.id].path,
        name=context.plain(name),
        section=section,
        view={
            item.kind: item,
            "papers": context.downloads.papers,
            "platform": context.guide.office.platform,
            **view,
        },
        meta=meta or {},
    )
