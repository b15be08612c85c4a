"""Every booklet to print, for each paper and in large print: cover, contents and chapters, ready for its template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from careerguide.model.formats import Variant, pdf_path, varied
from careerguide.model.guide import Guide
from careerguide.model.worksheets import Booklet
from careerguide.pages.urls import Addresses, shown
from careerguide.pdf import drawings
from careerguide.pdf.booklet.chapters import chapters
from careerguide.pdf.booklet.context import BookletContext
from careerguide.pdf.booklet.elements import BookletView, Numbered
from careerguide.pdf.document import PICTURE, PaperName, SheetView
from careerguide.pdf.office_foot import foot
from careerguide.pdf.page_fit import BOLD, Type, lettering

STYLES: Final[Mapping[Variant, Mapping[PaperName, Sequence[str]]]] = {
    "standard": {"letter": ("print.css", "booklet.css"), "a4": ("print.css", "booklet.css", "a4.css")},
    "large-print": {
        "letter": ("large.css", "booklet-large.css"),
        "a4": ("large.css", "booklet-large.css", "large-a4.css"),
    },
}
INSIDE: Final = 82  # millimetres across the dial on a cover
COVER: Final[Mapping[str, Type]] = {"large": lettering("t32", "tight", BOLD), "medium": lettering("t27", "tight", BOLD)}


def booklets(guide: Guide, addresses: Addresses) -> list[SheetView]:
    """In the order of the guide."""
    return [view for booklet in guide.booklets for view in BookletBuilder(guide, addresses, booklet).views()]


@dataclass(frozen=True)
class BookletBuilder:
    """Makes all forms of one booklet."""

    guide: Guide
    addresses: Addresses
    booklet: Booklet

    def views(self) -> Iterator[SheetView]:
        for variant, styles in STYLES.items():
            view = self._view(variant)
            for paper in self.booklet.papers:
                yield self._sheet(variant, paper, replace(view, styles=styles[paper]))

    def _sheet(self, variant: Variant, paper: PaperName, view: BookletView) -> SheetView:
        booklet, origin = self.booklet, self.guide.origins[self.booklet.id]
        return SheetView(
            item=booklet.id,
            about="",
            kind="booklet",
            title=view.title,
            purpose=view.purpose,
            paper=paper,
            variant=variant,
            path=pdf_path(f"sheets/{booklet.id}", variant, paper),
            template="booklet.j2",
            source=origin.path,
            line=origin.line,
            page=booklet.id,
            page_url=view.url,
            picture=PICTURE if variant == "standard" and paper == booklet.papers[0] else 0,
            view=view,
        )

    def _view(self, variant: Variant) -> BookletView:
        context = self._context(variant)
        made = list(chapters(context))
        booklet, words, url = self.booklet, context.words, self.addresses.absolute("home")
        brand, title = words.plain(self.guide.site.name), words.plain(booklet.title)
        return BookletView(
            words=words,
            large=context.large,
            language=self.guide.site.language,
            name=varied(title, variant),
            brand=brand,
            title=title,
            size=_size(brand),
            foot=foot(self.guide, self.addresses, "booklet"),
            lead=words.paragraphs(booklet.lead),
            purpose=words.plain(booklet.purpose),
            chapters=[
                Numbered(number, context.mark(number, number, len(made)), chapter)
                for number, chapter in enumerate(made, 1)
            ],
            marks=context.marks,
            cover=drawings.cover_dial(),
            url=url,
            shown=shown(url),
            code=drawings.qr_code(url),
            notes=words.plain(booklet.notes) if booklet.notes else "",
        )

    def _context(self, variant: Variant) -> BookletContext:
        """The chapters are made once before, to know which links lead to a place inside."""
        before = BookletContext(self.guide, self.addresses, self.booklet, large=variant == "large-print")
        list(chapters(before))
        return BookletContext(self.guide, self.addresses, self.booklet, before.large, inside=before.anchors)


def _size(name: str) -> str:
    """The largest in which the name fits the dial on a cover, in two lines or three."""
    for lines, (size, kind) in enumerate(COVER.items(), 2):
        if all(kind.run(word) <= INSIDE for word in name.split()) and kind.lines(name, INSIDE) <= lines:
            return size
    return "small"
