"""What every view is made with: the guide, where things are, and the page that links are relative to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from markupsafe import Markup

from careerguide.model.fields import Item
from careerguide.model.guide import Guide
from careerguide.model.markup import Renderer, Rich, Span
from careerguide.model.site import Source
from careerguide.pages.downloads import Shelf
from careerguide.pages.urls import Addresses

SourceLink = Callable[[str, int], str]

# everything that Markdown, attribute lists or templates could take for a mark of their own
MARKS: Final = {ord(mark): f"&#{ord(mark)};" for mark in '\\`*_{}[]()<>#+!|&~^=:$@%"'}


@dataclass(frozen=True, slots=True)
class Link:
    """Words and where they lead."""

    text: Markup | str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Credit:
    """A source after “From”. `before` is what parts it from the one before."""

    before: str
    name: Markup
    href: str


@dataclass(frozen=True)
class Desk:
    """Makes words, links and credits for one page."""

    guide: Guide
    addresses: Addresses
    shelf: Shelf
    source_link: SourceLink
    page: str = "index.md"

    def at(self, page: str) -> Desk:
        return replace(self, page=page)

    @cached_property
    def renderer(self) -> Renderer:
        return self.addresses.on(self.page)

    def line(self, rich: Rich) -> Markup:
        return self.renderer.line(rich)

    def paragraphs(self, rich: Rich | None) -> tuple[Markup, ...]:
        return tuple(self.renderer.paragraphs(rich)) if rich else ()

    def plain(self, rich: Rich) -> str:
        return self.renderer.plain(rich)

    def naming(self, category: str) -> Renderer:
        """Renders the words of a sheet that is made for each category, where {category} stands for its title."""
        defaults = self.addresses.defaults
        return replace(self.renderer, default=lambda name: category if name == "category" else defaults[name])

    def href(self, name: str) -> str:
        return self.addresses.href(name, self.page)

    def to(self, path: str) -> str:
        """The address of a page or file given by its path from the root."""
        return self.addresses.to(path, self.page)

    def item(self, name: str) -> Any:
        """An item by its id. What stands in a typed reference is of that type; the content was checked for that."""
        return self.guide.by_id[name]

    def edit(self, item: Item) -> str:
        """Where the item is written, in the repository."""
        origin = self.guide.origins[item.id]
        return self.source_link(origin.path, origin.line)

    def heading(self, rich: Rich) -> Markup:
        """For a heading written in Markdown: everything is escaped that Markdown would take for a mark of its own."""
        return Markup("").join(self._marked(span) for span in rich.paragraphs[0])

    def _marked(self, span: Span) -> Markup:
        match span.kind:
            case "strong":
                return Markup("<strong>{}</strong>").format(self._inside(span))
            case "emphasis":
                return Markup("<em>{}</em>").format(self._inside(span))
            case "default":
                return for_markdown(self.addresses.defaults[span.words])
            case "link":
                return self._inside(span)
            case _:
                return for_markdown(span.words)

    def _inside(self, span: Span) -> Markup:
        return Markup("").join(self._marked(inner) for inner in span.inside)

    def credits(self, sources: Iterable[str]) -> tuple[Credit, ...]:
        """“From A, B and C”, each leading to what it contributed."""
        found: list[Source] = [self.item(name) for name in sources]
        joins = ["", *[", "] * (len(found) - 2), " and "] if len(found) > 1 else [""]
        return tuple(
            Credit(join, self.line(source.short), self.href(source.id))
            for join, source in zip(joins, found, strict=True)
        )


def for_markdown(words: str) -> Markup:
    """Text that stays what it is inside Markdown."""
    return Markup(words.translate(MARKS))
