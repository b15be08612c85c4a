"""Results kept while the guide is served: what an edit didn't change isn't worked out again.

`build/live_preview.py` has the only Memo and makes it active around each of its builds. Anywhere else nothing is kept,
and every call of `compute` does the work.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, TypeVar

T = TypeVar("T")


class Memo:
    """Results of one guide, by the very objects that they were made of.

    Those objects are kept with their result, so that no other object can be taken for them. Who gets a result must not
    change it.
    """

    def __init__(self) -> None:
        self._before: dict[Hashable, tuple[tuple[object, ...], Any]] = {}
        self._now: dict[Hashable, tuple[tuple[object, ...], Any]] = {}

    @contextmanager
    def active(self) -> Iterator[None]:
        """For one build. What it didn't ask for is dropped when it ends."""
        token = _active.set(self)
        try:
            yield
        finally:
            _active.reset(token)
        self._before, self._now = self._now, {}

    def compute(self, name: Hashable, inputs: tuple[object, ...], make: Callable[[], T]) -> T:
        key = (name, *map(id, inputs))
        entry = self._now.get(key) or self._before.get(key) or (inputs, make())
        self._now[key] = entry
        result: T = entry[1]
        return result

    def intern(self, name: Hashable, value: T) -> T:
        key = ("intern", name)
        entry = self._now.get(key) or self._before.get(key)
        if entry is None or entry[1] != value:
            entry = ((), value)
        self._now[key] = entry
        result: T = entry[1]
        return result


_active: Final[ContextVar[Memo | None]] = ContextVar("memo", default=None)


def compute(name: Hashable, inputs: tuple[object, ...], make: Callable[[], T]) -> T:
    """What `make` returns. While a Memo is active, its result of before if `inputs` are the same objects.

    `make` must depend on nothing but `inputs`. `name` says what is made.
    """
    memo = _active.get()
    return make() if memo is None else memo.compute(name, inputs, make)


def intern(name: Hashable, value: T) -> T:
    """The value, or the equal one that had this name before: what was made of that then holds for this one too."""
    memo = _active.get()
    return value if memo is None else memo.intern(name, value)


@contextmanager
def inactive() -> Iterator[None]:
    """For work on objects that are changed afterwards."""
    token = _active.set(None)
    try:
        yield
    finally:
        _active.reset(token)
