"""The guide's own text where an office has reworded it, so that a change of that text is reported.

office/originals.lock.yml notes it; `./guide accept` writes that file whole. An `original` in a file of changes comes
before the lock, since people without a terminal write it.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from careerguide.content.document import Document, Loc
from careerguide.content.files import ORIGINALS
from careerguide.content.raw_items import NOTHING
from careerguide.content.yaml_reader import read
from careerguide.problems.problem import Problem

FieldPath = tuple[str, ...]
"""The names of fields that lead to a value, outermost first."""

Originals = dict[str, dict[str, Any]]
"""By the id of an item, the fields that an office rewords, as the guide had them."""

FIXED: Final = frozenset({"id", "original"})
"""Fields of a reworded item that aren't words."""
HEAD: Final = """\
# The guide's own text where this office has reworded it. `./guide accept` writes this file; there's no need to edit it.
"""


# ---------------------------------------------------------------- fields that are reworded


def changed_originals(
    document: Document, loc: Loc, change: Mapping[str, Any], lock: Mapping[str, Any], before: Any
) -> Iterator[Problem]:
    """A problem for each field of `change`, at `loc` of the document, whose words `before` differ from those recorded
    under its `original` or else in the lock, or weren't recorded.
    """
    for path, now in originals_of(change, before).items():
        noted = value_at(change.get("original"), path)
        noted = value_at(lock, path) if noted is NOTHING else noted
        values = {"name": change["id"], "field": ".".join(path)}
        mark = document.key((*loc, *path))
        if noted is NOTHING and now is not NOTHING:
            yield document.problem(mark, "original-missing", **values)
        elif noted is not NOTHING and on_one_line(noted) != on_one_line(now):
            new = "gone" if now is NOTHING else f"“{on_one_line(now)}”"
            yield document.problem(mark, "original-changed", **values, old=on_one_line(noted), new=new)


def originals_of(change: Mapping[str, Any], before: Any) -> dict[FieldPath, Any]:
    """What `before` says in the fields that a change rewords; NOTHING where it has no such field."""
    words = {name: value for name, value in change.items() if name not in FIXED}
    return {path: value_at(before, path) for path in _leaves(words)}


def _leaves(words: Mapping[str, Any], path: FieldPath = ()) -> Iterator[FieldPath]:
    """The paths to all that has no fields inside."""
    for name, value in words.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*path, name))
        else:
            yield (*path, name)


def value_at(value: Any, path: FieldPath) -> Any:
    """The value to which these names lead, or NOTHING."""
    for name in path:
        if not isinstance(value, dict) or name not in value:
            return NOTHING
        value = value[name]
    return value


def nested(words: Mapping[FieldPath, Any]) -> dict[str, Any]:
    """Values by their paths as fields, with other fields inside."""
    fields: dict[str, Any] = {}
    for path, value in words.items():
        inner = fields
        for name in path[:-1]:
            inner = inner.setdefault(name, {})
        inner[path[-1]] = value
    return fields


def on_one_line(value: Any) -> str:
    """A value as one line, however it is wrapped."""
    if value is None or value is NOTHING:
        return ""
    if isinstance(value, list):
        return ", ".join(map(on_one_line, value))
    if isinstance(value, dict):
        return ", ".join(f"{name}: {on_one_line(inner)}" for name, inner in value.items())
    return " ".join(str(value).split())


# ---------------------------------------------------------------- the lock


def read_originals(root: Path) -> tuple[Originals, list[Problem]]:
    """What the lock of the project at `root` notes, and what is wrong with the file. Both are empty without a file."""
    path = root / ORIGINALS
    if not path.exists():
        return {}, []
    document = read(path, ORIGINALS)
    if not isinstance(document.value, dict):
        return {}, [*document.problems] or [document.problem(document.mark(()), "not-fields")]
    originals = {name: fields for name, fields in document.value.items() if isinstance(fields, dict)}
    wrong = (name for name in document.value if name not in originals)
    return originals, [*document.problems, *(document.problem(document.mark((name,)), "not-fields") for name in wrong)]


def as_yaml(originals: Originals) -> str:
    """The text of the lock, sorted by id, each value on one line."""
    lines = [line for name in sorted(originals) for line in _lines({name: originals[name]}, 0)]
    return HEAD + "".join(f"{line}\n" for line in lines or ["{}"])


def _lines(fields: Mapping[str, Any], indent: int) -> Iterator[str]:
    for name, value in fields.items():
        if value and isinstance(value, dict):
            yield f"{' ' * indent}{name}:"
            yield from _lines(value, indent + 2)
        else:
            yield f"{' ' * indent}{name}: {json.dumps(value, ensure_ascii=False)}"
