"""What pydantic refuses, as problems in plain words: by its stable types of errors and the types of fields, never by
its English. And what's sound in a value that it refused, so that one mistake does not hide others.
"""

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Final

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from careerguide.content.document import Document, Loc
from careerguide.model.blocks import NarrowBlock
from careerguide.model.fields import Form
from careerguide.model.introspect import choices_of, field_named, field_names, form_of, model_at, models_in, type_at
from careerguide.problems.english import all_of, did_you_mean, one_of
from careerguide.problems.problem import MOST, START, Problem

Context = Mapping[str, Any]
MOST_ERRORS: Final = 2 * MOST  # in one item that are explained; the others are counted
SURE = ("extra_forbidden", "missing", "text_error")
"""Types of errors in names and words: those a value has, whatever kind of value it was meant to be."""


def explain(failed: ValidationError, document: Document, model: type[BaseModel], base: Loc) -> Iterator[Problem]:
    """The problems in a failed validation, each at its line. `base` is where the value is in the document."""
    errors = failed.errors(include_url=False)
    more, errors = len(errors[MOST_ERRORS:]), errors[:MOST_ERRORS]
    entries = dict.fromkeys(_unindented_entry(document, (*base, *error["loc"])) for error in errors)
    entries.pop(None, None)
    for entry in filter(None, entries):
        first, second, *_ = _fields_at(document, entry)
        yield document.problem(document.key(second), "not-inside", name=first[-1])
    errors = [error for error in errors if not any(_is_in((*base, *error["loc"]), entry) for entry in entries)]
    missing: dict[Loc, list[str]] = {}
    misspelled = {_intended(error, model) for error in errors if error["type"] == "extra_forbidden"}
    for error in errors:
        loc: Loc = (*base, *error["loc"])
        if error["type"] not in SURE and document.guessed(loc):
            continue
        if error["type"] == "missing":
            if error["loc"] not in misspelled:
                missing.setdefault(loc[:-1], []).append(str(loc[-1]))
        elif error["type"] != "too_short" or not any(
            _is_in(other["loc"], error["loc"]) for other in errors if other is not error
        ):
            yield from _explain(error, document, model, base)
    for loc, absent in missing.items():
        code = "missing-fields" if len(absent) > 1 else "missing-field"
        names = all_of(f"“{name}”" for name in absent)
        yield document.problem(document.mark(loc), code, name=absent[0], names=names)
    if more:
        yield document.problem(document.mark(base), "more-problems", value=more)


def _is_in(loc: Loc, around: Loc | None) -> bool:
    return around is not None and loc[: len(around)] == around


def _fields_at(document: Document, loc: Loc) -> list[Loc]:
    """The fields of an entry in the order of the file."""
    return [field for field in document.keys if field[:-1] == loc]


def _unindented_entry(document: Document, loc: Loc) -> Loc | None:
    """The entry around `loc`, if its fields are next to the name that they belong under, as in `- tip:` with the
    fields of the tip straight below.
    """
    for end in range(1, len(loc) + 1):
        entry = loc[:end]
        if isinstance(entry[-1], int) and entry[:-1][-1:] in (("add",), ("blocks",)):
            fields = _fields_at(document, entry)
            if len(fields) > 1 and _value_at(document, fields[0]) is None:
                return entry
    return None


def _value_at(document: Document, loc: Loc) -> Any:
    value: Any = document.value
    for name in loc:
        value = value[name]
    return value


def explain_value(failed: ValidationError, annotation: Any) -> Iterator[Problem]:
    """The problems of a value with this annotation that's in no file yet."""
    for error in failed.errors(include_url=False):
        for code, values in _codes(error, type_at(annotation, error["loc"])):
            yield Document("").problem(START, code, **{"fix": "Write something.", **values})


def _intended(error: ErrorDetails, model: type[BaseModel]) -> Loc:
    """Where the field would be that an unknown one was probably meant to be: it is not missing as well."""
    *around, name = error["loc"]
    known = field_names(model_at(model, tuple(around)))
    same = [other for other in known if other.casefold() == str(name).casefold()]
    return (*around, *(same or difflib.get_close_matches(str(name), known, n=1)))


def _explain(error: ErrorDetails, document: Document, model: type[BaseModel], base: Loc) -> Iterator[Problem]:
    loc: Loc = (*base, *error["loc"])
    in_file = loc in document.keys or document.moved
    if error["type"] == "extra_forbidden":
        yield _unknown_field(document, loc, str(loc[-1]), model_at(model, error["loc"][:-1]))
    elif loc[-1:] == ("id",) and error["type"] == "string_pattern_mismatch" and not in_file:
        yield document.problem(START, "bad-file-name", name=error["input"])
    else:
        for code, details in _codes(error, type_at(model, error["loc"])):
            values = {"fix": _or_remove(error, code, model), **details}
            mark = document.spot(loc, values["found"]) if "found" in values else document.mark(loc)
            if code == "block-kinds" and len(kinds := _fields_at(document, loc)) > 1:
                mark = document.key(kinds[1])
            yield document.problem(mark, code, **values)


def _or_remove(error: ErrorDetails, code: str, model: type[BaseModel]) -> str:
    """What to do when there's nothing: a required field can't be removed."""
    *around, name = error["loc"] or ("",)
    if isinstance(name, int):
        after_dash = error["input"] is None
        return (
            "Write something after the dash, or remove the dash." if after_dash else "Fill it in, or remove this entry."
        )
    field = field_named(model_at(model, tuple(around)), name)
    begin = "Add one" if code == "short-list" else "Fill it in"
    return (
        f"{begin}, or remove the field." if field and not field.is_required() else f"{begin}. This field is required."
    )


def _unknown_field(document: Document, loc: Loc, name: str, model: type[BaseModel]) -> Problem:
    known = field_names(model)
    code = "unknown-block" if issubclass(model, NarrowBlock) else "unknown-field"
    fix = did_you_mean(name, known, f"You can use {one_of(known)}.")
    return document.problem(document.key(loc), code, name=name, fix=fix, known=known)


def _codes(error: ErrorDetails, annotation: Any) -> Iterator[tuple[str, Context]]:
    """The codes of the problems of a value with this annotation, and what fills in their sentences. Only a text can
    have more than one.
    """
    value, context = error["input"], error.get("ctx", {})
    if error["type"] == "text_error":
        for found in context["problems"]:
            yield found["code"], {name: value for name, value in found.items() if name != "code"}
    elif value is None:
        yield "empty-text", {}
    else:
        code = _CODES.get(error["type"], "bad-value")
        shown = {"value": _shown(value), "fix": LOOK} if code == "bad-value" else {"value": _shown(value)}
        yield _SPECIAL[code](value, context, annotation) if code in _SPECIAL else (code, shown)


def _shown(value: object) -> str:
    text = "these fields" if isinstance(value, dict) else "this list" if isinstance(value, list) else str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _text(value: object, _context: Context, _annotation: Any) -> tuple[str, Context]:
    return ("mapping-in-text" if isinstance(value, dict) else "not-text"), {}


def _choice(value: object, _context: Context, annotation: Any) -> tuple[str, Context]:
    choices = choices_of(annotation)
    fix = did_you_mean(str(value), choices, f"Use {one_of(choices)}.")
    return "unknown-choice", {"value": _shown(value), "fix": fix, "known": choices}


def _bound(value: object, context: Context, _annotation: Any) -> tuple[str, Context]:
    limit = f"at least {context['ge']:g}" if "ge" in context else f"at most {context['le']:g}"
    return "out-of-range", {"value": _shown(value), "limit": limit}


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


LOOK: Final = "See another entry of the same kind for an example."


def _pattern(value: object, _context: Context, annotation: Any) -> tuple[str, Context]:
    form = form_of(annotation) or Form("bad-value", LOOK)
    return form.code, {"value": _shown(value), "fix": form.advice}


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
    failed: ValidationError, document: Document, model: type[BaseModel], base: Loc, value: Any
) -> tuple[Document, Any]:
    """The document, and the value that's at `base` in it, with the names that its fields were meant to have."""
    if failed.error_count() > MOST_ERRORS:
        return document, value
    intended = {
        (*base, *error["loc"]): (*base, *loc)
        for error in failed.errors(include_url=False)
        if error["type"] == "extra_forbidden" and len(loc := _intended(error, model)) == len(error["loc"])
    }
    if not intended:
        return document, value
    moved = {loc: (document, typed) for typed, loc in intended.items()}
    return replace(document, moved={**document.moved, **moved}), _with_names(value, base, intended)


def _with_names(value: Any, loc: Loc, names: Mapping[Loc, Loc]) -> Any:
    """The value with other names for some of its fields, except where such a name is there already."""
    if isinstance(value, list):
        return [_with_names(entry, (*loc, number), names) for number, entry in enumerate(value)]
    if not isinstance(value, dict):
        return value
    fields = {name: _with_names(inner, (*loc, name), names) for name, inner in value.items()}
    renamed = {names.get((*loc, name), (name,))[-1]: inner for name, inner in fields.items()}
    return renamed if len(renamed) == len(value) else value


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    """What validates a single field of a model."""
    return TypeAdapter(model.model_fields[name].rebuild_annotation())


def valid_parts(model: type[BaseModel], value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    """The sound parts of a value that `model` refused, as large as can be, each with its loc."""
    for name, field in model.model_fields.items():
        key = field.alias or name
        if isinstance(value, dict) and key in value:
            inner = value[key]
            try:
                yield (*loc, key), _adapter(model, name).validate_python(inner)
            except ValidationError:
                for inner_model in models_in(field.annotation):
                    yield from _valid_entries(inner_model, inner, (*loc, key))


def _valid_entries(model: type[BaseModel], value: Any, loc: Loc) -> Iterator[tuple[Loc, Any]]:
    listed = isinstance(value, list)
    for place, entry in [((*loc, number), entry) for number, entry in enumerate(value)] if listed else [(loc, value)]:
        try:
            yield place, model.model_validate(entry)
        except ValidationError:
            yield from valid_parts(model, entry, place)
