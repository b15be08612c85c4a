"""`page`: what follows begins on a new page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from careerguide.pdf.layout.large_print import Group
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.page_fit import BREAK
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext


@dataclass(frozen=True)
class NewPageView(BlockView):
    template: ClassVar[str] = "blocks/page.j2"

    def heights(self, _paper: SheetPaper) -> list[float]:
        return [BREAK]

    def large(self) -> Iterator[Group]:
        """Nothing: large print has other pages than the usual sheet."""
        return iter(())


def page_view(_block: str, _context: SheetContext) -> NewPageView:
    return NewPageView()
