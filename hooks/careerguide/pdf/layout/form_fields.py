"""The fields of one sheet. People hear the title of each when they tab to it: never an id, never the same twice."""

import re
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")
LONGEST: Final = 40  # characters of a name


@dataclass(frozen=True, slots=True)
class Field:
    """`title` is for people, `name` for programs that read the data that was typed."""

    name: str
    title: str
    written: Markup | None = None
    """What an example has there; None on a sheet for the reader to fill in."""
    ticked: bool = False
    """On an example, whether the box is checked."""


@dataclass(frozen=True, slots=True)
class NamedField:
    label: Markup
    field: Field


@dataclass(frozen=True, slots=True)
class Tick:
    """A checkbox and its words."""

    field: Field
    words: Markup


@dataclass(frozen=True, slots=True)
class Notes:
    """Lines to write on."""

    field: Field
    lines: int


class Fields:
    """Makes the fields of one sheet, in reading order, and remembers their titles and names."""

    def __init__(self) -> None:
        self._titles: set[str] = set()
        self._names: set[str] = set()

    def add(self, title: str, within: str = "") -> Field:
        """A new field. `within` is put in front of a title that another field has."""
        wanted = f"{within}: {title}" if within and title.casefold() in self._titles else title
        free = _free(wanted, self._titles, "{} ({})")
        plain = NOT_PLAIN.sub("-", wanted.lower())[:LONGEST].strip("-") or "field"
        return Field(_free(plain, self._names, "{}-{}"), free)


def _free(wanted: str, taken: set[str], pattern: str) -> str:
    """`wanted` itself, or with the first number that makes it new. Adds it to `taken`, in lower case."""
    free, number = wanted, 1
    while free.casefold() in taken:
        number += 1
        free = pattern.format(wanted, number)
    taken.add(free.casefold())
    return free
