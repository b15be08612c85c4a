"""Turns the events of the YAML parser into plain values with their places, and refuses what the guide doesn't use.

Every value is read as text: `NO`, `1:30` and `2024-01-01` stay what was typed, and the model says what a number is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import yaml
from yaml import events

from careerguide.content.document import Document, Loc, Value
from careerguide.content.yaml_errors import (
    LOADER,
    NO_SPACE_DASH,
    Mistake,
    MistakeError,
    RefusedError,
    in_quotes,
    typed_column,
)
from careerguide.problems.problem import Mark, Problem, problem

DEEPEST: Final = 12  # lists and mappings inside one another
NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
CUT: Final = re.compile(r"[ \t]#")


def build(name: str, text: str, typed: Sequence[str], problems: list[Problem]) -> Document:
    """The document in `text`, which has a correction in some of the lines that were `typed`. Adds to `problems`.

    Raises what the parser raises, MistakeError, and RefusedError when the file can't be read any further.
    """
    builder = _Builder(name, text, typed, problems)
    return Document(name, builder.document(), builder.marks, builder.keys, lines=typed)


class _Builder:
    """The parser's events, taken one after the other."""

    def __init__(self, name: str, text: str, typed: Sequence[str], problems: list[Problem]) -> None:
        self.name = name
        self.typed = typed
        self.problems = problems
        self.lines = [*text.split("\n"), ""]
        self.corrected = self.lines[:-1] != [*typed]
        self.marks: dict[Loc, Mark] = {}
        self.keys: dict[Loc, Mark] = {}
        self.parted: dict[Loc, list[Value]] = {}
        """Entries that were run into the one before, by the list that they belong to."""
        self.events: Iterator[events.Event] = yaml.parse(text, Loader=LOADER)

    def document(self) -> Value:
        value: Value = None
        seen = 0
        for event in self.events:
            if isinstance(event, events.DocumentStartEvent):
                seen += 1
                if seen > 1:
                    self.add(event, "second-document")
                    raise RefusedError
                value = self.node(next(self.events), (), 0)
        return value

    def node(self, event: events.Event, loc: Loc, depth: int) -> Value:
        self.marks[loc] = self.mark(event)
        self.refuse_marks(event)
        if isinstance(event, events.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, events.AliasEvent):
            return str(event.anchor)
        if depth == DEEPEST:
            self.add(event, "too-deep", most=DEEPEST)
            raise RefusedError
        if isinstance(event, events.SequenceStartEvent):
            return self.sequence(loc, depth)
        return self.mapping(loc, depth)

    def refuse_marks(self, event: events.Event) -> None:
        if anchor := getattr(event, "anchor", None):
            self.add(event, "anchor", mark="*" if isinstance(event, events.AliasEvent) else "&", name=anchor)
        if getattr(event, "tag", None):
            self.add(event, "tag")

    def scalar(self, event: events.ScalarEvent) -> Value:
        value: str = event.value
        if event.style:
            return value
        end = event.end_mark
        if end and (cut := CUT.match(self.lines[end.line], end.column)):
            self.add_at(end.line, cut.end() - 1, "value-cut")
            return value or self.lines[end.line][cut.end() :].strip() or None
        if value.find("-") >= 0 and (entries := [*self.dashes(event)]):
            return [value] if entries[0] == _mark(event).line else value
        return None if value in NULLS else value

    def dashes(self, event: events.Event) -> Iterator[int]:
        """Lines of a text on which an entry of a list was meant to begin, with no space after its dash."""
        first, last = _mark(event), _mark(event, "end_mark")
        for number in range(first.line, last.line + 1):
            line = self.lines[number - 1]
            alone = number > first.line or not line[: first.column - 1].strip()
            if alone and (dash := NO_SPACE_DASH.match(line)):
                self.add_at(number - 1, dash.end(), "no-space", sign="-")
                yield number

    def sequence(self, loc: Loc, depth: int) -> list[Value]:
        values: list[Value] = []
        while not isinstance(event := next(self.events), events.SequenceEndEvent):
            values.append(self.node(event, (*loc, len(values)), depth + 1))
            values += self.parted.pop(loc, [])
        return values

    def mapping(self, loc: Loc, depth: int) -> dict[str, Value]:
        first: dict[str, Value] = {}
        values, doubled = first, ""
        while not isinstance(event := next(self.events), events.MappingEndEvent):
            if not isinstance(event, events.ScalarEvent):
                self.refuse_braces(event)
                self.add(event, "bad-key")
                raise RefusedError
            self.refuse_marks(event)
            name: str = event.value
            if name in values and _begins_entry(name, values, loc):
                self.add(event, "missing-dash", name=name)
                loc = (*loc[:-1], int(loc[-1]) + 1)
                self.marks[loc], values = self.mark(event), {}
                self.parted.setdefault(loc[:-1], []).append(values)
            inner = (*loc, name)
            if name in values:
                if doubled in ("", name):  # of several in a row, only the first is reported
                    self.add(event, "duplicate-key", name=name, line=self.keys[inner].line)
                doubled = name
                self.node(next(self.events), (*loc, f"{name}\0"), depth + 1)
                continue
            doubled = ""
            self.keys[inner] = self.mark(event)
            values[name] = self.node(next(self.events), inner, depth + 1)
        return first

    def refuse_braces(self, event: events.Event) -> None:
        """`{{ name }}` at the beginning of a value, without quotes."""
        mark = _mark(event)
        line, column = self.lines[mark.line - 1], mark.column - 2
        if line[column : column + 2] == "{{" and line[:column].rstrip().endswith((":", "-")):
            values = {"start": "{{"}
            raise MistakeError(Mistake(mark.line - 1, column, "bad-start", values, in_quotes(line, column)))

    def mark(self, event: events.Event) -> Mark:
        mark = _mark(event)
        return mark._replace(column=self.column(mark.line - 1, mark.column - 1) + 1) if self.corrected else mark

    def column(self, line: int, column: int) -> int:
        """The column in the line as it was typed. Both count from 0."""
        if line >= len(self.typed) or self.typed[line] == self.lines[line]:
            return column
        return typed_column(self.typed[line], self.lines[line], column)

    def add(self, event: events.Event, code: str, /, **values: Any) -> None:
        self.problems.append(problem(self.name, self.mark(event), code, **values))

    def add_at(self, line: int, column: int, code: str, /, **values: Any) -> None:
        """Adds a problem at a line and column, counting from 0."""
        self.problems.append(problem(self.name, Mark(line + 1, self.column(line, column) + 1), code, **values))


def _begins_entry(name: str, values: Mapping[str, Value], loc: Loc) -> bool:
    """Whether the first field of an entry is there again, and that entry has others already."""
    return bool(loc) and isinstance(loc[-1], int) and len(values) > 2 and name == next(iter(values))


def _mark(event: events.Event, which: Literal["start_mark", "end_mark"] = "start_mark") -> Mark:
    mark = getattr(event, which)
    return Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)


# ---------------------------------------------------------------- the events themselves


@dataclass(frozen=True, slots=True)
class Token:
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


def tokens(text: str) -> tuple[list[Token], bool]:
    """What's in a text, in order, as far as it can be read; and whether that's all of it."""
    read: list[Token] = []
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if kind := KINDS.get(type(event)):
                read.append(Token(kind, getattr(event, "value", ""), _mark(event), _mark(event, "end_mark")))
    except yaml.YAMLError:
        return read, False
    return read, True
