"""Large print: a layout of its own. Everything stands one below the other, in a few kinds of pieces, whatever it is.

The measures are those of templates/print/large.css.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final, Protocol

from markupsafe import Markup

from careerguide.pdf.layout.form_fields import Field, Notes, Tick
from careerguide.pdf.layout.measures import LargePaper
from careerguide.pdf.layout.page_fit import SPARE

MOST_LINES: Final = 14  # so that an answer fits on a page
CAREFUL: Final = 8  # millimetres of a page that stay free, since the measures are not exact
BESIDE_BOX: Final = 12  # millimeters that a box takes from its words
ANSWER_LINE: Final = 12  # millimeters
WORDS_GAP: Final = 1  # step of space above words, a heading or the name of an answer
ITEM_GAP: Final = 2  # step of space above an item of a list, and below the line of an answer


class Piece(Protocol):
    """Something that stands below what is before it. `template` is its file below templates/print/large."""

    template: ClassVar[str]

    def heights(self, paper: LargePaper) -> list[float]:
        """Of its parts that must not be parted."""


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` is 2 for a part of the sheet, 3 below it."""

    words: Markup
    level: int = 2
    template: ClassVar[str] = "heading"

    def heights(self, paper: LargePaper) -> list[float]:
        return [paper.space(WORDS_GAP) + paper.text.heading.height(self.words.striptags(), paper.width)]


@dataclass(frozen=True, slots=True)
class When:
    """The minutes of a question, on its dial and in words."""

    dial: str
    words: str
    template: ClassVar[str] = "when"

    def heights(self, paper: LargePaper) -> list[float]:
        return [paper.dial]


@dataclass(frozen=True, slots=True)
class Words:
    text: Markup
    strong: bool = False
    template: ClassVar[str] = "words"

    def heights(self, paper: LargePaper) -> list[float]:
        style = paper.text.bold if self.strong else paper.text.body
        lines = (Markup(line).striptags() for line in self.text.split("<br/>"))
        return [paper.space(WORDS_GAP) + sum(style.height(line, paper.width) for line in lines)]


@dataclass(frozen=True, slots=True)
class Ticks:
    items: Sequence[Tick]
    template: ClassVar[str] = "ticks"

    def heights(self, paper: LargePaper) -> list[float]:
        return [self._height(one, paper) for one in self.items]

    def _height(self, one: Tick, paper: LargePaper) -> float:
        return paper.space(ITEM_GAP) + paper.text.body.height(one.words.striptags(), paper.width - BESIDE_BOX)


@dataclass(frozen=True, slots=True)
class Answer:
    """A short answer: the name above, the line below."""

    label: Markup
    field: Field
    hint: Markup | None = None
    template: ClassVar[str] = "answer"

    def heights(self, paper: LargePaper) -> list[float]:
        return [_name_height(self.label, self.hint, paper) + ANSWER_LINE + paper.space(ITEM_GAP)]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines to write on, under a name unless a heading says enough."""

    notes: Notes
    label: Markup | None = None
    hint: Markup | None = None
    template: ClassVar[str] = "lines"

    @property
    def count(self) -> int:
        return min(self.notes.lines, MOST_LINES)

    def heights(self, paper: LargePaper) -> list[float]:
        name = _name_height(self.label, self.hint, paper) + paper.space(ITEM_GAP) if self.label else 0
        return [name + self.count * paper.pitch]


@dataclass(frozen=True, slots=True)
class Scale:
    """Boxes from 1 to 5 under what is rated."""

    label: Markup
    boxes: Sequence[Field]
    template: ClassVar[str] = "scale"

    def heights(self, paper: LargePaper) -> list[float]:
        name = paper.space(WORDS_GAP) + paper.text.bold.height(self.label.striptags(), paper.width)
        return [name + 2 * paper.space(ITEM_GAP) + paper.text.body.line]


@dataclass(frozen=True, slots=True)
class Space:
    """Room to draw. `kind` is the name of its pattern."""

    kind: str
    pattern: str
    lines: int
    template: ClassVar[str] = "space"

    def heights(self, paper: LargePaper) -> list[float]:
        return [paper.space(WORDS_GAP) + self.lines * paper.pitch]


def _name_height(label: Markup, hint: Markup | None, paper: LargePaper) -> float:
    """A hint stands behind the name."""
    words = f"{label.striptags()} {hint.striptags() if hint else ''}"
    return paper.space(WORDS_GAP) + paper.text.bold.height(words, paper.width)


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces that belong together. `whole` are those that one page must hold; a list may go on overleaf."""

    pieces: Sequence[Piece]
    whole: bool = True
    stays: bool = False
    """Whether it belongs on the page of what follows."""

    def heights(self, paper: LargePaper) -> list[float]:
        """Of what must not be parted. A heading stays with what follows it; the last has the gap below it."""
        if self.whole:
            return [sum(height for piece in self.pieces for height in piece.heights(paper)) + paper.gap]
        found: list[float] = []
        kept = 0.0
        for piece in self.pieces:
            first, *rest = piece.heights(paper)
            if isinstance(piece, Heading | When):
                kept += first
            else:
                found += [kept + first, *rest]
                kept = 0.0
        return [*found[:-1], found[-1] + paper.gap]


def headed(title: Markup | None, *words: Markup | None) -> list[Piece]:
    """A heading, if there is one, and the words below it."""
    return [*([Heading(title)] if title else []), *(Words(one) for one in words if one)]


def heights(groups: Sequence[Group], paper: LargePaper) -> list[float]:
    """What all of them measure, from the top. What stays with what follows is one with it."""
    return [height for _, height in _measured(groups, paper)]


def _measured(groups: Sequence[Group], paper: LargePaper) -> Iterator[tuple[int, float]]:
    """The heights that must not be parted, each with the number of the group that it ends."""
    kept = 0.0
    for number, group in enumerate(groups):
        first, *rest = group.heights(paper)
        if group.stays:
            kept += first
            continue
        yield number, kept + first
        yield from ((number, height) for height in rest)
        kept = 0.0


def filled_up(groups: Sequence[Group], head: float, paper: LargePaper) -> list[Group]:
    """With more lines to write on where a page has room left. `head` is how much of the first page is taken."""
    found = list(groups)
    used = head
    page: list[int] = []
    for number, height in _measured(groups, paper):
        if used + height > paper.height + paper.gap - SPARE:
            _fill(found, page, paper.height - used, paper)
            used, page = 0.0, []
        used += height
        page.append(number)
    return found


def _fill(groups: list[Group], page: Sequence[int], room: float, paper: LargePaper) -> None:
    """Hands the room on a page to those that have lines, in turns."""
    ruled = [number for number in page if any(isinstance(piece, Lines) for piece in groups[number].pieces)]
    more = int((room - CAREFUL) / paper.pitch)
    for turn in range(more if ruled else 0):
        number = ruled[turn % len(ruled)]
        groups[number] = replace(groups[number], pieces=[_longer(piece) for piece in groups[number].pieces])


def _longer(piece: Piece) -> Piece:
    if isinstance(piece, Lines):
        return replace(piece, notes=replace(piece.notes, lines=piece.notes.lines + 1))
    return piece
