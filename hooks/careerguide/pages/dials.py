"""Time you can see: rulers, dials, meters and the clock of a meeting, as numbers and SVG paths for the site."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, cos, radians, sin, sqrt
from typing import Final

HOUR: Final = 60
WEDGE: Final = 86.0  # radius of the filled part of the clock, in its box of 200
NUMBERS: Final = 76.0  # radius at which its minutes are written
LABELS: Final = 1.01  # how far out the labels are, in radii of the clock
LINE_HEIGHT: Final = 0.135  # of a line of a label, in radii of the clock
ROOM: Final = 45  # letters that fit next to the top of the clock; at its right edge 25 fewer
WIDE, NARROW = 610, 340  # pixels of a meter on a desk and on a phone
LETTER: Final = 6.5  # pixels of a letter in it


@dataclass(frozen=True, slots=True)
class Span:
    """A run of minutes: from, to, and how many."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        return self.end - self.start


def spans(minutes: Sequence[int]) -> Iterator[Span]:
    """Each part of a meeting, one after the other, from minute 0."""
    start = 0
    for length in minutes:
        yield Span(start, start + length)
        start += length


# ---------------------------------------------------------------- rulers and meters


@dataclass(frozen=True, slots=True)
class Ruler:
    """Marks from 0 to `most`, every fifth longer, and the numbers under it."""

    ticks: int
    path: str
    numbers: tuple[int, ...]


def ruler(most: int) -> Ruler:
    """One mark for each unit; on a long scale, for several."""
    unit = next(unit for unit in (1, 2, 5, 10, 20, 50, 100) if most <= 40 * unit)
    ticks = ceil(most / unit)
    path = "".join(f"M{tick} 0v{1 if tick % 5 else 2}" for tick in range(ticks + 1))
    return Ruler(ticks, path, tuple(range(0, most + 1, _between(most))))


def _between(most: int) -> int:
    """How far apart the numbers are: at most eight of them, and one at the end. Round steps come before odd ones."""
    steps = (1, 2, 5, 10, 20, 25, 50, 100, 200, 7, 3, 4)
    return next((step for step in steps if most % step == 0 and most <= 7 * step), most)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a meter. `label` is empty where it would not fit."""

    minutes: int
    label: str
    classes: str
    """`frame` for hello and thank-you, `short` for a label without room on phones."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A meter: one unit of width a minute, with its ruler."""

    parts: tuple[Stretch, ...]
    ruler: Ruler


def strip(parts: Sequence[tuple[int, str, bool]]) -> Strip:
    """The meter of parts given as minutes, label, and whether it is a hello or a thank-you."""
    total = sum(minutes for minutes, _, _ in parts)
    return Strip(tuple(_stretch(minutes, label, frame, total) for minutes, label, frame in parts), ruler(total))


def _stretch(minutes: int, label: str, frame: bool, total: int) -> Stretch:
    room = minutes / total
    needed = len(label) * LETTER
    classes = [name for name, given in (("frame", frame), ("short", needed > room * NARROW)) if given]
    return Stretch(minutes, label if needed <= room * WIDE else "", " ".join(classes))


# ---------------------------------------------------------------- dials


def _point(minute: float, radius: float, centre: float) -> tuple[float, float]:
    """Where a minute is on a clock, from the top and clockwise."""
    angle = radians(minute * 360 / HOUR)
    return centre + radius * sin(angle), centre - radius * cos(angle)


def _at(minute: float, radius: float, centre: float) -> str:
    x, y = _point(minute, radius, centre)
    return f"{x:.2f} {y:.2f}"


def _line(minute: float, outer: float, inner: float, centre: float) -> str:
    return f"M{_at(minute, outer, centre)}L{_at(minute, inner, centre)}"


def wedge(start: float, end: float, radius: float, centre: float) -> str:
    """The path of a filled piece of a clock, from one minute to another."""
    large = int(end - start > HOUR / 2)
    arc = f"A{radius:g} {radius:g} 0 {large} 1 {_at(end, radius, centre)}"
    return f"M{centre:g} {centre:g}L{_at(start, radius, centre)}{arc}Z"


@dataclass(frozen=True, slots=True)
class Dial:
    """A small clock in a box of 100, with its first minutes filled."""

    ticks: str
    fill: str


def dial(minutes: int) -> Dial:
    ticks = "".join(_line(tick, 46, 40 if tick % 15 else 38, 50) for tick in range(0, HOUR, 5))
    return Dial(ticks, wedge(0, min(minutes, HOUR - 0.01), 34, 50))


# ---------------------------------------------------------------- the clock of a meeting


@dataclass(frozen=True, slots=True)
class Stop:
    """A part of a meeting on the clock: where its number is, and its label as a share of the radius."""

    minutes: int
    title: str
    more: str
    x: str
    y: str
    number_x: str
    number_y: str
    lines: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A meeting in a box of 200: marks for the meeting and for the rest of the hour, its filled part, its spokes."""

    ticks: str
    rest: str
    fill: str
    spokes: str
    stops: tuple[Stop, ...]


def clock(parts: Sequence[tuple[Span, str, str]]) -> Clock:
    """The clock of parts given as minutes, title and a few words more."""
    total = min(parts[-1][0].end, HOUR)
    return Clock(
        ticks="".join(_line(minute, 98, 88 if minute % 5 == 0 else 92.5, 100) for minute in range(total + 1)),
        rest="".join(_line(minute, 97, 90 if minute % 5 == 0 else 93.5, 100) for minute in range(total + 1, HOUR)),
        fill=wedge(0, min(total, HOUR - 0.01), WEDGE, 100),
        spokes="".join(_line(run.end, 0, WEDGE, 100) for run, _, _ in parts[:-1]),
        stops=tuple(_stops(parts)),
    )


def _stops(parts: Sequence[tuple[Span, str, str]]) -> Iterator[Stop]:
    """Each label is at its minute, but not so near the one above that the two would touch. Where title and more don't
    fit side by side, it has a line for the title and as many as `more` needs.
    """
    least = -LABELS - LINE_HEIGHT / 2
    for run, title, more in parts:
        middle = (run.start + run.end) / 2
        height = max(least, -LABELS * cos(radians(middle * 360 / HOUR)))
        beside = sqrt(max(LABELS**2 - height**2, 0))
        room = ROOM - 25 * beside
        lines = 1 + ceil(len(more) / room) if more and len(title) + len(more) + 1 > room else 1
        least = height + lines * LINE_HEIGHT
        x, y = _point(middle, NUMBERS, 100)
        yield Stop(run.minutes, title, more, f"{beside:.3f}", f"{height:.3f}", f"{x:.2f}", f"{y + 3.3:.2f}", lines)
