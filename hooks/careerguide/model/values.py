"""Everything inside a value of the guide: its models, texts and references, each with where it is."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from careerguide.model.fields import PLAIN, Item, Ref
from careerguide.model.introspect import Loc
from careerguide.model.markup import Rich


class Part(NamedTuple):
    """A model, text or reference inside a value."""

    value: Any
    loc: Loc
    """Where it is, from the value that was walked: names as in YAML, and 0-based numbers of list entries."""
    item: Loc = ()
    """Where the innermost item around it is, from the same value."""
    model: type[BaseModel] | None = None
    """The model that has it in a field."""
    field: str = ""
    """The name of that field as in YAML, or of the entry where the field holds names."""


def walk(value: Any) -> list[Part]:
    """Every model, text and reference inside a value, in order; the value itself first, if it is one of them."""
    parts: list[Part] = []
    _collect(parts, value, (), item=(), model=None, field="")
    return parts


def _collect(parts: list[Part], value: Any, loc: Loc, *, item: Loc, model: type[BaseModel] | None, field: str) -> None:
    if isinstance(value, Rich | Ref):
        parts.append(Part(value, loc, item, model, field))
    elif isinstance(value, tuple | list):
        for number, inner in enumerate(value):
            _collect(parts, inner, (*loc, number), item=item, model=model, field=field)
    elif isinstance(value, BaseModel):
        parts.append(Part(value, loc, item, model, field))
        around, of = loc if isinstance(value, Item) else item, type(value)
        for attribute, name in _fields(of):
            if type(inner := getattr(value, attribute)) not in PLAIN:
                _collect(parts, inner, (*loc, name), item=around, model=of, field=name)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            _collect(parts, inner, (*loc, name), item=item, model=model, field=name)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model: as an attribute, and as in YAML."""
    return tuple((name, info.alias or name) for name, info in model.model_fields.items())
