"""The reader's own pages: chosen questions, and conversations held. Scripts fill them; without one they lead on."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from careerguide.model.advice import Position
from careerguide.model.blocks import CompareRow
from careerguide.model.guide import Guide
from careerguide.model.letters import Letter
from careerguide.model.worksheets import Worksheet
from careerguide.pages.context import Desk, Link
from careerguide.pages.data import as_json
from careerguide.pages.letters import CHANNELS
from careerguide.pages.page import MINE, PageView, Top, gathering, top

LETTERS: Final = (
    "cold-email",
    "referral-email",
    "nudge",
    "last-nudge",
    "declined-thanks",
    "confirm-agenda",
    "day-before",
    "thank-you-email",
    "introducer-thanks",
    "three-months-on",
)
"""What conversations and their reminders lead to, as far as the guide has it."""
COMPARED: Final = "sheet-compare"
"""The sheet whose rows are what conversations are compared by."""
Pace = tuple[int, str]
DAY: Final = {"hour": 1 / 24, "day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class MineView:
    """A page that a tool fills. `instead` is what does the same on paper, for readers without scripts."""

    top: Top
    instead: tuple[Link, ...]
    data: str
    """What the tool works with, as JSON."""


def my_pages(desk: Desk) -> Iterator[PageView]:
    yield _page(
        desk.at("my-questions.md"), "my-questions", ("questions", "plans", "sheets"), tools=("questions", "sheet")
    )
    talks = desk.at("my-conversations.md")
    yield _page(talks, "my-conversations", ("sheets", "letters"), tools=("talks",), data=as_json(_talks(talks)))


def _page(desk: Desk, name: str, instead: tuple[str, ...], tools: tuple[str, ...], data: str = "") -> PageView:
    links = tuple(Link(desk.line(desk.guide.overviews.of(one).name), desk.href(one)) for one in instead)
    meta = {"template": "wide.html", "search": {"exclude": True}, "tools": tools}
    return gathering(desk, name, section=MINE, view=MineView(top(desk, name), links, data), meta=meta)


# ---------------------------------------------------------------- conversations


def _talks(desk: Desk) -> dict[str, Any]:
    site = desk.guide.site
    return {
        "site": {"name": site.name.typed, "url": site.url},
        "minutes": minutes(desk.guide),
        "pace": _paces(desk),
        "channels": CHANNELS,
        "letters": {name: _letter(desk, name) for name in LETTERS if isinstance(desk.guide.by_id.get(name), Letter)},
        "rows": [
            {"name": desk.plain(row.name), "hint": desk.plain(row.hint) if row.hint else "", "kind": row.kind}
            for row in _rows(desk)
        ],
    }


def _letter(desk: Desk, name: str) -> dict[str, str]:
    place = desk.addresses.places[name]
    return {"title": desk.plain(desk.item(name).title), "path": desk.addresses.page_url(place.page)}


def _rows(desk: Desk) -> tuple[CompareRow, ...]:
    """What conversations are compared by: the rows of the sheet, without its first, which says who it was."""
    sheet = desk.guide.by_id.get(COMPARED)
    blocks = sheet.blocks if isinstance(sheet, Worksheet) else ()
    return next((block.compare.rows[1:] for block in blocks if block.compare), ())


# ---------------------------------------------------------------- how long to wait


def _paces(desk: Desk) -> dict[str, Pace]:
    """How long to wait before each reminder, from where advice differs; what is no number there is as usual."""
    nudge = _pace(desk, "no-reply", 0, (7, "days"))
    return {
        "nudge": nudge,
        "last": nudge,
        "thanks": _pace(desk, "thank-you-time", 1, (1, "days")),
        "touch": _pace(desk, "catch-up", 0, (3, "months")),
    }


def _pace(desk: Desk, name: str, end: int, usual: Pace) -> Pace:
    """The shorter (0) or longer (1) of what we say on a point, in days or months."""
    position = desk.guide.by_id.get(name)
    if not isinstance(position, Position) or position.scale is None or position.at is None:
        return usual
    unit = desk.plain(position.scale.unit).split()[0].removesuffix("s").lower()
    if unit == "month":
        return round(position.at[end]), "months"
    return (math.ceil(position.at[end] * DAY[unit]), "days") if unit in DAY else usual


def minutes(guide: Guide) -> int:
    """How long a talk is, where nobody has chosen."""
    position = guide.by_id.get("meeting-length")
    return round(position.at[1]) if isinstance(position, Position) and position.at else 20
