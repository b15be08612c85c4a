"""The words of a page, read from its HTML: what the search index and `compare` have in common."""

import re
from abc import abstractmethod
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Final

SILENT: Final = frozenset({"script", "style", "template", "svg"})
"""Elements whose text isn't read."""
VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

Attributes = Mapping[str, str | None]


class TextReader(HTMLParser):
    """Reads HTML element by element. A subclass says which elements to leave out, and gets the text of all others."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        """The elements around the current place, outermost first."""
        self._left_out_at = 0
        """How deep the element is that is left out; 0 outside of one."""

    @abstractmethod
    def leaves_out(self, tag: str, attributes: Attributes) -> bool:
        """Whether to skip the text of an element that begins here, with everything in it."""

    @abstractmethod
    def boundary(self, tag: str) -> None:
        """Called at each start and end tag before anything else, also within what is left out."""

    def started(self, tag: str, attributes: Attributes) -> None:
        """Called when an element has begun that is not left out. Void elements never end."""

    def ended(self) -> None:
        """Called when elements have ended: those that are no longer in `open`."""

    @abstractmethod
    def text(self, data: str) -> None:
        """Called for each run of text that is not left out."""

    @property
    def leaving_out(self) -> bool:
        return self._left_out_at > 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.boundary(tag)
        if tag not in VOID:
            self.open.append(tag)
            if not self.leaving_out and self.leaves_out(tag, attributes):
                self._left_out_at = len(self.open)
        if not self.leaving_out:
            self.started(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        self.boundary(tag)
        if tag in self.open:
            while self.open.pop() != tag:
                pass
            if len(self.open) < self._left_out_at:
                self._left_out_at = 0
            self.ended()

    def handle_data(self, data: str) -> None:
        if not self.leaving_out:
            self.text(data)

    def read(self, html: str) -> None:
        """Reads the whole of it."""
        self.feed(html)
        self.close()


def tidy(text: str) -> str:
    """Text as it is read: one space between words, and none before a comma or inside brackets."""
    return re.sub(r"(?<=[(“]) | (?=[,.;:?!)”])", "", " ".join(text.split()))
