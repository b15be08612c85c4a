"""The parts of a longer page: sections with points, tables and checklists."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from careerguide.model.markup import Rich
from careerguide.model.pages import Action, Point, Section, Step, Table
from careerguide.pages.context import Desk
from careerguide.pages.entries import Credits, Paragraphs, Speech, speech


@dataclass(frozen=True, slots=True)
class PointView:
    title: Markup | None
    text: Paragraphs
    credits: Credits


@dataclass(frozen=True, slots=True)
class TableView:
    columns: Paragraphs
    rows: tuple[Paragraphs, ...]


@dataclass(frozen=True, slots=True)
class Ticks:
    """A checklist. `id` begins the ids of its boxes. `mark` tells its words from those of an earlier edition."""

    id: str
    mark: str
    items: Paragraphs


@dataclass(frozen=True, slots=True)
class SectionView:
    heading: Markup
    name: str
    id: str
    text: Paragraphs
    points: tuple[PointView, ...]
    say: Speech | None
    note: Paragraphs
    table: TableView | None
    checklist: Ticks | None


def ticks(desk: Desk, name: str, items: Sequence[Rich]) -> Ticks | None:
    if not items:
        return None
    words = "\n".join(desk.plain(item) for item in items)
    return Ticks(name, hashlib.sha256(words.encode()).hexdigest()[:8], tuple(desk.line(item) for item in items))


def step_ticks(desk: Desk, step: Step) -> Ticks | None:
    """What to have done before the next step."""
    return ticks(desk, f"check-{step.id}", step.checklist)


def complete(desk: Desk, step: Step) -> str:
    """What a script looks up to see whether the checklist of a step is ticked through. Empty without a list."""
    found = step_ticks(desk, step)
    return f"{found.id} {found.mark}" if found else ""


def point_view(desk: Desk, point: Point | Action) -> PointView:
    title = desk.line(point.title) if point.title else None
    return PointView(title, desk.paragraphs(point.text), desk.credits(point.sources))


def _table_view(desk: Desk, table: Table) -> TableView:
    columns = tuple(desk.line(column) for column in table.columns)
    return TableView(columns, tuple(tuple(desk.line(cell) for cell in row) for row in table.rows))


def section_view(desk: Desk, section: Section) -> SectionView:
    return SectionView(
        heading=desk.heading(section.title),
        name=desk.plain(section.title),
        id=section.id,
        text=desk.paragraphs(section.text),
        points=tuple(point_view(desk, point) for point in section.points),
        say=speech(desk, section.say),
        note=desk.paragraphs(section.note),
        table=_table_view(desk, section.table) if section.table else None,
        checklist=ticks(desk, f"check-{section.id}", section.checklist),
    )
