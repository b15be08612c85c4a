"""What can stand in each kind of file, made from the model: JSON Schemas for editors, and a reference for people.

A schema takes all that the check takes. Values are read as text, so a number or a yes is good where text belongs. What
only the whole can tell, such as whether an id is there, stays with the check.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import annotated_types as limits
from pydantic import BeforeValidator, StringConstraints
from pydantic.fields import FieldInfo

from careerguide.content.files import CHANGES, LAYOUT, OWN, SETTINGS, Layout
from careerguide.content.office_layer import INNER, RANK
from careerguide.model.blocks import NarrowBlock, as_named
from careerguide.model.descriptions import about, says
from careerguide.model.fields import BareList, Item, LetterLine, LetterText, Line, Model, Ref, Text, Writing, as_range
from careerguide.model.markup import ID, Rich
from careerguide.model.office import Added, as_words
from careerguide.model.pages import Section
from careerguide.model.questions import Question
from careerguide.model.site import Home, Overview
from careerguide.model.worksheets import as_nothing, as_rows
from careerguide.problems.english import one_of

KINDS: Final = (*LAYOUT, SETTINGS, CHANGES)
"""Each kind of file. An office's own letters and sheets are of the same kinds as the guide's."""
FOLDER: Final = "docs/schemas"
FILE_NAME: Final = "The name of the file, without .yml. It need not stand here."
SCALARS: Final = ("string", "number", "boolean")
"""What our reader takes as text."""

Schema = dict[str, Any]
ModelType = type[Model]


@dataclass(frozen=True, slots=True)
class Value:
    """What a field can hold: for editors, and in words for one and for several."""

    schema: Schema
    one: str
    many: str


@dataclass(slots=True)
class _Maker:
    """Walks through models and keeps each part that it met, in order."""

    parts: dict[str, ModelType] = field(default_factory=dict)

    def value(self, annotation: Any) -> Value:
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.annotated(inner[0], inner[1:])
        if origin in (Union, types.UnionType):
            return _or_nothing(self.value(next(one for one in inner if one is not types.NoneType)))
        if origin is Literal:
            return _choice(inner)
        if origin is tuple:
            return self.sequence(inner)
        if origin is not None:
            return self.mapping(*inner)
        return self.part(annotation) if issubclass(annotation, Model) else _plain(annotation)

    def annotated(self, kind: Any, notes: Sequence[Any]) -> Value:
        readers = [note.func for note in notes if isinstance(note, BeforeValidator)]
        if kind is Rich:
            return next(TEXTS[reader] for reader in readers)
        found = self.value(kind)
        for note in notes:
            found = _limited(found, note)
            if isinstance(note, BareList):
                found = _or(found, self.part_field(kind, note.name))
        for reader in readers:
            found = SHORTER[reader](found)
        return found

    def part_field(self, part: ModelType, name: str) -> Value:
        return self.value(part.model_fields[name].rebuild_annotation())

    def sequence(self, inner: Sequence[Any]) -> Value:
        if inner[-1] is not Ellipsis:
            item = self.value(inner[0])
            length = len(inner)
            schema = {"type": "array", "items": item.schema, "minItems": length, "maxItems": length}
            return Value(schema, f"a list of {length} {item.many}", f"lists of {length} {item.many}")
        item = self.value(inner[0])
        return Value({"type": "array", "items": item.schema}, f"a list of {item.many}", f"lists of {item.many}")

    def mapping(self, key: Any, item: Any) -> Value:
        names, found = self.value(key), self.value(item)
        said = "fields and what they hold" if item is Any else f"names, each with {found.one}"
        schema = {"type": "object", "additionalProperties": found.schema}
        if "pattern" in names.schema:
            schema["propertyNames"] = {"pattern": names.schema["pattern"]}
        return Value(schema, said, said)

    def part(self, part: ModelType) -> Value:
        name = part.__name__
        if name not in self.parts:
            self.parts[name] = part
            part.model_rebuild()  # for parts that name others further down
            for info in part.model_fields.values():
                self.value(info.rebuild_annotation())
        link = f"[{_words(name)}](#{_words(name).replace(' ', '-')})"
        return Value({"$ref": f"#/definitions/{name}"}, link, f"entries: {link}")

    def definition(self, part: ModelType) -> Schema:
        """The schema of one part, its fields described by their docstrings."""
        fields = {info.alias or name: info for name, info in part.model_fields.items()}
        made = {info.alias or name: self.described(info, says(part, name)) for name, info in part.model_fields.items()}
        loose = part.model_config.get("extra") == "allow"
        found: Schema = {"type": "object", "description": about(part), "additionalProperties": loose}
        found["properties"] = made
        if required := [name for name, info in fields.items() if info.is_required()]:
            found["required"] = required
        if issubclass(part, NarrowBlock):
            found |= {"minProperties": 1, "maxProperties": 1}
        return found

    def definitions(self) -> dict[str, Schema]:
        return {name: self.definition(part) for name, part in self.parts.items()}

    def described(self, info: FieldInfo, words: str) -> Schema:
        schema = self.value(info.rebuild_annotation()).schema
        described = {"description": words}
        # beside a $ref, draft 7 reads nothing; the type tells editors to go on in the next line
        return {**described, "type": "object", "allOf": [schema]} if "$ref" in schema else {**described, **schema}


def _plain(kind: type) -> Value:
    if kind is Any:
        return Value({}, "the same as in the guide", "the same as in the guide")
    if issubclass(kind, Ref):
        named = _a(one_of(map(_words, kind.kinds))) if kind.kinds else "anything in the guide"
        return Value({"type": list(SCALARS), "minLength": 1}, f"the id of {named}", f"ids, each of {named}")
    if issubclass(kind, int):
        schema = {"type": ["integer", "string"], "pattern": r"^\s*[+-]?\d+(\.0+)?\s*$"}
        return Value(
            {**schema, "patternErrorMessage": "Write digits only, as in 3."}, "a whole number", "whole numbers"
        )
    if issubclass(kind, float):
        schema = {"type": ["number", "string"], "pattern": r"^\s*[+-]?[\d.]+\s*$"}
        return Value({**schema, "patternErrorMessage": "Write a number, as in 3 or 0.5."}, "a number", "numbers")
    return Value({"type": list(SCALARS)}, "a word", "words")


def _a(thing: str) -> str:
    return f"an {thing}" if thing[0] in "aeiou" else f"a {thing}"


def _choice(choices: Sequence[str]) -> Value:
    named = one_of(f"`{one}`" for one in choices)
    return Value({"type": "string", "enum": list(choices)}, named, named)


def _or_nothing(value: Value) -> Value:
    """A field that need not be there may have no value either."""
    return _or(value, Value({"type": "null"}, "", ""))


def _or(value: Value, other: Value) -> Value:
    choices = [*value.schema.get("anyOf", [value.schema]), *other.schema.get("anyOf", [other.schema])]
    alike = all(set(one) == {"type"} or one.get("type") for one in choices) and choices[-1] == {"type": "null"}
    if alike and len(choices) == 2 and not {"anyOf", "enum"} & value.schema.keys():
        kinds = choices[0]["type"]
        return Value({**choices[0], "type": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}, *_said(value))
    said = (f"{value.one}, or {other.one}", f"{value.many}, or {other.many}") if other.one else _said(value)
    return Value({"anyOf": choices}, *said)


def _said(value: Value) -> tuple[str, str]:
    return value.one, value.many


def _limited(value: Value, note: Any) -> Value:
    """What a constraint adds."""
    for one in note.metadata if isinstance(note, FieldInfo) else (note,):
        value = _limit(value, one)
    return value


def _limit(value: Value, note: Any) -> Value:
    schema, said = dict(value.schema), value.one
    array = schema.get("type") == "array"
    mapping = schema.get("type") == "object"
    match note:
        case StringConstraints(pattern=str(pattern)):
            schema["pattern"] = pattern.replace(r"\"", '"')  # editors take no backslash that is not needed
            schema["patternErrorMessage"], said = PATTERNS.get(pattern[:7], ("This does not fit here.", said))
            if note.max_length:
                schema["maxLength"] = note.max_length
        case StringConstraints(min_length=int(least)):
            schema["minLength"] = least
        case limits.Ge(ge=least):
            schema["minimum"] = least
            said = f"{said} of {least} or more"
        case limits.Le(le=most):
            schema["maximum"] = most
            said = re.sub(r" of (\d+) or more$", rf", \1 to {most}", said)
        case limits.MinLen(min_length=least) if array:
            schema["minItems"] = least
            said = said if least == 1 else f"{said}, {least} or more"
        case limits.MinLen(min_length=least) if mapping:
            schema["minProperties"] = least
        case limits.MaxLen(max_length=most) if array:
            schema["maxItems"] = most
            said = re.sub(r", \d+ or more$", "", said)
            least = schema.get("minItems", 0)
            said = f"{said}, {most} of them" if least == most else f"{said}, {least} to {most}"
    return Value(schema, said, "ids" if said == "an id" else value.many)


PATTERNS: Final = {
    f"^{ID}$"[:7]: ("Use lower-case letters, digits and single hyphens, as in first-step-in.", "an id"),
    "^https:": ("Write the address whole, beginning with https://.", "an address with `https://`"),
    "^https?": ("Write the address whole, with https:// and a slash at the end.", "an address with a slash at the end"),
    r"^\d{4}-": ("Write year, month and day, as in 2026-11-25.", "a day as in 2026-11-25"),
    r"^\d{4}$": ("Write the year with four digits.", "four digits"),
}


def _text(one: str, many: str) -> Value:
    return Value({"type": list(SCALARS), "minLength": 1}, one, many)


def _reader(annotation: Any) -> Callable[..., Any]:
    found: Callable[..., Any] = next(one.func for one in get_args(annotation) if isinstance(one, BeforeValidator))
    return found


TEXTS: Final = {
    _reader(Line): _text("a line", "lines"),
    _reader(Text): _text("a text", "texts"),
    _reader(LetterLine): _text("a line with fields", "lines with fields"),
    _reader(LetterText): _text("a text with fields", "texts with fields"),
    _reader(Writing): _text("a text", "texts"),
}


def _one_number(value: Value) -> Value:
    return _or(Value(value.schema["items"], "a number", "numbers"), Value(value.schema, "two: from and to", "two"))


def _name_alone(value: Value) -> Value:
    return _or(value, _text("its name alone", "their names alone"))


def _rows(value: Value) -> Value:
    place = value.schema["items"]["items"]
    alone = Value(place, "words", "words")
    row = Value({"type": "array", "items": place}, "a list of them", "lists")
    mixed = Value({"type": "array", "items": value.schema["items"]}, "a list of rows", "lists of rows")
    return _or(_or(alone, row), mixed)


def _may_be_empty(value: Value) -> Value:
    return Value({name: one for name, one in value.schema.items() if name != "minLength"}, value.one, value.many)


SHORTER: Final[Mapping[Callable[..., Any], Callable[[Value], Value]]] = {
    as_range: _one_number,
    as_named: _name_alone,
    as_rows: _rows,
    as_words: lambda value: _or(value, _text("words alone", "words alone")),
    as_nothing: _may_be_empty,
}
"""What may stand in place of the full form, by the function that reads it."""


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def schema(layout: Layout) -> Schema:
    """The schema for the files of one kind, in draft 7, which editors know best."""
    maker = _Maker()
    maker.part(layout.model)
    made = _changed(maker) if layout is CHANGES else maker.definitions()
    if layout.shape == "each" and "id" in made[layout.model.__name__]["properties"]:
        own = made[layout.model.__name__]
        own["required"] = [name for name in own["required"] if name != "id"]
        own["properties"]["id"]["description"] = FILE_NAME
    root: Schema = {"$ref": f"#/definitions/{layout.model.__name__}"}
    body = {"type": "array", "items": root} if layout.shape == "list" else {"allOf": [root]}
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": files(layout)}
    return {**head, "description": about(layout.model), **body, "definitions": made}


def files(layout: Layout) -> str:
    """`content/tips.yml`, `questions/*.yml`"""
    return f"{layout.path}/*.yml" if layout.shape == "each" else layout.path


def all_files(layout: Layout) -> list[str]:
    """The same, and where an office has its own."""
    return [files(one) for one in (layout, *OWN) if one.part == layout.part]


# ---------------------------------------------------------------- what an office changes

ITEMS: Final[Mapping[str, ModelType]] = {
    **{one.model.kind: one.model for one in LAYOUT if issubclass(one.model, Item)},
    **{one.kind: one for one in (Question, Section)},
}
"""What an office can add, by the word for it."""
HEADS: Final[Mapping[str, ModelType]] = {"home": Home, "head of a page": Overview}
"""What it can reword besides."""


def _changed(maker: _Maker) -> dict[str, Schema]:
    """The parts of a file of changes, with all that an item there can have."""
    for part in (*ITEMS.values(), *HEADS.values()):
        maker.part(part)
    made = maker.definitions()
    added = {f"Added-{kind}": _added(maker, kind, made[part.__name__]) for kind, part in ITEMS.items()}
    kinds = {kind: {"$ref": f"#/definitions/Added-{kind}"} for kind in ITEMS}
    entry = {"type": "object", "additionalProperties": False, "properties": kinds}
    made["Changes"]["properties"]["add"]["items"] = entry
    words, inner = _reworded(made)
    own = made["Reword"]["properties"]
    made["Reword"] |= {"properties": {**words, **own}, "additionalProperties": False}
    every = {**made, **inner, **added}
    return {name: every[name] for name in _used(every, "Changes")}


def _used(made: Mapping[str, Schema], first: str) -> list[str]:
    """This definition and all that it leads to, in the order met."""
    found, wanted = dict[str, None](), [first]
    while wanted:
        if (name := wanted.pop(0)) not in found:
            found[name] = None
            wanted += re.findall(r'"#/definitions/([^"]+)"', json.dumps(made[name]))
    return list(found)


def _added(maker: _Maker, kind: str, own: Schema) -> Schema:
    """An item of this kind with its place, which gives it a number too."""
    said = {"after", *INNER.get(kind, ())[:1]}
    place = {name: one for name, one in maker.definition(Added)["properties"].items() if name in said}
    required = [name for name in own["required"] if name not in RANK]
    made = {**own, "properties": {**own["properties"], **place}, "required": required}
    return {**made, "anyOf": [{"required": [name]} for name in reversed(place)]} if kind in INNER else made


def _reworded(made: Mapping[str, Schema]) -> tuple[Schema, dict[str, Schema]]:
    """The fields of all kinds together: which of them an item has, only the guide can tell. And what stands in them."""
    fields: dict[str, list[tuple[str, Schema]]] = {}
    for kind, part in {**ITEMS, **HEADS}.items():
        for name, one in made[part.__name__]["properties"].items():
            fields.setdefault(name, []).append((kind, one))
    inner: dict[str, Schema] = {}
    return {name: _one_of_several(found, made, inner) for name, found in fields.items()}, inner


def _one_of_several(
    found: Sequence[tuple[str, Schema]], made: Mapping[str, Schema], inner: dict[str, Schema]
) -> Schema:
    """A field that several kinds have. Where they say different things of it, each is said with its kinds."""
    said: dict[str, list[str]] = {}
    choices: list[Schema] = []
    for kind, one in found:
        said.setdefault(one["description"], []).append(kind)
        bare = _partly({name: value for name, value in one.items() if name != "description"}, made, inner)
        if bare not in choices:
            choices.append(bare)
    several = [f"{', '.join(kinds).capitalize()}: {words}" for words, kinds in said.items()]
    description = next(iter(said)) if len(said) == 1 else "\n\n".join(several)
    return {"description": description, **(choices[0] if len(choices) == 1 else {"anyOf": choices})}


def _partly(schema: Schema, made: Mapping[str, Schema], inner: dict[str, Schema]) -> Schema:
    """The same, but what has names inside need not have all of them: those that are not named stay as they are. A list
    is replaced as a whole, so its entries are whole.
    """
    loose = {name: value for name, value in schema.items() if name not in ("required", "minProperties")}
    for name in ("anyOf", "allOf"):
        if name in loose:
            loose[name] = [_partly(one, made, inner) for one in loose[name]]
    if isinstance(loose.get("additionalProperties"), dict):
        loose["additionalProperties"] = _partly(loose["additionalProperties"], made, inner)
    if "properties" in loose:
        loose["properties"] = {name: _partly(one, made, inner) for name, one in loose["properties"].items()}
    if "$ref" in loose:
        name = loose["$ref"].rpartition("/")[2]
        if f"Partly-{name}" not in inner:
            inner[f"Partly-{name}"] = {}  # it may have itself inside
            inner[f"Partly-{name}"] = _partly(made[name], made, inner)
        loose["$ref"] = f"#/definitions/Partly-{name}"
    return loose
