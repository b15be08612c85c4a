"""What the types of fields say: which model reads a value, which choices it has, and what is noted on its type."""

import types
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from careerguide.model.fields import Form

Loc = tuple[str | int, ...]
"""The way to a place in a value: names of fields, and numbers of entries, counting from 0."""


def models_from(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and all that are derived from it."""
    yield base
    for model in base.__subclasses__():
        yield from models_from(model)


def field_names(model: type[BaseModel]) -> list[str]:
    """The fields of a model, as they're called in YAML."""
    return [field.alias or name for name, field in model.model_fields.items()]


def field_named(model: type[BaseModel], name: object) -> FieldInfo | None:
    """The field that's called this in YAML, or None."""
    return next((field for key, field in model.model_fields.items() if (field.alias or key) == name), None)


def is_type(annotation: Any, wanted: type) -> bool:
    """Whether an annotation is a class, and a subclass of `wanted`."""
    return isinstance(annotation, type) and issubclass(annotation, wanted)


def bare_type(annotation: Any) -> Any:
    """The type without its notes and without None."""
    if get_origin(annotation) is Annotated:
        return bare_type(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        rest = [member for member in get_args(annotation) if member is not types.NoneType]
        return bare_type(rest[0]) if len(rest) == 1 else annotation
    return annotation


def parts_of(annotation: Any) -> Iterator[Any]:
    """An annotation, and all that's in it: its notes, and the types of what it holds."""
    yield annotation
    for part in get_args(annotation):
        yield from parts_of(part)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models in an annotation such as `tuple[Question, ...] | None`."""
    return (part for part in parts_of(annotation) if is_type(part, BaseModel))


def type_at(annotation: Any, loc: Loc) -> Any:
    """The annotation of what is at `loc` inside a value with this annotation. A loc that ends with a name and
    "[key]", as pydantic writes it, leads to that name itself.
    """
    for name, follower in zip(loc, (*loc, None)[1:], strict=True):
        bare = bare_type(annotation)
        inner = get_args(bare)
        if is_type(bare, BaseModel):
            field = field_named(bare, name)
            annotation = field.rebuild_annotation() if field else annotation
        elif get_origin(bare) is tuple:
            annotation = inner[0] if Ellipsis in inner else inner[int(name)]
        elif inner:
            annotation = inner[0 if follower == "[key]" else 1]
    return annotation


def model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """The model that reads what is at `loc` inside a value of `model`: the last one on the way there."""
    for name in loc:
        if field := field_named(model, name):
            model = next(models_in(field.annotation), model)
    return model


def choices_of(annotation: Any) -> list[str]:
    """The words that a value can be, from its Literal."""
    literals = (part for part in parts_of(annotation) if get_origin(part) is Literal)
    return [str(word) for literal in literals for word in get_args(literal)]


def form_of(annotation: Any) -> Form | None:
    """What's noted next to the pattern of a value."""
    return next((part for part in parts_of(annotation) if isinstance(part, Form)), None)
