"""Plain values on their way from YAML to the models, each with the place where it was written, and how they're taken
apart: nothing here is validated yet, so every value can have the wrong type.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from careerguide.content.document import Document, Loc
from careerguide.model.kinds import INNER_KINDS, KINDS

LISTS: Final = tuple(inner.list for inner in INNER_KINDS)
"""Lists in which an item has other items."""
MODELS: Final = {kind.part: kind.model for kind in KINDS}
"""By part of the guide: the model of its items."""
NOTHING: Final = object()
"""No value at all, not even an empty one."""
LINK: Final = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(([a-z0-9-]+)\)")


@dataclass(slots=True, eq=False)
class RawItem:
    """A value that's to become an item, and where it is. Its lists are taken apart only when they change."""

    document: Document
    value: Any
    loc: Loc = ()
    inside: "dict[str, list[RawItem]]" = field(default_factory=dict)

    def entries(self, name: str) -> "list[RawItem]":
        """The items in a list of this one, to be changed in place."""
        if name not in self.inside:
            self.inside[name] = [
                RawItem(self.document, value, (*self.loc, name, number))
                for number, value in enumerate(list_in(self.value, name))
            ]
        return self.inside[name]

    def put_back(self) -> None:
        """Puts the entries that were taken out into the value again, each with its place."""
        for name, items in self.inside.items():
            self.value = {**self.value, name: [item.value for item in items]}
            self.move({(*self.loc, name, n): (item.document, item.loc) for n, item in enumerate(items)})
        self.inside = {}

    def move(self, moved: Mapping[Loc, tuple[Document, Loc]]) -> None:
        """Notes for parts of this value that they were written elsewhere."""
        self.document = Document(self.document.path, moved={(): (self.document, ()), **moved})


RawItems = dict[str, list[RawItem]]
"""By part of the guide."""


def tools_of(items: RawItems) -> dict[str, Any]:
    """What content/tools.yml says, as plain values."""
    return next((item.value for item in items["tools"] if isinstance(item.value, dict)), {})


def list_in(value: Any, name: str) -> list[Any]:
    """The list in this field of a value, or an empty one."""
    entries = value.get(name) if isinstance(value, dict) else None
    return entries if isinstance(entries, list) else []


def has_id(value: Any) -> bool:
    """Whether it's an item with an id, whatever is wrong with the rest of it."""
    return isinstance(value, dict) and isinstance(value.get("id"), str)


def ids_of(value: Any) -> Iterator[str]:
    """Its id and its former ones."""
    if isinstance(value, dict):
        yield from (name for name in (value.get("id"), *list_in(value, "aliases")) if isinstance(name, str))


def ids_inside(value: Any, loc: Loc = ()) -> Iterator[tuple[str, Loc]]:
    """Its ids, former ones included, and those of the items in it, each with where it is. The value is at `loc`."""
    if has_id(value):
        yield value["id"], (*loc, "id")
    for number, alias in enumerate(list_in(value, "aliases")):
        if isinstance(alias, str):
            yield alias, (*loc, "aliases", number)
    for name in LISTS:
        for number, entry in enumerate(list_in(value, name)):
            yield from ids_inside(entry, (*loc, name, number))


def merged(
    before: Any, words: Mapping[str, Any], loc: Loc, source_loc: Loc, source: Document
) -> tuple[Any, dict[Loc, tuple[Document, Loc]]]:
    """The fields of `before`, which is at `loc`, with `words` in their place, which are at `source_loc` of `source`;
    and where each of them was written. What has names inside is merged, a list is replaced.
    """
    after, moved = dict(before), {}
    for name, value in words.items():
        if isinstance(value, dict) and isinstance(before.get(name), dict):
            after[name], inner = merged(before[name], value, (*loc, name), (*source_loc, name), source)
            moved.update(inner)
        else:
            after[name] = value
            moved[(*loc, name)] = (source, (*source_loc, name))
    return after, moved
