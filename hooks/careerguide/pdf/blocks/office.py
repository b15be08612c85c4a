"""`office`: who made the sheet, and which sheet to take next."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from careerguide.model.blocks import OfficeBlock
from careerguide.pages.urls import shown
from careerguide.pdf.layout.large_print import Group, headed
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext


@dataclass(frozen=True)
class OfficeView(BlockView):
    name: Markup
    href: str
    address: str
    """The URL as people read it."""
    next: Markup
    next_href: str
    template: ClassVar[str] = "blocks/office.j2"

    def heights(self, paper: SheetPaper) -> list[float]:
        return [paper.space(3) + 2 * paper.text.name.line + paper.gap]

    def large(self) -> Iterator[Group]:
        link = Markup('<a href="{}">{}</a>').format(self.next_href, self.next)
        yield Group(headed(Markup("Take next"), link))


def office_view(block: OfficeBlock, context: SheetContext) -> OfficeView:
    site = context.guide.site
    following = context.guide.item(block.next)
    return OfficeView(
        context.words.line(site.name),
        site.url,
        shown(site.url),
        context.words.line(following.title),
        context.words.href(following.id),
    )
