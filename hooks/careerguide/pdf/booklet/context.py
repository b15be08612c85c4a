"""What the chapters of one booklet share while it is made: its words, the targets of links, its dials."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from careerguide.model.fields import Item
from careerguide.model.guide import Guide
from careerguide.model.markup import Renderer
from careerguide.model.worksheets import Booklet
from careerguide.pages.interface import Interface
from careerguide.pages.urls import Addresses
from careerguide.pages.words import EACH, Words
from careerguide.pdf.layout import drawings
from careerguide.pdf.layout.drawings import USUAL
from careerguide.problems.english import all_of


@dataclass(frozen=True)
class BookletWords(Words):
    """The words of a booklet. `inside` has the anchors to which links lead that stay in it; others lead to the site."""

    inside: Mapping[str, str]

    @cached_property
    def renderer(self) -> Renderer:
        return replace(self.addresses.absolute_renderer(), href=self.href).naming(EACH)

    def href(self, name: str) -> str:
        """A link to an item or page by its id."""
        return f"#{self.inside[name]}" if name in self.inside else self.addresses.absolute(name)

    def names(self, sources: Iterable[str]) -> str:
        """`CEN, Northeastern and TC`."""
        return all_of(self.plain(self.addresses.names[name]) for name in sources)


@dataclass
class BookletContext:
    """What the chapters of one booklet are made with. `anchors`, `marks` and `numbered` change while they are made.

    `inside` says where links lead that stay in the booklet: what the same booklet left in `anchors` before.
    """

    guide: Guide
    addresses: Addresses
    booklet: Booklet
    inside: Mapping[str, str] = field(default_factory=dict)
    """The anchor for each id that is in the booklet: its `anchors` from when it was made before."""
    anchors: dict[str, str] = field(default_factory=dict)
    """The anchor of each id, former ids too."""
    marks: dict[str, str] = field(default_factory=dict)
    """Each dial as an address, by its class."""
    numbered: int = 0
    """How many questions have a number."""

    @cached_property
    def words(self) -> BookletWords:
        return BookletWords(self.addresses, self.inside)

    @property
    def ui(self) -> Interface:
        """The words of the interface."""
        return self.addresses.ui

    def has(self, page: str) -> bool:
        """Whether the booklet has this page as a chapter of its own."""
        return page in self.booklet.chapters

    @property
    def short(self) -> bool:
        """Whether questions are shown in short."""
        return self.booklet.questions == "short"

    def anchor(self, item: Item) -> str:
        """The place of an item, for links by its id and former ids. Empty where it comes a second time."""
        return self.place(item.id, *item.aliases)

    def place(self, name: str, *others: str) -> str:
        """Notes a place in `anchors` under each of these names, and returns its anchor; empty if it has one."""
        if name in self.anchors:
            return ""
        self.anchors.update(dict.fromkeys((name, *others), name))
        return name

    def mark(self, first: int, last: int, of: int = USUAL) -> str:
        """The class that shows a dial of `of` marks, with those from `first` to `last` (from 1) in bold."""
        name = f"dial-{first}-{last}-{of}"
        self.marks[name] = drawings.dial(first, last, of)
        return name
