"""Which mistake keeps YAML from reading a file, in plain words and at its place, and what's below it all the same.

The parser knows only where it could not go on, which is often a line too late. Where a colon, a space or quotes are
missing, or a tab is in the way, the file is read on as if that were put right. Any other mistake is the last one
reported from its file.
"""

from __future__ import annotations

import itertools
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
            if line is None or line == lines[number] or len(corrected) == MOST:
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
    """The mistake after which the parser gave up."""
    stop, start = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if stop is None:  # a character that it does not read at all
        line, column, _ = mark_after("\n".join(lines)[: getattr(error, "position", 0)])
        text = lines[line - 1]
        return Mistake(line - 1, column - 1, "bad-character", {}, f"{text[: column - 1]} {text[column:]}")
    begun = (start.line, start.column) if start else None
    around = _Stop([*lines, ""], (stop.line, stop.column), begun)
    looks = (around.field, around.quotes, around.brackets, around.value, around.indentation)
    mistakes = itertools.chain.from_iterable(look() for look in looks)
    return next(mistakes, Mistake(stop.line, stop.column, "yaml"))


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where the parser gave up, in something that began at `start`."""

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
        return not below or bool(KEY.match(below) or DASH.match(below))

    def quoted(self, column: int) -> str | None:
        """The line with its value in quotes, if the value surely ends there."""
        return in_quotes(self.line, column) if self.is_last_line(self.stop[0]) else None

    # ------------------------------------------------------------ names, colons, dashes

    def field(self) -> Iterator[Mistake]:
        """A field without its colon, or without the space after it; an entry without the space after its dash."""
        names = FIELDS | {match[1] for match in map(FIELD.match, self.lines) if match}
        begun = [self.start[0]] if self.start else []
        above = [self.above(self.stop[0])] if self.sign == ":" else []
        for number in dict.fromkeys((*begun, self.stop[0], *above)):
            line = self.lines[number]
            if KEY.match(line):
                continue
            dash, name = NO_SPACE_DASH.match(line), NO_COLON.match(line)
            if dash and not any(other.startswith(f"{line[: dash.end()]} ") for other in self.lines):
                dash = None  # a hyphen, where no entries begin
            if space := NO_SPACE.match(line) or dash:
                end = space.end()
                yield Mistake(number, end, "no-space", {"sign": line[end - 1]}, f"{line[:end]} {line[end:]}")
            elif name and (name["name"] in names or name["value"].startswith(tuple(CLOSERS))):
                corrected = f"{line[: name.end('name')]}: {name['value']}".rstrip()
                yield Mistake(number, name.start("name"), "no-colon", {"name": name["name"]}, corrected)

    # ------------------------------------------------------------ quotes and brackets

    def quotes(self) -> Iterator[Mistake]:
        number, column = self.start or self.stop
        if self.start and self.sign == "\\" and self.lines[number][column : column + 1] == '"':
            yield Mistake(*self.stop, "bad-escape", {"sign": self.line[self.stop[1] : self.stop[1] + 2]})
        if self.start:
            yield from self.open_quote(number, column)
        at = _value(self.line)
        if AFTER_QUOTES.match(self.line, at):
            yield Mistake(*self.stop, "after-quote", {}, self.quoted(at))
        for above in range(self.stop[0] - 1, -1, -1):  # a quote takes in all up to the next one
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
        if rest[:1] not in QUOTES or rest.count(rest[0]) != 1:
            return
        corrected = before.rstrip() if len(rest) == 1 else None
        if len(rest) > 1 and self.is_last_line(number):
            closer = rest[-1] if set(before) & set(CLOSERS) else ""
            corrected = f"{before}{_quoted(rest[1 : -1 if closer else None])}{closer}"
        yield Mistake(number, column, "open-quote", {}, corrected)

    def brackets(self) -> Iterator[Mistake]:
        above = self.above(self.stop[0])
        if above < self.stop[0] and (cut := CUT_IN_BRACKETS.match(self.lines[above])):
            yield Mistake(above, cut.end() - 1, "value-cut")
        if self.sign == ",":
            yield Mistake(*self.stop, "extra-comma")
        elif self.sign in ("]", "}"):
            yield Mistake(*self.stop, "extra-bracket", {"sign": self.sign})
        if self.start and self.lines[self.start[0]][self.start[1] : self.start[1] + 1] in CLOSERS:
            if self.start[0] != self.stop[0] or not self.sign:
                yield Mistake(*self.start, "open-bracket")
            # what is before a colon was to be the next field
            at = self.line.rfind(" ", 0, self.stop[1]) + 1 if self.sign == ":" else self.stop[1]
            yield Mistake(self.stop[0], at, "missing-comma")

    # ------------------------------------------------------------ values

    def value(self) -> Iterator[Mistake]:
        """A value that begins with a character that YAML uses itself, or has a colon in it."""
        number, at = self.stop[0], _value(self.line)
        if not self.line[at:]:
            return
        if block := BLOCK_START.match(self.line, at):
            yield Mistake(number, at, "block-start", {"start": block["start"]})
        elif self.line[at:].startswith("* ") and not self.line[:at].strip():
            yield Mistake(number, at, "star-for-dash")
        elif BAD_START.match(self.line, at):
            yield Mistake(number, at, "bad-start", {"start": self.line[at]}, self.quoted(at))
        elif self.line[at] in CLOSERS and self.stop[1] > at:
            yield Mistake(*self.stop, "after-bracket", {}, self.quoted(at))
        elif TWO_COLONS.match(self.line) and self.sign == ":":
            yield Mistake(*self.stop, "colon-in-value", {}, self.quoted(at))

    def goes_on(self) -> bool:
        """Whether a line with a colon goes on with the text of the line above."""
        words = self.line[: self.stop[1]].strip()
        known = sum(line.strip().startswith(f"{words}:") for line in self.lines)
        above = self.lines[self.above(self.stop[0])]
        return self.sign == ":" and " " in words and known == 1 and _indent(self.line) >= _indent(above)

    # ------------------------------------------------------------ spaces at the beginning

    def indentation(self) -> Iterator[Mistake]:
        """A line that begins where nothing above begins; or words that belong to no field."""
        number = self.start[0] if self.start and not BEGINS.match(self.lines[self.start[0]]) else self.stop[0]
        line, above = self.lines[number], self.lines[self.above(number)]
        if BEGINS.match(line) and self.goes_on():
            yield Mistake(*self.stop, "colon-in-value")
        elif BEGINS.match(line):
            _, number, _, column = max(self.moves(), default=(0, 0, 0, -1))
            if column >= 0:
                yield self.moved(number, column)
        elif not KEY.match(above) and _indent(above) > _indent(line):
            yield self.not_lined_up(number, _indent(above), self.above(number))
        else:
            yield Mistake(number, _indent(line), "stray-words")

    def moves(self) -> Iterator[tuple[int, int, int, int]]:
        """Each move of a line to where others begin that lets the parser go on: how far it then gets, the line, how
        small the move is, and the new column. The largest of them is the best.
        """
        above = self.above(self.stop[0])
        for number in {self.stop[0], above, self.above(above)}:
            line, kind = self.lines[number], DASH if DASH.match(self.lines[number]) else KEY
            begin = _indent if kind is DASH else _column
            for column in {0, *(begin(other) for other in self.lines if kind.match(other))} - {_indent(line)}:
                moved = f"{' ' * column}{line.lstrip()}"
                reached = _reached([*self.lines[:number], moved, *self.lines[number + 1 :]])
                if BEGINS.match(line) and reached > self.stop[0]:
                    yield reached, number, -abs(column - _indent(line)), column

    def moved(self, number: int, column: int) -> Mistake:
        """The line must begin at this column, like another line that it is compared with."""
        line, above = self.lines[number], self.above(number)
        if not any(map(BEGINS.match, self.lines[:number])):
            return Mistake(number, _indent(line), "too-far-in")
        kind, begin = (DASH, _indent) if DASH.match(line) else (KEY, _column)
        like = (n for n in range(above, -1, -1) if kind.match(self.lines[n]) and begin(self.lines[n]) == column)
        opens = self.lines[above].rstrip().endswith(":") and number < self.stop[0]
        return self.not_lined_up(number, column, self.stop[0] if opens else next(like, self.stop[0]))

    def not_lined_up(self, number: int, column: int, beside: int) -> Mistake:
        indent = _indent(self.lines[number])
        values = {"found": _spaces(indent), "wanted": _spaces(column), "line": beside + 1}
        return Mistake(number, indent, "not-lined-up", values)


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
