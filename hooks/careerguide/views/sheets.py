"""Every sheet and letter to print, one for each paper: its words, fields and drawings, ready for its template."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from markupsafe import Markup

from careerguide import drawing
from careerguide.model import Category, Guide, Letter, Worksheet
from careerguide.output import Variant
from careerguide.text import Renderer
from careerguide.views.addresses import Addresses
from careerguide.views.paper.blocks import block_view
from careerguide.views.paper.draft import USUAL, BlockView, Draft
from careerguide.views.paper.fitting import PAPERS, SMALLER, TITLE, WIDE, Fit, Paper, best_fit
from careerguide.views.paper.letters import LetterView, letter_view

PaperName = Literal["letter", "a4"]
Layout = Literal["upright", "wide", "cards"]
Kind = Literal["worksheet", "letter"]

STYLES: Final[Mapping[PaperName, Sequence[str]]] = {"letter": ("print.css",), "a4": ("print.css", "a4.css")}
MASTHEAD: Final = 9.6  # millimetres below its words
BESIDE_TITLE: Final = 14.5  # its other words
LEAST: Final = 25.5  # of its words, since the code stands beside them
LEAST_WIDE: Final = 19.0
STRIP: Final = 11.0  # the head of a sheet of cards
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


@dataclass(frozen=True)
class Paperwork:
    """What the template of a sheet sees."""

    language: str
    name: str
    footer: str
    styles: Sequence[str]
    layout: Layout
    tight: bool
    masthead: Masthead
    blocks: Sequence[BlockView] = ()
    letter: LetterView | None = None


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
    picture: bool
    """Whether a picture of its first page is wanted."""
    view: Paperwork


def sheets(guide: Guide, addresses: Addresses) -> list[SheetView]:
    """Worksheets, then letters, in the order of the guide."""
    shop = Shop(guide, addresses)
    return [*shop.worksheets(), *shop.letters()]


@dataclass(frozen=True)
class Shop:
    """Makes the sheets of one guide."""

    guide: Guide
    addresses: Addresses

    # ------------------------------------------------------------ worksheets

    def worksheets(self) -> Iterator[SheetView]:
        for sheet in self.guide.worksheets:
            subjects: Sequence[Category | None] = self.guide.categories if sheet.for_each else (None,)
            for category in subjects:
                yield from self._worksheet(sheet, category)

    def _worksheet(self, sheet: Worksheet, category: Category | None) -> Iterator[SheetView]:
        draft = Draft(self.guide, self._words(category), category=category)
        about = category.id if category else ""
        masthead = self._masthead(draft.words, sheet, about or sheet.id, _minutes(sheet, self.guide))
        layout = _layout(sheet)
        papers = WIDE if layout == "wide" else PAPERS
        fit = best_fit(_heights(sheet, masthead, draft), [papers[paper] for paper in sheet.papers])
        blocks = _blocks(sheet, draft.again(fit))
        stem = f"sheets/{sheet.id.removeprefix('sheet-')}" + (f"-{about}" if about else "")
        for paper in sheet.papers:
            view = self._paperwork(draft.words.plain(sheet.title), paper, layout, fit, masthead)
            made = self._view(sheet, "worksheet", stem, paper, replace(view, blocks=blocks))
            yield replace(made, about=about, page=about or sheet.id, picture=paper == sheet.papers[0])

    def _words(self, category: Category | None) -> Renderer:
        """Texts for paper. On a sheet that is made for each category, {category} is its title."""
        usual = self.addresses.off_site()
        if category is None:
            return usual
        title = usual.plain(category.title)
        return replace(usual, default=lambda name: title if name == "category" else usual.default(name))

    # ------------------------------------------------------------ letters

    def letters(self) -> Iterator[SheetView]:
        for letter in self.guide.letters:
            yield from self._letter(letter)

    def _letter(self, letter: Letter) -> Iterator[SheetView]:
        draft = Draft(self.guide, self._words(None))
        masthead = self._masthead(draft.words, letter, letter.id, USUAL)
        content = letter_view(letter, draft)

        def heights(fit: Fit, paper: Paper) -> list[float]:
            return [masthead.height(paper, "upright"), *content.heights(fit, paper)]

        fit = best_fit(heights, list(PAPERS.values()))
        for paper in STYLES:
            view = self._paperwork(draft.words.plain(letter.title), paper, "upright", fit, masthead)
            yield self._view(letter, "letter", f"letters/{letter.id}", paper, replace(view, letter=content))

    # ------------------------------------------------------------ both

    def _masthead(self, words: Renderer, item: Worksheet | Letter, page: str, minutes: int) -> Masthead:
        url = self.addresses.full(page)
        return Masthead(
            brand=words.line(self.guide.site.name),
            title=words.line(item.title),
            long=any(TITLE.lines(words.plain(item.title), paper.width - CODE) > 1 for paper in PAPERS.values()),
            purpose=words.line(item.purpose),
            url=url,
            shown=url.partition("#")[0].partition("://")[2].rstrip("/"),
            code=drawing.qr_code(url),
            ruler=drawing.ruler(minutes),
        )

    def _paperwork(self, name: str, paper: PaperName, layout: Layout, fit: Fit, masthead: Masthead) -> Paperwork:
        site = self.guide.site
        footer = f"{site.name.typed} · {name}"
        return Paperwork(site.language, name, footer, STYLES[paper], layout, fit.tight, masthead)

    def _view(self, item: Worksheet | Letter, kind: Kind, stem: str, paper: PaperName, view: Paperwork) -> SheetView:
        origin = self.guide.origins[item.id]
        return SheetView(
            item=item.id,
            about="",
            kind=kind,
            title=view.name,
            purpose=str(view.masthead.purpose.striptags()),
            paper=paper,
            variant="standard",
            path=f"{stem}-{paper}.pdf",
            template=f"{kind}.j2",
            source=origin.path,
            line=origin.line,
            page=item.id,
            page_url=view.masthead.url,
            picture=False,
            view=view,
        )


def _layout(sheet: Worksheet) -> Layout:
    """Cards fill their pages, and leave room only for a strip at the top."""
    return "cards" if sheet.blocks[0].cards else sheet.orientation


def _minutes(sheet: Worksheet, guide: Guide) -> int:
    """Of the talk that the sheet is for."""
    plans = {block.questions.plan for block in sheet.blocks if block.questions}
    return next((plan.minutes for plan in guide.plans if plan.id in plans), USUAL)


def _blocks(sheet: Worksheet, draft: Draft) -> list[BlockView]:
    return [block_view(block, draft) for block in sheet.blocks]


def _heights(sheet: Worksheet, masthead: Masthead, draft: Draft) -> Callable[[Fit, Paper], list[float]]:
    """What the pieces of a sheet measure, for a way to fit it."""

    @cache
    def blocks(fit: Fit) -> list[BlockView]:
        return _blocks(sheet, draft.again(fit))

    def heights(fit: Fit, paper: Paper) -> list[float]:
        found = [masthead.height(paper, _layout(sheet))]
        kept = 0.0
        for block in blocks(fit):
            first, *rest = block.heights(paper)
            if block.stays:
                kept += first
            else:
                found += [kept + first, *rest]
                kept = 0.0
        return [*found, kept]

    return heights
