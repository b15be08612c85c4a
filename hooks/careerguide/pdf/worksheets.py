"""Every worksheet and letter to print, one for each paper: its words, fields and drawings, ready for its template."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from markupsafe import Markup

from careerguide.model.formats import Variant, pdf_path, varied
from careerguide.model.guide import Guide
from careerguide.model.letters import Letter
from careerguide.model.markup import Renderer
from careerguide.model.questions import Category
from careerguide.model.worksheets import Example, Worksheet
from careerguide.pages.my_pages import minutes
from careerguide.pages.urls import Addresses, shown
from careerguide.pdf.blocks.registry import block_view
from careerguide.pdf.layout import drawings
from careerguide.pdf.layout.document import (
    LARGE_END,
    LARGE_PICTURE,
    PICTURE,
    QR_CODE,
    Kind,
    Masthead,
    Orientation,
    SheetContent,
    SheetView,
)
from careerguide.pdf.layout.large_print import Group, filled_up
from careerguide.pdf.layout.large_print import heights as large_heights
from careerguide.pdf.layout.measures import (
    LARGE_STYLES,
    STYLES,
    LargePaper,
    PaperName,
    PrintMeasures,
    SheetPaper,
)
from careerguide.pdf.layout.office_foot import foot
from careerguide.pdf.layout.page_fit import Fit, best_fit, shortest_fit
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext
from careerguide.pdf.letters import LetterView, letter_view


def sheets(guide: Guide, addresses: Addresses, measures: PrintMeasures) -> list[SheetView]:
    """Worksheets, then letters, in the order of the guide. `measures` are those of the guide's own templates."""
    builder = WorksheetBuilder(guide, addresses, measures)
    return [*builder.worksheets(), *builder.letters()]


@dataclass(frozen=True)
class WorksheetBuilder:
    """Makes the sheets of one guide."""

    guide: Guide
    addresses: Addresses
    measures: PrintMeasures

    def worksheets(self) -> Iterator[SheetView]:
        for sheet in self.guide.worksheets:
            categories: Sequence[Category | None] = self.guide.categories if sheet.for_each else (None,)
            for category in categories:
                yield from self._worksheet(sheet, category)

    def _worksheet(self, sheet: Worksheet, category: Category | None) -> Iterator[SheetView]:
        about = category.id if category else ""
        stem = f"sheets/{sheet.id.removeprefix('sheet-')}" + (f"-{about}" if about else "")
        context = SheetContext(self.guide, self._words(category), self.measures, category=category)
        masthead = self._masthead(context.words, sheet, about or sheet.id, _minutes(sheet, self.guide))
        builder = SheetBuilder(sheet, "worksheet", about, stem, masthead, context, self.addresses)
        yield from builder.usual(sheet, "standard")
        yield from builder.large(sheet.papers, lambda fit: _blocks(sheet, context.restarted(fit)))
        if sheet.example:
            yield from builder.filled_in(sheet.example).usual(sheet, "example")

    def _words(self, category: Category | None) -> Renderer:
        """Renders texts for paper. On a sheet that is made for each category, {category} is its title."""
        usual = self.addresses.absolute_renderer()
        if category is None:
            return usual
        title = usual.plain(category.title)
        return replace(usual, default=lambda name: title if name == "category" else usual.default(name))

    def letters(self) -> Iterator[SheetView]:
        for letter in self.guide.letters:
            yield from self._letter(letter)

    def _letter(self, letter: Letter) -> Iterator[SheetView]:
        context = SheetContext(self.guide, self._words(None), self.measures)
        masthead = self._masthead(context.words, letter, letter.id, minutes(self.guide))
        builder = SheetBuilder(letter, "letter", "", f"letters/{letter.id}", masthead, context, self.addresses)
        content = letter_view(letter, context)
        yield from builder.letter(content)
        yield from builder.large(tuple(STYLES), lambda _fit: [content])

    def _masthead(self, words: Renderer, item: Worksheet | Letter, page: str, length: int) -> Masthead:
        """`length` is the number of minutes on the ruler."""
        url = self.addresses.absolute(page)
        title = words.plain(item.title)
        papers = self.measures.upright.values()
        return Masthead(
            brand=words.line(self.guide.site.name),
            title=words.line(item.title),
            long=any(paper.text.title.lines(title, paper.width - QR_CODE) > 1 for paper in papers),
            purpose=words.line(item.purpose),
            url=url,
            shown=shown(url.partition("#")[0]),
            code=drawings.qr_code(url),
            ruler=drawings.ruler(length),
        )


@dataclass(frozen=True)
class SheetBuilder:
    """Makes the PDFs of one item, one for each paper and variant."""

    item: Worksheet | Letter
    kind: Kind
    about: str
    """The id of the category that the sheet is for, or empty."""
    stem: str
    """The path of the PDFs without paper, variant and ending."""
    masthead: Masthead
    context: SheetContext
    addresses: Addresses

    def filled_in(self, example: Example) -> "SheetBuilder":
        """For the same sheet with what a made-up person wrote."""
        purpose = Markup("<b>A filled-in example.</b> ") + self.context.words.line(example.about)
        context = replace(self.context, example=example)
        return replace(self, masthead=replace(self.masthead, purpose=purpose), context=context)

    def usual(self, sheet: Worksheet, variant: Variant) -> Iterator[SheetView]:
        layout = _orientation(sheet)
        measures = self.context.measures
        papers = measures.wide if layout == "wide" else measures.upright
        fit = best_fit(_heights(sheet, self.masthead, self.context), [papers[paper] for paper in sheet.papers])
        blocks = _blocks(sheet, self.context.restarted(fit))
        for paper in sheet.papers:
            content = self._content(variant, STYLES[paper])
            yield self._view(paper, variant, replace(content, layout=layout, tight=fit.tight, blocks=blocks))

    def letter(self, letter: LetterView) -> Iterator[SheetView]:
        def heights(fit: Fit, paper: SheetPaper) -> list[float]:
            return [self.masthead.height(paper, "upright"), *letter.heights(fit, paper)]

        fit = best_fit(heights, list(self.context.measures.upright.values()))
        for paper in STYLES:
            content = self._content("standard", STYLES[paper])
            yield self._view(paper, "standard", replace(content, tight=fit.tight, letter=letter))

    def large(
        self, papers: Iterable[PaperName], blocks: Callable[[Fit], Sequence[BlockView | LetterView]]
    ) -> Iterator[SheetView]:
        """Large print. `blocks` gives what is on the sheet for a fit."""

        @cache
        def groups(fit: Fit) -> list[Group]:
            return [group for block in blocks(fit) for group in block.large()]

        def heights(fit: Fit, paper: LargePaper) -> list[float]:
            head, parts = self.masthead.large_height(paper), large_heights(groups(fit), paper)
            if head + LARGE_END <= paper.height < head + parts[0]:
                return [head + LARGE_END, *parts]
            return [head, *parts[:-1], parts[-1] + LARGE_END]

        large = self.context.measures.large
        fit = shortest_fit(heights, [large[paper] for paper in papers])
        for name in papers:
            content = self._content("large-print", LARGE_STYLES[name])
            paper = large[name].tightened() if fit.tight else large[name]
            head = heights(fit, paper)[0]
            end_first = head > self.masthead.large_height(paper)
            filled = filled_up(groups(fit), head, paper)
            content = replace(content, tight=fit.tight, groups=filled, end_first=end_first)
            yield self._view(name, "large-print", content)

    def _content(self, variant: Variant, styles: Sequence[str]) -> SheetContent:
        site = self.context.guide.site
        name = varied(self.context.words.plain(self.item.title), variant)
        feet = foot(self.context.guide, self.addresses, "large" if variant == "large-print" else "usual")
        return SheetContent(site.language, name, f"{site.name.typed} · {name}", feet, styles, self.masthead)

    def _view(self, paper: PaperName, variant: Variant, content: SheetContent) -> SheetView:
        origin = self.context.guide.origins[self.item.id]
        return SheetView(
            item=self.item.id,
            about=self.about,
            kind=self.kind,
            title=self.context.words.plain(self.item.title),
            purpose=str(content.masthead.purpose.striptags()),
            paper=paper,
            variant=variant,
            path=pdf_path(self.stem, variant, paper),
            template="large.j2" if variant == "large-print" else f"{self.kind}.j2",
            source=origin.path,
            line=origin.line,
            page_url=content.masthead.url,
            picture=self._picture(paper, variant),
            view=content,
        )

    def _picture(self, paper: PaperName, variant: Variant) -> int:
        """Each sheet is shown once; the one on the home page is shown larger, and filled in too."""
        if not isinstance(self.item, Worksheet) or paper != self.item.papers[0]:
            return 0
        if self.item.id == self.context.guide.home.sheet:
            return LARGE_PICTURE if variant in ("standard", "example") else 0
        return PICTURE if variant == "standard" else 0


def _orientation(sheet: Worksheet) -> Orientation:
    """Cards fill their pages, and leave room only for a strip at the top."""
    return "cards" if sheet.blocks[0].cards else sheet.orientation


def _minutes(sheet: Worksheet, guide: Guide) -> int:
    """The minutes of the conversation that the sheet is for."""
    plans = {block.questions.plan for block in sheet.blocks if block.questions}
    return next((plan.minutes for plan in guide.plans if plan.id in plans), minutes(guide))


def _blocks(sheet: Worksheet, context: SheetContext) -> list[BlockView]:
    return [block_view(block, context) for block in sheet.blocks]


def _heights(sheet: Worksheet, masthead: Masthead, context: SheetContext) -> Callable[[Fit, SheetPaper], list[float]]:
    """Gives the heights of the parts of a sheet that must not be split, for a fit and a paper."""

    @cache
    def blocks(fit: Fit) -> list[BlockView]:
        return _blocks(sheet, context.restarted(fit))

    def heights(fit: Fit, paper: SheetPaper) -> list[float]:
        parts = [masthead.height(paper, _orientation(sheet))]
        staying = 0.0
        for block in blocks(fit):
            first, *rest = block.heights(paper)
            if block.stays:
                staying += first
            else:
                parts += [staying + first, *rest]
                staying = 0.0
        return [*parts, staying]

    return heights
