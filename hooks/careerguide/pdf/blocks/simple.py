"""The blocks of a worksheet as templates show them. A new one is a model, a view here or beside it, and a template."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Final

from markupsafe import Markup

from careerguide.model.worksheets import (
    ChecklistBlock,
    FieldsBlock,
    GridBlock,
    LinesBlock,
    NarrowBlock,
    OfficeBlock,
    TextBlock,
)
from careerguide.pdf.blocks.cards import cards_view
from careerguide.pdf.blocks.letter import words_view
from careerguide.pdf.blocks.questions import questions_view
from careerguide.pdf.blocks.tables import compare_view, rating_view, rubric_view, table_view
from careerguide.pdf.layout import drawings
from careerguide.pdf.layout.form_fields import NamedField, Notes, Tick
from careerguide.pdf.layout.large_print import MOST_LINES, Answer, Group, Lines, Space, Ticks, headed
from careerguide.pdf.layout.page_fit import BODY, BREAK, HEADING, NAME, S2, S3, S6, SMALL, Paper
from careerguide.pdf.layout.sheet_context import BlockView, Draft

SHORT: Final = 38  # millimetres of the shortest of three fields
BETWEEN: Final = S6  # millimetres between two columns
FEW: Final = 6  # things to tick that one page holds in large print


# ---------------------------------------------------------------- words


@dataclass(frozen=True)
class TextView:
    title: Markup | None
    paragraphs: Sequence[Markup]
    template: str = "blocks/text.j2"
    stays: bool = True

    def heights(self, paper: Paper) -> list[float]:
        words = sum(BODY.height(one.striptags(), paper.width) + S2 for one in self.paragraphs)
        return [words + (HEADING.height(self.title, paper.width) if self.title else 0) + paper.gap]

    def large(self) -> Iterator[Group]:
        yield Group(headed(self.title, *self.paragraphs))


def text_view(block: TextBlock, draft: Draft) -> TextView:
    return TextView(draft.line(block.title), draft.words.paragraphs(block.text))


# ---------------------------------------------------------------- short answers


@dataclass(frozen=True)
class FieldsView:
    across: int
    even: bool
    fields: Sequence[NamedField]
    template: str = "blocks/fields.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        rows = -(-len(self.fields) // self.across)
        return [paper.field] * (rows - 1) + [paper.field + S3]

    def large(self) -> Iterator[Group]:
        yield from (Group([Answer(one.label, one.field)]) for one in self.fields)


def fields_view(block: FieldsBlock, draft: Draft) -> FieldsView:
    """Of three, the first is the longest, unless the other names need room too."""
    even = any(NAME.run(draft.words.plain(name)) > SHORT for name in block.names[1:])
    names = [
        NamedField(draft.words.line(name), draft.field(name, answer=draft.answer(name.typed))) for name in block.names
    ]
    return FieldsView(block.across, even, names)


# ---------------------------------------------------------------- things to tick


@dataclass(frozen=True)
class ChecklistView:
    title: Markup | None
    items: Sequence[Tick]
    template: str = "blocks/checklist.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        return [self.height(paper.width) + paper.gap]

    def height(self, width: float) -> float:
        heading = HEADING.height(self.title.striptags(), width) if self.title else 0
        return heading + sum(S2 + BODY.height(one.words.striptags(), width - 7) for one in self.items)

    def large(self) -> Iterator[Group]:
        yield Group([*headed(self.title), Ticks(self.items)], whole=len(self.items) <= FEW)


@dataclass(frozen=True)
class ChecklistsView:
    lists: Sequence[ChecklistView]
    template: str = "blocks/checklists.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        return [max(one.height(paper.width / 2 - 15) for one in self.lists) + paper.gap]

    def large(self) -> Iterator[Group]:
        return chain.from_iterable(one.large() for one in self.lists)


def checklist_view(block: ChecklistBlock, draft: Draft) -> ChecklistView:
    return ChecklistView(draft.line(block.title), [draft.tick(item) for item in block.items])


def checklists_view(blocks: Sequence[ChecklistBlock], draft: Draft) -> ChecklistsView:
    return ChecklistsView([checklist_view(block, draft) for block in blocks])


# ---------------------------------------------------------------- room to write


@dataclass(frozen=True)
class LinesView:
    title: Markup
    prompt: Markup | None
    notes: Notes
    template: str = "blocks/lines.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        words = HEADING.height(self.title.striptags(), paper.width)
        words += 0.4 + SMALL.height(self.prompt.striptags(), paper.width) if self.prompt else 0
        return [words + self.notes.lines * paper.pitch + paper.gap]

    def large(self) -> Iterator[Group]:
        yield Group([*headed(self.title, self.prompt), Lines(self.notes)])


def lines_view(block: LinesBlock, draft: Draft) -> LinesView:
    notes = draft.notes(block.title, draft.lines(block.count), draft.answer(block.title.typed))
    return LinesView(draft.words.line(block.title), draft.line(block.prompt), notes)


@dataclass(frozen=True)
class GridView:
    """Paper to draw on."""

    title: Markup
    prompt: Markup | None
    kind: str
    pattern: str
    lines: int
    written: Markup | None
    """On a filled-in sheet, what stands there."""
    template: str = "blocks/grid.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        words = HEADING.height(self.title.striptags(), paper.width)
        words += 0.4 + SMALL.height(self.prompt.striptags(), paper.width) if self.prompt else 0
        return [words + S2 + self.lines * paper.pitch + paper.gap]

    def large(self) -> Iterator[Group]:
        space = Space(self.kind, self.pattern, min(self.lines, MOST_LINES))
        yield Group([*headed(self.title, self.prompt), space])


def grid_view(block: GridBlock, draft: Draft) -> GridView:
    return GridView(
        title=draft.words.line(block.title),
        prompt=draft.line(block.prompt),
        kind=block.kind,
        pattern=drawings.dots() if block.kind == "dots" else drawings.squares(),
        lines=draft.lines(block.height),
        written=draft.written(block.title.typed),
    )


# ---------------------------------------------------------------- where things stand


@dataclass(frozen=True)
class ColumnsView:
    """Two columns of blocks side by side."""

    columns: Sequence[Sequence[BlockView]]
    template: str = "blocks/columns.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        half = replace(paper, width=(paper.width - BETWEEN) / 2)
        return [max(sum(sum(block.heights(half)) for block in column) for column in self.columns)]

    def large(self) -> Iterator[Group]:
        """One column after the other."""
        return chain.from_iterable(block.large() for column in self.columns for block in column)


def columns_view(columns: Sequence[Sequence[NarrowBlock]], draft: Draft) -> ColumnsView:
    draft.narrow = True
    made = [[block_view(block, draft) for block in column] for column in columns]
    draft.narrow = False
    return ColumnsView(made)


@dataclass(frozen=True)
class NewPageView:
    template: str = "blocks/page.j2"
    stays: bool = False

    def heights(self, _paper: Paper) -> list[float]:
        return [BREAK]

    def large(self) -> Iterator[Group]:
        """Goes on: its pages are not those of the usual sheet."""
        return iter(())


def page_view(_kind: str, _draft: Draft) -> NewPageView:
    return NewPageView()


@dataclass(frozen=True)
class OfficeView:
    """Who stands behind the sheet, and which one to take next."""

    name: Markup
    href: str
    address: str
    next: Markup
    next_href: str
    template: str = "blocks/office.j2"
    stays: bool = False

    def heights(self, paper: Paper) -> list[float]:
        return [S3 + 2 * NAME.line + paper.gap]

    def large(self) -> Iterator[Group]:
        link = Markup('<a href="{}">{}</a>').format(self.next_href, self.next)
        yield Group(headed(Markup("Take next"), link))


def office_view(block: OfficeBlock, draft: Draft) -> OfficeView:
    site = draft.guide.site
    following = draft.worksheet(block.next)
    return OfficeView(
        draft.words.line(site.name),
        site.url,
        site.url.partition("://")[2].rstrip("/"),
        draft.words.line(following.title),
        draft.words.href(following.id),
    )


# ---------------------------------------------------------------- all of them

VIEWS: Final[Mapping[str, Callable[[Any, Draft], BlockView]]] = {
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
    "columns": columns_view,
    "letter": words_view,
    "cards": cards_view,
    "page": page_view,
    "office": office_view,
}


def block_view(block: NarrowBlock, draft: Draft) -> BlockView:
    name, content = block.content
    return VIEWS[name](content, draft)
