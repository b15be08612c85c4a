"""What one YAML file says: its value, where each part of it is, and what's wrong with it.

Two words for places, everywhere: a `Mark` is a line and a column of a file, counting from 1. A `Loc` is the path to a
value inside a document: names of fields, and numbers of entries counting from 0, as pydantic has it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from careerguide.problems.problem import START, Mark, Problem, problem

Value = str | None | list["Value"] | dict[str, "Value"]
Loc = tuple[str | int, ...]

LONGEST: Final = 60  # lines of a value in which words are looked for


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was read. `marks` has the place of every value, `keys` that of the name of every field."""

    path: str
    """Relative to the root, with forward slashes."""
    value: Value = None
    """None when a mistake keeps the rest of the file from being read."""
    marks: Mapping[Loc, Mark] = field(default_factory=dict)
    keys: Mapping[Loc, Mark] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    lines: Sequence[str] = ()
    guesses: frozenset[int] = frozenset()
    """Lines, counting from 1, that were read with a correction, so that their values are guesses."""
    moved: "Mapping[Loc, tuple[Document, Loc]]" = field(default_factory=dict)
    """What an office changed: the document in which each such value was written, and its place there."""

    def mark(self, loc: Loc) -> Mark:
        """Where the value at `loc` is: itself, or the nearest thing around it that the file has."""
        if self.moved:
            document, inner = self.origin(loc)
            return self._with_path(document, document.mark(inner))
        for end in range(len(loc), -1, -1):
            if loc[:end] in self.marks:
                return self.marks[loc[:end]]
            for skipped in range(end):  # short forms: the model knows one level more than the file has
                shorter = loc[:skipped] + loc[skipped + 1 : end]
                if end == len(loc) and shorter in self.marks:
                    return self.marks[shorter]
        return START

    def key(self, loc: Loc) -> Mark:
        """Where the name of the field at `loc` is."""
        if self.moved:
            document, inner = self.origin(loc)
            return self._with_path(document, document.key(inner))
        return self.keys.get(loc) or self.mark(loc)

    def _with_path(self, document: "Document", mark: Mark) -> Mark:
        return mark if document.path == self.path else mark._replace(path=mark.path or document.path)

    def spot(self, loc: Loc, words: str) -> Mark:
        """Where `words` begin in the text at `loc`; where they can't be found, the beginning of the text."""
        document, _ = self.origin(loc)
        return _search(document.lines, self.mark(loc), re.escape(words).replace("\\ ", r"\s+"))

    def guessed(self, loc: Loc) -> bool:
        """Whether the value at `loc` is a guess, so that its type isn't reported."""
        document, inner = self.origin(loc)
        return bool(document.guesses) and document.mark(inner).line in document.guesses

    def origin(self, loc: Loc) -> "tuple[Document, Loc]":
        """The document in which the value at `loc` was written, and its place there."""
        for end in range(len(loc), -1, -1):
            if moved := self.moved.get(loc[:end]):
                document, inner = moved
                return document.origin((*inner, *loc[end:]))
        return (replace(self, moved={}) if self.moved else self), loc

    def problem(self, mark: Mark, code: str, /, **values: Any) -> Problem:
        """The problem with this code at a mark of this file."""
        return problem(self.path, mark, code, **values)


def spot(lines: Sequence[str], mark: Mark, words: str) -> Mark:
    """Where `words` begin in the value at `mark`, however its lines are broken; else `mark` itself."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return _search(lines, mark, rf"(?<!\w){pattern}(?!\w)")


def _search(lines: Sequence[str], mark: Mark, pattern: str) -> Mark:
    if mark.line > len(lines):
        return mark
    text = "\n".join([lines[mark.line - 1][mark.column - 1 :], *lines[mark.line : mark.line + LONGEST]])
    match = re.search(pattern, text)
    if match is None:
        return mark
    line, column = text.count("\n", 0, match.start()), match.start() - text.rfind("\n", 0, match.start())
    return Mark(mark.line + line, column if line else mark.column + match.start(), mark.path)
