"""Every kind of block by its name in YAML. tests/unit/pdf/test_block_kinds.py finds what a new kind lacks."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from careerguide.model.blocks import NarrowBlock
from careerguide.pdf.blocks.cards import CardsView
from careerguide.pdf.blocks.checklist import ChecklistsView, ChecklistView
from careerguide.pdf.blocks.columns import ColumnsView
from careerguide.pdf.blocks.compare import CompareView
from careerguide.pdf.blocks.fields import FieldsView
from careerguide.pdf.blocks.grid import GridView
from careerguide.pdf.blocks.letter import LetterWordsView
from careerguide.pdf.blocks.lines import LinesView
from careerguide.pdf.blocks.office import OfficeView
from careerguide.pdf.blocks.page import NewPageView
from careerguide.pdf.blocks.questions import questions_view
from careerguide.pdf.blocks.rating import RatingView
from careerguide.pdf.blocks.rubric import RubricView
from careerguide.pdf.blocks.table import TableView
from careerguide.pdf.blocks.text import TextView
from careerguide.pdf.layout.sheet_context import BlockView, SheetContext


def block_view(block: NarrowBlock, context: SheetContext) -> BlockView:
    """The view of a block. Changes `context`, which numbers questions and names fields."""
    kind, content = block.content
    return VIEWS[kind](content, context)


VIEWS: Final[Mapping[str, Callable[[Any, SheetContext], BlockView]]] = {
    "text": TextView,
    "fields": FieldsView,
    "questions": questions_view,
    "checklist": ChecklistView,
    "lines": LinesView,
    "grid": GridView,
    "checklists": ChecklistsView,
    "table": TableView,
    "compare": CompareView,
    "rating": RatingView,
    "rubric": RubricView,
    "columns": lambda columns, context: ColumnsView(columns, context, block_view),
    "letter": LetterWordsView,
    "cards": CardsView,
    "page": NewPageView,
    "office": OfficeView,
}
