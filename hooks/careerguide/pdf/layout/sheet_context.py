"""A sheet while it is made: what every block of it shares, and what each must be able to tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol, cast

from markupsafe import Markup

from careerguide.model.advice import Phrase
from careerguide.model.guide import Guide
from careerguide.model.letters import Letter
from careerguide.model.markup import Renderer, Rich
from careerguide.model.pages import Section
from careerguide.model.questions import Category, Plan, Question
from careerguide.model.worksheets import Example, Worksheet
from careerguide.pdf.layout.form_fields import Field, Fields, Notes, Tick
from careerguide.pdf.layout.large_print import Group
from careerguide.pdf.layout.page_fit import USUAL_FIT, Fit, Paper

FEWEST, MOST = 2, 26  # lines


@dataclass
class Draft:
    """One sheet while it is made: what texts come out as, which fields are taken, how many questions there were."""

    guide: Guide
    words: Renderer
    fit: Fit = USUAL_FIT
    category: Category | None = None
    example: Example | None = None
    """What a made-up person wrote on it. Without it, readers write themselves."""
    narrow: bool = False
    """Whether the block that is being made stands in a column."""
    fields: Fields = field(default_factory=Fields)
    asked: int = 0

    def again(self, fit: Fit) -> Draft:
        """The same sheet from the start, fitted in another way."""
        return Draft(self.guide, self.words, fit, self.category, self.example)

    def lines(self, wished: int) -> int:
        """How many lines an answer gets where so many are wished for."""
        return min(MOST, max(min(wished, FEWEST), wished + self.fit.lines)) if wished else 0

    def question(self, name: str) -> Question:
        return cast(Question, self.guide.by_id[name])

    def letter(self, name: str) -> Letter:
        return cast(Letter, self.guide.by_id[name])

    def plan(self, name: str) -> Plan:
        return cast(Plan, self.guide.by_id[name])

    def phrase(self, name: str) -> Phrase:
        return cast(Phrase, self.guide.by_id[name])

    def section(self, name: str) -> Section:
        sections = [*(page.sections for page in self.guide.steps), *(page.sections for page in self.guide.pages)]
        return next(section for found in sections for section in found if section.id == name)

    def worksheet(self, name: str) -> Worksheet:
        return cast(Worksheet, self.guide.by_id[name])

    def field(self, title: Rich | str, within: Rich | None = None, answer: Rich | None = None) -> Field:
        """`within` is the heading that tells this field from another of the same title."""
        made = self._field(title, within)
        return replace(made, written=self._lines(answer)) if self.example else made

    def _field(self, title: Rich | str, within: Rich | None = None) -> Field:
        said = title if isinstance(title, str) else self.words.plain(title)
        return self.fields.add(said, self.words.plain(within) if within else "")

    def _lines(self, answer: Rich | None) -> Markup:
        """Line breaks are meant."""
        lines = self.words.paragraphs(answer) if answer else []
        return Markup("<br/>").join(lines).replace("\n", Markup("<br/>"))

    def notes(self, title: Rich | str, lines: int, answer: Rich | None = None, within: Rich | None = None) -> Notes:
        """At least as many lines as were written."""
        written = len(answer.typed.splitlines()) if answer and self.example else 0
        return Notes(self.field(title, within, answer), max(lines, written))

    def box(self, title: str, *, ticked: bool = False) -> Field:
        made = self._field(title)
        return replace(made, written=Markup(), ticked=ticked) if self.example else made

    def tick(self, words: Rich, before: str = "", name: str = "") -> Tick:
        """`name` is what the box goes by in an example, if not by its words."""
        ticked = self.example is not None and (name or words.typed) in {one.typed for one in self.example.ticked}
        return Tick(self.box(before + self.words.plain(words), ticked=ticked), self.words.line(words))

    def answer(self, place: str, row: int = 0, column: int = 0) -> Rich | None:
        """What was written at a place that goes by this name."""
        rows = self.example.answers.get(place, ()) if self.example else ()
        return rows[row][column] if row < len(rows) and column < len(rows[row]) else None

    def written(self, place: str) -> Markup | None:
        """The same as it is shown; None where the reader is to write."""
        return self._lines(self.answer(place)) if self.example else None

    def number(self, place: str, column: int = 0) -> int:
        """The same as a number; 0 for none."""
        answer = self.answer(place, 0, column)
        return int(answer.typed) if answer else 0

    def line(self, rich: Rich | None) -> Markup | None:
        return self.words.line(rich) if rich else None


class BlockView(Protocol):
    """What a template shows, and how high each piece of it comes out that must not be parted."""

    @property
    def template(self) -> str: ...

    @property
    def stays(self) -> bool:
        """Whether it belongs on the page of what follows."""

    def heights(self, paper: Paper) -> list[float]: ...

    def large(self) -> Iterator[Group]:
        """The same in large print."""
