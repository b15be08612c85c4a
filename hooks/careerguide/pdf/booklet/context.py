"""What the chapters of one booklet share while it is made: its words, the targets of links, its dials."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from markupsafe import Markup

from careerguide.model.fields import Item
from careerguide.model.guide import Guide
from careerguide.model.markup import Renderer, Rich
from careerguide.model.questions import Question
from careerguide.model.worksheets import Booklet
from careerguide.pages.urls import Addresses
from careerguide.pdf.booklet.elements import Asked, Line
from careerguide.pdf.layout import drawings
from careerguide.pdf.layout.drawings import USUAL


@dataclass
class Making:
    """One booklet while it is made. Making chapters changes it: `anchors`, `marks` and `numbered` grow."""

    guide: Guide
    addresses: Addresses
    booklet: Booklet
    large: bool = False
    inside: Mapping[str, str] = field(default_factory=dict)
    """The anchor for each id that is in the booklet: its `anchors` from when it was made before."""
    anchors: dict[str, str] = field(default_factory=dict)
    """The anchor for each id, former ids too."""
    marks: dict[str, str] = field(default_factory=dict)
    """The dials as data URLs, by the class that shows each."""
    numbered: int = 0
    """How many questions have a number so far."""

    @cached_property
    def words(self) -> Renderer:
        return replace(self.addresses.off_site(), href=self._href)

    def _href(self, name: str) -> str:
        return f"#{self.inside[name]}" if name in self.inside else self.addresses.full(name)

    def has(self, page: str) -> bool:
        """Whether the booklet has this page as a chapter of its own."""
        return page in self.booklet.chapters

    @property
    def short(self) -> bool:
        """Whether questions are shown in short."""
        return self.booklet.questions == "short"

    def item(self, name: str) -> Any:
        """An item by its id. A typed reference leads to an item of that type: checks have made sure."""
        return self.guide.by_id[name]

    # ------------------------------------------------------------ anchors

    def anchor(self, item: Item) -> str:
        """The anchor of an item, for links with its id or a former one. Empty when the item is there already."""
        return self.place(item.id, *item.aliases)

    def place(self, name: str, *others: str) -> str:
        """The anchor for an id and its former ids. Empty when the id has one already."""
        if name in self.anchors:
            return ""
        self.anchors.update(dict.fromkeys((name, *others), name))
        return name

    def lead_on(self, name: str, anchor: str) -> None:
        """Makes links to the id `name` lead to an anchor."""
        self.anchors[name] = anchor

    # ------------------------------------------------------------ words

    def line(self, rich: Rich) -> Markup:
        return self.words.line(rich)

    def plain(self, rich: Rich) -> str:
        return self.words.plain(rich)

    def paragraphs(self, rich: Rich | None) -> list[Markup]:
        return self.words.paragraphs(rich) if rich else []

    def lines(self, rich: Rich | None, label: str = "") -> list[Line]:
        """Paragraphs, the first with the label."""
        return [Line(text, "" if number else label) for number, text in enumerate(self.paragraphs(rich))]

    def said(self, rich: Rich | None, label: str = "Say") -> list[Line]:
        """Words to say, in quotes."""
        lines = self.lines(rich, label)
        if lines:
            lines[0] = replace(lines[0], text=Markup("“") + lines[0].text)
            lines[-1] = replace(lines[-1], text=lines[-1].text + Markup("”"))
        return lines

    def credited(self, lines: Sequence[Line], sources: Iterable[str]) -> list[Line]:
        """The same lines, the last with their sources at its end."""
        credit = Markup(' <span class="from">From {}.</span>').format(self.names(sources))
        *before, last = lines
        return [*before, replace(last, text=last.text + credit)]

    def names(self, sources: Iterable[str]) -> str:
        """`CEN, Northeastern and TC`."""
        *before, last = (self.plain(self.item(name).short) for name in sources)
        return " and ".join(filter(None, [", ".join(before), last]))

    def asked(self, names: Iterable[str], *, at_home: bool = False) -> list[Asked]:
        """Questions in short, by their ids. `at_home`: this is their place; elsewhere they link to it."""
        return [self._asked(self.item(name), at_home) for name in names]

    def _asked(self, question: Question, at_home: bool) -> Asked:
        notes = [f"{question.minutes} min", "look it up first" if question.answer == "look-up" else ""]
        ask = self.line(question.ask)
        if not (at_home or self.short) and question.id in self.inside:
            ask = Markup('<a href="{}">{}</a>').format(self._href(question.id), ask)
        return Asked(self.anchor(question) if at_home else "", ask, ", ".join(filter(None, notes)))

    # ------------------------------------------------------------ dials

    def mark(self, first: int, last: int, of: int = USUAL) -> str:
        """The class that shows a dial with `of` ticks, of which `first` to `last` (1-based) are bold."""
        name = f"dial-{first}-{last}-{of}"
        self.marks[name] = drawings.dial(first, last, of)
        return name
