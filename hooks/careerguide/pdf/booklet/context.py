"""A booklet while it is made: its words, the places that links lead to, its dials, how many questions there were."""

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
from careerguide.pdf import drawings
from careerguide.pdf.booklet.elements import Asked, Line
from careerguide.pdf.drawings import USUAL


@dataclass
class Making:
    """`inside` says where links lead that stay in the booklet; it is what the same booklet left in `anchors` before."""

    guide: Guide
    addresses: Addresses
    booklet: Booklet
    large: bool = False
    inside: Mapping[str, str] = field(default_factory=dict)
    anchors: dict[str, str] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    numbered: int = 0

    @cached_property
    def words(self) -> Renderer:
        return replace(self.addresses.absolute_renderer(), href=self._href)

    def _href(self, name: str) -> str:
        return f"#{self.inside[name]}" if name in self.inside else self.addresses.absolute(name)

    def has(self, page: str) -> bool:
        """Whether the booklet has this page as a chapter of its own."""
        return page in self.booklet.chapters

    @property
    def short(self) -> bool:
        """Whether questions are shown in short."""
        return self.booklet.questions == "short"

    def item(self, name: str) -> Any:
        """An item by its id. What stands in a typed reference is of that type; the content was checked for that."""
        return self.guide.by_id[name]

    # ------------------------------------------------------------ places

    def anchor(self, item: Item) -> str:
        """The place of an item, for links by its id and former ids. Empty where it stands a second time."""
        return self.place(item.id, *item.aliases)

    def place(self, name: str, *others: str) -> str:
        if name in self.anchors:
            return ""
        self.anchors.update(dict.fromkeys((name, *others), name))
        return name

    def lead_on(self, name: str, anchor: str) -> None:
        """Links to `name` lead to another place of the booklet."""
        self.anchors[name] = anchor

    # ------------------------------------------------------------ words

    def line(self, rich: Rich) -> Markup:
        return self.words.line(rich)

    def plain(self, rich: Rich) -> str:
        return self.words.plain(rich)

    def paragraphs(self, rich: Rich | None) -> list[Markup]:
        return self.words.paragraphs(rich) if rich else []

    def lines(self, rich: Rich | None, label: str = "") -> list[Line]:
        """Paragraphs, the label beside the first."""
        return [Line(text, "" if number else label) for number, text in enumerate(self.paragraphs(rich))]

    def said(self, rich: Rich | None, label: str = "Say") -> list[Line]:
        """Words to say, in quotes."""
        found = self.lines(rich, label)
        if found:
            found[0] = replace(found[0], text=Markup("“") + found[0].text)
            found[-1] = replace(found[-1], text=found[-1].text + Markup("”"))
        return found

    def credited(self, lines: Sequence[Line], sources: Iterable[str]) -> list[Line]:
        """The same lines, and at the end of the last one where they come from."""
        credit = Markup(' <span class="from">From {}.</span>').format(self.names(sources))
        *before, last = lines
        return [*before, replace(last, text=last.text + credit)]

    def names(self, sources: Iterable[str]) -> str:
        """`CEN, Northeastern and TC`."""
        *before, last = (self.plain(self.item(name).short) for name in sources)
        return " and ".join(filter(None, [", ".join(before), last]))

    def asked(self, names: Iterable[str], *, at_home: bool = False) -> list[Asked]:
        """Questions in short. Where they are not at home, they lead to where they stand in full."""
        return [self._asked(self.item(name), at_home) for name in names]

    def _asked(self, question: Question, at_home: bool) -> Asked:
        notes = [f"{question.minutes} min", "look it up first" if question.answer == "look-up" else ""]
        ask = self.line(question.ask)
        if not (at_home or self.short) and question.id in self.inside:
            ask = Markup('<a href="{}">{}</a>').format(self._href(question.id), ask)
        return Asked(self.anchor(question) if at_home else "", ask, ", ".join(filter(None, notes)))

    # ------------------------------------------------------------ dials

    def mark(self, first: int, last: int, of: int = USUAL) -> str:
        """The class that shows a dial of so many ticks, some of them bold."""
        name = f"dial-{first}-{last}-{of}"
        self.marks[name] = drawings.dial(first, last, of)
        return name
