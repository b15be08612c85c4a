"""The page of worksheets: what each is for, a drawing of it, and its downloads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from careerguide.model.guide import Guide
from careerguide.model.pages import Page, Step
from careerguide.model.questions import Category
from careerguide.model.worksheets import Booklet, Worksheet
from careerguide.pages.context import PageContext
from careerguide.pages.downloads import Form
from careerguide.pages.faces import Face, booklet_face, face
from careerguide.pages.page import SHEETS, PageView, overview_page
from careerguide.pages.urls import FIXED

MOMENTS: Final = ("before", "during", "after")
"""The parts of the page, next to the meeting. The interface has the heading of each, as `worksheets-before`."""


@dataclass(frozen=True, slots=True)
class Card:
    """A sheet or a booklet, or a sheet as it is made for one category."""

    id: str
    title: Markup
    sheet: Worksheet | Booklet
    face: Face
    pages: str
    """How many, in words; empty where it has no file."""
    forms: Sequence[Form]


@dataclass(frozen=True, slots=True)
class Group:
    """Sheets under one heading, and the ids of earlier headings that old links still lead to."""

    id: str
    title: str
    aliases: Sequence[str]
    cards: Sequence[Card]


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
        groups=[group for group in _groups(context, first) if group.cards],
        booklets=[_card(context, booklet) for booklet in guide.items_named(downloads.booklets)],
        families=[
            (sheet, [_card(context, sheet, category) for category in guide.categories])
            for sheet in guide.worksheets
            if sheet.for_each
        ],
        all=downloads.collection("everything"),
    )


def _groups(context: PageContext, first: Worksheet) -> Iterator[Group]:
    """Each sheet once: before, during or after the meeting by its step, unless only a page of its own shows it."""
    guide = context.guide
    others = [sheet for sheet in guide.worksheets if sheet is not first and not sheet.for_each]
    of_steps = {name for step in guide.steps for name in step.sheets}
    alone = {str(name): page for page in reversed(guide.pages) for name in page.sheets if name not in of_steps}
    ordered = [
        (step, [sheet for sheet in others if sheet.step == step.id and sheet.id not in alone]) for step in guide.steps
    ]
    for moment in MOMENTS:
        parts = [(step, sheets) for step, sheets in ordered if _moment(step, guide) == moment]
        yield _group(context, f"{moment}-the-meeting", context.ui(f"worksheets-{moment}"), parts)
    pages = [(page, [sheet for sheet in others if alone.get(sheet.id) is page]) for page in guide.pages]
    pages = [(page, sheets) for page, sheets in pages if sheets]
    yield _group(context, "for-others", ", ".join(context.plain(page.name) for page, _ in pages), pages)


def _moment(step: Step, guide: Guide) -> str:
    """Whether a step comes before, during or after the meeting, which is the step that shows a plan."""
    meeting = next((each.number for each in guide.steps if each.plan), guide.steps[-1].number)
    if step.number == meeting:
        return "during"
    return "before" if step.number < meeting else "after"


def _group(
    context: PageContext, name: str, title: str, parts: Sequence[tuple[Step | Page, Sequence[Worksheet]]]
) -> Group:
    cards = [_card(context, sheet) for _, sheets in parts for sheet in sheets]
    return Group(name, title, [f"for-{home.id}" for home, _ in parts], cards)


def _card(context: PageContext, sheet: Worksheet | Booklet, category: Category | None = None) -> Card:
    """With a category, the sheet that is made for it."""
    about = category.id if category else ""
    words = context.renderer.naming(context.plain(category.title)) if category else context.renderer
    forms = context.downloads.forms(sheet.id, about)
    pages = forms[0].files[0].pages if forms else 0
    return Card(
        f"{sheet.id}-{about}" if about else sheet.id,
        words.line(sheet.title),
        sheet,
        booklet_face(sheet) if isinstance(sheet, Booklet) else face(sheet, context.guide),
        context.ui("worksheet-pages", count=pages) if pages else "",
        forms,
    )
