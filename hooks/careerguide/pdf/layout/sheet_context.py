"""What the blocks of one sheet share while it is made, and what each block must provide."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import ClassVar, Final, Protocol

from markupsafe import Markup

from careerguide.model.guide import Guide
from careerguide.model.markup import Renderer, Rich
from careerguide.model.pages import Section
from careerguide.model.questions import Category
from careerguide.model.worksheets import Example
from careerguide.pages.interface import Interface
from careerguide.pdf.layout.form_fields import Field, Fields, Notes, Tick
from careerguide.pdf.layout.large_print import Group
from careerguide.pdf.layout.measures import PrintMeasures, SheetPaper
from careerguide.pdf.layout.page_fit import USUAL_FIT, Fit

FEWEST_LINES: Final = 2
MOST_LINES: Final = 26


@dataclass
class SheetContext:
    """One sheet while it is made. Making blocks changes it: `fields` hands out each name once, `question_count` counts.

    `words` renders texts for this sheet, `measures` are those of the guide's templates, `ui` has the words around them.
    """

    guide: Guide
    words: Renderer
    measures: PrintMeasures
    ui: Interface
    fit: Fit = USUAL_FIT
    category: Category | None = None
    """The category that the sheet is for, where one is made for each."""
    example: Example | None = None
    """What a made-up person wrote on it; None leaves it to the reader."""
    narrow: bool = False
    """Whether the block being made is in a column."""
    fields: Fields = field(default_factory=Fields)
    question_count: int = 0

    def restarted(self, fit: Fit) -> "SheetContext":
        """The same sheet from the start, with another fit."""
        return SheetContext(self.guide, self.words, self.measures, self.ui, fit, self.category, self.example)

    def lines(self, wanted: int) -> int:
        """How many lines an answer gets in this fit that usually has `wanted`; 0 stays 0."""
        fewest = min(wanted, FEWEST_LINES)
        return min(MOST_LINES, max(fewest, wanted + self.fit.lines)) if wanted else 0

    def section(self, name: str) -> Section:
        sections = [*(step.sections for step in self.guide.steps), *(page.sections for page in self.guide.pages)]
        return next(section for several in sections for section in several if section.id == name)

    # ------------------------------------------------------------ places to write

    def field(self, title: Rich | str, within: Rich | None = None, answer: Rich | None = None) -> Field:
        """A new field. `within` is the heading that tells this field from another with the same title; `answer` is
        what an example has written there.
        """
        plain = title if isinstance(title, str) else self.words.plain(title)
        new = self.fields.add(plain, self.words.plain(within) if within else "")
        return replace(new, written=self._answer_lines(answer)) if self.example else new

    def _answer_lines(self, answer: Rich | None) -> Markup:
        """An answer with its line breaks."""
        lines = self.words.paragraphs(answer) if answer else []
        return Markup("<br/>").join(lines).replace("\n", Markup("<br/>"))

    def notes(self, title: Rich | str, lines: int, answer: Rich | None = None, within: Rich | None = None) -> Notes:
        """Lines to write on: as many as `lines`, or as an example has written."""
        written = len(answer.typed.splitlines()) if answer and self.example else 0
        return Notes(self.field(title, within, answer), max(lines, written))

    def box(self, title: str, *, ticked: bool = False) -> Field:
        """A new checkbox; `ticked` counts on examples only."""
        return replace(self.field(title), ticked=ticked and self.example is not None)

    def tick(self, words: Rich, before: str = "", name: str = "") -> Tick:
        """A new checkbox with its words. People hear `before` in front of them; an example calls the box by `name`, or
        by its words.
        """
        ticked = self.example is not None and (name or words.typed) in {text.typed for text in self.example.ticked}
        return Tick(self.box(before + self.words.plain(words), ticked=ticked), self.words.line(words))

    def answer(self, place: str, row: int = 0, column: int = 0) -> Rich | None:
        """What an example has at a place with this name. `row` and `column` are 0-based."""
        rows = self.example.answers.get(place, ()) if self.example else ()
        return rows[row][column] if row < len(rows) and column < len(rows[row]) else None

    def written(self, place: str) -> Markup | None:
        """The answer at a place as it is shown; None on a sheet for the reader to fill in."""
        return self._answer_lines(self.answer(place)) if self.example else None

    def number(self, place: str, column: int = 0) -> int:
        """The answer at a place as a number; 0 where there is none."""
        answer = self.answer(place, 0, column)
        return int(answer.typed) if answer else 0

    def line(self, rich: Rich | None) -> Markup | None:
        return self.words.line(rich) if rich else None


class BlockView(Protocol):
    """What every view of a block provides, in addition to what its template shows."""

    template: ClassVar[str]
    """Relative to templates/print."""
    stays: ClassVar[bool] = False
    """Whether it belongs on the page of what follows."""

    def heights(self, paper: SheetPaper) -> list[float]:
        """The heights of its parts that must not be split, in millimeters, with the gap below."""

    def large(self) -> Iterator[Group]:
        """The same in large print."""
