"""The face of a worksheet in the gallery: what people do on it as a drawing of 160 by 112, made from its blocks.

Every kind of block has its way to be drawn in `FACES`, the most telling first. A face shows the two kinds that tell the
most about a worksheet, or only one that needs the whole width. It's as true as it can be at that size: a table has its
columns, and each question its minutes. But it's no page made small, since those all look the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final, NamedTuple

from careerguide.model.blocks import (
    CardsBlock,
    ChecklistBlock,
    CompareBlock,
    FieldsBlock,
    GridBlock,
    LinesBlock,
    NarrowBlock,
    QuestionsBlock,
    RatingBlock,
    TableBlock,
    questions_of,
)
from careerguide.model.guide import Guide
from careerguide.model.worksheets import Booklet, Worksheet

WIDE: Final = frozenset({"cards", "compare"})
"""Kinds that need the whole width."""
SHARE: Final = 0.6  # of the width, for the more telling of two
CIRCLES: Final = (
    (-0.36, -0.34, 6),
    (0.02, -0.4, 5),
    (0.36, -0.22, 5),
    (0.34, 0.3, 6),
    (-0.08, 0.38, 5),
    (-0.38, 0.16, 5),
)
"""Around one in the middle, as shares of width and height from there, with their radius."""
LONG: Final = (1, 0.86, 0.94, 0.72)  # how far lines of words go, one after the other


class Area(NamedTuple):
    """Where to draw: the upper left corner, the width and the height."""

    x: float
    y: float
    wide: float
    high: float

    def rows(self, count: int, least: float, most: float) -> Iterator["Area"]:
        """From the top, as many rows as `count` and the room allow, each of a height between `least` and `most`."""
        high = min(max(self.high / max(count, 1), least), most)
        fitting = min(count, int(self.high / high + 0.01))
        return (Area(self.x, self.y + row * high, self.wide, high) for row in range(fitting))

    def split(self, shares: Sequence[float], gap: float = 0) -> Iterator["Area"]:
        """Areas side by side, each with its share of the width."""
        left, room = self.x, self.wide - gap * (len(shares) - 1)
        for share in shares:
            wide = room * share / sum(shares)
            yield Area(left, self.y, wide, self.high)
            left += wide + gap


@dataclass(frozen=True)
class Face:
    """A drawing as SVG paths, by how they look: words and frames are `ink`, lines to write on `quiet`, filled marks
    `solid`, places to fill in `gap`, and minutes `minutes`.
    """

    looks: dict[str, list[str]] = field(default_factory=dict)

    @property
    def paths(self) -> list[tuple[str, str]]:
        """Each look with its path."""
        return [(look, "".join(parts)) for look, parts in self.looks.items()]

    def _add(self, look: str, path: str) -> None:
        self.looks.setdefault(look, []).append(path)

    def line(self, look: str, x: float, y: float, *, wide: float = 0, high: float = 0) -> None:
        self._add(look, f"M{x:.4g} {y:.4g}" + (f"h{wide:.4g}" if wide else f"v{high:.4g}"))

    def box(self, look: str, x: float, y: float, wide: float, high: float) -> None:
        self._add(look, f"M{x:.4g} {y:.4g}h{wide:.4g}v{high:.4g}h{-wide:.4g}z")

    def dot(self, look: str, x: float, y: float, radius: float) -> None:
        arc = f"a{radius:.3g} {radius:.3g} 0 1 "
        self._add(look, f"M{x - radius:.4g} {y:.4g}{arc}0 {2 * radius:.3g} 0{arc}0 {-2 * radius:.3g} 0z")

    def stroke(self, look: str, x: float, y: float, *steps: tuple[float, float]) -> None:
        """From a point on, each step as how far to the right and how far down."""
        self._add(look, f"M{x:.4g} {y:.4g}" + "".join(f"l{right:.4g} {down:.4g}" for right, down in steps))


def face(sheet: Worksheet, guide: Guide) -> Face:
    """The face of a worksheet."""
    drawn, area = Face(), Area(12, 12, 136, 88)
    told = _telling(sheet.blocks)
    shares = [SHARE if block is _first(told) else 1 - SHARE for block in told]
    for block, part in zip(told, area.split(shares, gap=12), strict=True):
        _draw(block, drawn, part, guide)
    return drawn


def booklet_face(booklet: Booklet) -> Face:
    """The face of a booklet: an open book, with minutes where it has every question in full."""
    drawn = Face()
    for side in (-1, 1):
        drawn.stroke("ink", 80, 22, (14 * side, -6), (50 * side, 0), (0, 76), (-50 * side, 0), (-14 * side, 6))
    drawn.line("ink", 80, 22, high=76)
    for side, x in enumerate((26, 92)):
        for number, row in enumerate(Area(x, 24, 42, 60).rows(6, 10, 10)):
            if booklet.questions == "full":
                for minute in range(2 + (number + side) % 2):
                    drawn.box("minutes", x + 4 * minute, row.y + 2, 4, 6)
                drawn.line("words", x + 15, row.y + 5, wide=27)
            else:
                drawn.line("words", x, row.y + 5, wide=42 * LONG[(number + side) % 4])
    return drawn


def _rank(block: NarrowBlock) -> int:
    return list(FACES).index(block.content[0])


def _first(blocks: Iterable[NarrowBlock]) -> NarrowBlock:
    return min(blocks, key=_rank)


def _telling(blocks: Sequence[NarrowBlock]) -> list[NarrowBlock]:
    """The one or two blocks that tell the most, as they follow each other: different kinds that one writes on."""
    best = _first(blocks)
    others = [block for block in blocks if block.content[0] not in (best.content[0], *PLAIN)]
    if best.content[0] in WIDE or not others:
        return [best]
    return sorted((best, others[0]), key=lambda block: next(at for at, other in enumerate(blocks) if other is block))


def _draw(block: NarrowBlock, drawn: Face, area: Area, guide: Guide) -> None:
    kind, content = block.content
    FACES[kind](content, drawn, area, guide)


# ---------------------------------------------------------------- how each kind is drawn


def _cards(_block: CardsBlock, drawn: Face, area: Area, _guide: Guide) -> None:
    """Four cards to cut out, with words to say on each."""
    for half in area.split((1, 1)):
        for card in half.rows(2, 44, 44):
            drawn.box("cut", *card)
            x, y = card.x + 9, card.y + 9
            wide = card.wide - 18
            tail = ((0, 7), (7, -7))
            drawn.stroke("ink", x + 8, y + 19, *tail, (wide - 15, 0), (0, -19), (-wide, 0), (0, 19), (8, 0))
            drawn.line("words", x + 6, y + 7, wide=card.wide - 34)
            drawn.line("words", x + 6, y + 13, wide=card.wide - 42)


def _compare(block: CompareBlock, drawn: Face, area: Area, _guide: Guide) -> None:
    """A column for each thing, a row for each point: dots where it's rated, else lines."""
    _ruled(drawn, area, (1, *(1.2 for _ in block.columns)), [row.high for row in area.rows(len(block.rows), 16, 22)])
    for number, (row, given) in enumerate(zip(area.rows(len(block.rows), 16, 22), block.rows, strict=False)):
        name, *places = row.split((1, *(1.2 for _ in block.columns)))
        drawn.line("words", name.x + 3, name.y + row.high / 2, wide=name.wide - 8)
        for column, place in enumerate(places):
            if given.kind == "rating":
                _dots(drawn, place, chosen=(number + 2 * column) % 3 + 1)
            else:
                _lines_in(drawn, Area(place.x + 4, place.y + 3, place.wide - 8, row.high - 3))


def _letter(_name: str, drawn: Face, area: Area, _guide: Guide) -> None:
    """Words with gaps to fill in."""
    for number, row in enumerate(area.rows(7, 12, 13)):
        middle, gap = row.y + row.high / 2, area.wide * (0.34, 0, 0.4, 0)[number % 4]
        before = (area.wide - gap) * (0.4, 0.9, 0.3, 0.66)[number % 4]
        drawn.line("words", row.x, middle, wide=before)
        if gap:
            drawn.box("gap", row.x + before + 3, row.y + 1, gap - 3, row.high - 3)
            drawn.line("words", row.x + before + gap + 3, middle, wide=max(area.wide - before - gap - 3, 1))


def _grid(block: GridBlock, drawn: Face, area: Area, _guide: Guide) -> None:
    """Paper with something drawn on it: circles around one in the middle, with links."""
    middle, down = area.x + area.wide / 2, area.y + area.high / 2
    if block.kind == "squares":
        _ruled(drawn, area, (1,) * 7, (11,) * int(area.high / 11))
    for right, below, radius in CIRCLES:
        x, y = middle + right * area.wide, down + below * area.high
        drawn.stroke("ink", middle, down, (x - middle, y - down))
        drawn.dot("open", x, y, radius)
    drawn.dot("solid", middle, down, 8)


def _rubric(_name: str, drawn: Face, area: Area, _guide: Guide) -> None:
    """A table with a box in each cell, some of them checked."""
    for number, row in enumerate(area.rows(5, 16, 18)):
        name, *cells = row.split((1.3, 1, 1, 1))
        drawn.line("words", name.x, row.y + row.high / 2, wide=name.wide - 4)
        for column, cell in enumerate(cells):
            _box(drawn, cell.x + cell.wide / 2 - 4, row.y + row.high / 2 - 4, checked=column == (number + 1) % 3)


def _questions(block: QuestionsBlock, drawn: Face, area: Area, guide: Guide) -> None:
    """Each question with its minutes and a line for notes, or with a box to choose it by."""
    minutes = [question.minutes for question in questions_of(block, {**guide.by_id, "this": guide.categories})]
    widest = max(minutes, default=1)
    unit = min(6.0, area.wide * 0.4 / widest)
    for count, row in zip(minutes, area.rows(len(minutes), 9.5, 20), strict=False):
        middle, left = row.y + row.high / 2, unit * widest + 5
        if block.show == "boxes":
            _box(drawn, row.x, middle - 4)
            left = 14
        else:
            for minute in range(count):
                drawn.box("minutes", row.x + minute * unit, middle - 3.5, unit, 7)
        drawn.line("words", row.x + left, middle - (2.5 if row.high > 13 else 0), wide=(area.wide - left) * 0.8)
        if row.high > 13:
            drawn.line("quiet", row.x + left, middle + 4.5, wide=area.wide - left)


def _rating(block: RatingBlock, drawn: Face, area: Area, _guide: Guide) -> None:
    """A ruler for each thing to rate, with a mark on it."""
    for number, row in enumerate(area.rows(len(block.items), 18, 26)):
        middle, step = row.y + row.high / 2, (area.wide - 8) / 4
        drawn.line("quiet", row.x + 4, middle, wide=4 * step)
        for point in range(5):
            drawn.line("ink", row.x + 4 + point * step, middle - 4, high=8)
        drawn.dot("solid", row.x + 4 + (number * 2 + 3) % 5 * step, middle, 5)


def _columns(columns: Sequence[Sequence[NarrowBlock]], drawn: Face, area: Area, guide: Guide) -> None:
    """Two lists side by side, each as its most telling block."""
    halves = list(area.split((1, 1), gap=9))
    drawn.line("ink", halves[1].x - 4.5, area.y, high=area.high)
    for half, column in zip(halves, columns, strict=True):
        told = _first(column)
        same = [block for block in column if block.content[0] == told.content[0]][:2]
        for part, block in zip(half.rows(len(same), 30, area.high), same, strict=False):
            _draw(_in_column(block), drawn, part, guide)


def _in_column(block: NarrowBlock) -> NarrowBlock:
    """As a column has it: questions with boxes to choose by."""
    if block.questions is None:
        return block
    return block.model_copy(update={"questions": block.questions.model_copy(update={"show": "boxes"})})


def _table(block: TableBlock, drawn: Face, area: Area, _guide: Guide) -> None:
    """Its columns with their widths, and rows to write in."""
    shares = [{"narrow": 0.5, "medium": 1, "wide": 1.6}[column.width] for column in block.columns]
    rows = [row.high for row in area.rows(block.rows + 1, 11, 18)]
    _ruled(drawn, area, shares, rows)
    for cell in Area(area.x, area.y, area.wide, rows[0]).split(shares):
        drawn.line("words", cell.x + 2.5, cell.y + rows[0] / 2, wide=max(cell.wide * 0.7 - 3, 3))


def _checklists(blocks: Sequence[ChecklistBlock], drawn: Face, area: Area, guide: Guide) -> None:
    for block, part in zip(blocks, area.rows(2, 40, 44), strict=True):
        _checklist(block, drawn, Area(*part[:3], part.high - 6), guide)


def _checklist(block: ChecklistBlock, drawn: Face, area: Area, _guide: Guide) -> None:
    """Boxes to check, the first of them checked."""
    for number, row in enumerate(area.rows(len(block.items), 12, 17)):
        _box(drawn, row.x, row.y + row.high / 2 - 4, checked=number < 2)
        drawn.line("words", row.x + 14, row.y + row.high / 2, wide=(area.wide - 14) * LONG[number % 4])


def _lines(_block: LinesBlock, drawn: Face, area: Area, _guide: Guide) -> None:
    """A heading, and lines to write on."""
    drawn.line("words", area.x, area.y + 3, wide=area.wide * 0.6)
    _lines_in(drawn, Area(area.x, area.y + 8, area.wide, area.high - 8))


def _fields(_block: FieldsBlock, drawn: Face, area: Area, _guide: Guide) -> None:
    """A label with a line after it."""
    for number, row in enumerate(area.rows(6, 14, 16)):
        name = area.wide * (0.3, 0.22, 0.36)[number % 3]
        drawn.line("words", row.x, row.y + row.high / 2, wide=name)
        drawn.line("quiet", row.x + name + 4, row.y + row.high / 2 + 3, wide=area.wide - name - 4)


def _text(_block: object, drawn: Face, area: Area, _guide: Guide) -> None:
    """Words to read."""
    for number, row in enumerate(area.rows(7, 11, 13)):
        drawn.line("words", row.x, row.y + row.high / 2, wide=area.wide * LONG[number % 4])


def _page(_block: object, drawn: Face, area: Area, _guide: Guide) -> None:
    """Where a page ends."""
    drawn.line("cut", area.x, area.y + area.high / 2, wide=area.wide)


FACES: Final[Mapping[str, Callable[[Any, Face, Area, Guide], None]]] = {
    "cards": _cards,
    "compare": _compare,
    "letter": _letter,
    "grid": _grid,
    "rubric": _rubric,
    "questions": _questions,
    "rating": _rating,
    "columns": _columns,
    "table": _table,
    "checklists": _checklists,
    "checklist": _checklist,
    "lines": _lines,
    "fields": _fields,
    "text": _text,
    "office": _text,
    "page": _page,
}
"""How each kind of block is drawn, the most telling first."""
PLAIN: Final = ("fields", "text", "office", "page")
"""What nearly every worksheet has, so that it tells one from no other."""


# ---------------------------------------------------------------- what several are made of


def _box(drawn: Face, x: float, y: float, *, checked: bool = False) -> None:
    """A box to check, 8 by 8."""
    drawn.box("ink", x, y, 8, 8)
    if checked:
        drawn.stroke("words", x + 1.8, y + 4, (1.8, 2), (2.8, -4))


def _dots(drawn: Face, place: Area, chosen: int) -> None:
    """Three dots, as many of them filled as chosen."""
    for point in range(3):
        x = place.x + place.wide * (point + 1) / 4
        drawn.dot("solid" if point < chosen else "open", x, place.y + place.high / 2, 2.6)


def _lines_in(drawn: Face, area: Area) -> None:
    for row in area.rows(9, 8, 11):
        drawn.line("quiet", row.x, row.y + row.high, wide=area.wide)


def _ruled(drawn: Face, area: Area, shares: Sequence[float], rows: Sequence[float]) -> None:
    """The lines of a table, with its columns by their share of the width and its rows by their height."""
    high = sum(rows)
    drawn.box("hair", area.x, area.y, area.wide, high)
    for cell, _ in pairwise(Area(area.x, area.y, area.wide, high).split(shares)):
        drawn.line("hair", cell.x + cell.wide, area.y, high=high)
    for row in range(1, len(rows)):
        drawn.line("hair", area.x, area.y + sum(rows[:row]), wide=area.wide)
