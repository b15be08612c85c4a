"""The guide's words as HTML. Views call these methods, and templates call most of them as filters.

What they give depends on nothing but their arguments, the `Addresses` and, on the site, the page. So `serve` can keep
a page for as long as these and its view stay the same.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from careerguide.model.markup import Renderer, Rich, Span
from careerguide.pages.dials import dial, ruler
from careerguide.pages.interface import Interface
from careerguide.pages.urls import Addresses

WORDS_A_SECOND: Final = 2.5  # aloud, without hurry
EACH: Final = "each category"
"""In the title of a worksheet that is made for each category, in place of {category}."""

# everything that Markdown, attribute lists or templates could take for a mark of their own
MARKS: Final = {ord(mark): f"&#{ord(mark)};" for mark in '\\`*_{}[]()<>#+!|&~^=:$@%"'}


@dataclass(frozen=True)
class Words:
    """What the site and booklets have in common. A subclass says where links lead, in `renderer`."""

    addresses: Addresses

    @property
    def renderer(self) -> Renderer:
        raise NotImplementedError

    @property
    def ui(self) -> Interface:
        """The words of the interface."""
        return self.addresses.ui

    def line(self, rich: Rich) -> Markup:
        """All of it as one run of HTML."""
        return self.renderer.line(rich)

    def paragraphs(self, rich: Rich | None) -> list[Markup]:
        """Each paragraph as HTML; none of None."""
        return self.renderer.paragraphs(rich) if rich else []

    def quoted(self, rich: Rich | None) -> list[Markup]:
        """Paragraphs of words to say, in one pair of quotes."""
        texts = self.paragraphs(rich)
        if texts:
            texts[0] = Markup("“") + texts[0]
            texts[-1] = texts[-1] + Markup("”")
        return texts

    def plain(self, rich: Rich) -> str:
        """As text without marks, to be escaped where it's used."""
        return self.renderer.plain(rich)

    def seconds(self, rich: Rich) -> int:
        """How long it takes to say, to five seconds."""
        return max(5, 5 * round(len(self.plain(rich).split()) / WORDS_A_SECOND / 5))

    def short(self, name: str) -> Markup:
        """What a source or a group of readers is called, by its id."""
        return self.line(self.addresses.names[name])

    def audiences(self, names: Sequence[str]) -> str:
        """`Students, Career changers`, or nothing when a question is for everyone."""
        if self.addresses.everyone.intersection(names):
            return ""
        return ", ".join(self.plain(self.addresses.names[name]) for name in names)


@dataclass(frozen=True)
class PageWords(Words):
    """The words of one page of the site. Links are relative to it."""

    page: str
    """Its path, as in `steps/meet.md`."""

    @cached_property
    def renderer(self) -> Renderer:
        return self.addresses.renderer(self.page).naming(EACH)

    def href(self, name: str) -> str:
        """A link to an item or page by its id."""
        return self.addresses.href(name, self.page)

    def link_to_file(self, path: str) -> str:
        """A link to a page or file given by its path from the root of the site."""
        return self.addresses.link_to_file(path, self.page)

    def mark(self, checklist: Iterable[Rich]) -> str:
        """Eight characters that tell the words of a checklist from those of an earlier edition."""
        words = "\n".join(self.plain(item) for item in checklist)
        return hashlib.sha256(words.encode()).hexdigest()[:8]

    def heading(self, rich: Rich) -> Markup:
        """For a heading written in Markdown."""
        return HeadingRenderer(self.renderer.href, self.renderer.default).html(rich.paragraphs[0])


class HeadingRenderer(Renderer):
    """Escapes everything that Markdown would take for a mark of its own. Links are only their words."""

    def _html(self, span: Span) -> Markup:
        match span.kind:
            case "text":
                return for_markdown(span.words)
            case "default":
                return for_markdown(self.default(span.words))
            case "link":
                return self.html(span.inside)
            case _:
                return super()._html(span)


def for_markdown(words: str) -> Markup:
    """Text that stays what it is inside Markdown."""
    return Markup(words.translate(MARKS))


def _filter(name: str) -> Callable[[Context, Any], Any]:
    @pass_context
    def apply(context: Context, value: Any) -> Any:
        return getattr(context["words"], name)(value)

    return apply


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    **{name: _filter(name) for name in ("line", "paragraphs", "quoted", "plain", "seconds", "short", "audiences")},
    **{name: _filter(name) for name in ("href", "link_to_file", "mark", "heading", "names")},
    "number": lambda value: f"{value:g}",
    "ruler": ruler,
    "dial": dial,
}
"""The filters of templates. All but the last three call the method of that name on the `words` of the template.

`heading`, `link_to_file` and `mark` are for pages, `names` for booklets.
"""
