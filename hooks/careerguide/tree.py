"""The HTML of our own templates, read into a tree. WeasyPrint's reader copes with all that stands on the web. That
takes it six times as long, a fourteenth of the work on a sheet. Ours wants everything closed that is opened.
"""

from __future__ import annotations

import logging
from html.parser import HTMLParser
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder

EMPTY: Final = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})
"""Elements that are never closed."""


def tree(html: str) -> Element:
    """What any reader of HTML sees in it. A template that does not close its elements in order is blamed in
    WeasyPrint's log, where the typesetter looks for what went wrong.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.builder.close()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.builder = TreeBuilder()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in EMPTY:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open:
            _complain("</%s> closes nothing", tag)
            return
        while self.open[-1] != tag:
            self._close_forgotten()
        self.builder.end(self.open.pop())

    def handle_data(self, data: str) -> None:
        if self.open:
            self.builder.data(data)

    def close(self) -> None:
        super().close()
        while self.open:
            self._close_forgotten()

    def _close_forgotten(self) -> None:
        _complain("<%s> is not closed", self.open[-1])
        self.builder.end(self.open.pop())


def _complain(message: str, tag: str) -> None:
    logging.getLogger("weasyprint").error(message, tag)
