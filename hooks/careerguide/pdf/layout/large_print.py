"""Large print: a layout of its own, in which everything is one below the other, in a few kinds of elements."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final, Protocol

from markupsafe import Markup

from careerguide.pdf.layout.form_fields import Field, Notes, Tick
from careerguide.pdf.layout.measures import LargePaper
from careerguide.pdf.layout.page_fit import SPARE, joined

MOST_LINES: Final = 14
"""The most lines of one answer, so that it fits on a page."""
UNFILLED: Final = 8  # millimeters of a page that stay free, since the measures are not exact
BOX: Final = 12  # millimeters that a box takes from its words
ANSWER_LINE: Final = 12  # millimeters
WORDS_GAP: Final = 1  # step of space above words, a heading or the name of an answer
ITEM_GAP: Final = 2  # step of space above an item of a list, and below the line of an answer


class LargeElement(Protocol):
    """Something below the element before it. `template` is the name of its file in templates/print/large."""

    template: ClassVar[str]
    stays: ClassVar[bool] = False
    """Whether it belongs on the page of what follows."""

    def heights(self, paper: LargePaper) -> list[float]:
        """The heights of its parts that must not be split, in millimeters."""


@dataclass(frozen=True, slots=True)
class Heading(LargeElement):
    """`level` is 2 for a part of the sheet, 3 below it."""

    words: Markup
    level: int = 2
    template: ClassVar[str] = "heading"
    stays: ClassVar[bool] = True

    def heights(self, paper: LargePaper) -> list[float]:
        return [paper.space(WORDS_GAP) + paper.text.heading.height(self.words.striptags(), paper.width)]


@dataclass(frozen=True, slots=True)
class When(LargeElement):
    """The minutes of a question, on its dial and in words."""

    dial: str
    words: str
    template: ClassVar[str] = "when"
    stays: ClassVar[bool] = True

    def heights(self, paper: LargePaper) -> list[float]:
        return [paper.dial]


@dataclass(frozen=True, slots=True)
class Words(LargeElement):
    text: Markup
    strong: bool = False
    template: ClassVar[str] = "words"

    def heights(self, paper: LargePaper) -> list[float]:
        style = paper.text.bold if self.strong else paper.text.body
        lines = (Markup(line).striptags() for line in self.text.split("<br/>"))
        return [paper.space(WORDS_GAP) + sum(style.height(line, paper.width) for line in lines)]


@dataclass(frozen=True, slots=True)
class Ticks(LargeElement):
    items: Sequence[Tick]
    template: ClassVar[str] = "ticks"

    def heights(self, paper: LargePaper) -> list[float]:
        return [self._height(tick, paper) for tick in self.items]

    def _height(self, tick: Tick, paper: LargePaper) -> float:
        return paper.space(ITEM_GAP) + paper.text.body.height(tick.words.striptags(), paper.width - BOX)


@dataclass(frozen=True, slots=True)
class Answer(LargeElement):
    """A short answer: the name above, the line below."""

    label: Markup
    field: Field
    hint: Markup | None = None
    template: ClassVar[str] = "answer"

    def heights(self, paper: LargePaper) -> list[float]:
        return [_name_height(self.label, self.hint, paper) + ANSWER_LINE + paper.space(ITEM_GAP)]


@dataclass(frozen=True, slots=True)
class Lines(LargeElement):
    """Lines to write on, under a name or, without one, under a heading."""

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
class Scale(LargeElement):
    """Boxes for a rating from 1, under what is rated."""

    label: Markup
    boxes: Sequence[Field]
    template: ClassVar[str] = "scale"

    def heights(self, paper: LargePaper) -> list[float]:
        name = paper.space(WORDS_GAP) + paper.text.bold.height(self.label.striptags(), paper.width)
        return [name + 2 * paper.space(ITEM_GAP) + paper.text.body.line]


@dataclass(frozen=True, slots=True)
class Space(LargeElement):
    """Room to draw, filled with a pattern; as high as so many lines of handwriting."""

    pattern: str
    lines: int
    template: ClassVar[str] = "space"

    def heights(self, paper: LargePaper) -> list[float]:
        return [paper.space(WORDS_GAP) + self.lines * paper.pitch]


def _name_height(label: Markup, hint: Markup | None, paper: LargePaper) -> float:
    """In millimeters. A hint follows the name."""
    words = f"{label.striptags()} {hint.striptags() if hint else ''}"
    return paper.space(WORDS_GAP) + paper.text.bold.height(words, paper.width)


@dataclass(frozen=True, slots=True)
class Group:
    """Elements that belong together. `whole`: one page must hold them all; else they can continue on the next page."""

    elements: Sequence[LargeElement]
    whole: bool = True
    stays: bool = False
    """Whether it belongs on the page of what follows."""

    def heights(self, paper: LargePaper) -> list[float]:
        """The heights of what must not be split, in millimeters, the last with the gap below. A heading stays with what
        follows it.
        """
        if self.whole:
            return [sum(height for element in self.elements for height in element.heights(paper)) + paper.gap]
        *parts, last = (height for _, height in joined(self.elements, paper))
        return [*parts, last + paper.gap]


def headed(title: Markup | None, *words: Markup | None) -> list[LargeElement]:
    """A heading, if there is one, and the words below it."""
    return [*([Heading(title)] if title else []), *(Words(text) for text in words if text)]


def filled_up(groups: Sequence[Group], head: float, paper: LargePaper) -> list[Group]:
    """The groups with more lines to write on where a page has room left. `head` is what the head of the sheet takes of
    the first page, in millimeters.
    """
    filled = list(groups)
    used = head
    page: list[int] = []
    for number, height in joined(groups, paper):
        if used + height > paper.height + paper.gap - SPARE:
            _fill(filled, page, paper.height - used, paper)
            used, page = 0.0, []
        used += height
        page.append(number)
    return filled


def _fill(groups: list[Group], page: Sequence[int], room: float, paper: LargePaper) -> None:
    """Changes `groups`: those of this page that have lines get one more in turns, until `room` millimeters are used."""
    lined = [number for number in page if any(isinstance(element, Lines) for element in groups[number].elements)]
    more = int((room - UNFILLED) / paper.pitch)
    for turn in range(more if lined else 0):
        number = lined[turn % len(lined)]
        groups[number] = replace(groups[number], elements=[_longer(element) for element in groups[number].elements])


def _longer(element: LargeElement) -> LargeElement:
    if isinstance(element, Lines):
        return replace(element, notes=replace(element.notes, lines=element.notes.lines + 1))
    return element
