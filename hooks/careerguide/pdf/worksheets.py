"""Every sheet and letter to print, one for each paper: its words, fields and drawings, ready for its template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from markupsafe import Markup

from careerguide.model.formats import Variant, pdf_path, varied
from careerguide.model.guide import Guide
from careerguide.model.letters import Letter
from careerguide.model.markup import Renderer
from careerguide.model.questions import Category
from careerguide.model.worksheets import Example, Worksheet
from careerguide.pages.my_pages import minutes
from careerguide.pages.urls import Addresses
from careerguide.pdf import drawings
from careerguide.pdf.blocks.letter import LetterView, letter_view
from careerguide.pdf.blocks.simple import block_view
from careerguide.pdf.document import (
    CODE,
    LARGE_END,
    LARGE_PICTURE,
    PICTURE,
    Kind,
    Layout,
    Masthead,
    PaperName,
    Paperwork,
    SheetView,
)
from careerguide.pdf.large_print import Group, filled_up
from careerguide.pdf.large_print import heights as large_heights
from careerguide.pdf.office_foot import foot
from careerguide.pdf.page_fit import (
    LARGE,
    PAPERS,
    TITLE,
    WIDE,
    Fit,
    Paper,
    best_fit,
    shortest_fit,
)
from careerguide.pdf.sheet_context import BlockView, Draft

STYLES: Final[Mapping[PaperName, Sequence[str]]] = {"letter": ("print.css",), "a4": ("print.css", "a4.css")}
LARGE_STYLES: Final[Mapping[PaperName, Sequence[str]]] = {
    "letter": ("large.css",),
    "a4": ("large.css", "large-a4.css"),
}


def sheets(guide: Guide, addresses: Addresses) -> list[SheetView]:
    """Worksheets, then letters, in the order of the guide."""
    shop = Shop(guide, addresses)
    return [*shop.worksheets(), *shop.letters()]


@dataclass(frozen=True)
class Shop:
    """Makes the sheets of one guide."""

    guide: Guide
    addresses: Addresses

    def worksheets(self) -> Iterator[SheetView]:
        for sheet in self.guide.worksheets:
            subjects: Sequence[Category | None] = self.guide.categories if sheet.for_each else (None,)
            for category in subjects:
                yield from self._worksheet(sheet, category)

    def _worksheet(self, sheet: Worksheet, category: Category | None) -> Iterator[SheetView]:
        about = category.id if category else ""
        stem = f"sheets/{sheet.id.removeprefix('sheet-')}" + (f"-{about}" if about else "")
        draft = Draft(self.guide, self._words(category), category=category)
        masthead = self._masthead(draft.words, sheet, about or sheet.id, _minutes(sheet, self.guide))
        desk = Worktable(sheet, "worksheet", about, stem, masthead, draft, self.addresses)
        yield from desk.usual(sheet, "standard")
        yield from desk.large(sheet.papers, lambda fit: _blocks(sheet, draft.again(fit)))
        if sheet.example:
            yield from desk.filled_in(sheet.example).usual(sheet, "example")

    def _words(self, category: Category | None) -> Renderer:
        """Texts for paper. On a sheet that is made for each category, {category} is its title."""
        usual = self.addresses.absolute_renderer()
        if category is None:
            return usual
        title = usual.plain(category.title)
        return replace(usual, default=lambda name: title if name == "category" else usual.default(name))

    def letters(self) -> Iterator[SheetView]:
        for letter in self.guide.letters:
            yield from self._letter(letter)

    def _letter(self, letter: Letter) -> Iterator[SheetView]:
        draft = Draft(self.guide, self._words(None))
        masthead = self._masthead(draft.words, letter, letter.id, minutes(self.guide))
        desk = Worktable(letter, "letter", "", f"letters/{letter.id}", masthead, draft, self.addresses)
        content = letter_view(letter, draft)
        yield from desk.letter(content)
        yield from desk.large(tuple(STYLES), lambda _fit: [content])

    def _masthead(self, words: Renderer, item: Worksheet | Letter, page: str, length: int) -> Masthead:
        url = self.addresses.absolute(page)
        return Masthead(
            brand=words.line(self.guide.site.name),
            title=words.line(item.title),
            long=any(TITLE.lines(words.plain(item.title), paper.width - CODE) > 1 for paper in PAPERS.values()),
            purpose=words.line(item.purpose),
            url=url,
            shown=url.partition("#")[0].partition("://")[2].rstrip("/"),
            code=drawings.qr_code(url),
            ruler=drawings.ruler(length),
        )


@dataclass(frozen=True)
class Worktable:
    """Where the PDFs of one item are made, one for each paper and variant, with what they share."""

    item: Worksheet | Letter
    kind: Kind
    about: str
    stem: str
    masthead: Masthead
    draft: Draft
    addresses: Addresses

    def filled_in(self, example: Example) -> Worktable:
        """The same with what a made-up person wrote."""
        told = Markup("<b>A filled-in example.</b> ") + self.draft.words.line(example.about)
        draft = replace(self.draft, example=example)
        return replace(self, masthead=replace(self.masthead, purpose=told), draft=draft)

    def usual(self, sheet: Worksheet, variant: Variant) -> Iterator[SheetView]:
        layout = _layout(sheet)
        papers = WIDE if layout == "wide" else PAPERS
        fit = best_fit(_heights(sheet, self.masthead, self.draft), [papers[paper] for paper in sheet.papers])
        blocks = _blocks(sheet, self.draft.again(fit))
        for paper in sheet.papers:
            paperwork = self._paperwork(variant, STYLES[paper])
            yield self._view(paper, variant, replace(paperwork, layout=layout, tight=fit.tight, blocks=blocks))

    def letter(self, content: LetterView) -> Iterator[SheetView]:
        def heights(fit: Fit, paper: Paper) -> list[float]:
            return [self.masthead.height(paper, "upright"), *content.heights(fit, paper)]

        fit = best_fit(heights, list(PAPERS.values()))
        for paper in STYLES:
            paperwork = self._paperwork("standard", STYLES[paper])
            yield self._view(paper, "standard", replace(paperwork, tight=fit.tight, letter=content))

    def large(
        self, papers: Iterable[PaperName], blocks: Callable[[Fit], Sequence[BlockView | LetterView]]
    ) -> Iterator[SheetView]:
        @cache
        def groups(fit: Fit) -> list[Group]:
            return [group for block in blocks(fit) for group in block.large()]

        def heights(fit: Fit, paper: Paper) -> list[float]:
            head, pieces = self.masthead.large_height(paper), large_heights(groups(fit), paper)
            if head + LARGE_END <= paper.height < head + pieces[0]:
                return [head + LARGE_END, *pieces]
            return [head, *pieces[:-1], pieces[-1] + LARGE_END]

        fit = shortest_fit(heights, [LARGE[paper] for paper in papers])
        for paper in papers:
            paperwork = self._paperwork("large-print", LARGE_STYLES[paper])
            room = LARGE[paper].tightened() if fit.tight else LARGE[paper]
            head = heights(fit, room)[0]
            end_first = head > self.masthead.large_height(room)
            filled = filled_up(groups(fit), head, room)
            yield self._view(
                paper, "large-print", replace(paperwork, tight=fit.tight, groups=filled, end_first=end_first)
            )

    def _paperwork(self, variant: Variant, styles: Sequence[str]) -> Paperwork:
        site = self.draft.guide.site
        name = varied(self.draft.words.plain(self.item.title), variant)
        own = foot(self.draft.guide, self.addresses, "large" if variant == "large-print" else "usual")
        return Paperwork(site.language, name, f"{site.name.typed} · {name}", own, styles, self.masthead)

    def _view(self, paper: PaperName, variant: Variant, view: Paperwork) -> SheetView:
        origin = self.draft.guide.origins[self.item.id]
        return SheetView(
            item=self.item.id,
            about=self.about,
            kind=self.kind,
            title=self.draft.words.plain(self.item.title),
            purpose=str(view.masthead.purpose.striptags()),
            paper=paper,
            variant=variant,
            path=pdf_path(self.stem, variant, paper),
            template="large.j2" if variant == "large-print" else f"{self.kind}.j2",
            source=origin.path,
            line=origin.line,
            page=self.about or self.item.id,
            page_url=view.masthead.url,
            picture=self._picture(paper, variant),
            view=view,
        )

    def _picture(self, paper: PaperName, variant: Variant) -> int:
        """Each sheet is shown once, and the one on the home page large, with its example."""
        if not isinstance(self.item, Worksheet) or paper != self.item.papers[0]:
            return 0
        if self.item.id == self.draft.guide.home.sheet:
            return LARGE_PICTURE if variant in ("standard", "example") else 0
        return PICTURE if variant == "standard" else 0


def _layout(sheet: Worksheet) -> Layout:
    """Cards fill their pages, and leave room only for a strip at the top."""
    return "cards" if sheet.blocks[0].cards else sheet.orientation


def _minutes(sheet: Worksheet, guide: Guide) -> int:
    """Of the talk that the sheet is for."""
    plans = {block.questions.plan for block in sheet.blocks if block.questions}
    return next((plan.minutes for plan in guide.plans if plan.id in plans), minutes(guide))


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
