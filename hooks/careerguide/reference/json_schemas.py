"""JSON Schemas for editors: what each kind of file can hold, from pydantic's own generator.

A schema takes all that the check takes. Values are read as text, so a number or a yes is good where text belongs. What
only the whole guide can tell, such as whether an id exists, is left to the check.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from careerguide.content.files import CHANGES, FILES
from careerguide.model.descriptions import about, says
from careerguide.model.fields import SCALARS, Model
from careerguide.model.kinds import INNER_KINDS, ITEMS, ORDER_FIELDS, Kind
from careerguide.model.office import Added
from careerguide.model.site import Home, Overview

FOLDER: Final = "docs/schemas"
FILE_NAME: Final = "The name of the file, without .yml. You can leave it out."

Schema = dict[str, Any]


class _Generator(GenerateJsonSchema):
    """Schemas in draft 7, which editors know best, for values as our reader reads them.

    Keys that start with `x-` are for docs/fields.md.
    """

    def sort(self, value: Schema, parent_key: str | None = None) -> Schema:  # noqa: ARG002
        return value

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> Schema:
        model: type[Model] = schema["cls"]
        made = super().model_schema(schema)
        del made["title"]
        for name, info in model.model_fields.items():
            field = info.alias or name
            made["properties"][field] = _described(made["properties"][field], says(model, name))
        order = ("type", "description", "additionalProperties", "properties", "required")
        made["description"] = about(model)
        return {name: made[name] for name in (*order, *made) if name in made}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        return self.generate_inner(schema["schema"])

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Schema:
        inner = self.generate_inner(schema["schema"])
        if "type" in inner and not {"anyOf", "enum"} & inner.keys():
            kinds = inner["type"] if isinstance(inner["type"], list) else [inner["type"]]
            return {**inner, "type": [*kinds, "null"]}
        return {"anyOf": [*inner.get("anyOf", [inner]), {"type": "null"}]}

    def str_schema(self, schema: core_schema.StringSchema) -> Schema:
        made = {**super().str_schema(schema), "type": [*SCALARS], "x-names": ["a word", "words"]}
        if "pattern" in made:
            made["pattern"] = made["pattern"].replace(r"\"", '"')  # editors take no backslash that is not needed
        return made

    def int_schema(self, schema: core_schema.IntSchema) -> Schema:
        words = {"patternErrorMessage": "Write digits only, as in 3.", "x-names": ["a whole number", "whole numbers"]}
        typed = {"type": ["integer", "string"], "pattern": r"^\s*[+-]?\d+(\.0+)?\s*$"}
        return {**super().int_schema(schema), **typed, **words}

    def float_schema(self, schema: core_schema.FloatSchema) -> Schema:
        words = {"patternErrorMessage": "Write a number, as in 3 or 0.5.", "x-names": ["a number", "numbers"]}
        typed = {"type": ["number", "string"], "pattern": r"^\s*[+-]?[\d.]+\s*$"}
        return {**super().float_schema(schema), **typed, **words}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> Schema:
        return {"type": "string", "enum": list(schema["expected"])}

    def tuple_schema(self, schema: core_schema.TupleSchema) -> Schema:
        made = super().tuple_schema(schema)
        if "prefixItems" in made:  # draft 7 has no such word; ours hold values of one type
            made["items"] = made.pop("prefixItems")[0]
        return made

    def dict_schema(self, schema: core_schema.DictSchema) -> Schema:
        keys, values = self.generate_inner(schema["keys_schema"]), self.generate_inner(schema["values_schema"])
        made: Schema = {"type": "object", "additionalProperties": values}
        if "pattern" in keys:
            made["propertyNames"] = {"pattern": keys["pattern"]}
        if "min_length" in schema:
            made["minProperties"] = schema["min_length"]
        return made


def _described(schema: Schema, words: str) -> Schema:
    """Draft 7 reads nothing next to a $ref. The type tells editors to continue on the next line."""
    return {"description": words, **({"type": "object", "allOf": [schema]} if "$ref" in schema else schema)}


@cache
def definitions() -> Mapping[str, Schema]:
    """The schema of every model that a file can hold, by its name, with the keys for docs/fields.md."""
    models: list[type[Model]] = [*(kind.model for kind in FILES), *ITEMS.values(), Overview, Added]
    generator = _Generator(ref_template="#/definitions/{model}")
    _, made = generator.generate_definitions(
        [(model, "validation", model.__pydantic_core_schema__) for model in models]
    )
    return {str(name): part for name, part in made.items()}


def schema(kind: Kind) -> Schema:
    """The schema for the files of one kind."""
    name = kind.model.__name__
    every = {part: _for_editors(made) for part, made in definitions().items()}
    every = _with_all_items(every) if kind is CHANGES else every
    made = {part: every[part] for part in used(every, name)}
    if kind.shape == "each" and "id" in made[name]["properties"]:
        made[name]["required"].remove("id")
        made[name]["properties"]["id"]["description"] = FILE_NAME
    root: Schema = {"$ref": f"#/definitions/{name}"}
    body = {"type": "array", "items": root} if kind.shape == "list" else {"allOf": [root]}
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": kind.files}
    return {**head, "description": about(kind.model), **body, "definitions": made}


def _for_editors(value: Any) -> Any:
    """A copy without the keys for docs/fields.md."""
    if isinstance(value, dict):
        return {name: _for_editors(inner) for name, inner in value.items() if not name.startswith("x-")}
    return [_for_editors(inner) for inner in value] if isinstance(value, list) else value


def used(every: Mapping[str, Schema], first: str) -> list[str]:
    """The names of this definition and of all that it leads to, each before those inside it."""
    names, waiting = dict[str, None](), [first]
    while waiting:
        if (name := waiting.pop(0)) not in names:
            names[name] = None
            waiting[:0] = re.findall(r'"#/definitions/([^"]+)"', json.dumps(every[name]))
    return list(names)


# ---------------------------------------------------------------- what an office changes

HEADS: Final[Mapping[str, type[Model]]] = {"home": Home, "head of a page": Overview}
"""What an office can reword in addition to items, by the words for it."""


def _with_all_items(made: Mapping[str, Schema]) -> dict[str, Schema]:
    """The definitions for a file of changes, with all that an item there can have."""
    added = {f"Added-{kind}": _added(kind, made[model.__name__], made["Added"]) for kind, model in ITEMS.items()}
    kinds = {kind: {"$ref": f"#/definitions/Added-{kind}"} for kind in ITEMS}
    entry = {"type": "object", "additionalProperties": False, "properties": kinds}
    changes, reword = made["Changes"], made["Reword"]
    add = {**changes["properties"]["add"], "items": entry}
    words, inner = _reworded(made)
    return {
        **made,
        **inner,
        **added,
        "Changes": {**changes, "properties": {**changes["properties"], "add": add}},
        "Reword": {**reword, "properties": {**words, **reword["properties"]}, "additionalProperties": False},
    }


def _added(kind: str, item: Schema, added: Schema) -> Schema:
    """An item of this kind with its place, which gives it a number too."""
    around = [inner.around for inner in INNER_KINDS if inner.model.kind == kind]
    place = {name: field for name, field in added["properties"].items() if name in ("after", *around)}
    required = [name for name in item["required"] if name not in ORDER_FIELDS]
    made = {**item, "properties": {**item["properties"], **place}, "required": required}
    return {**made, "anyOf": [{"required": [name]} for name in reversed(place)]} if around else made


def _reworded(made: Mapping[str, Schema]) -> tuple[Schema, dict[str, Schema]]:
    """The fields of all kinds together, since only the guide can tell which of them an item has; and the definitions
    that these fields need.
    """
    fields: dict[str, list[tuple[str, Schema]]] = {}
    for kind, model in {**ITEMS, **HEADS}.items():
        for name, field in made[model.__name__]["properties"].items():
            fields.setdefault(name, []).append((kind, field))
    inner: dict[str, Schema] = {}
    return {name: _of_several_kinds(schemas, made, inner) for name, schemas in fields.items()}, inner


def _of_several_kinds(
    schemas: Sequence[tuple[str, Schema]], made: Mapping[str, Schema], inner: dict[str, Schema]
) -> Schema:
    """A field that several kinds have. Descriptions that differ each name their kinds."""
    kinds: dict[str, list[str]] = {}
    choices: list[Schema] = []
    for kind, field in schemas:
        kinds.setdefault(field["description"], []).append(kind)
        bare = _partly({name: value for name, value in field.items() if name != "description"}, made, inner)
        if bare not in choices:
            choices.append(bare)
    several = [f"{', '.join(names).capitalize()}: {words}" for words, names in kinds.items()]
    description = next(iter(kinds)) if len(kinds) == 1 else "\n\n".join(several)
    return {"description": description, **(choices[0] if len(choices) == 1 else {"anyOf": choices})}


def _partly(schema: Schema, made: Mapping[str, Schema], inner: dict[str, Schema]) -> Schema:
    """The same schema, where what has names inside doesn't have to have all of them: the others stay as they are. A
    list is replaced as a whole, so its entries are whole. Adds the definitions that this needs to `inner`.
    """
    loose = {name: value for name, value in schema.items() if name not in ("required", "minProperties")}
    for name in ("anyOf", "allOf"):
        if name in loose:
            loose[name] = [_partly(choice, made, inner) for choice in loose[name]]
    if isinstance(loose.get("additionalProperties"), dict):
        loose["additionalProperties"] = _partly(loose["additionalProperties"], made, inner)
    if "properties" in loose:
        loose["properties"] = {name: _partly(field, made, inner) for name, field in loose["properties"].items()}
    if "$ref" in loose:
        name = loose["$ref"].rpartition("/")[2]
        if f"Partly-{name}" not in inner:
            inner[f"Partly-{name}"] = {}  # it can contain itself
            inner[f"Partly-{name}"] = _partly(made[name], made, inner)
        loose["$ref"] = f"#/definitions/Partly-{name}"
    return loose
