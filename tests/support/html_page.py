"""A page of the built site, read for the tests: its ids, its links, its head and its text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

SILENT: Final = {"script", "style", "template", "title", "svg"}
VOID: Final = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Page(HTMLParser):
    """`tags` holds every start tag with its attributes."""

    path: Path
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""
    title: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self.feed(self.path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["title"] and "svg" not in self._open:
            self.title += data
        if not SILENT & set(self._open):
            self.text += data

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    def values(self, tag: str, attribute: str, **wanted: str) -> list[str]:
        """The values of one attribute on every such tag that has these others."""
        return [
            attributes[attribute]
            for other, attributes in self.tags
            if other == tag and attribute in attributes and wanted.items() <= attributes.items()
        ]

    def meta(self, name: str) -> str:
        found = self.values("meta", "content", name=name) or self.values("meta", "content", property=name)
        return found[0] if found else ""
