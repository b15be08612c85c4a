"""The reader's own pages: questions, conversations, and the meeting. Scripts fill them; without one they lead on."""

import math
from collections.abc import Iterator, Sequence
from typing import Any, Final

from careerguide.model.advice import Position
from careerguide.model.blocks import CompareRow
from careerguide.model.guide import Guide
from careerguide.model.letters import Letter
from careerguide.model.pages import Way
from careerguide.pages.composer import composed
from careerguide.pages.context import PageContext
from careerguide.pages.data import as_json
from careerguide.pages.letters import CHANNELS, channel_name
from careerguide.pages.page import MINE, PageView, overview_page
from careerguide.pages.urls import FIXED, Addresses
from careerguide.pages.words import PageWords

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


def my_pages(context: PageContext) -> Iterator[PageView]:
    yield _page(context, "my-questions", ("questions", "plans", "sheets"), tools=("questions", "sheet"))
    yield _page(context, "my-conversations", ("sheets", "letters"), tools=("due", "reminders", "talks"))
    data = as_json({**conversations_data(context.guide, context.addresses), "thanks": _thanks(context)})
    yield _page(context, "my-meeting", ("sheets", "plans", "say"), tools=("meeting",), data=data)


def _page(context: PageContext, name: str, instead: Sequence[str], tools: Sequence[str], data: str = "") -> PageView:
    """A page that a tool fills. `instead` are pages that do the same on paper, for readers without scripts; `data` is
    what the tool works with, as JSON.
    """
    links = [(page, context.guide.overviews.of(page).name) for page in instead]
    meta = {"template": "wide.html", "tools": tools}
    return overview_page(context, name, MINE, meta=meta, instead=links, data=data)


# ---------------------------------------------------------------- conversations


def conversations_data(guide: Guide, addresses: Addresses) -> dict[str, Any]:
    """What scripts work out the next step of a conversation and its reminders from. Addresses start at the root."""
    words = PageWords(addresses, FIXED["my-conversations"])
    return {
        "site": {"name": guide.site.name.typed, "url": guide.site.url},
        "minutes": minutes(guide),
        "pace": _paces(guide, words),
        "channels": {name: channel_name(words.ui, name) for name in CHANNELS},
        "letters": {
            name: _link(words, guide.item(letter))
            for name, field in MESSAGES.items()
            if (letter := getattr(guide.tools.messages, field))
        },
        "rows": [_row(words, row) for row in _rows(guide)],
        "ways": [_link(words, way) for way in guide.ways],
    }


def _link(words: PageWords, item: Letter | Way) -> dict[str, str]:
    place = words.addresses.places[item.id]
    return {"title": words.plain(item.title), "path": words.addresses.page_url(place.page)}


def _thanks(context: PageContext) -> dict[str, Any] | None:
    """The message that a meeting begins to fill in."""
    name = context.guide.tools.messages.thank_you
    return composed(context.guide.item(name), context.addresses) if name else None


def _row(words: PageWords, row: CompareRow) -> dict[str, Any]:
    return {
        "name": words.plain(row.name),
        "formerly": [words.plain(name) for name in row.formerly],
        "hint": words.plain(row.hint) if row.hint else "",
        "kind": row.kind,
    }


def _rows(guide: Guide) -> tuple[CompareRow, ...]:
    """What conversations are compared by: the rows of the sheet, without its first, which says who it was."""
    name = guide.tools.compare
    blocks = guide.item(name).blocks if name else ()
    return next((block.compare.rows[1:] for block in blocks if block.compare), ())


# ---------------------------------------------------------------- how long to wait


def _paces(guide: Guide, words: PageWords) -> dict[str, Pace]:
    """How long to wait before each reminder, from where advice differs; what is no number there is as usual."""
    positions = guide.tools.positions
    nudge = _pace(guide, words, positions.nudge, 0, (7, "days"))
    return {
        "nudge": nudge,
        "last": nudge,
        "thanks": _pace(guide, words, positions.thank_you, 1, (1, "days")),
        "touch": _pace(guide, words, positions.catch_up, 0, (3, "months")),
    }


def _pace(guide: Guide, words: PageWords, name: str | None, end: int, usual: Pace) -> Pace:
    """The shorter (0) or longer (1) of what we say on a point, in days or months."""
    position: Position | None = guide.item(name) if name else None
    if position is None or position.scale is None or position.at is None:
        return usual
    unit = words.plain(position.scale.unit).split()[0].removesuffix("s").lower()
    if unit == "month":
        return round(position.at[end]), "months"
    return (math.ceil(position.at[end] * DAY[unit]), "days") if unit in DAY else usual


def plan_frames(guide: Guide) -> list[tuple[int, int, int]]:
    """The minutes of each plan, and of its first and last part, the shortest plan first."""
    return sorted((plan.minutes, plan.parts[0].minutes or 0, plan.parts[-1].minutes or 0) for plan in guide.plans)


def minutes(guide: Guide) -> int:
    """How long a meeting is, unless the reader has chosen."""
    position = guide.by_id.get(guide.tools.positions.meeting_length or "")
    return round(position.at[1]) if isinstance(position, Position) and position.at else 20
