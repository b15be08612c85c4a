"""The page of worksheets: what each is for, a picture of it, and its downloads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from careerguide.model.pages import Page, Step
from careerguide.model.worksheets import Booklet, Worksheet
from careerguide.pages.context import PageContext
from careerguide.pages.download_links import Form, collection, forms, papers
from careerguide.pages.home import Picture, sheet_picture
from careerguide.pages.page import SHEETS, PageView, overview_page
from careerguide.pages.urls import FIXED

ENOUGH: Final = 3  # sheets under one heading


@dataclass(frozen=True, slots=True)
class SheetCard:
    """A sheet or a booklet: it says the same of itself."""

    sheet: Worksheet | Booklet
    picture: Picture | None
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A sheet of a family. What the family is for is said once, above them all."""

    id: str
    title: Markup
    picture: Picture | None
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A sheet that is made once for each category."""

    sheet: Worksheet
    members: Sequence[Member]


@dataclass(frozen=True, slots=True)
class Group:
    """The sheets of a step or a page, or of a few in a row that have too few for a heading each."""

    id: str
    name: str
    sheets: Sequence[SheetCard]


def worksheets_page(context: PageContext) -> PageView:
    context = context.for_page(FIXED["sheets"])
    guide = context.guide
    first: Worksheet = context.item(guide.home.sheet)
    return overview_page(
        context,
        "sheets",
        SHEETS,
        meta={"template": "wide.html"},
        papers=papers(context),
        first=_card(context, first),
        filled=sheet_picture(context, first.id, variant="example"),
        groups=list(_groups(context, first)),
        booklets=[_card(context, context.item(name)) for name in context.downloads.booklets],
        families=[Family(sheet, list(_members(context, sheet))) for sheet in guide.worksheets if sheet.for_each],
        all=collection(context, "everything"),
    )


def _groups(context: PageContext, first: Worksheet) -> Iterator[Group]:
    """Each sheet once: with its step, unless only a page of its own shows it."""
    guide = context.guide
    others = [sheet for sheet in guide.worksheets if sheet is not first and not sheet.for_each]
    of_steps = {name for step in guide.steps for name in step.sheets}
    alone = {str(name): page.id for page in reversed(guide.pages) for name in page.sheets if name not in of_steps}
    homes: tuple[Step | Page, ...] = (*guide.steps, *guide.pages)
    names: list[str] = []
    cards: list[SheetCard] = []
    for home in homes:
        sheets = [sheet for sheet in others if alone.get(sheet.id, sheet.step) == home.id]
        names += [context.plain(home.name)] if sheets else []
        cards += [_card(context, sheet) for sheet in sheets]
        if len(cards) >= ENOUGH or (cards and home in (guide.steps[-1], homes[-1])):
            yield Group(f"for-{home.id}", ", ".join(names), tuple(cards))
            names, cards = [], []


def _card(context: PageContext, sheet: Worksheet | Booklet) -> SheetCard:
    return SheetCard(sheet, sheet_picture(context, sheet.id), forms(context, sheet.id))


def _members(context: PageContext, sheet: Worksheet) -> Iterator[Member]:
    for category in context.guide.categories:
        yield Member(
            id=f"{sheet.id}-{category.id}",
            title=context.naming(context.plain(category.title)).line(sheet.title),
            picture=sheet_picture(context, sheet.id, category.id),
            forms=forms(context, sheet.id, category.id),
        )
