"""The reader's own pages: chosen questions, and conversations held. Scripts fill them; without one they lead on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from careerguide.views.desk import Desk, Link
from careerguide.views.page import MINE, PageView, Top, gathering, top


@dataclass(frozen=True, slots=True)
class MineView:
    """A page that a tool fills. `instead` is what does the same on paper, for readers without scripts."""

    top: Top
    instead: tuple[Link, ...]


def my_pages(desk: Desk) -> Iterator[PageView]:
    yield _page(desk.at("my-questions.md"), "my-questions", ("questions", "plans", "sheets"), ("questions",))
    yield _page(desk.at("my-conversations.md"), "my-conversations", ("sheets", "letters"))


def _page(desk: Desk, name: str, instead: tuple[str, ...], tools: tuple[str, ...] = ()) -> PageView:
    links = tuple(Link(desk.line(desk.guide.overviews.of(one).name), desk.href(one)) for one in instead)
    meta = {"template": "wide.html", "search": {"exclude": True}, "tools": tools}
    return gathering(desk, name, section=MINE, view=MineView(top(desk, name), links), meta=meta)
