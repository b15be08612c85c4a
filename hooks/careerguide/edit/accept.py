"""Notes beside an office's own words what the guide says there now, so that a later change of the guide is told.

Only the lines of `original` are written. Comments, order and everything else in the file stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from careerguide.content.files import LAYOUT
from careerguide.content.office_layer import originals
from careerguide.content.reader import base, change_files
from careerguide.content.yaml_reader import Document, Loc, lines, parse
from careerguide.problems.english import did_you_mean
from careerguide.problems.problem import MachineError

REWORD = "reword"
ORIGINAL = "original"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file of changes with its new text, and the ids whose originals are noted in it."""

    path: str
    text: str
    names: Sequence[str]


def accept(root: Path, wanted: Sequence[str]) -> Iterator[Accepted]:
    """The files to write, for these ids, or for all that are reworded. Raises MachineError for an id that is not."""
    documents = change_files(root)
    reworded = [entry["id"] for document in documents for entry in _entries(document)]
    for name in wanted:
        if name not in reworded:
            mend = did_you_mean(name, reworded, "Ids stand after “- id:” in office/changes.")
            raise MachineError(f"No file of office/changes has other words for “{name}”.", mend)
    pieces, models = base(root), {layout.part: layout.model for layout in LAYOUT}
    for document in documents:
        text = [*lines(root)(document.path)]
        done: list[str] = []
        for number, entry in reversed([*enumerate(_entries(document))]):  # from the end, so that lines keep their place
            noted = originals(pieces, models, entry) if not wanted or entry["id"] in wanted else None
            if noted and noted != entry.get(ORIGINAL):
                _note(text, document, number, noted)
                done.insert(0, entry["id"])
        if done:
            yield Accepted(document.path, _proven(document, text, done), done)


def _entries(document: Document) -> list[dict[str, Any]]:
    value = document.value
    entries = value.get(REWORD) if isinstance(value, dict) else None
    return [one for one in entries if isinstance(one, dict) and "id" in one] if isinstance(entries, list) else []


def _note(text: list[str], document: Document, number: int, noted: Mapping[str, Any]) -> None:
    """Writes what is noted in place of what was, or at the end of the entry."""
    loc: Loc = (REWORD, number)
    start = document.marks[loc]
    if text[start.line - 1][start.column - 1 :].startswith("{"):
        raise MachineError(
            f"{document.path}, line {start.line}: this entry stands in braces on one line.",
            "Write each of its fields on a line of its own, then run this again.",
        )
    indent = start.column - 1
    old = document.keys.get((*loc, ORIGINAL))
    ends = [mark.line for place, mark in document.keys.items() if place[:-1] == loc]
    ends += [mark.line for place, mark in document.keys.items() if len(place) == 1]
    ends += [document.marks[REWORD, number + 1].line] if (REWORD, number + 1) in document.marks else []
    first = old.line if old else max(line for line in [start.line, *_own_lines(document, loc)])
    end = min((line for line in ends if line > first), default=len(text) + 1)
    while end > first + 1 and _outside(text[end - 2], indent):
        end -= 1
    text[(first if old else end) - 1 : end - 1] = [f"{' ' * indent}{ORIGINAL}:", *_written(noted, indent + 2)]


def _own_lines(document: Document, loc: Loc) -> Iterator[int]:
    return (mark.line for place, mark in document.keys.items() if place[: len(loc)] == loc)


def _outside(line: str, indent: int) -> bool:
    """Whether a line at the end of an entry is blank, or a comment on what comes next."""
    bare = line.strip()
    return not bare or (bare.startswith("#") and len(line) - len(line.lstrip()) < indent)


def _written(noted: Mapping[str, Any], indent: int) -> Iterator[str]:
    for name, value in noted.items():
        if isinstance(value, dict):
            yield f"{' ' * indent}{name}:"
            yield from _written(value, indent + 2)
        else:
            yield f"{' ' * indent}{name}: {json.dumps(value, ensure_ascii=False)}"


def _proven(document: Document, text: Sequence[str], done: Sequence[str]) -> str:
    """The new text, if it says what the old one did and nothing else has changed."""
    new = "\n".join(text).rstrip("\n") + "\n"
    read = parse(new, document.path)
    if read.problems or _without_originals(read) != _without_originals(document):
        raise MachineError(
            f"{document.path} is written in a way that cannot be changed safely.",
            f"Write below {', '.join(done)} by hand what the guide says, under “original:”.",
        )
    return new


def _without_originals(document: Document) -> Any:
    value = document.value
    assert isinstance(value, dict)
    return {**value, REWORD: [{**entry, ORIGINAL: None} for entry in _entries(document)]}
