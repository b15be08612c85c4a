"""The HTML that a sheet is made from, as a line of signs and fields, and what in it belongs together.

WeasyPrint tags an element that goes on over a page as two; only its source tells that they were one.
"""

from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

HEADINGS: Final = {"h2", "h3", "h4"}
FIELDS: Final = {"input", "textarea"}


@dataclass
class Source:
    html: str
    signs: list[str] = field(default_factory=list)
    """All that is printed, without spaces, and the names of the fields, each in its place."""
    together: list[tuple[int, int]] = field(default_factory=list)
    """From which sign to which may not be parted: a field and its words, a heading and the rest of its block."""

    def __post_init__(self) -> None:
        body = ElementTree.fromstring(self.html).find("body")
        assert body is not None
        self._read(body)

    def _read(self, element: Element) -> tuple[bool, bool]:
        """Whether there are words in it, and fields for which no words were found yet."""
        if element.tag in FIELDS:
            self.signs.append(element.attrib["name"])
            return False, True
        start, alone = len(self.signs), False
        words = self._write(element.text)
        for child in element:
            said, left = self._read(child)
            followed = self._write(child.tail)
            words, alone = words or said or followed, alone or left
        headed = element.tag == "div" and any(child.tag in HEADINGS for child in element)
        if (alone and words) or headed:
            self.together.append((start, len(self.signs)))
            alone = False
        return words, alone

    def _write(self, text: str | None) -> bool:
        signs = "".join((text or "").split())
        self.signs += signs
        return bool(signs)
