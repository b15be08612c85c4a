"""Every booklet to print, for each paper and in large print: cover, contents and chapters, ready for its template."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from careerguide.model.formats import Variant, pdf_path
from careerguide.model.guide import Guide
from careerguide.model.worksheets import Booklet
from careerguide.pages.downloads import varied
from careerguide.pages.interface import Interface
from careerguide.pages.urls import Addresses, shown
from careerguide.pdf.booklet.chapters import chapters
from careerguide.pdf.booklet.context import BookletContext
from careerguide.pdf.booklet.elements import BookletView
from careerguide.pdf.layout import drawings
from careerguide.pdf.layout.document import PICTURE, SheetView
from careerguide.pdf.layout.measures import LARGE_STYLES, STYLES, PaperName, PrintMeasures, StyleMeasures, Styles
from careerguide.pdf.layout.office_foot import foot, quoted
from careerguide.pdf.layout.text_style import BOLD

BOOKLET_STYLES: Final[Mapping[Variant, tuple[Styles, str]]] = {
    "standard": (STYLES, "booklet.css"),
    "large-print": (LARGE_STYLES, "booklet-large.css"),
}
"""The style sheets of each paper, and the one for booklets, which comes after the first of them."""
COVER_WIDTH: Final = 82
"""Millimeters inside the dial on a cover."""
COVER_SIZES: Final = {"large": ("t32", 2), "medium": ("t27", 3)}
"""The token of each size, and the most lines that the name can fill in it."""


def booklets(guide: Guide, addresses: Addresses, measures: PrintMeasures) -> list[SheetView]:
    """Every form of every booklet, in the order of the guide. `measures` are those of the guide's own templates."""
    builders = (BookletBuilder(guide, addresses, measures, booklet) for booklet in guide.booklets)
    return [view for builder in builders for view in builder.views()]


@dataclass(frozen=True)
class BookletBuilder:
    """Makes all forms of one booklet."""

    guide: Guide
    addresses: Addresses
    measures: PrintMeasures
    booklet: Booklet

    def views(self) -> Iterator[SheetView]:
        for variant, (styles, of_booklets) in BOOKLET_STYLES.items():
            view = self._view(variant)
            for paper in self.booklet.papers:
                first, *others = styles[paper]
                yield self._sheet(variant, paper, replace(view, styles=(first, of_booklets, *others)))

    def _sheet(self, variant: Variant, paper: PaperName, view: BookletView) -> SheetView:
        booklet, origin = self.booklet, self.guide.origins[self.booklet.id]
        return SheetView(
            item=booklet.id,
            about="",
            kind="booklet",
            title=view.words.plain(booklet.title),
            paper=paper,
            variant=variant,
            path=pdf_path(f"sheets/{booklet.id}", variant, paper),
            template="booklet.j2",
            source=origin.path,
            line=origin.line,
            page_url=view.url,
            picture=PICTURE if variant == "standard" and paper == booklet.papers[0] else 0,
            view=view,
        )

    def _view(self, variant: Variant) -> BookletView:
        before = BookletContext(self.guide, self.addresses, self.booklet)
        list(chapters(before))  # made once before, to know which links lead to a place inside
        context = BookletContext(self.guide, self.addresses, self.booklet, inside=before.anchors)
        made = list(chapters(context))
        words, site, url = context.words, self.guide.site, self.addresses.absolute("home")
        return BookletView(
            words=words,
            large=variant == "large-print",
            site=site,
            booklet=self.booklet,
            name=varied(words.plain(self.booklet.title), variant, self.addresses.ui),
            size=_cover_size(words.plain(site.name), self.measures.usual),
            foot=foot(self.guide, self.addresses, "large booklet" if variant == "large-print" else "booklet"),
            chapters=[(context.mark(number, number, len(made)), chapter) for number, chapter in enumerate(made, 1)],
            marks=context.marks,
            cover=drawings.cover_dial(),
            url=url,
            shown=shown(url),
            code=drawings.qr_code(url),
            page_link=_page_link(self.addresses.ui),
        )


def _page_link(ui: Interface) -> Markup:
    """A style that says on which page its target is after each link inside the booklet, but for the contents, which
    have the page in front.
    """
    before, after = ui("on-page", page="{page}").split("{page}")
    content = f'" " {quoted(before)} target-counter(attr(href), page) {quoted(after)}'
    return Markup(f'.chapter a[href^="#"]::after {{ content: {content} }}')


def _cover_size(name: str, measures: StyleMeasures) -> str:
    """The largest size in which the name fits the dial on a cover: `large`, `medium` or `small`."""
    for size, (token, most_lines) in COVER_SIZES.items():
        style = measures.text_style(token, "tight", BOLD)
        words_fit = all(style.length(word) <= COVER_WIDTH for word in name.split())
        if words_fit and style.lines(name, COVER_WIDTH) <= most_lines:
            return size
    return "small"
