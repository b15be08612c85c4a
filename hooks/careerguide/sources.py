"""YAML text to plain values with their marks, refusing what trips people up.

Every value is read as text: `NO`, `1:30` and `2024-01-01` stay what was typed, and the model says what a number is.
Nothing else in the project reads YAML.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

import yaml
from yaml import events

from careerguide.memory import Memory
from careerguide.problems import START, Mark, Problem, problem

Value = str | None | list["Value"] | dict[str, "Value"]
Loc = tuple[str | int, ...]

LARGEST: Final = 1_000_000  # bytes in one file
DEEPEST: Final = 12  # lists and mappings inside one another
LONGEST: Final = 60  # lines of a value in which words are looked for
NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is 13 times faster

CUT = re.compile(r"[ \t]#")
UNFIT: Final = {  # what a file must not hold, whatever stands around it
    re.compile(r"\A\ufeff"): "byte-order-mark",
    re.compile("[\x85\u2028\u2029]"): "bad-character",  # ends a line for YAML, but no editor shows it
    re.compile(r"^ *\t", re.MULTILINE): "tab",
}
FIELD: Final = r"^\s*(?:- +)?(?:[\w-]+:\s+)?"
SIGNS: Final = {  # what a line looks like when the parser stumbles over it
    re.compile(r"^\s*(?:- +)?[\w-]+:\s+[^\s\"'|>\[{].*?:(?=\s|$)"): "colon-in-value",
    re.compile(rf"""{FIELD}("[^"]*"|'[^']*')\s*[^\s,:#\]}}]"""): "after-quote",
    re.compile(rf"{FIELD}(?P<start>[@`%])"): "bad-start",
}
OPENED: Final = {'"': "open-quote", "'": "open-quote", "[": "open-bracket", "{": "open-bracket"}


@dataclass(frozen=True, slots=True)
class Document:
    """What one file says: its value, where each part of it stands, and what is wrong with it as YAML."""

    path: str
    value: Value = None
    marks: Mapping[Loc, Mark] = field(default_factory=dict)
    keys: Mapping[Loc, Mark] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    moved: Mapping[Loc, tuple[Document, Loc]] = field(default_factory=dict)
    """What an office changed: the document and the place where each such value really stands."""

    def mark(self, loc: Loc) -> Mark:
        """Where the value at `loc` stands: itself, or the nearest thing around it that the file has."""
        if self.moved:
            document, there = self.origin(loc)
            mark = document.mark(there)
            return mark if document.path == self.path else replace(mark, path=mark.path or document.path)
        for end in range(len(loc), -1, -1):
            if loc[:end] in self.marks:
                return self.marks[loc[:end]]
            for skipped in range(end):  # short forms: the model knows one level more than the file has
                shorter = loc[:skipped] + loc[skipped + 1 : end]
                if end == len(loc) and shorter in self.marks:
                    return self.marks[shorter]
        return START

    def key(self, loc: Loc) -> Mark:
        """Where the name of the field at `loc` stands."""
        if self.moved:
            document, there = self.origin(loc)
            mark = document.key(there)
            return mark if document.path == self.path else replace(mark, path=mark.path or document.path)
        return self.keys.get(loc) or self.mark(loc)

    def origin(self, loc: Loc) -> tuple[Document, Loc]:
        """The document in which the value at `loc` was written, and its place there."""
        for end in range(len(loc), -1, -1):
            if found := self.moved.get(loc[:end]):
                document, there = found
                return document.origin((*there, *loc[end:]))
        return (replace(self, moved={}) if self.moved else self), loc

    def problem(self, mark: Mark, code: str, /, **values: Any) -> Problem:
        return problem(self.path, mark, code, **values)


class _RefusedError(Exception):
    """The file cannot be read any further."""


class _Builder:
    """Turns the parser's events into values, noting where each stands."""

    def __init__(self, path: str, text: str) -> None:
        self.document = Document(path)
        self.lines = text.split("\n")
        self.marks: dict[Loc, Mark] = {}
        self.keys: dict[Loc, Mark] = {}
        self.problems: list[Problem] = []
        self.events: Iterator[events.Event] = yaml.parse(text, Loader=LOADER)

    def build(self) -> Value:
        value: Value = None
        seen = 0
        for event in self.events:
            if isinstance(event, events.DocumentStartEvent):
                seen += 1
                if seen > 1:
                    self.add(event, "second-document")
                    raise _RefusedError
                value = self.node(next(self.events), (), 0)
        return value

    def node(self, event: events.Event, loc: Loc, depth: int) -> Value:
        self.marks[loc] = _mark(event)
        self.refuse_marks(event)
        if isinstance(event, events.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, events.AliasEvent):
            return f"*{event.anchor}"
        if depth == DEEPEST:
            self.add(event, "too-deep", most=DEEPEST)
            raise _RefusedError
        if isinstance(event, events.SequenceStartEvent):
            return self.sequence(loc, depth)
        return self.mapping(loc, depth)

    def refuse_marks(self, event: events.Event) -> None:
        if anchor := getattr(event, "anchor", None):
            self.add(event, "anchor", mark="*" if isinstance(event, events.AliasEvent) else "&", name=anchor)
        if getattr(event, "tag", None):
            self.add(event, "tag")

    def scalar(self, event: events.ScalarEvent) -> str | None:
        value: str = event.value
        if event.style:
            return value
        if value and event.end_mark and CUT.match(self.lines[event.end_mark.line], event.end_mark.column):
            place = Mark(event.end_mark.line + 1, event.end_mark.column + 2)
            self.problems.append(self.document.problem(place, "value-cut"))
        return None if value in NULLS else value

    def sequence(self, loc: Loc, depth: int) -> list[Value]:
        values: list[Value] = []
        while not isinstance(event := next(self.events), events.SequenceEndEvent):
            values.append(self.node(event, (*loc, len(values)), depth + 1))
        return values

    def mapping(self, loc: Loc, depth: int) -> dict[str, Value]:
        values: dict[str, Value] = {}
        while not isinstance(event := next(self.events), events.MappingEndEvent):
            if not isinstance(event, events.ScalarEvent):
                self.add(event, "bad-key")
                raise _RefusedError
            self.refuse_marks(event)
            name: str = event.value
            place = (*loc, name)
            if name in values:
                self.add(event, "duplicate-key", name=name, line=self.keys[place].line)
                self.node(next(self.events), (*loc, f"{name}\0"), depth + 1)
                continue
            self.keys[place] = _mark(event)
            values[name] = self.node(next(self.events), place, depth + 1)
        return values

    def add(self, event: events.Event, code: str, /, **values: Any) -> None:
        self.problems.append(self.document.problem(_mark(event), code, **values))


def _mark(event: events.Event, which: Literal["start_mark", "end_mark"] = "start_mark") -> Mark:
    mark = getattr(event, which)
    return Mark(mark.line + 1, mark.column + 1) if mark else START


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that the parser sees, from where to where: a text, or the beginning or end of a list or of fields."""

    kind: Literal["text", "list", "fields", "end"]
    value: str
    start: Mark
    end: Mark


KINDS: Final[dict[type[events.Event], Literal["text", "list", "fields", "end"]]] = {
    events.ScalarEvent: "text",
    events.AliasEvent: "text",
    events.SequenceStartEvent: "list",
    events.MappingStartEvent: "fields",
    events.SequenceEndEvent: "end",
    events.MappingEndEvent: "end",
}


def pieces(text: str) -> tuple[list[Piece], bool]:
    """What stands in a text, in order, as far as it can be read; and whether that is all of it."""
    found: list[Piece] = []
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if kind := KINDS.get(type(event)):
                found.append(Piece(kind, getattr(event, "value", ""), _mark(event), _mark(event, "end_mark")))
    except yaml.YAMLError:
        return found, False
    return found, True


def read(path: Path, name: str, memory: Memory) -> Document:
    """The document in the file at `path`; `name` is how problems call it, with forward slashes."""
    if path.is_symlink() or not path.is_file():
        return _refused(name, START, "not-a-file")
    if path.stat().st_size > LARGEST:
        return _refused(name, START, "huge-file", most=LARGEST // 1000)
    data = memory.same(name, path.read_bytes())
    return memory.result(name, (data,), lambda: _decoded(data, name))


def _decoded(data: bytes, name: str) -> Document:
    try:
        return parse(data.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        return _refused(name, _place(data[: error.start].decode("utf-8")), "not-utf-8")


def lines(root: Path) -> Callable[[str], Sequence[str]]:
    """A look-up of the lines of a file below `root` by its path: none when it cannot be read."""

    def found(name: str) -> Sequence[str]:
        path = root / name
        if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST:
            return ()
        return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")

    return lru_cache(found)


def spot(found: Sequence[str], mark: Mark, words: str) -> Mark:
    """Where `words` begin in the value at `mark`, however its lines are broken; else its beginning."""
    if mark.line > len(found):
        return mark
    text = "\n".join([found[mark.line - 1][mark.column - 1 :], *found[mark.line : mark.line + LONGEST]])
    pattern = r"\s+".join(map(re.escape, words.split()))
    place = re.search(rf"(?<!\w){pattern}(?!\w)", text)
    if place is None:
        return mark
    line, column = text.count("\n", 0, place.start()), place.start() - text.rfind("\n", 0, place.start())
    return Mark(mark.line + line, column if line else mark.column + place.start(), mark.path)


def texts(root: Path, parts: Sequence[str]) -> dict[str, str]:
    """The YAML files in these folders below `root` that can be read as text, by path, with their own line endings."""
    found = {}
    for path in sorted(file for part in parts for file in (root / part).rglob("*.yml")):
        if not path.is_symlink() and path.is_file() and path.stat().st_size <= LARGEST:
            with contextlib.suppress(UnicodeDecodeError):
                found[path.relative_to(root).as_posix()] = path.read_bytes().decode("utf-8")
    return found


def parse(text: str, name: str) -> Document:
    """The document in `text`. Never raises: all that is wrong stands in `problems`."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if unfit := [
        problem(name, _place(text[: found.end() - 1]), code)
        for sign, code in UNFIT.items()
        for found in sign.finditer(text)
    ]:
        return Document(name, problems=unfit)
    builder = _Builder(name, text)
    try:
        value = builder.build()
    except _RefusedError:
        return Document(name, problems=builder.problems)
    except yaml.YAMLError as error:
        return Document(name, problems=[*builder.problems, _explain(name, error, text)])
    if value is None and not builder.problems:
        return _refused(name, START, "empty-file")
    return Document(name, value, builder.marks, builder.keys, builder.problems)


def _refused(name: str, mark: Mark, code: str, /, **values: Any) -> Document:
    return Document(name, problems=[problem(name, mark, code, **values)])


def _place(before: str) -> Mark:
    """The place just behind a piece of text."""
    return Mark(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def _explain(name: str, error: yaml.YAMLError, text: str) -> Problem:
    """The parser says where it gave up; the lines there say what went wrong."""
    stop = getattr(error, "problem_mark", None)
    if stop is None:
        return problem(name, _place(text[: getattr(error, "position", 0)]), "bad-character")
    lines = [*text.split("\n"), ""]
    line = lines[stop.line]
    for sign, code in SIGNS.items():
        if found := sign.match(line):
            column = found.start("start") if "start" in sign.groupindex else stop.column
            return problem(name, Mark(stop.line + 1, column + 1), code, **found.groupdict())
    start = getattr(error, "context_mark", None)
    if start and (opened := OPENED.get(lines[start.line][start.column : start.column + 1])):
        return problem(name, Mark(start.line + 1, start.column + 1), opened)
    if _indent(line) > _indent(lines[stop.line - 1]) and stop.line:
        return problem(name, Mark(stop.line + 1, _indent(line) + 1), "too-far-in")
    return problem(name, Mark(stop.line + 1, stop.column + 1), "yaml")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))
