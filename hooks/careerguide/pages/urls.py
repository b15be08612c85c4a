"""Where everything lives on the site: which page, which anchor, and how one page links to another."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from careerguide.model.fields import Item
from careerguide.model.guide import Guide
from careerguide.model.kinds import FIXED_PAGES, kinds_on_fixed_pages, kinds_with_pages
from careerguide.model.markup import Renderer
from careerguide.model.questions import Category, Question

MOST: Final = 100  # questions on one page; search and phones slow down beyond that

FIXED: Final = FIXED_PAGES
OWN: Final = kinds_with_pages()
SHARED: Final = kinds_on_fixed_pages()


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


@dataclass(frozen=True)
class Addresses:
    """Links for one guide. `pretty` is for sites whose addresses end in a slash."""

    guide: Guide
    pretty: bool = True

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """By id, former ids and names of pages."""
        found = {name: Place(page) for name, page in FIXED.items()}
        for item, place in self._places():
            found.update(dict.fromkeys((item.id, *item.aliases), place))
        return found

    def _places(self) -> Iterator[tuple[Item, Place]]:
        for item in self.guide.items():
            if item.kind in OWN:
                yield item, Place(OWN[item.kind].format(_name(item)))
            elif item.kind in SHARED:
                yield item, Place(SHARED[item.kind], item.id)
        for audience in self.guide.audiences:
            yield audience, Place(FIXED["questions"])
        for step in self.guide.steps:
            yield from ((section, Place(OWN["step"].format(step.id), section.id)) for section in step.sections)
        for page in self.guide.pages:
            yield from ((section, Place(OWN["page"].format(page.id), section.id)) for section in page.sections)
        for category in self.guide.categories:
            for number, group in enumerate(chunks(category.questions), 1):
                page_path = category_page(category, number)
                yield from ((question, Place(page_path, question.id)) for question in group)

    def page_url(self, page: str) -> str:
        """The address of a page, relative to the site's root: `steps/meet.md` becomes `steps/meet/`."""
        stem = page.removesuffix(".md")
        if stem == "index" or stem.endswith("/index"):
            return stem.removesuffix("index") + ("" if self.pretty else "index.html")
        return f"{stem}/" if self.pretty else f"{stem}.html"

    def to(self, target: str, page: str) -> str:
        """A relative link from `page` to another page or file of the site, given by its path from the root."""
        if (target, page) not in self._links:
            self._links[target, page] = self._relative(target, page)
        return self._links[target, page]

    @cached_property
    def _links(self) -> dict[tuple[str, str], str]:
        """From page to page: most links of a page lead to few others."""
        return {}

    def _relative(self, target: str, page: str) -> str:
        here = posixpath.dirname(self.page_url(page)) or "."
        there = self.page_url(target) if target.endswith(".md") else target
        relative = posixpath.relpath(there or ".", here)
        return relative + "/" if (there == "" or there.endswith("/")) and not relative.endswith("/") else relative

    def href(self, name: str, page: str) -> str:
        """A relative link from `page` to an item or page by its id."""
        place = self.places[name]
        if place.page == page and place.anchor:
            return f"#{place.anchor}"
        return self.to(place.page, page) + (f"#{place.anchor}" if place.anchor else "")

    def full(self, name: str) -> str:
        """The whole address of an item or page by its id, for paper and for search engines."""
        place = self.places[name]
        return self.guide.site.url + self.page_url(place.page) + (f"#{place.anchor}" if place.anchor else "")

    @cached_property
    def defaults(self) -> Mapping[str, str]:
        """Our default on each position, by its id, as plain text."""
        return {position.id: position.default.typed for position in self.guide.positions}

    def on(self, page: str) -> Renderer:
        """Renders texts for `page`, with links relative to it."""
        return Renderer(lambda name: self.href(name, page), self.defaults.__getitem__)

    def off_site(self) -> Renderer:
        """Renders texts for paper and mail, with whole addresses."""
        return Renderer(self.full, self.defaults.__getitem__)
