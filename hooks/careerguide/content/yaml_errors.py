"""Which mistake keeps YAML from reading a file, in plain words and at its place, and what's below it all the same.

The parser knows only where it could not go on, which is often a line too late. Where a colon, a space or quotes are
missing, or a tab is in the way, the file is read on as if that were put right. Any other mistake is the last one
reported from its file.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import yaml

from careerguide.content.document import Document
from careerguide.model.guide import FIELDS
from careerguide.problems.problem import Mark, Problem, problem

Place = tuple[int, int]
"""A line and a column, counting from 0, as the parser has them."""
Build = Callable[[str, str, Sequence[str], list[Problem]], Document]
"""Reads a text: its path, itself with corrections, the lines that were typed, and where problems are added."""

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is 13 times faster

LEAD: Final = r"(?P<lead>[ ]*(?:-[ ]+)*)"
FIELD: Final = re.compile(r"[ ]*(?:-[ ]+)*([a-z][a-z0-9_-]*):(?=\s|$)")
KEY: Final = re.compile(rf"{LEAD}(?P<name>[^\s:#\[{{\"'&*!|>%@`-][^:#\[{{\"]*?)[ ]*:(?=\s|$)")
DASH: Final = re.compile(r"[ ]*-(?=\s|$)")
BEGINS: Final = re.compile(f"{KEY.pattern}|{DASH.pattern}")
NO_SPACE: Final = re.compile(rf"{LEAD}(?P<name>[A-Za-z][^:#\[{{\"]*)(?<!\d):(?=[^\s/])")
NO_COLON: Final = re.compile(rf"{LEAD}(?P<name>[a-z][a-z0-9_-]*)(?P<sign>[ ]*[;=,.][ ]*|[ ]+|$)(?P<value>.*)")
NO_SPACE_DASH: Final = re.compile(r"[ ]*-(?=[^\s\d-])")
TWO_COLONS: Final = re.compile(rf"{LEAD}[^:\[{{\"]+:[ ]+[^\s\"'|>\[{{].*?(?P<colon>:)(?=\s|$)")
AFTER_QUOTES: Final = re.compile(r"""("(?:[^"\\]|\\.)*"|'[^']*')\s*(?P<more>[^\s,:#\]}])""")
BAD_START: Final = re.compile(r"[@`%]|[*&](?=\s|\*)|\*[^\s*]*\*|[?-](?=\s)")
BLOCK_START: Final = re.compile(r"(?P<start>[|>][-+]?)[ ]*[^\s#]")
CUT_IN_BRACKETS: Final = re.compile(r"[^#]*[\[{][^\]}#]*\s#")
CLOSERS: Final = {"[": "]", "{": "}"}
QUOTES: Final = ('"', "'")

ODD: Final = "[\u00a0\u2000-\u200a\u202f\u205f\u3000]"  # spaces as word processors make them
ODD_SPACE: Final = re.compile(rf"^ *(?:- *)*(?:[\w-]*[:-] *)?{ODD}+", re.MULTILINE)
FENCE: Final = re.compile(r"^```.*$", re.MULTILINE)
TAB: Final = re.compile(r"^( *)((?:- *)*)\t", re.MULTILINE)
HIDDEN_END: Final = re.compile("[\x85\u2028\u2029]")  # ends a line for YAML, but no editor shows it
UNFIT: Final = {  # what a file must not hold, whatever is around it
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
WIDTHS: Final = (2, 4, 8, 1, 3)  # what a tab may have been meant as
CORRECTED: Final = {"no-space", "no-colon", "open-quote", "after-quote", "bad-start", "after-bracket", "colon-in-value"}
"""Codes of mistakes after which a file is read on: a missing space, colon or quotes."""
MOST: Final = 50  # corrections in one file


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake: where it is, counting from 0, its code, the values for its sentences, and its line put right."""

    line: int
    column: int
    code: str
    values: Mapping[str, Any] = field(default_factory=dict)
    corrected: str | None = None
    """None when there's no telling how the line was meant."""


class MistakeError(Exception):
    """The builder met a mistake that the parser takes for something else."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__()
        self.mistake = mistake


class RefusedError(Exception):
    """The file can't be read any further, and the problem is added already."""


# ---------------------------------------------------------------- reading on


def read_on(name: str, text: str, build: Build) -> Document:
    """The document in `text`, read on after what can be put right. Its value is None after any other mistake."""
    unfit = [
        problem(name, mark_after(text[: match.start() if code == "fence" else match.end() - 1]), code)
        for pattern, code in (UNFIT.items() if UNFIT_SIGNS.search(text) else ())
        for match in pattern.finditer(text)
    ]
    text = text.removeprefix("\ufeff")
    typed = text.split("\n")
    if conflict := CONFLICT.search(text):
        return Document(name, problems=[*unfit, problem(name, mark_after(text[: conflict.start()]), "conflict")])
    if unfit:
        text = ODD_SPACE.sub(lambda match: re.sub(ODD, " ", match[0]), HIDDEN_END.sub(" ", FENCE.sub("", text)))
    widths = WIDTHS if TAB.search(text) else ()
    readings = [_corrected(name, spaced(text, width), typed, build) for width in widths or (0,)]
    readings = [reading for reading in readings if reading.value is not None or not widths]
    fewest = min((len(reading.problems) for reading in readings), default=0)
    best = [reading for reading in readings if len(reading.problems) == fewest]
    if not best or any(reading.value != best[0].value for reading in best):
        return Document(name, problems=unfit)  # there's no telling what the tabs were meant as
    return replace(best[0], problems=[*unfit, *best[0].problems])


def _corrected(name: str, text: str, typed: Sequence[str], build: Build) -> Document:
    """The document in `text`, with each line corrected at which the parser stops."""
    lines, corrected = text.split("\n"), list[Problem]()
    while True:
        problems = [*corrected]
        try:
            document = build(name, "\n".join(lines), typed, problems)
        except RefusedError:
            return Document(name, problems=problems)
        except (MistakeError, yaml.YAMLError) as error:
            mistake = error.mistake if isinstance(error, MistakeError) else find_mistake(lines, error)
            number, line = mistake.line, mistake.corrected
            column = typed_column(typed[number], lines[number], mistake.column) if number < len(lines) else 0
            stop = problem(name, Mark(number + 1, column + 1), mistake.code, **mistake.values)
            if corrected and (stop.line, stop.code) == (corrected[-1].line, corrected[-1].code):
                return Document(name, problems=problems)  # the correction did not help
            if line is None or stop.code not in CORRECTED or len(corrected) == MOST:
                return Document(name, problems=[*problems, stop])
            corrected.append(stop)
            lines[number] = line
        else:
            return replace(document, problems=problems, guesses=frozenset(stop.line for stop in corrected))


def spaced(text: str, width: int) -> str:
    """Spaces for the tabs before the words of each line. A dash before a tab is part of its width."""
    while TAB.search(text):
        text = TAB.sub(lambda tab: tab[1] + tab[2] + " " * (width - len(tab[2]) % width), text)
    return text


def mark_after(before: str) -> Mark:
    """The place just after a piece of text from the beginning of a file."""
    return Mark(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def typed_column(typed: str, corrected: str, column: int) -> int:
    """Where in a line as it was typed the character is that's at `column` of the corrected line, counting from 0."""
    pairs = enumerate(zip(typed, corrected, strict=False))
    same = next((number for number, (old, new) in pairs if old != new), min(len(typed), len(corrected)))
    return column if column < same else max(column - len(corrected) + len(typed), same)


# ---------------------------------------------------------------- which mistake it is


def find_mistake(lines: Sequence[str], error: yaml.YAMLError) -> Mistake:
    """The mistake at which the parser gave up: of all that it could be, the one whose correction gets it furthest."""
    stop, start = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if stop is None:  # a character that it does not read at all
        line, column, _ = mark_after("\n".join(lines)[: getattr(error, "position", 0)])
        text = lines[line - 1]
        return Mistake(line - 1, column - 1, "bad-character", {}, f"{text[: column - 1]} {text[column:]}")

    def reached(mistake: Mistake) -> int:
        if mistake.corrected is None:
            return int(stop.line)
        return max(_reached([*lines[: mistake.line], mistake.corrected, *lines[mistake.line + 1 :]]), int(stop.line))

    begun = (start.line, start.column) if start else None
    around = _Stop([*lines, ""], (stop.line, stop.column), begun)
    mistakes = [*around.field(), *around.quotes(), *around.brackets(), *around.value()] or around.indentation()
    return max(mistakes, key=reached)


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where the parser gave up, in something that began at `start`; and what each line near it could have wrong."""

    lines: Sequence[str]
    stop: Place
    start: Place | None

    @property
    def line(self) -> str:
        return self.lines[self.stop[0]]

    @property
    def sign(self) -> str:
        """The character at which the parser gave up."""
        return self.line[self.stop[1] : self.stop[1] + 1]

    def above(self, line: int) -> int:
        """The nearest line above that's not blank, or the line itself."""
        return next((n for n in range(line - 1, -1, -1) if self.lines[n].strip()), line)

    def is_last_line(self, line: int) -> bool:
        """Whether the line below is a field or an entry, so that no value goes on there."""
        below = next((text for text in self.lines[line + 1 :] if text.strip()), "")
        return not below or bool(BEGINS.match(below))

    def field(self) -> Iterator[Mistake]:
        """A field without its colon, or without the space after it; an entry without the space after its dash."""
        names = FIELDS | {match[1] for match in map(FIELD.match, self.lines) if match}
        for number in dict.fromkeys((self.start or self.stop, self.stop, (self.above(self.stop[0]), 0))):
            line = self.lines[number[0]]
            dash, name = NO_SPACE_DASH.match(line), NO_COLON.match(line)
            if dash and not any(other.startswith(f"{line[: dash.end()]} ") for other in self.lines):
                dash = None  # a hyphen, where no entries begin
            if KEY.match(line):
                continue
            if space := NO_SPACE.match(line) or dash:
                end = space.end()
                yield Mistake(number[0], end, "no-space", {"sign": line[end - 1]}, f"{line[:end]} {line[end:]}")
            elif name and (name["name"] in names or name["value"].startswith(tuple(CLOSERS))):
                corrected = f"{line[: name.end('name')]}: {name['value']}".rstrip()
                yield Mistake(number[0], name.start("name"), "no-colon", {"name": name["name"]}, corrected)

    def quotes(self) -> Iterator[Mistake]:
        """Quotes that begin at the start and don't end on their line; or that began above, and ended at the stop."""
        if self.start:
            yield from self.open_quote(*self.start)
        for above in range(self.stop[0] - 1, -1, -1):
            for mistake in self.open_quote(above, _value(self.lines[above])):
                quote = self.lines[above][mistake.column]
                between = self.lines[above + 1 : self.stop[0]]
                if quote in self.line[: self.stop[1]] and not any(quote in line for line in between):
                    yield mistake

    def open_quote(self, number: int, column: int) -> Iterator[Mistake]:
        """A quote that begins here, or inside these brackets, and does not end on its line."""
        line = self.lines[number].rstrip()
        if line[column : column + 1] in tuple(CLOSERS) and line[column:].count('"') % 2 and line[-1] in "]}":
            column = line.rindex('"')
        before, rest = line[:column], line[column:]
        if rest[:1] in QUOTES and rest.count(rest[0]) == 1:
            closer = rest[-1] if len(rest) > 1 and set(before) & set(CLOSERS) else ""
            closed = f"{before}{_quoted(rest[1 : -1 if closer else None])}{closer}" if len(rest) > 1 else before
            yield Mistake(number, column, "open-quote", {}, closed if self.is_last_line(number) else None)

    def brackets(self) -> Iterator[Mistake]:
        above, (number, at), line = self.lines[self.above(self.stop[0])], self.stop, self.line
        if above is not line and (cut := CUT_IN_BRACKETS.match(above)):
            yield Mistake(self.above(number), cut.end() - 1, "value-cut")
            return
        if self.sign in (",", "]", "}"):
            code = "extra-comma" if self.sign == "," else "extra-bracket"
            yield Mistake(number, at, code, {"sign": self.sign}, line[:at] + line[at + 1 :])
        opened = self.lines[self.start[0]][self.start[1] : self.start[1] + 1] if self.start else ""
        if self.start and opened in CLOSERS:
            if self.start[0] != number or not self.sign:
                yield Mistake(*self.start, "open-bracket", {}, self.lines[self.start[0]].rstrip() + CLOSERS[opened])
            else:  # what is before a colon was to be the next field
                at = line.rfind(" ", 0, at) + 1 if self.sign == ":" else at
                yield Mistake(number, at, "missing-comma", {}, f"{line[:at].rstrip()}, {line[at:]}")

    def value(self) -> Iterator[Mistake]:
        """A value that must be in quotes, for what it begins with or has in it."""
        number, at = self.stop[0], _value(self.line)
        value, start = self.line[at:], self.line[at : at + 1]
        corrected = in_quotes(self.line, at) if self.is_last_line(number) else None
        if self.sign == "\\" and self.start and self.lines[self.start[0]][self.start[1] : self.start[1] + 1] == '"':
            yield Mistake(*self.stop, "bad-escape", {"sign": self.line[self.stop[1] : self.stop[1] + 2]})
        elif AFTER_QUOTES.match(value):
            yield Mistake(*self.stop, "after-quote", {}, corrected)
        elif block := BLOCK_START.match(value):
            yield Mistake(number, at, "block-start", {"start": block["start"]})
        elif value.startswith("* ") and not self.line[:at].strip():
            yield Mistake(number, at, "star-for-dash", {}, f"{self.line[:at]}-{value[1:]}")
        elif BAD_START.match(value):
            yield Mistake(number, at, "bad-start", {"start": start}, corrected)
        elif start in CLOSERS and self.stop[1] > at:
            yield Mistake(*self.stop, "after-bracket", {}, corrected)
        elif TWO_COLONS.match(self.line) and self.sign == ":":
            yield Mistake(*self.stop, "colon-in-value", {}, corrected)

    def goes_on(self) -> bool:
        """Whether a line with a colon goes on with the text of the line above."""
        words = self.line[: self.stop[1]].strip()
        known = sum(line.strip().startswith(f"{words}:") for line in self.lines)
        above = self.lines[self.above(self.stop[0])]
        return self.sign == ":" and " " in words and known == 1 and _indent(self.line) >= _indent(above)

    def indentation(self) -> Iterator[Mistake]:
        """A line that begins where nothing above begins; or words that belong to no field."""
        number = self.start[0] if self.start and not BEGINS.match(self.lines[self.start[0]]) else self.stop[0]
        line, above = self.lines[number], self.above(number)
        if not BEGINS.match(line):
            column = _indent(self.lines[above])
            if not KEY.match(self.lines[above]) and column > _indent(line):
                yield self.not_lined_up(number, column, above)
            yield Mistake(number, _indent(line), "stray-words")
        elif self.goes_on():
            yield Mistake(*self.stop, "colon-in-value")
        else:
            yield Mistake(*self.stop, "yaml")  # unless a line can be moved
            for near in dict.fromkeys((number, above, self.above(above))):
                yield from self.moves(near)

    def moves(self, number: int) -> Iterator[Mistake]:
        """A line moved to each column where others begin, the nearest column first."""
        line, above = self.lines[number], self.above(number)
        kind, begin = (DASH, _indent) if DASH.match(line) else (KEY, _column)
        columns = {0, *(begin(other) for other in self.lines if kind.match(other))} - {_indent(line)}
        for column in sorted(columns, key=lambda column: abs(column - _indent(line))) if BEGINS.match(line) else ():
            like = (n for n in range(above, -1, -1) if kind.match(self.lines[n]) and begin(self.lines[n]) == column)
            opens = self.lines[above].rstrip().endswith(":") and number < self.stop[0]
            moved = self.not_lined_up(number, column, self.stop[0] if opens else next(like, self.stop[0]))
            first = not any(map(BEGINS.match, self.lines[:number]))
            yield replace(moved, code="too-far-in", values={}) if first else moved

    def not_lined_up(self, number: int, column: int, beside: int) -> Mistake:
        line = self.lines[number]
        values = {"found": _spaces(_indent(line)), "wanted": _spaces(column), "line": beside + 1}
        return Mistake(number, _indent(line), "not-lined-up", values, f"{' ' * column}{line.lstrip()}")


def _reached(lines: Sequence[str]) -> int:
    """The line at which the parser gives up, counting from 0, or the number of lines."""
    try:
        for _ in yaml.parse("\n".join(lines), Loader=LOADER):
            pass
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return mark.line if mark else 0
    return len(lines)


def in_quotes(line: str, column: int) -> str:
    """The line with all of it from `column` on in quotes."""
    return f"{line[:column]}{_quoted(line[column:].rstrip())}"


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _value(line: str) -> int:
    """Where the value of a line begins: after its dashes and the name of its field."""
    key = KEY.match(line)
    at = key.end() + 1 if key else _column(line)
    return at + _indent(line[at:])


def _column(line: str) -> int:
    """Where the first field of a line begins, after its dashes."""
    lead = re.match(r"[ ]*(?:-[ ]+)*", line)
    return lead.end() if lead else 0


def _spaces(number: int) -> str:
    return "no spaces" if not number else "1 space" if number == 1 else f"{number} spaces"
