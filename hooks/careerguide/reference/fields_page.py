"""docs/fields.md: every field in tables, from the models and their schemas."""

import re
from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel

from careerguide.content.files import CHANGES, FILES
from careerguide.model.descriptions import about, says
from careerguide.model.fields import Model
from careerguide.model.introspect import models_from
from careerguide.problems.english import one_of, with_article
from careerguide.reference.json_schemas import FILE_NAME, Schema, definitions, used

REFERENCE: Final = "docs/fields.md"


HEAD: Final = """\
# Every field

Each table is one kind of entry. A star marks what must be there. A *line* has no line breaks; a *text* may have
paragraphs. [How a file is written](../CONTRIBUTING.md#how-a-file-is-written) says when words need quotes.

This page is made from the model, by `./guide schemas`. An editor such as Visual Studio Code shows the same words as you
type.
"""


def reference() -> str:
    """The page with a table for every kind of entry. What several kinds have in common is there once."""
    models = {model.__name__: model for model in models_from(Model)}
    done, blocks = set[str](), [HEAD]
    for kind in FILES:
        blocks.append(f"## `{kind.files}`\n")
        named = kind.model.__name__ if kind.shape == "each" else ""
        names = [*used(definitions(), kind.model.__name__), *(["Added"] if kind is CHANGES else [])]
        blocks += [_table(models[name], by_file=name == named) for name in names if name not in done]
        done.update(names)
    return "\n".join(blocks)


def _table(model: type[BaseModel], *, by_file: bool) -> str:
    """The table of one model. `by_file`: whether the name of the file is the id."""
    rows = [
        _row("id", FILE_NAME, "", "an id") if by_file and name == "id" else _field_row(model, name)
        for name in model.model_fields
    ]
    title = _words(model.__name__).capitalize()
    head = [f"### {title}", "", about(model), "", "| Field | What it is | What it holds |", "|---|---|---|"]
    return "\n".join([*head, *rows, ""])


def _field_row(model: type[BaseModel], name: str) -> str:
    info = model.model_fields[name]
    key = info.alias or name
    default = f"; without it `{info.default}`" if isinstance(info.default, str | int) else ""
    value = definitions()[model.__name__]["properties"][key]
    return _row(key, says(model, name), r"\*" if info.is_required() else "", _holds(value)[0] + default)


def _row(name: str, description: str, star: str, holds: str) -> str:
    words = re.sub(r"\s+", " ", description).replace("|", r"\|")
    return f"| `{name}`{star} | {words} | {holds} |"


# ---------------------------------------------------------------- a schema in words


def _holds(schema: Schema) -> tuple[str, str]:
    """What a value of this schema is called: one of them, and several of them."""
    match schema:
        case {"allOf": [inner]}:
            return _holds(inner)
        case {"anyOf": choices}:
            names = [_holds(choice) for choice in choices if choice != {"type": "null"}]
            return ", or ".join(name for name, _ in names), ", or ".join(plural for _, plural in names)
        case {"items": inner} if "x-names" not in schema:
            plural = _holds(inner)[1]
            return f"a list of {plural}{_length(schema)}", f"lists of {plural}"
        case {"additionalProperties": dict(inner)} if inner:
            words = f"names, each with {_holds(inner)[0]}"
            return words, words
    return _simple(schema)


def _simple(schema: Schema) -> tuple[str, str]:
    """The same, for what has nothing inside that is described here."""
    match schema:
        case {"x-kinds": kinds}:
            name = with_article(one_of(map(_words, kinds))) if kinds else "anything in the guide"
            return f"the id of {name}", f"ids, each of {name}"
        case {"x-names": [name, plural]}:
            return f"{name}{_bounds(schema)}", plural
        case {"$ref": str(ref)}:
            words = _words(ref.rpartition("/")[2])
            link = f"[{words}](#{words.replace(' ', '-')})"
            return link, f"entries: {link}"
        case {"enum": choices}:
            words = one_of(f"`{choice}`" for choice in choices)
        case {"additionalProperties": _}:
            words = "fields and what they hold"
        case _:
            words = "the same as in the guide"
    return words, words


def _bounds(schema: Mapping[str, Any]) -> str:
    """How large a number can be."""
    least, most = schema.get("minimum"), schema.get("maximum")
    if least is None:
        return ""
    return f" of {least:g} or more" if most is None else f", {least:g} to {most:g}"


def _length(schema: Mapping[str, Any]) -> str:
    """How many entries a list can have."""
    least, most = schema.get("minItems", 0), schema.get("maxItems")
    if most is None:
        return f", {least} or more" if least > 1 else ""
    return f", {most} of them" if least == most else f", {least} to {most}"


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
