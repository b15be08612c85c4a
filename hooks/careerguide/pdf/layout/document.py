"""A sheet as the templates for print see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from markupsafe import Markup

from careerguide.model.formats import Variant
from careerguide.pdf.blocks.letter import LetterView
from careerguide.pdf.booklet.elements import BookletView
from careerguide.pdf.layout.large_print import Group
from careerguide.pdf.layout.page_fit import (
    BODY,
    LARGE_PRINT,
    LARGE_TEXT,
    LARGE_TITLE,
    NAME,
    S2,
    S4,
    S5,
    SMALLER,
    TITLE,
    Paper,
)
from careerguide.pdf.layout.sheet_context import BlockView

PaperName = Literal["letter", "a4"]


Layout = Literal["upright", "wide", "cards"]


Kind = Literal["worksheet", "letter", "booklet"]


MASTHEAD: Final = S5 + S4  # millimetres below its words


BESIDE_TITLE: Final = NAME.line + S4 + S2 + BODY.line  # its other words


LEAST: Final = 25.5  # of its words, since the code stands beside them


LEAST_WIDE: Final = 19.0


STRIP: Final = 11.0  # the head of a sheet of cards


LARGE_MASTHEAD: Final = LARGE_TEXT.line + sum(
    LARGE_PRINT.length(f"s{step}") for step in (3, 1, 5, 4)
)  # of a sheet in large print, without its title and purpose


LARGE_END: Final = 66.0  # what closes a sheet in large print: whose it is, and its code


PICTURE: Final = 480  # pixels across the picture of a first page


LARGE_PICTURE: Final = 720


CODE: Final = 22  # millimetres at the right of a title, for the QR code and the white that it needs


@dataclass(frozen=True)
class Masthead:
    """The head of a sheet: what it is, what it is for, and where it belongs on the site."""

    brand: Markup
    title: Markup
    long: bool
    """Whether the title is set smaller, to fit one line."""
    purpose: Markup
    url: str
    shown: str
    """The address as people read it: of the page, without what a browser adds."""
    code: str
    ruler: str

    def height(self, paper: Paper, layout: Layout) -> float:
        if layout == "cards":
            return STRIP
        if layout == "wide":
            return MASTHEAD + LEAST_WIDE
        size = SMALLER if self.long else TITLE
        return MASTHEAD + max(LEAST, BESIDE_TITLE + size.height(self.title.striptags(), paper.width - CODE))

    def large_height(self, paper: Paper) -> float:
        words = LARGE_TITLE.height(self.title.striptags(), paper.width)
        return LARGE_MASTHEAD + words + LARGE_TEXT.height(self.purpose.striptags(), paper.width)


@dataclass(frozen=True)
class Paperwork:
    """What the template of a sheet sees."""

    language: str
    name: str
    footer: str
    foot: Markup
    """Styles for the foot, where an office has something to say in it."""
    styles: Sequence[str]
    masthead: Masthead
    layout: Layout = "upright"
    tight: bool = False
    blocks: Sequence[BlockView] = ()
    letter: LetterView | None = None
    groups: Sequence[Group] = ()
    """All there is, in large print."""
    end_first: bool = False
    """Whether what closes a sheet in large print stands below its head, where the page is free."""


@dataclass(frozen=True)
class SheetView:
    """One PDF to make. `item` is the worksheet or letter it comes from, `about` the category it is for, if any."""

    item: str
    about: str
    kind: Kind
    title: str
    purpose: str
    paper: PaperName
    variant: Variant
    path: str
    template: str
    source: str
    line: int
    page: str
    """The id of the page, or of the item on a page, that the sheet belongs to."""
    page_url: str
    picture: int
    """Pixels across of a picture of its first page. 0 if none is wanted."""
    view: Paperwork | BookletView
