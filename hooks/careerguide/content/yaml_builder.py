"""Turns the events of the YAML parser into plain values with their places, and refuses what the guide doesn't use.

Every value is read as text: `NO`, `1:30` and `2024-01-01` stay what was typed, and the model says what a number is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, NoReturn

import yaml
from yaml import events

from careerguide.content.document import Document, Loc, Value
from careerguide.problems.problem import Mark, Problem, problem

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is 13 times faster
DEEPEST: Final = 12  # lists and mappings inside one another
MOST_ENTRIES: Final = 5_000  # in one list, or fields of one entry
MOST_VALUES: Final = 100_000  # in one file
LONGEST: Final = 20_000  # characters in one value
NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
CUT: Final = re.compile(r"[ \t]#")
NO_SPACE_DASH: Final = re.compile(r"[ ]*+(?P<sign>-)(?=[^\s\d-])")


def build(name: str, text: str) -> tuple[Document, yaml.YAMLError | None]:
    """The document in `text`, and the error at which the parser stopped. Its value is None if there is one, or if the
    file can't be read for another reason, which is among its problems.
    """
    builder = _Builder(name, text)
    value, stopped = None, None
    try:
        value = builder.document()
    except yaml.YAMLError as error:
        stopped = error
    except _RefusedError:
        pass
    guesses = frozenset(builder.guesses)
    return Document(name, value, builder.marks, builder.keys, builder.problems, builder.lines, guesses), stopped


class _RefusedError(Exception):
    """The file can't be read any further. Why is among the problems."""


class _Builder:
    """The parser's events, taken one after the other."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.lines = [*text.split("\n"), ""]
        self.last = max((number for number, line in enumerate(self.lines, 1) if line.strip()), default=1)
        self.problems: list[Problem] = []
        self.guesses: set[int] = set()
        self.marks: dict[Loc, Mark] = {}
        self.keys: dict[Loc, Mark] = {}
        self.events: Iterator[events.Event] = yaml.parse(text, Loader=LOADER)

    def document(self) -> Value:
        value: Value = None
        seen = 0
        for event in self.events:
            if isinstance(event, events.DocumentStartEvent):
                seen += 1
                if seen > 1:
                    self.refuse(event, "second-document")
                value = self.node(next(self.events), (), 0)
        return value

    def node(self, event: events.Event, loc: Loc, depth: int) -> Value:
        self.marks[loc] = self.mark(event)
        if len(self.marks) > MOST_VALUES:
            self.refuse(event, "too-much", most=MOST_VALUES, things="values")
        self.add_marks(event)
        if isinstance(event, events.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, events.AliasEvent):
            return str(event.anchor)
        if depth == DEEPEST:
            self.refuse(event, "too-deep", most=DEEPEST)
        if isinstance(event, events.SequenceStartEvent):
            return self.sequence(loc, depth)
        return self.mapping(event, loc, depth)

    def add_marks(self, event: events.Event) -> None:
        """Reports anchors and tags."""
        if anchor := getattr(event, "anchor", None):
            self.add(event, "anchor", mark="*" if isinstance(event, events.AliasEvent) else "&", name=anchor)
        if getattr(event, "tag", None):
            self.add(event, "tag")

    def scalar(self, event: events.ScalarEvent) -> Value:
        value: str = event.value
        if len(value) > LONGEST:
            self.refuse(event, "too-much", most=LONGEST, things="characters in one value")
        if event.style:
            return value
        end = event.end_mark
        if end and (cut := CUT.match(self.lines[end.line], end.column)):
            self.problems.append(problem(self.name, Mark(end.line + 1, cut.end()), "value-cut"))
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
                self.problems.append(problem(self.name, Mark(number, dash.end() + 1), "no-space", sign="-"))
                yield number

    def sequence(self, loc: Loc, depth: int) -> list[Value]:
        values: list[Value] = []
        while not isinstance(event := next(self.events), events.SequenceEndEvent):
            if len(values) == MOST_ENTRIES:
                self.refuse(event, "too-much", most=MOST_ENTRIES, things="entries in one list")
            values.append(self.node(event, (*loc, len(values)), depth + 1))
        return values

    def mapping(self, start: events.Event, loc: Loc, depth: int) -> Value:
        values: dict[str, Value] = {}
        doubled = ""
        while not isinstance(event := next(self.events), events.MappingEndEvent):
            if not isinstance(event, events.ScalarEvent):
                if not values and (words := self.braces(start)):
                    return words
                self.refuse(event, "bad-key")
            self.add_marks(event)
            name: str = event.value
            inner = (*loc, name)
            if name in values:
                if _begins_entry(name, values, loc):
                    self.refuse(event, "missing-dash", name=name)
                if doubled in ("", name):  # of several in a row, only the first is reported
                    self.add(event, "duplicate-key", name=name, line=self.keys[inner].line)
                doubled = name
                self.node(next(self.events), (*loc, f"{name}\0"), depth + 1)
                continue
            doubled = ""
            if len(values) == MOST_ENTRIES:
                self.refuse(event, "too-much", most=MOST_ENTRIES, things="fields in one entry")
            self.keys[inner] = self.mark(event)
            values[name] = self.node(next(self.events), inner, depth + 1)
        return values

    def braces(self, start: events.Event) -> str:
        """The rest of a line that begins with `{{`, without quotes. Empty if it begins otherwise."""
        line, column = _mark(start)[:2]
        before, words = self.lines[line - 1][: column - 1], self.lines[line - 1][column - 1 :]
        if not words.startswith("{{") or not before.rstrip().endswith((":", "-")):
            return ""
        self.add(start, "bad-start", start="{{")
        self.guesses.add(line)
        opened = 2
        while opened:  # of the two pairs of braces
            event = next(self.events)
            opened += isinstance(event, events.CollectionStartEvent) - isinstance(event, events.CollectionEndEvent)
        return words.rstrip()

    def mark(self, event: events.Event) -> Mark:
        """Where it begins. What's missing at the end of the file begins on the last line that isn't blank."""
        mark = _mark(event)
        return mark if mark.line <= self.last else Mark(self.last, len(self.lines[self.last - 1]) + 1)

    def add(self, event: events.Event, code: str, /, **values: Any) -> None:
        self.problems.append(problem(self.name, self.mark(event), code, **values))

    def refuse(self, event: events.Event, code: str, /, **values: Any) -> NoReturn:
        """Adds the problem after which the file isn't read any further."""
        self.add(event, code, **values)
        raise _RefusedError


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
