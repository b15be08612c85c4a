"""A sheet while it is made: what every block of it shares, and what each must be able to tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Protocol, cast

from markupsafe import Markup

from careerguide.model import Category, Guide, Letter, Phrase, Plan, Question, Section, Worksheet
from careerguide.text import Renderer, Rich
from careerguide.views.paper.fields import Field, Fields
from careerguide.views.paper.fitting import USUAL_FIT, Fit, Paper

USUAL: Final = 20  # minutes of a talk, where no plan says otherwise
FEWEST, MOST = 2, 26  # lines


@dataclass
class Draft:
    """One sheet while it is made: what texts come out as, which fields are taken, how many questions there were."""

    guide: Guide
    words: Renderer
    fit: Fit = USUAL_FIT
    category: Category | None = None
    narrow: bool = False
    """Whether the block that is being made stands in a column."""
    fields: Fields = field(default_factory=Fields)
    asked: int = 0

    def again(self, fit: Fit) -> Draft:
        """The same sheet from the start, fitted in another way."""
        return Draft(self.guide, self.words, fit, self.category)

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

    def field(self, title: Rich | str, within: Rich | None = None) -> Field:
        """`within` is the heading that tells this field from another of the same title."""
        said = title if isinstance(title, str) else self.words.plain(title)
        return self.fields.add(said, self.words.plain(within) if within else "")

    def line(self, rich: Rich | None) -> Markup | None:
        return self.words.line(rich) if rich else None

    def tick(self, words: Rich, before: str = "") -> Tick:
        return Tick(self.field(before + self.words.plain(words)), self.words.line(words))


class BlockView(Protocol):
    """What a template shows, and how high each piece of it comes out that must not be parted."""

    @property
    def template(self) -> str: ...

    @property
    def stays(self) -> bool:
        """Whether it belongs on the page of what follows."""

    def heights(self, paper: Paper) -> list[float]: ...


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick and its words."""

    field: Field
    words: Markup


@dataclass(frozen=True, slots=True)
class Notes:
    """Lines to write on."""

    field: Field
    lines: int


@dataclass(frozen=True)
class NamedField:
    label: Markup
    field: Field
