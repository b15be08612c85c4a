"""Every kind of block by its name in YAML. tests/unit/pdf/test_block_kinds.py finds what a new kind lacks."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from careerguide.model.blocks import NarrowBlock
from careerguide.pdf.blocks.cards import cards_view
from careerguide.pdf.blocks.checklist import checklist_view, checklists_view
from careerguide.pdf.blocks.columns import ColumnsView, columns_view
from careerguide.pdf.blocks.compare import compare_view
from careerguide.pdf.blocks.fields import fields_view
from careerguide.pdf.blocks.grid import grid_view
from careerguide.pdf.blocks.letter import letter_words_view
from careerguide.pdf.blocks.lines import lines_view
from careerguide.pdf.blocks.office import office_view
from careerguide.pdf.blocks.page import page_view
from careerguide.pdf.blocks.questions import questions_view
from careerguide.pdf.blocks.rating import rating_view
from careerguide.pdf.blocks.rubric import rubric_view
from careerguide.pdf.blocks.table import table_view
from careerguide.pdf.blocks.text import text_view
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext


def block_view(block: NarrowBlock, context: SheetContext) -> BlockView:
    """The view of a block. Changes `context`, which numbers questions and names fields."""
    kind, content = block.content
    return VIEWS[kind](content, context)


def _columns_view(columns: Sequence[Sequence[NarrowBlock]], context: SheetContext) -> ColumnsView:
    return columns_view(columns, context, block_view)


VIEWS: Final[Mapping[str, Callable[[Any, SheetContext], BlockView]]] = {
    "text": text_view,
    "fields": fields_view,
    "questions": questions_view,
    "checklist": checklist_view,
    "lines": lines_view,
    "grid": grid_view,
    "checklists": checklists_view,
    "table": table_view,
    "compare": compare_view,
    "rating": rating_view,
    "rubric": rubric_view,
    "columns": _columns_view,
    "letter": letter_words_view,
    "cards": cards_view,
    "page": page_view,
    "office": office_view,
}
