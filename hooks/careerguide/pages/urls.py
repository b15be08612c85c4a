"""Where everything lives on the site: which page, which anchor, and how one page links to another."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import InitVar, dataclass, field
from functools import lru_cache
from typing import Final

from careerguide.model.fields import Item
from careerguide.model.guide import Guide
from careerguide.model.interface import PREFIX
from careerguide.model.kinds import FIXED_PAGES, OWN_PAGES, SHARED_PAGES
from careerguide.model.letter_hints import most_words
from careerguide.model.markup import Renderer, Rich
from careerguide.model.pages import Page, Step
from careerguide.model.questions import Category, Question
from careerguide.model.site import Site, Tools
from careerguide.pages.interface import Interface

MOST: Final = 100  # questions on one page; search and phones slow down beyond that

FIXED: Final = FIXED_PAGES


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the site (as its Markdown path) and an anchor on it, empty for the page itself."""

    page: str
    anchor: str = ""


def chunks(questions: Sequence[Question], most: int = MOST) -> Iterator[Sequence[Question]]:
    """Questions in groups of at most `most`, as even as can be."""
    groups = -(-len(questions) // most)
    for number in range(groups):
        yield questions[number * len(questions) // groups : (number + 1) * len(questions) // groups]


def category_page(category: Category, number: int) -> str:
    """The page of the `number`th group of a category, counting from 1."""
    return f"questions/{category.id}.md" if number == 1 else f"questions/{category.id}-{number}.md"


def _name(item: Item) -> str:
    """What an item is called in the address of its page."""
    return item.id.removeprefix("way-") if item.kind == "way" else item.id


@dataclass
class Addresses:
    """Where everything of one guide is, and what texts name by its id.

    It holds values only, so that two can be compared: pages made with equal ones have the same links and the same
    words for our defaults. `pretty` is for sites whose addresses end in a slash.
    """

    guide: InitVar[Guide]
    pretty: bool = True
    site: Site = field(init=False)
    places: Mapping[str, Place] = field(init=False)
    """By id, former ids and names of pages."""
    defaults: Mapping[str, str] = field(init=False)
    """Our default on each position, by its id, as plain text."""
    names: Mapping[str, Rich] = field(init=False)
    """What sources are called after “From”, and groups of readers in lists, by their ids."""
    everyone: frozenset[str] = field(init=False)
    """The id and former ids of the group that all readers belong to."""
    tools: Tools = field(init=False)
    """Which items play a part in the tools of the site."""
    most_words: int = field(init=False)
    """How many words a first message can have."""
    ui: Interface = field(init=False)
    """The words of the interface."""

    def __post_init__(self, guide: Guide) -> None:
        self.site, self.everyone, self.tools = guide.site, guide.everyone, guide.tools
        self.most_words = most_words(guide.tools, guide.positions)
        texts = {text.id.removeprefix(PREFIX): text.forms() for text in guide.interface}
        self.ui = Interface(guide.site.language, texts)
        fixed = {name: Place(page) for name, page in FIXED.items()}
        self.places = fixed | {name: place for item, place in _places(guide) for name in (item.id, *item.aliases)}
        self.defaults = {position.id: position.default.typed for position in guide.positions}
        self.names = {
            **{source.id: source.short for source in guide.sources},
            **{audience.id: audience.title for audience in guide.audiences},
        }

    def page_url(self, page: str) -> str:
        """The address of a page, relative to the site's root: `steps/meet.md` becomes `steps/meet/`."""
        stem = page.removesuffix(".md")
        if stem == "index" or stem.endswith("/index"):
            return stem.removesuffix("index") + ("" if self.pretty else "index.html")
        return f"{stem}/" if self.pretty else f"{stem}.html"

    def link_to_file(self, target: str, page: str) -> str:
        """A relative link from `page` to another page or file of the site, given by its path from the root."""
        return _relative(self.page_url(target) if target.endswith(".md") else target, self.page_url(page))

    def href(self, name: str, page: str) -> str:
        """A relative link from `page` to an item or page by its id."""
        place = self.places[name]
        if place.page == page and place.anchor:
            return f"#{place.anchor}"
        return self.link_to_file(place.page, page) + (f"#{place.anchor}" if place.anchor else "")

    def absolute(self, name: str) -> str:
        """The whole address of an item or page by its id, for paper and for search engines."""
        place = self.places[name]
        return self.site.url + self.page_url(place.page) + (f"#{place.anchor}" if place.anchor else "")

    def renderer(self, page: str) -> Renderer:
        """Renders texts for `page`, with links relative to it."""
        return Renderer(lambda name: self.href(name, page), self.defaults.__getitem__)

    def absolute_renderer(self) -> Renderer:
        """Renders texts for paper and mail, with whole addresses."""
        return Renderer(self.absolute, self.defaults.__getitem__)


def _places(guide: Guide) -> Iterator[tuple[Item, Place]]:
    for item in guide.items():
        if item.kind in OWN_PAGES:
            yield item, Place(OWN_PAGES[item.kind].format(_name(item)))
        elif item.kind in SHARED_PAGES:
            yield item, Place(SHARED_PAGES[item.kind], item.id)
    for audience in guide.audiences:
        yield audience, Place(FIXED["questions"])
    holders: Sequence[Step | Page] = (*guide.steps, *guide.pages)
    for holder in holders:
        path = OWN_PAGES[holder.kind].format(holder.id)
        yield from ((section, Place(path, section.id)) for section in holder.sections)
    for category in guide.categories:
        for number, group in enumerate(chunks(category.questions), 1):
            page_path = category_page(category, number)
            yield from ((question, Place(page_path, question.id)) for question in group)


@lru_cache(maxsize=4096)
def _relative(there: str, here: str) -> str:
    """From one URL to another, both relative to the root. Most links of a page lead to few others."""
    relative = posixpath.relpath(there or ".", posixpath.dirname(here) or ".")
    return relative + "/" if (there == "" or there.endswith("/")) and not relative.endswith("/") else relative


def shown(url: str) -> str:
    """A web address as people read it: without `https://`, and without a slash at the end."""
    return url.partition("://")[2].rstrip("/")
