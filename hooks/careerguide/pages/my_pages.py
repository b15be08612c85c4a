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
from careerguide.pages.context import Desk, Link
from careerguide.pages.data import as_json
from careerguide.pages.letters import CHANNELS
from careerguide.pages.page import MINE, PageView, Top, gathering, top

MESSAGES: Final = {
    "cold-email": "first",
    "referral-email": "introduced",
    "nudge": "nudge",
    "last-nudge": "last_nudge",
    "declined-thanks": "declined",
    "confirm-agenda": "agenda",
    "day-before": "day_before",
    "thank-you-email": "thank_you",
    "introducer-thanks": "introducer",
    "three-months-on": "catch_up",
}
"""What the scripts call each message that conversations lead to, and its field in content/tools.yml."""
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
        "letters": {
            name: _letter(desk, desk.item(letter))
            for name, field in MESSAGES.items()
            if (letter := getattr(desk.guide.tools.messages, field))
        },
        "rows": [
            {"name": desk.plain(row.name), "hint": desk.plain(row.hint) if row.hint else "", "kind": row.kind}
            for row in _rows(desk)
        ],
    }


def _letter(desk: Desk, letter: Letter) -> dict[str, str]:
    place = desk.addresses.places[letter.id]
    return {"title": desk.plain(letter.title), "path": desk.addresses.page_url(place.page)}


def _rows(desk: Desk) -> tuple[CompareRow, ...]:
    """What conversations are compared by: the rows of the sheet, without its first, which says who it was."""
    name = desk.guide.tools.compare
    blocks = desk.item(name).blocks if name else ()
    return next((block.compare.rows[1:] for block in blocks if block.compare), ())


# ---------------------------------------------------------------- how long to wait


def _paces(desk: Desk) -> dict[str, Pace]:
    """How long to wait before each reminder, from where advice differs; what is no number there is as usual."""
    positions = desk.guide.tools.positions
    nudge = _pace(desk, positions.nudge, 0, (7, "days"))
    return {
        "nudge": nudge,
        "last": nudge,
        "thanks": _pace(desk, positions.thank_you, 1, (1, "days")),
        "touch": _pace(desk, positions.catch_up, 0, (3, "months")),
    }


def _pace(desk: Desk, name: str | None, end: int, usual: Pace) -> Pace:
    """The shorter (0) or longer (1) of what we say on a point, in days or months."""
    position: Position | None = desk.item(name) if name else None
    if position is None or position.scale is None or position.at is None:
        return usual
    unit = desk.plain(position.scale.unit).split()[0].removesuffix("s").lower()
    if unit == "month":
        return round(position.at[end]), "months"
    return (math.ceil(position.at[end] * DAY[unit]), "days") if unit in DAY else usual


def minutes(guide: Guide) -> int:
    """How long a talk is, where nobody has chosen."""
    position = guide.by_id.get(guide.tools.positions.meeting_length or "")
    return round(position.at[1]) if isinstance(position, Position) and position.at else 20
