"""The places of a worksheet where people write, and the boxes they check: what a filled-in example can answer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from careerguide.model.markup import Rich

POINTS: Final = 5
"""The highest number of a rating."""


@dataclass(frozen=True, slots=True)
class Place:
    """Room for `rows` of `columns` answers each. With `most` they are numbers from 1 to that, else texts."""

    rows: int = 1
    columns: int = 1
    most: int = 0

    def fits(self, answer: Sequence[Sequence[Rich | None]]) -> bool:
        """Whether an answer has no more rows and columns than there are, and only such numbers."""
        if len(answer) > self.rows or any(len(row) > self.columns for row in answer):
            return False
        return all(self._valid(cell.typed) for row in answer for cell in row if cell)

    def _valid(self, typed: str) -> bool:
        return not self.most or (typed.isdecimal() and 1 <= int(typed) <= self.most)

    def __str__(self) -> str:
        what = f"a number from 1 to {self.most}" if self.most else "one piece of text"
        if self.columns == 1:
            return what
        several = f"a list of {self.columns}, with {what} in each"
        return several if self.rows == 1 else f"up to {self.rows} lists like [{', '.join('…' * self.columns)}]"


@dataclass(frozen=True)
class Places:
    """The blanks of one worksheet by their names, and the words next to its checkboxes."""

    written: Mapping[str, Place]
    boxes: frozenset[str]

    @classmethod
    def of(cls, named: Iterable[tuple[str, Place | None]]) -> "Places":
        pairs = list(named)
        written = {name: place for name, place in pairs if place}
        return cls(written, frozenset(name for name, place in pairs if not place))


NamedPlaces = Iterator[tuple[str, Place | None]]
"""The blanks of a block, each with the words next to it, or the id of its question. A checkbox has no Place."""
Items = Mapping[str, Any]
"""Plans, categories, questions and sections by id, and every category under `this`."""
