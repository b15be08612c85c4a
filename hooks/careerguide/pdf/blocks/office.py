"""`office`: who made the sheet, and which sheet to take next."""

from collections.abc import Iterator
from typing import ClassVar

from markupsafe import Markup, escape

from careerguide.model.blocks import OfficeBlock
from careerguide.pages.urls import shown
from careerguide.pdf.layout.large_print import Group, headed
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext


class OfficeView(BlockView):
    """`address` is the URL of the site, `href`, as people read it."""

    template: ClassVar[str] = "blocks/office.j2"

    def __init__(self, block: OfficeBlock, context: SheetContext) -> None:
        self.ui = context.ui
        site, words, following = context.guide.site, context.words, context.guide.item(block.next)
        self.name, self.href, self.address = words.line(site.name), site.url, shown(site.url)
        self.next, self.next_href = words.line(following.title), words.href(following.id)

    def heights(self, paper: SheetPaper) -> list[float]:
        return [paper.space(3) + 2 * paper.text.name.line + paper.gap]

    def large(self) -> Iterator[Group]:
        link = Markup('<a href="{}">{}</a>').format(self.next_href, self.next)
        yield Group(headed(escape(self.ui("next-worksheet")), link))
