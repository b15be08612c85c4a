"""Pydantic's findings as problems in plain words, told apart by their stable type and never by their English.

And what a value that failed was meant to be, or what is sound in it, so that one slip does not hide others.
"""

from __future__ import annotations

import difflib
import re
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from careerguide.content.yaml_reader import Document, Loc
from careerguide.model.blocks import NarrowBlock
from careerguide.model.markup import ID
from careerguide.problems.english import did_you_mean, one_of
from careerguide.problems.problem import START, Problem

Context = Mapping[str, Any]
SURE = ("extra_forbidden", "missing", "text_error")
"""Types of errors in names and words: those a value has, whatever kind of value it was meant to be."""


def explain(found: ValidationError, document: Document, model: type[BaseModel], base: Loc) -> Iterator[Problem]:
    """The problems behind a failed validation, each at its line. `base` is where the value stands in the document."""
    errors = found.errors(include_url=False)
    beside = list(
        dict.fromkeys(one for error in errors if (one := _run_out(document, (*base, *error["loc"]))) is not None)
    )
    for loc in beside:
        first, second, *_ = _fields_at(document, loc)
        yield document.problem(document.key(second), "not-inside", name=first[-1])
    errors = [one for one in errors if not any((*base, *one["loc"])[: len(loc)] == loc for loc in beside)]
    missing: dict[Loc, list[str]] = {}
    slips = {_meant(error, model) for error in errors if error["type"] == "extra_forbidden"}
    for error in errors:
        if error["type"] not in SURE and document.guessed((*base, *error["loc"])):
            continue
        misspelled = error["type"] == "missing" and error["loc"] in slips
        spoiled = error["type"] == "too_short" and any(_inside(error["loc"], other["loc"]) for other in errors)
        if error["type"] == "missing" and not misspelled:
            missing.setdefault((*base, *error["loc"][:-1]), []).append(str(error["loc"][-1]))
        elif not (misspelled or spoiled):
            yield from _explain(error, document, model, base)
    for loc, absent in missing.items():
        listed = " and ".join([", ".join(f"“{name}”" for name in absent[:-1]), f"“{absent[-1]}”"])
        code = "missing-fields" if len(absent) > 1 else "missing-field"
        yield document.problem(document.mark(loc), code, name=absent[0], names=listed)


def _fields_at(document: Document, loc: Loc) -> list[Loc]:
    """The fields of an entry in the order of the file."""
    return [place for place in document.keys if place[:-1] == loc]


def _run_out(document: Document, loc: Loc) -> Loc | None:
    """The entry around a place, if its fields stand beside the name that they belong behind, as in
    `- tip:` with the fields of the tip straight below.
    """
    for end in range(1, len(loc) + 1):
        around = loc[:end]
        if isinstance(around[-1], int) and around[:-1][-1:] in (("add",), ("blocks",)):
            fields = _fields_at(document, around)
            if len(fields) > 1 and _value_at(document, fields[0]) is None:
                return around
    return None


def _value_at(document: Document, loc: Loc) -> Any:
    value: Any = document.value
    for name in loc:
        value = value[name]
    return value


def said(found: ValidationError) -> Iterator[Problem]:
    """The problems of a value that stands in no file yet."""
    for error in found.errors(include_url=False):
        for code, values in _say(error):
            yield Document("").problem(START, code, **{"mend": "Write it.", **values})


def _inside(outer: Loc, inner: Loc) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def _meant(error: ErrorDetails, model: type[BaseModel]) -> Loc:
    """Where the field would stand that an unknown one was probably meant to be: it is not missing as well."""
    *around, name = error["loc"]
    known = names(model_at(model, tuple(around)))
    alike = [one for one in known if one.casefold() == str(name).casefold()]
    return (*around, *(alike or difflib.get_close_matches(str(name), known, n=1)))


def _explain(error: ErrorDetails, document: Document, model: type[BaseModel], base: Loc) -> Iterator[Problem]:
    loc: Loc = (*base, *error["loc"])
    name = str(error["loc"][-1]) if error["loc"] else ""
    if error["type"] == "extra_forbidden":
        yield _unknown_field(document, loc, name, model_at(model, error["loc"][:-1]))
        return
    if (
        loc[-1:] == ("id",)
        and error["type"] == "string_pattern_mismatch"
        and loc not in document.keys
        and not document.moved
    ):
        yield document.problem(START, "bad-file-name", name=error["input"])
        return
    for code, said in _say(error):
        values = {"mend": _or_remove(error, code, model), **said}
        mark = document.spot(loc, values["found"]) if "found" in values else document.mark(loc)
        if code == "block-kinds" and len(kinds := [place for place in document.keys if place[:-1] == loc]) > 1:
            mark = document.key(kinds[1])
        yield document.problem(mark, code, **values)


def _or_remove(error: ErrorDetails, code: str, model: type[BaseModel]) -> str:
    """What to do about nothing: a field that must be there cannot be removed."""
    *around, name = error["loc"] or ("",)
    if isinstance(name, int):
        return (
            "Write it behind the dash, or remove the dash."
            if error["input"] is None
            else "Write it, or remove all of it."
        )
    fields = model_at(model, tuple(around)).model_fields
    field = next((one for own, one in fields.items() if (one.alias or own) == name), None)
    begin = "Add one" if code == "short-list" else "Write it"
    return (
        f"{begin}, or remove the field." if field and not field.is_required() else f"{begin}. This field must be there."
    )


def names(model: type[BaseModel]) -> list[str]:
    """Its fields as they are called in YAML."""
    return [field.alias or own for own, field in model.model_fields.items()]


def _unknown_field(document: Document, loc: Loc, name: str, model: type[BaseModel]) -> Problem:
    known = names(model)
    code = "unknown-block" if issubclass(model, NarrowBlock) else "unknown-field"
    mend = did_you_mean(name, known, f"Known here: {one_of(known)}.")
    return document.problem(document.key(loc), code, name=name, mend=mend, known=known)


def _say(error: ErrorDetails) -> Iterator[tuple[str, Context]]:
    """The codes of the problems, one but for a text, and the values for their sentences."""
    value, context = error["input"], error.get("ctx", {})
    if error["type"] == "text_error":
        for fault in context["faults"]:
            yield fault["code"], {name: value for name, value in fault.items() if name != "code"}
        return
    code = "empty-text" if value is None else _CODES.get(error["type"], "bad-value")
    yield _SPECIAL[code](value, context) if code in _SPECIAL else (code, {"value": _shown(value)})


def _shown(value: object) -> str:
    text = "these fields" if isinstance(value, dict) else "this list" if isinstance(value, list) else str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _text(value: object, _context: Context) -> tuple[str, Context]:
    return ("mapping-in-text" if isinstance(value, dict) else "not-text"), {}


def _choice(value: object, context: Context) -> tuple[str, Context]:
    choices = re.findall(r"'([^']+)'", context["expected"])
    mend = did_you_mean(str(value), choices, f"Use {one_of(choices)}.")
    return "unknown-choice", {"value": _shown(value), "mend": mend, "known": choices}


def _bound(value: object, context: Context) -> tuple[str, Context]:
    limit = f"at least {context['ge']:g}" if "ge" in context else f"at most {context['le']:g}"
    return "out-of-range", {"value": _shown(value), "limit": limit}


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


LOOK = "Look at another entry of the same kind for what this field holds."
FITTING = {
    "(-[A-Z]{2})": "Write two small letters, as in en, or with a country, as in en-IE.",
    "svg|png": "Write the name of a file that lies in office/, as in logo.svg or logo.png, without spaces.",
    "0-9a-fA-F": "Write six digits from 0 to 9 and a to f, as in 0b6e4f.",
    r"js$": "Write the name of a file that lies in office/, as in count.js.",
    "@": "Write one address alone, as in careers@college.example.",
    r"\d{4}$": "Write the four digits of a year.",
    r"\w./-": "Write the name of a branch, as in main.",
}
"""What fits, by a piece of the pattern."""


def _pattern(value: object, context: Context) -> tuple[str, Context]:
    codes = {r"^\d{4}-": "bad-date", "^https:": "bad-address", "^https?": "bad-url", f"^{ID}$"[:7]: "bad-id"}
    code = codes.get(context["pattern"][:7], "bad-value")
    return code, {
        "value": _shown(value),
        "mend": next((m for sign, m in FITTING.items() if sign in context["pattern"]), LOOK),
    }


_CODES = {
    "string_type": "not-text",
    "string_too_short": "empty-text",
    "string_too_long": "too-long",
    "string_pattern_mismatch": "bad-id",
    "int_parsing": "not-a-number",
    "int_type": "not-a-number",
    "float_parsing": "not-a-number",
    "float_type": "not-a-number",
    "tuple_type": "not-a-list",
    "list_type": "not-a-list",
    "model_type": "not-fields",
    "mapping_type": "not-fields",
    "dict_type": "not-fields",
    "literal_error": "unknown-choice",
    "too_short": "short-list",
    "too_long": "long-list",
    "greater_than_equal": "out-of-range",
    "less_than_equal": "out-of-range",
    "block_kinds": "block-kinds",
}
_SPECIAL: dict[str, Callable[[object, Context], tuple[str, Context]]] = {
    "not-text": _text,
    "unknown-choice": _choice,
    "out-of-range": _bound,
    "bad-id": _pattern,
    "bad-value": lambda value, _context: ("bad-value", {"value": _shown(value), "mend": LOOK}),
    "empty-text": lambda _value, _context: ("empty-text", {}),
    "too-long": lambda _value, context: ("too-long", {"most": context["max_length"]}),
    "short-list": lambda _value, context: ("short-list", {"least": _entries(context["min_length"])}),
    "long-list": lambda _value, context: ("long-list", {"most": context["max_length"]}),
    "block-kinds": lambda _value, context: ("block-kinds", {"kinds": " and ".join(context["kinds"]) or "none"}),
}


def model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """The model that a place within `model` is read by."""
    found = model
    for name in loc:
        field = found.model_fields.get(str(name)) or next(
            (f for f in found.model_fields.values() if f.alias == name), None
        )
        if field is not None:
            found = next(_models(field.annotation), found)
    return found


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models inside an annotation such as `tuple[Question, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) is not None or isinstance(annotation, types.UnionType) or annotation is Union:
        for argument in get_args(annotation):
            yield from _models(argument)


def respelled(
    found: ValidationError, document: Document, model: type[BaseModel], base: Loc, value: Any
) -> tuple[Document, Any]:
    """The document, and the value that stands there at `base`, with the names that its fields were meant to have."""
    meant = {
        (*base, *error["loc"]): (*base, *place)
        for error in found.errors(include_url=False)
        if error["type"] == "extra_forbidden" and len(place := _meant(error, model)) == len(error["loc"])
    }
    if not meant:
        return document, value
    moved = {place: (document, typed) for typed, place in meant.items()}
    return replace(document, moved={**document.moved, **moved}), _with_names(value, base, meant)


def _with_names(value: Any, loc: Loc, meant: Mapping[Loc, Loc]) -> Any:
    """The value with other names for some of its fields, except where such a name is there already."""
    if isinstance(value, list):
        return [_with_names(one, (*loc, number), meant) for number, one in enumerate(value)]
    if not isinstance(value, dict):
        return value
    named = {}
    for name, one in value.items():
        place = (*loc, name)
        named[meant.get(place, place)[-1]] = _with_names(one, place, meant)
    return named if len(named) == len(value) else value


def salvage(model: type[BaseModel], value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    """The sound parts of a value that `model` refused, as large as can be, with their places."""
    for name, field in model.model_fields.items():
        key = field.alias or name
        if not isinstance(value, dict) or key not in value:
            continue
        place, inner = (*loc, key), value[key]
        try:
            yield place, TypeAdapter(field.rebuild_annotation()).validate_python(inner)
        except ValidationError:
            for part in _models(field.annotation):
                yield from _salvage_entries(part, inner, place)


def _salvage_entries(model: type[BaseModel], value: Any, loc: Loc) -> Iterator[tuple[Loc, Any]]:
    entries = (
        [((*loc, number), entry) for number, entry in enumerate(value)] if isinstance(value, list) else [(loc, value)]
    )
    for place, entry in entries:
        try:
            yield place, model.model_validate(entry)
        except ValidationError:
            yield from salvage(model, entry, place)
