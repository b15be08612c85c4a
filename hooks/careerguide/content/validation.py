"""Pydantic's findings as problems in plain words, told apart by their stable type and never by their English.

And what a value that failed was meant to be, or what is sound in it, so that one slip does not hide others.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from careerguide.content.document import Document, Loc
from careerguide.model.blocks import NarrowBlock
from careerguide.model.fields import Form
from careerguide.model.introspect import choices_of, field_named, field_names, form_of, model_at, models_in, type_at
from careerguide.problems.english import all_of, did_you_mean, one_of
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
        code = "missing-fields" if len(absent) > 1 else "missing-field"
        names = all_of(f"“{name}”" for name in absent)
        yield document.problem(document.mark(loc), code, name=absent[0], names=names)


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


def explain_value(failed: ValidationError, annotation: Any) -> Iterator[Problem]:
    """The problems of a value with this annotation that stands in no file yet."""
    for error in failed.errors(include_url=False):
        for code, values in _codes(error, type_at(annotation, error["loc"])):
            yield Document("").problem(START, code, **{"mend": "Write it.", **values})


def _inside(outer: Loc, inner: Loc) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def _meant(error: ErrorDetails, model: type[BaseModel]) -> Loc:
    """Where the field would stand that an unknown one was probably meant to be: it is not missing as well."""
    *around, name = error["loc"]
    known = field_names(model_at(model, tuple(around)))
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
    for code, details in _codes(error, type_at(model, error["loc"])):
        values = {"mend": _or_remove(error, code, model), **details}
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
    field = field_named(model_at(model, tuple(around)), name)
    begin = "Add one" if code == "short-list" else "Write it"
    return (
        f"{begin}, or remove the field." if field and not field.is_required() else f"{begin}. This field must be there."
    )


def _unknown_field(document: Document, loc: Loc, name: str, model: type[BaseModel]) -> Problem:
    known = field_names(model)
    code = "unknown-block" if issubclass(model, NarrowBlock) else "unknown-field"
    mend = did_you_mean(name, known, f"Known here: {one_of(known)}.")
    return document.problem(document.key(loc), code, name=name, mend=mend, known=known)


def _codes(error: ErrorDetails, annotation: Any) -> Iterator[tuple[str, Context]]:
    """The codes of the problems of a value with this annotation, and what fills in their sentences. Only a text can
    have more than one.
    """
    value, context = error["input"], error.get("ctx", {})
    if error["type"] == "text_error":
        for fault in context["faults"]:
            yield fault["code"], {name: value for name, value in fault.items() if name != "code"}
    elif value is None:
        yield "empty-text", {}
    else:
        code = _CODES.get(error["type"], "bad-value")
        shown = {"value": _shown(value), "mend": LOOK} if code == "bad-value" else {"value": _shown(value)}
        yield _SPECIAL[code](value, context, annotation) if code in _SPECIAL else (code, shown)


def _shown(value: object) -> str:
    text = "these fields" if isinstance(value, dict) else "this list" if isinstance(value, list) else str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _text(value: object, _context: Context, _annotation: Any) -> tuple[str, Context]:
    return ("mapping-in-text" if isinstance(value, dict) else "not-text"), {}


def _choice(value: object, _context: Context, annotation: Any) -> tuple[str, Context]:
    choices = choices_of(annotation)
    mend = did_you_mean(str(value), choices, f"Use {one_of(choices)}.")
    return "unknown-choice", {"value": _shown(value), "mend": mend, "known": choices}


def _bound(value: object, context: Context, _annotation: Any) -> tuple[str, Context]:
    limit = f"at least {context['ge']:g}" if "ge" in context else f"at most {context['le']:g}"
    return "out-of-range", {"value": _shown(value), "limit": limit}


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


LOOK: Final = "Look at another entry of the same kind for what this field holds."


def _pattern(value: object, _context: Context, annotation: Any) -> tuple[str, Context]:
    form = form_of(annotation) or Form("bad-value", LOOK)
    return form.code, {"value": _shown(value), "mend": form.advice}


_CODES: Final = {
    "string_type": "not-text",
    "string_too_short": "empty-text",
    "string_too_long": "too-long",
    "string_pattern_mismatch": "bad-form",
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
"""Codes by pydantic's types of errors, which are stable. A `bad-form` becomes the code noted next to the pattern."""
_SPECIAL: Final[dict[str, Callable[[object, Context, Any], tuple[str, Context]]]] = {
    "not-text": _text,
    "unknown-choice": _choice,
    "out-of-range": _bound,
    "bad-form": _pattern,
    "empty-text": lambda _value, _context, _annotation: ("empty-text", {}),
    "too-long": lambda _value, context, _annotation: ("too-long", {"most": context["max_length"]}),
    "short-list": lambda _value, context, _annotation: ("short-list", {"least": _entries(context["min_length"])}),
    "long-list": lambda _value, context, _annotation: ("long-list", {"most": context["max_length"]}),
    "block-kinds": lambda _value, context, _annotation: (
        "block-kinds",
        {"kinds": " and ".join(context["kinds"]) or "none"},
    ),
}


def with_corrected_names(
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


def valid_parts(model: type[BaseModel], value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    """The sound parts of a value that `model` refused, as large as can be, with their places."""
    for name, field in model.model_fields.items():
        key = field.alias or name
        if not isinstance(value, dict) or key not in value:
            continue
        place, inner = (*loc, key), value[key]
        try:
            yield place, TypeAdapter(field.rebuild_annotation()).validate_python(inner)
        except ValidationError:
            for part in models_in(field.annotation):
                yield from _valid_entries(part, inner, place)


def _valid_entries(model: type[BaseModel], value: Any, loc: Loc) -> Iterator[tuple[Loc, Any]]:
    entries = (
        [((*loc, number), entry) for number, entry in enumerate(value)] if isinstance(value, list) else [(loc, value)]
    )
    for place, entry in entries:
        try:
            yield place, model.model_validate(entry)
        except ValidationError:
            yield from valid_parts(model, entry, place)
