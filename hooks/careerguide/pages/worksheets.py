"""The gallery of sheets: what each is for, a picture of it, and its downloads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from careerguide.model.pages import Page, Step
from careerguide.model.worksheets import Worksheet
from careerguide.pages.context import Desk
from careerguide.pages.download_links import EACH, Form, PaperName, Zip, collection, forms, papers
from careerguide.pages.entries import Paragraphs
from careerguide.pages.home import Picture, sheet_picture
from careerguide.pages.page import SHEETS, PageView, Top, gathering, top

ENOUGH: Final = 3  # sheets under one heading


@dataclass(frozen=True, slots=True)
class SheetCard:
    id: str
    former: tuple[str, ...]
    title: Markup
    purpose: Markup
    when: Paragraphs
    picture: Picture | None
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """One of a family. What the family is for is said once, above them all."""

    id: str
    title: Markup
    picture: Picture | None
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A sheet that is made once for each category."""

    id: str
    former: tuple[str, ...]
    purpose: Markup
    when: Paragraphs
    sheets: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The sheets of a step or a page, or of a few in a row that have too few for a heading each."""

    id: str
    name: str
    sheets: tuple[SheetCard, ...]


@dataclass(frozen=True)
class GalleryView:
    top: Top
    papers: tuple[PaperName, ...]
    first: SheetCard
    filled: Picture | None
    """The first one as its example has it."""
    groups: tuple[Group, ...]
    booklets: tuple[SheetCard, ...]
    families: tuple[Family, ...]
    letters_href: str
    all: Zip | None
    """Every sheet and letter in one file."""


def gallery_page(desk: Desk) -> PageView:
    desk = desk.at("sheets.md")
    guide = desk.guide
    first: Worksheet = desk.item(guide.home.sheet)
    view = GalleryView(
        top=top(desk, "sheets"),
        papers=papers(desk),
        first=_card(desk, first),
        filled=sheet_picture(desk, first.id, variant="example"),
        groups=tuple(_groups(desk, first)),
        booklets=tuple(_card(desk, desk.item(name)) for name in desk.shelf.booklets),
        families=tuple(_family(desk, sheet) for sheet in guide.worksheets if sheet.for_each),
        letters_href=desk.href("letters"),
        all=collection(desk, "everything"),
    )
    return gathering(desk, "sheets", section=SHEETS, view=view, meta={"template": "wide.html"})


def _groups(desk: Desk, first: Worksheet) -> Iterator[Group]:
    """Each sheet once: with its step, unless only a page of its own shows it."""
    guide = desk.guide
    others = [sheet for sheet in guide.worksheets if sheet is not first and not sheet.for_each]
    of_steps = {name for step in guide.steps for name in step.sheets}
    alone = {str(name): page.id for page in reversed(guide.pages) for name in page.sheets if name not in of_steps}
    homes: tuple[Step | Page, ...] = (*guide.steps, *guide.pages)
    names: list[str] = []
    cards: list[SheetCard] = []
    for home in homes:
        found = [sheet for sheet in others if alone.get(sheet.id, sheet.step) == home.id]
        names += [desk.plain(home.name)] if found else []
        cards += [_card(desk, sheet) for sheet in found]
        if len(cards) >= ENOUGH or (cards and home in (guide.steps[-1], homes[-1])):
            yield Group(f"for-{home.id}", ", ".join(names), tuple(cards))
            names, cards = [], []


def _card(desk: Desk, sheet: Worksheet) -> SheetCard:
    """A sheet, or a booklet: it says the same of itself."""
    return SheetCard(
        id=sheet.id,
        former=sheet.aliases,
        title=desk.line(sheet.title),
        purpose=desk.line(sheet.purpose),
        when=desk.paragraphs(sheet.when),
        picture=sheet_picture(desk, sheet.id),
        forms=forms(desk, sheet.id),
    )


def _family(desk: Desk, sheet: Worksheet) -> Family:
    purpose = desk.naming(EACH).line(sheet.purpose)
    return Family(sheet.id, sheet.aliases, purpose, desk.paragraphs(sheet.when), tuple(_members(desk, sheet)))


def _members(desk: Desk, sheet: Worksheet) -> Iterator[Member]:
    for category in desk.guide.categories:
        yield Member(
            id=f"{sheet.id}-{category.id}",
            title=desk.naming(desk.plain(category.title)).line(sheet.title),
            picture=sheet_picture(desk, sheet.id, category.id),
            forms=forms(desk, sheet.id, category.id),
        )
