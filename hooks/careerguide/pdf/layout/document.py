"""A sheet as the templates for print see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from markupsafe import Markup

from careerguide.model.formats import Variant
from careerguide.model.letters import Letter
from careerguide.model.worksheets import Worksheet
from careerguide.pages.urls import shown
from careerguide.pdf.layout import drawings
from careerguide.pdf.layout.large_print import Group
from careerguide.pdf.layout.measures import LargePaper, PaperName, SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext

Orientation = Literal["upright", "wide", "cards"]


Kind = Literal["worksheet", "letter", "booklet"]


WORDS_HEIGHT: Final = 25.5
"""Millimeters of a masthead at least, since the QR code is next to its words."""
WIDE_WORDS_HEIGHT: Final = 19.0
STRIP: Final = 11.0
"""Millimeters of the head of a sheet of cards."""
LARGE_END: Final = 66.0
"""Millimeters at the end of a sheet in large print: whose it is, and its QR code."""
QR_CODE: Final = 22
"""Millimeters to the right of a title, for the QR code and the white that it needs."""
PICTURE: Final = 448
"""Pixels across the picture of a first page."""
LARGE_PICTURE: Final = 720


class Masthead:
    """The head of a sheet: what it is, what it is for, and where it is on the site. A `long` title is set smaller, to
    fit one line.
    """

    def __init__(self, item: Worksheet | Letter, context: SheetContext, url: str, minutes: int) -> None:
        """`minutes` are those on the ruler."""
        words, example = context.words, context.example
        title, papers = words.plain(item.title), context.measures.upright.values()
        made_up = (
            Markup("<b>{}</b> {}").format(context.ui("filled-in-example"), words.line(example.about))
            if example
            else None
        )
        self.brand, self.title = words.line(context.guide.site.name), words.line(item.title)
        self.long = any(paper.text.title.lines(title, paper.width - QR_CODE) > 1 for paper in papers)
        self.purpose = made_up or words.line(item.purpose)
        self.url, self.shown = url, shown(url.partition("#")[0])
        self.code, self.ruler = drawings.qr_code(url), drawings.ruler(minutes)

    def height(self, paper: SheetPaper, orientation: Orientation) -> float:
        """In millimeters."""
        if orientation == "cards":
            return STRIP
        below = paper.space(5) + paper.space(4)
        if orientation == "wide":
            return below + WIDE_WORDS_HEIGHT
        style = paper.text.long_title if self.long else paper.text.title
        other_words = paper.text.name.line + paper.space(4) + paper.space(2) + paper.text.body.line
        return below + max(WORDS_HEIGHT, other_words + style.height(self.title.striptags(), paper.width - QR_CODE))

    def large_height(self, paper: LargePaper) -> float:
        """In large print, in millimeters."""
        title = paper.text.title.height(self.title.striptags(), paper.width)
        purpose = paper.text.body.height(self.purpose.striptags(), paper.width)
        gaps = sum(paper.space(step) for step in (3, 1, 5, 4))
        return paper.text.body.line + gaps + title + purpose


@dataclass(frozen=True)
class SheetContent:
    """What the template of a worksheet or letter gets."""

    language: str
    name: str
    footer: str
    foot: Markup
    """Styles for the foot, where an office has something to say in it."""
    styles: Sequence[str]
    """Names of style sheets."""
    masthead: Masthead
    layout: Orientation = "upright"
    tight: bool = False
    """Whether gaps are small."""
    blocks: Sequence[BlockView] = ()
    groups: Sequence[Group] = ()
    """The whole content in large print."""
    end_first: bool = False
    """Whether the end of a sheet in large print is right below its head, where the page has room."""


@dataclass(frozen=True)
class SheetView:
    """A PDF to make. `item` is the id of the worksheet, letter or booklet, `about` that of the category it is for, or
    empty.
    """

    item: str
    about: str
    kind: Kind
    title: str
    paper: PaperName
    variant: Variant
    path: str
    """Relative to the site."""
    template: str
    """Relative to templates/print."""
    source: str
    """The file with the item, relative to the root."""
    line: int
    """The line in that file, 1-based."""
    page_url: str
    """Where it is on the site."""
    picture: int
    """The width of a picture of its first page in pixels; 0 for no picture."""
    view: object
    """What the template gets: SheetContent, or the BookletView of a booklet."""
