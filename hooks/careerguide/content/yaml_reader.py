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

from careerguide.cache import memo
from careerguide.content.yaml_errors import NO_SPACE_DASH, Stumble, in_quotes, stumble
from careerguide.problems.problem import START, Mark, Problem, problem

Value = str | None | list["Value"] | dict[str, "Value"]
Loc = tuple[str | int, ...]

LARGEST: Final = 1_000_000  # bytes in one file
DEEPEST: Final = 12  # lists and mappings inside one another
LONGEST: Final = 60  # lines of a value in which words are looked for
NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is 13 times faster

CUT = re.compile(r"[ \t]#")
ODD: Final = "[\u00a0\u2000-\u200a\u202f\u205f\u3000]"  # spaces as word processors make them
ODD_SPACE: Final = re.compile(rf"^ *(?:- *)*(?:[\w-]*[:-] *)?{ODD}+", re.MULTILINE)
FENCE: Final = re.compile(r"^```.*$", re.MULTILINE)
TAB: Final = re.compile(r"^( *)((?:- *)*)\t", re.MULTILINE)
HIDDEN_END: Final = re.compile("[\x85\u2028\u2029]")  # ends a line for YAML, but no editor shows it
WIDTHS: Final = (2, 4, 8, 1, 3)  # what a tab may have been meant as
MISPLACED: Final = {"not-lined-up", "too-far-in", "stray-words"}  # which may be the fault of a tab
UNFIT: Final = {  # what a file must not hold, whatever stands around it
    re.compile(r"\A\ufeff"): "byte-order-mark",
    HIDDEN_END: "bad-character",
    TAB: "tab",
    ODD_SPACE: "odd-space",
    FENCE: "fence",
}
UNFIT_SIGNS: Final = re.compile(rf"[\t`\ufeff\x85\u2028\u2029]|{ODD}")
"""Each of them has one of these. Most files have none, and are gone through only once."""
CONFLICT: Final = re.compile(r"^(?:<{7}(?: .*)?|={7}|>{7}(?: .*)?|\|{7}(?: .*)?)$", re.MULTILINE)
"""What git writes into a file where two changes meet."""
SLIPS: Final = 50  # in one file, of those that keep the parser from reading on


@dataclass(frozen=True, slots=True)
class Document:
    """What one file says: its value, where each part of it stands, and what is wrong with it as YAML."""

    path: str
    value: Value = None
    marks: Mapping[Loc, Mark] = field(default_factory=dict)
    keys: Mapping[Loc, Mark] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    lines: Sequence[str] = ()
    stumbles: frozenset[int] = frozenset()
    """Lines that the parser could not read as they are, so that it is a guess what values stand there."""
    moved: Mapping[Loc, tuple[Document, Loc]] = field(default_factory=dict)
    """What an office changed: the document and the place where each such value really stands."""

    def mark(self, loc: Loc) -> Mark:
        """Where the value at `loc` stands: itself, or the nearest thing around it that the file has."""
        if self.moved:
            document, there = self.origin(loc)
            mark = document.mark(there)
            return mark if document.path == self.path else mark._replace(path=mark.path or document.path)
        for end in range(len(loc), -1, -1):
            if loc[:end] in self.marks:
                return self.marks[loc[:end]]
            for skipped in range(end):  # short forms: the model knows one level more than the file has
                shorter = loc[:skipped] + loc[skipped + 1 : end]
                if end == len(loc) and shorter in self.marks:
                    return self.marks[shorter]
        return START

    def spot(self, loc: Loc, words: str) -> Mark:
        """Where `words` stand in the text at `loc`, as far as can be told."""
        document, _ = self.origin(loc)
        return _found(document.lines, self.mark(loc), re.escape(words).replace("\\ ", r"\s+"))

    def key(self, loc: Loc) -> Mark:
        """Where the name of the field at `loc` stands."""
        if self.moved:
            document, there = self.origin(loc)
            mark = document.key(there)
            return mark if document.path == self.path else mark._replace(path=mark.path or document.path)
        return self.keys.get(loc) or self.mark(loc)

    def guessed(self, loc: Loc) -> bool:
        """Whether the value at `loc` is a guess, which is not to be blamed for what it is."""
        document, there = self.origin(loc)
        return bool(document.stumbles) and document.mark(there).line in document.stumbles

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


class _SlipError(Exception):
    """Nor here, but it is sure what was meant."""

    def __init__(self, slip: Stumble) -> None:
        super().__init__()
        self.slip = slip


class _Builder:
    """Turns the parser's events into values, noting where each stands."""

    def __init__(self, path: str, text: str) -> None:
        self.document = Document(path)
        self.lines = [*text.split("\n"), ""]
        self.marks: dict[Loc, Mark] = {}
        self.keys: dict[Loc, Mark] = {}
        self.problems: list[Problem] = []
        self.parted: dict[Loc, list[Value]] = {}
        """Entries that were run into the one before, by the list that they belong to."""
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
            return str(event.anchor)
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

    def scalar(self, event: events.ScalarEvent) -> Value:
        value: str = event.value
        if event.style:
            return value
        if event.end_mark and (found := CUT.match(self.lines[event.end_mark.line], event.end_mark.column)):
            self.problems.append(self.document.problem(Mark(event.end_mark.line + 1, found.end()), "value-cut"))
            return value or self.lines[event.end_mark.line][found.end() :].strip() or None
        if value.find("-") >= 0 and (entries := [*self.dashes(event)]):
            return [value] if entries[0] == _mark(event).line else value
        return None if value in NULLS else value

    def dashes(self, event: events.Event) -> Iterator[int]:
        """Lines of a text on which an entry of a list was meant to begin, with no space behind its dash."""
        first, last = _mark(event), _mark(event, "end_mark")
        for number in range(first.line, last.line + 1):
            line = self.lines[number - 1]
            alone = number > first.line or not line[: first.column - 1].strip()
            if alone and (dash := NO_SPACE_DASH.match(line)):
                self.problems.append(self.document.problem(Mark(number, dash.end() + 1), "no-space", sign="-"))
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
                raise _RefusedError
            self.refuse_marks(event)
            name: str = event.value
            if name in values and self.begins_entry(name, values, loc):
                self.add(event, "missing-dash", name=name)
                loc = (*loc[:-1], int(loc[-1]) + 1)
                self.marks[loc], values = _mark(event), {}
                self.parted.setdefault(loc[:-1], []).append(values)
            place = (*loc, name)
            if name in values:
                if doubled in ("", name):  # of several in a row, the first says it
                    self.add(event, "duplicate-key", name=name, line=self.keys[place].line)
                doubled = name
                self.node(next(self.events), (*loc, f"{name}\0"), depth + 1)
                continue
            doubled = ""
            self.keys[place] = _mark(event)
            values[name] = self.node(next(self.events), place, depth + 1)
        return first

    @staticmethod
    def begins_entry(name: str, values: Mapping[str, Value], loc: Loc) -> bool:
        """Whether the first field of an entry stands there again, and that entry has others already."""
        return bool(loc) and isinstance(loc[-1], int) and len(values) > 2 and name == next(iter(values))

    def refuse_braces(self, event: events.Event) -> None:
        """`{{ name }}` at the beginning of a value, without quotes."""
        mark = _mark(event)
        line, at = self.lines[mark.line - 1], mark.column - 2
        if line[at : at + 2] == "{{" and line[:at].rstrip().endswith((":", "-")):
            raise _SlipError(Stumble(mark.line - 1, at, "bad-start", {"start": "{{"}, in_quotes(line, at)))

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


def read(path: Path, name: str) -> Document:
    """The document in the file at `path`; `name` is how problems call it, with forward slashes."""
    if path.is_symlink() or not path.is_file():
        return _refused(name, START, "not-a-file")
    if path.stat().st_size > LARGEST:
        return _refused(name, START, "huge-file", most=LARGEST // 1000)
    try:
        data = memo.intern(("file", name), path.read_bytes())
    except OSError:
        return _refused(name, START, "unreadable-file")
    return memo.compute(("parsed", name), (data,), lambda: _decoded(data, name))


FORMATS: Final = {
    b"PK\x03\x04": "a file of a word processor, or a zip",
    b"\xd0\xcf\x11\xe0": "a file of an old word processor",
    b"%PDF": "a PDF",
    b"{\\rtf": "a file of a word processor",
    b"\xff\xfe": "text in the encoding UTF-16",
    b"\xfe\xff": "text in the encoding UTF-16",
    b"<!DOCTYPE": "a web page",
    b"<html": "a web page",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
"""What people put into a text file's place, by how it begins."""


def _decoded(data: bytes, name: str) -> Document:
    for sign, kind in FORMATS.items():
        if data.startswith(sign):
            return _refused(name, START, "not-plain-text", kind=kind)
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
        with contextlib.suppress(OSError):
            return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return ()

    return lru_cache(found)


def spot(found: Sequence[str], mark: Mark, words: str) -> Mark:
    """Where `words` begin in the value at `mark`, however its lines are broken; else its beginning."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return _found(found, mark, rf"(?<!\w){pattern}(?!\w)")


def _found(lines: Sequence[str], mark: Mark, pattern: str) -> Mark:
    if mark.line > len(lines):
        return mark
    text = "\n".join([lines[mark.line - 1][mark.column - 1 :], *lines[mark.line : mark.line + LONGEST]])
    place = re.search(pattern, text)
    if place is None:
        return mark
    line, column = text.count("\n", 0, place.start()), place.start() - text.rfind("\n", 0, place.start())
    return Mark(mark.line + line, column if line else mark.column + place.start(), mark.path)


def texts(root: Path, parts: Sequence[str]) -> dict[str, str]:
    """The YAML files in these folders below `root` that can be read as text, by path, with their own line endings."""
    found = {}
    for path in sorted(file for part in parts for file in (root / part).rglob("*.yml")):
        if not path.is_symlink() and path.is_file() and path.stat().st_size <= LARGEST:
            with contextlib.suppress(UnicodeDecodeError, OSError):
                found[path.relative_to(root).as_posix()] = path.read_bytes().decode("utf-8")
    return found


def parse(text: str, name: str) -> Document:
    """The document in `text`. Never raises: all that is wrong stands in `problems`."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unfit = list(_unfit(text, name)) if UNFIT_SIGNS.search(text) else []
    if any(one.code == "tab" for one in unfit):
        return _without_tabs(name, text, unfit)
    if unfit:
        text = ODD_SPACE.sub(lambda found: re.sub(ODD, " ", found[0]), HIDDEN_END.sub(" ", FENCE.sub("", text)))
    return _read(name, text.removeprefix("\ufeff"), unfit)


def _read(name: str, text: str, unfit: Sequence[Problem]) -> Document:
    """What the parser makes of the text, with each slip mended that stops it, where it is sure what was meant."""
    conflicts, text = _without_conflicts(name, text)
    slips = [*unfit, *conflicts]
    while True:
        builder = _Builder(name, text)
        try:
            value = builder.build()
        except _RefusedError:
            return Document(name, problems=[*slips, *builder.problems])
        except (_SlipError, yaml.YAMLError) as error:
            told, meant = _explain(name, error, text)
            if slips and (told.line, told.code) == (slips[-1].line, slips[-1].code):
                return Document(name, problems=[*slips, *builder.problems])  # what was put there did not help
            slips.append(told)
            if meant is None or len(slips) > SLIPS:
                return Document(name, problems=[*slips, *builder.problems])
            text = meant
        else:
            break
    problems = [*slips, *builder.problems]
    if value is None and not problems:
        return _refused(name, START, "empty-file")
    stumbles = frozenset(one.line for one in slips[len(unfit) + len(conflicts) :])
    return Document(name, value, builder.marks, builder.keys, problems, builder.lines, stumbles)


def _unfit(text: str, name: str) -> Iterator[Problem]:
    for sign, code in UNFIT.items():
        for found in sign.finditer(text):
            yield problem(name, _place(text[: found.start() if code == "fence" else found.end() - 1]), code)


def _without_tabs(name: str, text: str, unfit: Sequence[Problem]) -> Document:
    """The document with spaces for the tabs that lines begin with, if there is one best way to read it."""
    read = [one for width in WIDTHS if (one := parse(spaced(text, width), name)).value is not None]
    fewest = min((len(one.problems) for one in read), default=0)
    best = next((one for one in read if len(one.problems) == fewest), None)
    if best is None or any(one.value != best.value for one in read if len(one.problems) == fewest):
        return Document(name, problems=unfit)
    near = {one.line + beside for one in unfit if one.code == "tab" for beside in (-1, 0, 1)}
    if any(one.code in MISPLACED and one.line in near for one in best.problems):
        return Document(name, problems=unfit)
    lines = [*text.split("\n"), ""]

    def place(mark: Mark) -> Mark:
        """Where in the text as it is stands what is at `mark` in the one without tabs."""
        added = len(best.lines[mark.line - 1]) - len(lines[mark.line - 1])
        return Mark(mark.line, max(mark.column - added, 1))

    return replace(
        best,
        marks={loc: place(mark) for loc, mark in best.marks.items()},
        keys={loc: place(mark) for loc, mark in best.keys.items()},
        problems=[
            *(one for one in unfit if one.code == "tab"),
            *(replace(one, column=place(one.mark).column) for one in best.problems),
        ],
        lines=lines,
    )


def spaced(text: str, width: int) -> str:
    """Spaces for the tabs before the words of each line. A dash before a tab is part of its width."""
    while TAB.search(text):
        text = TAB.sub(lambda found: found[1] + found[2] + " " * (width - len(found[2]) % width), text)
    return text


def _without_conflicts(name: str, text: str) -> tuple[list[Problem], str]:
    """What git has left between two versions, each told where it begins; and the text with the first of each."""
    if not any(7 * sign in text for sign in "<=>|"):
        return [], text
    problems, lines = [], text.split("\n")
    begun, second = 0, False
    for found in CONFLICT.finditer(text):
        line, sign = text.count("\n", 0, found.start()), found[0][0]
        if sign == "<" or not begun:
            problems.append(problem(name, Mark(line + 1, 1), "conflict"))
        if begun and sign == ">":
            lines[begun - 1 : line] = [""] * (line - begun + 1) if second else lines[begun - 1 : line]
        if sign in "=|" and not second:
            begun, second = line + 1, True
        begun, second = (line + 1, False) if sign == "<" else (0, False) if sign == ">" else (begun, second)
        lines[line] = ""
    return problems, "\n".join(lines)


def _refused(name: str, mark: Mark, code: str, /, **values: Any) -> Document:
    return Document(name, problems=[problem(name, mark, code, **values)])


def _place(before: str) -> Mark:
    """The place just behind a piece of text."""
    return Mark(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def _explain(name: str, error: _SlipError | yaml.YAMLError, text: str) -> tuple[Problem, str | None]:
    """The slip at which the parser gave up; and the text as it was meant, if that is sure."""
    lines = text.split("\n")
    if isinstance(error, _SlipError):
        slip = error.slip
    elif stop := getattr(error, "problem_mark", None):
        start = getattr(error, "context_mark", None)
        slip = stumble(lines, (stop.line, stop.column), (start.line, start.column) if start else None)
    else:
        at = getattr(error, "position", 0)
        return problem(name, _place(text[:at]), "bad-character"), f"{text[:at]} {text[at + 1 :]}"
    told = problem(name, Mark(slip.line + 1, slip.column + 1), slip.code, **slip.values)
    if slip.meant is None or slip.meant in lines[slip.line : slip.line + 1]:
        return told, None
    return told, "\n".join([*lines[: slip.line], slip.meant, *lines[slip.line + 1 :]])
