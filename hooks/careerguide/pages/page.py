"""A page of the site before it is written: where it goes, which template makes it, and what that template is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from markupsafe import Markup

from careerguide.pages.context import Desk

Navigation = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Sections with the names and paths of their pages."""

START: Final = "Start here"
STEPS: Final = "Six steps"
QUESTIONS: Final = "Questions"
LETTERS: Final = "Letters"
SHEETS: Final = "Sheets"
SAY: Final = "What to say"
MINE: Final = "My notes"
MORE: Final = "Good to know"
SECTIONS: Final = (START, STEPS, QUESTIONS, LETTERS, SHEETS, SAY, MINE, MORE)


@dataclass(frozen=True)
class PageView:
    """A page of the site. `source` and `line` say which YAML made it; `meta` is front matter for the theme."""

    path: str
    template: str
    title: str
    description: str
    source: str
    line: int
    name: str
    """In the navigation."""
    section: str
    """Of the navigation."""
    view: object
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Top:
    """Heading and first lines of a page. `heading` is for Markdown."""

    id: str
    heading: Markup
    lead: tuple[Markup, ...]


def top(desk: Desk, name: str) -> Top:
    words = desk.guide.overviews.of(name)
    return Top(name, desk.heading(words.title), desk.paragraphs(words.lead))


def gathering(
    desk: Desk, name: str, *, section: str, view: object, file: str = "overviews", meta: Mapping[str, Any] | None = None
) -> PageView:
    """A page that gathers items. `file` is the one to change it in: that of an item, or the one with its head."""
    words = desk.guide.overviews.of(name)
    return PageView(
        path=desk.page,
        template=f"{name}.md.j2",
        title=desk.plain(words.title),
        description=desk.plain(words.description),
        source=desk.guide.origins[file].path,
        line=1,
        name=desk.plain(words.name),
        section=section,
        view=view,
        meta=meta or {},
    )
