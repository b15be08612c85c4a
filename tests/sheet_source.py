"""The HTML that a sheet is made from, as a line of signs and fields, and what in it belongs together.

WeasyPrint tags an element that goes on over a page as two; only its source tells that they were one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

VOID: Final = {"br", "hr", "img", "input", "link", "meta"}
HEADINGS: Final = {"h2", "h3", "h4"}


@dataclass
class Node:
    """An element: from which sign to which it goes."""

    tag: str
    start: int
    end: int = 0
    headed: bool = False
    """Whether it holds a heading itself, not in an element inside."""
    words: bool = False
    fields: int = 0
    """Fields for which no words were found yet."""


@dataclass
class Source(HTMLParser):
    html: str
    signs: list[str] = field(default_factory=list)
    """All that is printed, without spaces, and the names of the fields, each where it stands."""
    together: list[tuple[int, int]] = field(default_factory=list)
    """From which sign to which may not be parted: a field and its words, a heading and the rest of its block."""

    def __post_init__(self) -> None:
        super().__init__()
        self._open = [Node("root", 0)]
        self.feed(self.html[self.html.index("<body") : self.html.index("</html>")])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._open[-1].headed |= tag in HEADINGS
            self._open.append(Node(tag, len(self.signs)))
        if tag in ("input", "textarea"):
            self.signs.append(dict(attrs)["name"] or "")
            self._open[-1].fields += 1

    def handle_data(self, data: str) -> None:
        signs = "".join(data.split())
        self.signs += signs
        self._open[-1].words |= bool(signs)

    def handle_endtag(self, tag: str) -> None:
        node, above = self._open.pop(), self._open[-1]
        assert node.tag == tag, f"<{node.tag}> ends as </{tag}>"
        if (node.fields and node.words) or (node.headed and tag == "div"):
            self.together.append((node.start, len(self.signs)))
            node.fields = 0
        above.fields += node.fields
        above.words |= node.words
