"""`rating`: things to rate from 1 to 5."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from markupsafe import Markup

from careerguide.model.blocks import RatingBlock
from careerguide.model.markup import Rich
from careerguide.model.worksheet_places import POINTS
from careerguide.pdf.layout.form_fields import Field
from careerguide.pdf.layout.large_print import Group, Heading, Scale, Words
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext

WORDS: Final = 0.45  # part of the width for the words of an item
ITEM_EDGE: Final = 3  # millimeters around an item
HEAD: Final = 10  # millimeters of the row that says what 1 and 5 mean


@dataclass(frozen=True)
class RatedItem:
    words: Markup
    boxes: Sequence[Field]


@dataclass(frozen=True)
class RatingView(BlockView):
    title: Markup
    items: Sequence[RatedItem]
    low: Markup
    high: Markup
    template: ClassVar[str] = "blocks/rating.j2"

    def heights(self, paper: SheetPaper) -> list[float]:
        width = paper.width * WORDS
        rows = sum(paper.text.body.height(item.words.striptags(), width) + ITEM_EDGE for item in self.items)
        return [paper.title_height(self.title) + HEAD + rows + paper.gap]

    def large(self) -> Iterator[Group]:
        meaning = Markup("Tick one box for each. 1 is “{}”, {} is “{}”.").format(self.low, POINTS, self.high)
        yield Group([Heading(self.title), Words(meaning)], stays=True)
        yield from (Group([Scale(item.words, item.boxes)]) for item in self.items)


def rating_view(block: RatingBlock, context: SheetContext) -> RatingView:
    return RatingView(
        context.words.line(block.title),
        [_rated(item, context) for item in block.items],
        context.words.line(block.low),
        context.words.line(block.high),
    )


def _rated(item: Rich, context: SheetContext) -> RatedItem:
    boxes = point_boxes(context.words.plain(item), context.number(item.typed), context)
    return RatedItem(context.words.line(item), boxes)


def point_boxes(name: str, chosen: int, context: SheetContext) -> list[Field]:
    """A box for each point from 1; `chosen` is what an example has, 0 for none."""
    return [context.box(f"{name}: {point} of {POINTS}", ticked=point == chosen) for point in range(1, POINTS + 1)]
