"""The parts of a longer page: sections with points, tables and checklists, and at the end the things to take away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from careerguide.model import Action, Letter, Point, Section, Table, Worksheet
from careerguide.output import PAPERS
from careerguide.problems import count
from careerguide.text import Rich
from careerguide.views.desk import Desk
from careerguide.views.downloads import Download, facts, size
from careerguide.views.parts import Credits, Paragraphs, Speech, speech

EACH: Final = "each category"  # in the title of a sheet that is made for each of them

# ---------------------------------------------------------------- sections of a page


OTHER: Final = {"txt": ("Text", "Plain text"), "docx": ("Word", "Word")}
"""What is not for paper, by the ending of the file: its name in a list, and on a button."""


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
    """A checklist. `id` begins the ids of its boxes."""

    id: str
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
    return Ticks(name, tuple(desk.line(item) for item in items)) if items else None


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


# ---------------------------------------------------------------- things to take away


@dataclass(frozen=True, slots=True)
class Paper:
    """One form in which a thing can be downloaded."""

    name: str
    label: str
    """The name where it stands alone, on a button."""
    href: str


@dataclass(frozen=True, slots=True)
class TakeAway:
    """A sheet or a letter with its downloads."""

    title: Markup
    href: str
    purpose: Markup
    papers: tuple[Paper, ...]
    facts: str


def collection(desk: Desk, name: str) -> Paper | None:
    """Many files as one, if there is such a file."""
    found = desk.shelf.collection(name)
    return Paper("zip", f"{found.title}, as a zip of {size(found.bytes)}", desk.to(found.path)) if found else None


def papers(desk: Desk, downloads: Iterable[Download]) -> tuple[Paper, ...]:
    return tuple(_paper(desk, one) for one in downloads)


def _paper(desk: Desk, download: Download) -> Paper:
    if not download.paper:
        names = OTHER[download.path.rpartition(".")[2]]
        return Paper(*names, desk.to(download.path))
    name = PAPERS[download.paper]
    return Paper(name, f"PDF, {name}", desk.to(download.path))


def take_aways(desk: Desk, names: Iterable[str]) -> tuple[TakeAway, ...]:
    return tuple(_take_away(desk, desk.item(name)) for name in names)


def _take_away(desk: Desk, item: Worksheet | Letter) -> TakeAway:
    words = desk.naming(EACH)
    found = desk.shelf.of(item.id)
    made_for = len(desk.shelf.abouts(item.id) - {""})
    return TakeAway(
        words.line(item.title),
        desk.href(item.id),
        words.line(item.purpose),
        papers(desk, found),
        facts(found) or (count(made_for, "sheet") if made_for else ""),
    )
