"""Fields of one sheet. Each gets a name that people hear when they tab to it: never an id, never the same twice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")
LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class Field:
    """`title` is for people, `name` for whoever reads the data that was typed."""

    name: str
    title: str
    written: Markup | None = None
    """On a filled-in sheet, what stands there; None where the reader is to write."""
    ticked: bool = False
    """On a filled-in sheet, whether the box is ticked."""


@dataclass(frozen=True, slots=True)
class NamedField:
    label: Markup
    field: Field


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick and its words."""

    field: Field
    words: Markup


@dataclass(frozen=True, slots=True)
class Notes:
    """Lines to write on."""

    field: Field
    lines: int


class Fields:
    """Hands out the fields of one sheet, in reading order."""

    def __init__(self) -> None:
        self._titles: set[str] = set()
        self._names: set[str] = set()

    def add(self, title: str, within: str = "") -> Field:
        """`within` goes before a title that is taken."""
        wish = f"{within}: {title}" if within and title.casefold() in self._titles else title
        free = _free(wish, self._titles, "{} ({})")
        plain = NOT_PLAIN.sub("-", wish.lower())[:LONGEST].strip("-") or "field"
        return Field(_free(plain, self._names, "{}-{}"), free)


def _free(wish: str, taken: set[str], pattern: str) -> str:
    """The wish itself, or with the first number that makes it new."""
    found, number = wish, 1
    while found.casefold() in taken:
        number += 1
        found = pattern.format(wish, number)
    taken.add(found.casefold())
    return found
