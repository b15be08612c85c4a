"""What the guide said where an office has other words: office/originals.lock.yml, which `./guide accept` writes whole.

An `original` in a file of changes comes before the lock, since people without a terminal write it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from careerguide.content.document import Document
from careerguide.content.files import ORIGINALS
from careerguide.content.yaml_reader import read
from careerguide.problems.problem import Problem

Originals = dict[str, dict[str, Any]]
"""By the id of an item, the fields that an office rewords, as the guide had them."""

HEAD: Final = """\
# What the guide said where this office has other words. `./guide accept` writes this file; there's no need to edit it.
"""


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


def reworded(changes: Document) -> list[dict[str, Any]]:
    """The entries under `reword` in a sound file of changes."""
    value: Any = changes.value
    entries: list[dict[str, Any]] = value.get("reword", [])
    return entries


def with_originals(changes: Document, originals: Originals) -> Document:
    """A sound file of changes, where each reworded item has what the lock notes among its `original`."""
    entries = [
        {**entry, "original": merged(originals.get(entry["id"], {}), entry.get("original", {}))}
        for entry in reworded(changes)
    ]
    value: Any = changes.value
    noted: Any = {**value, "reword": entries}
    return replace(changes, value=noted) if entries else changes


def merged(lock: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of both, names inside them included; where both have one, that of `own`."""
    inner = {name: merged(lock[name], own[name]) for name in _with_names_inside(lock, own)}
    return {**lock, **own, **inner}


def without(fields: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The fields, names inside them included, that `own` doesn't have."""
    inner = {name: without(fields[name], own[name]) for name in _with_names_inside(fields, own)}
    return {name: inner.get(name, value) for name, value in fields.items() if name not in own or inner.get(name)}


def outdated(own: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether a field that both have differs, line breaks aside."""
    inner = _with_names_inside(own, now)
    return any(
        outdated(own[name], now[name]) if name in inner else str(own[name]).split() != str(now[name]).split()
        for name in own.keys() & now.keys()
    )


def _with_names_inside(first: Mapping[str, Any], second: Mapping[str, Any]) -> list[str]:
    """The names of fields that have fields of their own in both."""
    return [
        name
        for name in first.keys() & second.keys()
        if isinstance(first[name], dict) and isinstance(second[name], dict)
    ]


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
