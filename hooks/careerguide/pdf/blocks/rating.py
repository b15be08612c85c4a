"""`rating`: things to rate from 1 to 5."""

from collections.abc import Iterator
from typing import ClassVar, Final

from markupsafe import Markup

from careerguide.model.blocks import RatingBlock
from careerguide.model.worksheet_places import POINTS
from careerguide.pdf.layout.form_fields import Field
from careerguide.pdf.layout.large_print import Group, Heading, Scale, Words
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext

WORDS: Final = 0.45  # part of the width for the words of an item
ITEM_EDGE: Final = 3  # millimeters around an item
HEAD: Final = 10  # millimeters of the row that says what 1 and 5 mean


class RatingView(BlockView):
    """Each item is its words and its boxes."""

    template: ClassVar[str] = "blocks/rating.j2"

    def __init__(self, block: RatingBlock, context: SheetContext) -> None:
        self.ui, words = context.ui, context.words
        self.title, self.low, self.high = (words.line(rich) for rich in (block.title, block.low, block.high))
        self.items = [
            (words.line(item), point_boxes(words.plain(item), context.number(item.typed), context))
            for item in block.items
        ]

    def heights(self, paper: SheetPaper) -> list[float]:
        width = paper.width * WORDS
        rows = sum(paper.text.body.height(words.striptags(), width) + ITEM_EDGE for words, _ in self.items)
        return [paper.title_height(self.title) + HEAD + rows + paper.gap]

    def large(self) -> Iterator[Group]:
        meaning = Markup(self.ui("rating-scale", low=self.low, most=POINTS, high=self.high))
        yield Group([Heading(self.title), Words(meaning)], stays=True)
        yield from (Group([Scale(words, boxes)]) for words, boxes in self.items)


def point_boxes(name: str, chosen: int, context: SheetContext) -> list[Field]:
    """A box for each point from 1; `chosen` is what an example has, 0 for none."""
    return [
        context.box(context.ui("point-of-points", name=name, point=point, points=POINTS), ticked=point == chosen)
        for point in range(1, POINTS + 1)
    ]
