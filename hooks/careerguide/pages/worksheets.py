"""The page of worksheets: what each is for, a picture of it, and its downloads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from careerguide.model.pages import Page, Step
from careerguide.model.questions import Category
from careerguide.model.worksheets import Booklet, Worksheet
from careerguide.pages.context import PageContext
from careerguide.pages.downloads import Download, Form
from careerguide.pages.page import SHEETS, PageView, overview_page
from careerguide.pages.urls import FIXED

ENOUGH: Final = 3  # sheets under one heading
Group = tuple[str, str, Sequence["Card"]]
"""The sheets of a step or a page, or of a few in a row that have too few for a heading each: id, heading, sheets."""


@dataclass(frozen=True, slots=True)
class Card:
    """A sheet or a booklet, or a sheet as it is made for one category."""

    id: str
    title: Markup
    sheet: Worksheet | Booklet
    picture: Download | None
    forms: Sequence[Form]


def worksheets_page(context: PageContext) -> PageView:
    context = context.for_page(FIXED["sheets"])
    guide, downloads = context.guide, context.downloads
    first: Worksheet = guide.item(guide.home.sheet)
    return overview_page(
        context,
        "sheets",
        SHEETS,
        meta={"template": "wide.html"},
        first=_card(context, first),
        filled=downloads.picture(first.id, variant="example"),
        groups=list(_groups(context, first)),
        booklets=[_card(context, booklet) for booklet in guide.items_named(downloads.booklets)],
        families=[
            (sheet, [_card(context, sheet, category) for category in guide.categories])
            for sheet in guide.worksheets
            if sheet.for_each
        ],
        all=downloads.collection("everything"),
    )


def _groups(context: PageContext, first: Worksheet) -> Iterator[Group]:
    """Each sheet once: with its step, unless only a page of its own shows it."""
    guide = context.guide
    others = [sheet for sheet in guide.worksheets if sheet is not first and not sheet.for_each]
    of_steps = {name for step in guide.steps for name in step.sheets}
    alone = {str(name): page.id for page in reversed(guide.pages) for name in page.sheets if name not in of_steps}
    homes: tuple[Step | Page, ...] = (*guide.steps, *guide.pages)
    names: list[str] = []
    cards: list[Card] = []
    for home in homes:
        sheets = [sheet for sheet in others if alone.get(sheet.id, sheet.step) == home.id]
        names += [context.plain(home.name)] if sheets else []
        cards += [_card(context, sheet) for sheet in sheets]
        if len(cards) >= ENOUGH or (cards and home in (guide.steps[-1], homes[-1])):
            yield f"for-{home.id}", ", ".join(names), tuple(cards)
            names, cards = [], []


def _card(context: PageContext, sheet: Worksheet | Booklet, category: Category | None = None) -> Card:
    """With a category, the sheet that is made for it."""
    downloads, about = context.downloads, category.id if category else ""
    words = context.renderer.naming(context.plain(category.title)) if category else context.renderer
    name, picture = f"{sheet.id}-{about}" if about else sheet.id, downloads.picture(sheet.id, about)
    return Card(name, words.line(sheet.title), sheet, picture, downloads.forms(sheet.id, about))
