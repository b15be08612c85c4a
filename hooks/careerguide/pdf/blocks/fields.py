"""`fields`: short answers, a name above, a line below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from careerguide.model.blocks import FieldsBlock
from careerguide.pdf.layout.form_fields import NamedField
from careerguide.pdf.layout.large_print import Answer, Group
from careerguide.pdf.layout.measures import SheetPaper
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext

SHORTEST: Final = 38  # millimeters of the shortest of three fields


@dataclass(frozen=True)
class FieldsView(BlockView):
    across: int
    """How many are side by side."""
    even: bool
    """Whether all are of the same length."""
    fields: Sequence[NamedField]
    template: ClassVar[str] = "blocks/fields.j2"

    def heights(self, paper: SheetPaper) -> list[float]:
        rows = -(-len(self.fields) // self.across)
        return [paper.field] * (rows - 1) + [paper.field + paper.space(3)]

    def large(self) -> Iterator[Group]:
        yield from (Group([Answer(field.label, field.field)]) for field in self.fields)


def fields_view(block: FieldsBlock, context: SheetContext) -> FieldsView:
    """Of three, the first is the longest, unless the other names need room too."""
    style = context.measures.upright["letter"].text.name
    even = any(style.length(context.words.plain(name)) > SHORTEST for name in block.names[1:])
    fields = [
        NamedField(context.words.line(name), context.field(name, answer=context.answer(name.typed)))
        for name in block.names
    ]
    return FieldsView(block.across, even, fields)
