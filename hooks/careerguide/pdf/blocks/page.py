"""`page`: what follows begins on a new page."""

from collections.abc import Iterator
from typing import ClassVar

from careerguide.pdf.layout.large_print import Group
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.page_fit import BREAK
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext


class NewPageView(BlockView):
    template: ClassVar[str] = "blocks/page.j2"

    def __init__(self, _block: str, _context: SheetContext) -> None: ...

    def heights(self, _paper: SheetPaper) -> list[float]:
        return [BREAK]

    def large(self) -> Iterator[Group]:
        """Nothing: large print has other pages than the usual sheet."""
        return iter(())
