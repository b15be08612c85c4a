"""Every worksheet and letter to print, one for each paper: its words, fields and drawings, ready for its template."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from careerguide.model.formats import Variant, pdf_path
from careerguide.model.guide import Guide
from careerguide.model.letters import Letter
from careerguide.model.questions import Category
from careerguide.model.worksheets import Worksheet
from careerguide.pages.downloads import varied
from careerguide.pages.my_pages import minutes
from careerguide.pages.urls import Addresses
from careerguide.pdf.blocks.registry import block_view
from careerguide.pdf.layout.document import (
    LARGE_END,
    LARGE_PICTURE,
    PICTURE,
    Kind,
    Masthead,
    Orientation,
    SheetContent,
    SheetView,
)
from careerguide.pdf.layout.large_print import Group, filled_up
from careerguide.pdf.layout.measures import LARGE_STYLES, STYLES, LargePaper, PaperName, PrintMeasures, SheetPaper
from careerguide.pdf.layout.office_foot import foot
from careerguide.pdf.layout.page_fit import Fit, best_fit, joined, shortest_fit
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext
from careerguide.pdf.letters import LetterView


def sheets(guide: Guide, addresses: Addresses, measures: PrintMeasures) -> list[SheetView]:
    """Worksheets, then letters, in the order of the guide. `measures` are those of the guide's own templates."""
    return [view for builder in _builders(guide, addresses, measures) for view in builder.views()]


def _builders(guide: Guide, addresses: Addresses, measures: PrintMeasures) -> Iterator["SheetBuilder"]:
    usual = addresses.absolute_renderer()
    items: Sequence[Worksheet | Letter] = (*guide.worksheets, *guide.letters)
    for item in items:
        made_for_each = isinstance(item, Worksheet) and item.for_each
        categories: Sequence[Category | None] = guide.categories if made_for_each else (None,)
        for category in categories:
            words = usual.naming(usual.plain(category.title)) if category else usual
            context = SheetContext(guide, words, measures, addresses.ui, category=category)
            yield SheetBuilder(item, context, addresses)


@dataclass(frozen=True)
class SheetBuilder:
    """Makes the PDFs of one worksheet or letter, one for each paper and variant."""

    item: Worksheet | Letter
    context: SheetContext
    addresses: Addresses

    @property
    def about(self) -> str:
        """The id of the category that the sheet is for, or empty."""
        return self.context.category.id if self.context.category else ""

    @property
    def papers(self) -> Sequence[PaperName]:
        return self.item.papers if isinstance(self.item, Worksheet) else tuple(STYLES)

    @property
    def layout(self) -> Orientation:
        """Cards fill their pages, and leave room only for a strip at the top."""
        if isinstance(self.item, Letter):
            return "upright"
        return "cards" if self.item.blocks[0].cards else self.item.orientation

    def views(self) -> Iterator[SheetView]:
        yield from self._usual("standard")
        yield from self._large()
        if isinstance(self.item, Worksheet) and self.item.example:
            filled_in = replace(self, context=replace(self.context, example=self.item.example))
            yield from filled_in._usual("example")

    @cached_property
    def _masthead(self) -> Masthead:
        return Masthead(self.item, self.context, self.addresses.absolute(self.about or self.item.id), self._minutes())

    def _minutes(self) -> int:
        """The minutes of the conversation that the sheet is for."""
        guide, blocks = self.context.guide, self.item.blocks if isinstance(self.item, Worksheet) else ()
        plans = {block.questions.plan for block in blocks if block.questions}
        return next((plan.minutes for plan in guide.plans if plan.id in plans), minutes(guide))

    def _blocks(self, fit: Fit) -> list[BlockView]:
        """What is on the sheet, in this fit."""
        context = self.context.restarted(fit)
        if isinstance(self.item, Letter):
            return [LetterView(self.item, context)]
        return [block_view(block, context) for block in self.item.blocks]

    def _usual(self, variant: Variant) -> Iterator[SheetView]:
        blocks = cache(self._blocks)

        def heights(fit: Fit, paper: SheetPaper) -> list[float]:
            parts = joined(blocks(fit), paper)
            return [self._masthead.height(paper, self.layout), *(height for _, height in parts)]

        measures = self.context.measures
        papers = measures.wide if self.layout == "wide" else measures.upright
        fit = best_fit(heights, [papers[paper] for paper in self.papers])
        for paper in self.papers:
            content = self._content(variant, STYLES[paper])
            content = replace(content, layout=self.layout, tight=fit.tight, blocks=blocks(fit))
            yield self._view(paper, variant, content)

    def _large(self) -> Iterator[SheetView]:
        @cache
        def groups(fit: Fit) -> list[Group]:
            return [group for block in self._blocks(fit) for group in block.large()]

        def heights(fit: Fit, paper: LargePaper) -> list[float]:
            head = self._masthead.large_height(paper)
            parts = [height for _, height in joined(groups(fit), paper)]
            if head + LARGE_END <= paper.height < head + parts[0]:
                return [head + LARGE_END, *parts]
            return [head, *parts[:-1], parts[-1] + LARGE_END]

        large = self.context.measures.large
        fit = shortest_fit(heights, [large[paper] for paper in self.papers])
        for name in self.papers:
            content = self._content("large-print", LARGE_STYLES[name])
            paper = large[name].tightened() if fit.tight else large[name]
            head = heights(fit, paper)[0]
            end_first = head > self._masthead.large_height(paper)
            filled = filled_up(groups(fit), head, paper)
            content = replace(content, tight=fit.tight, groups=filled, end_first=end_first)
            yield self._view(name, "large-print", content)

    def _content(self, variant: Variant, styles: Sequence[str]) -> SheetContent:
        site = self.context.guide.site
        name = varied(self.context.words.plain(self.item.title), variant, self.context.ui)
        feet = foot(self.context.guide, self.addresses, "large" if variant == "large-print" else "usual")
        return SheetContent(site.language, name, f"{site.name.typed} · {name}", feet, styles, self._masthead)

    def _view(self, paper: PaperName, variant: Variant, content: SheetContent) -> SheetView:
        item, origin = self.item, self.context.guide.origins[self.item.id]
        kind: Kind = "worksheet" if isinstance(item, Worksheet) else "letter"
        folder = "sheets" if kind == "worksheet" else "letters"
        stem = "-".join(filter(None, [item.id.removeprefix("sheet-"), self.about]))
        return SheetView(
            item=item.id,
            about=self.about,
            kind=kind,
            title=self.context.words.plain(item.title),
            paper=paper,
            variant=variant,
            path=pdf_path(f"{folder}/{stem}", variant, paper),
            template="large.j2" if variant == "large-print" else f"{kind}.j2",
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
