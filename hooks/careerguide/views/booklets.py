"""Every booklet to print, for each paper and in large print: cover, contents and chapters, ready for its template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from careerguide import drawing
from careerguide.model import Booklet, Guide
from careerguide.output import Variant
from careerguide.views.addresses import Addresses
from careerguide.views.book.chapters import chapters
from careerguide.views.book.making import Making
from careerguide.views.book.pieces import BookletView, Numbered
from careerguide.views.paper.fitting import Type
from careerguide.views.sheets import PaperName, SheetView

FORMS: Final[Mapping[Variant, tuple[str, Sequence[str], str]]] = {
    "standard": ("", ("print.css", "booklet.css"), ""),
    "large-print": ("-large-print", ("booklet-large.css",), ", large print"),
}
"""How a file of each form is called, its styles, and what is added to its name."""
PAPERS: Final[Mapping[PaperName, Sequence[str]]] = {"letter": (), "a4": ("a4.css",)}
INSIDE: Final = 82  # millimetres across the dial on a cover
COVER: Final[Mapping[str, Type]] = {"large": Type(46, 1.02, 1.08), "medium": Type(34, 1.05, 1.08)}


def booklets(guide: Guide, addresses: Addresses) -> list[SheetView]:
    """In the order of the guide."""
    return [view for booklet in guide.booklets for view in Binder(guide, addresses, booklet).views()]


@dataclass(frozen=True)
class Binder:
    """Makes all forms of one booklet."""

    guide: Guide
    addresses: Addresses
    booklet: Booklet

    def views(self) -> Iterator[SheetView]:
        for variant in FORMS:
            for paper in self.booklet.papers:
                yield self._sheet(variant, paper)

    def _sheet(self, variant: Variant, paper: PaperName) -> SheetView:
        addition, _, words = FORMS[variant]
        booklet, origin = self.booklet, self.guide.origins[self.booklet.id]
        return SheetView(
            item=booklet.id,
            about="",
            kind="booklet",
            title=booklet.title.typed,
            purpose=booklet.purpose.typed,
            paper=paper,
            variant=variant,
            path=f"sheets/{booklet.id.removeprefix('booklet-')}{addition}-{paper}.pdf",
            template="booklet.j2",
            source=origin.path,
            line=origin.line,
            page=booklet.id,
            page_url=self.addresses.full("home"),
            picture=variant == "standard" and paper == booklet.papers[0],
            view=self._view(variant, paper, f"{booklet.title.typed}{words}"),
        )

    def _view(self, variant: Variant, paper: PaperName, name: str) -> BookletView:
        site, booklet = self.guide.site, self.booklet
        making = self._made(variant)
        found = list(chapters(making))
        url = self.addresses.full("home")
        return BookletView(
            language=site.language,
            name=name,
            brand=making.plain(site.name),
            title=making.plain(booklet.title),
            size=_size(making.plain(site.name)),
            lead=making.paragraphs(booklet.lead),
            purpose=making.plain(booklet.purpose),
            styles=[*FORMS[variant][1], *PAPERS[paper]],
            chapters=[
                Numbered(number, making.mark(number, number, len(found)), chapter)
                for number, chapter in enumerate(found, 1)
            ],
            marks=making.marks,
            cover=drawing.cover_dial(),
            url=url,
            shown=url.partition("://")[2].rstrip("/"),
            code=drawing.qr_code(url),
            notes=making.plain(booklet.notes) if booklet.notes else "",
            lines=drawing.lines(),
        )

    def _made(self, variant: Variant) -> Making:
        """Ready to make the booklet: it has been made once, to know which links lead to a place inside."""
        large = variant == "large-print"
        before = Making(self.guide, self.addresses, self.booklet, large)
        list(chapters(before))
        return Making(self.guide, self.addresses, self.booklet, large, inside=before.anchors)


def _size(name: str) -> str:
    """The largest in which the name fits the dial on a cover, in two lines or three."""
    for lines, (size, kind) in enumerate(COVER.items(), 2):
        if all(kind.run(word) <= INSIDE for word in name.split()) and kind.lines(name, INSIDE) <= lines:
            return size
    return "small"
