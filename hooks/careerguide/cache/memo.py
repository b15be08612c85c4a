"""What was worked out before, for a guide that is served: an edit changes little of it.

A result stands under the very objects that it was made of. They are kept with it, so that no other object can be taken
for them. What a whole build did not ask for is forgotten after it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memory:
    """Of one guide. Nothing in it may be changed by those who get it."""

    def __init__(self) -> None:
        self._before: dict[Hashable, tuple[tuple[object, ...], Any]] = {}
        self._now: dict[Hashable, tuple[tuple[object, ...], Any]] = {}

    def result(self, what: Hashable, of: tuple[object, ...], make: Callable[[], T]) -> T:
        """What was made of these objects, or else is made of them now. `make` may depend on nothing else."""
        key = (what, *map(id, of))
        entry = self._now.get(key) or self._before.get(key) or (of, make())
        self._now[key] = entry
        result: T = entry[1]
        return result

    def same(self, name: Hashable, value: T) -> T:
        """The value that had this name before, if it is equal: what was made of that holds for this one too."""
        key = ("same", name)
        entry = self._now.get(key) or self._before.get(key)
        if entry is None or entry[1] != value:
            entry = ((), value)
        self._now[key] = entry
        result: T = entry[1]
        return result

    def forget(self) -> None:
        """To be called when a build is done."""
        self._before, self._now = self._now, {}
