"""Which mistake keeps YAML from reading a file, in plain words and at its place, and what's below it all the same.

The parser knows only where it could not go on, which is often a line too late. Where a colon, a space or quotes are
missing, or a tab is in the way, the file is read on as if that were put right. Any other mistake is the last one
reported from its file.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import yaml

from careerguide.content.document import Document
from careerguide.content.yaml_lines import DASH, FIELD, KEY, LEAD, LONGEST, begin, cleaned, indent, unfit
from careerguide.model.guide import FIELDS
from careerguide.problems.problem import MOST, START, Mark, Problem, problem

Build = Callable[[str, str], tuple[Document, yaml.YAMLError | None]]
"""Reads a text, given the path of its file: the document, and the error at which the parser stopped."""

# These never go back over what they have matched (`*+`, `++`), so that none takes long on any line.
NO_SPACE: Final = re.compile(rf"{LEAD.pattern}[A-Za-z][^:#\[{{\"]*+(?<!\d)(?P<sign>:)(?=[^\s/])")
NO_SPACE_DASH: Final = re.compile(r"[ ]*+(?P<sign>-)(?=[^\s\d-])")
NO_COLON: Final = re.compile(rf"{LEAD.pattern}(?P<name>[a-z][a-z0-9_-]*+)(?:[ ]*+[;=,.][ ]*+|[ ]++|$)(?P<value>.*)")
VALUES: Final = {  # what a value can be that stops the parser, and whether quotes around it are all that's missing
    "after-quote": (re.compile(r"""(?:"(?:[^"\\]|\\.)*+"|'[^']*+')\s*+[^\s,:#\]}]"""), True),
    "block-start": (re.compile(r"(?P<start>[|>][-+]?+)[ ]*+[^\s#]"), False),
    "star-for-dash": (re.compile(r"\* "), False),
    "bad-start": (re.compile(r"(?=[@`%]|[*&](?:\s|\*)|\*[^\s*]*+\*|[?-]\s)(?P<start>.)"), True),
    "after-bracket": (re.compile(r"[\[{].*[\]}]$"), True),
}
CLOSERS: Final = {"[": "]", "{": "}"}
OPENERS: Final = {"]": "[", "}": "{"}

MOST_CORRECTIONS: Final = 50  # in one file, and fewer in a large one: it's read again after each
MOST_READ: Final = 2_000_000  # characters read again


class Mistake(NamedTuple):
    """A mistake: where it is, counting from 0, its code, the values for its sentences, and its line put right."""

    line: int
    column: int
    code: str
    values: Mapping[str, Any] = MappingProxyType({})
    corrected: str | None = None
    """None where the file isn't read on."""


def read_on(name: str, text: str, build: Build) -> Document:
    """The document in `text`, read on after what can be put right. Its value is None after any other mistake."""
    first = [problem(name, START, "byte-order-mark")] if text.startswith("\ufeff") else []
    typed = text.removeprefix("\ufeff").split("\n")
    if long := next((number for number, line in enumerate(typed, 1) if len(line) > LONGEST), 0):
        values = {"found": len(typed[long - 1]), "most": LONGEST}
        return Document(name, problems=[*first, problem(name, Mark(long, 1), "line-too-long", **values)])
    found = [*first, *unfit(name, typed)]
    if conflict := next((problem for problem in found if problem.code == "conflict"), None):
        return Document(name, problems=[problem for problem in found if problem <= conflict])
    if len(found) > MOST:
        return Document(name, problems=found)
    document = _corrected(name, typed, cleaned(typed) if found else [*typed], build)
    unclear = document.value is None or any(problem.code == "duplicate-key" for problem in document.problems)
    if unclear and any(problem.code == "tab" for problem in found):
        return Document(name, problems=found)  # what a tab was meant as isn't known
    return replace(document, problems=[*found, *document.problems], lines=typed)


def _corrected(name: str, typed: Sequence[str], lines: list[str], build: Build) -> Document:
    """The document in `lines`. Each at which the parser stops is put right in place, as long as that can be done."""
    corrected: list[Problem] = []
    most = min(MOST_CORRECTIONS, MOST_READ // (sum(map(len, lines)) + len(lines)))

    def as_typed(mark: Mark) -> Mark:
        old, new = typed[mark.line - 1], lines[mark.line - 1]
        return mark if old == new else mark._replace(column=typed_column(old, new, mark.column - 1) + 1)

    while True:
        document, error = build(name, "\n".join(lines))
        if typed != lines:
            marks, keys = (
                {loc: as_typed(mark) for loc, mark in places.items()} for places in (document.marks, document.keys)
            )
            problems = [replace(problem, column=as_typed(problem.mark).column) for problem in document.problems]
            guesses = document.guesses.union(problem.line for problem in corrected)
            document = replace(document, marks=marks, keys=keys, problems=[*corrected, *problems], guesses=guesses)
        if not error:
            return document
        mistake = find_mistake(lines, error)
        stop = problem(name, as_typed(Mark(mistake.line + 1, mistake.column + 1)), mistake.code, **mistake.values)
        if corrected and (stop.line, stop.code) == (corrected[-1].line, corrected[-1].code):
            return document  # the correction did not help
        if mistake.corrected is None or len(corrected) == most:
            return replace(document, problems=[*document.problems, stop])
        corrected.append(stop)
        lines[mistake.line] = mistake.corrected


def typed_column(typed: str, corrected: str, column: int) -> int:
    """Where in a line as it was typed the character is that's at `column` of the corrected line, counting from 0."""
    pairs = enumerate(zip(typed, corrected, strict=False))
    same = next((number for number, (old, new) in pairs if old != new), min(len(typed), len(corrected)))
    return column if column < same else max(column - len(corrected) + len(typed), same)


# ---------------------------------------------------------------- which mistake it is


def find_mistake(lines: Sequence[str], error: yaml.YAMLError) -> Mistake:
    """The mistake at which the parser gave up: the first that the lines around that place can have."""
    stop, start = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    around = _Stop(lines, (stop.line, stop.column) if stop else (0, 0), (start.line, start.column) if start else None)
    own, above = around.field(around.start[0], around.number), around.field(around.above(around.number))
    mistake = next(chain(own, around.quotes(), around.brackets(), around.value(), above, around.indentation()))
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    return mistake if mistake.line <= last else mistake._replace(line=last, column=len(lines[last]))


class _Stop:
    """Where the parser gave up, counting from 0, in something that began at `start`; and what lines near it lack."""

    def __init__(self, lines: Sequence[str], stop: tuple[int, int], start: tuple[int, int] | None) -> None:
        self.lines, self.stop, self.start = [*lines, ""], stop, start or stop
        self.number, self.column = stop
        self.line = self.lines[self.number]
        self.sign = self.line[self.column : self.column + 1]
        self.opener = self.lines[self.start[0]][self.start[1] : self.start[1] + 1]

    def above(self, number: int) -> int:
        """The nearest line above that's not blank, or the line itself."""
        return next((n for n in range(number - 1, -1, -1) if self.lines[n].strip()), number)

    def ends(self, number: int) -> bool:
        """Whether the line below is a field or an entry, so that no value goes on there."""
        below = next((line for line in self.lines[number + 1 :] if line.strip()), "-")
        return bool(KEY.match(below) or DASH.match(below))

    def field(self, *numbers: int) -> Iterator[Mistake]:
        """A field without its colon, or without the space after it; an entry without the space after its dash."""
        names = FIELDS | {match[1] for match in map(FIELD.match, self.lines) if match}
        for number in numbers:
            line = self.lines[number]
            space, dash, name = NO_SPACE.match(line), NO_SPACE_DASH.match(line), NO_COLON.match(line)
            if dash and any(other.startswith(f"{dash[0]} ") for other in self.lines):
                space = space or dash  # and no hyphen, since entries begin like this
            if KEY.match(line):
                continue
            if space:
                corrected = f"{space[0]} {line[space.end() :]}"
                yield Mistake(number, space.end(), "no-space", space.groupdict(), corrected)
            elif name and (name["name"] in names or name["value"].startswith(tuple(CLOSERS))):
                corrected = f"{line[: name.end('name')]}: {name['value']}".rstrip()
                yield Mistake(number, name.start("name"), "no-colon", {"name": name["name"]}, corrected)

    def quotes(self) -> Iterator[Mistake]:
        """Quotes that begin at the start and don't end on their line; or that began above, and ended at the stop."""
        places = [self.start]
        for quote in filter(self.line[: self.column].count, "\"'"):
            above = next((n for n in range(self.number - 1, -1, -1) if quote in self.lines[n]), self.number)
            places.append((above, _value(self.lines[above])))
        for number, at in places:
            line = self.lines[number].rstrip()
            inside = line[at : at + 1] in tuple(CLOSERS) and line[at:].count('"') % 2 and line[-1] in "]}"
            column = line.rindex('"') if inside else at
            before, quote, words = line[:column], line[column : column + 1], line[column + 1 :]
            if quote and quote in "\"'" and quote not in words:
                closer = words[-1:] if set(before) & set(CLOSERS) else ""
                closed = f"{before}{_quoted(words.removesuffix(closer)) if words else ''}{closer}"
                yield Mistake(number, column, "open-quote", {}, closed if self.ends(number) else None)

    def brackets(self) -> Iterator[Mistake]:
        above = self.above(self.number)
        text, cut, _ = f"{self.lines[above]} ".partition(" #")
        if cut and above != self.number and text.count("[") + text.count("{") > text.count("]") + text.count("}"):
            yield Mistake(above, len(text) + 1, "value-cut")
        if self.opener in CLOSERS and self.sign == ",":
            yield Mistake(*self.stop, "extra-comma")
        elif self.sign and self.sign in "]}" and self.line.count(self.sign) > self.line.count(OPENERS[self.sign]):
            yield Mistake(*self.stop, "extra-bracket", {"sign": self.sign})
        elif self.opener in CLOSERS and self.start[0] == self.number and self.sign and self.sign not in "]}":
            name = self.line.rfind(" ", 0, self.column) + 1  # of the next field
            yield Mistake(self.number, name if self.sign == ":" else self.column, "missing-comma")
        elif self.opener in CLOSERS:
            yield Mistake(*self.start, "open-bracket")
        elif not any(map(str.strip, self.lines[self.number :])):
            yield from self.open_brackets()

    def open_brackets(self) -> Iterator[Mistake]:
        """The innermost bracket that's open at the end of the file, if one is."""
        opened: list[tuple[int, int]] = []
        for number, line in enumerate(self.lines):
            for bracket in re.finditer(r"[\[\]{}]", line):
                if bracket[0] in CLOSERS:
                    opened.append((number, bracket.start()))
                elif opened:
                    opened.pop()
        if opened:
            yield Mistake(*opened[-1], "open-bracket")

    def value(self) -> Iterator[Mistake]:
        """A value that must be in quotes, for what it begins with or has in it."""
        at = _value(self.line)
        value, read = self.line[at:], self.line[at : self.column].rstrip()
        corrected = f"{self.line[:at]}{_quoted(value.rstrip())}" if self.ends(self.number) else None
        if self.sign == "\\" and self.opener == '"':
            yield Mistake(*self.stop, "bad-escape", {"sign": self.line[self.column : self.column + 2]})
        for code, (pattern, quoted) in VALUES.items():
            column = self.column if code.startswith("after") else at
            if match := pattern.match(read if code == "after-bracket" else value):
                yield Mistake(self.number, column, code, match.groupdict(), corrected if quoted else None)
        if self.sign == ":" and " " in self.line[begin(self.line) : self.column].strip():
            yield Mistake(*self.stop, "colon-in-value", {}, corrected if read and at > begin(self.line) else None)
        if self.sign == ",":
            yield Mistake(*self.stop, "extra-comma")

    def indentation(self) -> Iterator[Mistake]:
        """Words that belong to no field; or of the lines near the stop, the one that begins where fewest others do."""
        entries = {n: indent(line) for n, line in enumerate(self.lines) if DASH.match(line)}
        fields = {n: begin(line) for n, line in enumerate(self.lines) if KEY.match(line)}
        begins = entries | fields
        number = self.number if self.start[0] in begins else self.start[0]
        above = self.above(number)
        if number not in begins:
            if above not in fields and indent(self.lines[above]) > indent(self.lines[number]):
                yield self.not_lined_up(number, indent(self.lines[above]), above)
            yield Mistake(number, indent(self.lines[number]), "stray-words")
        count = Counter(begins.values())
        count[0] += len(self.lines) * (0 not in entries.values())  # which is where the fields of such a file begin
        odd = min((n for n in (number, above, self.above(above)) if n in begins), key=lambda n: count[begins[n]])
        columns = entries if odd in entries else fields
        if odd == min(begins):
            yield Mistake(odd, indent(self.lines[odd]), "too-far-in")
        for like in sorted(columns, key=lambda n: (abs(columns[n] - columns[odd]), abs(n - odd))):
            if columns[like] != columns[odd]:
                yield self.not_lined_up(odd, columns[like], like)
        yield Mistake(*self.stop, "yaml")

    def not_lined_up(self, number: int, column: int, like: int) -> Mistake:
        begins = indent(self.lines[number])
        found, wanted = (f"{n or 'no'} space{'' if n == 1 else 's'}" for n in (begins, column))
        return Mistake(number, begins, "not-lined-up", {"found": found, "wanted": wanted, "line": like + 1})


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _value(line: str) -> int:
    """Where the value of a line begins: after its dashes and the name of its field."""
    key = KEY.match(line)
    return key.end() if key else begin(line)
