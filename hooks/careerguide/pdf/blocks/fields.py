"""`fields`: short answers, a name above, a line below."""

from collections.abc import Iterator
from typing import ClassVar, Final

from careerguide.model.blocks import FieldsBlock
from careerguide.pdf.layout.form_fields import NamedField
from careerguide.pdf.layout.large_print import Answer, Group
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext

SHORTEST: Final = 38  # millimeters of the shortest of three fields


class FieldsView(BlockView):
    """`across` is how many are side by side. Of three, the first is the longest, unless the other names need room too:
    then all are `even`.
    """

    template: ClassVar[str] = "blocks/fields.j2"

    def __init__(self, block: FieldsBlock, context: SheetContext) -> None:
        words, style = context.words, context.measures.upright["letter"].text.name
        self.across = block.across
        self.even = any(style.length(words.plain(name)) > SHORTEST for name in block.names[1:])
        self.fields = [
            NamedField(words.line(name), context.field(name, answer=context.answer(name.typed))) for name in block.names
        ]

    def heights(self, paper: SheetPaper) -> list[float]:
        rows = -(-len(self.fields) // self.across)
        return [paper.field] * (rows - 1) + [paper.field + paper.space(3)]

    def large(self) -> Iterator[Group]:
        yield from (Group([Answer(field.label, field.field)]) for field in self.fields)
