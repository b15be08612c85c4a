"""The fields of every entry in the order of docs/fields.md, with the comments above them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from careerguide.content.document import Loc
from careerguide.content.files import OWN
from careerguide.content.yaml_reader import parse
from careerguide.edit.text_lines import end_of, join, split
from careerguide.model.introspect import field_names, model_at
from careerguide.model.kinds import KINDS
from careerguide.problems.problem import Mark


def in_order(path: str, text: str) -> str:
    """The text of the file at `path`, relative to the root, with the fields of each entry in the order of its model.
    Comments and blank lines above a field move with it.
    """
    folder = path.rpartition("/")[0]
    kind = next((kind for kind in (*KINDS, *OWN) if kind.path in (path, folder)), None)
    content, endings = split(text)
    document = parse("\n".join(content), path)
    if kind is None or document.problems:
        return text
    for loc, fields, model in _entries(document.value, kind.model, ()):
        marks = {name: document.keys[(*loc, name)] for name in fields}
        lines = _entry_ordered(content, marks, field_names(model))
        if lines != content and (now := parse("\n".join(lines), path)).value == document.value:
            content, document = lines, now
    return join(content, endings)


def _entries(value: Any, model: type[BaseModel], loc: Loc) -> Iterator[tuple[Loc, list[str], type[BaseModel]]]:
    """Every mapping that a model describes, inner ones first: where it is, the names of its fields, and the model."""
    if isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _entries(inner, model, (*loc, number))
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _entries(inner, model_at(model, (name,)), (*loc, name))
        if set(value) <= {*field_names(model)}:
            yield loc, list(value), model


def _entry_ordered(content: list[str], marks: Mapping[str, Mark], order: Sequence[str]) -> list[str]:
    """The lines of the file with one entry in order. An entry on one line, or in brackets, stays as it is."""
    keys = sorted((mark.line - 1, name) for name, mark in marks.items())
    starts = [line for line, _ in keys]
    column = {mark.column - 1 for mark in marks.values()}
    wanted = sorted((name for _, name in keys), key=order.index)
    if len(set(starts)) < len(starts) or len(column) != 1 or [name for _, name in keys] == wanted:
        return content
    indent = column.pop()
    lead = content[starts[0]][:indent]
    if lead.strip(" -"):
        return content
    begins = [starts[0], *(_with_comments(content, start, indent) for start in starts[1:])]
    end = end_of(content, starts[-1], indent)
    chunks = {
        name: content[begin:after] for (_, name), begin, after in zip(keys, begins, [*begins[1:], end], strict=True)
    }
    chunks[keys[0][1]][0] = " " * indent + content[starts[0]][indent:]
    lines = [line for name in wanted for line in chunks[name]]
    first = next(number for number, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
    lines[first] = lead + lines[first][indent:]
    return [*content[: begins[0]], *lines, *content[end:]]


def _with_comments(content: Sequence[str], start: int, indent: int) -> int:
    """The line, counting from 0, of the first comment above a field that is indented as far."""
    while content[start - 1].startswith(" " * indent + "#") or not content[start - 1].strip():
        start -= 1
    return start
